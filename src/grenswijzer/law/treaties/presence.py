"""Presence in the other state: the 183 days of each treaty that has them in the same words.

Only asked where the employer is not in that state: an employer there makes the pay taxable there from the first day.
The Netherlands and Belgium count presence between them each in their own way: see nl_be.
"""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country


@rule(level="adult", law="{law}", start="{start}", each="PAIR.presence")
def PAIR_other_state(residence_state: Country, first_state: Country, second_state: Country) -> Country:
    """The other treaty state than the one of residence (de andere verdragsstaat); NONE outside the treaty."""
    if residence_state == first_state:
        return second_state
    if residence_state == second_state:
        return first_state
    return Country.NONE


@rule(level="spell", law="{law}", start="{start}", each="PAIR.presence")
def PAIR_has_employer_elsewhere(
    is_ordinary_employee: bool, PAIR_other_state: Country, employer_state: Country
) -> bool:
    """Employed by an employer outside the other treaty state: then days there can matter (werkgever elders)."""
    is_elsewhere = employer_state != PAIR_other_state and PAIR_other_state != Country.NONE
    return is_ordinary_employee and is_elsewhere


@rule(level="day", law="{law}", start="{start}", when="PAIR_has_employer_elsewhere", each="PAIR.presence")
def PAIR_is_presence_day(day_country: Country, PAIR_other_state: Country) -> bool:
    """Day or part of a day in the other state, with weekends, holidays and sick days there (verblijfsdag)."""
    return day_country == PAIR_other_state


@rule(level="adult", law="{law}", start="{start}", each="PAIR.presence")
def PAIR_presence_matters(any_PAIR_is_presence_day: bool) -> bool:
    """Has days in the other state, for an employer who is not there: the 183 days decide (183-dagenregeling)."""
    return any_PAIR_is_presence_day


@rule(level="adult", law="{law}", unit="days", start="{start}", end="{end}", each="PAIR.presence_in_year")
def PAIR_presence_days(days_in_year_PAIR_is_presence_day: int) -> float:
    """Days in the other state in the calendar year (verblijfsdagen)."""
    return 1.0 * days_in_year_PAIR_is_presence_day


@rule(
    level="adult", law="{law}", unit="days", start="{start}", end="{end}", each="PAIR.presence_in_12_months"
)
def PAIR_presence_days(most_in_12_months_PAIR_is_presence_day: int) -> float:
    """Days in the other state in any 12 months that begin or end in the year (verblijfsdagen)."""
    return 1.0 * most_in_12_months_PAIR_is_presence_day


@rule(
    level="adult",
    law="{law}",
    unit="days/year",
    start="{start}",
    output=True,
    when="PAIR_presence_matters",
    each="PAIR.presence",
)
def distance_to_PAIR_183_days(PAIR_presence_days: float, PAIR_presence_limit: float) -> float:
    """Days left before the other state may tax from the first day (183 dagen); below zero: passed."""
    return PAIR_presence_limit - PAIR_presence_days
