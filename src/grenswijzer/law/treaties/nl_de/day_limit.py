"""The 34 days between the Netherlands and Germany, from 2026: home days and days in third states that stay taxed in
the state of work (art. 14(1a); protocol XII of 14 April 2025). Art. 14(2), the 183 days, goes before it.

There is no such rule between the Netherlands and Belgium.
"""

from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Activity, Country, DayDetail, PayStatus

_START = "2026-01-01"
_ARTICLE = "NL-DE treaty 2012 art. 14(1a), as amended by the protocol of 14 April 2025"
_PROTOCOL = "NL-DE treaty 2012, Protocol XII(1)-(2), as amended by the protocol of 14 April 2025"


@rule(level="spell", law=_ARTICLE, start=_START)
def nl_de_day_limit_applies(
    is_ordinary_employee: bool, residence_state: Country, state_without_days: Country
) -> bool:
    """Lives in one of the two states and usually works as an employee in the other (34-dagenregeling)."""
    is_dutch_resident = residence_state == Country.NL and state_without_days == Country.DE
    is_german_resident = residence_state == Country.DE and state_without_days == Country.NL
    return is_ordinary_employee and (is_dutch_resident or is_german_resident)


@rule(level="day", law=_PROTOCOL, unit="minutes", start=_START, when="nl_de_day_limit_applies")
def nl_de_minutes_outside(
    day_pay_status: PayStatus,
    day_activity: Activity,
    day_country: Country,
    day_minutes: float,
    state_without_days: Country,
) -> float:
    """Minutes worked and paid in the state of residence or a third state (minuten buiten het werkland).

    Standby is left out, also when the worker is called out (aanwezigheidsdienst, Bereitschaftsdienst). Days that were
    not worked are left out too: sickness, leave, garden leave, idle days at the employer's order.
    """
    if day_pay_status != PayStatus.WORKED or day_activity == Activity.STANDBY:
        return 0.0
    if day_country == state_without_days or day_country == Country.NONE:
        return 0.0
    return day_minutes


@rule(level="day", law=_PROTOCOL, start=_START, when="nl_de_day_limit_applies")
def nl_de_is_day_outside(sum_of_date_nl_de_minutes_outside: float, nl_de_minimum_minutes: float) -> bool:
    """Date with at least 30 minutes of work outside the state of work, all rows of the date together (teldag).

    A day half at home and half at the employer's is one whole day.
    """
    return sum_of_date_nl_de_minutes_outside >= nl_de_minimum_minutes


@rule(level="adult", law=_ARTICLE, unit="days", start=_START)
def nl_de_days_outside(days_in_year_nl_de_is_day_outside: int) -> float:
    """Different dates of the calendar year that count, over all jobs under this rule (teldagen)."""
    return 1.0 * days_in_year_nl_de_is_day_outside


@rule(
    level="spell", law=_ARTICLE, unit="days/year", start=_START, output=True, when="nl_de_day_limit_applies"
)
def distance_to_nl_de_day_limit(nl_de_days_outside: float, nl_de_free_days: float) -> float:
    """Days still free before the rule ends for the whole year (34-dagenregeling); below zero: it has ended."""
    return nl_de_free_days - nl_de_days_outside


@rule(level="spell", law=_ARTICLE, start=_START, output=True, when="nl_de_day_limit_applies")
def nl_de_keeps_tax_in_work_state(nl_de_days_outside: float, nl_de_day_limit: float) -> bool:
    """Fewer than 35 days count: only the state of work may tax home days and days in third states (34-dagenregeling).

    Not the days in a third state that may tax them itself under its treaty with the state of residence.
    """
    return nl_de_days_outside < nl_de_day_limit


@referral(blocks="nl_de_days_outside", office="grensinfopunten", level="spell", law=_PROTOCOL, start=_START)
def nl_de_lacks_dates(nl_de_day_limit_applies: bool, day_detail: DayDetail) -> bool:
    """Totals of a year do not show on how many dates you worked 30 minutes or more outside your state of work."""
    return nl_de_day_limit_applies and day_detail == DayDetail.COUNTS
