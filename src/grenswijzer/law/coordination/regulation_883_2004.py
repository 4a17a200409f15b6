"""The state that insures, by Regulation 883/2004: first the rule that applies, then the state it names.

Without a request first (``_without_request``); an agreement on telework is put on top of it (telework_agreement).
"""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country, InsuranceBasis

_START = "2010-05-01"
_TITLE_II = "Regulation (EC) 883/2004 arts 11-16"
_TRANSITION = _TITLE_II + ", 87(8), 87a"
_PROTECTED = "2022-12-31"
_AGREEMENT = "2023-01-01"


@rule(level="spell", law=_TITLE_II + "; agreement on Rhine boatmen", start=_START)
def eu_ordinary_basis(
    exception_agreement_state: Country,
    eu_is_rhine_boatman: bool,
    eu_civil_service_state: Country,
    eu_is_seafarer: bool,
    eu_is_paid_from_residence_state: bool,
    eu_is_validly_posted: bool,
    any_concurrent_eu_is_employed: bool,
    any_concurrent_eu_is_self_employed: bool,
    eu_is_self_employed: bool,
    any_concurrent_eu_is_self_employed_at_home: bool,
    has_home_base: bool,
    eu_employment_basis: InsuranceBasis,
) -> InsuranceBasis:
    """Rule that names the state by Title II, before transitional law and telework (gewone aanwijsregel)."""
    if exception_agreement_state != Country.NONE:
        return InsuranceBasis.AGREED_EXCEPTION
    if eu_is_rhine_boatman:
        return InsuranceBasis.RHINE_BOAT
    if eu_civil_service_state != Country.NONE:
        return InsuranceBasis.CIVIL_SERVANT
    if eu_is_seafarer:
        if eu_is_paid_from_residence_state:
            return InsuranceBasis.SEAFARER_PAID_FROM_RESIDENCE
        return InsuranceBasis.SEAFARER_FLAG
    if eu_is_validly_posted:
        return InsuranceBasis.POSTING
    if any_concurrent_eu_is_self_employed and any_concurrent_eu_is_employed:
        return InsuranceBasis.EMPLOYMENT_BEFORE_SELF_EMPLOYMENT
    if eu_is_self_employed:
        if any_concurrent_eu_is_self_employed_at_home:
            return InsuranceBasis.SELF_EMPLOYED_RESIDENCE
        return InsuranceBasis.SELF_EMPLOYED_MAIN_ACTIVITY
    if has_home_base and eu_employment_basis == InsuranceBasis.WORK_STATE:
        return InsuranceBasis.HOME_BASE
    return eu_employment_basis


@rule(level="spell", law="Regulation (EC) 883/2004 art. 11(5)", start=_START)
def has_home_base(eu_is_air_crew: bool, home_base_state: Country) -> bool:
    """Air crew whose work counts at the home base (thuisbasis)."""
    return eu_is_air_crew and home_base_state != Country.NONE


@rule(level="spell", law=_TITLE_II + "; agreement on Rhine boatmen", start=_START)
def eu_ordinary_state(
    eu_ordinary_basis: InsuranceBasis,
    eu_employment_state: Country,
    eu_civil_service_state: Country,
    exception_agreement_state: Country,
    residence_state: Country,
    employer_state: Country,
    eu_work_state: Country,
    flag_state: Country,
    vessel_owner_state: Country,
) -> Country:
    """State that rule names (land volgens de gewone aanwijsregel)."""
    basis = eu_ordinary_basis
    if basis == InsuranceBasis.AGREED_EXCEPTION:
        return exception_agreement_state
    if basis == InsuranceBasis.RHINE_BOAT:
        return vessel_owner_state
    if basis == InsuranceBasis.CIVIL_SERVANT:
        return eu_civil_service_state
    if basis == InsuranceBasis.SEAFARER_FLAG:
        return flag_state
    if basis == InsuranceBasis.POSTING:
        return employer_state
    if basis == InsuranceBasis.SELF_EMPLOYED_MAIN_ACTIVITY:
        return eu_work_state
    if (
        basis == InsuranceBasis.SEAFARER_PAID_FROM_RESIDENCE
        or basis == InsuranceBasis.SELF_EMPLOYED_RESIDENCE
    ):
        return residence_state
    return eu_employment_state


@rule(level="spell", law=_TRANSITION, start=_START, end=_PROTECTED)
def eu_insurance_basis_without_request(
    eu_ordinary_basis: InsuranceBasis, eu_transition_state: Country
) -> InsuranceBasis:
    """Rule that names the state without an agreement on telework (aanwijsregel zonder verzoek)."""
    is_protected = eu_transition_state != Country.NONE
    if is_protected and eu_ordinary_basis != InsuranceBasis.AGREED_EXCEPTION:
        return InsuranceBasis.TRANSITION_PROTECTION
    return eu_ordinary_basis


@rule(level="spell", law=_TITLE_II, start=_AGREEMENT)
def eu_insurance_basis_without_request(eu_ordinary_basis: InsuranceBasis) -> InsuranceBasis:
    """Rule that names the state without an agreement on telework (aanwijsregel zonder verzoek)."""
    return eu_ordinary_basis


@rule(level="spell", law=_TRANSITION, start=_START, end=_PROTECTED, output=True)
def insurance_state_without_request(
    eu_insurance_basis_without_request: InsuranceBasis,
    eu_ordinary_state: Country,
    eu_transition_state: Country,
) -> Country:
    """State whose social security applies when nobody asks for an exception (verzekeringsland zonder verzoek)."""
    if eu_insurance_basis_without_request == InsuranceBasis.TRANSITION_PROTECTION:
        return eu_transition_state
    return eu_ordinary_state


@rule(level="spell", law=_TITLE_II, start=_AGREEMENT, output=True)
def insurance_state_without_request(eu_ordinary_state: Country) -> Country:
    """State whose social security applies when nobody asks for an exception (verzekeringsland zonder verzoek)."""
    return eu_ordinary_state


@rule(level="spell", law=_TRANSITION, start=_START, end=_PROTECTED, output=True)
def eu_insurance_basis(eu_insurance_basis_without_request: InsuranceBasis) -> InsuranceBasis:
    """Rule that names the state whose social security applies to this job (aanwijsregel)."""
    return eu_insurance_basis_without_request


@rule(
    level="spell",
    law=_TITLE_II + "; framework agreement on cross-border telework",
    start=_AGREEMENT,
    output=True,
)
def eu_insurance_basis(
    eu_framework_agreement_applies: bool, eu_insurance_basis_without_request: InsuranceBasis
) -> InsuranceBasis:
    """Rule that names the state whose social security applies to this job (aanwijsregel)."""
    if eu_framework_agreement_applies:
        return InsuranceBasis.TELEWORK_AGREEMENT
    return eu_insurance_basis_without_request


@rule(level="spell", law=_TRANSITION, start=_START, end=_PROTECTED, output=True)
def insurance_state(insurance_state_without_request: Country) -> Country:
    """State whose social security applies to this job (verzekeringsland): one for all jobs."""
    return insurance_state_without_request


@rule(
    level="spell",
    law=_TITLE_II + "; framework agreement on cross-border telework",
    start=_AGREEMENT,
    output=True,
)
def insurance_state(
    eu_framework_agreement_applies: bool,
    eu_foreign_seat_state: Country,
    insurance_state_without_request: Country,
) -> Country:
    """State whose social security applies to this job (verzekeringsland): one for all jobs."""
    if eu_framework_agreement_applies:
        return eu_foreign_seat_state
    return insurance_state_without_request
