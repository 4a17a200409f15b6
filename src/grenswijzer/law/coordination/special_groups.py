"""Groups with a rule of their own in Regulation 1408/71: civil servants, seafarers, transport crews, Rhine boatmen."""

from grenswijzer.engine.rule import each, rule
from grenswijzer.law.types import Country, EmployerKind, JobKind

_END = "2010-04-30"


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 13(2)(d); Regulation (EC) 883/2004 arts 11(3)(b), 13(4)",
    start="2003-01-01",
)
def eu_is_civil_servant(employer_kind: EmployerKind, job_kind: JobKind) -> bool:
    """Civil servant or person treated as such (ambtenaar): paid by a public authority."""
    return employer_kind == EmployerKind.PUBLIC_AUTHORITY and job_kind != JobKind.SELF_EMPLOYED


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14e", start="2003-01-01", end=_END)
def eu_is_in_special_scheme(eu_is_civil_servant: bool, is_in_civil_servant_scheme: bool) -> bool:
    """Civil servant insured in a special scheme for civil servants (bijzonder stelsel voor ambtenaren)."""
    return eu_is_civil_servant and is_in_civil_servant_scheme


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14e", start="2003-01-01", end=_END)
def eu_is_in_dutch_special_scheme(eu_is_in_special_scheme: bool, employer_state: Country) -> bool:
    """Insured in the Dutch special scheme for civil servants (bijzonder stelsel, Nederland)."""
    return eu_is_in_special_scheme and employer_state == Country.NL


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14e", start="2003-01-01", end=_END)
def eu_is_in_belgian_special_scheme(eu_is_in_special_scheme: bool, employer_state: Country) -> bool:
    """Insured in the Belgian special scheme for civil servants (bijzonder stelsel, België)."""
    return eu_is_in_special_scheme and employer_state == Country.BE


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14e", start="2003-01-01", end=_END)
def eu_is_in_other_special_scheme(eu_is_in_special_scheme: bool, employer_state: Country) -> bool:
    """Insured in another state's special scheme for civil servants (bijzonder stelsel van een ander land)."""
    return eu_is_in_special_scheme and employer_state != Country.NL and employer_state != Country.BE


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14e", start="2003-01-01", end=_END)
def eu_special_scheme_state(
    any_concurrent_eu_is_in_dutch_special_scheme: bool,
    any_concurrent_eu_is_in_belgian_special_scheme: bool,
    any_concurrent_eu_is_in_other_special_scheme: bool,
) -> Country:
    """State of the special scheme for civil servants, whose law covers all work (land van het bijzondere stelsel)."""
    if any_concurrent_eu_is_in_dutch_special_scheme:
        return Country.NL
    if any_concurrent_eu_is_in_belgian_special_scheme:
        return Country.BE
    if any_concurrent_eu_is_in_other_special_scheme:
        return Country.OTHER_EU
    return Country.NONE


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14f", start="2003-01-01", end=_END)
def eu_has_several_special_schemes(
    eu_is_civil_servant: bool,
    any_concurrent_eu_is_in_special_scheme: bool,
    any_concurrent_eu_is_civil_servant_in_nl: bool,
    any_concurrent_eu_is_civil_servant_in_be: bool,
    any_concurrent_eu_is_civil_servant_elsewhere: bool,
) -> bool:
    """Civil servant of two or more states with a special scheme in at least one: the law of each state applies."""
    in_nl = any_concurrent_eu_is_civil_servant_in_nl
    in_be = any_concurrent_eu_is_civil_servant_in_be
    elsewhere = any_concurrent_eu_is_civil_servant_elsewhere
    is_of_two_states = (in_nl and in_be) or (in_nl and elsewhere) or (in_be and elsewhere)
    return eu_is_civil_servant and any_concurrent_eu_is_in_special_scheme and is_of_two_states


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 14f; Regulation (EC) 883/2004 arts 11(3)(b), 13(4)",
    start="2003-01-01",
)
def eu_is_civil_servant_in_nl(eu_is_civil_servant: bool, employer_state: Country) -> bool:
    """Civil servant of the Netherlands (ambtenaar in Nederland)."""
    return eu_is_civil_servant and employer_state == Country.NL


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 14f; Regulation (EC) 883/2004 arts 11(3)(b), 13(4)",
    start="2003-01-01",
)
def eu_is_civil_servant_in_be(eu_is_civil_servant: bool, employer_state: Country) -> bool:
    """Civil servant of Belgium (ambtenaar in België)."""
    return eu_is_civil_servant and employer_state == Country.BE


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 14f; Regulation (EC) 883/2004 arts 11(3)(b), 13(4)",
    start="2003-01-01",
)
def eu_is_civil_servant_elsewhere(eu_is_civil_servant: bool, employer_state: Country) -> bool:
    """Civil servant of another state (ambtenaar in een ander land)."""
    return eu_is_civil_servant and employer_state != Country.NL and employer_state != Country.BE


