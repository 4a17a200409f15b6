"""Working time of each day for the shares of Regulation 883/2004: at home, as telework, and in all states.

For days known by date, in any period: the law looks twelve months ahead. What decides in an income year is
``eu_home_share``, of the same minutes over the year of the job.
"""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import (
    Activity,
    Country,
    CourtRulingReading,
    HomeWorkBeforeCovid,
    PayStatus,
    TeleworkTransitionReading,
)

_START = "2010-05-01"
_YEAR = "2010-01-01"
"""Persons take the law of 1 January; before May 2010 there are no such minutes."""
_SHARE = "Regulation (EC) 883/2004 art. 13(1); Regulation (EC) 987/2009 art. 14(8), (10)"
_THIRD = "CJEU 11 Dec 2025, C-743/23, on Regulation (EC) 987/2009 art. 14(8)"
_COVID = "guidance note of the Administrative Commission on COVID-19 (Decision H14)"
_TRANSITION = "guidance note of the Administrative Commission on telework, 1 July 2022 to 30 June 2023"
_AGREEMENT = "framework agreement on cross-border telework art. 1"


@rule(level="day", law=_THIRD, unit="minutes", start=_START, when="eu_is_employed", absent=0.0)
def eu_day_minutes(
    day_pay_status: PayStatus,
    day_country: Country,
    day_minutes: float,
    day_date: int,
    eu_court_ruling_reading: CourtRulingReading,
    eu_third_country_judgment_day: float,
) -> float:
    """Minutes worked, in whatever state: leave and sickness drop out, work outside the Union counts (werktijd).

    In the reading that judgments hold from their date, work outside the Union is left out before 11 December 2025.
    """
    if day_pay_status != PayStatus.WORKED:
        return 0.0
    is_of_date = eu_court_ruling_reading == CourtRulingReading.FROM_THE_JUDGMENT
    if day_country == Country.OTHER and is_of_date and day_date < eu_third_country_judgment_day:
        return 0.0
    return day_minutes


@rule(level="day", law=_SHARE, unit="minutes", start=_START, when="eu_is_employed")
def eu_day_home_work_minutes(
    day_pay_status: PayStatus, day_country: Country, day_minutes: float, residence_state: Country
) -> float:
    """Minutes worked in the state of residence, telework or not (werktijd in het woonland)."""
    if day_pay_status == PayStatus.WORKED and day_country == residence_state:
        return day_minutes
    return 0.0


@rule(level="day", law=_AGREEMENT, unit="minutes", start="2020-01-01", when="eu_is_employed")
def eu_day_telework_minutes(eu_day_home_work_minutes: float, day_activity: Activity) -> float:
    """Minutes of telework in the state of residence (telewerk in het woonland)."""
    if day_activity == Activity.TELEWORK or day_activity == Activity.CORONA_TELEWORK:
        return eu_day_home_work_minutes
    return 0.0


@rule(
    level="day", law=_SHARE, unit="minutes", start=_START, end="2020-03-12", when="eu_is_employed", absent=0.0
)
@rule(level="day", law=_SHARE, unit="minutes", start="2023-07-01", when="eu_is_employed", absent=0.0)
def eu_day_home_minutes(eu_day_home_work_minutes: float) -> float:
    """Minutes in the state of residence that count for the share there (werktijd in het woonland)."""
    return eu_day_home_work_minutes


@rule(
    level="day",
    law=_COVID,
    unit="minutes",
    start="2020-03-13",
    end="2022-06-30",
    when="eu_is_employed",
    absent=0.0,
)
def eu_day_home_minutes(
    eu_day_home_work_minutes: float,
    eu_day_telework_minutes: float,
    day_activity: Activity,
    employer_state: Country,
    home_work_before_covid: HomeWorkBeforeCovid,
) -> float:
    """Minutes in the state of residence that count for the share there, without telework because of corona.

    All telework drops out where less than 25% at home is stated for before; else the days told as corona telework.
    """
    if employer_state == Country.OTHER:
        return eu_day_home_work_minutes
    is_marginal = home_work_before_covid == HomeWorkBeforeCovid.MARGINAL
    if is_marginal or home_work_before_covid == HomeWorkBeforeCovid.SMALL:
        return eu_day_home_work_minutes - eu_day_telework_minutes
    return 0.0 if day_activity == Activity.CORONA_TELEWORK else eu_day_home_work_minutes


@rule(
    level="day",
    law=_TRANSITION,
    unit="minutes",
    start="2022-07-01",
    end="2023-06-30",
    when="eu_is_employed",
    absent=0.0,
)
def eu_day_home_minutes(
    eu_day_home_work_minutes: float,
    eu_day_telework_minutes: float,
    employer_state: Country,
    home_work_before_covid: HomeWorkBeforeCovid,
    eu_telework_transition_reading: TeleworkTransitionReading,
) -> float:
    """Minutes in the state of residence that count for the share there: no telework, whatever its cause."""
    is_kept = eu_telework_transition_reading == TeleworkTransitionReading.STATE_KEPT
    is_substantial = home_work_before_covid == HomeWorkBeforeCovid.SUBSTANTIAL
    if employer_state == Country.OTHER or (is_kept and is_substantial):
        return eu_day_home_work_minutes
    return eu_day_home_work_minutes - eu_day_telework_minutes


@rule(level="spell", law=_SHARE, start=_START, absent=False)
def eu_counts_home_share(eu_is_employed: bool, residence_state: Country, employer_state: Country) -> bool:
    """Employed by an employer outside the state of residence: then the share of the work at home can decide."""
    is_inside = residence_state != Country.NONE and residence_state != Country.OTHER
    return eu_is_employed and is_inside and employer_state != residence_state


@rule(level="spell", law=_AGREEMENT, start="2023-01-01")
def eu_counts_telework_share(eu_counts_home_share: bool, eu_is_framework_pair: bool) -> bool:
    """Both states take part in the agreement on telework: then the share of telework can decide (kaderovereenkomst)."""
    return eu_counts_home_share and eu_is_framework_pair


@rule(level="adult", law=_SHARE, start=_YEAR)
def eu_has_counted_home_share(any_eu_counts_home_share: bool) -> bool:
    """Has such a job: then the share of all jobs together is shown (deel in het woonland telt)."""
    return any_eu_counts_home_share


@rule(level="adult", law=_AGREEMENT, start="2023-01-01")
def eu_has_counted_telework_share(any_eu_counts_telework_share: bool) -> bool:
    """Has such a job: then the share of telework of all jobs together is shown (deel telewerk telt)."""
    return any_eu_counts_telework_share


@rule(level="adult", law=_SHARE, unit="share", start=_YEAR, output=True, when="eu_has_counted_home_share")
def eu_dated_home_share(sum_eu_day_home_minutes: float, sum_eu_day_minutes: float) -> float:
    """Share of the working time in the state of residence over all dates told, beyond the year too, to a millionth."""
    return round_half_up(ratio(sum_eu_day_home_minutes, sum_eu_day_minutes), CENT * CENT * CENT)


@rule(
    level="adult",
    law=_AGREEMENT,
    unit="share",
    start="2023-01-01",
    output=True,
    when="eu_has_counted_telework_share",
)
def eu_dated_telework_share(sum_eu_day_telework_minutes: float, sum_eu_day_minutes: float) -> float:
    """Share of telework in the working time over all dates told, beyond the year too, to a millionth."""
    return round_half_up(ratio(sum_eu_day_telework_minutes, sum_eu_day_minutes), CENT * CENT * CENT)
