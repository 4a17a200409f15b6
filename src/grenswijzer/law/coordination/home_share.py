"""The share of the work in the state of residence that decides, under Regulation 883/2004: 25% and 5%."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country, CourtRulingReading, HomeWorkBeforeCovid, SubstantialMeasure

_START = "2010-05-01"
_SUBSTANTIAL = "Regulation (EC) 883/2004 art. 13(1); Regulation (EC) 987/2009 art. 14(8)"
_THIRD = "CJEU 11 Dec 2025, C-743/23, on Regulation (EC) 987/2009 art. 14(8)"
_COVID = "guidance note of the Administrative Commission on COVID-19 (Decision H14)"
_MARGINAL = "Regulation (EC) 987/2009 art. 14(5b)"


@rule(level="spell", law=_THIRD, unit="minutes", start=_START)
def eu_counted_minutes(
    eu_projected_minutes: float,
    eu_minutes_other: float,
    eu_court_ruling_reading: CourtRulingReading,
    spell_start: int,
    eu_third_country_judgment_day: float,
) -> float:
    """Working time that the share is taken of: work outside the Union counts too (noemer van de 25%).

    In the reading that judgments hold from their date, work outside the Union is left out before 11 December 2025.
    """
    is_of_date = eu_court_ruling_reading == CourtRulingReading.FROM_THE_JUDGMENT
    if is_of_date and spell_start < eu_third_country_judgment_day:
        return eu_projected_minutes - eu_minutes_other
    return eu_projected_minutes


@rule(level="spell", law=_SUBSTANTIAL, unit="share", start=_START, output=True)
def eu_home_time_share(
    sum_concurrent_eu_home_minutes: float, sum_concurrent_eu_counted_minutes: float
) -> float:
    """Share of the working time of all jobs in the state of residence, to a millionth (deel van de werktijd)."""
    share = ratio(sum_concurrent_eu_home_minutes, sum_concurrent_eu_counted_minutes)
    return round_half_up(share, CENT * CENT * CENT)


@rule(level="spell", law=_SUBSTANTIAL, unit="EUR/year", start=_START)
def eu_employed_pay(eu_is_employed: bool, pay_to_split: float) -> float:
    """Pay of a job in paid employment (loon uit loondienst)."""
    return pay_to_split if eu_is_employed else 0.0


@rule(level="spell", law=_SUBSTANTIAL, unit="EUR/year", start=_START)
def eu_home_pay(
    eu_employed_pay: float,
    pay_tied_to_nl: float,
    pay_tied_to_be: float,
    residence_state: Country,
    eu_home_minutes: float,
    eu_projected_minutes: float,
) -> float:
    """Pay for the work in the state of residence (loon voor het werk in het woonland).

    Pay tied to work in one state first, the rest by working time.
    """
    if eu_employed_pay == 0:
        return 0.0
    tied = 0.0
    if residence_state == Country.NL:
        tied = pay_tied_to_nl
    elif residence_state == Country.BE:
        tied = pay_tied_to_be
    rest = eu_employed_pay - pay_tied_to_nl - pay_tied_to_be
    return tied + rest * ratio(eu_home_minutes, eu_projected_minutes)


@rule(level="spell", law=_SUBSTANTIAL, unit="share", start=_START, output=True)
def eu_home_pay_share(sum_concurrent_eu_home_pay: float, sum_concurrent_eu_employed_pay: float) -> float:
    """Share of the pay of all jobs that is for work in the state of residence, to a ten-thousandth (deel van het loon).

    No finer: the pay of a part of the year is in whole cents.
    """
    share = ratio(sum_concurrent_eu_home_pay, sum_concurrent_eu_employed_pay)
    return round_half_up(share, CENT * CENT)


@rule(level="spell", law=_SUBSTANTIAL, unit="share", start=_START)
def eu_actual_home_share(
    eu_home_time_share: float, eu_home_pay_share: float, eu_substantial_measure_reading: SubstantialMeasure
) -> float:
    """Share of the work now done in the state of residence: of working time or of pay, the larger (deel nu thuis)."""
    if eu_substantial_measure_reading == SubstantialMeasure.TIME:
        return eu_home_time_share
    return max(eu_home_time_share, eu_home_pay_share)


@rule(level="spell", law=_SUBSTANTIAL, unit="share", start=_START, end="2019-12-31", output=True)
def eu_home_share(eu_actual_home_share: float) -> float:
    """Share of the work in the state of residence that decides (deel in het woonland)."""
    return eu_actual_home_share


@rule(level="spell", law=_COVID, unit="share", start="2020-01-01", end="2022-06-30", output=True)
def eu_home_share(
    eu_actual_home_share: float,
    home_work_before_covid: HomeWorkBeforeCovid,
    eu_has_days_before_covid: bool,
    eu_home_share_before_covid: float,
    job_start: int,
    eu_covid_first_day: float,
    eu_marginal_share: float,
    eu_substantial_share: float,
) -> float:
    """Share of the work in the state of residence before corona: a change that corona caused is overlooked.

    As stated (the lower limit of the stated class), else from the days before 13 March 2020 of a job that ran then,
    else of the days that were not corona telework (deel in het woonland).
    """
    if home_work_before_covid == HomeWorkBeforeCovid.MARGINAL:
        return 0.0
    if home_work_before_covid == HomeWorkBeforeCovid.SMALL:
        return eu_marginal_share
    if home_work_before_covid == HomeWorkBeforeCovid.SUBSTANTIAL:
        return max(eu_actual_home_share, eu_substantial_share)
    if eu_has_days_before_covid and job_start < eu_covid_first_day:
        return round_half_up(eu_home_share_before_covid, CENT * CENT * CENT)
    return eu_actual_home_share


@rule(level="spell", law=_SUBSTANTIAL, unit="share", start="2022-07-01", output=True)
def eu_home_share(eu_actual_home_share: float) -> float:
    """Share of the work in the state of residence that decides (deel in het woonland)."""
    return eu_actual_home_share


@rule(level="spell", law=_SUBSTANTIAL + "; CJEU 4 Sep 2025, C-203/24", start=_START, output=True)
def eu_is_substantial_at_home(
    eu_home_share: float,
    eu_substantial_share: float,
    has_further_links_with_residence: bool,
    eu_court_ruling_reading: CourtRulingReading,
    spell_start: int,
    eu_substantial_judgment_day: float,
    eu_is_home_work_normal: bool,
) -> bool:
    """A substantial part of the work, at least 25%, is done in the state of residence (substantieel gedeelte).

    Below 25% nothing else can make it substantial. In the reading that judgments hold from their date, other links
    could before 4 September 2025.
    """
    is_of_date = eu_court_ruling_reading == CourtRulingReading.FROM_THE_JUDGMENT
    if is_of_date and spell_start < eu_substantial_judgment_day and has_further_links_with_residence:
        return eu_is_home_work_normal
    return eu_home_share >= eu_substantial_share


@rule(level="spell", law=_MARGINAL + "; SVB policy rule SB2134", unit="minutes/week", start=_START)
def eu_weekly_home_minutes(
    sum_concurrent_eu_home_minutes: float, spell_days: float, days_of_a_week: float
) -> float:
    """Working time in the state of residence per week (werktijd in het woonland per week)."""
    return ratio(sum_concurrent_eu_home_minutes * days_of_a_week, spell_days)


@rule(level="spell", law=_MARGINAL + "; SVB policy rule SB2134", start=_START)
def nl_is_supportive_home_work(
    is_home_work_supportive: bool,
    residence_state: Country,
    eu_weekly_home_minutes: float,
    nl_supportive_home_work_minutes: float,
) -> bool:
    """Supportive work at home for less than two hours a week, which the SVB overlooks (ondersteunend thuiswerk)."""
    is_small = eu_weekly_home_minutes < nl_supportive_home_work_minutes
    return is_home_work_supportive and residence_state == Country.NL and is_small


@rule(level="spell", law=_MARGINAL, start=_START, output=True)
def eu_is_home_work_normal(
    eu_home_share: float, eu_marginal_share: float, nl_is_supportive_home_work: bool
) -> bool:
    """The work in the state of residence is more than marginal: 5% or more (niet marginaal werk in het woonland)."""
    return eu_home_share > 0 and eu_home_share >= eu_marginal_share and not nl_is_supportive_home_work
