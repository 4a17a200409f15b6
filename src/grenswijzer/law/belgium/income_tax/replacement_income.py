"""Reductions for pensions and income that replaces work (belastingvermindering voor vervangingsinkomsten)."""

from grenswijzer.engine.arithmetic import CENT, lookup, ratio, round_half_up
from grenswijzer.engine.rule import Table, rule
from grenswijzer.law.types import BenefitKind


@rule(
    level="benefit",
    law="WIB 92 arts 31, 34 and 146; brochure-2003 Bijlage 1, Vervangingsinkomsten",
    start="2003-01-01",
)
def is_be_replacement_income(benefit_kind: BenefitKind) -> bool:
    """Is income that replaces work (vervangingsinkomsten): early-retirement, unemployment, sickness, invalidity.

    And any other pay that makes good, wholly or in part, a temporary loss of professional income.
    """
    return benefit_kind != BenefitKind.NONE and benefit_kind != BenefitKind.PENSION


@rule(level="benefit", law="WIB 92 art. 146", start="2003-01-01", end="2013-12-31")
def is_be_reduced_income(
    is_be_replacement_income: bool, benefit_kind: BenefitKind, be_taxable_benefit: float
) -> bool:
    """Is a pension or replacement income that Belgium taxes: only such income gives a reduction."""
    is_kind = is_be_replacement_income or benefit_kind == BenefitKind.PENSION
    return is_kind and be_taxable_benefit > 0


@rule(level="adult", law="WIB 92 arts 146-154", unit="EUR/year", start="2003-01-01", end="2013-12-31")
def be_couple_world_income(
    be_net_means: float, partner_be_net_means: float, be_is_taxed_as_single: bool
) -> float:
    """Net income of the assessment, Belgian and foreign, of both spouses where they are assessed together."""
    return be_net_means if be_is_taxed_as_single else be_net_means + partner_be_net_means


@rule(
    level="benefit",
    law="WIB 92 art. 147",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
    when="is_be_reduced_income",
)
def be_replacement_income_basic_reduction(
    benefit_kind: BenefitKind,
    benefit_amount: float,
    be_couple_world_income: float,
    be_replacement_income_reduction_sums: Table,
) -> float:
    """Basic reduction by kind, in the measure of this income in all net income (basisbedrag van de vermindering)."""
    share = min(1.0, ratio(benefit_amount, be_couple_world_income))
    return lookup(be_replacement_income_reduction_sums, benefit_kind) * share


@rule(level="adult", law="WIB 92 art. 146", start="2003-01-01")
def has_be_reduced_income(any_is_be_reduced_income: bool) -> bool:
    """Has a pension or replacement income that Belgium taxes."""
    return any_is_be_reduced_income


@rule(
    level="adult",
    law="WIB 92 art. 152",
    unit="share",
    start="2003-01-01",
    end="2013-12-31",
    when="has_be_reduced_income",
    otherwise=1.0,
)
def be_replacement_income_reduction_share(
    be_couple_world_income: float,
    be_replacement_income_reduction_start: float,
    be_replacement_income_reduction_end: float,
    be_replacement_income_reduction_floor: float,
) -> float:
    """Share of the basic reduction that a higher income leaves (inkomensgrenzen van de vermindering)."""
    room = be_replacement_income_reduction_end - be_replacement_income_reduction_start
    above = max(0.0, be_replacement_income_reduction_end - be_couple_world_income)
    left = min(1.0, ratio(above, room))
    return be_replacement_income_reduction_floor + (1.0 - be_replacement_income_reduction_floor) * left


@rule(
    level="adult",
    law="WIB 92 arts 146-154; brochure-2003 §2.1",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
    when="has_be_reduced_income",
    output=True,
)
def be_replacement_income_reduction(
    sum_be_replacement_income_basic_reduction: float,
    be_replacement_income_reduction_share: float,
    be_treaty_pro_rata: float,
    be_tax_after_tax_free_sum: float,
    sum_be_taxable_benefit: float,
    be_gross_professional_income: float,
    other_belgian_income: float,
) -> float:
    """Reduction for pensions and replacement income (vermindering voor pensioenen en vervangingsinkomsten).

    Pro rata in category 5, and never more than the tax on that income itself.
    """
    granted = (
        sum_be_replacement_income_basic_reduction * be_replacement_income_reduction_share * be_treaty_pro_rata
    )
    share = ratio(sum_be_taxable_benefit, be_gross_professional_income + other_belgian_income)
    return round_half_up(min(granted, be_tax_after_tax_free_sum * share), CENT)
