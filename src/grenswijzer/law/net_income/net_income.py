"""What is left of a year's income after the levies of both states; the lines of it add up to the cent."""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import rule

_LAW = "no law: the sum of what the articles above yield"


@rule(level="adult", law=_LAW, unit="EUR/year", start="2003-01-01", output=True)
def total_gross_pay(sum_gross_pay: float) -> float:
    """Gross pay in money of all jobs."""
    return round_half_up(sum_gross_pay, CENT)


@rule(level="adult", law=_LAW, unit="EUR/year", start="2003-01-01", output=True)
def total_other_income(
    sum_benefit_amount: float,
    other_dutch_income: float,
    other_belgian_income: float,
    other_foreign_income: float,
) -> float:
    """Benefits and other income in money, before tax."""
    other = other_dutch_income + other_belgian_income + other_foreign_income
    return round_half_up(sum_benefit_amount + other, CENT)


@rule(level="adult", law=_LAW, unit="EUR/year", start="2003-01-01", output=True)
def total_employee_pension_premium(sum_employee_pension_premium: float) -> float:
    """Own premiums for pensions by the employer, of all jobs."""
    return round_half_up(sum_employee_pension_premium, CENT)


@rule(level="adult", law=_LAW, unit="EUR/year", start="2003-01-01", output=True)
def total_employee_contributions(sum_be_employee_contributions: float) -> float:
    """Employee contributions of all jobs in the state that insures."""
    return round_half_up(sum_be_employee_contributions, CENT)


@rule(level="adult", law=_LAW, unit="EUR/year", start="2003-01-01", output=True)
def net_income(
    total_gross_pay: float,
    total_other_income: float,
    total_employee_pension_premium: float,
    total_employee_contributions: float,
    be_special_social_security_contribution: float,
    be_income_tax: float,
    nl_income_tax: float,
    nl_national_insurance_premium: float,
    nl_general_compensation: float,
    nl_special_compensation: float,
) -> float:
    """What is left in a year: income less contributions, premiums and tax, plus compensation (netto inkomen).

    Every line is taken in whole cents, so that what is shown adds up. Not counted: pay in kind, the costs of the home,
    health premiums paid to an insurer, child benefit and other allowances.
    """
    income = total_gross_pay + total_other_income - total_employee_pension_premium
    contributions = total_employee_contributions + round_half_up(
        be_special_social_security_contribution, CENT
    )
    dutch = round_half_up(nl_income_tax, CENT) + round_half_up(nl_national_insurance_premium, CENT)
    compensation = round_half_up(nl_general_compensation, CENT) + round_half_up(nl_special_compensation, CENT)
    left = income - contributions - round_half_up(be_income_tax, CENT) - dutch + compensation
    return round_half_up(left, CENT)


@rule(level="household", law=_LAW, unit="EUR/year", start="2003-01-01", output=True)
def household_net_income(sum_net_income: float) -> float:
    """What is left for the household in a year."""
    return round_half_up(sum_net_income, CENT)
