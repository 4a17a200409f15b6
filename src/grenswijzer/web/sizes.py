"""How much one situation may hold when it comes over the network, so that no single question keeps a computer busy.

Far above what a household has; the library and the command line have no such limits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

MOST_JOBS = 10
"""Jobs of one person in one year."""

MOST_ROWS = 50
"""Children, benefits, weeks of a pattern and other rows of one kind."""

MOST_ENTRIES = 1500
"""Entries of one calendar, or exceptions to one pattern."""

MOST_DAYS = 4000
"""Dates that all entries of a household cover together; a date may come more than once."""

_CALENDARS = frozenset(("calendar", "exceptions"))

Place = tuple[Any, ...]


class TooManyError(ValueError):
    """A situation with more in it than is taken here; ``found``: place in the situation and what is allowed there."""

    def __init__(self, found: list[tuple[Place, int]]) -> None:
        """Keep what was found."""
        self.found = found
        super().__init__(f"too many entries in {len(found)} places")


def check(situation: Any) -> None:
    """Raises :class:`TooManyError` for a situation (plain values, of any shape) that holds too much."""
    found = list(_too_many(situation, ()))
    if not found and sum(_days(situation)) > MOST_DAYS:
        found = [((), MOST_DAYS)]
    if found:
        raise TooManyError(found)


def _too_many(value: Any, place: Place) -> Iterator[tuple[Place, int]]:
    if not isinstance(value, Mapping | list | tuple):
        return
    name = place[-1] if place else ""
    most = MOST_JOBS if name == "jobs" else MOST_ENTRIES if name in _CALENDARS else MOST_ROWS
    # a group of facts has no more keys than the law has facts; what else it holds is refused by name
    if len(value) > most and (not isinstance(value, Mapping) or _holds_rows(value)):
        yield place, most
        return
    items = value.items() if isinstance(value, Mapping) else enumerate(value)
    for key, item in items:
        yield from _too_many(item, (*place, key))


def _holds_rows(value: Mapping[Any, Any]) -> bool:
    return any(isinstance(item, Mapping) for item in value.values())


def _days(value: Any) -> Iterator[int]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key in _CALENDARS and isinstance(item, list):
                yield from map(_stretch, item)
            else:
                yield from _days(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _days(item)


def _stretch(entry: Any) -> int:
    if not isinstance(entry, Mapping):
        return 0
    first, last = _day(entry.get("from")), _day(entry.get("to"))
    return max(1, last - first + 1) if first and last else 1


def _day(value: Any) -> int:
    if isinstance(value, date):
        return value.toordinal()
    try:
        return date.fromisoformat(value).toordinal() if isinstance(value, str) else 0
    except ValueError:
        return 0
