"""The work days of a job as it was told, as rows of the calendar."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from grenswijzer.days import CalendarEntry, Day, PatternException, WorkPattern, calendar_days, pattern_days
from grenswijzer.days.calendar import WHOLE_WEEK, WORK_WEEK
from grenswijzer.days.day import FREE
from grenswijzer.days.holidays import HOLIDAY_STATES, public_holidays
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.situation.work import DEFAULT_MINUTES, WEEKDAYS, Deviation, Entry, Pattern, Work


def window(year: int) -> tuple[date, date]:
    """The dates a calendar may hold: the year, the year before and the year after."""
    return date(year - 1, 1, 1), date(year + 1, 12, 31)


def pattern_period(pattern: Pattern, start: date, end: date, year: int) -> tuple[date, date]:
    """First and last date of a pattern: as told, else the job's as far as the calendar reaches."""
    first, last = window(year)
    return pattern.first or max(start, first), pattern.last or min(end, last)


def holiday_calendar(pattern: Pattern, employer: Country) -> Any:
    """The holidays that hold: as told, else those of the employer's state where they are known."""
    if pattern.holidays is not None:
        return pattern.holidays
    return employer.name if employer.name in HOLIDAY_STATES else "NONE"


def activity_in(country: Country, home: Country, employer: Country) -> Activity:
    """What is probably done where it is not told: at the employer's, else telework at home."""
    if country is employer:
        return Activity.AT_EMPLOYER
    return Activity.TELEWORK if country is home else Activity.OTHER_WORK


def work_days(work: Work, start: date, end: date, year: int, home: Country, employer: Country) -> list[Day]:
    """The days of a job in order of date; none when only counts are told."""
    if work.pattern is not None:
        return pattern_days(_pattern(work.pattern, start, end, year, home, employer))
    if work.calendar is not None:
        entries = [entry_of(entry, home, employer) for entry in work.calendar]
        return calendar_days(entry for entry in entries if entry is not None)
    return []


def _pattern(
    told: Pattern, start: date, end: date, year: int, home: Country, employer: Country
) -> WorkPattern:
    first, last = pattern_period(told, start, end, year)
    usual = DEFAULT_MINUTES if told.minutes is None else told.minutes
    told_weeks = told.weeks or ([told.week] if told.week else [])
    weeks = [[_minutes(day, usual) for day in week.days()] for week in told_weeks]
    countries = {country for week in weeks for day in week for country in day}
    countries |= {item.country for item in told.exceptions if item.country}
    countries |= {country for item in told.exceptions for country in item.countries}
    activities = {country: activity_in(country, home, employer) for country in countries}
    return WorkPattern(
        first=first,
        last=last,
        weeks=weeks,
        exceptions=[_deviation(item, period, usual) for item in told.exceptions if (period := item.period)],
        holidays=_holidays(holiday_calendar(told, employer), first, last),
        activities={**activities, **told.activities},
        free_days_in=told.free_days_in or Country.NONE,
    )


def most_minutes(work: Work) -> float:
    """Minutes that no date of a job exceeds, seen without writing the days out; infinite for a calendar."""
    if work.pattern is None:
        return 0.0 if work.calendar is None else math.inf
    told = work.pattern
    usual = DEFAULT_MINUTES if told.minutes is None else told.minutes
    weeks = told.weeks or ([told.week] if told.week else [])
    found = [sum(_minutes(day, usual).values()) for week in weeks for day in week.days()]
    for item in told.exceptions:
        found += [sum(item.countries.values()), usual if item.minutes is None else item.minutes]
    return max(found, default=0.0)


def _minutes(day: dict[Country, float | None], usual: float) -> dict[Country, float]:
    return {country: usual if minutes is None else minutes for country, minutes in day.items()}


def _holidays(told: Any, first: date, last: date) -> frozenset[date]:
    if isinstance(told, tuple):
        return frozenset(told)
    if told == "NONE":
        return frozenset()
    years = range(first.year, last.year + 1)
    return frozenset(day for year in years for day in public_holidays(told, year))


def _deviation(told: Deviation, period: tuple[date, date], usual: float) -> PatternException:
    first, last = period
    status = told.status or PayStatus.WORKED
    minutes = dict(told.countries)
    country = told.country or Country.NONE
    if status is PayStatus.WORKED and told.country is not None:
        minutes = {told.country: usual if told.minutes is None else told.minutes}
    return PatternException(first, last, status, minutes, country, told.activity)


def entry_of(told: Entry, home: Country, employer: Country) -> CalendarEntry | None:
    """What a calendar entry says; None when it has no usable dates."""
    if told.period is None:
        return None
    first, last = told.period
    status = told.kind
    country = told.country or Country.NONE
    minutes: dict[Country, float] = dict(told.countries)
    length = DEFAULT_MINUTES if told.minutes is None else told.minutes
    place = country if status is PayStatus.WORKED else told.planned_country
    if not minutes and place and status not in FREE:
        minutes = {place: length}
    whole_week = first == last or status in FREE
    weekdays = WHOLE_WEEK if whole_week else WORK_WEEK
    if told.weekdays is not None:
        weekdays = frozenset(WEEKDAYS.index(name) for name in told.weekdays)
    activities = {place: told.activity or activity_in(place, home, employer) for place in minutes}
    return CalendarEntry(first, last, status, minutes, country, activities, weekdays, told.continues_shift)
