"""The timeline: what is law on a day, what was law, what is signed, and what is only intended or asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from grenswijzer.answers.citations import cited
from grenswijzer.answers.language import Language
from grenswijzer.answers.timeline import STANDINGS, Event, dates_words, timeline
from grenswijzer.calculation import law
from grenswijzer.web.languages import language_of
from grenswijzer.web.pages.law_pictures import TimeBar, time_bar
from grenswijzer.web.pages.law_words import FIRST_DAY, LAST_DAY, Source, asked_day, source
from grenswijzer.web.pages.result import page_words
from grenswijzer.web.rendering import render

router = APIRouter()

NO_LAW = frozenset(("signed", "intention", "question"))
"""What nobody can claim anything from on the day."""

TICK = 4
"""Years between the marks on the axis of time."""

MOMENTS = (
    date(2003, 1, 1),
    date(2010, 5, 1),
    date(2020, 6, 1),
    date(2022, 7, 1),
    date(2023, 7, 1),
    date(2026, 1, 1),
)
"""Days on which much changed, to look at with one click."""


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as the page shows it."""

    name: str
    standing: str
    is_no_law: bool
    title: str
    text: str
    where: str
    field: str
    dates: str
    law: str
    source: Source
    is_recalled: bool
    bar: TimeBar


@dataclass(frozen=True, slots=True)
class Part:
    """The events of one standing."""

    standing: str
    events: tuple[EventView, ...]


def event_view(event: Event, standing: str, words: Language, day: date, last: date) -> EventView:
    """One event on a day."""
    return EventView(
        name=event.name,
        standing=standing,
        is_no_law=standing in NO_LAW,
        title=words.label(event.title),
        text=words.label(event.text),
        where=", ".join(words.say(f"timeline_{state}") for state in event.states),
        field=event.field,
        dates=dates_words(event, words),
        law=cited(event.law, words),
        source=source(event.source, words),
        is_recalled=event.status == "recalled",
        bar=time_bar(event, day, FIRST_DAY, last),
    )


def parts(words: Language, day: date) -> Iterator[Part]:
    """The events known on a day, by what they are on it."""
    events = timeline(law())
    last = axis_end(day)
    for standing in STANDINGS:
        found = tuple(
            event_view(event, standing, words, day, last)
            for event in events
            if event.standing(day) == standing
        )
        if found:
            yield Part(standing, found)


def axis_end(day: date) -> date:
    """Where the axis of time ends: on the first tick after the last year that anything happens in."""
    dates = [when for event in timeline(law()) for when in (event.announced, event.start, event.end) if when]
    years = max(day.year, *(when.year for when in dates)) + 1 - FIRST_DAY.year
    return date(FIRST_DAY.year + -(-years // TICK) * TICK, 1, 1)


@router.get("/law/timeline", name="law_timeline")
def shown(request: Request) -> Response:
    """What is law and what is not, on the day that is asked about."""
    words = page_words(language_of(request))
    asked = asked_day(request, date.today())
    last = axis_end(asked.day)
    return render(
        request,
        "law_timeline.html",
        status=422 if asked.error else 200,
        asked=asked,
        first_day=FIRST_DAY,
        last_day=LAST_DAY,
        moments=MOMENTS,
        parts=tuple(parts(words, asked.day)),
        years=tuple(range(FIRST_DAY.year, last.year + 1, TICK)),
    )
