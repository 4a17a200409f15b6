"""The state that insures, by Regulation 1408/71: first the rule that applies, then the state it names."""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country, InsuranceBasis

_END = "2010-04-30"
_TITLE_II = "Regulation (EEC) 1408/71 arts 13-17"


@rule(
    level="spell", law=_TITLE_II + "; Rhine boatmen treaty art. 11", start="2003-01-01", end=_END, output=True
)
def eu_insurance_basis(
    exception_agreement_state: Country,
    eu_is_rhine_boatman: bool,
    eu_is_seafarer: bool,
    eu_is_paid_from_residence_state: bool,
    eu_is_validly_posted: bool,
    eu_has_several_special_schemes: bool,
    any_concurrent_eu_is_in_special_scheme: bool,
    eu_is_civil_servant: bool,
    any_concurrent_eu_is_employed: bool,
    any_concurrent_eu_is_self_employed: bool,
    eu_is_self_employed: bool,
    eu_has_both_laws: bool,
    any_concurrent_eu_is_self_employed_at_home: bool,
    eu_is_transport_crew: bool,
    eu_works_principally_in_residence_state: bool,
    branch_state: Country,
    eu_employment_basis: InsuranceBasis,
) -> InsuranceBasis:
    """Rule that names the state whose social security applies to this job (aanwijsregel), in the order of the law."""
    if exception_agreement_state != Country.NONE:
        return InsuranceBasis.AGREED_EXCEPTION
    if eu_is_rhine_boatman:
        return InsuranceBasis.RHINE_BOAT
    if eu_has_several_special_schemes:
        return InsuranceBasis.BOTH_LAWS
    if any_concurrent_eu_is_in_special_scheme:
        return InsuranceBasis.CIVIL_SERVANT_SPECIAL_SCHEME
    if eu_is_seafarer:
        if eu_is_paid_from_residence_state:
            return InsuranceBasis.SEAFARER_PAID_FROM_RESIDENCE
        return InsuranceBasis.SEAFARER_FLAG
    if eu_is_validly_posted:
        return InsuranceBasis.POSTING
    if eu_is_civil_servant:
        return InsuranceBasis.CIVIL_SERVANT
    if any_concurrent_eu_is_self_employed and any_concurrent_eu_is_employed:
        if eu_has_both_laws:
            return InsuranceBasis.BOTH_LAWS
        return InsuranceBasis.EMPLOYMENT_BEFORE_SELF_EMPLOYMENT
    if eu_is_self_employed:
        if any_concurrent_eu_is_self_employed_at_home:
            return InsuranceBasis.SELF_EMPLOYED_RESIDENCE
        return InsuranceBasis.SELF_EMPLOYED_MAIN_ACTIVITY
    if eu_is_transport_crew:
        if eu_works_principally_in_residence_state:
            return InsuranceBasis.TRANSPORT_PRINCIPALLY_RESIDENCE
        if branch_state != Country.NONE:
            return InsuranceBasis.TRANSPORT_BRANCH
        return InsuranceBasis.TRANSPORT_SEAT
    return eu_employment_basis


@rule(
    level="spell", law=_TITLE_II + "; Rhine boatmen treaty art. 11", start="2003-01-01", end=_END, output=True
)
def insurance_state(
    eu_insurance_basis: InsuranceBasis,
    eu_employment_state: Country,
    eu_special_scheme_state: Country,
    exception_agreement_state: Country,
    residence_state: Country,
    employer_state: Country,
    eu_work_state: Country,
    branch_state: Country,
    flag_state: Country,
    vessel_owner_state: Country,
    eu_is_self_employed: bool,
    eu_self_employment_state: Country,
    eu_is_civil_servant: bool,
) -> Country:
    """State whose social security applies to this job (verzekeringsland): as a rule one for all jobs."""
    basis = eu_insurance_basis
    if basis == InsuranceBasis.AGREED_EXCEPTION:
        return exception_agreement_state
    if basis == InsuranceBasis.RHINE_BOAT:
        return vessel_owner_state
    if basis == InsuranceBasis.CIVIL_SERVANT_SPECIAL_SCHEME:
        return eu_special_scheme_state
    if basis == InsuranceBasis.SEAFARER_FLAG:
        return flag_state
    if basis == InsuranceBasis.TRANSPORT_BRANCH:
        return branch_state
    if (
        basis == InsuranceBasis.SEAFARER_PAID_FROM_RESIDENCE
        or basis == InsuranceBasis.TRANSPORT_PRINCIPALLY_RESIDENCE
        or basis == InsuranceBasis.SELF_EMPLOYED_RESIDENCE
    ):
        return residence_state
    if (
        basis == InsuranceBasis.POSTING
        or basis == InsuranceBasis.CIVIL_SERVANT
        or basis == InsuranceBasis.TRANSPORT_SEAT
    ):
        return employer_state
    if basis == InsuranceBasis.SELF_EMPLOYED_MAIN_ACTIVITY:
        return eu_work_state
    if basis == InsuranceBasis.BOTH_LAWS and eu_is_self_employed:
        return eu_self_employment_state
    if basis == InsuranceBasis.BOTH_LAWS and eu_is_civil_servant:
        return employer_state
    return eu_employment_state
