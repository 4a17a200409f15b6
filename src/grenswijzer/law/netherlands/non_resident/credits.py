"""Which credits reduce the income tax of a non-resident, and the Belgian resident's deductions by treaty."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country, NlBelgianResidentCredit

_TREATY = "treaty NL-BE 2001 art. 26(2), Protocol I no 26; decree of 20 April 2010 (BWBR0027569)"
_START = "2015-01-01"


@rule(level="adult", law=_TREATY, start=_START, output=True)
def nl_is_belgian_resident_by_treaty(
    residence_state: Country, nl_is_qualifying_non_resident: bool, nl_world_income_taxed_in_nl: float
) -> bool:
    """Lives in Belgium with Dutch income and does not qualify: the treaty gives family benefits (art. 26(2))."""
    has_dutch_income = nl_world_income_taxed_in_nl > 0
    return residence_state == Country.BE and has_dutch_income and not nl_is_qualifying_non_resident


@rule(
    level="adult",
    law=f"{_TREATY} §2",
    unit="share",
    start=_START,
    when="nl_is_belgian_resident_by_treaty",
    output=True,
)
def nl_treaty_share(
    nl_world_income_taxed_in_nl: float, nl_world_income: float, nl_own_home_balance: float
) -> float:
    """Dutch income over world income (pro-rataparteregeling), between nothing and all.

    The world income holds the own home, but no provisions, personal deductions or exempt amount of box 3.
    """
    world = nl_world_income + nl_own_home_balance
    if world <= nl_world_income_taxed_in_nl:
        return 1.0
    return max(0.0, ratio(nl_world_income_taxed_in_nl, world))


@rule(
    level="adult",
    law=f"{_TREATY} §5.3",
    unit="EUR/year",
    start=_START,
    when="nl_is_belgian_resident_by_treaty",
    output=True,
)
def nl_treaty_deductions(nl_maintenance_deductions: float, nl_treaty_share: float) -> float:
    """Personal deductions of a Belgian resident for family duties, pro rata (persoonsgebonden aftrek pro rata parte).

    Maintenance of a former spouse and weekends with a disabled child; not gifts, care costs or the own home.
    """
    return nl_maintenance_deductions * nl_treaty_share


@rule(level="adult", law=f"{_TREATY} §5.2; Wet IB 2001 art. 7.8(3)", unit="share", start=_START, output=True)
def nl_exempt_capital_share(
    nl_is_resident: bool, nl_is_qualifying_non_resident: bool, nl_treaty_share: float
) -> float:
    """Part of the exempt amount of box 3 (heffingvrij vermogen) that this person has."""
    if nl_is_resident or nl_is_qualifying_non_resident:
        return 1.0
    return nl_treaty_share


@rule(
    level="adult",
    law=f"Wet IB 2001 art. 2.7(1); {_TREATY} §§2, 5.1",
    unit="share",
    start=_START,
    output=True,
)
def nl_general_credit_tax_share(
    nl_is_resident: bool,
    nl_is_qualifying_non_resident: bool,
    nl_is_belgian_resident_by_treaty: bool,
    nl_belgian_resident_credit: NlBelgianResidentCredit,
    nl_treaty_share: float,
) -> float:
    """Part of the general credit whose tax part reduces this person's income tax.

    All for residents, qualifying non-residents and, by the approval of 2010, residents of Belgium; else nothing.
    """
    if nl_is_resident or nl_is_qualifying_non_resident:
        return 1.0
    if not nl_is_belgian_resident_by_treaty or nl_belgian_resident_credit == NlBelgianResidentCredit.NOTHING:
        return 0.0
    if nl_belgian_resident_credit == NlBelgianResidentCredit.PRO_RATA:
        return nl_treaty_share
    return 1.0


@rule(
    level="adult",
    law="Wet IB 2001 art. 2.7(1) third sentence; before it EU law (Hof Den Bosch 21 Dec 2006, 04/02152)",
    unit="share",
    start=_START,
    output=True,
)
def nl_work_credit_tax_share(nl_is_resident: bool, nl_lives_in_eu_or_eea: bool) -> float:
    """Part of the labour and combination credit whose tax part reduces income tax: all in the EU and EEA."""
    if nl_is_resident or nl_lives_in_eu_or_eea:
        return 1.0
    return 0.0


@rule(level="adult", law=f"Wet IB 2001 art. 2.7(1); {_TREATY} §5.1", unit="share", start=_START)
def nl_other_credit_tax_share(nl_is_resident: bool, nl_is_qualifying_non_resident: bool) -> float:
    """Part of the credits for the elderly, young disabled people and green investments that reduces income tax."""
    if nl_is_resident or nl_is_qualifying_non_resident:
        return 1.0
    return 0.0


@rule(level="adult", law="Wet IB 2001 arts 2.7(1), 8.2-8.3", unit="EUR/year", start=_START)
def nl_credits_with_tax_part(
    nl_general_credit: float,
    nl_labour_credit: float,
    nl_family_credits: float,
    nl_young_disabled_credit: float,
    nl_general_credit_tax_share: float,
    nl_work_credit_tax_share: float,
    nl_other_credit_tax_share: float,
) -> float:
    """Ordinary credits whose tax part this person may set against income tax; the premium part follows insurance."""
    work = (nl_labour_credit + nl_family_credits) * nl_work_credit_tax_share
    other = nl_young_disabled_credit * nl_other_credit_tax_share
    return nl_general_credit * nl_general_credit_tax_share + work + other


@rule(level="adult", law="Wet IB 2001 arts 2.7(1), 8.7", unit="EUR/year", start=_START)
def nl_other_credits_with_tax_part(
    nl_credits_without_aow_part: float, nl_other_credit_tax_share: float
) -> float:
    """Credits of art. 8.7 whose tax part this person may set against income tax."""
    return nl_credits_without_aow_part * nl_other_credit_tax_share
