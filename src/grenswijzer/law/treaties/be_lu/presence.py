"""Presence in the other state: the 183 days of the treaty between Belgium and Luxembourg.

Only asked where the employer is not in that state: an employer there makes the pay taxable there from the first day.
"""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country

_ARTICLE = "BE-LU treaty 1970 art. 15(2)(a); final protocol para. 8"


@rule(level="adult", law=_ARTICLE, start="2003-01-01")
def be_lu_other_state(residence_state: Country) -> Country:
    """The other treaty state than the one of residence (de andere verdragsstaat); NONE outside the treaty."""
    if residence_state == Country.BE:
        return Country.LU
    if residence_state == Country.LU:
        return Country.BE
    return Country.NONE


@rule(level="spell", law=_ARTICLE, start="2003-01-01")
def be_lu_has_employer_elsewhere(
    is_ordinary_employee: bool, be_lu_other_state: Country, employer_state: Country
) -> bool:
    """Employed by an employer outside the other treaty state: then days there can matter (werkgever elders)."""
    is_elsewhere = employer_state != be_lu_other_state and be_lu_other_state != Country.NONE
    return is_ordinary_employee and is_elsewhere


@rule(level="day", law=_ARTICLE, start="2003-01-01", when="be_lu_has_employer_elsewhere")
def be_lu_is_presence_day(day_country: Country, be_lu_other_state: Country) -> bool:
    """Day or part of a day in the other state, with weekends, holidays and sick days there (verblijfsdag)."""
    return day_country == be_lu_other_state


@rule(level="adult", law=_ARTICLE, start="2003-01-01")
def be_lu_presence_matters(any_be_lu_is_presence_day: bool) -> bool:
    """Has days in the other state, for an employer who is not there: the 183 days decide (183-dagenregeling)."""
    return any_be_lu_is_presence_day


@rule(level="adult", law=_ARTICLE, unit="days", start="2003-01-01")
def be_lu_presence_days(days_in_year_be_lu_is_presence_day: int) -> float:
    """Days in the other state in the calendar year (verblijfsdagen)."""
    return 1.0 * days_in_year_be_lu_is_presence_day


@rule(
    level="adult",
    law=_ARTICLE,
    unit="days/year",
    start="2003-01-01",
    output=True,
    when="be_lu_presence_matters",
)
def distance_to_be_lu_183_days(be_lu_presence_days: float, be_lu_presence_limit: float) -> float:
    """Days left before the other state may tax from the first day (183 dagen); below zero: passed."""
    return be_lu_presence_limit - be_lu_presence_days
