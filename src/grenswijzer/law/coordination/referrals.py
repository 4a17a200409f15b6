"""What Regulation 1408/71 leaves to an office, or to a fact that is not known yet."""

from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Country, HomeWorkReading, HomeWorkRegularity, InsuranceBasis

_END = "2010-04-30"
_PRACTICE = "Regulation (EEC) 1408/71 art. 14(2)(b)(i); brochure 2003 §4.1 question 5"


@rule(level="spell", law=_PRACTICE, start="2003-01-01", end=_END)
def eu_home_work_is_quarterly(
    eu_is_employed: bool,
    eu_works_in_residence_state: bool,
    eu_works_elsewhere: bool,
    eu_home_work_regularity: HomeWorkRegularity,
    eu_home_work_reading: HomeWorkReading,
    eu_home_work_is_small_by_court: bool,
) -> bool:
    """Work in the state of residence less than monthly but at least quarterly, for the same employer (per kwartaal)."""
    is_both = eu_is_employed and eu_works_in_residence_state and eu_works_elsewhere
    is_settled_by_court = eu_home_work_reading == HomeWorkReading.COURT and eu_home_work_is_small_by_court
    return is_both and eu_home_work_regularity == HomeWorkRegularity.QUARTERLY and not is_settled_by_court


@rule(level="spell", law=_PRACTICE, start="2003-01-01", end=_END)
def eu_home_work_regularity_is_unknown(
    eu_is_employed: bool,
    eu_works_in_residence_state: bool,
    eu_works_elsewhere: bool,
    eu_home_work_regularity: HomeWorkRegularity,
    eu_is_home_work_normal: bool,
    eu_home_work_reading: HomeWorkReading,
    eu_home_work_is_small_by_court: bool,
) -> bool:
    """Work in the state of residence, mostly done elsewhere, of which nobody said how regular it is."""
    is_both = eu_is_employed and eu_works_in_residence_state and eu_works_elsewhere
    is_settled_by_court = eu_home_work_reading == HomeWorkReading.COURT and eu_home_work_is_small_by_court
    is_unknown = eu_home_work_regularity == HomeWorkRegularity.UNKNOWN and not eu_is_home_work_normal
    return is_both and is_unknown and not is_settled_by_court


@rule(level="spell", law="Regulation (EEC) 1408/71 arts 13(2)(a), 14(2)(b)", start="2003-01-01", end=_END)
def eu_is_decided_by_employment(
    eu_insurance_basis: InsuranceBasis, eu_employment_basis: InsuranceBasis
) -> bool:
    """The rules for ordinary paid employment decide about this job (gewone aanwijsregels)."""
    is_14c = eu_insurance_basis == InsuranceBasis.EMPLOYMENT_BEFORE_SELF_EMPLOYMENT
    return (
        eu_insurance_basis == eu_employment_basis or is_14c or eu_insurance_basis == InsuranceBasis.BOTH_LAWS
    )


@referral(blocks="insurance_state", office="bbz", level="spell", law=_PRACTICE, start="2003-01-01", end=_END)
def eu_needs_advice_on_quarterly_home_work(
    eu_is_decided_by_employment: bool,
    any_concurrent_eu_home_work_is_quarterly: bool,
    any_concurrent_eu_is_home_work_normal: bool,
) -> bool:
    """You work at home less than monthly but at least quarterly: your state of residence may insure you, ask."""
    is_open = any_concurrent_eu_home_work_is_quarterly and not any_concurrent_eu_is_home_work_normal
    return eu_is_decided_by_employment and is_open


@referral(blocks="insurance_state", office="bbz", level="spell", law=_PRACTICE, start="2003-01-01", end=_END)
def eu_lacks_home_work_regularity(
    eu_is_decided_by_employment: bool,
    any_concurrent_eu_home_work_regularity_is_unknown: bool,
    any_concurrent_eu_is_home_work_normal: bool,
) -> bool:
    """Totals of a year do not show how regularly you work in your state of residence: fill in that regularity."""
    is_open = any_concurrent_eu_home_work_regularity_is_unknown and not any_concurrent_eu_is_home_work_normal
    return eu_is_decided_by_employment and is_open


@referral(
    blocks="insurance_state",
    office="bbz",
    level="spell",
    law="Regulation (EEC) 1408/71 arts 14c(b), 14d(2), 14f, Annex VII",
    start="2003-01-01",
    end=_END,
)
def eu_is_insured_in_two_states(eu_insurance_basis: InsuranceBasis) -> bool:
    """Two states insure you at once, each for its own work: ask how the contributions are then calculated."""
    return eu_insurance_basis == InsuranceBasis.BOTH_LAWS


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 13(2)(d)", start="2003-01-01", end=_END)
def eu_is_civil_servant_with_job_elsewhere(
    eu_insurance_basis: InsuranceBasis,
    eu_employment_state: Country,
    employer_state: Country,
    sum_concurrent_eu_job_count: float,
) -> bool:
    """Civil servant without special scheme who has another job that points to another state (ambtenaar met bijbaan)."""
    is_civil_servant = eu_insurance_basis == InsuranceBasis.CIVIL_SERVANT
    return is_civil_servant and sum_concurrent_eu_job_count > 1 and eu_employment_state != employer_state


