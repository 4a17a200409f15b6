"""Presence in the other state: the 183 days of the treaty between France and Luxembourg.

Only asked where the employer is not in that state: an employer there makes the pay taxable there from the first day.
"""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country

_OF_1958 = "FR-LU treaty 1958 art. 14"
_OF_2018 = "FR-LU treaty 2018 art. 14(2)(a)"


@rule(level="adult", law=_OF_2018, start="2003-01-01")
def fr_lu_other_state(residence_state: Country) -> Country:
    """The other treaty state than the one of residence (de andere verdragsstaat); NONE outside the treaty."""
    if residence_state == Country.FR:
        return Country.LU
    if residence_state == Country.LU:
        return Country.FR
    return Country.NONE


@rule(level="spell", law=_OF_2018, start="2003-01-01")
def fr_lu_has_employer_elsewhere(
    is_ordinary_employee: bool, fr_lu_other_state: Country, employer_state: Country
) -> bool:
    """Employed by an employer outside the other treaty state: then days there can matter (werkgever elders)."""
    is_elsewhere = employer_state != fr_lu_other_state and fr_lu_other_state != Country.NONE
    return is_ordinary_employee and is_elsewhere


@rule(level="day", law=_OF_2018, start="2003-01-01", when="fr_lu_has_employer_elsewhere")
def fr_lu_is_presence_day(day_country: Country, fr_lu_other_state: Country) -> bool:
    """Day or part of a day in the other state, with weekends, holidays and sick days there (verblijfsdag)."""
    return day_country == fr_lu_other_state


@rule(level="adult", law=_OF_2018, start="2003-01-01")
def fr_lu_presence_matters(any_fr_lu_is_presence_day: bool) -> bool:
    """Has days in the other state, for an employer who is not there: the 183 days decide (183-dagenregeling)."""
    return any_fr_lu_is_presence_day


@rule(level="adult", law=_OF_1958, unit="days", start="2003-01-01", end="2019-12-31")
def fr_lu_presence_days(days_in_year_fr_lu_is_presence_day: int) -> float:
    """Days in the other state in the calendar year (verblijfsdagen)."""
    return 1.0 * days_in_year_fr_lu_is_presence_day


@rule(level="adult", law=_OF_2018, unit="days", start="2020-01-01")
def fr_lu_presence_days(most_in_12_months_fr_lu_is_presence_day: int) -> float:
    """Days in the other state in any 12 months that begin or end in the year (verblijfsdagen)."""
    return 1.0 * most_in_12_months_fr_lu_is_presence_day


@rule(
    level="adult",
    law=_OF_2018,
    unit="days/year",
    start="2003-01-01",
    output=True,
    when="fr_lu_presence_matters",
)
def distance_to_fr_lu_183_days(fr_lu_presence_days: float, fr_lu_presence_limit: float) -> float:
    """Days left before the other state may tax from the first day (183 dagen); below zero: passed."""
    return fr_lu_presence_limit - fr_lu_presence_days
