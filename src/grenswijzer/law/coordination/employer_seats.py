"""States where the employers have their seats, under Regulation 883/2004: marginal jobs do not count."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import each, rule
from grenswijzer.law.types import Country

_START = "2010-05-01"
_SEAT = "Regulation (EC) 883/2004 art. 13(1)(b); Regulation (EC) 987/2009 art. 14(5a), (5b)"


@rule(level="spell", law=_SEAT, start=_START)
def eu_is_counted_job(
    eu_is_employed: bool,
    eu_projected_minutes: float,
    sum_concurrent_eu_projected_minutes: float,
    eu_employed_pay: float,
    sum_concurrent_eu_employed_pay: float,
    eu_marginal_share: float,
) -> bool:
    """A job in paid employment that is more than marginal by working time or pay (niet marginale baan)."""
    time_share = ratio(eu_projected_minutes, sum_concurrent_eu_projected_minutes)
    pay_share = ratio(eu_employed_pay, sum_concurrent_eu_employed_pay)
    return eu_is_employed and max(time_share, pay_share) >= eu_marginal_share


@rule(level="spell", law=_SEAT, start=_START, each="STATE")
def eu_has_employer_in_STATE(state: Country, eu_is_counted_job: bool, employer_state: Country) -> bool:
    """The employer has its seat {in_state} (werkgever {in_state:nl})."""
    return eu_is_counted_job and employer_state == state


@rule(level="spell", law=_SEAT, unit="states", start=_START)
def eu_foreign_seat_count(
    residence_state: Country, any_concurrent_eu_has_employer_in_EU_STATE: bool
) -> float:
    """Number of states, other than that of residence, where employers have their seats (aantal vestigingslanden)."""
    states = 0.0
    for state in each("EU_STATE", Country):
        if any_concurrent_eu_has_employer_in_EU_STATE and residence_state != state:
            states = states + 1
    return states


@rule(level="spell", law=_SEAT, start=_START)
def eu_foreign_seat_state(
    residence_state: Country, any_concurrent_eu_has_employer_in_EU_STATE: bool
) -> Country:
    """State, other than that of residence, of an employer's seat: the first of several (vestigingsland)."""
    for state in each("EU_STATE", Country):
        if any_concurrent_eu_has_employer_in_EU_STATE and residence_state != state:
            return state
    return Country.NONE


@rule(level="spell", law=_SEAT, start=_START)
def eu_has_employer_at_home(
    eu_is_counted_job: bool, employer_state: Country, residence_state: Country
) -> bool:
    """The employer has its seat in the state of residence (werkgever in het woonland)."""
    return eu_is_counted_job and employer_state == residence_state
