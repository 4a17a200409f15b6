"""What the family, a group insurance and a low wage take off the withholding of a month (verminderingen)."""

from grenswijzer.engine.arithmetic import CENT, lookup, ratio, round_half_up
from grenswijzer.engine.rule import Table, rule
from grenswijzer.law.types import BelgianSpouseIncome, BelgianWithholdingScale

_LAW = "KB/WIB 92 annex III nos 35-52"


@rule(level="household", law=_LAW, start="2019-01-01")
def be_has_children_at_charge(be_dependent_child_count: int) -> bool:
    """There are children at charge in the household."""
    return be_dependent_child_count > 0


@rule(level="household", law=_LAW, start="2019-01-01")
def be_has_persons_at_charge(be_has_children_at_charge: bool, any_is_be_other_dependant: bool) -> bool:
    """There are children or others at charge in the household (personen ten laste)."""
    return be_has_children_at_charge or any_is_be_other_dependant


@rule(level="household", law=_LAW, unit="EUR/month", start="2019-01-01")
def be_child_reduction_of_month(
    be_dependent_child_count: int,
    be_child_withholding_reduction: Table,
    be_children_in_withholding_table: float,
    be_further_child_withholding_reduction: float,
) -> float:
    """Reduction for children at charge (kinderen ten laste); a disabled child counts twice."""
    further = max(0.0, be_dependent_child_count - be_children_in_withholding_table)
    of_table = lookup(be_child_withholding_reduction, be_dependent_child_count)
    return of_table + further * be_further_child_withholding_reduction


@rule(level="adult", law=_LAW, start="2019-01-01")
def is_be_alone_for_withholding(be_is_couple_for_withholding: bool, be_is_withheld_as_resident: bool) -> bool:
    """The family counts and there is no spouse (alleenstaande)."""
    return be_is_withheld_as_resident and not be_is_couple_for_withholding


@rule(
    level="adult",
    law=_LAW,
    unit="EUR/month",
    start="2019-01-01",
    end="2023-12-31",
    when="is_be_alone_for_withholding",
)
def be_isolated_reduction_of_month(be_isolated_withholding_reduction: float) -> float:
    """Reduction for who is alone (alleenstaande): it made up for a tax-free sum that lagged behind, until 2023."""
    return be_isolated_withholding_reduction


@rule(level="adult", law=_LAW, unit="EUR/month", start="2024-01-01")
def be_isolated_reduction_of_month(is_be_alone_for_withholding: bool) -> float:
    """No reduction for who is alone any more: the formula has the whole tax-free sum since 2024."""
    return 0.0


@rule(level="dependant", law=_LAW, start="2019-01-01")
def is_be_younger_other_dependant(is_be_other_dependant: bool, is_be_old_dependant: bool) -> bool:
    """Other person at charge below the age of the higher reduction."""
    return is_be_other_dependant and not is_be_old_dependant


@rule(
    level="dependant",
    law=_LAW,
    unit="EUR/month",
    start="2019-01-01",
    end="2021-12-31",
    when="is_be_old_dependant",
)
def be_old_dependant_reduction_of_month(be_old_dependant_withholding_reduction: float) -> float:
    """Reduction for an old person at charge: the higher one for everybody of 65 or more."""
    return be_old_dependant_withholding_reduction


@rule(
    level="dependant",
    law=_LAW,
    unit="EUR/month",
    start="2022-01-01",
    end="2024-12-31",
    when="is_be_old_dependant",
)
def be_old_dependant_reduction_of_month(
    be_old_dependant_withholding_reduction: float,
    be_transitional_old_dependant_withholding_reduction: float,
    be_other_family_withholding_reduction: float,
    has_be_old_dependant_sum: bool,
    dependant_was_at_charge_in_2020: bool,
) -> float:
    """Reduction for an old person at charge: the higher one for who needs care, as in the assessment.

    Who was at charge with the old amount for income year 2020 keeps a transitional one.
    """
    if has_be_old_dependant_sum:
        return be_old_dependant_withholding_reduction
    if dependant_was_at_charge_in_2020:
        return be_transitional_old_dependant_withholding_reduction
    return be_other_family_withholding_reduction


@rule(level="dependant", law=_LAW, unit="EUR/month", start="2025-01-01", when="is_be_old_dependant")
def be_old_dependant_reduction_of_month(
    be_old_dependant_withholding_reduction: float,
    be_other_family_withholding_reduction: float,
    has_be_old_dependant_sum: bool,
) -> float:
    """Reduction for an old person at charge: the higher one for who needs care, as in the assessment."""
    if has_be_old_dependant_sum:
        return be_old_dependant_withholding_reduction
    return be_other_family_withholding_reduction


@rule(level="household", law=_LAW, unit="EUR/month", start="2019-01-01")
def be_other_dependants_reduction_of_month(
    count_is_be_younger_other_dependant: int,
    sum_be_old_dependant_reduction_of_month: float,
    be_other_family_withholding_reduction: float,
) -> float:
    """Reduction for other persons at charge (andere personen ten laste)."""
    younger = count_is_be_younger_other_dependant * be_other_family_withholding_reduction
    return younger + sum_be_old_dependant_reduction_of_month