@rule(
    level="spell",
    law="Rhine boatmen treaty (1979) arts 1(m), 11; Regulation (EC) 883/2004 art. 16(1)",
    start="2003-01-01",
)
def eu_is_rhine_boatman(job_kind: JobKind, is_rhine_boat: bool) -> bool:
    """Crew of a boat used for profit in Rhine navigation with the Rhine certificate (rijnvarende).

    The Rhine treaty goes before Regulation 1408/71.
    """
    return job_kind == JobKind.INLAND_BOAT_CREW and is_rhine_boat


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 13(2)(c), 14b; Regulation (EC) 883/2004 art. 11(4)",
    start="2003-01-01",
)
def eu_is_seafarer(job_kind: JobKind) -> bool:
    """Works aboard a sea-going ship (zeevarende)."""
    return job_kind == JobKind.SHIP_CREW


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 14b(4); Regulation (EC) 883/2004 art. 11(4)",
    start="2003-01-01",
)
def eu_is_paid_from_residence_state(
    eu_is_seafarer: bool, flag_state: Country, employer_state: Country, residence_state: Country
) -> bool:
    """Seafarer under another state's flag, paid by an undertaking of the state of residence: that state's law."""
    return eu_is_seafarer and employer_state == residence_state and flag_state != residence_state


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14(2)(a)", start="2003-01-01", end=_END)
def eu_is_transport_crew(
    job_kind: JobKind,
    eu_is_rhine_boatman: bool,
    is_international_transport: bool,
    eu_works_in_several_states: bool,
) -> bool:
    """Travelling or flying personnel of a firm in international transport, working in two or more states.

    By road, rail, air or inland water (rijdend, varend of vliegend personeel).
    """
    is_crew = (
        job_kind == JobKind.LORRY_DRIVER
        or job_kind == JobKind.AIRCRAFT_CREW
        or job_kind == JobKind.INLAND_BOAT_CREW
        or is_international_transport
    )
    return is_crew and not eu_is_rhine_boatman and eu_works_in_several_states


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14(2)", unit="days", start="2003-01-01", end=_END)
def eu_days_in_work_state(eu_work_state: Country, planned_days: float) -> float:
    """Days worked in the state, other than that of residence, with the most of them (werkdagen in het werkland)."""
    for state in each("STATE", Country):
        if eu_work_state == state:
            return planned_days
    return 0.0


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14(2)(a)", start="2003-01-01", end=_END)
def eu_works_in_several_states(
    eu_works_in_residence_state: bool,
    eu_works_elsewhere: bool,
    eu_days_elsewhere: float,
    eu_days_in_work_state: float,
    works_regularly_in_further_states: bool,
) -> bool:
    """This job alone is done in two or more states (werk in meer landen)."""
    is_in_further_states = works_regularly_in_further_states or eu_days_elsewhere > eu_days_in_work_state
    return eu_works_elsewhere and (eu_works_in_residence_state or is_in_further_states)


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14(2)(a)(ii)", start="2003-01-01", end=_END)
def eu_works_principally_in_residence_state(
    eu_days_in_residence_state: float, eu_days_elsewhere: float
) -> bool:
    """More than half of the work is done in the state of residence (hoofdzakelijk): our reading of "principally"."""
    return eu_days_in_residence_state > eu_days_elsewhere
