"""Pay and benefits taxable in Belgium or exempt there, from income year 2014 on, for residents and non-residents."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up, tax_by_scale
from grenswijzer.engine.rule import Scale, referral, rule
from grenswijzer.law.types import BelgianCostDivision


@rule(level="spell", law="WIB 92 arts 23 §3, 30-31, 36, 38, 52, 7°", unit="EUR/year", start="2014-01-01")
def be_taxable_pay(be_pay_after_contributions: float, be_taxable_pay_share: float) -> float:
    """Taxable pay of the job that Belgium may tax (belastbare bezoldiging): after contributions, before costs."""
    return round_half_up(be_pay_after_contributions * be_taxable_pay_share, CENT)


@rule(
    level="spell",
    law="WIB 92 arts 86-88, 155, 244; treaty NL-BE 2001 arts 23 §1 and 26 §2",
    unit="EUR/year",
    start="2014-01-01",
)
def be_foreign_pay(
    be_pay_after_contributions: float,
    be_pay_taxed_in_nl: float,
    third_state_pay_share: float,
    be_dutch_tax_rate_on_exempt_income: float,
) -> float:
    """Pay that Belgium may not tax (buitenlandse of bij verdrag vrijgestelde bezoldiging).

    After contributions; for a resident also after the Dutch income tax on it.
    """
    dutch = be_pay_taxed_in_nl * (1.0 - be_dutch_tax_rate_on_exempt_income)
    return round_half_up(dutch + be_pay_after_contributions * third_state_pay_share, CENT)


@rule(level="benefit", law="WIB 92 arts 23 §1, 5°, 31 and 34", unit="EUR/year", start="2014-01-01")
def be_taxable_benefit(
    benefit_amount: float, be_dutch_premium_of_benefit: float, be_taxable_benefit_share: float
) -> float:
    """Benefit or pension that Belgium may tax (belastbare vervangingsinkomsten en pensioenen)."""
    return round_half_up((benefit_amount - be_dutch_premium_of_benefit) * be_taxable_benefit_share, CENT)


@rule(
    level="benefit",
    law="WIB 92 arts 86-88, 155, 244; treaty NL-BE 2001 arts 23 §1 and 26 §2",
    unit="EUR/year",
    start="2014-01-01",
)
def be_foreign_benefit(
    benefit_amount: float,
    be_dutch_premium_of_benefit: float,
    be_taxable_benefit_share: float,
    be_dutch_tax_rate_on_exempt_income: float,
) -> float:
    """Benefit or pension that Belgium may not tax; for a resident after the Dutch premium and income tax on it."""
    exempt = (benefit_amount - be_dutch_premium_of_benefit) * (1.0 - be_taxable_benefit_share)
    return round_half_up(exempt * (1.0 - be_dutch_tax_rate_on_exempt_income), CENT)


@rule(level="adult", law="WIB 92 art. 51", unit="EUR/year", start="2014-01-01")
def be_one_lump_sum(
    be_cost_base: float,
    sum_be_foreign_pay: float,
    be_lump_sum_cost_scale: Scale,
    be_lump_sum_cost_maximum: float,
    be_long_distance_costs: float,
) -> float:
    """One lump sum for costs on Belgian and exempt pay together, under one maximum."""
    pay = be_cost_base + sum_be_foreign_pay
    by_scale = min(tax_by_scale(pay, be_lump_sum_cost_scale), be_lump_sum_cost_maximum)
    return min(pay, by_scale + be_long_distance_costs)


@rule(level="adult", law="WIB 92 arts 51 and 155", start="2014-01-01")
def be_has_divided_lump_sum(
    be_is_taxed_as_resident: bool,
    be_has_actual_costs: bool,
    sum_be_foreign_pay: float,
    be_cost_division: BelgianCostDivision,
) -> bool:
    """One lump sum is divided over Belgian and exempt pay: a resident who has both, without actual costs."""
    both = be_is_taxed_as_resident and sum_be_foreign_pay > 0
    return both and not be_has_actual_costs and be_cost_division == BelgianCostDivision.ONE_PRO_RATA


@rule(level="adult", law="WIB 92 arts 49-51", unit="EUR/year", start="2014-01-01")
def be_costs_of_belgian_pay(
    be_has_divided_lump_sum: bool,
    be_one_lump_sum: float,
    be_cost_base: float,
    sum_be_foreign_pay: float,
    be_professional_costs: float,
) -> float:
    """Professional costs that are deducted from pay taxable in Belgium."""
    if be_has_divided_lump_sum:
        return round_half_up(be_one_lump_sum * ratio(be_cost_base, be_cost_base + sum_be_foreign_pay), CENT)
    return be_professional_costs


@rule(level="adult", law="WIB 92 arts 49-51 and 155", unit="EUR/year", start="2014-01-01")
def be_costs_of_foreign_pay(
    be_has_divided_lump_sum: bool,
    be_is_taxed_as_resident: bool,
    be_cost_division: BelgianCostDivision,
    be_one_lump_sum: float,
    be_costs_of_belgian_pay: float,
    sum_be_foreign_pay: float,
    be_lump_sum_cost_scale: Scale,
    be_lump_sum_cost_maximum: float,
) -> float:
    """Lump sum for costs on pay that Belgium may not tax.

    A resident's is part of one lump sum; where the foreign pay only counts beside Belgian income it has its own.
    """
    if be_has_divided_lump_sum:
        return max(0.0, round_half_up(be_one_lump_sum - be_costs_of_belgian_pay, CENT))
    own = min(tax_by_scale(sum_be_foreign_pay, be_lump_sum_cost_scale), be_lump_sum_cost_maximum)
    if be_is_taxed_as_resident and be_cost_division == BelgianCostDivision.BELGIAN_FIRST:
        return round_half_up(min(own, max(0.0, be_one_lump_sum - be_costs_of_belgian_pay)), CENT)
    return round_half_up(own, CENT)


@rule(level="adult", law="WIB 92 arts 23 §2 and 49-51", unit="EUR/year", start="2014-01-01", output=True)
def be_net_professional_income(be_gross_professional_income: float, be_costs_of_belgian_pay: float) -> float:
    """Professional income taxable in Belgium after professional costs (nettoberoepsinkomen)."""
    return round_half_up(max(0.0, be_gross_professional_income - be_costs_of_belgian_pay), CENT)


@rule(level="adult", law="WIB 92 arts 51, 86-88 and 155", unit="EUR/year", start="2014-01-01", output=True)
def be_foreign_net_professional_income(
    be_foreign_professional_income: float, be_costs_of_foreign_pay: float
) -> float:
    """Foreign and treaty-exempt professional income after costs (vrijgesteld nettoberoepsinkomen)."""
    return round_half_up(max(0.0, be_foreign_professional_income - be_costs_of_foreign_pay), CENT)


@rule(level="adult", law="WIB 92 art. 155", unit="EUR/year", start="2014-01-01")
def be_exempt_professional_income(
    be_is_taxed_as_resident: bool, be_foreign_net_professional_income: float
) -> float:
    """A resident's treaty-exempt professional income (vrijgesteld inkomen): it counts for the rate only."""
    return be_foreign_net_professional_income if be_is_taxed_as_resident else 0.0


@referral(
    blocks="be_exempt_professional_income",
    office="belintax",
    level="adult",
    law="WIB 92 arts 7, 17 and 155",
    start="2014-01-01",
)
def has_be_other_exempt_income(
    be_is_taxed_as_resident: bool, other_dutch_income: float, other_foreign_income: float
) -> bool:
    """You live in Belgium and have other income from abroad: how Belgium counts it depends on its kind."""
    return be_is_taxed_as_resident and (other_dutch_income > 0 or other_foreign_income > 0)
