"""Children and others at charge from income year 2014 on: limits of means, who takes the supplements."""

from grenswijzer.engine.arithmetic import years_between
from grenswijzer.engine.rule import referral, rule, view

SUPPLEMENTS_WITH_HIGHER = view(
    "if_supplements_with_higher_income",
    replaces={"be_takes_supplements_of_couple": "be_has_higher_taxable_income"},
    law="WIB 92 art. 134 §4, 2°: the tax with the supplements at the spouse with most taxable income",
)

SUPPLEMENTS_WITH_LOWER = view(
    "if_supplements_with_lower_income",
    replaces={"be_takes_supplements_of_couple": "be_has_lower_taxable_income"},
    law="WIB 92 art. 134 §4 al. 3: the tax with the supplements at the other spouse",
)


@rule(level="household", law="WIB 92 art. 141", start="2014-01-01")
def be_parents_are_taxed_as_single(any_be_is_taxed_as_single: bool) -> bool:
    """The taxpayer is assessed alone: the limits for a child's own means are then higher."""
    return any_be_is_taxed_as_single


@rule(level="child", law="WIB 92 arts 136 and 141", start="2014-01-01")
def has_be_child_more_than_standard_means(
    child_net_means: float, be_dependant_means_maximum: float, child_is_descendant: bool
) -> bool:
    """The child's own net means are above the ordinary limit of art. 136."""
    return child_is_descendant and child_net_means > be_dependant_means_maximum


@rule(
    level="child",
    law="WIB 92 art. 141",
    unit="EUR/year",
    start="2014-01-01",
    when="has_be_child_more_than_standard_means",
)
def be_higher_child_means_maximum(
    child_is_disabled: bool,
    be_parents_are_taxed_as_single: bool,
    be_dependant_means_maximum: float,
    be_child_means_maximum_couple: float,
    be_child_means_maximum_single: float,
    be_disabled_child_means_maximum_single: float,
) -> float:
    """Limit of the own means of this child (nettobestaansmiddelen), higher where the parent is assessed alone."""
    if not be_parents_are_taxed_as_single:
        return max(be_dependant_means_maximum, be_child_means_maximum_couple)
    return be_disabled_child_means_maximum_single if child_is_disabled else be_child_means_maximum_single


@rule(level="child", law="WIB 92 arts 136 and 141", start="2014-01-01", output=True)
def is_be_dependent_child(
    child_is_descendant: bool,
    child_in_household_on_1_january: bool,
    child_net_means: float,
    has_be_child_more_than_standard_means: bool,
    be_higher_child_means_maximum: float,
) -> bool:
    """Child at charge (kind ten laste): a descendant in the household on 1 January of the assessment year.

    The child's own net means in the income year are not above the limit.
    """
    low = not has_be_child_more_than_standard_means or child_net_means <= be_higher_child_means_maximum
    return child_is_descendant and child_in_household_on_1_january and low


@rule(level="child", law="WIB 92 art. 132, 6°", start="2014-01-01")
def is_be_dependent_child_under_3(
    is_be_dependent_child: bool,
    child_birth_date: int,
    be_first_day_of_assessment_year: int,
    be_young_child_age: float,
    child_has_childcare_deduction: bool,
    child_care_costs: float,
) -> bool:
    """Child at charge under 3 on 1 January of the assessment year without a reduction for childcare."""
    age = years_between(child_birth_date, be_first_day_of_assessment_year)
    has_reduction = child_has_childcare_deduction and child_care_costs > 0
    return is_be_dependent_child and age < be_young_child_age and not has_reduction


@rule(level="dependant", law="WIB 92 art. 132, 7°", start="2014-01-01")
def is_be_old_dependant(
    is_be_other_dependant: bool,
    dependant_birth_date: int,
    be_first_day_of_assessment_year: int,
    be_old_dependant_age: float,
) -> bool:
    """Other person at charge of 65 (from income year 2025: 66) or more on 1 January of the assessment year."""
    age = years_between(dependant_birth_date, be_first_day_of_assessment_year)
    return is_be_other_dependant and age >= be_old_dependant_age


@rule(level="dependant", law="WIB 92 art. 132, 7°", start="2014-01-01", end="2020-12-31")
def has_be_old_dependant_sum(is_be_old_dependant: bool) -> bool:
    """Gives the higher amount: everybody of 65 or more."""
    return is_be_old_dependant


@rule(level="dependant", law="WIB 92 art. 132, 7°", start="2021-01-01")
def has_be_old_dependant_sum(is_be_old_dependant: bool, dependant_needs_care: bool) -> bool:
    """Gives the higher amount (zorgbehoevende oudere): from income year 2021 only who needs care."""
    return is_be_old_dependant and dependant_needs_care


@rule(level="dependant", law="WIB 92 art. 132, 7°", unit="EUR/year", start="2014-01-01", end="2020-12-31")
def be_sum_of_dependant(
    is_be_other_dependant: bool,
    is_be_disabled_other_dependant: bool,
    has_be_old_dependant_sum: bool,
    be_other_dependant_sum: float,
    be_old_dependant_sum: float,
) -> float:
    """Tax-free increase for this other person at charge; a disabled person counts twice."""
    if has_be_old_dependant_sum:
        return be_old_dependant_sum
    if not is_be_other_dependant:
        return 0.0
    return be_other_dependant_sum + (be_other_dependant_sum if is_be_disabled_other_dependant else 0.0)


