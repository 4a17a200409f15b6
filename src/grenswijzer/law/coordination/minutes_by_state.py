"""Working time in each state, telework that the law overlooks counted at the employer's (Regulation 883/2004)."""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country

_START = "2010-05-01"
_PROJECTED = "Regulation (EC) 987/2009 art. 14(8), (10)"


@rule(level="spell", law=_PROJECTED, unit="minutes", start=_START)
def eu_minutes_nl(
    job_work_minutes_nl: float,
    eu_part_of_job: float,
    eu_is_employed: bool,
    eu_projected_minutes: float,
    eu_single_work_state: Country,
    eu_moved_minutes: float,
    residence_state: Country,
    employer_state: Country,
) -> float:
    """Working time in the Netherlands (werktijd in Nederland)."""
    if not eu_is_employed:
        return 0.0
    if eu_single_work_state != Country.NONE:
        return eu_projected_minutes if eu_single_work_state == Country.NL else 0.0
    minutes = job_work_minutes_nl * eu_part_of_job
    if residence_state == Country.NL:
        minutes = minutes - eu_moved_minutes
    if employer_state == Country.NL:
        minutes = minutes + eu_moved_minutes
    return minutes


@rule(level="spell", law=_PROJECTED, unit="minutes", start=_START)
def eu_minutes_be(
    job_work_minutes_be: float,
    eu_part_of_job: float,
    eu_is_employed: bool,
    eu_projected_minutes: float,
    eu_single_work_state: Country,
    eu_moved_minutes: float,
    residence_state: Country,
    employer_state: Country,
) -> float:
    """Working time in Belgium (werktijd in België)."""
    if not eu_is_employed:
        return 0.0
    if eu_single_work_state != Country.NONE:
        return eu_projected_minutes if eu_single_work_state == Country.BE else 0.0
    minutes = job_work_minutes_be * eu_part_of_job
    if residence_state == Country.BE:
        minutes = minutes - eu_moved_minutes
    if employer_state == Country.BE:
        minutes = minutes + eu_moved_minutes
    return minutes


@rule(level="spell", law=_PROJECTED, unit="minutes", start=_START)
def eu_minutes_de(
    job_work_minutes_de: float,
    eu_part_of_job: float,
    eu_is_employed: bool,
    eu_projected_minutes: float,
    eu_single_work_state: Country,
    eu_moved_minutes: float,
    residence_state: Country,
    employer_state: Country,
) -> float:
    """Working time in Germany (werktijd in Duitsland)."""
    if not eu_is_employed:
        return 0.0
    if eu_single_work_state != Country.NONE:
        return eu_projected_minutes if eu_single_work_state == Country.DE else 0.0
    minutes = job_work_minutes_de * eu_part_of_job
    if residence_state == Country.DE:
        minutes = minutes - eu_moved_minutes
    if employer_state == Country.DE:
        minutes = minutes + eu_moved_minutes
    return minutes


@rule(level="spell", law=_PROJECTED, unit="minutes", start=_START)
def eu_minutes_lu(
    job_work_minutes_lu: float,
    eu_part_of_job: float,
    eu_is_employed: bool,
    eu_projected_minutes: float,
    eu_single_work_state: Country,
    eu_moved_minutes: float,
    residence_state: Country,
    employer_state: Country,
) -> float:
    """Working time in Luxembourg (werktijd in Luxemburg)."""
    if not eu_is_employed:
        return 0.0
    if eu_single_work_state != Country.NONE:
        return eu_projected_minutes if eu_single_work_state == Country.LU else 0.0
    minutes = job_work_minutes_lu * eu_part_of_job
    if residence_state == Country.LU:
        minutes = minutes - eu_moved_minutes
    if employer_state == Country.LU:
        minutes = minutes + eu_moved_minutes
    return minutes


@rule(level="spell", law=_PROJECTED, unit="minutes", start=_START)
def eu_minutes_fr(
    job_work_minutes_fr: float,
    eu_part_of_job: float,
    eu_is_employed: bool,
    eu_projected_minutes: float,
    eu_single_work_state: Country,
    eu_moved_minutes: float,
    residence_state: Country,
    employer_state: Country,
) -> float:
    """Working time in France (werktijd in Frankrijk)."""
    if not eu_is_employed:
        return 0.0
    if eu_single_work_state != Country.NONE:
        return eu_projected_minutes if eu_single_work_state == Country.FR else 0.0
    minutes = job_work_minutes_fr * eu_part_of_job
    if residence_state == Country.FR:
        minutes = minutes - eu_moved_minutes
    if employer_state == Country.FR:
        minutes = minutes + eu_moved_minutes
    return minutes


@rule(level="spell", law=_PROJECTED, unit="minutes", start=_START)
def eu_minutes_other_eu(
    job_work_minutes_other_eu: float,
    eu_part_of_job: float,
    eu_is_employed: bool,
    eu_projected_minutes: float,
    eu_single_work_state: Country,
    eu_moved_minutes: float,
    residence_state: Country,
    employer_state: Country,
) -> float:
    """Working time in another state under the regulation (werktijd in een ander EU-land)."""
    if not eu_is_employed:
        return 0.0
    if eu_single_work_state != Country.NONE:
        return eu_projected_minutes if eu_single_work_state == Country.OTHER_EU else 0.0
    minutes = job_work_minutes_other_eu * eu_part_of_job
    if residence_state == Country.OTHER_EU:
        minutes = minutes - eu_moved_minutes
    if employer_state == Country.OTHER_EU:
        minutes = minutes + eu_moved_minutes
    return minutes


@rule(level="spell", law=_PROJECTED, unit="minutes", start=_START)
def eu_minutes_other(
    job_work_minutes_other: float,
    eu_part_of_job: float,
    eu_is_employed: bool,
    eu_projected_minutes: float,
    eu_single_work_state: Country,
    eu_moved_minutes: float,
    residence_state: Country,
    employer_state: Country,
) -> float:
    """Working time in states outside the regulation (werktijd in landen buiten de EU)."""
    if not eu_is_employed:
        return 0.0
    if eu_single_work_state != Country.NONE:
        return eu_projected_minutes if eu_single_work_state == Country.OTHER else 0.0
    minutes = job_work_minutes_other * eu_part_of_job
    if residence_state == Country.OTHER:
        minutes = minutes - eu_moved_minutes
    if employer_state == Country.OTHER:
        minutes = minutes + eu_moved_minutes
    return minutes


@rule(level="spell", law=_PROJECTED, unit="minutes", start=_START)
def eu_home_minutes(
    residence_state: Country,
    eu_minutes_nl: float,
    eu_minutes_be: float,
    eu_minutes_de: float,
    eu_minutes_lu: float,
    eu_minutes_fr: float,
    eu_minutes_other_eu: float,
    eu_minutes_other: float,
) -> float:
    """Working time in the state of residence (werktijd in het woonland)."""
    if residence_state == Country.NL:
        return eu_minutes_nl
    if residence_state == Country.BE:
        return eu_minutes_be
    if residence_state == Country.DE:
        return eu_minutes_de
    if residence_state == Country.LU:
        return eu_minutes_lu
    if residence_state == Country.FR:
        return eu_minutes_fr
    if residence_state == Country.OTHER_EU:
        return eu_minutes_other_eu
    return eu_minutes_other
