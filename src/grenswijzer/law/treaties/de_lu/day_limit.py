"""The days between Germany and Luxembourg that stay taxed in the state of work: 19 a year from 2011, 34 from 2024.

Up to 2023 any part of a day counts and a job that runs part of the year has two days a month. From 2024 a day counts
from 30 minutes on, nothing is reduced, and a shift past midnight is one day.
"""

from grenswijzer.engine.arithmetic import EURO, round_down
from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Activity, Country, DayDetail, PayStatus

_OLD = "DE-LU agreement of 26 May 2011 (BMF 14 June 2011)"
_NEW = "DE-LU treaty 2012 art. 14(1a), protocol of 6 July 2023; agreement of 11 January 2024 (BMF 15 January 2024)"
_CORONA = "DE-LU agreement of 3 April 2020 on corona"


@rule(level="spell", law=_OLD, start="2011-01-01", end="2023-12-31")
@rule(level="spell", law=_NEW, start="2024-01-01")
def de_lu_day_limit_applies(
    is_ordinary_employee: bool, residence_state: Country, state_without_days: Country
) -> bool:
    """Lives in one of the two states and usually works as an employee in the other (19- oder 34-Tage-Regelung)."""
    is_german_resident = residence_state == Country.DE and state_without_days == Country.LU
    is_luxembourg_resident = residence_state == Country.LU and state_without_days == Country.DE
    return is_ordinary_employee and (is_german_resident or is_luxembourg_resident)


@rule(
    level="day",
    law=_OLD,
    unit="minutes",
    start="2011-01-01",
    end="2019-12-31",
    when="de_lu_day_limit_applies",
)
@rule(
    level="day",
    law=_OLD,
    unit="minutes",
    start="2023-01-01",
    end="2023-12-31",
    when="de_lu_day_limit_applies",
)
def de_lu_minutes_outside(
    day_pay_status: PayStatus,
    day_activity: Activity,
    day_country: Country,
    day_minutes: float,
    state_without_days: Country,
    de_lu_standby_counts: bool,
) -> float:
    """Minutes of work in the state of residence or a third state (Arbeit außerhalb des Tätigkeitsstaats)."""
    if day_pay_status != PayStatus.WORKED:
        return 0.0
    if day_country == state_without_days or day_country == Country.NONE:
        return 0.0
    if day_activity == Activity.STANDBY and not de_lu_standby_counts:
        return 0.0
    return day_minutes


@rule(
    level="day",
    law=f"{_OLD}; {_CORONA}",
    unit="minutes",
    start="2020-01-01",
    end="2022-12-31",
    when="de_lu_day_limit_applies",
)
def de_lu_minutes_outside(
    day_pay_status: PayStatus,
    day_activity: Activity,
    day_country: Country,
    day_minutes: float,
    state_without_days: Country,
    de_lu_standby_counts: bool,
    day_date: int,
    de_lu_corona_first_day: float,
    de_lu_corona_last_day: float,
) -> float:
    """Minutes of work in the state of residence or a third state, without work at home only because of corona."""
    if day_pay_status != PayStatus.WORKED:
        return 0.0
    if day_country == state_without_days or day_country == Country.NONE:
        return 0.0
    if day_activity == Activity.STANDBY and not de_lu_standby_counts:
        return 0.0
    is_in_time = de_lu_corona_first_day <= day_date <= de_lu_corona_last_day
    if day_activity == Activity.CORONA_TELEWORK and is_in_time:
        return 0.0
    return day_minutes


@rule(level="day", law=_NEW, unit="minutes", start="2024-01-01", when="de_lu_day_limit_applies")
def de_lu_minutes_outside(
    day_pay_status: PayStatus,
    day_activity: Activity,
    day_country: Country,
    day_minutes: float,
    state_without_days: Country,
    de_lu_standby_counts: bool,
    day_continues_shift: bool,
) -> float:
    """Minutes of work in the state of residence or a third state (Arbeit außerhalb des Tätigkeitsstaats).

    The part after midnight of a shift that began the day before makes no day of its own.
    """
    if day_pay_status != PayStatus.WORKED or day_continues_shift:
        return 0.0
    if day_country == state_without_days or day_country == Country.NONE:
        return 0.0
    if day_activity == Activity.STANDBY and not de_lu_standby_counts:
        return 0.0
    return day_minutes


