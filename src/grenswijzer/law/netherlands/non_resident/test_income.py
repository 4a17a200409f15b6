"""The income on which the general and the labour credit of a non-resident depend."""

from grenswijzer.engine.rule import rule


@rule(
    level="adult",
    law="Wet IB 2001 arts 7.8(5), 8.10(2); decree BWBR0027569 §5",
    unit="EUR/year",
    start="2015-01-01",
    end="2024-12-31",
)
def nl_general_credit_income(
    nl_is_non_resident: bool,
    nl_is_qualifying_non_resident: bool,
    nl_credit_tapers_on_dutch_income: bool,
    nl_taxed_box1_income: float,
    nl_taxable_box1_income: float,
) -> float:
    """Income by which the general credit tapers: box 1 by resident rules, also of who lives abroad."""
    if nl_is_non_resident and not nl_is_qualifying_non_resident and nl_credit_tapers_on_dutch_income:
        return nl_taxed_box1_income
    return nl_taxable_box1_income


@rule(
    level="adult",
    law="Wet IB 2001 arts 2.18, 7.8(5), 8.10(2); decree BWBR0027569 §5",
    unit="EUR/year",
    start="2025-01-01",
)
def nl_general_credit_income(
    nl_is_non_resident: bool,
    nl_is_qualifying_non_resident: bool,
    nl_credit_tapers_on_dutch_income: bool,
    nl_taxed_box1_income: float,
    nl_source_other_boxes_income: float,
    nl_aggregate_income: float,
) -> float:
    """Income by which the general credit tapers: all boxes (verzamelinkomen), also of who lives abroad."""
    if nl_is_non_resident and not nl_is_qualifying_non_resident and nl_credit_tapers_on_dutch_income:
        return nl_taxed_box1_income + nl_source_other_boxes_income
    return nl_aggregate_income


@rule(level="adult", law="Wet IB 2001 arts 7.8(5), 8.1(1)(e), 8.11", unit="EUR/year", start="2015-01-01")
def nl_labour_credit_income(
    nl_is_non_resident: bool,
    nl_is_qualifying_non_resident: bool,
    nl_labour_credit_on_dutch_wage_only: bool,
    sum_nl_source_wage_of_job: float,
    nl_labour_income: float,
) -> float:
    """Labour income by which the labour credit is computed: from all states, also of who lives abroad."""
    if nl_is_non_resident and not nl_is_qualifying_non_resident and nl_labour_credit_on_dutch_wage_only:
        return sum_nl_source_wage_of_job
    return nl_labour_income
