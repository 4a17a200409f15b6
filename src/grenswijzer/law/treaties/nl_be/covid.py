"""Days at home because of corona, 11 March 2020 to 30 June 2022: the agreement of 30 April 2020 and what followed.

The worker may have days worked at home only because of the corona measures taxed where they would have been worked.
Where days are known by date they carry the activity corona_telework. Totals of a year say how many there were; nobody
then knows on which days, so they are spread over the year like the other days.
"""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Country, DayDetail, JobKind, TreatyArticle

_AGREEMENT = "Agreement NL-BE of 30 April 2020 (Stcrt. 2020, 25956; ended by Stcrt. 2022, 9700)"


@rule(level="spell", law=_AGREEMENT, start="2020-01-01", end="2022-12-31", output=True)
def nl_be_covid_option_applies(
    job_kind: JobKind,
    is_posted: bool,
    has_foreign_executive_status: bool,
    nl_be_pay_article: TreatyArticle,
    chooses_covid_option: bool,
    is_covid_pay_taxed_in_work_state: bool,
    has_covid_employer_statement: bool,
) -> bool:
    """Home days because of corona are taxed where they would have been worked (thuiswerkovereenkomst corona).

    The worker chooses so, alike in both states; the state of work really taxes that pay; the employer has put the
    days in writing. Not for somebody posted for a while, with the Belgian status of foreign executive, self-employed
    or director.
    """
    is_excluded = is_posted or has_foreign_executive_status
    is_other_work = job_kind == JobKind.SELF_EMPLOYED or job_kind == JobKind.DIRECTOR
    has_conditions = (
        chooses_covid_option and is_covid_pay_taxed_in_work_state and has_covid_employer_statement
    )
    is_wage = nl_be_pay_article == TreatyArticle.EMPLOYMENT
    return is_wage and has_conditions and not is_excluded and not is_other_work


@rule(level="spell", law=_AGREEMENT, unit="days", start="2020-01-01", end="2022-12-31")
def nl_be_work_days_at_home(
    nl_be_treaty_residence: Country, work_days_nl: float, work_days_be: float
) -> float:
    """Days worked in the state of residence (werkdagen in het woonland)."""
    if nl_be_treaty_residence == Country.NL:
        return work_days_nl
    if nl_be_treaty_residence == Country.BE:
        return work_days_be
    return 0.0


@rule(level="spell", law=_AGREEMENT, unit="share", start="2020-01-01", end="2022-12-31")
def nl_be_covid_share_of_home_work(
    nl_be_treaty_residence: Country,
    corona_minutes_nl: float,
    corona_minutes_be: float,
    work_minutes_nl: float,
    work_minutes_be: float,
) -> float:
    """Part of the work at home that was there only because of corona, by the calendar (thuiswerk door corona)."""
    if nl_be_treaty_residence == Country.NL:
        return ratio(corona_minutes_nl, work_minutes_nl)
    if nl_be_treaty_residence == Country.BE:
        return ratio(corona_minutes_be, work_minutes_be)
    return 0.0


@rule(level="spell", law=_AGREEMENT, unit="days", start="2020-01-01", end="2020-03-10", output=True)
@rule(level="spell", law=_AGREEMENT, unit="days", start="2022-07-01", end="2022-12-31", output=True)
def nl_be_covid_home_days(
    day_detail: DayDetail, covid_home_days: float, nl_be_work_days_at_home: float
) -> float:
    """Home days because of corona in a part of the year before or after the agreement (corona-thuiswerkdagen).

    None where days are known by date; the totals of a year are spread over its periods.
    """
    if day_detail == DayDetail.CALENDAR or day_detail == DayDetail.PATTERN:
        return 0.0
    return min(covid_home_days, nl_be_work_days_at_home)


@rule(level="spell", law=_AGREEMENT, unit="days", start="2020-03-11", end="2022-06-30", output=True)
def nl_be_covid_home_days(
    day_detail: DayDetail,
    covid_home_days: float,
    nl_be_work_days_at_home: float,
    nl_be_covid_share_of_home_work: float,
) -> float:
    """Days worked at home only because of corona (corona-thuiswerkdagen): by date, else as filled in."""
    if day_detail == DayDetail.CALENDAR or day_detail == DayDetail.PATTERN:
        return nl_be_work_days_at_home * nl_be_covid_share_of_home_work
    return min(covid_home_days, nl_be_work_days_at_home)


@rule(level="spell", law=_AGREEMENT, unit="share", start="2020-01-01", end="2022-12-31", output=True)
def nl_be_covid_pay_share(
    nl_be_covid_option_applies: bool,
    nl_be_covid_home_days: float,
    split_days: float,
    pay_to_split: float,
    pay_tied_to_nl: float,
    pay_tied_to_be: float,
) -> float:
    """Share of the pay for home days that is taxed in the state of work instead (loon voor corona-thuiswerkdagen)."""
    if not nl_be_covid_option_applies:
        return 0.0
    day_share = ratio(nl_be_covid_home_days, split_days)
    if pay_tied_to_nl + pay_tied_to_be == 0:
        return day_share
    return ratio((pay_to_split - pay_tied_to_nl - pay_tied_to_be) * day_share, pay_to_split)


@referral(
    blocks=("be_taxable_pay_share", "nl_taxable_pay_share"),
    office="dutch_tax_office",
    level="spell",
    law=_AGREEMENT,
    start="2020-01-01",
    end="2022-12-31",
)
def nl_be_covid_days_need_dates(day_detail: DayDetail, covid_home_days: float) -> bool:
    """You gave a calendar and a number of corona days: mark the days with the activity corona_telework instead."""
    has_dates = day_detail == DayDetail.CALENDAR or day_detail == DayDetail.PATTERN
    return has_dates and covid_home_days > 0


@referral(
    blocks=("be_taxable_pay_share", "nl_taxable_pay_share"),
    office="dutch_tax_office",
    level="spell",
    law=_AGREEMENT,
    start="2020-01-01",
    end="2022-12-31",
)
def nl_be_covid_days_exceed_home_days(
    day_detail: DayDetail, covid_home_days: float, nl_be_work_days_at_home: float
) -> bool:
    """You filled in more corona home days than days worked at home: count them again."""
    has_dates = day_detail == DayDetail.CALENDAR or day_detail == DayDetail.PATTERN
    return not has_dates and covid_home_days > nl_be_work_days_at_home