@rule(level="day", law=_OLD, start="2011-01-01", end="2023-12-31", when="de_lu_day_limit_applies")
def de_lu_is_day_outside(sum_of_date_de_lu_minutes_outside: float) -> bool:
    """Date with work outside the state of work, however short (Zähltag)."""
    return sum_of_date_de_lu_minutes_outside > 0


@rule(level="day", law=_NEW, start="2024-01-01", when="de_lu_day_limit_applies")
def de_lu_is_day_outside(sum_of_date_de_lu_minutes_outside: float, de_lu_minimum_minutes: float) -> bool:
    """Date with at least 30 minutes of work outside the state of work; a short working day is a whole day (Zähltag)."""
    return sum_of_date_de_lu_minutes_outside >= de_lu_minimum_minutes


@rule(level="adult", law=_OLD, unit="days", start="2011-01-01", end="2023-12-31")
@rule(level="adult", law=_NEW, unit="days", start="2024-01-01")
def de_lu_days_outside(days_in_year_de_lu_is_day_outside: int) -> float:
    """Different dates of the calendar year that count, over all jobs under this rule (Zähltage)."""
    return 1.0 * days_in_year_de_lu_is_day_outside


@rule(
    level="spell",
    law=_OLD,
    unit="days/year",
    start="2011-01-01",
    end="2023-12-31",
    when="de_lu_day_limit_applies",
)
def de_lu_free_days(
    job_months: float, months_of_a_year: float, de_lu_free_days_a_month: float, de_lu_day_limit: float
) -> float:
    """Days that may be worked outside the state of work: fewer than 20; two a whole month in part of a year (frei)."""
    if job_months >= months_of_a_year:
        return de_lu_day_limit - 1
    return min(round_down(job_months, EURO) * de_lu_free_days_a_month, de_lu_day_limit - 1)


@rule(level="spell", law=_NEW, unit="days/year", start="2024-01-01", when="de_lu_day_limit_applies")
def de_lu_free_days(de_lu_day_limit: float) -> float:
    """Days that may be worked outside the state of work: fewer than 35, also in part of a year (freie Tage)."""
    return de_lu_day_limit - 1


@rule(
    level="spell",
    law=_OLD,
    unit="days/year",
    start="2011-01-01",
    end="2023-12-31",
    output=True,
    when="de_lu_day_limit_applies",
)
@rule(
    level="spell", law=_NEW, unit="days/year", start="2024-01-01", output=True, when="de_lu_day_limit_applies"
)
def de_lu_free_days_left(de_lu_days_outside: float, de_lu_free_days: float) -> float:
    """Days still free before the rule ends for the whole year (freie Tage); below zero: it has ended."""
    return de_lu_free_days - de_lu_days_outside


@rule(
    level="spell", law=_OLD, start="2011-01-01", end="2023-12-31", output=True, when="de_lu_day_limit_applies"
)
@rule(level="spell", law=_NEW, start="2024-01-01", output=True, when="de_lu_day_limit_applies")
def de_lu_keeps_tax_in_work_state(de_lu_free_days_left: float) -> bool:
    """Not more days count than are free: the state of work taxes all of the pay (19- oder 34-Tage-Regelung)."""
    return de_lu_free_days_left >= 0


@referral(blocks="de_lu_days_outside", office="grensinfopunten", level="spell", law=_OLD, start="2011-01-01")
def de_lu_lacks_dates(de_lu_day_limit_applies: bool, day_detail: DayDetail) -> bool:
    """Totals of a year do not show on how many dates you worked outside your state of work."""
    return de_lu_day_limit_applies and day_detail == DayDetail.COUNTS
