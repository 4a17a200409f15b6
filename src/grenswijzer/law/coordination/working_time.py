"""Working time per state under Regulation 883/2004, of jobs in paid employment, foreseen for twelve months.

The minutes of the whole year of a job are spread over its periods: a period that the law cuts off, however short,
shows the same pattern. A structural change of pattern is told as another job.
"""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import each, rule
from grenswijzer.law.types import Country

_START = "2010-05-01"
_PROJECTED = "Regulation (EC) 987/2009 art. 14(8), (10)"


@rule(level="spell", law=_PROJECTED, unit="minutes", start=_START)
def eu_job_minutes(job_work_minutes_STATE: float) -> float:
    """Minutes the job is worked in the year, in all states; leave and sickness drop out (werktijd van de baan)."""
    minutes = 0.0
    for _state in each("STATE", Country):
        minutes = minutes + job_work_minutes_STATE
    return minutes


@rule(level="spell", law=_PROJECTED, unit="share", start=_START)
def eu_part_of_job(spell_days: float, job_days: float) -> float:
    """Part of the job's days in the year that lies in this period (deel van de baan)."""
    return ratio(spell_days, job_days)


@rule(level="spell", law=_PROJECTED, unit="minutes", start=_START)
def eu_projected_minutes(
    eu_is_employed: bool,
    eu_job_minutes: float,
    eu_part_of_job: float,
    spell_days: float,
    eu_weight_of_a_day: float,
) -> float:
    """Working time of a job in paid employment in all states, work outside the Union included (totale werktijd).

    Without known days, a weight of one for each day.
    """
    if not eu_is_employed:
        return 0.0
    if eu_job_minutes == 0:
        return spell_days * eu_weight_of_a_day
    return eu_job_minutes * eu_part_of_job


@rule(level="spell", law="Regulation (EC) 883/2004 art. 11(3)(a), (5)", start=_START)
def eu_single_work_state(
    eu_job_minutes: float, state_without_days: Country, eu_is_air_crew: bool, home_base_state: Country
) -> Country:
    """State where all of the job counts as done: the home base of air crew; the usual state without known days."""
    if eu_is_air_crew:
        return home_base_state
    return state_without_days if eu_job_minutes == 0 else Country.NONE
