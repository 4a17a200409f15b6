"""The spouse as the withholding looks at it: married or not, and what the spouse earns in a month."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import BelgianSpouseIncome, BenefitKind

_LAW = "KB/WIB 92 annex III nos 4-5 and 32-34"


@rule(level="adult", law=_LAW, start="2019-01-01")
def be_is_couple_for_withholding(
    be_is_couple_in_law: bool, has_partner: bool, be_spouses_live_apart: bool
) -> bool:
    """Married or legally cohabiting and not living apart: for the withholding the spouse counts (gehuwd).

    Everybody else is alone for it (alleenstaande), also who lives with somebody without a declaration.
    """
    return be_is_couple_in_law and has_partner and not be_spouses_live_apart


@rule(level="benefit", law=_LAW, unit="EUR/year", start="2019-01-01")
def be_pension_benefit(benefit_amount: float, benefit_kind: BenefitKind) -> float:
    """The amount when the benefit is a pension (pensioen, rente)."""
    return benefit_amount if benefit_kind == BenefitKind.PENSION else 0.0


@rule(level="adult", law=_LAW, unit="EUR/month", start="2019-01-01")
def be_net_earnings_of_month(
    sum_be_pay_after_contributions: float,
    sum_benefit_amount: float,
    be_spouse_earnings_cost_share: float,
    months_of_a_year: float,
) -> float:
    """What somebody earns in a month, net as the withholding means it: after contributions, less 20%.

    The annex looks at 1 January; here it is a twelfth of the year, wherever the pay is taxed.
    """
    earned = sum_be_pay_after_contributions + sum_benefit_amount
    return round_half_up(ratio(earned * (1.0 - be_spouse_earnings_cost_share), months_of_a_year), CENT)


@rule(level="adult", law=_LAW, start="2019-01-01")
def be_has_pension_only(
    sum_be_pay_after_contributions: float, sum_benefit_amount: float, sum_be_pension_benefit: float
) -> bool:
    """Has a pension and no other professional income."""
    return (
        sum_benefit_amount > 0
        and sum_be_pay_after_contributions == 0
        and (sum_be_pension_benefit == sum_benefit_amount)
    )


@rule(level="adult", law=_LAW, start="2019-01-01")
def be_spouse_has_pension_only(be_is_couple_for_withholding: bool, partner_be_has_pension_only: bool) -> bool:
    """The spouse has a pension and no other professional income: its height decides about the scale."""
    return be_is_couple_for_withholding and partner_be_has_pension_only


@rule(level="adult", law=_LAW, start="2019-01-01", when="be_spouse_has_pension_only")
def be_spouse_pension_class(
    partner_be_net_earnings_of_month: float,
    be_spouse_smallest_pension_limit: float,
    be_spouse_small_pension_limit: float,
) -> BelgianSpouseIncome:
    """How high the spouse's pension is: like no income, small, or ordinary."""
    if partner_be_net_earnings_of_month <= be_spouse_smallest_pension_limit:
        return BelgianSpouseIncome.NO_INCOME
    if partner_be_net_earnings_of_month <= be_spouse_small_pension_limit:
        return BelgianSpouseIncome.SMALL_PENSION
    return BelgianSpouseIncome.INCOME


@rule(level="adult", law=_LAW, start="2019-01-01")
def be_spouse_income_class(
    be_is_couple_for_withholding: bool,
    be_spouse_has_pension_only: bool,
    be_spouse_pension_class: BelgianSpouseIncome,
    partner_be_net_earnings_of_month: float,
    be_spouse_small_earnings_limit: float,
) -> BelgianSpouseIncome:
    """The spouse's income as the withholding sorts it (beroepsinkomsten van de echtgenoot)."""
    if not be_is_couple_for_withholding:
        return BelgianSpouseIncome.NONE
    if be_spouse_has_pension_only:
        return be_spouse_pension_class
    if partner_be_net_earnings_of_month <= 0:
        return BelgianSpouseIncome.NO_INCOME
    if partner_be_net_earnings_of_month <= be_spouse_small_earnings_limit:
        return BelgianSpouseIncome.SMALL_EARNINGS
    return BelgianSpouseIncome.INCOME
