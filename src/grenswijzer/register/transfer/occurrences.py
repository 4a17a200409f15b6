"""When the events of a calendar take place, in local dates and times: repetitions, exceptions, zones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, TypeVar

from grenswijzer.register.transfer.problems import EventError, TransferError
from grenswijzer.register.transfer.recurrence import repetition

MOST_EVENTS = 20_000
MOST_ZONES = 50
MOST_SERIES = 500
"""Events that repeat and say something about work; nobody has more."""

MOST_OCCURRENCES = 20_000
"""In one file, within the dates asked for: fifty years of days."""

DAY = timedelta(days=1)

Moment = TypeVar("Moment", date, datetime)

Moved = set[tuple[str, datetime]]
"""Repetitions that have an event of their own, by the series and the local time they had."""


def refuse_floods(content: bytes) -> None:
    """Refuse a calendar by its bare text, before it is parsed. Raises :class:`TransferError`.

    Zones are worked out while a calendar is parsed, so that what they may say is looked at before.
    """
    lines = re.sub(rb"\r?\n[ \t]", b"", content).upper().splitlines()
    if sum(1 for line in lines if line.startswith(b"BEGIN:VEVENT")) > MOST_EVENTS:
        raise TransferError("too_many_events", most=MOST_EVENTS)
    depth = zones = 0
    inside = False
    for line in lines:
        if line.startswith(b"BEGIN:"):
            depth += 1
            if line.startswith(b"BEGIN:VTIMEZONE"):
                zones, inside = zones + 1, True
        elif line.startswith(b"END:"):
            depth -= 1
            inside = inside and not line.startswith(b"END:VTIMEZONE")
        elif inside and line.startswith(b"RRULE") and b"FREQ=YEARLY" not in line:
            raise TransferError("clock")
        if depth > 10 or zones > MOST_ZONES:
            raise TransferError("parts")


def moment(value: date | datetime, local: tzinfo) -> datetime:
    """A date or time as a local time without zone; a time without zone is local already."""
    if isinstance(value, datetime):
        return value.astimezone(local).replace(tzinfo=None) if value.tzinfo else value
    return datetime.combine(value, time())


def moved_repetitions(events: list[Any], local: tzinfo) -> Moved:
    """The repetitions that were changed on their own."""
    found: Moved = set()
    for event in events:
        if "RECURRENCE-ID" in event:
            told = event["RECURRENCE-ID"]
            if str(told.params.get("RANGE", "")).upper() == "THISANDFUTURE":
                raise EventError("later_repetitions")
            found.add((str(event.get("UID")), moment(told.dt, local)))
    return found


def occurrences(
    event: Any, first: date, last: date, local: tzinfo, moved: Moved
) -> Iterator[tuple[date | datetime, date | datetime]]:
    """Start and end of every time the event takes place that touches ``first`` to ``last``: two dates (the end not
    included) for whole days, else two local times. Raises :class:`EventError` for dates that make no sense."""
    begin = event["DTSTART"].dt
    end = event["DTEND"].dt if "DTEND" in event else None
    if end is None and "DURATION" in event:
        end = begin + event["DURATION"].dt
    if end is None:
        end = begin if isinstance(begin, datetime) else begin + DAY
    if isinstance(begin, datetime) != isinstance(end, datetime):
        raise EventError("day_and_time")
    length = end - begin
    if length < timedelta(0):
        raise EventError("ends_before_start")
    for start in _starts(event, begin, first, last, length, local):
        told = str(event.get("UID")), moment(start, local)
        if "RECURRENCE-ID" not in event and told in moved:
            continue
        if not isinstance(start, datetime):
            yield max(start, first), min(_plus(start, length), _plus(last, DAY))
            continue
        # the wall clock of the event's own zone decides when it starts and ends
        local_start, local_end = moment(start, local), moment(_plus(start, length), local)
        if _is_whole_day(event, local_start, local_end):
            yield max(local_start.date(), first), min(local_end.date(), _plus(last, DAY))
        else:
            low, high = datetime.combine(first, time()), datetime.combine(_plus(last, DAY), time())
            yield max(local_start, low), min(local_end, high)


def _is_whole_day(event: Any, start: datetime, end: datetime) -> bool:
    """From midnight to midnight: how Outlook and Exchange write a whole day that has a time zone."""
    if end <= start or start.time() != time() or end.time() != time():
        return False
    return (end - start) % DAY == timedelta(0)


def _starts(
    event: Any, begin: date | datetime, first: date, last: date, length: timedelta, local: tzinfo
) -> Iterator[date | datetime]:
    if "RRULE" not in event and "RDATE" not in event:
        yield begin
        return
    zone = begin.tzinfo if isinstance(begin, datetime) else None
    origin = _naive(begin)
    # a day of margin: the local date can differ from that of the event's own zone
    low, high = _minus(first, length + 2 * DAY), _plus(last, 2 * DAY)
    gone = {_in_zone(item.dt, zone) for told in _listed(event.get("EXDATE")) for item in told.dts}
    found = {_in_zone(item.dt, zone) for told in _listed(event.get("RDATE")) for item in told.dts}
    if "RRULE" not in event:
        found.add(origin)
    for rule in _listed(event.get("RRULE")):
        until = _until(rule, zone or local)
        for day in repetition(rule, origin.date()).dates(origin.date(), low, high):
            start = datetime.combine(day, origin.time())
            if until is not None and start > until:
                break
            found.add(start)
    for start in sorted(found - gone):
        if low <= start.date() <= high:
            yield start.replace(tzinfo=zone) if isinstance(begin, datetime) else start.date()


def _until(rule: Any, zone: tzinfo) -> datetime | None:
    """The last moment a rule may start; told in UTC, it is compared with starts on the wall clock."""
    told = next(iter(rule.get("UNTIL", [])), None)
    if told is None:
        return None
    if not isinstance(told, datetime):
        return datetime.combine(told, time.max)
    return told.astimezone(zone).replace(tzinfo=None) if told.tzinfo else told


def _in_zone(value: Any, zone: tzinfo | None) -> datetime:
    if not isinstance(value, date):
        raise EventError("repeats")
    if isinstance(value, datetime) and value.tzinfo and zone is not None:
        value = value.astimezone(zone)
    return _naive(value)


def _naive(value: date | datetime) -> datetime:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return datetime.combine(value, time())


def _plus(value: Moment, length: timedelta) -> Moment:
    """Later, as far as the calendar reaches."""
    try:
        return value + length
    except OverflowError:
        return value.max.replace(tzinfo=value.tzinfo) if isinstance(value, datetime) else value.max


def _minus(value: date, length: timedelta) -> date:
    try:
        return value - length
    except OverflowError:
        return date.min


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def minutes_per_day(
    start: date | datetime, end: date | datetime
) -> Iterator[tuple[date, tuple[float, float] | None]]:
    """Each local date from start to end with its first and last minute; None for a whole day without times."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        for number in range(start.toordinal(), end.toordinal()):
            yield date.fromordinal(number), None
        return
    while start < end:
        midnight = datetime.combine(start.date(), time())
        stop = min(end, midnight + DAY)
        yield start.date(), ((start - midnight).total_seconds() / 60, (stop - midnight).total_seconds() / 60)
        start = stop
