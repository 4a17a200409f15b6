"""Whether a job still carries the right to the special compensation of frontier workers of 2002."""

from grenswijzer.engine.arithmetic import CENT, months_between, round_half_up, year_of
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import FrontierEmployment, NilYear

_LAW = "treaty NL-BE 2001 art. 27(2)"
_DECREE = "decree CPP2009/1120M of 1 July 2009, back to 1 January 2003"


@rule(level="spell", law=_LAW, start="2003-01-01")
def nl_is_same_employment_as_in_2002(
    frontier_employment: FrontierEmployment, job_start: int, nl_frontier_rule_last_year: float
) -> bool:
    """The same employment as on 31 December 2002 (dezelfde dienstbetrekking): it began on that day at the latest."""
    return frontier_employment == FrontierEmployment.SAME and year_of(job_start) <= nl_frontier_rule_last_year


@rule(level="spell", law=f"{_DECREE}, (ii)", start="2003-01-01", end="2008-08-31")
def nl_is_new_job_soon_after_dismissal(
    frontier_employment: FrontierEmployment,
    was_dismissed_involuntarily_and_fully: bool,
    is_in_belgian_border_region: bool,
    previous_employment_end: int,
    job_start: int,
    nl_months_to_new_job: float,
) -> bool:
    """A new job in the Belgian border region within six months after involuntary and complete dismissal.

    The six months run from the day after the last day of the old employment: old job until 30 June, new one by 31
    December.
    """
    is_dismissed = (
        frontier_employment == FrontierEmployment.AFTER_DISMISSAL and was_dismissed_involuntarily_and_fully
    )
    is_after = job_start > previous_employment_end
    is_in_time = months_between(previous_employment_end + 1, job_start) < nl_months_to_new_job
    return is_dismissed and is_in_belgian_border_region and is_after and is_in_time


@rule(level="spell", law=f"{_DECREE}, (iii)", start="2003-01-01")
def nl_is_resumed_after_short_posting(
    frontier_employment: FrontierEmployment,
    posting_start: int,
    posting_end: int,
    nl_posting_months: float,
) -> bool:
    """The Belgian employment is resumed after the employer posted the worker abroad for at most twelve months."""
    is_posting = frontier_employment == FrontierEmployment.AFTER_POSTING and posting_end > posting_start
    return is_posting and months_between(posting_start, posting_end) < nl_posting_months


@rule(level="spell", law=f"{_LAW}; {_DECREE}", start="2003-01-01", output=True)
def nl_is_frontier_employment(
    frontier_employment: FrontierEmployment,
    nl_is_same_employment_as_in_2002: bool,
    nl_is_new_job_soon_after_dismissal: bool,
    nl_is_resumed_after_short_posting: bool,
) -> bool:
    """The job counts as the frontier worker's employment of 31 December 2002 (grensarbeidersregeling).

    The same employment; changed by take-over, merger, reorganisation, division or the like; a new one soon after
    dismissal; resumed after a short posting. Any other change of employer ends the right, a return later too.
    """
    is_transferred = frontier_employment == FrontierEmployment.TRANSFERRED
    is_followed = nl_is_new_job_soon_after_dismissal or nl_is_resumed_after_short_posting
    return nl_is_same_employment_as_in_2002 or is_transferred or is_followed


@rule(level="spell", law=f"{_LAW}; approval act art. 1a(2)", start="2003-01-01", output=True)
def nl_is_in_special_compensation_scope(
    nl_is_frontier_employment: bool, be_taxable_pay_share: float, nl_relief_is_credit: bool
) -> bool:
    """Pay that the Netherlands taxed under the old frontier rule and Belgium now under art. 15 or 19(1)."""
    return nl_is_frontier_employment and be_taxable_pay_share > 0 and not nl_relief_is_credit


@rule(level="adult", law=f"{_LAW}; {_DECREE}, (iv)-(v)", start="2003-01-01", output=True)
def nl_special_compensation_has_lapsed(
    earlier_nil_year: NilYear,
    earlier_deductions_were_used_by_partner: bool,
    lost_frontier_employment_before: bool,
) -> bool:
    """The right ended for good in an earlier year (vervallen): a nil year, or another employer.

    A nil year does not count when it came only from the Belgian career-break scheme, or from one-off high deductions
    that the partner could not use.
    """
    by_deductions = earlier_nil_year == NilYear.ONE_OFF_DEDUCTIONS and earlier_deductions_were_used_by_partner
    return earlier_nil_year == NilYear.ORDINARY or by_deductions or lost_frontier_employment_before


@rule(level="adult", law=f"{_LAW}; approval act art. 1a(2)", start="2003-01-01", output=True)
def nl_has_special_compensation_right(
    nl_is_resident: bool,
    any_nl_is_in_special_compensation_scope: bool,
    nl_special_compensation_has_lapsed: bool,
) -> bool:
    """May have the special compensation (recht op bijzondere compensatie), beside the general one."""
    return (
        nl_is_resident and any_nl_is_in_special_compensation_scope and not nl_special_compensation_has_lapsed
    )


@rule(
    level="adult",
    law=f"{_LAW}; {_DECREE}, (iv)-(v)",
    start="2003-01-01",
    when="nl_has_special_compensation_right",
    otherwise=0.0,
    output=True,
)
def nl_special_compensation_ends_with_this_year(
    nl_special_compensation: float, reason_of_nil_year: NilYear, deductions_are_used_by_partner: bool
) -> bool:
    """The special compensation is nil this year and ends for good (vervalt definitief); the general one stays."""
    is_career_break = reason_of_nil_year == NilYear.CAREER_BREAK
    is_deductions = reason_of_nil_year == NilYear.ONE_OFF_DEDUCTIONS and not deductions_are_used_by_partner
    is_nil = round_half_up(nl_special_compensation, CENT) <= 0
    return is_nil and not is_career_break and not is_deductions
