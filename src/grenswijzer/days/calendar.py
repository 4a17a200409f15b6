"""Days written down one by one, or as a stretch of dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from grenswijzer.days.day import FREE, Day
from grenswijzer.law.types import Activity, Country, PayStatus

WORK_WEEK = frozenset(range(5))
WHOLE_WEEK = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """The same thing on every date from ``first`` to ``last`` that falls on one of ``weekdays`` (0 is
    Monday).

    ``minutes`` per country: where the work was done, or for what was not worked where it was planned.
    ``country``: where the person was on a day not worked, NONE where that is not told. ``continues_shift``: the part
    after midnight of a shift that began the day before.
    """

    first: date
    last: date
    status: PayStatus
    minutes: Mapping[Country, float] = field(default_factory=dict)
    country: Country = Country.NONE
    activities: Mapping[Country, Activity] = field(default_factory=dict)
    weekdays: frozenset[int] = WHOLE_WEEK
    continues_shift: bool = False


def calendar_days(entries: Iterable[CalendarEntry]) -> list[Day]:
    """The days of all entries, in order of date; entries for the same date add up."""
    days: list[Day] = []
    for entry in entries:
        for number in range(entry.first.toordinal(), entry.last.toordinal() + 1):
            if (number - 1) % 7 in entry.weekdays:
                days += _rows(number, entry)
    days.sort(key=lambda day: day.date)
    return days


def _rows(number: int, entry: CalendarEntry) -> list[Day]:
    if entry.status in FREE:
        return [Day(number, 0.0, entry.country, Country.NONE, Activity.NONE, entry.status)]
    worked = entry.status is PayStatus.WORKED
    return [
        Day(
            number,
            minutes,
            planned if worked else entry.country,
            planned,
            entry.activities.get(planned, Activity.OTHER_WORK) if worked else Activity.NONE,
            entry.status,
            entry.continues_shift,
        )
        for planned, minutes in entry.minutes.items()
        if minutes > 0
    ]