@rule(level="dependant", law="WIB 92 arts 132, 7° and 539", unit="EUR/year", start="2021-01-01")
def be_sum_of_dependant(
    is_be_other_dependant: bool,
    is_be_disabled_other_dependant: bool,
    is_be_old_dependant: bool,
    has_be_old_dependant_sum: bool,
    dependant_was_at_charge_in_2020: bool,
    be_other_dependant_sum: float,
    be_old_dependant_sum: float,
    be_transitional_old_dependant_sum: float,
) -> float:
    """Tax-free increase for this other person at charge; a disabled person counts twice.

    Who was at charge with the old amount for income year 2020 keeps a transitional one, until income year 2024.
    """
    if has_be_old_dependant_sum:
        return be_old_dependant_sum
    if not is_be_other_dependant:
        return 0.0
    plain = be_other_dependant_sum + (be_other_dependant_sum if is_be_disabled_other_dependant else 0.0)
    if is_be_old_dependant and dependant_was_at_charge_in_2020:
        return max(plain, be_transitional_old_dependant_sum)
    return plain


@rule(level="household", law="WIB 92 art. 132, 7°-8°", unit="EUR/year", start="2014-01-01", output=True)
def be_other_dependants_amount(sum_be_sum_of_dependant: float) -> float:
    """Full increase for other persons at charge (andere personen ten laste)."""
    return sum_be_sum_of_dependant


@referral(
    blocks="be_sum_of_dependant",
    office="belintax",
    level="dependant",
    law="WIB 92 arts 132, 7° and 135",
    start="2014-01-01",
)
def is_be_old_dependant_disabled(
    has_be_old_dependant_sum: bool, is_be_disabled_other_dependant: bool
) -> bool:
    """This person is old and disabled for the tax: ask whether the higher amount is doubled."""
    return has_be_old_dependant_sum and is_be_disabled_other_dependant


@rule(level="adult", law="WIB 92 art. 134 §4, 2°", start="2014-01-01")
def be_has_higher_taxable_income(
    be_taxable_income: float, partner_be_taxable_income: float, be_has_higher_professional_income: bool
) -> bool:
    """Has the highest taxable income of the two; where both are equal, as for professional income."""
    if be_taxable_income != partner_be_taxable_income:
        return be_taxable_income > partner_be_taxable_income
    return be_has_higher_professional_income


@rule(level="adult", law="WIB 92 art. 134 §4 al. 3", start="2014-01-01")
def be_has_lower_taxable_income(be_has_higher_taxable_income: bool) -> bool:
    """Has the lowest taxable income of the two."""
    return not be_has_higher_taxable_income


@rule(level="adult", law="WIB 92 art. 134 §4 al. 3", unit="EUR/year", start="2014-01-01")
def be_couple_state_tax(be_state_tax: float, partner_be_state_tax: float) -> float:
    """State tax of both spouses together, which decides where the supplements go."""
    return be_state_tax + partner_be_state_tax


@rule(level="adult", law="WIB 92 art. 134 §4", start="2014-01-01")
def be_takes_supplements_by_state_tax(
    be_has_higher_taxable_income: bool,
    be_couple_state_tax_if_supplements_with_higher_income: float,
    be_couple_state_tax_if_supplements_with_lower_income: float,
) -> bool:
    """Takes the supplements: the spouse with the highest taxable income, or the other where that lowers the tax.

    As when the highest income is exempt.
    """
    with_lower = be_couple_state_tax_if_supplements_with_lower_income
    if with_lower < be_couple_state_tax_if_supplements_with_higher_income:
        return not be_has_higher_taxable_income
    return be_has_higher_taxable_income


@rule(level="adult", law="WIB 92 arts 86-89 and 134 §4", start="2014-01-01", output=True)
def be_takes_supplements_of_couple(
    be_marital_quotient: float,
    partner_be_marital_quotient: float,
    be_takes_supplements_by_state_tax_with_marital_quotient: bool,
    be_takes_supplements_by_state_tax_without_marital_quotient: bool,
) -> bool:
    """Takes the supplements of art. 132 of a couple assessed together (toeslagen voor personen ten laste).

    Decided on the incomes as they are after the marital quotient, which comes first: two choices that each looked at
    the other could both take the second best.
    """
    if be_marital_quotient > 0 or partner_be_marital_quotient > 0:
        return be_takes_supplements_by_state_tax_with_marital_quotient
    return be_takes_supplements_by_state_tax_without_marital_quotient


@rule(level="adult", law="WIB 92 arts 134 §4, 140 and 244bis", start="2014-01-01")
def be_has_dependants(
    be_is_taxed_as_single: bool,
    be_is_married_taxed_as_single: bool,
    has_partner: bool,
    be_takes_supplements_of_couple: bool,
    be_has_higher_professional_income: bool,
    be_world_professional_income: float,
    partner_be_world_professional_income: float,
    be_heads_household: bool,
    partner_be_heads_household: bool,
) -> bool:
    """Takes the increases for persons at charge (toeslagen voor personen ten laste).

    Of a couple assessed together as art. 134 §4 says. Married but taxed as single: only who has more professional
    income than the spouse. Others who share a household: who heads it in fact; where that is not said, who earns most
    in Belgium.
    """
    if be_is_married_taxed_as_single:
        return be_world_professional_income > partner_be_world_professional_income
    if not be_is_taxed_as_single:
        return be_takes_supplements_of_couple
    if has_partner and be_heads_household != partner_be_heads_household:
        return be_heads_household
    return be_has_higher_professional_income
