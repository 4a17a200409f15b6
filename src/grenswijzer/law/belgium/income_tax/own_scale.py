"""The tax-free sum on its own scale (art. 134 §2, income years 2016-2028) and the credits for what is not used."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up, tax_by_scale
from grenswijzer.engine.rule import Scale, rule
from grenswijzer.law.types import BelgianTaxRegime


@rule(level="adult", law="WIB 92 art. 131", unit="EUR/year", start="2019-01-01")
def be_basic_tax_free_sum(be_basic_tax_free_amount: float) -> float:
    """Basic amount (belastingvrije som): the same for everybody from income year 2019 on."""
    return be_basic_tax_free_amount


@rule(level="adult", law="WIB 92 art. 133 al. 2", start="2017-01-01")
def be_is_lone_parent_at_work(
    be_is_taxed_as_single: bool,
    be_is_married_taxed_as_single: bool,
    has_partner: bool,
    be_has_dependants: bool,
    be_dependent_child_count: int,
    be_world_professional_income: float,
    sum_benefit_amount: float,
    be_lone_parent_minimum_earnings: float,
) -> bool:
    """Single parent without another adult in the household whose net earnings from work reach the minimum."""
    is_alone = be_is_taxed_as_single and not be_is_married_taxed_as_single and not has_partner
    has_children = be_has_dependants and be_dependent_child_count > 0
    earns = be_world_professional_income - sum_benefit_amount >= be_lone_parent_minimum_earnings
    return is_alone and has_children and earns


@rule(
    level="adult",
    law="WIB 92 art. 133 al. 2-3",
    unit="EUR/year",
    start="2017-01-01",
    when="be_is_lone_parent_at_work",
    output=True,
)
def be_lone_parent_increase(
    be_taxable_income: float,
    be_lone_parent_sum: float,
    be_lone_parent_full_up_to: float,
    be_lone_parent_nothing_from: float,
) -> float:
    """Extra increase for a single parent with a low income (bijkomende toeslag alleenstaande ouder)."""
    room = be_lone_parent_nothing_from - be_lone_parent_full_up_to
    left = min(1.0, ratio(max(0.0, be_lone_parent_nothing_from - be_taxable_income), room))
    return round_half_up(be_lone_parent_sum * left, CENT)


@rule(level="adult", law="WIB 92 arts 131-134", unit="EUR/year", start="2017-01-01", output=True)
def be_full_tax_free_sum(
    be_basic_tax_free_sum: float,
    be_disabled_taxpayer_increase: float,
    be_child_increase: float,
    be_other_dependants_increase: float,
    be_single_parent_increase: float,
    be_lone_parent_increase: float,
    be_year_of_marriage_increase: float,
) -> float:
    """Tax-free sum with its increases, before a pro rata (belastingvrije som met toeslagen)."""
    own = be_basic_tax_free_sum + be_disabled_taxpayer_increase
    family = be_child_increase + be_other_dependants_increase
    return own + family + be_single_parent_increase + be_lone_parent_increase + be_year_of_marriage_increase


@rule(level="adult", law="WIB 92 art. 134 §4, 3°-4°", unit="EUR/year", start="2016-01-01")
def be_received_tax_free_sum(
    be_taxable_income: float,
    be_tax_free_sum: float,
    partner_be_unused_tax_free_sum: float,
    partner_be_has_dependants: bool,
    be_is_taxed_as_single: bool,
) -> float:
    """Unused tax-free sum of the spouse that is added here (overgedragen belastingvrije som).

    From the spouse with the supplements only what this person can use; from the other all of it.
    """
    if be_is_taxed_as_single:
        return 0.0
    if partner_be_has_dependants:
        return min(partner_be_unused_tax_free_sum, max(0.0, be_taxable_income - be_tax_free_sum))
    return partner_be_unused_tax_free_sum


@rule(level="adult", law="WIB 92 art. 134 §4", unit="EUR/year", start="2016-01-01")
def be_counted_tax_free_sum(
    be_tax_free_sum: float,
    be_received_tax_free_sum: float,
    partner_be_received_tax_free_sum: float,
    be_is_taxed_as_single: bool,
) -> float:
    """Tax-free sum of this person after what went to and came from the spouse."""
    given = 0.0 if be_is_taxed_as_single else partner_be_received_tax_free_sum
    return be_tax_free_sum + be_received_tax_free_sum - given


@rule(level="adult", law="WIB 92 art. 134 §2 al. 2", unit="EUR/year", start="2016-01-01", output=True)
def be_full_tax_on_tax_free_sum(be_counted_tax_free_sum: float, be_tax_free_sum_scale: Scale) -> float:
    """Tax on the tax-free sum by its own scale (belasting op de belastingvrije som)."""
    return round_half_up(tax_by_scale(be_counted_tax_free_sum, be_tax_free_sum_scale), CENT)


@rule(level="adult", law="WIB 92 art. 134 §2", unit="EUR/year", start="2016-01-01", output=True)
def be_tax_on_tax_free_sum(be_full_tax_on_tax_free_sum: float, be_basic_tax: float) -> float:
    """Tax on the tax-free sum as far as it can be set off against the tax on income."""
    return min(be_full_tax_on_tax_free_sum, be_basic_tax)


@rule(
    level="adult",
    law="WIB 92 arts 132-134; treaty NL-BE 2001 art. 26 §2",
    unit="EUR/year",
    start="2016-01-01",
)
def be_lone_parent_part_of_tax_free_sum(be_lone_parent_increase: float, be_treaty_pro_rata: float) -> float:
    """Part of the tax-free sum that is the extra increase of a single parent; unused, it is paid out as well."""
    return round_half_up(be_lone_parent_increase * be_treaty_pro_rata, CENT)


@rule(level="adult", law="WIB 92 art. 134 §§3-4", unit="EUR/year", start="2016-01-01")
def be_tax_on_sum_without_children(
    be_counted_tax_free_sum: float,
    be_child_part_of_tax_free_sum: float,
    be_lone_parent_part_of_tax_free_sum: float,
    be_tax_free_sum_scale: Scale,
) -> float:
    """Tax by the sum's scale on the part that is not for children: that part is used first."""
    children = be_child_part_of_tax_free_sum + be_lone_parent_part_of_tax_free_sum
    rest = max(0.0, be_counted_tax_free_sum - children)
    return round_half_up(tax_by_scale(rest, be_tax_free_sum_scale), CENT)


