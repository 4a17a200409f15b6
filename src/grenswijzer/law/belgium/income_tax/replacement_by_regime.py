"""Reductions for replacement income from income year 2014 on (arts 146-154), whole for non-residents too."""

from grenswijzer.engine.arithmetic import CENT, lookup, ratio, round_half_up
from grenswijzer.engine.rule import Table, referral, rule
from grenswijzer.law.types import BenefitKind


@rule(level="benefit", law="WIB 92 arts 146 and 155", unit="EUR/year", start="2014-01-01")
def be_counted_benefit(
    be_taxable_benefit: float, be_foreign_benefit: float, be_is_taxed_as_resident: bool
) -> float:
    """Benefit or pension in the Belgian assessment; a resident's exempt one too."""
    return be_taxable_benefit + (be_foreign_benefit if be_is_taxed_as_resident else 0.0)


@rule(level="benefit", law="WIB 92 art. 146", start="2014-01-01")
def is_be_reduced_income(
    is_be_replacement_income: bool, benefit_kind: BenefitKind, be_counted_benefit: float
) -> bool:
    """Is a pension or replacement income in the Belgian assessment: only such income gives a reduction."""
    is_kind = is_be_replacement_income or benefit_kind == BenefitKind.PENSION
    return is_kind and be_counted_benefit > 0


@rule(level="benefit", law="WIB 92 arts 146-147", start="2014-01-01")
def is_be_unemployment_income(benefit_kind: BenefitKind) -> bool:
    """Unemployment benefit, also for temporary unemployment (werkloosheidsuitkering)."""
    return benefit_kind == BenefitKind.UNEMPLOYMENT or benefit_kind == BenefitKind.REDUNDANCY


@rule(
    level="adult",
    law="WIB 92 arts 151-152",
    unit="share",
    start="2014-01-01",
    when="has_be_reduced_income",
    otherwise=1.0,
)
def be_replacement_income_reduction_share(
    be_taxable_income: float,
    be_replacement_income_reduction_start: float,
    be_replacement_income_reduction_end: float,
    be_replacement_income_reduction_floor: float,
) -> float:
    """Share of the reduction for sickness and other replacement income that a higher income leaves."""
    room = be_replacement_income_reduction_end - be_replacement_income_reduction_start
    left = min(1.0, ratio(max(0.0, be_replacement_income_reduction_end - be_taxable_income), room))
    return be_replacement_income_reduction_floor + (1.0 - be_replacement_income_reduction_floor) * left


@rule(
    level="adult",
    law="WIB 92 arts 150-152",
    unit="share",
    start="2014-01-01",
    when="has_be_reduced_income",
    otherwise=1.0,
)
def be_unemployment_reduction_share(
    be_taxable_income: float,
    partner_be_taxable_income: float,
    be_is_taxed_as_single: bool,
    be_replacement_income_reduction_start: float,
    be_unemployment_reduction_end: float,
) -> float:
    """Share of the reduction for unemployment benefit that a higher income of both spouses leaves; down to none."""
    income = be_taxable_income if be_is_taxed_as_single else be_taxable_income + partner_be_taxable_income
    room = be_unemployment_reduction_end - be_replacement_income_reduction_start
    return min(1.0, ratio(max(0.0, be_unemployment_reduction_end - income), room))


@rule(
    level="adult",
    law="WIB 92 art. 151/1",
    unit="share",
    start="2014-01-01",
    when="has_be_reduced_income",
    otherwise=1.0,
)
def be_additional_unemployment_reduction_share(
    be_taxable_income: float,
    be_additional_reduction_start: float,
    be_replacement_income_reduction_start: float,
) -> float:
    """Share of the additional reduction for unemployment benefit that one's own taxable income leaves."""
    room = be_replacement_income_reduction_start - be_additional_reduction_start
    return min(1.0, ratio(max(0.0, be_replacement_income_reduction_start - be_taxable_income), room))


@rule(
    level="benefit", law="WIB 92 art. 147", unit="EUR/year", start="2014-01-01", when="is_be_reduced_income"
)
def be_replacement_income_basic_reduction(
    benefit_kind: BenefitKind,
    be_counted_benefit: float,
    is_be_unemployment_income: bool,
    be_net_means: float,
    be_replacement_income_reduction_sums: Table,
    be_replacement_income_reduction_share: float,
    be_unemployment_reduction_share: float,
    be_additional_unemployment_reduction: float,
    be_additional_unemployment_reduction_share: float,
) -> float:
    """Reduction by kind, in the measure of this income in all net income, Belgian and foreign.

    For unemployment benefit an additional one with a low income, from income year 2022 on.
    """
    part = min(1.0, ratio(be_counted_benefit, be_net_means))
    whole = lookup(be_replacement_income_reduction_sums, benefit_kind)
    left = be_replacement_income_reduction_share
    if is_be_unemployment_income:
        left = be_unemployment_reduction_share
        whole = whole + be_additional_unemployment_reduction * be_additional_unemployment_reduction_share
    return whole * part * left


@rule(
    level="adult",
    law="WIB 92 arts 146-154, 243 and 244",
    unit="EUR/year",
    start="2014-01-01",
    when="has_be_reduced_income",
    output=True,
)
def be_replacement_income_reduction(
    sum_be_replacement_income_basic_reduction: float,
    sum_be_counted_benefit: float,
    be_tax_after_tax_free_sum: float,
    be_total_net_income: float,
) -> float:
    """Reduction for replacement income (vermindering voor vervangingsinkomsten), at most the tax on it (art. 153).

    Art. 243 grants it whole below 75% as well, so the treaty's pro rata is not needed for it.
    """
    share = min(1.0, ratio(sum_be_counted_benefit, be_total_net_income))
    return round_half_up(
        min(sum_be_replacement_income_basic_reduction, be_tax_after_tax_free_sum * share), CENT
    )


@referral(
    blocks="be_replacement_income_basic_reduction",
    office="belintax",
    level="benefit",
    law="WIB 92 arts 147, 151 and 154",
    start="2014-01-01",
)
def has_be_reduction_of_other_kind(is_be_reduced_income: bool, benefit_kind: BenefitKind) -> bool:
    """The reduction for a pension, early retirement or other replacement income is not in this program."""
    is_pension = benefit_kind == BenefitKind.PENSION or benefit_kind == BenefitKind.EARLY_RETIREMENT
    return is_be_reduced_income and (is_pension or benefit_kind == BenefitKind.OTHER)


@referral(
    blocks="be_replacement_income_basic_reduction",
    office="belintax",
    level="benefit",
    law="WIB 92 art. 154; Act of 5 July 2022 arts 68 and 71",
    start="2014-01-01",
)
def has_be_only_unemployment_income(
    is_be_reduced_income: bool,
    is_be_unemployment_income: bool,
    be_net_means: float,
    be_counted_benefit: float,
) -> bool:
    """You had nothing but unemployment benefit: a supplementary reduction may lower the tax further, down to none.

    It falls from 100% (income year 2022) to 20% (2026), and its limits per year were not found.
    """
    return is_be_reduced_income and is_be_unemployment_income and be_counted_benefit >= be_net_means
