"""What somebody must know before relying on an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from grenswijzer.answers.language import LANGUAGES
from grenswijzer.engine.steps import Key
from grenswijzer.engine.system import LawSystem

Labels = Mapping[str, str]


class Fact(NamedTuple):
    """A value the answer did not compute: a default nobody typed, or a given value. ``kind`` as in Language.value.

    ``key``: its node and row; the first of its rows where it was taken for several periods of a job.
    """

    path: str
    name: str
    label: Labels
    value: Any
    unit: str
    kind: Any
    key: Key


@dataclass(frozen=True, slots=True)
class UnverifiedFigure:
    """A figure the answer rests on that nobody read in its source (``recalled``) or that was computed (``derived``).

    ``note`` is in English; :func:`grenswijzer.answers.law_words.note_words` has it in every language.
    """

    name: str
    label: Labels
    status: str
    shape: str
    numbers: tuple[float, ...]
    unit: str
    law: str
    source: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Office:
    """Where to ask. What is not known is empty; ``hours``: when it can be called, and where and when visited."""

    key: str
    name: Labels
    address: Labels
    phone: Labels
    email: str
    hours: Labels
    url: str


@dataclass(frozen=True, slots=True)
class Question:
    """What cannot be decided here: why, what it leaves open (paths and labels), and where to ask.

    ``reason`` is in English; :func:`grenswijzer.answers.law_words.reason_words` has it in every language.
    ``missing``: names of the figures nobody could find; then there is no office.
    """

    rule: str
    label: Labels
    reason: str
    law: str
    office: Office | None
    missing: tuple[str, ...]
    blocks: tuple[tuple[str, Labels], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A point the statute leaves open that makes a difference for this household, and the reading chosen."""

    name: str
    label: Labels
    doc: Labels
    chosen: Any
    is_default: bool
    kind: Any


def in_every_language(told: str | Labels) -> Labels:
    """What the law package says in each language, or once where it is the same in all, as a street is; empty: {}."""
    return (dict.fromkeys(LANGUAGES, told) if told else {}) if isinstance(told, str) else told


def hours_of(entry: Mapping[str, Any]) -> Labels:
    """When an office of the law package can be called, and where and when it can be visited; empty where unknown."""
    told = in_every_language(entry.get("hours", ""))
    visits = [(in_every_language(one["place"]), one["when"]) for one in entry.get("consulting_hours", ())]
    if not visits:
        return told
    return {
        code: "; ".join(
            (*filter(None, (told.get(code),)), *(f"{place[code]}: {when[code]}" for place, when in visits))
        )
        for code in LANGUAGES
    }


def office_of(system: LawSystem, key: str, day: date | None = None) -> Office:
    """The office the law calls ``key``; ``day``: the one that had taken its place by then, where one had."""
    if day is not None:
        key = _successor(system, key, day)
    entry = system.offices[key]
    name = entry.get("name") or {}
    return Office(
        key,
        {"en": name} if isinstance(name, str) else name,
        in_every_language(entry.get("address", "")),
        in_every_language(entry.get("phone", "")),
        str(entry.get("email", "") or ""),
        hours_of(entry),
        str(entry.get("url", "") or ""),
    )


def _successor(system: LawSystem, key: str, day: date) -> str:
    """Who does on ``day`` what an office did: offices close, and the law still names the first."""
    for name, entry in system.offices.items():
        if key in entry.get("succeeds", ()) and entry["from"] <= day:
            return _successor(system, name, day)
    return key
