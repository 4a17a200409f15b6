"""The state of before is kept: arts 87(8) (to 30 April 2020) and 87a (to 27 June 2022) of Regulation 883/2004."""

from grenswijzer.engine.arithmetic import month_of, year_of
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country

_START = "2010-05-01"
_FIRST = "Regulation (EC) 883/2004 art. 87(8)"
_BOTH = "Regulation (EC) 883/2004 arts 87(8), 87a(1)"
_SECOND = "Regulation (EC) 883/2004 art. 87a(1)"
_END = "2022-12-31"


# a person's rule takes the law of 1 January; jobs read it from 1 May 2010 on
@rule(level="adult", law=_BOTH, unit="months", start="2010-01-01", end=_END)
def eu_request_month_number(new_rules_request_date: int, months_of_a_year: float) -> float:
    """Number of the month in which the new rules were asked for, to compare (maand van het verzoek)."""
    return year_of(new_rules_request_date) * months_of_a_year + month_of(new_rules_request_date)


@rule(level="spell", law=_BOTH, start=_START, end=_END)
def eu_has_switched(
    new_rules_request_date: int,
    eu_switch_deadline: float,
    spell_start: int,
    months_of_a_year: float,
    eu_request_month_number: float,
) -> bool:
    """The new rules apply on request: asked in time from their start, else from the next month (overgestapt)."""
    month = year_of(spell_start) * months_of_a_year + month_of(spell_start)
    return new_rules_request_date <= eu_switch_deadline or month > eu_request_month_number


@rule(level="spell", law=_BOTH, start=_START, end=_END)
def eu_switches_within_period(
    eu_transition_state: Country,
    spell_end: int,
    months_of_a_year: float,
    eu_request_month_number: float,
) -> bool:
    """The request for the new rules takes effect within the period (stapt tussentijds over)."""
    month = year_of(spell_end) * months_of_a_year + month_of(spell_end)
    return eu_transition_state != Country.NONE and month > eu_request_month_number


@rule(level="spell", law=_FIRST, start=_START, end="2012-06-27", output=True)
def eu_transition_state(insurance_state_until_april_2010: Country, eu_has_switched: bool) -> Country:
    """State of before 1 May 2010, kept while the situation is the same (overgangsrecht)."""
    return Country.NONE if eu_has_switched else insurance_state_until_april_2010


@rule(level="spell", law=_BOTH, start="2012-06-28", end="2020-04-30", output=True)
def eu_transition_state(
    insurance_state_until_june_2012: Country,
    insurance_state_until_april_2010: Country,
    eu_has_switched: bool,
) -> Country:
    """State of before 28 June 2012 or 1 May 2010, kept while the situation is the same (overgangsrecht)."""
    if eu_has_switched:
        return Country.NONE
    if insurance_state_until_june_2012 != Country.NONE:
        return insurance_state_until_june_2012
    return insurance_state_until_april_2010


@rule(level="spell", law=_SECOND, start="2020-05-01", end="2022-06-27", output=True)
def eu_transition_state(insurance_state_until_june_2012: Country, eu_has_switched: bool) -> Country:
    """State of before 28 June 2012, kept while the situation is the same (overgangsrecht)."""
    return Country.NONE if eu_has_switched else insurance_state_until_june_2012


@rule(level="spell", law=_SECOND, start="2022-06-28", end=_END, output=True)
def eu_transition_state() -> Country:
    """No state of before is kept any more: the ten years are over (overgangsrecht)."""
    return Country.NONE
