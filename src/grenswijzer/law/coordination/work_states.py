"""States, other than that of residence, where more than marginal work is done, under Regulation 883/2004."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import each, rule
from grenswijzer.law.types import Country

_START = "2010-05-01"
_SEVERAL = "Regulation (EC) 883/2004 art. 13(1); Regulation (EC) 987/2009 art. 14(5), (5b)"


@rule(level="spell", law=_SEVERAL, start=_START, each="EU_STATE")
def eu_works_abroad_in_EU_STATE(
    state: Country,
    residence_state: Country,
    sum_concurrent_eu_minutes_EU_STATE: float,
    sum_concurrent_eu_projected_minutes: float,
    eu_marginal_share: float,
) -> bool:
    """More than marginal work {in_state}, which is not the state of residence (werk {in_state:nl})."""
    share = ratio(sum_concurrent_eu_minutes_EU_STATE, sum_concurrent_eu_projected_minutes)
    return residence_state != state and share > 0 and share >= eu_marginal_share


@rule(level="spell", law=_SEVERAL, unit="states", start=_START)
def eu_foreign_work_state_count(eu_works_abroad_in_EU_STATE: bool) -> float:
    """Number of states, other than that of residence, with more than marginal work (aantal werklanden)."""
    states = 0.0
    for _state in each("EU_STATE", Country):
        if eu_works_abroad_in_EU_STATE:
            states = states + 1
    return states


@rule(level="spell", law="Regulation (EC) 883/2004 art. 11(3)(a)", start=_START)
def eu_foreign_work_state(eu_works_abroad_in_EU_STATE: bool) -> Country:
    """The state, other than that of residence, with more than marginal work: the first of several (werkland)."""
    for state in each("EU_STATE", Country):
        if eu_works_abroad_in_EU_STATE:
            return state
    return Country.NONE


@rule(level="spell", law=_SEVERAL, start=_START, output=True)
def eu_is_in_several_states(
    eu_is_home_work_normal: bool,
    residence_state: Country,
    eu_foreign_work_state_count: float,
    any_concurrent_eu_works_regularly_in_further_states: bool,
) -> bool:
    """Normally works in two or more states under the regulation, marginal work overlooked (werk in meer landen)."""
    states = eu_foreign_work_state_count
    if eu_is_home_work_normal and residence_state != Country.OTHER:
        states = states + 1
    if any_concurrent_eu_works_regularly_in_further_states:
        states = states + 1
    return states > 1


@rule(level="spell", law="Regulation (EC) 883/2004 art. 11(3)(a)", start=_START)
def eu_sole_work_state(
    eu_is_home_work_normal: bool,
    residence_state: Country,
    eu_foreign_work_state: Country,
    sum_concurrent_eu_minutes_other: float,
    employer_state: Country,
) -> Country:
    """The one state with more than marginal work (enig werkland).

    Where the corona years overlook all work at home and there is no other, the employer's state.
    """
    if eu_foreign_work_state != Country.NONE:
        return eu_foreign_work_state
    if eu_is_home_work_normal:
        return residence_state
    if sum_concurrent_eu_minutes_other > 0:
        return Country.OTHER
    return employer_state
