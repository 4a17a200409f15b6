"""The wage of one month of a job: what the monthly tables of contributions are read with."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import rule


@rule(level="spell", law="KB 17.01.2000 art. 1; Wet 30.03.1994 art. 109", unit="months", start="2018-01-01")
def be_whole_months_of_period(spell_days: float, job_days: float, job_months: float) -> float:
    """Months of the job that this period stands for, by its calendar days.

    An amount per year is spread over a job's periods by calendar days: divided by these months it is the same
    monthly amount in every period.
    """
    return job_months * ratio(spell_days, job_days)


@rule(level="spell", law="KB 17.01.2000 art. 1", unit="EUR/month", start="2018-01-01")
def be_monthly_salary(salary: float, benefits_in_kind: float, be_whole_months_of_period: float) -> float:
    """Ordinary wage of a month, benefits in kind included (brutomaandloon).

    Without holiday pay, 13th month and bonus, which the reference wage of the work bonus leaves out.
    """
    return round_half_up(ratio(salary + benefits_in_kind, be_whole_months_of_period), CENT)


@rule(level="spell", law="Wet 30.03.1994 art. 109", unit="EUR/month", start="2018-01-01")
def be_monthly_contribution_wage(be_contribution_base: float, be_whole_months_of_period: float) -> float:
    """Wage of a month on which contributions are paid, the year's wage taken as spread evenly."""
    return round_half_up(ratio(be_contribution_base, be_whole_months_of_period), CENT)