@referral(
    blocks="insurance_state",
    office="bbz",
    level="spell",
    law="Regulation (EEC) 1408/71 arts 13(1), 13(2)(d)",
    start="2003-01-01",
    end=_END,
)
def eu_has_civil_service_beside_job_elsewhere(
    any_concurrent_eu_is_civil_servant_with_job_elsewhere: bool,
) -> bool:
    """You are a civil servant without a special scheme and work in another state too: no single state is named."""
    return any_concurrent_eu_is_civil_servant_with_job_elsewhere


@rule(level="spell", law="Regulation (EEC) 1408/71 arts 14(2)(a), 14b", start="2003-01-01", end=_END)
def eu_is_crew_with_own_rule(
    eu_is_rhine_boatman: bool, eu_is_seafarer: bool, eu_is_transport_crew: bool
) -> bool:
    """Crew for whom a rule of its own names the state (varend, rijdend of vliegend personeel)."""
    return eu_is_rhine_boatman or eu_is_seafarer or eu_is_transport_crew


@referral(
    blocks=("insurance_state", "insurance_state_without_request"),
    office="bbz",
    level="spell",
    law="Regulation (EEC) 1408/71 arts 13(1), 14(2), 14b; Regulation (EC) 883/2004 arts 11(4), 13",
    start="2003-01-01",
)
def eu_is_crew_beside_other_job(
    any_concurrent_eu_is_crew_with_own_rule: bool, sum_concurrent_eu_job_count: float
) -> bool:
    """You work aboard or on the road and have another job at the same time: which state insures you must be asked."""
    return any_concurrent_eu_is_crew_with_own_rule and sum_concurrent_eu_job_count > 1


@referral(
    blocks=("insurance_state", "insurance_state_without_request"),
    office="bbz",
    level="spell",
    law="Regulation (EEC) 1408/71 art. 13(2)(c); Rhine boatmen treaty art. 11; Regulation (EC) 883/2004 art. 11(4)",
    start="2003-01-01",
)
def eu_lacks_flag_or_owner(
    eu_insurance_basis: InsuranceBasis, flag_state: Country, vessel_owner_state: Country
) -> bool:
    """The ship's flag, or for a Rhine boat the owner's state, is not known or lies outside the European rules: ask."""
    lacks_flag = flag_state == Country.NONE or flag_state == Country.OTHER
    is_open_sea_case = eu_insurance_basis == InsuranceBasis.SEAFARER_FLAG and lacks_flag
    lacks_owner = vessel_owner_state == Country.NONE or vessel_owner_state == Country.OTHER
    return is_open_sea_case or (eu_insurance_basis == InsuranceBasis.RHINE_BOAT and lacks_owner)


@referral(
    blocks="insurance_state",
    office="svb",
    level="spell",
    law="Regulation (EEC) 1408/71 art. 13(2)(a)",
    start="2003-01-01",
    end=_END,
)
def eu_works_outside_named_states(
    eu_is_decided_by_employment: bool, eu_employment_state: Country, eu_work_state: Country
) -> bool:
    """You mainly work in a state that is not told apart here, perhaps outside the European rules: ask."""
    is_other = eu_employment_state == Country.OTHER or eu_work_state == Country.OTHER
    return eu_is_decided_by_employment and is_other


@referral(
    blocks=("insurance_state", "insurance_state_without_request"),
    office="svb",
    level="spell",
    law="Regulation (EEC) 1408/71 art. 16; Regulation (EC) 883/2004 art. 15",
    start="2003-01-01",
)
def eu_has_diplomatic_insurance(has_diplomatic_status: bool) -> bool:
    """Embassy and consulate staff and officials of the European Union have rules and choices of their own: ask."""
    return has_diplomatic_status


@referral(
    blocks="insurance_state",
    office="svb",
    level="adult",
    law="Regulation (EEC) 1408/71 art. 2; Regulation (EC) 859/2003 (from 1 June 2003)",
    start="2003-01-01",
    end="2003-12-31",
)
def eu_is_national_of_third_state(nationality: Country) -> bool:
    """Nationals of states outside the European Union are covered only from 1 June 2003: ask about this year."""
    return nationality == Country.OTHER
