"""What is left since everyone insured in the Netherlands pays a premium to a health insurer (Zvw, 1 January 2006)."""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import rule

_LAW = "no article of law: an addition"


@rule(level="adult", law="WIB 92 arts 245, 465-470", unit="EUR/year", start="2014-01-01", output=True)
def be_local_surcharge(
    be_municipal_surcharge: float, be_surcharge: float, be_severance_surcharge: float
) -> float:
    """Surcharge for the municipality, or the one that non-residents pay in its place (opcentiemen)."""
    return round_half_up(be_municipal_surcharge + be_surcharge + be_severance_surcharge, CENT)


@rule(level="adult", law="WIB 92 arts 245, 465-470", unit="EUR/year", start="2014-01-01", output=True)
def be_income_tax_before_surcharge(be_income_tax: float, be_local_surcharge: float) -> float:
    """Belgian income tax of State and region, without the surcharge, after the credits that are paid out."""
    return round_half_up(be_income_tax, CENT) - be_local_surcharge


@rule(level="adult", law=_LAW, unit="EUR/year", start="2014-01-01", output=True)
def net_income(
    total_salary: float,
    total_holiday_pay: float,
    total_thirteenth_month: float,
    total_bonus: float,
    total_other_income: float,
    total_employee_pension_premium: float,
    total_employee_contributions: float,
    be_special_social_security_contribution: float,
    be_income_tax_before_surcharge: float,
    be_local_surcharge: float,
    nl_income_tax_before_relief: float,
    nl_double_tax_relief: float,
    nl_national_insurance_premium: float,
    nl_general_compensation: float,
    nl_special_compensation: float,
    nl_nominal_health_premium: float,
) -> float:
    """What is left in a year: income less contributions, premiums and tax, plus compensation (netto inkomen).

    Every line is taken in whole cents, so that what is shown adds up. The premium to a Dutch health insurer is counted
    for who is insured in the Netherlands. Not counted: pay in kind, the costs of the home, child benefit and other
    allowances.
    """
    pay = total_salary + total_holiday_pay + total_thirteenth_month + total_bonus
    income = pay + total_other_income - total_employee_pension_premium
    special = round_half_up(be_special_social_security_contribution, CENT)
    belgian = total_employee_contributions + special + be_income_tax_before_surcharge + be_local_surcharge
    relief = round_half_up(nl_double_tax_relief, CENT)
    dutch = nl_income_tax_before_relief - relief + round_half_up(nl_national_insurance_premium, CENT)
    compensation = round_half_up(nl_general_compensation, CENT) + round_half_up(nl_special_compensation, CENT)
    return round_half_up(income - belgian - dutch - nl_nominal_health_premium + compensation, CENT)
