"""Presence in the other state: the 183 days of the treaty between the Netherlands and Germany.

Only asked where the employer is not in that state: an employer there makes the pay taxable there from the first day.
"""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country

_OF_1959 = "NL-DE treaty 1959 art. 10(2); joint interpretation of presence"
_OF_2012 = "NL-DE treaty 2012 art. 14(2)(a)"


@rule(level="adult", law=_OF_2012, start="2003-01-01")
def nl_de_other_state(residence_state: Country) -> Country:
    """The other treaty state than the one of residence (de andere verdragsstaat); NONE outside the treaty."""
    if residence_state == Country.NL:
        return Country.DE
    if residence_state == Country.DE:
        return Country.NL
    return Country.NONE


@rule(level="spell", law=_OF_2012, start="2003-01-01")
def nl_de_has_employer_elsewhere(
    is_ordinary_employee: bool, nl_de_other_state: Country, employer_state: Country
) -> bool:
    """Employed by an employer outside the other treaty state: then days there can matter (werkgever elders)."""
    is_elsewhere = employer_state != nl_de_other_state and nl_de_other_state != Country.NONE
    return is_ordinary_employee and is_elsewhere


@rule(level="day", law=_OF_2012, start="2003-01-01", when="nl_de_has_employer_elsewhere")
def nl_de_is_presence_day(day_country: Country, nl_de_other_state: Country) -> bool:
    """Day or part of a day in the other state, with weekends, holidays and sick days there (verblijfsdag)."""
    return day_country == nl_de_other_state


@rule(level="adult", law=_OF_2012, start="2003-01-01")
def nl_de_presence_matters(any_nl_de_is_presence_day: bool) -> bool:
    """Has days in the other state, for an employer who is not there: the 183 days decide (183-dagenregeling)."""
    return any_nl_de_is_presence_day


@rule(level="adult", law=_OF_1959, unit="days", start="2003-01-01", end="2015-12-31")
def nl_de_presence_days(days_in_year_nl_de_is_presence_day: int) -> float:
    """Days in the other state in the calendar year (verblijfsdagen)."""
    return 1.0 * days_in_year_nl_de_is_presence_day


@rule(level="adult", law=_OF_2012, unit="days", start="2016-01-01")
def nl_de_presence_days(most_in_12_months_nl_de_is_presence_day: int) -> float:
    """Days in the other state in any 12 months that begin or end in the year (verblijfsdagen)."""
    return 1.0 * most_in_12_months_nl_de_is_presence_day


@rule(
    level="adult",
    law=_OF_2012,
    unit="days/year",
    start="2003-01-01",
    output=True,
    when="nl_de_presence_matters",
)
def distance_to_nl_de_183_days(nl_de_presence_days: float, nl_de_presence_limit: float) -> float:
    """Days left before the other state may tax from the first day (183 dagen); below zero: passed."""
    return nl_de_presence_limit - nl_de_presence_days
