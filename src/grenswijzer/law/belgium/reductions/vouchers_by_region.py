"""Regional reductions for PWA cheques and service vouchers since 2014 (dienstencheques, titres-services)."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import BelgianRegion

LAW = "WIB 92 art. 145/21 (regional texts)"


@rule(level="adult", law=LAW, start="2014-01-01")
def has_be_flemish_vouchers(
    be_region: BelgianRegion,
    be_service_voucher_expenses: float,
    be_pwa_expenses: float,
    be_flemish_voucher_rate: float,
) -> bool:
    """Bought vouchers or cheques, falls under Flanders, and Flanders still gives the reduction."""
    bought = be_service_voucher_expenses + be_pwa_expenses > 0
    return be_region == BelgianRegion.FLANDERS and bought and be_flemish_voucher_rate > 0


@rule(level="adult", law=LAW, start="2014-01-01")
def has_be_brussels_vouchers(
    be_region: BelgianRegion,
    be_service_voucher_expenses: float,
    be_pwa_expenses: float,
    be_brussels_voucher_rate: float,
) -> bool:
    """Bought vouchers or cheques, falls under Brussels, and Brussels still gives the reduction."""
    bought = be_service_voucher_expenses + be_pwa_expenses > 0
    return be_region == BelgianRegion.BRUSSELS and bought and be_brussels_voucher_rate > 0


@rule(level="adult", law=LAW, unit="EUR/year", start="2014-01-01", when="has_be_flemish_vouchers")
def be_flemish_voucher_reduction(
    be_service_voucher_expenses: float,
    be_pwa_expenses: float,
    be_flemish_voucher_maximum: float,
    be_flemish_voucher_rate: float,
) -> float:
    """Reduction of Flanders: a share of the price, up to a maximum."""
    counted = min(be_service_voucher_expenses + be_pwa_expenses, be_flemish_voucher_maximum)
    return round_half_up(counted * be_flemish_voucher_rate, CENT)


@rule(level="adult", law=LAW, unit="EUR/year", start="2014-01-01", when="has_be_brussels_vouchers")
def be_brussels_voucher_reduction(
    be_service_voucher_expenses: float,
    be_pwa_expenses: float,
    service_voucher_count: float,
    be_brussels_voucher_maximum_count: float,
    be_brussels_voucher_rate: float,
) -> float:
    """Reduction of Brussels: a share of the price of a number of vouchers."""
    price = be_service_voucher_expenses + be_pwa_expenses
    counted = price
    if service_voucher_count > be_brussels_voucher_maximum_count:
        counted = price * ratio(be_brussels_voucher_maximum_count, service_voucher_count)
    return round_half_up(counted * be_brussels_voucher_rate, CENT)


@rule(level="adult", law=LAW, unit="EUR/year", start="2014-01-01")
def be_walloon_voucher_reduction(
    be_region: BelgianRegion,
    be_are_service_vouchers_eligible: bool,
    service_voucher_count: float,
    be_walloon_voucher_amount: float,
    be_walloon_voucher_maximum_count: float,
) -> float:
    """Reduction of Wallonia: an amount for each of the first vouchers."""
    if be_region != BelgianRegion.WALLONIA or not be_are_service_vouchers_eligible:
        return 0.0
    counted = min(service_voucher_count, be_walloon_voucher_maximum_count)
    return round_half_up(counted * be_walloon_voucher_amount, CENT)


@rule(level="adult", law=LAW, unit="EUR/year", start="2014-01-01", output=True)
def be_voucher_reduction(
    be_flemish_voucher_reduction: float,
    be_brussels_voucher_reduction: float,
    be_walloon_voucher_reduction: float,
) -> float:
    """Reduction for service vouchers and PWA cheques, of the region the person falls under; elsewhere none."""
    return be_flemish_voucher_reduction + be_brussels_voucher_reduction + be_walloon_voucher_reduction


@rule(
    level="adult",
    law="WIB 92 arts 145/1-145/35",
    unit="EUR/year",
    start="2014-01-01",
    output=True,
)
def be_expenditure_tax_reductions(
    be_long_term_saving_reduction: float,
    be_saving_or_shares_reduction: float,
    be_child_care_reduction: float,
    be_gift_reduction: float,
    be_voucher_reduction: float,
) -> float:
    """All reductions of tax for spending that are in this program (belastingverminderingen voor uitgaven)."""
    saving = be_long_term_saving_reduction + be_saving_or_shares_reduction
    return saving + be_child_care_reduction + be_gift_reduction + be_voucher_reduction
