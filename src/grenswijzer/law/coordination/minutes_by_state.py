"""Working time in each state, telework that the law overlooks counted at the employer's (Regulation 883/2004)."""

from grenswijzer.engine.rule import each, rule
from grenswijzer.law.types import Country

_START = "2010-05-01"
_PROJECTED = "Regulation (EC) 987/2009 art. 14(8), (10)"


@rule(level="spell", law=_PROJECTED, unit="minutes", start=_START, each="STATE")
def eu_minutes_STATE(
    state: Country,
    job_work_minutes_STATE: float,
    eu_part_of_job: float,
    eu_is_employed: bool,
    eu_projected_minutes: float,
    eu_single_work_state: Country,
    eu_moved_minutes: float,
    residence_state: Country,
    employer_state: Country,
) -> float:
    """Working time {in_state} (werktijd {in_state:nl})."""
    if not eu_is_employed:
        return 0.0
    if eu_single_work_state != Country.NONE:
        return eu_projected_minutes if eu_single_work_state == state else 0.0
    minutes = job_work_minutes_STATE * eu_part_of_job
    if residence_state == state:
        minutes = minutes - eu_moved_minutes
    if employer_state == state:
        minutes = minutes + eu_moved_minutes
    return minutes


@rule(level="spell", law=_PROJECTED, unit="minutes", start=_START)
def eu_home_minutes(residence_state: Country, eu_minutes_STATE: float) -> float:
    """Working time in the state of residence (werktijd in het woonland)."""
    for state in each("STATE", Country):
        if residence_state == state:
            return eu_minutes_STATE
    return 0.0
