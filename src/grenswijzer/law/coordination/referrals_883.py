"""What Regulation 883/2004 leaves to an office, or to a fact that is not known yet."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Country, HomeWorkBeforeCovid, InsuranceBasis

_START = "2010-05-01"
_TITLE_II = "Regulation (EC) 883/2004 arts 11-16"
_COVID = "guidance note of the Administrative Commission on COVID-19 (Decision H14)"
_TRANSITION = "guidance note of the Administrative Commission on telework, 1 July 2022 to 30 June 2023"


@rule(level="spell", law=_TITLE_II, start=_START)
def eu_is_decided_by_employment(
    eu_insurance_basis_without_request: InsuranceBasis, eu_employment_basis: InsuranceBasis
) -> bool:
    """The rules for ordinary paid employment decide about this job (gewone aanwijsregels)."""
    basis = eu_insurance_basis_without_request
    return basis == eu_employment_basis or basis == InsuranceBasis.EMPLOYMENT_BEFORE_SELF_EMPLOYMENT


@rule(level="spell", law=_COVID, start="2020-01-01", end="2022-06-30")
def eu_home_pattern_is_unknown(
    home_work_before_covid: HomeWorkBeforeCovid,
    eu_has_days_before_covid: bool,
    job_start: int,
    eu_covid_first_day: float,
    sum_concurrent_eu_moved_minutes: float,
    eu_is_substantial_at_home: bool,
    sum_concurrent_eu_telework_minutes: float,
    eu_foreign_seat_count: float,
) -> bool:
    """The pattern of before corona is not known and matters: 25% or more at home (patroon onbekend).

    Only for telework with an employer in another state. Days told as corona telework show what is left of the pattern.
    """
    has_foreign_telework = sum_concurrent_eu_telework_minutes > 0 and eu_foreign_seat_count > 0
    is_told = home_work_before_covid != HomeWorkBeforeCovid.UNKNOWN or sum_concurrent_eu_moved_minutes > 0
    is_seen = eu_has_days_before_covid and job_start < eu_covid_first_day
    return eu_is_substantial_at_home and has_foreign_telework and not is_told and not is_seen


@rule(level="spell", law=_COVID, start="2022-07-01", end="2022-12-31")
def eu_home_pattern_is_unknown() -> bool:
    """The pattern of before corona is not known and matters: not in this period (patroon onbekend)."""
    return False


@referral(
    blocks=("insurance_state", "insurance_state_without_request"),
    office="svb_bbz",
    level="spell",
    law=_COVID,
    start="2020-01-01",
    end="2022-12-31",
)
def eu_lacks_home_work_before_covid(
    eu_is_decided_by_employment: bool, any_concurrent_eu_home_pattern_is_unknown: bool
) -> bool:
    """You worked much at home in the corona years: fill in how much you worked at home before 13 March 2020."""
    return eu_is_decided_by_employment and any_concurrent_eu_home_pattern_is_unknown


@rule(level="spell", law=_TRANSITION, start="2022-01-01", end="2023-12-31")
def eu_overlooked_share(
    sum_concurrent_eu_moved_minutes: float, sum_concurrent_eu_projected_minutes: float
) -> float:
    """Share of the working time that is telework that the law overlooks (deel telewerk dat niet meetelt)."""
    return ratio(sum_concurrent_eu_moved_minutes, sum_concurrent_eu_projected_minutes)


@rule(level="spell", law=_TRANSITION, start="2022-01-01", end="2022-06-30")
def eu_is_full_telework() -> bool:
    """All work is telework in the state of residence, which is overlooked: not in this period (alleen telewerk)."""
    return False


@rule(level="spell", law=_TRANSITION, start="2022-07-01", end="2023-06-30")
def eu_is_full_telework(eu_overlooked_share: float, eu_foreign_seat_count: float) -> bool:
    """All work is telework in the state of residence, which is overlooked (alleen telewerk)."""
    return eu_overlooked_share >= 1 and eu_foreign_seat_count > 0


@rule(level="spell", law=_TRANSITION, start="2023-07-01", end="2023-12-31")
def eu_is_full_telework() -> bool:
    """All work is telework in the state of residence, which is overlooked: not in this period (alleen telewerk)."""
    return False


@referral(
    blocks=("insurance_state", "insurance_state_without_request"),
    office="svb_bbz",
    level="spell",
    law=_TRANSITION,
    start="2022-01-01",
    end="2023-12-31",
)
def eu_teleworks_only(eu_is_decided_by_employment: bool, eu_is_full_telework: bool) -> bool:
    """You only teleworked at home, so there was no second state: ask which state insured you until June 2023."""
    return eu_is_decided_by_employment and eu_is_full_telework


@referral(
    blocks="insurance_state",
    office="svb_international",
    level="spell",
    law="framework agreement on cross-border telework",
    start="2023-01-01",
)
def eu_framework_period_is_split(eu_framework_request_changes_within: bool) -> bool:
    """The request for telework begins or ends within this period: enter the job in two parts, cut at that day."""
    return eu_framework_request_changes_within


@referral(
    blocks=("insurance_state", "insurance_state_without_request"),
    office="svb_bbz",
    level="spell",
    law="Regulation (EC) 883/2004 arts 87(8), 87a(1)",
    start=_START,
    end="2022-12-31",
)
def eu_transition_period_is_split(eu_switches_within_period: bool) -> bool:
    """The new rules that you asked for begin within this period: enter the job in two parts, cut at that month."""
    return eu_switches_within_period


@referral(
    blocks=("insurance_state", "insurance_state_without_request"),
    office="svb_bbz",
    level="spell",
    law="Regulation (EC) 883/2004 art. 11(5)",
    start=_START,
)
def eu_lacks_home_base(eu_is_air_crew: bool, home_base_state: Country) -> bool:
    """Air crew are insured by their home base: fill in where it is, or ask."""
    return eu_is_air_crew and (home_base_state == Country.NONE or home_base_state == Country.OTHER)


@referral(
    blocks=("insurance_state", "insurance_state_without_request"),
    office="svb_bbz",
    level="spell",
    law="Regulation (EC) 987/2009 art. 14(11)",
    start=_START,
)
def eu_has_employers_inside_and_outside(
    eu_is_decided_by_employment: bool,
    eu_is_in_several_states: bool,
    eu_is_substantial_at_home: bool,
    any_concurrent_eu_has_employer_in_other: bool,
    any_concurrent_eu_has_employer_at_home: bool,
    eu_foreign_seat_count: float,
) -> bool:
    """You have an employer inside and one outside the European Union: which state insures you must be asked."""
    is_mixed = any_concurrent_eu_has_employer_in_other and (
        any_concurrent_eu_has_employer_at_home or eu_foreign_seat_count > 0
    )
    is_open = eu_is_in_several_states and not eu_is_substantial_at_home
    return eu_is_decided_by_employment and is_open and is_mixed


@referral(
    blocks=("insurance_state", "insurance_state_without_request"),
    office="svb_bbz",
    level="spell",
    law="Regulation (EC) 883/2004 arts 11(3)(b), 13(4)",
    start=_START,
)
def eu_is_civil_servant_of_two_states(
    eu_ordinary_basis: InsuranceBasis, eu_serves_several_administrations: bool
) -> bool:
    """You are a civil servant of two states at once: no single state is named, ask."""
    return eu_ordinary_basis == InsuranceBasis.CIVIL_SERVANT and eu_serves_several_administrations


@referral(
    blocks=("insurance_state", "insurance_state_without_request"),
    office="svb_international",
    level="spell",
    law="Regulation (EC) 883/2004 art. 12(1)",
    start=_START,
)
def eu_posting_exceeds_term(
    eu_insurance_basis_without_request: InsuranceBasis, posting_actual_months: float, eu_posting_months: float
) -> bool:
    """The posting lasts longer than 24 months after all: ask for an exception, or the law of the work state follows."""
    is_posting = eu_insurance_basis_without_request == InsuranceBasis.POSTING
    return is_posting and posting_actual_months > eu_posting_months


@referral(
    blocks=("insurance_state", "insurance_state_without_request"),
    office="svb_bbz",
    level="spell",
    law="Regulation (EC) 987/2009 art. 14(8), (10)",
    start=_START,
)
def eu_lacks_working_time(
    eu_is_decided_by_employment: bool,
    sum_concurrent_eu_job_count: float,
    any_concurrent_eu_has_no_days: bool,
) -> bool:
    """You have several jobs and of one no working days are known: fill them in, because working time decides."""
    return eu_is_decided_by_employment and sum_concurrent_eu_job_count > 1 and any_concurrent_eu_has_no_days


@rule(level="spell", law="Regulation (EC) 987/2009 art. 14(8), (10)", start=_START)
def eu_has_no_days(eu_is_employed: bool, eu_job_minutes: float) -> bool:
    """No working day of the job is known (geen werkdagen bekend)."""
    return eu_is_employed and eu_job_minutes == 0


@rule(level="spell", law="Regulation (EC) 883/2004 arts 11-13", start=_START)
def eu_named_state_is_outside(
    eu_insurance_basis_without_request: InsuranceBasis, insurance_state_without_request: Country
) -> bool:
    """The ordinary rules name a state that is not told apart (land dat niet apart bekend is)."""
    is_by_place = (
        eu_insurance_basis_without_request == InsuranceBasis.WORK_STATE
        or eu_insurance_basis_without_request == InsuranceBasis.EMPLOYMENT_BEFORE_SELF_EMPLOYMENT
        or eu_insurance_basis_without_request == InsuranceBasis.SELF_EMPLOYED_MAIN_ACTIVITY
    )
    return is_by_place and insurance_state_without_request == Country.OTHER


@referral(
    blocks="insurance_state",
    office="svb_bbz",
    level="spell",
    law="Regulation (EC) 883/2004 art. 11(3)(a)",
    start=_START,
)
def eu_works_mainly_outside_regulation(eu_named_state_is_outside: bool) -> bool:
    """You mainly work in a state that is not told apart here, perhaps outside the European rules: ask."""
    return eu_named_state_is_outside
