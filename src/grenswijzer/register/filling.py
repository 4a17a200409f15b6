"""A week that repeats, written out over the dates nobody said anything about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from grenswijzer.days.holidays import is_holiday_calendar, public_holidays
from grenswijzer.register.errors import RegisterError
from grenswijzer.register.store import DayEntry


def filled_days(
    week: Mapping[int, Sequence[DayEntry]],
    first: date,
    last: date,
    known: Collection[date],
    holidays: str | None,
) -> dict[date, Sequence[DayEntry]]:
    """What to record from ``first`` to ``last``: the week (0 is Monday), except on dates that are ``known``.

    ``holidays`` names the calendar whose public holidays stay empty. Raises :class:`RegisterError` for an unknown one.
    """
    free: set[date] = set()
    if holidays is not None:
        if not is_holiday_calendar(holidays.upper()):
            raise RegisterError("holidays", given=holidays, allowed=("NL", "BE", "DE", "LU"))
        for year in range(first.year, last.year + 1):
            free |= public_holidays(holidays.upper(), year)
    every = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return {
        day: week[day.weekday()]
        for day in every
        if day.weekday() in week and day not in known and day not in free
    }
