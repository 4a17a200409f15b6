"""Who is at charge, and of which taxpayer (personen ten laste)."""

from grenswijzer.engine.arithmetic import years_between
from grenswijzer.engine.rule import rule


@rule(level="household", law="WIB 92 arts 132, 6° and 136", unit="date", start="2003-01-01")
def be_first_day_of_assessment_year(year_end: int) -> int:
    """1 January of the assessment year (1 januari van het aanslagjaar): the household of that day counts."""
    return year_end + 1


@rule(level="child", law="WIB 92 arts 136 and 141", start="2003-01-01", end="2013-12-31", output=True)
def is_be_dependent_child(
    child_is_descendant: bool,
    child_in_household_on_1_january: bool,
    child_net_means: float,
    be_dependant_means_maximum: float,
) -> bool:
    """Child at charge (kind ten laste): a descendant in the household on 1 January of the assessment year.

    The child's own net means in the income year are not above the maximum.
    """
    return (
        child_is_descendant
        and child_in_household_on_1_january
        and child_net_means <= be_dependant_means_maximum
    )


# That a disabled person counts as two was read in the code as it is for income of 2025; the brochure of 2003 prints
# the second amount for other dependants only and is silent on children.
@rule(level="child", law="WIB 92 arts 132 and 135", start="2003-01-01")
def is_be_disabled_dependent_child(is_be_dependent_child: bool, child_is_disabled: bool) -> bool:
    """Child at charge who is disabled for the tax (gehandicapt kind ten laste); counts as two."""
    return is_be_dependent_child and child_is_disabled


@rule(level="household", law="WIB 92 art. 132, 6°", start="2003-01-01", end="2013-12-31")
def be_household_has_resident_deductions(any_be_has_resident_deductions: bool) -> bool:
    """One of the adults has the deductions of a resident (categories 1 and 2): only there childcare is deducted."""
    return any_be_has_resident_deductions


@rule(level="child", law="WIB 92 art. 132, 6°", start="2003-01-01", end="2013-12-31")
def is_be_dependent_child_under_3(
    is_be_dependent_child: bool,
    child_birth_date: int,
    be_first_day_of_assessment_year: int,
    be_young_child_age: float,
    be_deductible_child_care: float,
    be_household_has_resident_deductions: bool,
) -> bool:
    """Child at charge under 3 on 1 January of the assessment year for whom no childcare costs are deducted."""
    age = years_between(child_birth_date, be_first_day_of_assessment_year)
    is_deducted = be_household_has_resident_deductions and be_deductible_child_care > 0
    return is_be_dependent_child and age < be_young_child_age and not is_deducted


@rule(level="child", law="WIB 92 arts 132 and 135", start="2003-01-01")
def is_be_disabled_dependent_child_under_3(
    is_be_dependent_child_under_3: bool, is_be_disabled_dependent_child: bool
) -> bool:
    """Such a child under 3 who is disabled; counts as two for the extra amount as well."""
    return is_be_dependent_child_under_3 and is_be_disabled_dependent_child


@rule(level="dependant", law="WIB 92 arts 136 and 141", start="2003-01-01")
def is_be_other_dependant(
    dependant_is_close_relative: bool,
    dependant_in_household_on_1_january: bool,
    dependant_net_means: float,
    be_dependant_means_maximum: float,
) -> bool:
    """Other person at charge (andere persoon ten laste) in the household on 1 January of the assessment year.

    An ascendant, a relative up to the second degree, or the person who raised the taxpayer.
    """
    return (
        dependant_is_close_relative
        and dependant_in_household_on_1_january
        and dependant_net_means <= be_dependant_means_maximum
    )


@rule(level="dependant", law="WIB 92 arts 132 and 135", start="2003-01-01")
def is_be_disabled_other_dependant(is_be_other_dependant: bool, dependant_is_disabled: bool) -> bool:
    """Other person at charge who is disabled (gehandicapte andere persoon ten laste)."""
    return is_be_other_dependant and dependant_is_disabled


@rule(level="household", law="WIB 92 art. 132", unit="children", start="2003-01-01", output=True)
def be_dependent_child_count(
    count_is_be_dependent_child: int, count_is_be_disabled_dependent_child: int
) -> int:
    """Children at charge, a disabled child counted twice (aantal kinderen ten laste)."""
    return count_is_be_dependent_child + count_is_be_disabled_dependent_child


@rule(level="household", law="WIB 92 art. 132, 6°", unit="children", start="2003-01-01")
def be_young_child_count(
    count_is_be_dependent_child_under_3: int, count_is_be_disabled_dependent_child_under_3: int
) -> int:
    """Children under 3 for the extra amount, a disabled child counted twice."""
    return count_is_be_dependent_child_under_3 + count_is_be_disabled_dependent_child_under_3


@rule(level="household", law="WIB 92 art. 132", unit="persons", start="2003-01-01", output=True)
def be_other_dependant_count(
    count_is_be_other_dependant: int, count_is_be_disabled_other_dependant: int
) -> int:
    """Other persons at charge, a disabled person counted twice: the brochure's two amounts of 1,180."""
    return count_is_be_other_dependant + count_is_be_disabled_other_dependant


@rule(level="adult", law="WIB 92 arts 134, 140 and 244bis", start="2003-01-01", end="2013-12-31")
def be_has_dependants(
    be_is_taxed_as_single: bool,
    be_is_married_taxed_as_single: bool,
    has_partner: bool,
    be_has_higher_professional_income: bool,
    be_world_professional_income: float,
    partner_be_world_professional_income: float,
    be_heads_household: bool,
    partner_be_heads_household: bool,
) -> bool:
    """Takes the increases for persons at charge (verhogingen wegens gezinslasten).

    Spouses assessed together: the one with most professional income. Married but taxed as single: only who has more
    professional income than the spouse. Others who share a household: who heads it in fact; where that is not said,
    who earns most in Belgium.
    """
    if be_is_married_taxed_as_single:
        return be_world_professional_income > partner_be_world_professional_income
    if be_is_taxed_as_single and has_partner and be_heads_household != partner_be_heads_household:
        return be_heads_household
    return be_has_higher_professional_income
