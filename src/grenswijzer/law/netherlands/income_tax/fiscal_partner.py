"""Who is whose partner for Dutch income tax since 2011."""

from grenswijzer.engine.arithmetic import years_between
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import CivilStatus


@rule(level="child", law="Wet IB 2001 art. 1.2(1)(e)", start="2011-01-01")
def nl_is_minor_child(child_birth_date: int, year_start: int, nl_age_of_majority: float) -> bool:
    """Child under 18 at the start of the year (minderjarig kind)."""
    return years_between(child_birth_date, year_start) < nl_age_of_majority


@rule(level="household", law="Wet IB 2001 art. 1.2(1)(e)", start="2011-01-01")
def nl_has_minor_child_at_home(any_nl_is_minor_child: bool) -> bool:
    """A minor child lives in the household."""
    return any_nl_is_minor_child


@rule(level="household", law="AWR art. 5a; Wet IB 2001 art. 1.2(1)-(2)", start="2011-01-01")
def nl_is_couple_for_tax(
    civil_status: CivilStatus,
    nl_has_minor_child_at_home: bool,
    nl_cohabitants_meet_a_partner_condition: bool,
) -> bool:
    """Married, registered partners, or cohabitants who meet one of the conditions (partnerbegrip).

    Cohabitants are partners with a notarial contract, a child together, a home together, a partner's pension, a minor
    child of either at the address, or when they were partners the year before.
    """
    if civil_status == CivilStatus.COHABITANTS:
        return nl_has_minor_child_at_home or nl_cohabitants_meet_a_partner_condition
    return civil_status != CivilStatus.SINGLE


@rule(level="adult", law="Wet IB 2001 art. 1.2(4)(b)", start="2011-01-01", end="2014-12-31")
def nl_is_possible_tax_partner(nl_is_resident: bool) -> bool:
    """Lives in the Netherlands, so that he or she can be a partner for the income tax."""
    return nl_is_resident


@rule(level="adult", law="AWR art. 5a; Wet IB 2001 art. 1.2", start="2011-01-01", output=True)
def nl_has_fiscal_partner(
    has_partner: bool,
    nl_is_couple_for_tax: bool,
    nl_is_possible_tax_partner: bool,
    partner_nl_is_possible_tax_partner: bool,
) -> bool:
    """Has a partner for the income tax (fiscale partner); since 2011 not by choice."""
    both = nl_is_possible_tax_partner and partner_nl_is_possible_tax_partner
    return has_partner and nl_is_couple_for_tax and both
