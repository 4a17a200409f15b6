"""Presence in the other state: the 183 days of art. 15(2)(a), counted the Dutch and the Belgian way."""

from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Country, DayDetail, PayStatus, PresenceCount


@rule(
    level="day",
    law="NL-BE treaty 2001 art. 15(2)(a); HR 14 Jul 2017, ECLI:NL:HR:2017:1326",
    start="2003-01-01",
)
def nl_be_is_presence_day_by_dutch_count(
    day_country: Country, day_pay_status: PayStatus, nl_be_other_state: Country
) -> bool:
    """Day in the other state with some link to the work there, as the Netherlands counts (verblijfsdag).

    Work days count, and free days, holidays, sick days and weekends spent there around the work; a private stay
    does not.
    """
    is_there = day_country == nl_be_other_state and nl_be_other_state != Country.NONE
    return is_there and day_pay_status != PayStatus.PRIVATE


@rule(level="day", law="NL-BE treaty 2001 art. 15(2)(a); circular AFZ 2005/0652", start="2003-01-01")
def nl_be_is_presence_day_by_belgian_count(day_country: Country, nl_be_other_state: Country) -> bool:
    """Day or part of a day in the other state for whatever reason, as Belgium counts (dag van aanwezigheid)."""
    return day_country == nl_be_other_state and nl_be_other_state != Country.NONE


@rule(level="adult", law="NL-BE treaty 2001 art. 15(2)(a)", unit="days", start="2003-01-01", output=True)
def nl_be_longest_presence_by_dutch_count(
    most_in_12_months_nl_be_is_presence_day_by_dutch_count: int,
) -> float:
    """Most days in the other state in any 12 months that begin or end in the year, Dutch count."""
    return 1.0 * most_in_12_months_nl_be_is_presence_day_by_dutch_count


@rule(level="adult", law="NL-BE treaty 2001 art. 15(2)(a)", unit="days", start="2003-01-01", output=True)
def nl_be_longest_presence_by_belgian_count(
    most_in_12_months_nl_be_is_presence_day_by_belgian_count: int,
) -> float:
    """Most days in the other state in any 12 months that begin or end in the year, Belgian count."""
    return 1.0 * most_in_12_months_nl_be_is_presence_day_by_belgian_count


@rule(level="spell", law="NL-BE treaty 2001 art. 15(2)(a)", unit="days", start="2003-01-01")
def nl_be_undated_work_days(day_detail: DayDetail, nl_be_work_days_in_other_state: float) -> float:
    """Days worked in the other state of which only the number is known (werkdagen zonder datum)."""
    if day_detail == DayDetail.CALENDAR or day_detail == DayDetail.PATTERN:
        return 0.0
    return nl_be_work_days_in_other_state


@rule(level="adult", law="NL-BE treaty 2001 art. 15(2)(a)", unit="days", start="2003-01-01")
def nl_be_undated_work_days_of_year(sum_nl_be_undated_work_days: float) -> float:
    """Days of the year worked in the other state of which only the number is known (werkdagen zonder datum)."""
    return sum_nl_be_undated_work_days


@rule(level="adult", law="NL-BE treaty 2001 art. 15(2)(a)", unit="days", start="2003-01-01", output=True)
def nl_be_presence_days(
    nl_be_longest_presence_by_dutch_count: float,
    nl_be_longest_presence_by_belgian_count: float,
    nl_be_presence_count: PresenceCount,
    longest_presence_in_12_months: float,
    nl_be_undated_work_days_of_year: float,
) -> float:
    """Days of presence in the other state that the 183 days are held against (verblijfsdagen).

    From the calendar where there is one; where only totals are known, the number that was filled in, and at least
    the days worked there in the year.
    """
    counted = nl_be_longest_presence_by_dutch_count
    if nl_be_presence_count == PresenceCount.BELGIAN:
        counted = nl_be_longest_presence_by_belgian_count
    return max(max(counted, longest_presence_in_12_months), nl_be_undated_work_days_of_year)


@rule(level="spell", law="NL-BE treaty 2001 art. 15(2)(a)", start="2003-01-01", output=True)
def nl_be_stays_at_most_183_days(nl_be_presence_days: float, nl_be_presence_limit: float) -> bool:
    """In no 12 months that begin or end in the year was the person longer than 183 days in the other state."""
    return nl_be_presence_days <= nl_be_presence_limit


@rule(
    level="adult",
    law="NL-BE treaty 2001 art. 15(2)(a); HR 14 Jul 2017; circular AFZ 2005/0652",
    start="2003-01-01",
    output=True,
)
def nl_be_presence_counts_differ(
    nl_be_longest_presence_by_dutch_count: float,
    nl_be_longest_presence_by_belgian_count: float,
    nl_be_presence_limit: float,
) -> bool:
    """Belgium counts more than 183 days and the Netherlands does not: the two states may both claim the tax."""
    return (
        nl_be_longest_presence_by_belgian_count > nl_be_presence_limit
        and nl_be_longest_presence_by_dutch_count <= nl_be_presence_limit
    )


@referral(
    blocks=("be_taxable_pay_share", "nl_taxable_pay_share"),
    office="dutch_tax_office",
    level="spell",
    law="NL-BE treaty 2001 art. 15(2)(a)",
    start="2003-01-01",
)
def nl_be_lacks_presence_days(
    nl_be_presence_matters: bool,
    day_detail: DayDetail,
    longest_presence_in_12_months: float,
    nl_be_undated_work_days_of_year: float,
    nl_be_presence_limit: float,
) -> bool:
    """Totals of a year do not show how long you stayed in the other state in 12 months: fill in that number of days.

    Not asked where another condition already decides, or where the days worked in the year are above 183.
    """
    is_unknown = (
        longest_presence_in_12_months == 0 and nl_be_undated_work_days_of_year <= nl_be_presence_limit
    )
    has_totals_only = day_detail != DayDetail.CALENDAR and day_detail != DayDetail.PATTERN
    return nl_be_presence_matters and has_totals_only and is_unknown
