"""The pay of a job over the states where it is worked for: directly tied pay first, the rest by days."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country

_DAYS = "NL-BE treaty 2001 art. 15(1); HR 23 Sep 2005, no. 40.179, BNB 2006/52"


@rule(level="spell", law=_DAYS, unit="days", start="2003-01-01", output=True)
def pay_days_nl(work_days_nl: float, absence_days_nl: float) -> float:
    """Days the pay belongs to the Netherlands for: worked there, or absent from work planned there (loondagen)."""
    return work_days_nl + absence_days_nl


@rule(level="spell", law=_DAYS, unit="days", start="2003-01-01", output=True)
def pay_days_be(work_days_be: float, absence_days_be: float) -> float:
    """Days the pay belongs to Belgium for: worked there, or absent from work planned there (loondagen)."""
    return work_days_be + absence_days_be


@rule(level="spell", law=_DAYS, unit="days", start="2003-01-01", output=True)
def pay_days_third_states(
    work_days_de: float,
    work_days_lu: float,
    work_days_fr: float,
    work_days_other: float,
    absence_days_other: float,
) -> float:
    """Days the pay belongs to third states for (loondagen in derde landen)."""
    return work_days_de + work_days_lu + work_days_fr + work_days_other + absence_days_other


@rule(level="spell", law=_DAYS, unit="days", start="2003-01-01")
def pay_days(pay_days_nl: float, pay_days_be: float, pay_days_third_states: float) -> float:
    """All days the pay is earned in: leave and public holidays drop out, sick days stay in (noemer)."""
    return pay_days_nl + pay_days_be + pay_days_third_states


@rule(level="spell", law="NL-BE treaty 2001 art. 15(1)", start="2003-01-01")
def state_without_days(usual_work_state: Country, employer_state: Country) -> Country:
    """State where the job is done when no day is known: the usual one, else the employer's (gewone werkland)."""
    if usual_work_state != Country.NONE:
        return usual_work_state
    return employer_state


@rule(level="spell", law=_DAYS, unit="share", start="2003-01-01")
def day_share_nl(split_days_nl: float, split_days: float, state_without_days: Country) -> float:
    """Share of the days that belongs to the Netherlands (dagenbreuk)."""
    if split_days == 0:
        return 1.0 if state_without_days == Country.NL else 0.0
    return ratio(split_days_nl, split_days)


@rule(level="spell", law=_DAYS, unit="share", start="2003-01-01")
def day_share_be(split_days_be: float, split_days: float, state_without_days: Country) -> float:
    """Share of the days that belongs to Belgium (dagenbreuk)."""
    if split_days == 0:
        return 1.0 if state_without_days == Country.BE else 0.0
    return ratio(split_days_be, split_days)


@rule(level="spell", law=_DAYS, unit="share", start="2003-01-01")
def day_share_third_states(
    split_days_third_states: float, split_days: float, state_without_days: Country
) -> float:
    """Share of the days that belongs to third states (dagenbreuk)."""
    if split_days == 0:
        return 0.0 if state_without_days == Country.NL or state_without_days == Country.BE else 1.0
    return ratio(split_days_third_states, split_days)


@rule(level="spell", law=_DAYS, unit="EUR/year", start="2003-01-01")
def pay_to_split(gross_pay: float, pay_tied_to_be: float, pay_tied_to_nl: float) -> float:
    """Pay of the period, at least what is tied to known work (te verdelen loon)."""
    return max(gross_pay, pay_tied_to_be + pay_tied_to_nl)


@rule(level="spell", law=_DAYS, unit="share", start="2003-01-01", output=True)
def work_pay_share_nl(
    pay_tied_to_nl: float, pay_tied_to_be: float, pay_to_split: float, day_share_nl: float
) -> float:
    """Share of the pay for work in the Netherlands: tied pay first, the rest by days (loon naar werkland)."""
    if pay_tied_to_nl + pay_tied_to_be == 0:
        return day_share_nl
    untied = pay_to_split - pay_tied_to_nl - pay_tied_to_be
    return ratio(pay_tied_to_nl + untied * day_share_nl, pay_to_split)


@rule(level="spell", law=_DAYS, unit="share", start="2003-01-01", output=True)
def work_pay_share_be(
    pay_tied_to_nl: float, pay_tied_to_be: float, pay_to_split: float, day_share_be: float
) -> float:
    """Share of the pay for work in Belgium: tied pay first, the rest by days (loon naar werkland)."""
    if pay_tied_to_nl + pay_tied_to_be == 0:
        return day_share_be
    untied = pay_to_split - pay_tied_to_nl - pay_tied_to_be
    return ratio(pay_tied_to_be + untied * day_share_be, pay_to_split)


@rule(level="spell", law=_DAYS, unit="share", start="2003-01-01", output=True)
def work_pay_share_third_states(
    pay_tied_to_nl: float, pay_tied_to_be: float, pay_to_split: float, day_share_third_states: float
) -> float:
    """Share of the pay for work in third states: of what is not tied, by days (loon naar derde landen)."""
    if pay_tied_to_nl + pay_tied_to_be == 0:
        return day_share_third_states
    return ratio((pay_to_split - pay_tied_to_nl - pay_tied_to_be) * day_share_third_states, pay_to_split)