@rule(level="adult", law=_LAW, unit="EUR/month", start="2019-01-01")
def be_spouse_reduction_of_month(
    be_spouse_income_class: BelgianSpouseIncome,
    partner_is_disabled: bool,
    be_small_earnings_withholding_reduction: float,
    be_small_pension_withholding_reduction: float,
    be_other_family_withholding_reduction: float,
) -> float:
    """Reduction because the spouse earns little, or has no income and is disabled."""
    if be_spouse_income_class == BelgianSpouseIncome.SMALL_EARNINGS:
        return be_small_earnings_withholding_reduction
    if be_spouse_income_class == BelgianSpouseIncome.SMALL_PENSION:
        return be_small_pension_withholding_reduction
    if be_spouse_income_class == BelgianSpouseIncome.NO_INCOME and partner_is_disabled:
        return be_other_family_withholding_reduction
    return 0.0


@rule(level="adult", law=_LAW, unit="EUR/month", start="2019-01-01", when="be_has_persons_at_charge")
def be_dependants_reduction_of_month(
    be_has_dependants: bool,
    be_child_reduction_of_month: float,
    be_other_dependants_reduction_of_month: float,
    is_be_alone_for_withholding: bool,
    be_has_children_at_charge: bool,
    be_other_family_withholding_reduction: float,
) -> float:
    """Reduction for all persons at charge, with that for who is alone with children (personen ten laste).

    For the one of a couple who takes the supplements of the assessment; in fact the couple chooses.
    """
    if not be_has_dependants:
        return 0.0
    alone_with_children = is_be_alone_for_withholding and be_has_children_at_charge
    of_parent = be_other_family_withholding_reduction if alone_with_children else 0.0
    return be_child_reduction_of_month + be_other_dependants_reduction_of_month + of_parent


@rule(
    level="adult",
    law=_LAW,
    unit="EUR/month",
    start="2019-01-01",
    output=True,
    when="is_be_withholding_scale_1_or_2",
)
def be_family_reduction_of_month(
    be_dependants_reduction_of_month: float,
    be_isolated_reduction_of_month: float,
    be_spouse_reduction_of_month: float,
    is_disabled: bool,
    be_other_family_withholding_reduction: float,
) -> float:
    """All reductions of the withholding for the family and one's own disability (gezinslasten); none in scale III."""
    own = be_other_family_withholding_reduction if is_disabled else 0.0
    family = be_dependants_reduction_of_month + be_spouse_reduction_of_month
    return family + be_isolated_reduction_of_month + own


@rule(level="spell", law=f"{_LAW}; WIB 92 art. 145/2", unit="EUR/month", start="2019-01-01")
def be_group_insurance_reduction_of_month(
    employee_pension_premium: float, be_whole_months_of_period: float, be_saving_reduction_rate: float
) -> float:
    """Reduction for one's own premium of a group insurance (groepsverzekering): 30% of it, in every scale."""
    month = ratio(employee_pension_premium, be_whole_months_of_period)
    return round_half_up(month * be_saving_reduction_rate, CENT)


@rule(
    level="spell", law=f"{_LAW}; WIB 92 art. 289ter/1", unit="EUR/month", start="2019-01-01", end="2023-12-31"
)
def be_work_bonus_reduction_of_month(
    be_key_formula_scale: BelgianWithholdingScale,
    be_work_bonus_a_of_month: float,
    be_fiscal_work_bonus_rate: float,
) -> float:
    """The fiscal work bonus in the withholding (fiscale werkbonus): a share of the month's work bonus.

    Not in scale III. The yearly maximum is left to the assessment.
    """
    if be_key_formula_scale == BelgianWithholdingScale.SCALE_3:
        return 0.0
    return round_half_up(be_work_bonus_a_of_month * be_fiscal_work_bonus_rate, CENT)


@rule(level="spell", law=f"{_LAW}; WIB 92 art. 289ter/1", unit="EUR/month", start="2024-01-01")
def be_work_bonus_reduction_of_month(
    be_key_formula_scale: BelgianWithholdingScale,
    be_work_bonus_a_of_month: float,
    be_work_bonus_b_of_month: float,
    be_fiscal_work_bonus_rate: float,
    be_withheld_work_bonus_rate_b: float,
) -> float:
    """The fiscal work bonus in the withholding (fiscale werkbonus): a share of part A and a larger one of part B.

    Not in scale III. The yearly maximum is left to the assessment.
    """
    if be_key_formula_scale == BelgianWithholdingScale.SCALE_3:
        return 0.0
    part_a = round_half_up(be_work_bonus_a_of_month * be_fiscal_work_bonus_rate, CENT)
    return part_a + round_half_up(be_work_bonus_b_of_month * be_withheld_work_bonus_rate_b, CENT)
