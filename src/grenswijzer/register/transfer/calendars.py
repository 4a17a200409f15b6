"""Days from a calendar file (iCalendar, as Outlook and Google write it).

An event counts when its title, place or category says home or office (or another activity), or names a country. All
other events are left alone: a dentist or a birthday is nobody's business here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice, pairwise
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from grenswijzer.days.day import AT_HOME, FREE, MINUTES_A_DAY, PLANNED
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register.store import DayEntry
from grenswijzer.register.transfer.occurrences import (
    MOST_EVENTS,
    MOST_OCCURRENCES,
    MOST_SERIES,
    minutes_per_day,
    moved_repetitions,
    occurrences,
    refuse_floods,
)
from grenswijzer.register.transfer.problems import EVENT, EventError, FileProblem, RowWords, TransferError
from grenswijzer.register.transfer.reading import Days
from grenswijzer.register.transfer.words import choice, contained, tidy, words

OWN_DAY = "X-GRENSWIJZER-DAY"
"""Where a calendar that the register wrote says everything: minutes, country, activity, status, planned country."""

EVIDENCE = "calendar event"
"""The note of a day from a calendar. The title stays out: it may say more than where somebody worked."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    country: Country
    activity: Activity
    status: PayStatus


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a date: from minute to minute, or without times."""

    meaning: _Meaning
    minutes: tuple[float, float] | None
    continues_shift: bool = False

    @property
    def length(self) -> float:
        return self.minutes[1] - self.minutes[0] if self.minutes else 0.0


def calendar_file_days(
    content: bytes,
    residence: Country,
    employer: Country,
    first: date,
    last: date,
    zone: str,
    work_day: float,
) -> Days:
    """The work days the calendar tells from ``first`` to ``last``, in local dates of ``zone``.

    ``work_day``: minutes of a date whose events have no times.
    Raises :class:`TransferError` for a file that is no calendar, or an event whose dates make no sense.
    """
    try:
        local = ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise TransferError("zone", given=zone) from error
    refuse_floods(content)
    try:
        calendar = Calendar.from_ical(content)
        events: list[Any] = list(islice(calendar.walk("VEVENT"), MOST_EVENTS))
        moved = moved_repetitions(events, local)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise TransferError("calendar") from error
    except EventError as error:
        raise TransferError("calendar_event", reason=error) from error
    pieces: dict[date, list[_Piece]] = {}
    own: Days = {}
    problems: list[FileProblem] = []
    series = found = 0
    for number, event in enumerate(events, 1):
        if _is_called_off(event):
            continue
        written = event.get(OWN_DAY)
        meaning = None if written is not None else _meaning(event, residence, employer)
        if written is None and meaning is None:
            continue
        series += "RRULE" in event
        if series > MOST_SERIES:
            raise TransferError("too_many_series", most=MOST_SERIES)
        try:
            for start, end in occurrences(event, first, last, local, moved):
                found += 1
                if found > MOST_OCCURRENCES:
                    raise TransferError("too_many_occurrences", most=MOST_OCCURRENCES, first=first, last=last)
                for day, minutes in minutes_per_day(start, end):
                    if not first <= day <= last:
                        continue
                    if written is not None:
                        own.setdefault(day, []).append(_own_entry(str(written), event))
                    elif meaning is not None:
                        later = isinstance(start, datetime) and day > start.date()
                        pieces.setdefault(day, []).append(_Piece(meaning, minutes, later))
        except EventError as error:
            problems.append(FileProblem(number, EVENT, error, RowWords("allowed_event")))
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            # what the library says of a value is of no use to who has the calendar
            problems.append(
                FileProblem(number, EVENT, EventError("event_unknown"), RowWords("allowed_event"))
            )
    if problems:
        raise TransferError("bad_events", count=len(problems), problems=problems)
    told = {day: _entries(parts, employer, work_day) for day, parts in pieces.items()}
    return {day: entries for day, entries in sorted((told | own).items()) if entries}


def _is_called_off(event: Any) -> bool:
    """The calendar says so, or its program wrote it before the title and left the event where it was."""
    before, colon, _ = str(event.get("SUMMARY", "")).partition(":")
    return str(event.get("STATUS", "")).upper() == "CANCELLED" or bool(
        colon and tidy(before) in words("called_off")
    )


def _meaning(event: Any, residence: Country, employer: Country) -> _Meaning | None:
    categories = event.get("CATEGORIES")
    listed = categories if isinstance(categories, list) else [categories]
    tags = " ".join(
        str(name) for item in listed if item is not None for name in getattr(item, "cats", [item])
    )
    text = " ".join((str(event.get("SUMMARY", "")), str(event.get("LOCATION", "")), tags))
    status = contained(PayStatus, text) or PayStatus.WORKED
    activity = contained(Activity, text) or Activity.NONE
    country = contained(Country, text) or Country.NONE
    if activity is Activity.NONE and country is Country.NONE and status is PayStatus.WORKED:
        return None
    if status in FREE and country is Country.NONE:
        return None
    if status is not PayStatus.WORKED:
        return _Meaning(country, Activity.NONE, status)
    if country is Country.NONE:
        country = residence if activity in AT_HOME else employer
    return _Meaning(country, activity if activity is not Activity.NONE else Activity.OTHER_WORK, status)


def _own_entry(written: str, event: Any) -> DayEntry:
    """What the register itself wrote about a day."""
    parts = written.split("/")
    if len(parts) not in (5, 6) or parts[5:] not in ([], ["continues"]):
        raise EventError("own_day", name=OWN_DAY, given=written)
    minutes = float(parts[0])
    country, planned = choice(Country, parts[1]), choice(Country, parts[4])
    activity, status = choice(Activity, parts[2]), choice(PayStatus, parts[3])
    if status is None or not 0 <= minutes <= MINUTES_A_DAY:
        raise EventError("own_day", name=OWN_DAY, given=written)
    return DayEntry(
        country or Country.NONE,
        minutes,
        activity or Activity.NONE,
        status,
        planned or Country.NONE,
        str(event.get("DESCRIPTION", ""))[:500],
        len(parts) == 6,
    )


def _entries(pieces: list[_Piece], employer: Country, work_day: float) -> list[DayEntry]:
    """The entries of a date.

    Where timed events overlap the shorter one says where somebody was. Events without times share what a work day has
    left beside the timed ones.
    """
    timed = [piece for piece in pieces if piece.minutes]
    sums: dict[tuple[_Meaning, bool], float] = {}
    edges = sorted({edge for piece in timed for edge in piece.minutes or ()})
    for low, high in pairwise(edges):
        covering = [piece for piece in timed if piece.minutes and piece.minutes[0] <= low < piece.minutes[1]]
        if covering:
            piece = min(covering, key=lambda piece: piece.length)
            key = piece.meaning, piece.continues_shift
            sums[key] = sums.get(key, 0.0) + high - low
    whole = list(dict.fromkeys(piece.meaning for piece in pieces if piece.minutes is None))
    left = max(0.0, work_day - sum(sums.values()))
    sharing = [meaning for meaning in whole if meaning.status in PLANNED]
    for meaning in whole:
        key = meaning, False
        if meaning.status not in PLANNED:
            sums.setdefault(key, 0.0)
        elif left:
            sums[key] = sums.get(key, 0.0) + left / len(sharing)
    return [_entry(meaning, minutes, employer, later) for (meaning, later), minutes in sums.items()]


def _entry(meaning: _Meaning, minutes: float, employer: Country, continues_shift: bool) -> DayEntry:
    if meaning.status is PayStatus.WORKED:
        activity = meaning.activity
        return DayEntry(
            meaning.country, minutes, activity, meaning.status, Country.NONE, EVIDENCE, continues_shift
        )
    if meaning.status in FREE or meaning.status not in PLANNED:
        return DayEntry(meaning.country, 0.0, Activity.NONE, meaning.status, Country.NONE, EVIDENCE)
    # a country in the title of leave is where somebody goes, not where the work was
    is_leave = meaning.status is PayStatus.LEAVE
    planned = employer if is_leave else meaning.country or employer
    return DayEntry(Country.NONE, minutes, Activity.NONE, meaning.status, planned, EVIDENCE)
