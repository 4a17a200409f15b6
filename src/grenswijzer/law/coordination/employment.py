"""Ordinary paid employment under Regulation 1408/71: one state for all jobs that run at the same time."""

from grenswijzer.engine.rule import each, rule
from grenswijzer.law.types import Country, InsuranceBasis

_END = "2010-04-30"


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 14(2)(b); Regulation (EC) 883/2004 art. 13(1)",
    start="2003-01-01",
)
def eu_is_employed(eu_is_self_employed: bool) -> bool:
    """Work in paid employment (werkzaamheden in loondienst)."""
    return not eu_is_self_employed


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14(2)(b)", start="2003-01-01", end=_END)
def eu_employed_count(eu_is_employed: bool) -> float:
    """One for each job in paid employment (aantal dienstbetrekkingen)."""
    return 1.0 if eu_is_employed else 0.0


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14(2)(b)", start="2003-01-01", end=_END)
def eu_employed_work_state_number(eu_is_employed: bool, eu_work_state: int) -> float:
    """Number of the work state of a job in paid employment, to compare concurrent jobs (werkland als getal)."""
    return 1.0 * eu_work_state if eu_is_employed else 0.0


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14(2)(b)(i)", start="2003-01-01", end=_END)
def eu_employer_seat_number(eu_is_employed: bool, employer_state: int) -> float:
    """Number of the state of the employer's seat, to compare concurrent jobs (vestigingsland als getal)."""
    return 1.0 * employer_state if eu_is_employed else 0.0


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14(2)(b)(i)", start="2003-01-01", end=_END)
def eu_has_seat_unlike_average(
    eu_is_employed: bool,
    eu_employer_seat_number: float,
    sum_concurrent_eu_employer_seat_number: float,
    sum_concurrent_eu_employed_count: float,
) -> bool:
    """The employer's seat is not the mean of all concurrent seats: true for some job exactly where seats differ."""
    is_mean = (
        eu_employer_seat_number * sum_concurrent_eu_employed_count == sum_concurrent_eu_employer_seat_number
    )
    return eu_is_employed and not is_mean


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 14(2)", start="2003-01-01", end=_END)
def eu_has_work_state_unlike_average(
    eu_is_employed: bool,
    eu_employed_work_state_number: float,
    sum_concurrent_eu_employed_work_state_number: float,
    sum_concurrent_eu_employed_count: float,
) -> bool:
    """The work state is not the mean of all concurrent work states: true for some job exactly where they differ."""
    mean_times_count = sum_concurrent_eu_employed_work_state_number
    return (
        eu_is_employed
        and eu_employed_work_state_number * sum_concurrent_eu_employed_count != mean_times_count
    )


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 14(2); Regulation (EC) 883/2004 art. 13(1)",
    start="2003-01-01",
)
def eu_works_regularly_in_further_states(
    eu_is_employed: bool, works_regularly_in_further_states: bool
) -> bool:
    """A job in paid employment is regularly done in several states outside that of residence (werk in meer landen)."""
    return eu_is_employed and works_regularly_in_further_states


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 arts 13(2)(a), 14(2)(b)",
    start="2003-01-01",
    end=_END,
    output=True,
)
def eu_employment_basis(
    any_concurrent_eu_is_home_work_normal: bool,
    any_concurrent_eu_works_elsewhere: bool,
    any_concurrent_eu_has_work_state_unlike_average: bool,
    any_concurrent_eu_works_regularly_in_further_states: bool,
    any_concurrent_eu_has_seat_unlike_average: bool,
) -> InsuranceBasis:
    """Rule for all concurrent jobs in ordinary paid employment together (aanwijsregel voor werknemers).

    Work in one state: that state. Normally in several, the state of residence among them: residence. In several,
    none of them that of residence: residence where the employers have their seats in different states, else the seat.
    """
    if any_concurrent_eu_is_home_work_normal:
        if any_concurrent_eu_works_elsewhere:
            return InsuranceBasis.RESIDENCE_WORK_IN_SEVERAL_STATES
        return InsuranceBasis.WORK_STATE
    is_in_several = (
        any_concurrent_eu_has_work_state_unlike_average or any_concurrent_eu_works_regularly_in_further_states
    )
    if not is_in_several:
        return InsuranceBasis.WORK_STATE
    if any_concurrent_eu_has_seat_unlike_average:
        return InsuranceBasis.RESIDENCE_SEVERAL_EMPLOYERS
    return InsuranceBasis.EMPLOYER_SEAT


@rule(level="spell", law="Regulation (EEC) 1408/71 arts 13(2)(a), 14(2)(b)", start="2003-01-01", end=_END)
def eu_employment_state(
    eu_employment_basis: InsuranceBasis,
    residence_state: Country,
    sum_concurrent_eu_employed_work_state_number: float,
    sum_concurrent_eu_employer_seat_number: float,
    sum_concurrent_eu_employed_count: float,
) -> Country:
    """State whose law that rule names, the same for every concurrent job (aangewezen land voor werknemers)."""
    if (
        eu_employment_basis == InsuranceBasis.RESIDENCE_WORK_IN_SEVERAL_STATES
        or eu_employment_basis == InsuranceBasis.RESIDENCE_SEVERAL_EMPLOYERS
    ):
        return residence_state
    total = sum_concurrent_eu_employed_work_state_number
    if eu_employment_basis == InsuranceBasis.EMPLOYER_SEAT:
        total = sum_concurrent_eu_employer_seat_number
    jobs = sum_concurrent_eu_employed_count
    for state in each("EU_STATE", Country):
        if total == jobs * state:
            return state
    return Country.OTHER
