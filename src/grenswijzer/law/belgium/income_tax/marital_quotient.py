"""Part of one spouse's professional income that is counted with the other (huwelijksquotiënt)."""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import rule, view

WITH_MARITAL_QUOTIENT = view(
    "with_marital_quotient",
    replaces={"be_marital_quotient": "be_potential_marital_quotient"},
    law="WIB 92 arts 87-88: the tax as it is with the attribution",
)

WITHOUT_MARITAL_QUOTIENT = view(
    "without_marital_quotient",
    replaces={"be_marital_quotient": "be_no_marital_quotient"},
    law="WIB 92 arts 87-88: the tax as it is without the attribution",
)


@rule(level="adult", law="WIB 92 arts 87-89", unit="EUR/year", start="2003-01-01", end="2025-12-31")
def be_whole_marital_quotient(
    be_is_taxed_as_single: bool,
    be_world_professional_income: float,
    partner_be_world_professional_income: float,
    be_marital_quotient_rate: float,
    be_marital_quotient_maximum: float,
    be_quotient_maximum_includes_own_income: bool,
) -> float:
    """What would bring the spouse with little professional income to 30% of both, at most the maximum.

    Belgian and foreign professional income of both spouses count.
    """
    own = be_world_professional_income
    if be_is_taxed_as_single or own >= partner_be_world_professional_income:
        return 0.0
    part = be_marital_quotient_rate * (own + partner_be_world_professional_income)
    if be_quotient_maximum_includes_own_income:
        return round_half_up(max(0.0, min(part, be_marital_quotient_maximum) - own), CENT)
    return round_half_up(min(max(0.0, part - own), be_marital_quotient_maximum), CENT)


@rule(
    level="adult",
    law="WIB 92 arts 87-89; treaty NL-BE 2001 art. 26 §2",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
)
def be_potential_marital_quotient(
    be_whole_marital_quotient: float,
    partner_be_treaty_pro_rata: float,
    partner_be_net_professional_income: float,
) -> float:
    """The attribution this spouse would receive: pro rata in category 5, and never more than there is in Belgium."""
    reduced = round_half_up(be_whole_marital_quotient * partner_be_treaty_pro_rata, CENT)
    return min(reduced, partner_be_net_professional_income)


@rule(level="adult", law="WIB 92 arts 87-88", unit="EUR/year", start="2003-01-01")
def be_no_marital_quotient() -> float:
    """No attribution: what the assessment is compared with."""
    return 0.0


@rule(level="adult", law="WIB 92 arts 87-88", unit="EUR/year", start="2003-01-01")
def be_couple_tax(
    be_state_tax: float,
    partner_be_state_tax: float,
    be_child_credit: float,
    partner_be_child_credit: float,
    be_quotient_test_counts_child_credit: bool,
) -> float:
    """Tax of both spouses together that the attribution may not raise (belasting van beide echtgenoten samen)."""
    tax = be_state_tax + partner_be_state_tax
    if be_quotient_test_counts_child_credit:
        return tax - (be_child_credit + partner_be_child_credit)
    return tax


@rule(level="adult", law="WIB 92 arts 87-88", unit="EUR/year", start="2003-01-01", output=True)
def be_marital_quotient(
    be_potential_marital_quotient: float,
    be_couple_tax_with_marital_quotient: float,
    be_couple_tax_without_marital_quotient: float,
) -> float:
    """Professional income of the spouse that is counted here (huwelijksquotiënt); none where it raises the tax."""
    if be_couple_tax_with_marital_quotient > be_couple_tax_without_marital_quotient:
        return 0.0
    return be_potential_marital_quotient
