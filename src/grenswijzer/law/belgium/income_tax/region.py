"""Region whose additional tax applies: where a resident lives, where a non-resident under art. 244 earns."""

from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import BelgianRegion, BelgianTaxRegime

_LAW = "Special Financing Act of 16 January 1989 art. 54/2; WIB 92 art. 248/1"


@rule(level="spell", law=_LAW, unit="EUR/year", start="2014-01-01")
def be_pay_earned_in_brussels(be_taxable_pay: float, be_region_of_work: BelgianRegion) -> float:
    """Pay of the job taxable in Belgium and earned in the Brussels region."""
    return be_taxable_pay if be_region_of_work == BelgianRegion.BRUSSELS else 0.0


@rule(level="spell", law=_LAW, unit="EUR/year", start="2014-01-01")
def be_pay_earned_in_wallonia(be_taxable_pay: float, be_region_of_work: BelgianRegion) -> float:
    """Pay of the job taxable in Belgium and earned in the Walloon region."""
    return be_taxable_pay if be_region_of_work == BelgianRegion.WALLONIA else 0.0


@rule(level="spell", law=_LAW, unit="EUR/year", start="2014-01-01")
def be_pay_earned_in_flanders(be_taxable_pay: float, be_region_of_work: BelgianRegion) -> float:
    """Pay of the job taxable in Belgium and earned in the Flemish region."""
    return be_taxable_pay if be_region_of_work == BelgianRegion.FLANDERS else 0.0


@rule(level="adult", law=_LAW, start="2014-01-01")
def be_region_of_earnings(
    sum_be_pay_earned_in_brussels: float,
    sum_be_pay_earned_in_wallonia: float,
    sum_be_pay_earned_in_flanders: float,
) -> BelgianRegion:
    """Region where most of the Belgian pay is earned; the cost lump sum does not change that order."""
    brussels = sum_be_pay_earned_in_brussels
    wallonia = sum_be_pay_earned_in_wallonia
    flanders = sum_be_pay_earned_in_flanders
    if brussels > wallonia and brussels > flanders:
        return BelgianRegion.BRUSSELS
    if wallonia > flanders:
        return BelgianRegion.WALLONIA
    return BelgianRegion.FLANDERS


@rule(level="adult", law=_LAW, start="2014-01-01")
def be_own_region(
    be_own_regime: BelgianTaxRegime,
    be_region_of_residence: BelgianRegion,
    be_region_of_earnings: BelgianRegion,
) -> BelgianRegion:
    """Region by one's own facts; none for non-residents outside art. 244."""
    if be_own_regime == BelgianTaxRegime.RESIDENT:
        return be_region_of_residence
    if be_own_regime == BelgianTaxRegime.ARTICLE_244:
        return be_region_of_earnings
    return BelgianRegion.NONE


@rule(level="adult", law=_LAW, start="2014-01-01", output=True)
def be_region(
    be_own_region: BelgianRegion, partner_be_own_region: BelgianRegion, be_is_taxed_as_single: bool
) -> BelgianRegion:
    """Region whose additional tax is due (gewest): a spouse without Belgian income follows the other."""
    if be_own_region == BelgianRegion.NONE and not be_is_taxed_as_single:
        return partner_be_own_region
    return be_own_region


@referral(blocks="be_region_of_earnings", office="belintax", level="adult", law=_LAW, start="2014-01-01")
def is_be_region_of_earnings_equal(
    be_own_regime: BelgianTaxRegime,
    sum_be_pay_earned_in_brussels: float,
    sum_be_pay_earned_in_wallonia: float,
    sum_be_pay_earned_in_flanders: float,
) -> bool:
    """You earn equally much in Brussels and in another region: the region where you worked most days decides."""
    other = max(sum_be_pay_earned_in_wallonia, sum_be_pay_earned_in_flanders)
    is_equal = sum_be_pay_earned_in_brussels > 0 and sum_be_pay_earned_in_brussels == other
    return be_own_regime == BelgianTaxRegime.ARTICLE_244 and is_equal


@referral(blocks="be_region", office="belintax", level="adult", law=_LAW, start="2014-01-01")
def is_be_couple_in_two_regions(
    be_own_region: BelgianRegion, partner_be_own_region: BelgianRegion, be_is_taxed_as_single: bool
) -> bool:
    """You are taxed together and one of you works in Brussels, the other in another region: ask which one counts."""
    is_split = be_own_region != BelgianRegion.NONE and partner_be_own_region != BelgianRegion.NONE
    in_brussels = be_own_region == BelgianRegion.BRUSSELS
    partner_in_brussels = partner_be_own_region == BelgianRegion.BRUSSELS
    return not be_is_taxed_as_single and is_split and in_brussels != partner_in_brussels
