"""What is law on a day, what was law, what is signed or only intended: the rules on telework across borders, dated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from grenswijzer.answers.blocks import Document, Item, Items, Paragraph, Section
from grenswijzer.answers.citations import cited
from grenswijzer.answers.language import Language
from grenswijzer.answers.sources import source_links
from grenswijzer.answers.warnings import Labels
from grenswijzer.engine.system import LawSystem

STANDINGS = ("law", "signed", "intention", "question", "past")
"""What an event can be on a day, in the order shown: law; signed but not applied yet; only intended; asked and not
answered; over."""


@dataclass(frozen=True, slots=True)
class Event:
    """A rule or a plan. ``announced``: signed, published or said (``about``: only the month or year is known);
    ``start`` and ``end``: first and last day it applies to, None where it does not apply or has no end; ``closed``: the
    day an intention was overtaken. ``states``: whose rule it is; EU is all of the union."""

    name: str
    states: tuple[str, ...]
    field: str
    kind: str
    announced: date
    about: str
    start: date | None
    end: date | None
    closed: date | None
    title: Labels
    text: Labels
    law: str
    source: str
    status: str

    def standing(self, day: date) -> str | None:
        """What it is on ``day``, one of :data:`STANDINGS`; None when nobody knew of it yet and it did not apply."""
        if self.start is not None and self.start <= day:
            return "law" if self.end is None or day <= self.end else "past"
        if day < self.announced:
            return None
        if self.closed is not None and self.closed <= day:
            return "past"
        return self.kind if self.kind in ("intention", "question") else "signed"


def timeline(system: LawSystem) -> tuple[Event, ...]:
    """Every event, by the day it was announced or first applied to."""
    words = system.references.get("timeline_words", {})
    found = [
        Event(
            name=name,
            states=tuple(body["states"]),
            field=body["field"],
            kind=body["kind"],
            announced=body["announced"],
            about=body.get("about", ""),
            start=body.get("from"),
            end=body.get("to"),
            closed=body.get("closed"),
            title=words[name]["title"],
            text=words[name]["text"],
            law=body["law"],
            source=_source(system, body["source"]),
            status=body["status"],
        )
        for name, body in system.references.get("timeline", {}).items()
    ]
    return tuple(
        sorted(found, key=lambda event: (min(event.announced, event.start or event.announced), event.name))
    )


def _source(system: LawSystem, source: str) -> str:
    about = system.sources.get(source)
    if about is None:
        return source
    # what has no title of its own is named in the language of whoever reads it
    return str(about.get("url") or (about["title"] if isinstance(about["title"], str) else source))


def timeline_data(system: LawSystem, day: date) -> list[dict[str, Any]]:
    """What is known on ``day``, as JSON writes it."""
    return [
        {
            "name": event.name,
            "standing": standing,
            "states": list(event.states),
            "field": event.field,
            "kind": event.kind,
            "announced": event.announced.isoformat(),
            "about": event.about,
            "from": event.start and event.start.isoformat(),
            "to": event.end and event.end.isoformat(),
            "closed": event.closed and event.closed.isoformat(),
            "title": dict(event.title),
            "text": dict(event.text),
            "law": event.law,
            "source": event.source,
            "status": event.status,
        }
        for event in timeline(system)
        if (standing := event.standing(day)) is not None
    ]


def timeline_document(system: LawSystem, language: Language, day: date) -> Document:
    """The events known on ``day``, by what they are on that day."""
    title = language.say("timeline", day=language.value(day.toordinal(), "date"))
    return Document(title, language.code, tuple(_sections(system, language, day)))


def _sections(system: LawSystem, language: Language, day: date) -> Iterator[Section]:
    events = timeline(system)
    for standing in STANDINGS:
        items = tuple(
            Item(
                title_line(event, language),
                (
                    language.label(event.text),
                    f"{cited(event.law, language)}; {_read(system, event, language)}",
                ),
            )
            for event in events
            if event.standing(day) == standing
        )
        if items:
            heading = language.say(f"standing_{standing}")
            note = (Paragraph(language.say("standing_intention_note")),) if standing == "intention" else ()
            yield Section(heading, (*note, Items(items)), "timeline")


def _read(system: LawSystem, event: Event, language: Language) -> str:
    return source_links(system, event.source, language)[0]


def title_line(event: Event, language: Language) -> str:
    """Title, states and dates in one line."""
    where = ", ".join(language.say(f"timeline_{state}") for state in event.states)
    return f"{language.label(event.title)} ({where}): {dates_words(event, language)}"


def dates_words(event: Event, language: Language) -> str:
    """From when to when it applies, or when it was signed or said."""
    if event.start is None:
        return language.say("timeline_said", day=_said(event, language))
    start = language.value(event.start.toordinal(), "date")
    if event.kind == "ruling":
        return language.say("timeline_ruling", day=_said(event, language), start=start)
    if event.end is None:
        return language.say("timeline_since", start=start)
    return language.say("period", start=start, end=language.value(event.end.toordinal(), "date"))


def _said(event: Event, language: Language) -> str:
    if event.about == "year":
        return str(event.announced.year)
    if event.about == "month":
        return f"{event.announced.month:02}-{event.announced.year}"
    return language.value(event.announced.toordinal(), "date")
