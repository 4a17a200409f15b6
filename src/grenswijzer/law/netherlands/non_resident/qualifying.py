"""Who is treated almost like a resident: nearly all income is taxed in the Netherlands."""

from grenswijzer.engine.arithmetic import ratio_at_edge
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country

_ART = "Wet IB 2001 art. 7.8(6)-(7)"
_START = "2015-01-01"


@rule(level="adult", law=_ART, unit="EUR/year", start=_START, output=True)
def nl_world_income(
    nl_fiscal_wage: float,
    nl_benefit_income: float,
    other_dutch_income: float,
    other_foreign_income: float,
    nl_other_boxes_income: float,
    nl_box3_income_for_test: float,
) -> float:
    """Income of the three boxes by resident rules, without own home, provisions and personal deductions.

    Wereldinkomen; income from savings counts without the exempt amount of art. 5.5.
    """
    work = nl_fiscal_wage + nl_benefit_income + other_dutch_income + other_foreign_income
    return work + nl_other_boxes_income + nl_box3_income_for_test


@rule(level="adult", law=_ART, unit="EUR/year", start=_START)
def nl_world_income_taxed_in_nl(
    nl_is_non_resident: bool,
    nl_source_income: float,
    nl_source_other_boxes_income: float,
    nl_world_income: float,
) -> float:
    """Part of the world income that is under Dutch wage or income tax; of a resident all."""
    if nl_is_non_resident:
        return nl_source_income + nl_source_other_boxes_income
    return nl_world_income


@rule(level="adult", law="AWR art. 5a; Wet IB 2001 arts 1.2, 7.8(6)(b)", start=_START)
def nl_has_would_be_partner(has_partner: bool, nl_is_couple_for_tax: bool) -> bool:
    """Has someone who would be the partner if both lived in the Netherlands."""
    return has_partner and nl_is_couple_for_tax


@rule(level="adult", law=_ART, unit="share", start=_START, output=True)
def nl_share_of_income_taxed_in_nl(
    nl_world_income_taxed_in_nl: float, nl_world_income: float, nl_qualifying_share: float
) -> float:
    """Share of one's own world income that the Netherlands taxes, for the test of 90%."""
    return max(0.0, ratio_at_edge(nl_world_income_taxed_in_nl, nl_world_income, nl_qualifying_share))


@rule(level="adult", law=_ART, unit="share", start=_START, when="nl_has_would_be_partner", output=True)
def nl_joint_share_of_income_taxed_in_nl(
    nl_world_income_taxed_in_nl: float,
    partner_nl_world_income_taxed_in_nl: float,
    nl_world_income: float,
    partner_nl_world_income: float,
    nl_qualifying_share: float,
) -> float:
    """Share of both partners' world income that the Netherlands taxes, for the test of 90%."""
    taxed = nl_world_income_taxed_in_nl + partner_nl_world_income_taxed_in_nl
    return max(0.0, ratio_at_edge(taxed, nl_world_income + partner_nl_world_income, nl_qualifying_share))


@rule(level="adult", law="Wet IB 2001 arts 2.7(1), 7.8(6)", start=_START)
def nl_lives_in_eu_or_eea(residence_state: Country) -> bool:
    """Lives in another state of the EU or EEA, or in Switzerland."""
    is_elsewhere = residence_state != Country.NL and residence_state != Country.NONE
    return is_elsewhere and residence_state != Country.OTHER


@rule(level="adult", law="Wet IB 2001 art. 7.8(6)-(8)", start=_START, output=True)
def nl_is_qualifying_non_resident(
    nl_lives_in_eu_or_eea: bool,
    nl_has_income_statement: bool,
    nl_is_designated_as_qualifying: bool,
    nl_share_of_income_taxed_in_nl: float,
    nl_joint_share_of_income_taxed_in_nl: float,
    nl_qualifying_share: float,
) -> bool:
    """Lives abroad while (nearly) all income is taxed in the Netherlands (kwalificerend buitenlands belastingplichtig).

    At least 90% of one's own income, or of both partners' together, with an income statement of the tax authority of
    the state of residence. The decree adds people for whom EU law demands the same.
    """
    passes_alone = nl_share_of_income_taxed_in_nl >= nl_qualifying_share
    passes_together = nl_joint_share_of_income_taxed_in_nl >= nl_qualifying_share
    passes = passes_alone or passes_together or nl_is_designated_as_qualifying
    return nl_lives_in_eu_or_eea and nl_has_income_statement and passes


@rule(
    level="adult",
    law="Wet IB 2001 art. 1.2(4)(b); treaty NL-BE 2001 art. 26(2); decree BWBR0027569 §§5.1, 5.4",
    start=_START,
)
def nl_is_possible_tax_partner(
    nl_is_resident: bool,
    nl_is_qualifying_non_resident: bool,
    residence_state: Country,
    nl_world_income_taxed_in_nl: float,
) -> bool:
    """May be someone's partner for Dutch tax: residents, qualifying non-residents and, by treaty, Belgian residents.

    The last only with own income that the Netherlands taxes.
    """
    by_treaty = residence_state == Country.BE and nl_world_income_taxed_in_nl > 0
    return nl_is_resident or nl_is_qualifying_non_resident or by_treaty
