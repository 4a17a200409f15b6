"""What is left of a year's income after the levies of both states; the lines of it add up to the cent."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import rule

_LAW = "no article of law: an addition"
_BEFORE_HEALTH_INSURANCE_ACT = "2005-12-31"


@rule(level="adult", law=_LAW, unit="EUR/year", start="2003-01-01", output=True)
def total_salary(sum_salary: float) -> float:
    """Salary of all jobs, before contributions and tax."""
    return round_half_up(sum_salary, CENT)


@rule(level="adult", law=_LAW, unit="EUR/year", start="2003-01-01", output=True)
def total_holiday_pay(sum_holiday_pay: float) -> float:
    """Holiday pay of all jobs (vakantiegeld)."""
    return round_half_up(sum_holiday_pay, CENT)


@rule(level="adult", law=_LAW, unit="EUR/year", start="2003-01-01", output=True)
def total_thirteenth_month(sum_thirteenth_month: float) -> float:
    """Thirteenth month of all jobs (dertiende maand)."""
    return round_half_up(sum_thirteenth_month, CENT)


@rule(level="adult", law=_LAW, unit="EUR/year", start="2003-01-01", output=True)
def total_bonus(sum_bonus: float) -> float:
    """Bonuses and other extra pay of all jobs."""
    return round_half_up(sum_bonus, CENT)


@rule(level="adult", law=_LAW, unit="EUR/year", start="2003-01-01", output=True)
def total_gross_pay(
    total_salary: float, total_holiday_pay: float, total_thirteenth_month: float, total_bonus: float
) -> float:
    """Gross pay in money of all jobs."""
    return round_half_up(total_salary + total_holiday_pay + total_thirteenth_month + total_bonus, CENT)


@rule(level="adult", law=_LAW, unit="EUR/year", start="2003-01-01", output=True)
def total_other_income(
    sum_benefit_amount: float,
    severance_pay: float,
    other_dutch_income: float,
    other_belgian_income: float,
    other_foreign_income: float,
) -> float:
    """Benefits, severance pay and other income in money, before tax."""
    other = other_dutch_income + other_belgian_income + other_foreign_income
    return round_half_up(sum_benefit_amount + severance_pay + other, CENT)


@rule(level="adult", law=_LAW, unit="EUR/year", start="2003-01-01", output=True)
def total_employee_pension_premium(sum_employee_pension_premium: float) -> float:
    """Own premiums for pensions by the employer, of all jobs."""
    return round_half_up(sum_employee_pension_premium, CENT)


@rule(level="adult", law=_LAW, unit="EUR/year", start="2003-01-01", output=True)
def total_employee_contributions(
    sum_be_employee_contributions: float, be_severance_contribution: float
) -> float:
    """Employee contributions of all jobs in the state that insures, with those on severance pay."""
    return round_half_up(sum_be_employee_contributions + be_severance_contribution, CENT)


@rule(level="adult", law=_LAW, unit="EUR/year", start="2003-01-01", output=True)
def nl_income_tax_before_relief(nl_income_tax: float, nl_double_tax_relief: float) -> float:
    """Dutch income tax as it would be without the relief for double taxation, after the credits."""
    return round_half_up(nl_income_tax, CENT) + round_half_up(nl_double_tax_relief, CENT)


@rule(
    level="adult",
    law=_LAW,
    unit="EUR/year",
    start="2003-01-01",
    end=_BEFORE_HEALTH_INSURANCE_ACT,
    output=True,
)
def net_income(
    total_salary: float,
    total_holiday_pay: float,
    total_thirteenth_month: float,
    total_bonus: float,
    total_other_income: float,
    total_employee_pension_premium: float,
    total_employee_contributions: float,
    be_special_social_security_contribution: float,
    be_income_tax: float,
    nl_income_tax_before_relief: float,
    nl_double_tax_relief: float,
    nl_national_insurance_premium: float,
    nl_general_compensation: float,
    nl_special_compensation: float,
) -> float:
    """What is left in a year: income less contributions, premiums and tax, plus compensation (netto inkomen).

    Every line is taken in whole cents, so that what is shown adds up. Not counted: pay in kind, the costs of the home,
    health premiums paid to an insurer, child benefit and other allowances.
    """
    pay = total_salary + total_holiday_pay + total_thirteenth_month + total_bonus
    income = pay + total_other_income - total_employee_pension_premium
    special = round_half_up(be_special_social_security_contribution, CENT)
    belgian = total_employee_contributions + special + round_half_up(be_income_tax, CENT)
    relief = round_half_up(nl_double_tax_relief, CENT)
    dutch = nl_income_tax_before_relief - relief + round_half_up(nl_national_insurance_premium, CENT)
    compensation = round_half_up(nl_general_compensation, CENT) + round_half_up(nl_special_compensation, CENT)
    return round_half_up(income - belgian - dutch + compensation, CENT)


@rule(level="adult", law=_LAW, unit="EUR/month", start="2003-01-01", output=True)
def net_income_per_month(net_income: float, months_of_a_year: float) -> float:
    """A twelfth of what is left in the year, in whole cents (netto per maand).

    Not what is paid out each month: holiday pay and the thirteenth month come once, and tax is settled afterwards.
    """
    return round_half_up(ratio(net_income, months_of_a_year), CENT)


@rule(level="household", law=_LAW, unit="EUR/year", start="2003-01-01", output=True)
def household_net_income(sum_net_income: float) -> float:
    """What is left for the household in a year."""
    return round_half_up(sum_net_income, CENT)


@rule(level="household", law=_LAW, unit="EUR/month", start="2003-01-01", output=True)
def household_net_income_per_month(household_net_income: float, months_of_a_year: float) -> float:
    """A twelfth of what is left for the household in the year."""
    return round_half_up(ratio(household_net_income, months_of_a_year), CENT)
