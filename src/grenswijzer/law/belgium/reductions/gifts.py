"""Reduction for gifts since 2012 (belastingvermindering voor giften)."""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import rule


@rule(level="gift", law="WIB 92 art. 145/33 §1", unit="EUR/year", start="2012-01-01", output=True)
def be_counted_gift(
    gift_amount: float,
    gift_is_to_recognised_institution: bool,
    gift_has_receipt: bool,
    be_gift_reduction_minimum: float,
) -> float:
    """Gifts of the year to one institution, as far as they count: nothing below the minimum per institution."""
    if not gift_is_to_recognised_institution or not gift_has_receipt:
        return 0.0
    if gift_amount < be_gift_reduction_minimum:
        return 0.0
    return gift_amount


@rule(level="adult", law="WIB 92 art. 145/33 §1", unit="EUR/year", start="2012-01-01")
def be_own_counted_gifts(sum_be_counted_gift: float) -> float:
    """All gifts of this person that count."""
    return sum_be_counted_gift


@rule(
    level="adult",
    law="WIB 92 art. 145/33 §1",
    unit="EUR/year",
    start="2012-01-01",
    output=True,
    when="be_has_resident_deductions",
)
def be_gift_reduction(
    be_own_counted_gifts: float,
    partner_be_own_counted_gifts: float,
    be_own_net_income: float,
    partner_be_own_net_income: float,
    be_is_taxed_as_single: bool,
    be_household_spending_share: float,
    be_gift_reduction_income_share: float,
    be_gift_reduction_absolute_maximum: float,
    be_gift_reduction_rate: float,
) -> float:
    """Reduction for gifts (vermindering voor giften), on at most a share of net income and an amount.

    Spouses assessed jointly have one maximum and share the reduction in the measure of their income.
    """
    if be_is_taxed_as_single:
        maximum = min(be_own_net_income * be_gift_reduction_income_share, be_gift_reduction_absolute_maximum)
        return round_half_up(min(be_own_counted_gifts, maximum) * be_gift_reduction_rate, CENT)
    income = be_own_net_income + partner_be_own_net_income
    maximum = min(income * be_gift_reduction_income_share, be_gift_reduction_absolute_maximum)
    gifts = min(be_own_counted_gifts + partner_be_own_counted_gifts, maximum)
    return round_half_up(gifts * be_household_spending_share * be_gift_reduction_rate, CENT)
