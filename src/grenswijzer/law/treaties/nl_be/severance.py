"""Severance pay: over which past work it is divided between the states, the Dutch view by date of receipt.

Belgium may follow a circular of its own: where the states differ, mutual agreement is the way out.
"""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Country, SeverancePeriod

_RULINGS = "HR 11 June 2004, nos 37.714 and 38.112"
_DECREES = f"{_RULINGS}; decree of 23 April 2015 (DGB 2015/584M); decree of 25 January 2022 (2022-19850)"


@rule(level="adult", law="NL-BE treaty 2001 art. 15", start="2003-01-01")
def has_severance_pay(severance_pay: float) -> bool:
    """Severance pay was received in the year (ontslagvergoeding)."""
    return severance_pay > 0


@rule(level="adult", law=_DECREES, start="2003-01-01", output=True, when="has_severance_pay")
def nl_be_severance_period(
    severance_received_on: int,
    is_severance_service_known: bool,
    nl_be_severance_twelve_months_from: float,
    nl_be_severance_service_time_from: float,
) -> SeverancePeriod:
    """Past work over which severance pay is divided, by the day it is received (toerekening van de ontslagvergoeding).

    To 14 July 2014 the four calendar years before the year of dismissal and that year to the dismissal; then the last
    twelve months of the job; from 5 February 2022 the service time behind the amount, and the last twelve months only
    where that history cannot be found or approached.
    """
    if severance_received_on < nl_be_severance_twelve_months_from:
        return SeverancePeriod.FOUR_CALENDAR_YEARS
    if severance_received_on < nl_be_severance_service_time_from or not is_severance_service_known:
        return SeverancePeriod.LAST_TWELVE_MONTHS
    return SeverancePeriod.SERVICE_TIME


@rule(
    level="adult",
    law="NL-BE treaty 2001 art. 15; " + _DECREES,
    unit="share",
    start="2003-01-01",
    output=True,
    when="has_severance_pay",
)
def nl_be_severance_share_of_other_state(
    nl_be_other_state: Country,
    nl_be_severance_period: SeverancePeriod,
    severance_days: float,
    severance_days_in_other_state: float,
    is_severance_borne_in_other_state: bool,
) -> float:
    """Share of severance pay that the other state may tax (ontslagvergoeding, deel van het werkland).

    By the days in the period that counts whose ordinary pay that state could tax. Received before 15 July 2014: none,
    unless an employer or establishment in that state bore the severance pay; after that it does not matter who bore it.
    """
    if nl_be_other_state == Country.NONE:
        return 0.0
    if (
        nl_be_severance_period == SeverancePeriod.FOUR_CALENDAR_YEARS
        and not is_severance_borne_in_other_state
    ):
        return 0.0
    return min(1.0, ratio(severance_days_in_other_state, severance_days))


@rule(level="adult", law="NL-BE treaty 2001 art. 15", unit="EUR/year", start="2003-01-01", output=True)
def be_taxable_severance_pay(
    severance_pay: float, nl_be_treaty_residence: Country, nl_be_severance_share_of_other_state: float
) -> float:
    """Severance pay that Belgium may tax, in the Dutch view (in België belastbare ontslagvergoeding)."""
    if nl_be_treaty_residence == Country.NL:
        return severance_pay * nl_be_severance_share_of_other_state
    return severance_pay * (1.0 - nl_be_severance_share_of_other_state)


@rule(level="adult", law="NL-BE treaty 2001 art. 15", unit="EUR/year", start="2003-01-01", output=True)
def nl_taxable_severance_pay(severance_pay: float, be_taxable_severance_pay: float) -> float:
    """Severance pay that the Netherlands taxes without relief (in Nederland belaste ontslagvergoeding)."""
    return severance_pay - be_taxable_severance_pay


@rule(
    level="adult",
    law="NL-BE treaty 2001 arts 15, 28; circular AFZ 2005/0652",
    start="2003-01-01",
    output=True,
    when="has_severance_pay",
)
def nl_be_severance_views_may_differ(severance_days: float, severance_days_in_other_state: float) -> bool:
    """Severance pay after work in two states: Belgium may divide it otherwise than the Netherlands.

    When both tax the same part, ask for mutual agreement within three years; the Netherlands then applies the rule of
    twelve months to older cases too.
    """
    return severance_days_in_other_state > 0 and severance_days_in_other_state < severance_days


@referral(
    blocks=(
        "nl_be_severance_period",
        "nl_be_severance_share_of_other_state",
        "be_taxable_severance_pay",
        "nl_taxable_severance_pay",
    ),
    office="dutch_tax_office",
    level="adult",
    law=_DECREES,
    start="2003-01-01",
)
def nl_be_severance_facts_lack(
    severance_pay: float,
    severance_received_on: int,
    severance_days: float,
    year_start: int,
    year_end: int,
) -> bool:
    """Severance pay is divided by the days worked in each state: fill in those days and the day you received it."""
    is_in_year = year_start <= severance_received_on and severance_received_on <= year_end
    return severance_pay > 0 and (severance_days == 0 or not is_in_year)


@referral(
    blocks=("be_income_tax", "nl_levy", "net_income"),
    office="dutch_tax_office",
    level="adult",
    law="Wet IB 2001 art. 3.81; WIB 92 art. 171",
    start="2003-01-01",
    end="2018-12-31",
)
def severance_pay_is_not_assessed(severance_pay: float) -> bool:
    """Which state may tax your severance pay is said here, not how much tax it costs: ask the tax offices."""
    return severance_pay > 0
