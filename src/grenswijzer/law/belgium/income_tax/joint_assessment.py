"""Who is assessed together from income year 2004 on: spouses and legal cohabitants."""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import CivilStatus


@rule(level="household", law="WIB 92 arts 2 and 126", start="2004-01-01")
def be_is_couple_in_law(civil_status: CivilStatus) -> bool:
    """Married, or legally cohabiting, which is the same for the tax (gehuwd of wettelijk samenwonend)."""
    return civil_status == CivilStatus.MARRIED or civil_status == CivilStatus.LEGAL_COHABITANTS


@rule(level="household", law="WIB 92 art. 126 §2, 1°", start="2004-01-01")
def be_is_year_of_marriage(
    be_is_couple_in_law: bool, married_on: int, year_start: int, year_end: int
) -> bool:
    """Year of the marriage or of the declaration of legal cohabitation: the partners are then assessed apart."""
    return be_is_couple_in_law and year_start <= married_on <= year_end


@rule(level="adult", law="WIB 92 art. 244bis", start="2014-01-01")
def be_spouse_earns_outside_belgium(
    be_is_taxed_as_resident: bool,
    has_be_taxable_income: bool,
    partner_has_be_taxable_income: bool,
    partner_be_foreign_net_professional_income: float,
    be_single_taxation_threshold: float,
) -> bool:
    """Only this non-resident has income that Belgium taxes and the spouse earns much elsewhere.

    Elsewhere: professional income from abroad, or from Belgium but exempt by treaty, above the threshold. A couple of
    residents stays together: their exempt Dutch wage counts for the rate (art. 126 §2, 4°).
    """
    only_one = has_be_taxable_income and not partner_has_be_taxable_income
    earns = partner_be_foreign_net_professional_income > be_single_taxation_threshold
    return only_one and earns and not be_is_taxed_as_resident


@rule(level="adult", law="WIB 92 art. 244bis", start="2004-01-01", output=True)
def be_is_married_taxed_as_single(
    be_is_couple_in_law: bool,
    has_partner: bool,
    be_spouse_earns_outside_belgium: bool,
    partner_be_spouse_earns_outside_belgium: bool,
) -> bool:
    """Is married or legally cohabits and yet taxed as single (als alleenstaande belast)."""
    one_sided = be_spouse_earns_outside_belgium or partner_be_spouse_earns_outside_belgium
    return be_is_couple_in_law and has_partner and one_sided


@rule(level="adult", law="WIB 92 arts 126-129 and 244bis", start="2004-01-01", output=True)
def be_is_taxed_as_single(
    be_is_couple_in_law: bool,
    has_partner: bool,
    be_is_year_of_marriage: bool,
    be_spouses_live_apart: bool,
    be_is_married_taxed_as_single: bool,
    be_is_taxed_as_resident: bool,
    partner_be_is_taxed_as_resident: bool,
) -> bool:
    """Is assessed alone (als alleenstaande belast).

    No couple in law, or one that is not assessed together: year of marriage, living apart, art. 244bis, or one a
    resident of Belgium and the other not.
    """
    if not be_is_couple_in_law or not has_partner:
        return True
    in_two_states = be_is_taxed_as_resident != partner_be_is_taxed_as_resident
    apart = be_is_year_of_marriage or be_spouses_live_apart or be_is_married_taxed_as_single
    return apart or in_two_states


@rule(level="adult", law="WIB 92 arts 126-127", unit="EUR/year", start="2004-01-01")
def be_other_income_share(other_belgian_income: float) -> float:
    """Income that is not professional, taxed with the one who has it (decumul)."""
    return other_belgian_income
