"""Spending deductible in categories 1 and 2 only: child care and a domestic servant."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up, years_between
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import BelgianNonResidentCategory, Country


@rule(
    level="adult",
    law="WIB 92 art. 243; brochure-2003 §§2.4.4 and 2.5.7",
    start="2003-01-01",
    end="2013-12-31",
    output=True,
)
def be_has_resident_deductions(be_non_resident_category: BelgianNonResidentCategory) -> bool:
    """Has the deductions of a Belgian resident: categories 1 and 2 of the non-resident tax, not category 5."""
    has_home = be_non_resident_category == BelgianNonResidentCategory.HOME_IN_BELGIUM
    return has_home or be_non_resident_category == BelgianNonResidentCategory.ASSIMILATED


@rule(level="adult", law="KB/WIB 92 art. 56", unit="share", start="2003-01-01")
def be_household_spending_share(
    be_own_net_income: float,
    partner_be_own_net_income: float,
    be_is_taxed_as_single: bool,
    be_has_higher_professional_income: bool,
) -> float:
    """Part of the household's spending deducted with this person.

    Spouses assessed jointly deduct in the measure of their net income. Of partners assessed apart the one with most
    professional income deducts all of it.
    """
    if be_is_taxed_as_single:
        return 1.0 if be_has_higher_professional_income else 0.0
    total = be_own_net_income + partner_be_own_net_income
    if total <= 0:
        return 1.0 if be_has_higher_professional_income else 0.0
    return ratio(be_own_net_income, total)


@rule(
    level="child",
    law="WIB 92 arts 104, 7° and 113; brochure-2003 §2.11.1",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
)
def be_is_child_care_deductible(
    child_has_childcare_deduction: bool,
    is_be_dependent_child: bool,
    child_care_state: Country,
    child_care_is_recognised: bool,
    child_birth_date: int,
    year_start: int,
    be_child_care_age: float,
) -> bool:
    """The child's care can be deducted.

    Care in Belgium, paid to a body recognised, subsidised or supervised by Kind en Gezin, the Office de la Naissance
    et de l'Enfance or the German-speaking community, or to families and nurseries under their supervision; a child
    at charge not yet 3 years old.
    """
    young = years_between(child_birth_date, year_start) < be_child_care_age
    recognised = child_care_state == Country.BE and child_care_is_recognised
    return child_has_childcare_deduction and is_be_dependent_child and recognised and young


@rule(
    level="child",
    law="WIB 92 arts 104, 7° and 113; KB/WIB 92 art. 61",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    when="be_is_child_care_deductible",
)
def be_deductible_child_care(
    child_care_costs: float,
    child_care_days: float,
    be_child_care_deductible_share: float,
    be_child_care_maximum_per_day: float,
) -> float:
    """Deductible care of one child: 80% of the costs, at most an amount per day of care."""
    share = child_care_costs * be_child_care_deductible_share
    return round_half_up(min(share, child_care_days * be_child_care_maximum_per_day), CENT)


@rule(level="household", law="WIB 92 art. 104, 7°", unit="EUR/year", start="2003-01-01", end="2011-12-31")
def be_household_child_care(sum_be_deductible_child_care: float) -> float:
    """Deductible care of all children of the household."""
    return sum_be_deductible_child_care


@rule(
    level="adult",
    law="WIB 92 arts 104, 7° and 113; brochure-2003 §2.4.4",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
    when="be_has_resident_deductions",
)
def be_child_care_deduction(be_household_child_care: float, be_household_spending_share: float) -> float:
    """Deduction of child care (aftrek van uitgaven voor kinderopvang)."""
    return round_half_up(be_household_child_care * be_household_spending_share, CENT)


@rule(
    level="household",
    law="WIB 92 arts 104, 6° and 112; brochure-2003 §2.4.4 and Bijlage 1",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
)
def be_is_servant_deductible(
    servant_pay: float,
    be_servant_minimum_pay: float,
    servant_is_under_social_security: bool,
    servant_was_unemployed_six_months: bool,
    servant_employer_is_registered: bool,
    servant_is_first_registration_since_1980: bool,
    servant_before_july_1986: bool,
    servant_is_own_child: bool,
    servant_is_odd_job_worker: bool,
) -> bool:
    """A domestic servant (huisbediende) whose pay can be deducted; only one servant counts.

    Pay under social security of at least the minimum; six months fully unemployed or on subsistence benefit before
    hiring; the employer registered with the RSZ, for the first time since 1 January 1980. The second and the last
    do not count for who had a servant for at least a year on 1 July 1986. Not one's own child, no odd-job worker.
    """
    hired_well = servant_was_unemployed_six_months and servant_is_first_registration_since_1980
    is_servant = not servant_is_own_child and not servant_is_odd_job_worker
    paid_well = servant_is_under_social_security and servant_pay >= be_servant_minimum_pay
    return (
        paid_well
        and servant_employer_is_registered
        and is_servant
        and (hired_well or servant_before_july_1986)
    )


@rule(
    level="household",
    law="WIB 92 arts 104, 6° and 112; brochure-2003 §2.4.4",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    when="be_is_servant_deductible",
)
def be_deductible_servant_pay(
    servant_pay: float, be_servant_deductible_share: float, be_servant_maximum: float
) -> float:
    """Deductible pay of the servant: half of it, up to a maximum."""
    return round_half_up(min(servant_pay * be_servant_deductible_share, be_servant_maximum), CENT)


@rule(
    level="adult",
    law="WIB 92 arts 104, 6° and 112; brochure-2003 §2.4.4",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
    when="be_has_resident_deductions",
)
def be_servant_deduction(be_deductible_servant_pay: float, be_household_spending_share: float) -> float:
    """Deduction of a domestic servant's pay (aftrek van bezoldigingen van een huisbediende)."""
    return round_half_up(be_deductible_servant_pay * be_household_spending_share, CENT)
