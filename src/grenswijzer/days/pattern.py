"""A weekly pattern with exceptions, written out as days."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from grenswijzer.days.day import FREE as FREE_STATUSES
from grenswijzer.days.day import Day
from grenswijzer.law.types import Activity, Country, PayStatus

Minutes = Mapping[Country, float]
"""Minutes per country on one date."""

FREE: Minutes = {}
"""A date without work."""


@dataclass(frozen=True, slots=True)
class PatternException:
    """What is different on the dates ``first`` to ``last``, both included.

    ``status`` says what became of the planned work. Worked: ``minutes`` per country replace the plan; empty,
    the plan stands, also on a public holiday. Absent, leave, garden leave and public holiday: the plan is
    kept as planned (``minutes``, when given, are the part of it that was not worked; the rest was), and
    ``country`` is where the person was that day. Not working or private: the plan is dropped; ``country`` is
    where the free day was spent.
    """

    first: date
    last: date
    status: PayStatus = PayStatus.WORKED
    minutes: Minutes = field(default_factory=dict)
    country: Country = Country.NONE
    activity: Activity | None = None


@dataclass(frozen=True, slots=True)
class WorkPattern:
    """Weeks that repeat from ``first`` to ``last``, both included.

    ``weeks``: one or more weeks that follow each other, each seven mappings of minutes per country, Monday
    first; the first one holds for the week of ``first``. ``holidays``: dates on which the planned work falls
    away. ``activities``: what is done per country. ``free_days_in``: where days without work are spent (NONE:
    not told). A later exception goes before an earlier one.
    """

    first: date
    last: date
    weeks: Sequence[Sequence[Minutes]]
    exceptions: Sequence[PatternException] = ()
    holidays: frozenset[date] = frozenset()
    activities: Mapping[Country, Activity] = field(default_factory=dict)
    free_days_in: Country = Country.NONE


def pattern_days(pattern: WorkPattern) -> list[Day]:
    """The pattern's days in order of date; within a date in the order the countries are written."""
    days: list[Day] = []
    # what a year is made of: the named tuple's own way to make one takes twice as long
    made, new = days.append, tuple.__new__
    start, end = pattern.first.toordinal(), pattern.last.toordinal()
    holidays = {day.toordinal() for day in pattern.holidays}
    exceptions = _by_date(pattern.exceptions, start, end)
    special = holidays | exceptions.keys()
    plans = [(plan, _usual(plan, pattern)) for week in pattern.weeks for plan in week]
    again = itertools.islice(itertools.cycle(plans), pattern.first.weekday(), None)
    for number, (plan, usual) in zip(range(start, end + 1), again, strict=False):
        if number not in special or (number not in exceptions and not plan):
            for rest in usual:
                made(new(Day, (number, *rest)))
        elif number in exceptions:
            days += _exceptional(number, plan, exceptions[number], pattern)
        else:
            days += _not_worked(number, plan, PayStatus.PUBLIC_HOLIDAY, pattern.free_days_in)
    return days


def _usual(plan: Minutes, pattern: WorkPattern) -> list[tuple[Any, ...]]:
    """The days of a date in the week that repeats, each without its date."""
    found = _worked(0, plan, None, pattern) if plan else _free(0, pattern.free_days_in)
    return [day[1:] for day in found]


def _by_date(exceptions: Iterable[PatternException], start: int, end: int) -> dict[int, PatternException]:
    found = {}
    for exception in exceptions:
        first, last = exception.first.toordinal(), exception.last.toordinal()
        for number in range(max(first, start), min(last, end) + 1):
            found[number] = exception
    return found


def _exceptional(number: int, plan: Minutes, exception: PatternException, pattern: WorkPattern) -> list[Day]:
    status = exception.status
    if status is PayStatus.WORKED:
        worked = exception.minutes or plan
        return _worked(number, worked, exception.activity, pattern) or _free(number, pattern.free_days_in)
    where = exception.country or pattern.free_days_in
    if status in FREE_STATUSES or not plan:
        return _free(
            number, where, PayStatus.PRIVATE if status is PayStatus.PRIVATE else PayStatus.NOT_WORKING
        )
    if not exception.minutes:
        return _not_worked(number, plan, status, where)
    # Part of the day: what is named was not worked, the rest of the plan was.
    missed = {country: min(minutes, plan.get(country, 0.0)) for country, minutes in exception.minutes.items()}
    rest = {country: minutes - missed.get(country, 0.0) for country, minutes in plan.items()}
    return _worked(number, rest, None, pattern) + _not_worked(number, missed, status, where)


def _worked(number: int, minutes: Minutes, activity: Activity | None, pattern: WorkPattern) -> list[Day]:
    return [
        Day(
            number,
            amount,
            country,
            country,
            activity or pattern.activities.get(country, Activity.OTHER_WORK),
            PayStatus.WORKED,
        )
        for country, amount in minutes.items()
        if amount > 0
    ]


def _not_worked(number: int, minutes: Minutes, status: PayStatus, where: Country) -> list[Day]:
    return [
        Day(number, amount, where, planned, Activity.NONE, status)
        for planned, amount in minutes.items()
        if amount > 0
    ]


def _free(number: int, where: Country, status: PayStatus = PayStatus.NOT_WORKING) -> list[Day]:
    """Presence without work, where it is told."""
    if where is Country.NONE:
        return []
    return [Day(number, 0.0, where, Country.NONE, Activity.NONE, status)]
