"""New job after dismissal of a frontier worker of 2002, with the longer term of the years of crisis."""

from grenswijzer.engine.arithmetic import month_of, months_between, year_of
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import FrontierEmployment

_DECREE = "decree of 18 March 2013 (BWBR0033101), before CPP2009/1120M, (ii)"


@rule(
    level="spell",
    law=_DECREE,
    unit="calendar month",
    start="2008-09-01",
    when="was_dismissed_involuntarily_and_fully",
)
def nl_month_of_dismissal(previous_employment_end: int, nl_months_in_year: float) -> float:
    """Number of the month in which unemployment began, the day after the last day of the old employment."""
    first_day = previous_employment_end + 1
    return year_of(first_day) * nl_months_in_year + month_of(first_day)


@rule(level="spell", law=_DECREE, start="2008-09-01")
def nl_has_longer_term_after_dismissal(
    nl_month_of_dismissal: float,
    nl_longer_term_first_month: float,
    nl_longer_term_last_month: float,
) -> bool:
    """Unemployed from 1 September 2008 to 31 December 2013: twelve months to find a new job instead of six."""
    return nl_longer_term_first_month <= nl_month_of_dismissal <= nl_longer_term_last_month


@rule(level="spell", law=_DECREE, start="2008-09-01")
def nl_is_within_transition_after_dismissal(
    nl_month_of_dismissal: float,
    job_start: int,
    nl_longer_term_last_month: float,
    nl_half_year_months: float,
    nl_months_in_year: float,
) -> bool:
    """Unemployed in the first half of 2014, with a new job by 31 December 2014."""
    months_later = nl_month_of_dismissal - nl_longer_term_last_month
    # the term's last month is December, so that the end of the next year is twelve months later
    starts_in_time = year_of(job_start) * nl_months_in_year <= nl_longer_term_last_month
    return 0 < months_later <= nl_half_year_months and starts_in_time


@rule(level="spell", law=_DECREE, start="2008-09-01")
def nl_is_new_job_soon_after_dismissal(
    frontier_employment: FrontierEmployment,
    was_dismissed_involuntarily_and_fully: bool,
    is_in_belgian_border_region: bool,
    previous_employment_end: int,
    job_start: int,
    nl_has_longer_term_after_dismissal: bool,
    nl_is_within_transition_after_dismissal: bool,
    nl_months_to_new_job: float,
    nl_longer_months_to_new_job: float,
) -> bool:
    """A new job in the Belgian border region within six months after involuntary and complete dismissal.

    Twelve months for who became unemployed from 1 September 2008 to 31 December 2013; by the end of 2014 for who did
    in the first half of that year. No later extension is known.
    """
    is_dismissed = (
        frontier_employment == FrontierEmployment.AFTER_DISMISSAL and was_dismissed_involuntarily_and_fully
    )
    months = nl_months_to_new_job
    if nl_has_longer_term_after_dismissal:
        months = nl_longer_months_to_new_job
    is_after = job_start > previous_employment_end
    is_soon = months_between(previous_employment_end + 1, job_start) < months
    is_in_time = is_soon or nl_is_within_transition_after_dismissal
    return is_dismissed and is_in_belgian_border_region and is_after and is_in_time
