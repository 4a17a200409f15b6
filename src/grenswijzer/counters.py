"""The counters of law: what each instrument counts, over which period, up to where, and what lies beyond.

Read from ``law/counters.yaml``. The counting itself is :func:`grenswijzer.counting.count_days`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from grenswijzer.calculation import law
from grenswijzer.engine.cache import read_yaml
from grenswijzer.engine.errors import LawError
from grenswijzer.engine.rule import NEVER
from grenswijzer.engine.system import LawSystem
from grenswijzer.law.types import Country

KINDS = ("tax", "insurance", "income")
UNITS = ("days", "share")
PERIODS = ("calendar_year", "any_12_months", "next_12_months")
COMPARATORS = ("<", "<=", ">=")
LANGUAGES = ("nl", "en", "fr", "de")
STATUSES = ("seen", "derived", "recalled")

Words = Mapping[str, str]
"""The same words by language: nl, en, fr and de."""

_WORDS = ("label", "counts", "cliff", "paperwork")
_KEYS = (
    *(
        "kind",
        "states",
        "unit",
        "period",
        "counted",
        "minutes",
        "whole",
        "value",
        "total",
        "applies",
        "limits",
    ),
    *("law", "source", "status", "note", "exception"),
    *_WORDS,
)


@dataclass(frozen=True, slots=True)
class Limit:
    """From ``start`` to ``end``: things stay as they are while what is counted stands in ``comparator`` to ``name``,
    a figure or a rule of level spell. Without a limit (NL-BE: every home day counts) ``name`` is a figure of zero.
    ``period``: over which is counted then."""

    start: date
    end: date
    name: str
    comparator: str
    period: str


@dataclass(frozen=True, slots=True)
class Counter:
    """One way of counting.

    ``name``: as in ``law/counters.yaml``. ``kind``: what it is about, tax, insurance or income. ``states``: the two of
    a treaty, in no order; empty: every state under the regulation. ``unit``: days, or share (a fraction). ``period``:
    calendar_year, any_12_months, or next_12_months, as it is now; by date see ``limits``. ``counted``: the rule of
    level day; a bool says which dates count, minutes are the part of a share, and None is an income counter, whose
    ``value`` is a rule of its own. ``minutes``: the minutes behind a yes or no. ``whole``: minutes that a share is
    taken of. ``total``: the rule that adds up over the income year what counts. ``applies``: a bool rule of the job;
    None: always. ``limits``: by date. Words by language: ``label``; ``counts``, what counts and what does not;
    ``cliff``, what happens beyond the limit; ``paperwork``, what has to be kept or asked then. ``status``: how the way
    of counting is known (seen, derived, recalled), with what is unsure in ``note``. ``exception``: the limit is that of
    an exception for a small part; beyond it the ordinary rule holds, so it is no edge to whoever is beyond it anyway.
    """

    name: str
    kind: str
    states: tuple[Country, ...]
    unit: str
    period: str
    counted: str | None
    minutes: str | None
    whole: str | None
    value: str | None
    total: str | None
    applies: str | None
    limits: tuple[Limit, ...]
    law: str
    source: tuple[str, ...]
    status: str
    note: str
    label: Words
    counts: Words
    cliff: Words
    paperwork: Words
    exception: bool = False

    def limit_at(self, on: date) -> Limit | None:
        """The limit that is law on a day; None where the counter is not."""
        return next((limit for limit in self.limits if limit.start <= on <= limit.end), None)

    @property
    def rules(self) -> tuple[str, ...]:
        """Every name a count reads, figures among them."""
        named = (self.counted, self.minutes, self.whole, self.applies, *(limit.name for limit in self.limits))
        return tuple(name for name in named if name is not None)


def counters(system: LawSystem | None = None) -> tuple[Counter, ...]:
    """Every counter of the law, in the order of its file.

    Raises :class:`LawError`, naming the counter and the field, for an entry that cannot be right.
    """
    return _read(system or law())


def counters_on(on: date, system: LawSystem | None = None) -> tuple[Counter, ...]:
    """The counters that are law on a day."""
    return tuple(counter for counter in counters(system) if counter.limit_at(on) is not None)


def floors(system: LawSystem) -> frozenset[str]:
    """The figures one has to reach: things stay as they are while what counts is at least as much (comparator ``>=``).

    Every other limit is a ceiling. Empty for a law without counters.
    """
    told = system.references.get("counters", {}).values()
    limits = (limit for entry in told for limit in entry.get("limits") or ())
    return frozenset(limit["limit"] for limit in limits if limit["comparator"] == ">=")


def open_limits(system: LawSystem) -> frozenset[str]:
    """The figures one must stay below: exactly as much is too much (comparator ``<``, in every year there is one)."""
    told = system.references.get("counters", {}).values()
    found: dict[str, set[str]] = {}
    for entry in told:
        for limit in entry.get("limits") or ():
            found.setdefault(limit["limit"], set()).add(limit["comparator"])
    return frozenset(name for name, comparators in found.items() if comparators == {"<"})


@lru_cache(maxsize=16)
def _read(system: LawSystem) -> tuple[Counter, ...]:
    folder = Path(next(iter(import_module(system.package).__path__)))
    content = read_yaml(folder / "counters.yaml")
    return tuple(_counter(name, entry, system) for name, entry in content["counters"].items())


def _counter(name: str, entry: Mapping[str, Any], system: LawSystem) -> Counter:
    place = f"law/counters.yaml: {name}"
    for key in sorted(set(entry) - set(_KEYS)):
        raise LawError(f"{place}: unknown field {key!r}; allowed: {', '.join(sorted(_KEYS))}")
    _choice(place, "kind", entry.get("kind"), KINDS)
    _choice(place, "unit", entry.get("unit"), UNITS)
    _choice(place, "period", entry.get("period"), PERIODS)
    _choice(place, "status", entry.get("status"), STATUSES)
    for key in _WORDS:
        words = entry.get(key)
        if not isinstance(words, Mapping) or set(words) != set(LANGUAGES):
            raise LawError(f"{place}: {key} needs words in {', '.join(LANGUAGES)}")
    for key in ("counted", "minutes", "whole", "value", "total", "applies"):
        if entry.get(key) is not None and entry[key] not in system.rules:
            raise LawError(f"{place}: {key}: there is no rule {entry[key]}")
    if (entry.get("counted") is None) == (entry.get("value") is None):
        raise LawError(f"{place}: needs one of counted (a rule of level day) and value (a rule)")
    if not entry.get("law") or not entry.get("source"):
        raise LawError(f"{place}: needs law and source")
    sources = entry["source"]
    return Counter(
        name=name,
        kind=entry["kind"],
        states=tuple(Country[state] for state in entry.get("states", ())),
        unit=entry["unit"],
        period=entry["period"],
        counted=entry.get("counted"),
        minutes=entry.get("minutes"),
        whole=entry.get("whole"),
        value=entry.get("value"),
        total=entry.get("total"),
        applies=entry.get("applies"),
        limits=tuple(_limits(place, entry.get("limits") or (), entry["period"], system)),
        law=entry["law"],
        source=tuple([sources] if isinstance(sources, str) else sources),
        status=entry["status"],
        note=entry.get("note", ""),
        exception=_flag(place, "exception", entry.get("exception", False)),
        **{key: entry[key] for key in _WORDS},
    )


def _limits(place: str, told: Any, usual: str, system: LawSystem) -> list[Limit]:
    found = []
    for item in told:
        name, comparator, period = item.get("limit"), item.get("comparator"), item.get("period", usual)
        _choice(place, "comparator", comparator, COMPARATORS)
        _choice(place, "period", period, PERIODS)
        if name not in system.figures and name not in system.rules:
            raise LawError(f"{place}: limit: there is no figure or rule {name}")
        found.append(Limit(item["from"], item.get("to") or NEVER, name, comparator, period))
    if not found:
        raise LawError(f"{place}: needs limits, each with from, limit and comparator")
    return found


def _flag(place: str, field: str, given: Any) -> bool:
    if not isinstance(given, bool):
        raise LawError(f"{place}: {field} is {given!r}; allowed: true, false")
    return given


def _choice(place: str, field: str, given: Any, allowed: tuple[str, ...]) -> None:
    if given not in allowed:
        raise LawError(f"{place}: {field} is {given!r}; allowed: {', '.join(allowed)}")
