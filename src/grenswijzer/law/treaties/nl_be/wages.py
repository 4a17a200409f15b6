"""Ordinary wages: the part for work in the other state, and the exception of 183 days (art. 15(1), (2))."""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import TreatyArticle

_ART_15 = "NL-BE treaty 2001 art. 15(1), (2)"


@rule(level="spell", law="NL-BE treaty 2001 art. 15(2)", start="2003-01-01", output=True)
def nl_be_presence_matters(
    nl_be_pay_article: TreatyArticle,
    nl_be_work_share_in_other_state: float,
    nl_be_has_employer_in_other_state: bool,
    nl_be_pay_is_borne_by_establishment: bool,
) -> bool:
    """The 183 days decide: work in the other state, no employer there, no establishment there that bears the pay."""
    has_other_conditions = not nl_be_has_employer_in_other_state and not nl_be_pay_is_borne_by_establishment
    is_article_15 = nl_be_pay_article == TreatyArticle.EMPLOYMENT
    return is_article_15 and nl_be_work_share_in_other_state > 0 and has_other_conditions


@rule(level="spell", law="NL-BE treaty 2001 art. 15(2)(a)-(c)", start="2003-01-01", output=True)
def nl_be_has_183_day_exception(nl_be_presence_matters: bool, nl_be_stays_at_most_183_days: bool) -> bool:
    """Pay for work in the other state stays with the state of residence (183-dagenregeling).

    All three hold: at most 183 days there in any 12 months, no employer there, no establishment there that bears the
    pay. Where one fails the other state may tax from the first day.
    """
    return nl_be_presence_matters and nl_be_stays_at_most_183_days


@rule(level="spell", law=_ART_15, unit="share", start="2003-01-01", end="2019-12-31")
@rule(level="spell", law=_ART_15, unit="share", start="2023-01-01")
def nl_be_employment_share(
    nl_be_work_share_in_other_state: float, nl_be_has_183_day_exception: bool
) -> float:
    """Share of ordinary wages the other state may tax: for work done there, unless the 183-day exception holds."""
    if nl_be_has_183_day_exception:
        return 0.0
    return nl_be_work_share_in_other_state


@rule(
    level="spell",
    law=f"{_ART_15}; agreement of 30 April 2020 (Stcrt. 2020, 25956)",
    unit="share",
    start="2020-01-01",
    end="2022-12-31",
)
def nl_be_employment_share(
    nl_be_work_share_in_other_state: float,
    nl_be_has_183_day_exception: bool,
    nl_be_covid_pay_share: float,
) -> float:
    """Share of ordinary wages the other state may tax: for work done there, and for home days because of corona that
    count as worked there; unless the 183-day exception holds."""
    if nl_be_has_183_day_exception:
        return 0.0
    return nl_be_work_share_in_other_state + nl_be_covid_pay_share
