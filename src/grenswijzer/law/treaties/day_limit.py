"""Days at home or in third states that stay taxed in the state of work, between pairs of states that agreed on them.

The same for every pair: who is under the rule, which minutes lie outside the state of work, how dates are added up. Not
the same: from how many minutes a day counts, and standby at home (a reading where no text read says it). There is no
such rule between the Netherlands and Belgium.
"""

from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Activity, Country, DayDetail, PayStatus


@rule(level="spell", law="{law}", start="{start}", end="{end}", each="PAIR.day_limit")
def PAIR_day_limit_applies(
    is_ordinary_employee: bool,
    residence_state: Country,
    state_without_days: Country,
    first_state: Country,
    second_state: Country,
) -> bool:
    """Lives in one of the two states and usually works as an employee in the other ({called})."""
    lives_in_first = residence_state == first_state and state_without_days == second_state
    lives_in_second = residence_state == second_state and state_without_days == first_state
    return is_ordinary_employee and (lives_in_first or lives_in_second)


@rule(
    level="day",
    law="{law}",
    unit="minutes",
    start="{start}",
    end="{end}",
    when="PAIR_day_limit_applies",
    each="PAIR.minutes_outside",
)
def PAIR_minutes_outside(
    day_pay_status: PayStatus,
    day_activity: Activity,
    day_country: Country,
    day_minutes: float,
    state_without_days: Country,
    standby_counts: bool,
) -> float:
    """Minutes of work in the state of residence or a third state (minuten buiten het werkland).

    {what_counts}
    """
    if day_pay_status != PayStatus.WORKED:
        return 0.0
    if day_country == state_without_days or day_country == Country.NONE:
        return 0.0
    if day_activity == Activity.STANDBY and not standby_counts:
        return 0.0
    return day_minutes


@rule(
    level="day",
    law="{law}",
    unit="minutes",
    start="{start}",
    end="{end}",
    when="PAIR_day_limit_applies",
    each="PAIR.minutes_outside_in_corona",
)
def PAIR_minutes_outside(
    day_pay_status: PayStatus,
    day_activity: Activity,
    day_country: Country,
    day_minutes: float,
    state_without_days: Country,
    standby_counts: bool,
    day_date: int,
    PAIR_corona_first_day: float,
    PAIR_corona_last_day: float,
) -> float:
    """Minutes of work in the state of residence or a third state (minuten buiten het werkland).

    {what_counts} From March 2020 to June 2022 work at home only because of corona is left out too.
    """
    if day_pay_status != PayStatus.WORKED:
        return 0.0
    if day_country == state_without_days or day_country == Country.NONE:
        return 0.0
    if day_activity == Activity.STANDBY and not standby_counts:
        return 0.0
    is_in_time = PAIR_corona_first_day <= day_date <= PAIR_corona_last_day
    if day_activity == Activity.CORONA_TELEWORK and is_in_time:
        return 0.0
    return day_minutes


@rule(
    level="day",
    law="{law}",
    unit="minutes",
    start="{start}",
    end="{end}",
    when="PAIR_day_limit_applies",
    each="PAIR.minutes_outside_by_shift",
)
def PAIR_minutes_outside(
    day_pay_status: PayStatus,
    day_activity: Activity,
    day_country: Country,
    day_minutes: float,
    state_without_days: Country,
    standby_counts: bool,
    day_continues_shift: bool,
) -> float:
    """Minutes of work in the state of residence or a third state (minuten buiten het werkland).

    {what_counts} The part after midnight of a shift that began the day before makes no day of its own.
    """
    if day_pay_status != PayStatus.WORKED or day_continues_shift:
        return 0.0
    if day_country == state_without_days or day_country == Country.NONE:
        return 0.0
    if day_activity == Activity.STANDBY and not standby_counts:
        return 0.0
    return day_minutes


@rule(
    level="day",
    law="{law}",
    start="{start}",
    end="{end}",
    when="PAIR_day_limit_applies",
    each="PAIR.day_of_any_work",
)
def PAIR_is_day_outside(sum_of_date_PAIR_minutes_outside: float) -> bool:
    """Date with work outside the state of work, however short (teldag)."""
    return sum_of_date_PAIR_minutes_outside > 0


@rule(
    level="day",
    law="{law}",
    start="{start}",
    end="{end}",
    when="PAIR_day_limit_applies",
    each="PAIR.day_of_30_minutes",
)
def PAIR_is_day_outside(sum_of_date_PAIR_minutes_outside: float, PAIR_minimum_minutes: float) -> bool:
    """Date with at least 30 minutes of work outside the state of work, all rows of the date together (teldag).

    {whole_day}
    """
    return sum_of_date_PAIR_minutes_outside >= PAIR_minimum_minutes


@rule(level="adult", law="{law}", unit="days", start="{start}", end="{end}", each="PAIR.day_limit")
def PAIR_days_outside(days_in_year_PAIR_is_day_outside: int) -> float:
    """Different dates of the calendar year that count, over all jobs under this rule (teldagen)."""
    return 1.0 * days_in_year_PAIR_is_day_outside


@rule(
    level="spell",
    law="{law}",
    unit="days/year",
    start="{start}",
    end="{end}",
    output=True,
    when="PAIR_day_limit_applies",
    each="PAIR.free_days",
)
def distance_to_PAIR_day_limit(PAIR_days_outside: float, PAIR_day_limit: float) -> float:
    """Days still free before the rule ends for the whole year ({called}); below zero: it has ended."""
    return PAIR_day_limit - PAIR_days_outside


@rule(
    level="spell",
    law="{law}",
    start="{start}",
    end="{end}",
    output=True,
    when="PAIR_day_limit_applies",
    each="PAIR.free_days",
)
def PAIR_keeps_tax_in_work_state(PAIR_days_outside: float, PAIR_day_limit: float) -> bool:
    """Not more days count than are free: {effect} ({called})."""
    return PAIR_days_outside <= PAIR_day_limit


@referral(
    blocks="PAIR_days_outside",
    office="grensinfopunten",
    level="spell",
    law="{law}",
    start="{start}",
    end="{end}",
    each="PAIR.needs_dates",
)
def PAIR_lacks_dates(PAIR_day_limit_applies: bool, day_detail: DayDetail) -> bool:
    """Totals of a year do not show on how many dates you worked outside your state of work."""
    return PAIR_day_limit_applies and day_detail == DayDetail.COUNTS
