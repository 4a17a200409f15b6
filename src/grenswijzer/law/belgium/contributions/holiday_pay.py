"""Holiday pay beside the wage: the double holiday pay of staff, and what the holiday fund pays to manual workers.

The single holiday pay of staff is the ordinary wage of the days off and stands in the salary.
"""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Collar, EmployerKind


@rule(level="spell", law="KB 30.03.1967 arts 38-39", unit="EUR/year", start="2003-01-01")
def be_double_holiday_pay_maximum(
    be_monthly_salary: float,
    be_holiday_reference_months: float,
    months_of_a_year: float,
    be_double_holiday_pay_share: float,
    spell_days: float,
    job_days: float,
) -> float:
    """Highest legal double holiday pay of staff (wettelijk dubbel vakantiegeld), the period's part by calendar days.

    92% of the wage of the month of the main holiday, a twelfth for each month that counts of the year before.
    """
    whole = (
        be_monthly_salary * be_double_holiday_pay_share * ratio(be_holiday_reference_months, months_of_a_year)
    )
    return whole * ratio(spell_days, job_days)


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 39; KB 28.11.1969 art. 19 §1",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
    when="be_is_insured_as_employee",
)
def be_holiday_pay_outside_wage(
    holiday_pay: float,
    collar: Collar,
    employer_kind: EmployerKind,
    be_double_holiday_pay_maximum: float,
) -> float:
    """Holiday pay that is no wage for the contributions (vakantiegeld buiten het loonbegrip); the employer pays none.

    All that the fund pays to manual workers, all holiday pay of the public sector, and the legal double holiday
    pay of staff. What an employer gives above the legal one is ordinary wage.
    """
    if collar == Collar.MANUAL or employer_kind == EmployerKind.PUBLIC_AUTHORITY:
        return holiday_pay
    return round_half_up(min(holiday_pay, be_double_holiday_pay_maximum), CENT)


@rule(level="spell", law="Wet 29.06.1981 art. 39", unit="EUR/year", start="2003-01-01")
def be_contributed_holiday_pay(
    be_holiday_pay_outside_wage: float,
    collar: Collar,
    employer_kind: EmployerKind,
    be_contributed_double_holiday_pay_share: float,
    be_double_holiday_pay_share: float,
    be_contributed_fund_holiday_pay_share: float,
    be_fund_holiday_pay_share: float,
) -> float:
    """Part of it on which the employee pays: the double holiday pay up to the second day of the fourth week.

    In the public sector all of it.
    """
    if collar == Collar.MANUAL:
        share = ratio(be_contributed_fund_holiday_pay_share, be_fund_holiday_pay_share)
    elif employer_kind == EmployerKind.PUBLIC_AUTHORITY:
        share = 1.0
    else:
        share = ratio(be_contributed_double_holiday_pay_share, be_double_holiday_pay_share)
    return be_holiday_pay_outside_wage * share


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 39; KB 30.03.1967 art. 15",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
)
def be_holiday_pay_contribution(
    be_holiday_pay_outside_wage: float,
    be_contributed_holiday_pay: float,
    collar: Collar,
    be_employee_contribution_rate: float,
    be_holiday_fund_solidarity_rate: float,
) -> float:
    """What the employee pays on holiday pay outside the wage (inhouding op het vakantiegeld).

    The fund also takes one percent of all it pays to manual workers (solidariteitsinhouding).
    """
    contribution = round_half_up(be_contributed_holiday_pay * be_employee_contribution_rate, CENT)
    if collar == Collar.MANUAL:
        contribution = contribution + round_half_up(
            be_holiday_pay_outside_wage * be_holiday_fund_solidarity_rate, CENT
        )
    return contribution
