"""Days worked at home between the Netherlands and Belgium: each counts, from the first, and none is free.

A number of free days, such as 34, is a wish between these two states and not their law.
"""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Activity, Country, DayDetail, PaySplitCount, PayStatus

_ARTICLE = "NL-BE treaty 2001 art. 15(1)"
_CORONA = "NL-BE treaty 2001 art. 15(1); Agreement NL-BE of 30 April 2020 (Stcrt. 2020, 25956)"


@rule(level="spell", law=_ARTICLE, start="2003-01-01")
def nl_be_home_days_count(
    is_ordinary_employee: bool, nl_be_other_state: Country, state_without_days: Country
) -> bool:
    """Lives in one of the two states and usually works as an employee in the other: home days are taxed at home."""
    return (
        is_ordinary_employee and nl_be_other_state != Country.NONE and state_without_days == nl_be_other_state
    )


@rule(level="spell", law="NL-BE treaty 2001 art. 15(2)(b)", start="2003-01-01", output=True)
def nl_be_has_employer_elsewhere(
    is_ordinary_employee: bool, nl_be_other_state: Country, employer_state: Country
) -> bool:
    """Employed by an employer outside the other treaty state: then days there can matter (werkgever elders)."""
    is_elsewhere = employer_state != nl_be_other_state and nl_be_other_state != Country.NONE
    return is_ordinary_employee and is_elsewhere


@rule(level="day", law=_ARTICLE, start="2003-01-01", end="2019-12-31", when="nl_be_home_days_count")
@rule(level="day", law=_ARTICLE, start="2023-01-01", when="nl_be_home_days_count")
def nl_be_is_home_day(
    day_pay_status: PayStatus,
    day_country: Country,
    day_planned_country: Country,
    day_minutes: float,
    nl_be_treaty_residence: Country,
    pay_split_count: PaySplitCount,
) -> bool:
    """Date with work in the state of residence, however short: that pay is taxed there (thuiswerkdag).

    A day absent from work planned there counts too, in the reading that divides the pay as planned.
    """
    if day_minutes == 0:
        return False
    if day_pay_status == PayStatus.WORKED:
        return day_country == nl_be_treaty_residence
    is_absence = day_pay_status == PayStatus.ABSENT_COUNTS_AS_PLANNED
    counts_as_planned = pay_split_count == PaySplitCount.AS_PLANNED
    return is_absence and counts_as_planned and day_planned_country == nl_be_treaty_residence


@rule(level="day", law=_CORONA, start="2020-01-01", end="2022-12-31", when="nl_be_home_days_count")
def nl_be_is_home_day(
    day_pay_status: PayStatus,
    day_activity: Activity,
    day_date: int,
    day_country: Country,
    day_planned_country: Country,
    day_minutes: float,
    nl_be_treaty_residence: Country,
    pay_split_count: PaySplitCount,
    nl_be_covid_option_applies: bool,
    nl_be_covid_first_day: float,
    nl_be_covid_last_day: float,
) -> bool:
    """Date with work in the state of residence, however short: that pay is taxed there (thuiswerkdag).

    Not a day at home only because of corona that the worker has taxed in the state of work.
    """
    if day_minutes == 0:
        return False
    if day_pay_status == PayStatus.WORKED:
        is_in_time = nl_be_covid_first_day <= day_date <= nl_be_covid_last_day
        is_moved = nl_be_covid_option_applies and day_activity == Activity.CORONA_TELEWORK and is_in_time
        return day_country == nl_be_treaty_residence and not is_moved
    is_absence = day_pay_status == PayStatus.ABSENT_COUNTS_AS_PLANNED
    counts_as_planned = pay_split_count == PaySplitCount.AS_PLANNED
    return is_absence and counts_as_planned and day_planned_country == nl_be_treaty_residence


@rule(level="day", law=_ARTICLE, unit="minutes", start="2003-01-01", when="nl_be_home_days_count")
def nl_be_home_day_minutes(nl_be_is_home_day: bool, day_minutes: float) -> float:
    """Minutes of such a day that belong to the state of residence (minuten thuis)."""
    return day_minutes if nl_be_is_home_day else 0.0


@rule(
    level="spell",
    law=_ARTICLE,
    unit="days",
    start="2003-01-01",
    output=True,
    when="nl_be_home_days_count",
)
def nl_be_home_days(
    day_detail: DayDetail,
    days_in_year_nl_be_is_home_day: int,
    nl_be_treaty_residence: Country,
    work_days_nl: float,
    work_days_be: float,
) -> float:
    """Different dates with work at home in this part of the year, or the days told where there are no dates."""
    if day_detail != DayDetail.COUNTS:
        return 1.0 * days_in_year_nl_be_is_home_day
    return work_days_nl if nl_be_treaty_residence == Country.NL else work_days_be


@rule(
    level="spell", law=_ARTICLE, unit="minutes", start="2003-01-01", output=True, when="nl_be_home_days_count"
)
def nl_be_home_minutes(sum_nl_be_home_day_minutes: float) -> float:
    """Working time at home on the dates told, those before and after the year too (minuten thuis)."""
    return sum_nl_be_home_day_minutes
