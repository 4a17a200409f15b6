"""The dates on which a calendar event repeats, for rules as calendar programs write them.

The general expander of python-dateutil follows a rule that never holds (every day, if it is 30 February) up to the
year 9999, and one that repeats every second for ever; both fit in a line of an uploaded file. Here a rule walks the
periods of the dates asked for and no others. The tests hold it equal to the general expander.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from grenswijzer.register.transfer.problems import EventError

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
KNOWN = frozenset(
    ("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS")
)
MOST_YEARS = 60
"""How long before the dates asked for a counted repetition may begin."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """A rule: every ``interval`` days, weeks, months or years, on the days it names, ``count`` times (0: no end).

    ``days``: weekday (0 is Monday) with the how-manieth it is, 0 for every one, negative from the end.
    """

    frequency: str
    interval: int
    count: int
    days: frozenset[tuple[int, int]]
    month_days: frozenset[int]
    months: frozenset[int]
    positions: tuple[int, ...]
    week_start: int

    def dates(self, begin: date, first: date, last: date) -> Iterator[date]:
        """The dates from ``first`` to ``last`` of an event that begins on ``begin``, in order."""
        if self.count and first.year - begin.year > MOST_YEARS:
            raise EventError("counted_from", begin=begin, most=MOST_YEARS)
        start = begin if self.count else max(begin, first)
        number = 0
        for period in self._periods(begin, start, last):
            for day in self._chosen(period, begin):
                if day < begin:
                    continue
                number += 1
                if day > last or (self.count and number > self.count):
                    return
                if day >= first:
                    yield day

    def _periods(self, begin: date, start: date, last: date) -> Iterator[Sequence[date]]:
        """The dates of every ``interval``-th period since ``begin`` that ends on ``start`` or later."""
        step = self.interval
        if self.frequency == "DAILY":
            number = -(-(start - begin).days // step) * step
            while (day := _later(begin, number)) is not None and day <= last:
                yield (day,)
                number += step
        elif self.frequency == "WEEKLY":
            monday = _later(begin, -((begin.weekday() - self.week_start) % 7)) or begin
            number = (start - monday).days // 7 // step * step
            while (day := _later(monday, 7 * number)) is not None and day <= last:
                yield [found for offset in range(7) if (found := _later(day, offset)) is not None]
                number += step
        elif self.frequency == "MONTHLY":
            origin = begin.year * 12 + begin.month - 1
            number = origin + (start.year * 12 + start.month - 1 - origin) // step * step
            while number <= last.year * 12 + last.month - 1:
                yield _month(number // 12, number % 12 + 1)
                number += step
        else:
            year = begin.year + (start.year - begin.year) // step * step
            while year <= last.year:
                yield [day for month in range(1, 13) for day in _month(year, month)]
                year += step

    def _chosen(self, period: Sequence[date], begin: date) -> list[date]:
        found = [day for day in period if self._holds(day)]
        if not self.positions:
            return found
        chosen = {found[p - 1 if p > 0 else p] for p in self.positions if abs(p) <= len(found)}
        return sorted(chosen)

    def _holds(self, day: date) -> bool:
        if self.months and day.month not in self.months:
            return False
        length = calendar.monthrange(day.year, day.month)[1]
        if self.month_days and not {day.day, day.day - length - 1} & self.month_days:
            return False
        if not self.days:
            return True
        if (0, day.weekday()) in self.days:
            return True
        if self.frequency in ("DAILY", "WEEKLY"):
            return any(weekday == day.weekday() for _, weekday in self.days)
        within = day.day
        if self.frequency == "YEARLY" and not self.months:
            within, length = day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
        nth = (within - 1) // 7 + 1, -((length - within) // 7 + 1)
        return any(number in nth and weekday == day.weekday() for number, weekday in self.days)


def repetition(rule: Mapping[str, Any], begin: date) -> Repetition:
    """A rule as icalendar reads it. Raises :class:`EventError` for what calendar programs do not write."""
    told = {str(key).upper(): value for key, value in rule.items()}
    frequency = str(_one(told, "FREQ", "")).upper()
    if frequency not in FREQUENCIES or set(told) - KNOWN:
        raise EventError("repeats")
    days = frozenset(_weekday(str(item)) for item in _all(told, "BYDAY"))
    month_days = frozenset(int(item) for item in _all(told, "BYMONTHDAY"))
    months = frozenset(int(item) for item in _all(told, "BYMONTH"))
    if not days and not month_days:
        if frequency == "WEEKLY":
            days = frozenset([(0, begin.weekday())])
        elif frequency == "MONTHLY":
            month_days = frozenset([begin.day])
        elif frequency == "YEARLY":
            month_days, months = frozenset([begin.day]), months or frozenset([begin.month])
    interval, count = int(_one(told, "INTERVAL", 1)), int(_one(told, "COUNT", 0))
    if interval < 1 or count < 0:
        raise EventError("repeats")
    positions = tuple(int(item) for item in _all(told, "BYSETPOS"))
    if 0 in positions:
        raise EventError("repeats")
    week_start = _weekday(str(_one(told, "WKST", "MO")))[1]
    return Repetition(frequency, interval, count, days, month_days, months, positions, week_start)


def _all(told: Mapping[str, Any], name: str) -> list[Any]:
    value = told.get(name, [])
    return list(value) if isinstance(value, list | tuple) else [value]


def _one(told: Mapping[str, Any], name: str, otherwise: Any) -> Any:
    return next(iter(_all(told, name)), otherwise)


def _weekday(text: str) -> tuple[int, int]:
    name = text[-2:].upper()
    if name not in WEEKDAYS:
        raise EventError("repeats")
    number = text[:-2]
    return int(number) if number else 0, WEEKDAYS.index(name)


def _later(day: date, days: int) -> date | None:
    """``days`` later; None beyond the calendar's end."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _month(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]
