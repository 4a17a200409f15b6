"""The days over which the pay of a job is divided: those of its whole year, as both states count by calendar year.

In the corona years 2020 to 2022 those of each part of the year, because the agreement of 2020 holds from day to day.
"""

from grenswijzer.engine.rule import each, rule
from grenswijzer.law.types import Country, PaySplitCount

_DAYS = "NL-BE treaty 2001 art. 15(1); HR 23 Sep 2005, no. 40.179, BNB 2006/52; circular AFZ 2005/0652"


@rule(level="spell", law=_DAYS, unit="days", start="2003-01-01", end="2019-12-31", each="NL_BE")
@rule(level="spell", law=_DAYS, unit="days", start="2023-01-01", each="NL_BE")
def split_days_NL_BE(
    pay_split_count: PaySplitCount, job_work_days_NL_BE: float, job_absence_days_NL_BE: float
) -> float:
    """Days of the year the pay belongs to {the_state} for (dagen voor de dagenbreuk)."""
    if pay_split_count == PaySplitCount.PRESENCE:
        return job_work_days_NL_BE
    return job_work_days_NL_BE + job_absence_days_NL_BE


@rule(level="spell", law=_DAYS, unit="days", start="2020-01-01", end="2022-12-31", each="NL_BE")
def split_days_NL_BE(
    pay_split_count: PaySplitCount, work_days_NL_BE: float, absence_days_NL_BE: float
) -> float:
    """Days of this part of the year the pay belongs to {the_state} for (dagen voor de dagenbreuk)."""
    if pay_split_count == PaySplitCount.PRESENCE:
        return work_days_NL_BE
    return work_days_NL_BE + absence_days_NL_BE


@rule(level="spell", law=_DAYS, unit="days", start="2003-01-01", end="2019-12-31")
@rule(level="spell", law=_DAYS, unit="days", start="2023-01-01")
def split_days_third_states(
    pay_split_count: PaySplitCount, job_work_days_THIRD_STATE: float, job_absence_days_other: float
) -> float:
    """Days of the year the pay belongs to third states for (dagen in derde landen)."""
    worked = 0.0
    for _state in each("THIRD_STATE", Country):
        worked = worked + job_work_days_THIRD_STATE
    if pay_split_count == PaySplitCount.PRESENCE:
        return worked
    return worked + job_absence_days_other


@rule(level="spell", law=_DAYS, unit="days", start="2020-01-01", end="2022-12-31")
def split_days_third_states(
    pay_split_count: PaySplitCount, work_days_THIRD_STATE: float, absence_days_other: float
) -> float:
    """Days of this part of the year the pay belongs to third states for (dagen in derde landen)."""
    worked = 0.0
    for _state in each("THIRD_STATE", Country):
        worked = worked + work_days_THIRD_STATE
    if pay_split_count == PaySplitCount.PRESENCE:
        return worked
    return worked + absence_days_other


@rule(level="spell", law=_DAYS, unit="days", start="2003-01-01")
def split_days(split_days_nl: float, split_days_be: float, split_days_third_states: float) -> float:
    """All days the pay is divided over: leave and public holidays drop out, sick days stay in (noemer)."""
    return split_days_nl + split_days_be + split_days_third_states
