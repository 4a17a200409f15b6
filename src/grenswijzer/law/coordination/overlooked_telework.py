"""Telework that does not count as work at home: the corona years, and the transition of July 2022 to June 2023."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import each, rule
from grenswijzer.law.types import Country, DayDetail, HomeWorkBeforeCovid, JobKind, TeleworkTransitionReading

_START = "2010-05-01"
_TELEWORK = "Regulation (EC) 987/2009 art. 14(8)"
_COVID = "guidance note of the Administrative Commission on COVID-19 (Decision H14)"
_TRANSITION = "guidance note of the Administrative Commission on telework, 1 July 2022 to 30 June 2023"
_BEFORE_COVID = "2020-03-12"


@rule(level="spell", law=_TELEWORK, unit="minutes", start=_START)
def eu_telework_minutes(
    eu_is_employed: bool,
    residence_state: Country,
    day_detail: DayDetail,
    home_work_is_telework: bool,
    job_kind: JobKind,
    job_work_minutes_nl: float,
    job_work_minutes_be: float,
    job_telework_minutes_nl: float,
    job_telework_minutes_be: float,
    job_telework_minutes_other: float,
    eu_part_of_job: float,
) -> float:
    """Telework in the state of residence (telewerk in het woonland): of totals without dates, all work done there.

    Not of who works on the road, on the water or in the air: that work cannot be done at the employer's place.
    """
    if not eu_is_employed or not home_work_is_telework:
        return 0.0
    is_counted = day_detail == DayDetail.COUNTS
    is_under_way = (
        job_kind == JobKind.LORRY_DRIVER
        or job_kind == JobKind.SHIP_CREW
        or job_kind == JobKind.INLAND_BOAT_CREW
        or job_kind == JobKind.AIRCRAFT_CREW
    )
    if is_counted and is_under_way:
        return 0.0
    minutes = job_telework_minutes_other
    if residence_state == Country.NL:
        minutes = job_work_minutes_nl if is_counted else job_telework_minutes_nl
    elif residence_state == Country.BE:
        minutes = job_work_minutes_be if is_counted else job_telework_minutes_be
    return minutes * eu_part_of_job


@rule(level="spell", law=_COVID, unit="minutes", start=_START, end=_BEFORE_COVID)
def eu_moved_minutes() -> float:
    """Telework that counts as work at the employer's: none in ordinary times (telewerk dat niet meetelt)."""
    return 0.0


@rule(level="spell", law=_COVID, unit="minutes", start="2020-03-13", end="2022-06-30")
def eu_moved_minutes(
    eu_is_employed: bool,
    residence_state: Country,
    employer_state: Country,
    home_work_before_covid: HomeWorkBeforeCovid,
    eu_telework_minutes: float,
    job_corona_minutes_nl: float,
    job_corona_minutes_be: float,
    job_corona_minutes_other: float,
    eu_part_of_job: float,
) -> float:
    """Telework of the corona measures, which changes no insurance (telewerk dat niet meetelt).

    All telework where less than 25% at home is stated for before; else the days told as corona telework.
    """
    if not eu_is_employed or employer_state == Country.OTHER:
        return 0.0
    is_marginal = home_work_before_covid == HomeWorkBeforeCovid.MARGINAL
    if is_marginal or home_work_before_covid == HomeWorkBeforeCovid.SMALL:
        return eu_telework_minutes
    minutes = job_corona_minutes_other
    if residence_state == Country.NL:
        minutes = job_corona_minutes_nl
    elif residence_state == Country.BE:
        minutes = job_corona_minutes_be
    return minutes * eu_part_of_job


@rule(level="spell", law=_TRANSITION, unit="minutes", start="2022-07-01", end="2023-06-30")
def eu_moved_minutes(
    employer_state: Country,
    eu_telework_minutes: float,
    eu_telework_transition_reading: TeleworkTransitionReading,
    home_work_before_covid: HomeWorkBeforeCovid,
) -> float:
    """All telework, whatever its cause: it counts as work at the employer's (telewerk dat niet meetelt).

    In the reading that the state of before is kept, not for those who already worked at home for 25% or more.
    """
    is_kept = eu_telework_transition_reading == TeleworkTransitionReading.STATE_KEPT
    if is_kept and home_work_before_covid == HomeWorkBeforeCovid.SUBSTANTIAL:
        return 0.0
    return 0.0 if employer_state == Country.OTHER else eu_telework_minutes


@rule(level="spell", law=_TELEWORK, unit="minutes", start="2023-07-01")
def eu_moved_minutes() -> float:
    """Telework that counts as work at the employer's: none any more (telewerk dat niet meetelt)."""
    return 0.0


@rule(level="spell", law=_COVID, unit="minutes", start="2020-01-01", end=_BEFORE_COVID)
def eu_minutes_before_covid(eu_is_employed: bool, day_detail: DayDetail, work_minutes_STATE: float) -> float:
    """Working time from 1 January to 12 March 2020 (werktijd voor corona).

    Not known where only totals of the year are told.
    """
    if not eu_is_employed or day_detail == DayDetail.COUNTS:
        return 0.0
    minutes = 0.0
    for _state in each("STATE", Country):
        minutes = minutes + work_minutes_STATE
    return minutes


@rule(level="spell", law=_COVID, unit="minutes", start="2020-03-13", end="2022-12-31")
def eu_minutes_before_covid() -> float:
    """Working time before corona in this period: none (werktijd voor corona)."""
    return 0.0


@rule(level="spell", law=_COVID, unit="minutes", start="2020-01-01", end=_BEFORE_COVID)
def eu_home_minutes_before_covid(
    eu_is_employed: bool,
    day_detail: DayDetail,
    residence_state: Country,
    work_minutes_STATE: float,
) -> float:
    """Working time in the state of residence from 1 January to 12 March 2020 (werktijd thuis voor corona)."""
    if not eu_is_employed or day_detail == DayDetail.COUNTS:
        return 0.0
    for state in each("STATE", Country):
        if residence_state == state:
            return work_minutes_STATE
    return 0.0


@rule(level="spell", law=_COVID, unit="minutes", start="2020-03-13", end="2022-12-31")
def eu_home_minutes_before_covid() -> float:
    """Working time in the state of residence before corona in this period: none (werktijd thuis voor corona)."""
    return 0.0


@rule(level="adult", law=_COVID, unit="share", start="2020-01-01", end="2022-12-31")
def eu_home_share_before_covid(
    sum_eu_home_minutes_before_covid: float, sum_eu_minutes_before_covid: float
) -> float:
    """Share of the work at home from 1 January to 12 March 2020 (deel thuiswerk voor corona)."""
    return ratio(sum_eu_home_minutes_before_covid, sum_eu_minutes_before_covid)


@rule(level="adult", law=_COVID, start="2020-01-01", end="2022-12-31")
def eu_has_days_before_covid(sum_eu_minutes_before_covid: float) -> bool:
    """The days of this year show the work before 13 March 2020 (dagen van voor corona bekend)."""
    return sum_eu_minutes_before_covid > 0
