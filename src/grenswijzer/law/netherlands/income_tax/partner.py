"""Who is whose partner for Dutch income tax."""

from grenswijzer.engine.arithmetic import months_between
from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import CivilStatus, Country


@rule(level="adult", law="Wet IB 2001 art. 1.1 (resident taxpayer art. 2.1)", start="2003-01-01")
def nl_is_resident(residence_state: Country) -> bool:
    """Lives in the Netherlands (binnenlands belastingplichtige)."""
    return residence_state == Country.NL


@rule(level="household", law="Wet IB 2001 art. 8.9(1)", start="2003-01-01")
def nl_are_together_half_a_year(together_since: int, year_end: int, nl_half_year_months: float) -> bool:
    """Together for over six months of the year (meer dan zes maanden dezelfde partner): from 30 June or before."""
    return months_between(together_since + 1, year_end + 1) >= nl_half_year_months


@rule(level="adult", law="Wet IB 2001 art. 1.2", start="2003-01-01", end="2010-12-31")
def nl_has_fiscal_partner(
    has_partner: bool,
    civil_status: CivilStatus,
    nl_unmarried_choose_partnership: bool,
    nl_are_together_half_a_year: bool,
    nl_is_resident: bool,
    partner_nl_is_resident: bool,
) -> bool:
    """Has a partner for the income tax (fiscale partner).

    Spouses and registered partners; unmarried people who live together for more than six months and choose it. Both
    must live in the Netherlands.
    """
    is_couple = civil_status == CivilStatus.MARRIED or civil_status == CivilStatus.LEGAL_COHABITANTS
    if civil_status == CivilStatus.COHABITANTS:
        is_couple = nl_unmarried_choose_partnership and nl_are_together_half_a_year
    return has_partner and is_couple and nl_is_resident and partner_nl_is_resident


@referral(
    blocks="nl_box1_income",
    office="dutch_tax_office",
    level="adult",
    law="Wet IB 2001 ch. 7 and art. 2.5",
    start="2003-01-01",
    end="2014-12-31",
)
def nl_is_not_a_resident(nl_is_resident: bool) -> bool:
    """The Dutch tax of a person who does not live in the Netherlands follows other rules."""
    return not nl_is_resident
