"""The free days between Germany and Luxembourg: fewer than 20 a year from 2011, fewer than 35 from 2024.

Up to 2023 a job that runs part of the year has two days a month; from 2024 nothing is reduced. What counts as such a
day stands in day_limit.py beside this folder.
"""

from grenswijzer.engine.arithmetic import EURO, round_down
from grenswijzer.engine.rule import rule

_OLD = "DE-LU agreement of 26 May 2011 (BMF 14 June 2011)"
_NEW = "DE-LU treaty 2012 art. 14(1a), protocol of 6 July 2023; agreement of 11 January 2024 (BMF 15 January 2024)"


@rule(
    level="spell",
    law=_OLD,
    unit="days/year",
    start="2011-01-01",
    end="2023-12-31",
    when="de_lu_day_limit_applies",
)
def de_lu_free_days(
    job_months: float, months_of_a_year: float, de_lu_free_days_a_month: float, de_lu_day_limit: float
) -> float:
    """Days that may be worked outside the state of work: fewer than 20; two a whole month in part of a year (frei)."""
    if job_months >= months_of_a_year:
        return de_lu_day_limit - 1
    return min(round_down(job_months, EURO) * de_lu_free_days_a_month, de_lu_day_limit - 1)


@rule(level="spell", law=_NEW, unit="days/year", start="2024-01-01", when="de_lu_day_limit_applies")
def de_lu_free_days(de_lu_day_limit: float) -> float:
    """Days that may be worked outside the state of work: fewer than 35, also in part of a year (freie Tage)."""
    return de_lu_day_limit - 1


@rule(
    level="spell",
    law=_OLD,
    unit="days/year",
    start="2011-01-01",
    end="2023-12-31",
    output=True,
    when="de_lu_day_limit_applies",
)
@rule(
    level="spell", law=_NEW, unit="days/year", start="2024-01-01", output=True, when="de_lu_day_limit_applies"
)
def de_lu_free_days_left(de_lu_days_outside: float, de_lu_free_days: float) -> float:
    """Days still free before the rule ends for the whole year (freie Tage); below zero: it has ended."""
    return de_lu_free_days - de_lu_days_outside


@rule(
    level="spell", law=_OLD, start="2011-01-01", end="2023-12-31", output=True, when="de_lu_day_limit_applies"
)
@rule(level="spell", law=_NEW, start="2024-01-01", output=True, when="de_lu_day_limit_applies")
def de_lu_keeps_tax_in_work_state(de_lu_free_days_left: float) -> bool:
    """Not more days count than are free: the state of work taxes all of the pay (19- oder 34-Tage-Regelung)."""
    return de_lu_free_days_left >= 0
