"""Groups with a rule of their own in Regulation 883/2004: civil servants, air crew, boats; posting; self-employment."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country, JobKind

_START = "2010-05-01"
_CIVIL = "Regulation (EC) 883/2004 arts 11(3)(b), 13(4)"
_SELF = "Regulation (EC) 883/2004 art. 13(2); Regulation (EC) 987/2009 art. 14(8)(b), (9)"


@rule(level="spell", law="Regulation (EC) 883/2004 art. 13(1)", start=_START, end="2012-06-27")
def eu_is_air_crew() -> bool:
    """Flight or cabin crew with a rule of its own: not before 28 June 2012 (vliegend personeel)."""
    return False


@rule(level="spell", law="Regulation (EC) 883/2004 art. 11(5)", start="2012-06-28")
def eu_is_air_crew(job_kind: JobKind) -> bool:
    """Flight or cabin crew in air passenger or freight services (vliegend personeel)."""
    return job_kind == JobKind.AIRCRAFT_CREW


@rule(level="spell", law=_CIVIL, start=_START, output=True)
def eu_civil_service_state(
    any_concurrent_eu_is_civil_servant_in_nl: bool,
    any_concurrent_eu_is_civil_servant_in_be: bool,
    any_concurrent_eu_is_civil_servant_elsewhere: bool,
) -> Country:
    """State of the administration that employs a civil servant, whose law covers all work (land van de overheid)."""
    if any_concurrent_eu_is_civil_servant_in_nl:
        return Country.NL
    if any_concurrent_eu_is_civil_servant_in_be:
        return Country.BE
    if any_concurrent_eu_is_civil_servant_elsewhere:
        return Country.OTHER_EU
    return Country.NONE


@rule(level="spell", law=_CIVIL, start=_START)
def eu_serves_several_administrations(
    any_concurrent_eu_is_civil_servant_in_nl: bool,
    any_concurrent_eu_is_civil_servant_in_be: bool,
    any_concurrent_eu_is_civil_servant_elsewhere: bool,
) -> bool:
    """Civil servant of two states at once (ambtenaar van twee landen)."""
    in_nl = any_concurrent_eu_is_civil_servant_in_nl
    in_be = any_concurrent_eu_is_civil_servant_in_be
    elsewhere = any_concurrent_eu_is_civil_servant_elsewhere
    return (in_nl and in_be) or (in_nl and elsewhere) or (in_be and elsewhere)


@rule(level="spell", law="Regulation (EC) 883/2004 art. 11(4)", start=_START)
def eu_is_crew_with_own_rule(eu_is_rhine_boatman: bool, eu_is_seafarer: bool) -> bool:
    """Crew for whom a rule of its own names the state (varend personeel): road and rail crew have none any more."""
    return eu_is_rhine_boatman or eu_is_seafarer


@rule(
    level="spell",
    law="Regulation (EC) 883/2004 art. 12(1); Regulation (EC) 987/2009 art. 14(1), (2)",
    start=_START,
    output=True,
)
def eu_is_validly_posted(
    eu_is_posting_within_first_term: bool,
    is_posting_employer_active_at_seat: bool,
    was_insured_before_posting: bool,
) -> bool:
    """The posting keeps the person under the law of the sending state (geldige detachering, A1).

    At most 24 months as foreseen, by an employer with substantial activities of its own in the sending state, of
    somebody under that state's law just before.
    """
    is_employer_sound = is_posting_employer_active_at_seat and was_insured_before_posting
    return eu_is_posting_within_first_term and is_employer_sound


@rule(level="spell", law=_SELF, unit="days", start=_START)
def eu_self_employed_days(eu_is_self_employed: bool, pay_days: float) -> float:
    """Days of self-employed work (dagen als zelfstandige)."""
    return pay_days if eu_is_self_employed else 0.0


@rule(level="spell", law=_SELF, unit="days", start=_START)
def eu_self_employed_home_days(eu_is_self_employed: bool, eu_days_in_residence_state: float) -> float:
    """Days of self-employed work in the state of residence (dagen als zelfstandige in het woonland)."""
    return eu_days_in_residence_state if eu_is_self_employed else 0.0


@rule(level="spell", law=_SELF, start=_START)
def eu_is_self_employed_at_home(
    eu_is_self_employed: bool,
    sum_concurrent_eu_self_employed_home_days: float,
    sum_concurrent_eu_self_employed_days: float,
    eu_substantial_share: float,
    eu_works_elsewhere: bool,
) -> bool:
    """A substantial part of the self-employed work, or all of it, is done in the state of residence.

    Measured by working days: at least 25% (substantieel gedeelte als zelfstandige).
    """
    share = ratio(sum_concurrent_eu_self_employed_home_days, sum_concurrent_eu_self_employed_days)
    return eu_is_self_employed and (share >= eu_substantial_share or not eu_works_elsewhere)


@rule(level="spell", law="Regulation (EC) 883/2004 art. 1(f)", start=_START, output=True)
def is_frontier_worker(
    residence_state: Country, eu_work_state: Country, returns_home_at_least_weekly: bool
) -> bool:
    """Frontier worker (grensarbeider): works in one member state, lives in another, returns at least once a week."""
    works_abroad = eu_work_state != residence_state and eu_work_state != Country.OTHER
    return works_abroad and returns_home_at_least_weekly
