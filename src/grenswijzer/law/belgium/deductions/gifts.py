"""Gifts to institutions that Belgium recognises (giften)."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import rule


@rule(
    level="gift",
    law="WIB 92 arts 104, 3° and 107; brochure-2003 §2.4.3",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
)
def be_deductible_gift(
    gift_amount: float,
    gift_is_to_recognised_institution: bool,
    gift_has_receipt: bool,
    be_gift_minimum: float,
) -> float:
    """Gifts of the year to one institution, as far as they count: nothing below the minimum per institution."""
    if not gift_is_to_recognised_institution or not gift_has_receipt or gift_amount < be_gift_minimum:
        return 0.0
    return gift_amount


@rule(level="adult", law="WIB 92 art. 104, 3°", unit="EUR/year", start="2003-01-01", end="2011-12-31")
def be_own_deductible_gifts(sum_be_deductible_gift: float) -> float:
    """All gifts of this person that count."""
    return sum_be_deductible_gift


@rule(level="adult", law="WIB 92 arts 23 and 109", unit="EUR/year", start="2003-01-01", end="2013-12-31")
def be_own_net_income(be_net_professional_income: float, other_belgian_income: float) -> float:
    """This person's own net income taxable in Belgium, before any moving between spouses."""
    return be_net_professional_income + other_belgian_income


@rule(
    level="adult",
    law="WIB 92 art. 109; brochure-2003 §2.4.3",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
)
def be_gift_maximum(
    be_own_net_income: float,
    partner_be_own_net_income: float,
    be_is_taxed_as_single: bool,
    be_gift_maximum_share: float,
    be_gift_absolute_maximum: float,
) -> float:
    """Most that can be deducted for gifts: 10% of net income (of both spouses if assessed jointly), and a maximum."""
    income = be_own_net_income
    if not be_is_taxed_as_single:
        income = income + partner_be_own_net_income
    return min(income * be_gift_maximum_share, be_gift_absolute_maximum)


@rule(
    level="adult",
    law="WIB 92 arts 104, 3° and 109; brochure-2003 §2.4.3",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
)
def be_gift_deduction(
    be_own_deductible_gifts: float,
    partner_be_own_deductible_gifts: float,
    be_gift_maximum: float,
    be_is_taxed_as_single: bool,
) -> float:
    """Deduction of gifts (aftrek van giften); spouses assessed jointly share the maximum by what each gave."""
    gifts = be_own_deductible_gifts
    if not be_is_taxed_as_single:
        gifts = gifts + partner_be_own_deductible_gifts
    return round_half_up(min(gifts, be_gift_maximum) * ratio(be_own_deductible_gifts, gifts), CENT)
