"""The days between France and Luxembourg that stay taxed in the state of work: 29 a year from 2020, 34 from 2023."""

from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Activity, Country, DayDetail, PayStatus

_START = "2020-01-01"
_RULE = "FR-LU treaty 2018, Protocol para. 3; avenant of 7 November 2022"
_COUNT = "FR-LU treaty 2018, Protocol para. 3; mutual agreement of 16 July 2020"
_CORONA = "FR-LU agreement of 16 July 2020 on corona"


@rule(level="spell", law=_RULE, start=_START)
def fr_lu_day_limit_applies(
    is_ordinary_employee: bool, residence_state: Country, state_without_days: Country
) -> bool:
    """Lives in one of the two states and usually works as an employee in the other (29 ou 34 jours)."""
    is_french_resident = residence_state == Country.FR and state_without_days == Country.LU
    is_luxembourg_resident = residence_state == Country.LU and state_without_days == Country.FR
    return is_ordinary_employee and (is_french_resident or is_luxembourg_resident)


@rule(level="day", law=_COUNT, unit="minutes", start="2023-01-01", when="fr_lu_day_limit_applies")
def fr_lu_minutes_outside(
    day_pay_status: PayStatus,
    day_activity: Activity,
    day_country: Country,
    day_minutes: float,
    state_without_days: Country,
    fr_lu_standby_counts: bool,
) -> float:
    """Minutes of work in the state of residence or a third state (travail hors de l'État d'emploi)."""
    if day_pay_status != PayStatus.WORKED:
        return 0.0
    if day_country == state_without_days or day_country == Country.NONE:
        return 0.0
    if day_activity == Activity.STANDBY and not fr_lu_standby_counts:
        return 0.0
    return day_minutes


@rule(
    level="day",
    law=f"{_COUNT}; {_CORONA}",
    unit="minutes",
    start=_START,
    end="2022-12-31",
    when="fr_lu_day_limit_applies",
)
def fr_lu_minutes_outside(
    day_pay_status: PayStatus,
    day_activity: Activity,
    day_country: Country,
    day_minutes: float,
    state_without_days: Country,
    fr_lu_standby_counts: bool,
    day_date: int,
    fr_lu_corona_first_day: float,
    fr_lu_corona_last_day: float,
) -> float:
    """Minutes of work in the state of residence or a third state, without work at home only because of corona."""
    if day_pay_status != PayStatus.WORKED:
        return 0.0
    if day_country == state_without_days or day_country == Country.NONE:
        return 0.0
    if day_activity == Activity.STANDBY and not fr_lu_standby_counts:
        return 0.0
    is_in_time = fr_lu_corona_first_day <= day_date <= fr_lu_corona_last_day
    if day_activity == Activity.CORONA_TELEWORK and is_in_time:
        return 0.0
    return day_minutes


@rule(level="day", law=_COUNT, start=_START, when="fr_lu_day_limit_applies")
def fr_lu_is_day_outside(sum_of_date_fr_lu_minutes_outside: float) -> bool:
    """Date with work outside the state of work, however short (jour compté)."""
    return sum_of_date_fr_lu_minutes_outside > 0


@rule(level="adult", law=_RULE, unit="days", start=_START)
def fr_lu_days_outside(days_in_year_fr_lu_is_day_outside: int) -> float:
    """Different dates of the year that count, over all jobs under this rule (jours comptés)."""
    return 1.0 * days_in_year_fr_lu_is_day_outside


@rule(level="spell", law=_RULE, unit="days/year", start=_START, output=True, when="fr_lu_day_limit_applies")
def distance_to_fr_lu_day_limit(fr_lu_days_outside: float, fr_lu_day_limit: float) -> float:
    """Days still free before the rule ends for the whole year (29 ou 34 jours); below zero: it has ended."""
    return fr_lu_day_limit - fr_lu_days_outside


@rule(level="spell", law=_RULE, start=_START, output=True, when="fr_lu_day_limit_applies")
def fr_lu_keeps_tax_in_work_state(fr_lu_days_outside: float, fr_lu_day_limit: float) -> bool:
    """Not more days count than are free: the state of work taxes all of the pay (29 ou 34 jours)."""
    return fr_lu_days_outside <= fr_lu_day_limit


@referral(blocks="fr_lu_days_outside", office="grensinfopunten", level="spell", law=_COUNT, start=_START)
def fr_lu_lacks_dates(fr_lu_day_limit_applies: bool, day_detail: DayDetail) -> bool:
    """Totals of a year do not show on how many dates you worked outside your state of work."""
    return fr_lu_day_limit_applies and day_detail == DayDetail.COUNTS
