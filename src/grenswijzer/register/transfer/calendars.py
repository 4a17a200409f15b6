"""Days from a calendar file (iCalendar, as Outlook and Google write it).

An event counts when its title, place or category says home or office (or another activity), or names a country. All
other events are left alone: a dentist or a birthday is nobody's business here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rruleset, rrulestr
from icalendar import Calendar

from grenswijzer.days.day import MINUTES_A_DAY
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register.store import DayEntry
from grenswijzer.register.transfer.reading import Days, FileProblem, TransferError
from grenswijzer.register.transfer.words import contained

WORK_DAY = 480.0
"""Minutes of an event without times."""

MOST_EVENTS = 20_000
MOST_OCCURRENCES = 20_000


@dataclass(frozen=True, slots=True)
class _Meaning:
    country: Country
    activity: Activity
    status: PayStatus


def calendar_file_days(
    content: bytes, residence: Country, employer: Country, first: date, last: date, zone: str
) -> Days:
    """The work days the calendar tells from ``first`` to ``last``, in local dates of ``zone``.

    Raises :class:`TransferError` for a file that is no calendar, or an event whose dates make no sense.
    """
    local = ZoneInfo(zone)
    try:
        calendar = Calendar.from_ical(content)
        events: list[Any] = list(islice(calendar.walk("VEVENT"), MOST_EVENTS + 1))
    except (ValueError, KeyError, IndexError) as error:
        raise TransferError(f"the calendar cannot be read: {error}") from error
    if len(events) > MOST_EVENTS:
        raise TransferError(f"more than {MOST_EVENTS} events")
    moved = {
        (str(event.get("UID")), _moment(event["RECURRENCE-ID"].dt, local))
        for event in events
        if "RECURRENCE-ID" in event
    }
    pieces: dict[date, list[tuple[_Meaning, float | None]]] = {}
    problems: list[FileProblem] = []
    for number, event in enumerate(events, 1):
        meaning = _meaning(event, residence, employer)
        if meaning is None or str(event.get("STATUS", "")).upper() == "CANCELLED":
            continue
        try:
            for start, end in _occurrences(event, first, last, local, moved):
                for day, minutes in _parts(start, end):
                    if first <= day <= last:
                        pieces.setdefault(day, []).append((meaning, minutes))
        except (ValueError, KeyError, TypeError, OverflowError) as error:
            problems.append(FileProblem(number, "event", str(error), "a start, and an end after it"))
    if problems:
        raise TransferError(f"{len(problems)} events cannot be read; nothing was imported", problems)
    return {day: _entries(found) for day, found in sorted(pieces.items())}


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
    if status is not PayStatus.WORKED:
        return _Meaning(country, Activity.NONE, status)
    if country is Country.NONE:
        country = residence if activity is Activity.TELEWORK else employer
    return _Meaning(country, activity if activity is not Activity.NONE else Activity.OTHER_WORK, status)


def _moment(value: date | datetime, local: tzinfo) -> datetime:
    """A date or time as a local time without zone; a time without zone is local already."""
    if isinstance(value, datetime):
        return value.astimezone(local).replace(tzinfo=None) if value.tzinfo else value
    return datetime.combine(value, time())


def _occurrences(
    event: Any, first: date, last: date, local: tzinfo, moved: set[tuple[str, datetime]]
) -> Iterator[tuple[date | datetime, date | datetime]]:
    begin = event["DTSTART"].dt
    end = event["DTEND"].dt if "DTEND" in event else None
    if end is None and "DURATION" in event:
        end = begin + event["DURATION"].dt
    if end is None:
        end = begin + timedelta(days=1) if not isinstance(begin, datetime) else begin
    whole_days = not isinstance(begin, datetime)
    length = end - begin
    if length < timedelta(0):
        raise ValueError("ends before it starts")
    for start in _starts(event, begin, first, last, length, local):
        is_changed = "RECURRENCE-ID" not in event and (str(event.get("UID")), _moment(start, local)) in moved
        if is_changed:
            continue
        if whole_days:
            day = start.date() if isinstance(start, datetime) else start
            yield day, day + length
        else:
            # the wall clock of the event's own zone decides the start; its length is real time
            yield _moment(start, local), _moment(start + length, local)


def _starts(
    event: Any, begin: date | datetime, first: date, last: date, length: timedelta, local: tzinfo
) -> Iterator[date | datetime]:
    if "RRULE" not in event and "RDATE" not in event:
        yield begin
        return
    aware = begin.tzinfo if isinstance(begin, datetime) else None
    rules = rruleset()
    naive = _naive(begin)
    for rule in _listed(event.get("RRULE")):
        written = rule.to_ical().decode()
        # an end told in UTC is compared with starts without zone
        repeats = rrulestr(_local_until(written, aware or local), dtstart=naive)
        if not isinstance(repeats, rrule):
            raise ValueError("repeats in a way that is not understood")
        rules.rrule(repeats)
    for extra in _listed(event.get("RDATE")):
        for item in extra.dts:
            rules.rdate(_naive(item.dt))
    for gone in _listed(event.get("EXDATE")):
        for item in gone.dts:
            rules.exdate(
                _naive(
                    item.dt
                    if not isinstance(item.dt, datetime) or aware is None or item.dt.tzinfo is None
                    else item.dt.astimezone(aware)
                )
            )
    window = (datetime.combine(first, time()) - length - timedelta(days=1), datetime.combine(last, time.max))
    for number, moment in enumerate(rules):
        if number >= MOST_OCCURRENCES:
            raise ValueError(f"repeats more than {MOST_OCCURRENCES} times up to {last}")
        if moment < window[0]:
            continue
        if moment > window[1] + timedelta(days=1):
            break
        if isinstance(begin, datetime):
            yield moment.replace(tzinfo=aware)
        else:
            yield moment.date()


def _naive(value: date | datetime) -> datetime:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return datetime.combine(value, time())


def _local_until(rule: str, zone: tzinfo) -> str:
    parts = []
    for part in rule.split(";"):
        name, _, value = part.partition("=")
        if name.upper() == "UNTIL" and value.upper().endswith("Z"):
            until = datetime.strptime(value.upper(), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).astimezone(zone)
            value = until.strftime("%Y%m%dT%H%M%S")
        parts.append(f"{name}={value}")
    return ";".join(parts)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _parts(start: date | datetime, end: date | datetime) -> Iterator[tuple[date, float | None]]:
    """Each local date from start to end with its minutes; None for a whole day without times."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        day = start
        while day < end:
            yield day, None
            day += timedelta(days=1)
        return
    while start < end:
        midnight = datetime.combine(start.date() + timedelta(days=1), time())
        stop = min(end, midnight)
        yield start.date(), (stop - start).total_seconds() / 60
        start = stop


def _entries(found: list[tuple[_Meaning, float | None]]) -> list[DayEntry]:
    """The entries of a date: times add up per country and activity; events without times share a work day."""
    timed = [(meaning, minutes) for meaning, minutes in found if minutes]
    whole = list(dict.fromkeys(meaning for meaning, minutes in found if minutes is None))
    if not timed and whole:
        timed = [(meaning, WORK_DAY / len(whole)) for meaning in whole]
    sums: dict[_Meaning, float] = {}
    for meaning, minutes in timed:
        sums[meaning] = sums.get(meaning, 0.0) + (minutes or 0.0)
    total = sum(sums.values())
    fit = min(1.0, MINUTES_A_DAY / total) if total else 1.0
    return [
        DayEntry(
            meaning.country if meaning.status is PayStatus.WORKED else Country.NONE,
            minutes * fit,
            meaning.activity,
            meaning.status,
            Country.NONE if meaning.status is PayStatus.WORKED else meaning.country,
            # the title stays out: it may say more than where somebody worked
            "calendar event",
        )
        for meaning, minutes in sums.items()
    ]
