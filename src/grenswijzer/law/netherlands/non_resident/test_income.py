"""The income on which the credits of a non-resident depend: what the Netherlands taxes, or all of it."""

from grenswijzer.engine.arithmetic import taper
from grenswijzer.engine.rule import rule

_COURTS = "HR 22 Mar 2024, 23/04137; Hof Den Bosch 21 Aug 2024, 23/1147"


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
    """Income by which the general credit in the income tax tapers: box 1 by resident rules, also of who lives abroad.

    A resident of Belgium has this credit by the treaty, as residents have it (Hof Den Bosch 21 August 2024).
    """
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
    """Income by which the general credit in the income tax tapers: all boxes (verzamelinkomen), also who lives abroad.

    A resident of Belgium has this credit by the treaty, as residents have it (Hof Den Bosch 21 August 2024).
    """
    if nl_is_non_resident and not nl_is_qualifying_non_resident and nl_credit_tapers_on_dutch_income:
        return nl_taxed_box1_income + nl_source_other_boxes_income
    return nl_aggregate_income


@rule(
    level="adult",
    law="Wet IB 2001 arts 7.2(18), 7.8(5), 8.1(1)(e), 8.11, 8.14a",
    unit="EUR/year",
    start="2015-01-01",
)
def nl_labour_credit_income(
    nl_is_non_resident: bool,
    nl_is_qualifying_non_resident: bool,
    nl_labour_credit_on_dutch_wage_only: bool,
    sum_nl_source_wage_of_job: float,
    nl_labour_income: float,
) -> float:
    """Labour income by which the credits for work are computed: from all states, also of who lives abroad."""
    if nl_is_non_resident and not nl_is_qualifying_non_resident and nl_labour_credit_on_dutch_wage_only:
        return sum_nl_source_wage_of_job
    return nl_labour_income


@rule(
    level="adult",
    law=f"Wet IB 2001 arts 2.18, 7.1-7.2, 8.10, 8.17; Wfsv art. 12; {_COURTS}",
    unit="EUR/year",
    start="2015-01-01",
)
def nl_taxed_income_of_non_resident(
    nl_taxed_box1_income: float, nl_source_other_boxes_income: float
) -> float:
    """Income of the three boxes of who lives abroad that the Netherlands taxes."""
    return nl_taxed_box1_income + nl_source_other_boxes_income


@rule(
    level="adult",
    law=f"Wet IB 2001 art. 8.10; Wfsv art. 12; {_COURTS}",
    unit="EUR/year",
    start="2015-01-01",
    output=True,
)
def nl_general_credit_in_premium(
    nl_is_non_resident: bool,
    nl_is_qualifying_non_resident: bool,
    nl_general_credit: float,
    nl_taxed_income_of_non_resident: float,
    nl_general_credit_amount: float,
    nl_general_credit_taper_threshold: float,
    nl_general_credit_taper_rate: float,
) -> float:
    """General credit of which a part reduces the premiums (premiedeel van de algemene heffingskorting).

    Of who lives abroad and does not qualify it tapers with the income that the Netherlands taxes only.
    """
    if not nl_is_non_resident or nl_is_qualifying_non_resident:
        return nl_general_credit
    return taper(
        nl_general_credit_amount,
        nl_taxed_income_of_non_resident,
        nl_general_credit_taper_threshold,
        nl_general_credit_taper_rate,
    )


@rule(
    level="adult",
    law=f"Wet IB 2001 arts 2.18, 7.8(5), 8.17; {_COURTS}",
    unit="EUR/year",
    start="2015-01-01",
)
def nl_elderly_credit_income(
    nl_is_non_resident: bool,
    nl_is_qualifying_non_resident: bool,
    nl_aggregate_income: float,
    nl_taxed_income_of_non_resident: float,
) -> float:
    """Income by which the elderly credit tapers: all of it, or of who lives abroad what the Netherlands taxes."""
    if nl_is_non_resident and not nl_is_qualifying_non_resident:
        return nl_taxed_income_of_non_resident
    return nl_aggregate_income
