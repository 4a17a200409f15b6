"""Resident of which state, for the treaty (art. 4)."""

from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Country

_ART_4 = "NL-BE treaty 2001 art. 4(2)"


@rule(level="adult", law=f"{_ART_4}, Protocol I no. 4(a)", start="2003-01-01", output=True)
def nl_be_treaty_residence(
    residence_state: Country,
    is_resident_of_both_states: bool,
    has_permanent_home_in_nl: bool,
    has_permanent_home_in_be: bool,
    centre_of_vital_interests: Country,
    habitual_abode: Country,
    nationality: Country,
    lives_aboard_without_home: bool,
    home_port_state: Country,
) -> Country:
    """State of which the person is a resident for the treaty (inwoner), by its tie-breakers.

    A person who is a resident of both states by their own laws belongs to the state of the permanent home; with a
    home in both, to the centre of vital interests; where that cannot be told, or without a home in either, to the
    state of the habitual abode; then to the state of nationality. NONE: the authorities must settle it together.
    """
    if lives_aboard_without_home:
        return home_port_state
    if not is_resident_of_both_states:
        return residence_state
    if has_permanent_home_in_nl and not has_permanent_home_in_be:
        return Country.NL
    if has_permanent_home_in_be and not has_permanent_home_in_nl:
        return Country.BE
    has_two_homes = has_permanent_home_in_nl and has_permanent_home_in_be
    if has_two_homes and (centre_of_vital_interests == Country.NL or centre_of_vital_interests == Country.BE):
        return centre_of_vital_interests
    if habitual_abode == Country.NL or habitual_abode == Country.BE:
        return habitual_abode
    if nationality == Country.NL or nationality == Country.BE:
        return nationality
    return Country.NONE


@rule(level="adult", law="NL-BE treaty 2001 art. 15(1)", start="2003-01-01")
def nl_be_other_state(nl_be_treaty_residence: Country) -> Country:
    """The other treaty state than the one of residence (de andere verdragsluitende Staat); NONE outside the treaty."""
    if nl_be_treaty_residence == Country.NL:
        return Country.BE
    if nl_be_treaty_residence == Country.BE:
        return Country.NL
    return Country.NONE


@referral(
    blocks=(
        "be_taxable_pay_share",
        "nl_taxable_pay_share",
        "be_taxable_benefit_share",
        "nl_taxable_benefit_share",
    ),
    office="finance_ministry_nl",
    level="adult",
    law="NL-BE treaty 2001 art. 4(2)(d)",
    start="2003-01-01",
)
def nl_be_needs_agreement_on_residence(
    nl_be_treaty_residence: Country, is_resident_of_both_states: bool, lives_aboard_without_home: bool
) -> bool:
    """The treaty does not say of which state you are a resident: the two tax authorities must agree on it."""
    return nl_be_treaty_residence == Country.NONE and (
        is_resident_of_both_states or lives_aboard_without_home
    )


@referral(
    blocks=(
        "be_taxable_pay_share",
        "nl_taxable_pay_share",
        "be_taxable_benefit_share",
        "nl_taxable_benefit_share",
    ),
    office="dutch_tax_office",
    level="adult",
    law="NL-BE treaty 2001 art. 4(2)",
    start="2003-01-01",
)
def nl_be_residence_differs_from_stated(nl_be_treaty_residence: Country, residence_state: Country) -> bool:
    """For the treaty you live in another state than you filled in: change your state of residence, or ask."""
    return nl_be_treaty_residence != Country.NONE and nl_be_treaty_residence != residence_state


@referral(
    blocks=(
        "be_taxable_pay_share",
        "nl_taxable_pay_share",
        "be_taxable_benefit_share",
        "nl_taxable_benefit_share",
    ),
    office="ibb",
    level="adult",
    law="NL-BE treaty 2001 art. 1",
    start="2003-01-01",
)
def nl_be_is_outside_treaty(residence_state: Country) -> bool:
    """You live in neither the Netherlands nor Belgium: this treaty does not decide about your income."""
    return residence_state != Country.NL and residence_state != Country.BE
