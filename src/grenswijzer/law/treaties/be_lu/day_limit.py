"""The days between Belgium and Luxembourg that stay taxed in the state of work: 24 a year from 2015, 34 from 2022.

Any part of a day counts, and so does standby at home: the opposite of the rule between the Netherlands and Germany.
"""

from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Activity, Country, DayDetail, PayStatus

_START = "2015-01-01"
_RULE = "BE-LU treaty 1970, final protocol para. 8; agreement of 16 March 2015; avenants of 5 Dec 2017 and 31 Aug 2021"
_COUNT = "circular AAFisc 22/2015 (Ci.700.520) of 1 June 2015; Belgian minister of Finance, May 2023"
_CORONA = "BE-LU agreement of 19 May 2020"


@rule(level="spell", law=_RULE, start=_START)
def be_lu_day_limit_applies(
    is_ordinary_employee: bool, residence_state: Country, state_without_days: Country
) -> bool:
    """Lives in one of the two states and usually works as an employee in the other (24- of 34-dagenregeling)."""
    is_belgian_resident = residence_state == Country.BE and state_without_days == Country.LU
    is_luxembourg_resident = residence_state == Country.LU and state_without_days == Country.BE
    return is_ordinary_employee and (is_belgian_resident or is_luxembourg_resident)


@rule(level="day", law=_COUNT, unit="minutes", start=_START, end="2019-12-31", when="be_lu_day_limit_applies")
@rule(level="day", law=_COUNT, unit="minutes", start="2023-01-01", when="be_lu_day_limit_applies")
def be_lu_minutes_outside(
    day_pay_status: PayStatus, day_country: Country, day_minutes: float, state_without_days: Country
) -> float:
    """Minutes of work in the state of residence or a third state (minuten buiten het werkland).

    Standby that keeps the worker there is work. Leave, sickness and force majeure are left out.
    """
    if day_pay_status != PayStatus.WORKED:
        return 0.0
    if day_country == state_without_days or day_country == Country.NONE:
        return 0.0
    return day_minutes


@rule(
    level="day",
    law=f"{_COUNT}; {_CORONA}",
    unit="minutes",
    start="2020-01-01",
    end="2022-12-31",
    when="be_lu_day_limit_applies",
)
def be_lu_minutes_outside(
    day_pay_status: PayStatus,
    day_country: Country,
    day_minutes: float,
    state_without_days: Country,
    day_activity: Activity,
    day_date: int,
    be_lu_corona_first_day: float,
    be_lu_corona_last_day: float,
) -> float:
    """Minutes of work in the state of residence or a third state (minuten buiten het werkland).

    Standby that keeps the worker there is work. Leave, sickness and force majeure are left out, and from March 2020 to
    June 2022 work at home only because of corona.
    """
    if day_pay_status != PayStatus.WORKED:
        return 0.0
    if day_country == state_without_days or day_country == Country.NONE:
        return 0.0
    is_in_time = be_lu_corona_first_day <= day_date <= be_lu_corona_last_day
    if day_activity == Activity.CORONA_TELEWORK and is_in_time:
        return 0.0
    return day_minutes


@rule(level="day", law=_COUNT, start=_START, when="be_lu_day_limit_applies")
def be_lu_is_day_outside(sum_of_date_be_lu_minutes_outside: float) -> bool:
    """Date with work outside the state of work, however short (teldag)."""
    return sum_of_date_be_lu_minutes_outside > 0


@rule(level="adult", law=_RULE, unit="days", start=_START)
def be_lu_days_outside(days_in_year_be_lu_is_day_outside: int) -> float:
    """Different dates of the calendar year that count, over all jobs under this rule (teldagen)."""
    return 1.0 * days_in_year_be_lu_is_day_outside


@rule(level="spell", law=_RULE, unit="days/year", start=_START, output=True, when="be_lu_day_limit_applies")
def distance_to_be_lu_day_limit(be_lu_days_outside: float, be_lu_day_limit: float) -> float:
    """Days still free before the rule ends for the whole year (24- of 34-dagenregeling); below zero: it has ended."""
    return be_lu_day_limit - be_lu_days_outside


@rule(level="spell", law=_RULE, start=_START, output=True, when="be_lu_day_limit_applies")
def be_lu_keeps_tax_in_work_state(be_lu_days_outside: float, be_lu_day_limit: float) -> bool:
    """Not more days count than are free: all work counts as done in the state of work (24- of 34-dagenregeling)."""
    return be_lu_days_outside <= be_lu_day_limit


@referral(blocks="be_lu_days_outside", office="grensinfopunten", level="spell", law=_COUNT, start=_START)
def be_lu_lacks_dates(be_lu_day_limit_applies: bool, day_detail: DayDetail) -> bool:
    """Totals of a year do not show on how many dates you worked outside your state of work."""
    return be_lu_day_limit_applies and day_detail == DayDetail.COUNTS
