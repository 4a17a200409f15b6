"""Presence in the other state: the 183 days of the treaty between the Netherlands and France.

Only asked where the employer is not in that state: an employer there makes the pay taxable there from the first day.
"""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country

_ARTICLE = "NL-FR treaty 1973 art. 15(2)(a)"


@rule(level="adult", law=_ARTICLE, start="2003-01-01")
def nl_fr_other_state(residence_state: Country) -> Country:
    """The other treaty state than the one of residence (de andere verdragsstaat); NONE outside the treaty."""
    if residence_state == Country.NL:
        return Country.FR
    if residence_state == Country.FR:
        return Country.NL
    return Country.NONE


@rule(level="spell", law=_ARTICLE, start="2003-01-01")
def nl_fr_has_employer_elsewhere(
    is_ordinary_employee: bool, nl_fr_other_state: Country, employer_state: Country
) -> bool:
    """Employed by an employer outside the other treaty state: then days there can matter (werkgever elders)."""
    is_elsewhere = employer_state != nl_fr_other_state and nl_fr_other_state != Country.NONE
    return is_ordinary_employee and is_elsewhere


@rule(level="day", law=_ARTICLE, start="2003-01-01", when="nl_fr_has_employer_elsewhere")
def nl_fr_is_presence_day(day_country: Country, nl_fr_other_state: Country) -> bool:
    """Day or part of a day in the other state, with weekends, holidays and sick days there (verblijfsdag)."""
    return day_country == nl_fr_other_state


@rule(level="adult", law=_ARTICLE, start="2003-01-01")
def nl_fr_presence_matters(any_nl_fr_is_presence_day: bool) -> bool:
    """Has days in the other state, for an employer who is not there: the 183 days decide (183-dagenregeling)."""
    return any_nl_fr_is_presence_day


@rule(level="adult", law=_ARTICLE, unit="days", start="2003-01-01")
def nl_fr_presence_days(days_in_year_nl_fr_is_presence_day: int) -> float:
    """Days in the other state in the calendar year (verblijfsdagen)."""
    return 1.0 * days_in_year_nl_fr_is_presence_day


@rule(
    level="adult",
    law=_ARTICLE,
    unit="days/year",
    start="2003-01-01",
    output=True,
    when="nl_fr_presence_matters",
)
def distance_to_nl_fr_183_days(nl_fr_presence_days: float, nl_fr_presence_limit: float) -> float:
    """Days left before the other state may tax from the first day (183 dagen); below zero: passed."""
    return nl_fr_presence_limit - nl_fr_presence_days
