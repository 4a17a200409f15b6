"""What the law pages share: words marked with their language, links into the law, and the day a visitor asks about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request

from grenswijzer.answers.language import Language, plain_name
from grenswijzer.answers.law_entry import label_of
from grenswijzer.answers.sources import RECOLLECTION, source_links
from grenswijzer.calculation import law

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

FIRST_DAY, LAST_DAY = date(2003, 1, 1), date(2035, 12, 31)
"""The days that can be asked about: from the first year with law, to what was announced for later."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words, and their language where that is not the page's, so that a screen reader pronounces them well."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A link to something in the law: its name, what it is called, and its kind (rule, figure, input, view)."""

    name: str
    words: Phrase
    kind: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read; ``link`` is empty where there is no address."""

    text: str
    link: str


@dataclass(frozen=True, slots=True)
class AskedDay:
    """The day a visitor asks about; ``said`` and ``error``: what was typed and the key of what is wrong with it."""

    day: date
    said: str
    error: str = ""


def phrase(labels: Mapping[str, str], words: Language, name: str = "") -> Phrase:
    """The words in the page's language, else English, else Dutch, else the name in words."""
    for code in (words.code, "en", "nl"):
        if labels.get(code):
            return Phrase(labels[code], "" if code == words.code else code)
    return Phrase(plain_name(name), "" if words.code == "en" else "en")


def kind_of(name: str) -> str:
    """What a name of the law stands for: rule, figure, input or view; empty when the law has no such name."""
    system = law()
    kinds = (
        ("rule", system.rules),
        ("figure", system.figures),
        ("input", system.inputs),
        ("view", system.views),
    )
    return next((kind for kind, names in kinds if name in names), "")


def tie(name: str, words: Language) -> Tie:
    """A link to a name of the law."""
    kind = kind_of(name)
    said = (
        Phrase(words.name_of("views", name)) if kind == "view" else phrase(label_of(law(), name), words, name)
    )
    return Tie(name, said, kind)


def source(text: str, words: Language) -> Source:
    """Where something was read, in words: our own memory, a document of the list of sources, or an address."""
    if text == RECOLLECTION:
        return Source(words.say("status_recalled"), "")
    name, link = source_links(law(), text, words)
    if name.startswith("https://"):
        address, _, rest = name.partition(" ")
        name = f"{address.split('/')[2].removeprefix('www.')}{' ' if rest else ''}{rest}"
    return Source(name, link if link.startswith("https://") else "")


def asked_day(request: Request, otherwise: date) -> AskedDay:
    """The ``day`` of the address (2026-01-31), or what holds when none is asked or it cannot be used."""
    said = request.query_params.get("day", "").strip()
    if not said:
        return AskedDay(otherwise, otherwise.isoformat())
    try:
        day = date.fromisoformat(said) if _DATE.fullmatch(said) else None
    except ValueError:
        day = None
    if day is None:
        return AskedDay(otherwise, said[:20], "law.day_wrong")
    if not FIRST_DAY <= day <= LAST_DAY:
        return AskedDay(otherwise, said, "law.day_outside")
    return AskedDay(day, said)
