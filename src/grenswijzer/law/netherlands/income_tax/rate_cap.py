"""Tax on box 1 with the cap on the rate at which deductions count (tariefsaanpassing)."""

from grenswijzer.engine.arithmetic import tax_by_scale
from grenswijzer.engine.rule import Scale, rule


@rule(level="adult", law="Wet IB 2001 arts 6.1-6.2", unit="EUR/year", start="2015-01-01")
def nl_personal_deductions(nl_stated_personal_deductions: float) -> float:
    """Personal deductions claimed by this person (persoonsgebonden aftrek), without child maintenance since 2015."""
    return nl_stated_personal_deductions


@rule(level="adult", law="Wet IB 2001 art. 2.10(1)", unit="EUR/year", start="2015-01-01")
def nl_ordinary_scale_tax(nl_taxed_box1_income: float, nl_box1_scale: Scale) -> float:
    """Tax by the ordinary table (tabel van art. 2.10), with column III in whole euros."""
    return tax_by_scale(nl_taxed_box1_income, nl_box1_scale)


@rule(
    level="adult",
    law="Wet IB 2001 art. 2.10a(1)",
    unit="EUR/year",
    start="2015-01-01",
    when="nl_has_senior_scale",
)
def nl_senior_scale_tax(nl_taxed_box1_income: float, nl_senior_box1_scale: Scale) -> float:
    """Tax by the table for people born before 1946 (tabel van art. 2.10a)."""
    return tax_by_scale(nl_taxed_box1_income, nl_senior_box1_scale)


@rule(level="adult", law="Wet IB 2001 arts 3.120, 7.8(1)", unit="EUR/year", start="2015-01-01")
def nl_deducted_own_home_costs(
    nl_own_home_costs: float,
    nl_is_non_resident: bool,
    nl_is_qualifying_non_resident: bool,
    nl_qualifying_home_and_provisions: float,
) -> float:
    """Costs of the own home that lowered the taxed income: of a non-resident only when he or she qualifies."""
    if not nl_is_non_resident:
        return nl_own_home_costs
    if nl_is_qualifying_non_resident:
        return min(nl_own_home_costs, nl_qualifying_home_and_provisions)
    return 0.0


@rule(
    level="adult",
    law="Wet IB 2001 arts 6.1, 7.8(1); treaty NL-BE 2001 art. 26(2)",
    unit="EUR/year",
    start="2020-01-01",
)
def nl_deducted_personal_deductions(
    nl_personal_deductions_in_box1: float,
    nl_is_non_resident: bool,
    nl_is_qualifying_non_resident: bool,
    nl_qualifying_personal_deductions: float,
    nl_treaty_deductions: float,
) -> float:
    """Personal deductions that lowered the taxed income from work and home."""
    if not nl_is_non_resident:
        return nl_personal_deductions_in_box1
    if nl_is_qualifying_non_resident:
        return nl_qualifying_personal_deductions
    return nl_treaty_deductions


@rule(level="adult", law="Wet IB 2001 art. 2.10(2)", unit="EUR/year", start="2015-01-01", end="2019-12-31")
def nl_rate_capped_deductions(nl_deducted_own_home_costs: float) -> float:
    """Deductions that count at most at the capped rate: costs of the own home (aftrekbare kosten eigen woning)."""
    return nl_deducted_own_home_costs


@rule(level="adult", law="Wet IB 2001 art. 2.10(2)-(3)", unit="EUR/year", start="2020-01-01")
def nl_rate_capped_deductions(
    nl_deducted_own_home_costs: float, nl_deducted_personal_deductions: float
) -> float:
    """Deductions that count at most at the capped rate (grondslagverminderende posten).

    Costs of the own home and personal deductions; those of the self-employed are not computed here.
    """
    return nl_deducted_own_home_costs + nl_deducted_personal_deductions


@rule(level="adult", law="Wet IB 2001 art. 2.10(2)", unit="EUR/year", start="2015-01-01", output=True)
def nl_rate_adjustment(
    nl_taxed_box1_income: float,
    nl_rate_capped_deductions: float,
    nl_top_bracket_limit: float,
    nl_rate_adjustment_rate: float,
) -> float:
    """Tax added so that deductions do not count at the top rate (tariefsaanpassing).

    Over the part of income and deductions together above the top bracket's limit, at most over the deductions.
    """
    above = max(0.0, nl_taxed_box1_income + nl_rate_capped_deductions - nl_top_bracket_limit)
    return nl_rate_adjustment_rate * min(above, nl_rate_capped_deductions)


@rule(
    level="adult",
    law="Wet IB 2001 arts 2.7(1)(a), 2.10-2.10a",
    unit="EUR/year",
    start="2015-01-01",
    output=True,
)
def nl_box1_tax(
    nl_ordinary_scale_tax: float,
    nl_has_senior_scale: bool,
    nl_senior_scale_tax: float,
    nl_rate_adjustment: float,
) -> float:
    """Income tax on box 1 before relief and credits, without premiums (belasting box 1), with the rate adjustment."""
    if nl_has_senior_scale:
        return nl_senior_scale_tax + nl_rate_adjustment
    return nl_ordinary_scale_tax + nl_rate_adjustment
