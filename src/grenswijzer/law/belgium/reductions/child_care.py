"""Reduction for child care since 2012 (belastingvermindering voor kinderopvang)."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up, years_between
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country


@rule(level="child", law="WIB 92 art. 145/35", start="2012-01-01", output=True)
def be_is_child_care_counted(
    child_has_childcare_deduction: bool,
    is_be_dependent_child: bool,
    child_care_state: Country,
    child_care_is_recognised: bool,
    child_birth_date: int,
    child_is_disabled: bool,
    year_start: int,
    be_child_care_reduction_age: float,
    be_child_care_reduction_age_disabled: float,
) -> bool:
    """The child's care counts for the reduction.

    Care anywhere in the European Economic Area by an institution or person whom a public body recognises, subsidises
    or supervises; a child at charge under the age limit on 1 January, of which only days before that age count.
    """
    limit = be_child_care_reduction_age_disabled if child_is_disabled else be_child_care_reduction_age
    young = years_between(child_birth_date, year_start) < limit
    in_eea = child_care_state != Country.NONE and child_care_state != Country.OTHER
    claimed = child_has_childcare_deduction and is_be_dependent_child
    return claimed and in_eea and child_care_is_recognised and young


@rule(
    level="child",
    law="WIB 92 art. 145/35; KB/WIB 92 art. 63/18",
    unit="EUR/year",
    start="2012-01-01",
    when="be_is_child_care_counted",
)
def be_counted_child_care(
    child_care_costs: float, child_care_days: float, be_child_care_reduction_maximum_per_day: float
) -> float:
    """Care of one child that counts: at most an amount per day of care."""
    return round_half_up(
        min(child_care_costs, child_care_days * be_child_care_reduction_maximum_per_day), CENT
    )


@rule(level="household", law="WIB 92 art. 145/35", unit="EUR/year", start="2012-01-01")
def be_household_counted_child_care(sum_be_counted_child_care: float) -> float:
    """Care of all children of the household that counts."""
    return sum_be_counted_child_care


@rule(level="adult", law="WIB 92 arts 133 and 145/35 §2", unit="share", start="2017-01-01")
def be_child_care_complementary_rate(
    be_lone_parent_increase: float, be_lone_parent_sum: float, be_child_care_lone_parent_rate: float
) -> float:
    """Extra rate for a single parent with a low income: as much of it as of the extra increase of the tax-free sum."""
    return be_child_care_lone_parent_rate * ratio(be_lone_parent_increase, be_lone_parent_sum)


@rule(
    level="adult",
    law="WIB 92 art. 145/35",
    unit="EUR/year",
    start="2017-01-01",
    output=True,
    when="be_has_resident_deductions",
)
def be_child_care_reduction(
    be_household_counted_child_care: float,
    be_household_spending_share: float,
    be_child_care_reduction_rate: float,
    be_child_care_complementary_rate: float,
) -> float:
    """Reduction for child care (vermindering kinderopvang): 45%, spouses in the measure of their income.

    Up to 75% for a single parent with a low income.
    """
    own = be_household_counted_child_care * be_household_spending_share
    complement = round_half_up(own * be_child_care_complementary_rate, CENT)
    return round_half_up(own * be_child_care_reduction_rate, CENT) + complement
