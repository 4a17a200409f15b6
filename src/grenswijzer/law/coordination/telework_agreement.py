"""Framework agreement on cross-border telework (kaderovereenkomst telewerk), from 1 July 2023: who may ask for it.

Under art. 16(1) of Regulation 883/2004, between the states that signed. The rules hold from the year of signing; the
table of first days says from which day.
"""

from grenswijzer.engine.arithmetic import CENT, lookup, ratio, round_half_up
from grenswijzer.engine.rule import Table, each, rule
from grenswijzer.law.types import Country, EuropeanState, InsuranceBasis

_AGREEMENT = "framework agreement on cross-border telework"
_START = "2023-01-01"


@rule(
    level="spell",
    law="Regulation (EC) 987/2009 art. 14(8); " + _AGREEMENT,
    unit="share",
    start="2010-05-01",
    output=True,
)
def eu_telework_share(
    sum_concurrent_eu_telework_minutes: float, sum_concurrent_eu_projected_minutes: float
) -> float:
    """Share of the total working time that is telework in the state of residence, to a millionth (deel telewerk)."""
    share = ratio(sum_concurrent_eu_telework_minutes, sum_concurrent_eu_projected_minutes)
    return round_half_up(share, CENT * CENT * CENT)


@rule(level="adult", law=_AGREEMENT, start=_START)
def eu_residence_european_state(
    residence_state: Country, residence_european_state: EuropeanState, european_state: EuropeanState
) -> EuropeanState:
    """State of residence, of all states under the regulation (woonland)."""
    for state in each("NAMED_STATE", Country):
        if residence_state == state:
            return european_state
    if residence_state == Country.OTHER_EU:
        return residence_european_state
    return EuropeanState.NONE


@rule(level="spell", law=_AGREEMENT, start=_START)
def eu_employer_european_state(
    employer_state: Country, employer_european_state: EuropeanState, european_state: EuropeanState
) -> EuropeanState:
    """State of the employer's seat, of all states under the regulation (vestigingsland)."""
    for state in each("NAMED_STATE", Country):
        if employer_state == state:
            return european_state
    if employer_state == Country.OTHER_EU:
        return employer_european_state
    return EuropeanState.NONE


@rule(level="spell", law=_AGREEMENT + ": signatories", start=_START)
def eu_is_framework_pair(
    eu_residence_european_state: EuropeanState,
    eu_employer_european_state: EuropeanState,
    eu_framework_first_days: Table,
    spell_start: int,
) -> bool:
    """The state of residence and that of the employer have both signed on the day (beide landen doen mee)."""
    residence = lookup(eu_framework_first_days, eu_residence_european_state)
    employer = lookup(eu_framework_first_days, eu_employer_european_state)
    return spell_start >= residence and spell_start >= employer


@rule(level="spell", law=_AGREEMENT + ": all employers in one other state", start=_START)
def eu_has_employer_elsewhere(
    eu_is_employed: bool, employer_state: Country, eu_foreign_seat_state: Country
) -> bool:
    """An employer, of a marginal job too, outside the one state that would insure (werkgever in een ander land)."""
    return eu_is_employed and employer_state != eu_foreign_seat_state


@rule(level="spell", law=_AGREEMENT + ": share of telework", start=_START)
def eu_has_framework_telework_share(
    eu_telework_share: float, eu_substantial_share: float, eu_framework_telework_limit: float
) -> bool:
    """Telework for at least 25% and less than 50% of the total working time (deel telewerk van 25% tot 50%)."""
    return eu_substantial_share <= eu_telework_share < eu_framework_telework_limit


@rule(level="spell", law=_AGREEMENT + ": no other habitual activity in the state of residence", start=_START)
def eu_has_other_habitual_home_work(
    any_concurrent_has_other_habitual_home_work: bool,
    eu_home_time_share: float,
    eu_telework_share: float,
    eu_marginal_share: float,
) -> bool:
    """Habitual work at home that is no telework, such as visits to clients (ander gewoon werk in het woonland).

    Stated, or 5% of the working time or more: less is taken as incidental, as for marginal work.
    """
    other = round_half_up(eu_home_time_share - eu_telework_share, CENT * CENT * CENT)
    return any_concurrent_has_other_habitual_home_work or other >= eu_marginal_share


@rule(level="spell", law=_AGREEMENT + ": no habitual work in a third state", unit="minutes", start=_START)
def eu_minutes_in_employer_state(employer_state: Country, eu_minutes_STATE: float) -> float:
    """Working time in the state of the employer's seat (werktijd in het vestigingsland)."""
    for state in each("STATE", Country):
        if employer_state == state:
            return eu_minutes_STATE
    return 0.0


@rule(level="spell", law=_AGREEMENT + ": no habitual work in a third state", start=_START)
def eu_works_habitually_in_third_state(
    sum_concurrent_eu_minutes_in_employer_state: float,
    sum_concurrent_eu_home_minutes: float,
    sum_concurrent_eu_projected_minutes: float,
    any_concurrent_eu_works_regularly_in_further_states: bool,
    eu_marginal_share: float,
) -> bool:
    """Habitual work outside the states of residence and of the employer (gewoon werk in een derde land).

    Stated, or 5% of the working time or more: incidental trips do no harm.
    """
    total = sum_concurrent_eu_projected_minutes
    third = total - sum_concurrent_eu_minutes_in_employer_state - sum_concurrent_eu_home_minutes
    share = round_half_up(ratio(third, total), CENT * CENT * CENT)
    return any_concurrent_eu_works_regularly_in_further_states or share >= eu_marginal_share


@rule(level="spell", law=_AGREEMENT, start=_START, output=True)
def eu_could_have_framework_agreement(
    eu_insurance_basis_without_request: InsuranceBasis,
    eu_is_framework_pair: bool,
    eu_foreign_seat_count: float,
    any_concurrent_eu_has_employer_elsewhere: bool,
    any_concurrent_eu_is_self_employed: bool,
    eu_has_framework_telework_share: bool,
    eu_has_other_habitual_home_work: bool,
    eu_works_habitually_in_third_state: bool,
) -> bool:
    """Employer and worker may together ask that the employer's state insures (voldoet aan de voorwaarden).

    Without it the state of residence insures because of 25% or more work there. All employers have their seat in one
    other state, no work as self-employed.
    """
    is_needed = eu_insurance_basis_without_request == InsuranceBasis.RESIDENCE_WORK_IN_SEVERAL_STATES
    has_one_seat_state = eu_foreign_seat_count == 1 and not any_concurrent_eu_has_employer_elsewhere
    is_employee_only = has_one_seat_state and not any_concurrent_eu_is_self_employed
    is_telework_only = not eu_has_other_habitual_home_work and not eu_works_habitually_in_third_state
    return (
        is_needed
        and eu_is_framework_pair
        and is_employee_only
        and eu_has_framework_telework_share
        and is_telework_only
    )
