"""The wage of one month of a job: what the monthly tables of contributions are read with."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Collar


@rule(level="spell", law="KB 17.01.2000 art. 1; Wet 30.03.1994 art. 109", unit="months", start="2003-01-01")
def be_whole_months_of_period(spell_days: float, job_days: float, job_months: float) -> float:
    """Months of the job that this period stands for, by its calendar days.

    An amount per year is spread over a job's periods by calendar days: divided by these months it is the same
    monthly amount in every period.
    """
    return job_months * ratio(spell_days, job_days)


@rule(level="spell", law="KB 17.01.2000 art. 1; KB 30.03.1967 art. 38", unit="EUR/month", start="2003-01-01")
def be_monthly_salary(salary: float, benefits_in_kind: float, be_whole_months_of_period: float) -> float:
    """Ordinary wage of a month, benefits in kind included (brutomaandloon).

    Without holiday pay, 13th month and bonus: what the work bonus and the double holiday pay are measured by.
    """
    return round_half_up(ratio(salary + benefits_in_kind, be_whole_months_of_period), CENT)


@rule(level="spell", law="Wet 30.03.1994 art. 109", unit="EUR/month", start="2018-01-01")
def be_monthly_contribution_wage(be_contribution_base: float, be_whole_months_of_period: float) -> float:
    """Wage of a month on which contributions are paid, the year's wage taken as spread evenly."""
    return round_half_up(ratio(be_contribution_base, be_whole_months_of_period), CENT)


@rule(
    level="spell",
    law="Wet 29.06.1981 arts 23 and 38; KB 17.01.2000 art. 1",
    unit="EUR/year",
    start="2018-01-01",
    when="be_is_insured_as_employee",
)
def be_ordinary_contribution_wage(
    salary: float,
    benefits_in_kind: float,
    collar: Collar,
    be_manual_worker_base_share: float,
    spell_months: float,
    be_whole_months_of_period: float,
) -> float:
    """Ordinary wage on which contributions are paid, taken by months as the work bonus is (108% for manual workers).

    The pay of a year is spread over a job's periods by calendar days, but a month of 31 days earns no more than
    another. The months of all periods are the months of the job, so the periods sum to the same year's wage.
    """
    ordinary = salary + benefits_in_kind
    if be_whole_months_of_period > 0:
        ordinary = ratio(ordinary, be_whole_months_of_period) * spell_months
    if collar == Collar.MANUAL:
        return ordinary * be_manual_worker_base_share
    return ordinary


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 23",
    unit="EUR/year",
    start="2018-01-01",
    when="be_is_insured_as_employee",
)
def be_other_contribution_wage(
    be_contribution_base: float,
    salary: float,
    benefits_in_kind: float,
    collar: Collar,
    be_manual_worker_base_share: float,
) -> float:
    """Wage on which contributions are paid beside the ordinary one: 13th month, bonus, holiday pay above the law."""
    share = be_manual_worker_base_share if collar == Collar.MANUAL else 1.0
    return max(0.0, be_contribution_base - (salary + benefits_in_kind) * share)