@rule(level="adult", law="WIB 92 art. 134 §§3-4", unit="EUR/year", start="2016-01-01")
def be_tax_on_sum_with_children(
    be_counted_tax_free_sum: float,
    be_lone_parent_part_of_tax_free_sum: float,
    be_tax_free_sum_scale: Scale,
) -> float:
    """Tax by the sum's scale on the part that includes the children, without the extra increase."""
    rest = max(0.0, be_counted_tax_free_sum - be_lone_parent_part_of_tax_free_sum)
    return round_half_up(tax_by_scale(rest, be_tax_free_sum_scale), CENT)


@rule(level="adult", law="WIB 92 art. 134 §§3-4; treaty NL-BE 2001 art. 26 §2", start="2016-01-01")
def be_has_child_credit(
    be_regime: BelgianTaxRegime, be_has_full_reliefs: bool, be_child_credit_by_treaty: bool
) -> bool:
    """Can have the credit for children: with full reliefs; by the treaty below 75% only in the other reading."""
    by_treaty = be_regime == BelgianTaxRegime.ARTICLE_243_TREATY and be_child_credit_by_treaty
    return be_has_full_reliefs or by_treaty


@rule(
    level="adult",
    law="WIB 92 art. 134 §§3-4",
    unit="EUR/year",
    start="2016-01-01",
    when="be_has_child_credit",
    output=True,
)
def be_child_credit(
    be_basic_tax: float,
    be_tax_on_sum_without_children: float,
    be_tax_on_sum_with_children: float,
    be_child_credit_maximum: float,
) -> float:
    """Refundable credit for children (terugbetaalbaar belastingkrediet voor kinderen ten laste).

    Tax on the tax-free sum that is more than the tax on income, as far as it comes from the children's supplements.
    The higher second band of the sum's own scale counts.
    """
    unused = max(0.0, be_tax_on_sum_with_children - max(be_basic_tax, be_tax_on_sum_without_children))
    return min(unused, be_child_credit_maximum)


@rule(
    level="adult",
    law="WIB 92 art. 134 §3",
    unit="EUR/year",
    start="2017-01-01",
    when="be_has_child_credit",
    output=True,
)
def be_lone_parent_credit(
    be_basic_tax: float, be_full_tax_on_tax_free_sum: float, be_tax_on_sum_with_children: float
) -> float:
    """Refundable credit for the unused extra increase of a single parent."""
    return max(0.0, be_full_tax_on_tax_free_sum - max(be_basic_tax, be_tax_on_sum_with_children))
