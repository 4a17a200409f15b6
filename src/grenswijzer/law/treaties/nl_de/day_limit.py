"""The 34 days between the Netherlands and Germany, from 2026: home days and days in third states that stay taxed in
the state of work (art. 14(1a); protocol XII of 14 April 2025). Art. 14(2), the 183 days, goes before it.

What counts as such a day stands in day_limit.py beside this folder.
"""

from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import DayDetail

_START = "2026-01-01"
_ARTICLE = "NL-DE treaty 2012 art. 14(1a), as amended by the protocol of 14 April 2025"
_PROTOCOL = "NL-DE treaty 2012, Protocol XII(1)-(2), as amended by the protocol of 14 April 2025"


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
