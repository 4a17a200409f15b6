"""Who is taxed as a non-resident of Belgium, and in which category (2003)."""

from grenswijzer.engine.arithmetic import ratio_at_edge
from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import BelgianNonResidentCategory, Country


@rule(level="adult", law="WIB 92 arts 2-4 and 227", start="2003-01-01")
def be_is_resident(
    residence_state: Country,
    be_is_in_national_register: bool,
    be_has_domicile_or_seat_of_wealth: bool,
    be_is_official_abroad: bool,
    be_is_foreign_diplomat_or_official: bool,
) -> bool:
    """Is a resident of Belgium (rijksinwoner): in the national register, or domicile or seat of wealth there.

    Some Belgian officials abroad are residents too; foreign diplomats and some foreign officials in Belgium are not.
    """
    lives_there = (
        residence_state == Country.BE or be_is_in_national_register or be_has_domicile_or_seat_of_wealth
    )
    return be_is_official_abroad or (lives_there and not be_is_foreign_diplomat_or_official)


@rule(
    level="adult",
    law="WIB 92 art. 243; brochure-2003 Bijlage 1, Tehuis in België",
    start="2003-01-01",
    end="2013-12-31",
)
def be_has_home_all_year(
    be_lives_in_home_in_belgium: bool,
    be_home_is_temporary: bool,
    be_home_costs_burden_income: bool,
    be_home_kept_all_year: bool,
    be_is_resident: bool,
) -> bool:
    """Kept a home in Belgium all year (tehuis in België).

    The place where one normally lives, with the family if there is one, for a temporary stay that brings costs borne
    by the taxable income, while domicile and seat of wealth did not move to Belgium. Owning a dwelling is not enough.
    """
    is_home = be_lives_in_home_in_belgium and be_home_is_temporary and be_home_costs_burden_income
    return is_home and be_home_kept_all_year and not be_is_resident


@rule(level="adult", law="WIB 92 art. 244", start="2003-01-01")
def be_earns_mostly_in_belgium(
    be_gross_professional_income: float,
    be_foreign_professional_income: float,
    partner_be_gross_professional_income: float,
    partner_be_foreign_professional_income: float,
    be_professional_share_threshold: float,
    be_share_test_counts_couple: bool,
    be_is_taxed_as_single: bool,
) -> bool:
    """At least 75% of all professional income is taxable in Belgium (75%-regel).

    Both amounts after contributions and before professional costs, in whole cents; each taxpayer alone.
    """
    belgian = be_gross_professional_income
    total = be_gross_professional_income + be_foreign_professional_income
    if be_share_test_counts_couple and not be_is_taxed_as_single:
        belgian = belgian + partner_be_gross_professional_income
        total = total + partner_be_gross_professional_income + partner_be_foreign_professional_income
    share = ratio_at_edge(belgian, total, be_professional_share_threshold)
    return be_gross_professional_income > 0 and share >= be_professional_share_threshold


@rule(level="adult", law="WIB 92 art. 232", start="2003-01-01")
def has_be_taxable_income(be_gross_professional_income: float, other_belgian_income: float) -> bool:
    """Has income that is subject to the Belgian non-resident tax."""
    return be_gross_professional_income > 0 or other_belgian_income > 0


@rule(
    level="adult",
    law="WIB 92 arts 243-244; treaty NL-BE 2001 art. 26 §2",
    start="2003-01-01",
    end="2013-12-31",
)
def be_own_non_resident_category(
    has_be_taxable_income: bool, be_has_home_all_year: bool, be_earns_mostly_in_belgium: bool
) -> BelgianNonResidentCategory:
    """Category from one's own facts (categorie van niet-rijksinwoners)."""
    if not has_be_taxable_income:
        return BelgianNonResidentCategory.NONE
    if be_has_home_all_year:
        return BelgianNonResidentCategory.HOME_IN_BELGIUM
    if be_earns_mostly_in_belgium:
        return BelgianNonResidentCategory.ASSIMILATED
    return BelgianNonResidentCategory.TREATY_PROTECTED


@rule(
    level="adult",
    law="WIB 92 arts 243-244; treaty NL-BE 2001 art. 26 §2",
    start="2003-01-01",
    end="2013-12-31",
    output=True,
)
def be_non_resident_category(
    be_own_non_resident_category: BelgianNonResidentCategory,
    partner_be_own_non_resident_category: BelgianNonResidentCategory,
    be_is_taxed_as_single: bool,
) -> BelgianNonResidentCategory:
    """Category of non-resident (categorie van niet-rijksinwoners): 1, 2 or 5.

    A jointly assessed spouse without Belgian income follows the other: the assessment is one.
    """
    if be_own_non_resident_category == BelgianNonResidentCategory.NONE and not be_is_taxed_as_single:
        return partner_be_own_non_resident_category
    return be_own_non_resident_category


@referral(
    blocks="be_own_non_resident_category",
    office="belintax",
    level="adult",
    law="WIB 92 art. 3; treaty NL-BE 2001 art. 4",
    start="2003-01-01",
    end="2003-12-31",
)
def is_belgian_resident_before_2004(be_is_resident: bool) -> bool:
    """A resident of Belgium is taxed on world income; those rules for income year 2003 are not in this program."""
    return be_is_resident


@referral(
    blocks="be_own_non_resident_category",
    office="belintax",
    level="adult",
    law="WIB 92 arts 227-244; brochure-2003 §2.1",
    start="2003-01-01",
    end="2003-12-31",
)
def has_other_be_non_resident_category(
    has_be_taxable_income: bool, residence_state: Country, be_is_resident: bool
) -> bool:
    """Only the categories 1, 2 and 5 of residents of the Netherlands are in this program, for income year 2003."""
    return has_be_taxable_income and residence_state != Country.NL and not be_is_resident
