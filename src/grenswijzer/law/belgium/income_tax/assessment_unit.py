"""Who is assessed together: spouses in 2003, and when a married person is taxed as single."""

from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import CivilStatus


@rule(level="household", law="WIB 92 art. 128, 1°", start="2003-01-01", end="2003-12-31")
def be_is_year_of_marriage(
    civil_status: CivilStatus, married_on: int, year_start: int, year_end: int
) -> bool:
    """The marriage was made in the income year (jaar van het huwelijk): spouses are then assessed apart."""
    return civil_status == CivilStatus.MARRIED and year_start <= married_on <= year_end


@rule(
    level="adult",
    law="WIB 92 art. 244bis; Act of 13 December 2002 art. 3",
    start="2003-01-01",
    end="2013-12-31",
)
def be_spouse_earns_outside_belgium(
    has_be_taxable_income: bool,
    partner_has_be_taxable_income: bool,
    partner_be_foreign_net_professional_income: float,
    be_single_taxation_threshold: float,
) -> bool:
    """Only this spouse has income subject to the non-resident tax and the other earns much elsewhere.

    Elsewhere: professional income from abroad, or from Belgium but exempt by treaty, above the threshold.
    """
    only_one = has_be_taxable_income and not partner_has_be_taxable_income
    return only_one and partner_be_foreign_net_professional_income > be_single_taxation_threshold


@rule(
    level="adult",
    law="WIB 92 art. 244bis; Act of 13 December 2002 art. 3",
    start="2003-01-01",
    end="2003-12-31",
    output=True,
)
def be_is_married_taxed_as_single(
    civil_status: CivilStatus,
    has_partner: bool,
    be_spouse_earns_outside_belgium: bool,
    partner_be_spouse_earns_outside_belgium: bool,
) -> bool:
    """Is married and yet taxed as single (als alleenstaande belast): the spouse's work income is not Belgian."""
    one_sided = be_spouse_earns_outside_belgium or partner_be_spouse_earns_outside_belgium
    return civil_status == CivilStatus.MARRIED and has_partner and one_sided


@rule(
    level="adult",
    law="WIB 92 arts 126-128 as before the Act of 10 August 2001; brochure-2003 §2.8",
    start="2003-01-01",
    end="2003-12-31",
    output=True,
)
def be_is_taxed_as_single(
    civil_status: CivilStatus,
    has_partner: bool,
    be_is_year_of_marriage: bool,
    be_spouses_live_apart: bool,
    be_is_married_taxed_as_single: bool,
) -> bool:
    """Is assessed alone (als alleenstaande belast): not married, or married but not assessed with the spouse.

    In 2003 legal cohabitants are single for tax, like all other unmarried couples.
    """
    is_couple = civil_status == CivilStatus.MARRIED and has_partner
    apart = be_is_year_of_marriage or be_spouses_live_apart or be_is_married_taxed_as_single
    return not is_couple or apart


@rule(level="adult", law="WIB 92 arts 126, 134 and 140", start="2003-01-01")
def be_has_higher_professional_income(
    be_net_professional_income: float,
    partner_be_net_professional_income: float,
    birth_date: int,
    partner_birth_date: int,
    be_heads_household: bool,
    partner_be_heads_household: bool,
    has_partner: bool,
) -> bool:
    """Has the highest professional income taxable in Belgium of the two.

    The law is silent where both are equal: then the one who heads the household, or else the elder.
    """
    if not has_partner:
        return True
    if be_net_professional_income != partner_be_net_professional_income:
        return be_net_professional_income > partner_be_net_professional_income
    if be_heads_household != partner_be_heads_household:
        return be_heads_household
    return birth_date < partner_birth_date


@referral(
    blocks="be_has_higher_professional_income",
    office="belintax",
    level="adult",
    law="WIB 92 arts 126, 134 and 140",
    start="2003-01-01",
)
def is_be_couple_undistinguished(
    has_be_taxable_income: bool,
    be_net_professional_income: float,
    partner_be_net_professional_income: float,
    birth_date: int,
    partner_birth_date: int,
    be_heads_household: bool,
    partner_be_heads_household: bool,
    has_partner: bool,
) -> bool:
    """Both earn the same and were born on the same day: say who heads the household."""
    same_income = be_net_professional_income == partner_be_net_professional_income
    same_facts = birth_date == partner_birth_date and be_heads_household == partner_be_heads_household
    return has_be_taxable_income and has_partner and same_income and same_facts
