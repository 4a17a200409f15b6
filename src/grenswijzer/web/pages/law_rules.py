"""A page for every rule, figure, fact and view of the law: text, article, dates, figures over the years, its ties."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import grenswijzer
from grenswijzer.answers.citations import cited
from grenswijzer.answers.language import NEVER, Language
from grenswijzer.answers.law_entry import LawEntry
from grenswijzer.answers.law_words import missing_words, note_words, rule_words
from grenswijzer.answers.warnings import office_of
from grenswijzer.calculation import law
from grenswijzer.web.errors import PageError
from grenswijzer.web.languages import language_of
from grenswijzer.web.pages.law_own import OwnValue, own_values, own_year
from grenswijzer.web.pages.law_pictures import Flat, StepPicture, step_picture, years_picture
from grenswijzer.web.pages.law_words import Phrase, Source, Tie, phrase, source, tie
from grenswijzer.web.pages.result import page_words
from grenswijzer.web.rendering import render

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Desk:
    """The office to ask where a rule says that something cannot be decided."""

    name: str
    link: str
    address: str


@dataclass(frozen=True, slots=True)
class RuleText:
    """One dated text of a rule."""

    paragraphs: tuple[Phrase, ...]
    law: str
    dates: str
    level: str
    unit: str
    otherwise: str
    guard: Tie | None
    desk: Desk | None
    blocks: tuple[Tie, ...]
    is_now: bool


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure from one day to another; ``missing``: the reason why nobody knows it."""

    dates: str
    values: tuple[str, ...]
    status: str
    status_words: str
    sources: tuple[Source, ...]
    note: Phrase | None
    printed: str
    missing: Phrase | None


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure over the years; ``latest``: its newest value in words."""

    tie: Tie
    law: str
    rows: tuple[FigureRow, ...]
    latest: str
    picture: StepPicture | None
    is_scale: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that can be told."""

    doc: Phrase | None
    is_reading: bool
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """Everything the page of a name shows."""

    name: str
    kind: str
    title: Phrase
    is_output: bool
    texts: tuple[RuleText, ...]
    fact: Fact | None
    law: str
    replaces: tuple[tuple[Tie, Tie], ...]
    figures: tuple[FigureView, ...]
    uses: tuple[Tie, ...]
    used_by: tuple[Tie, ...]


@router.get("/law/name/{name}", name="law_entry")
def shown(request: Request, name: str) -> Response:
    """The page of a rule, figure, fact or view."""
    code = language_of(request)
    try:
        view = _view(name, code, date.today())
    except grenswijzer.NotLawError as error:
        raise PageError(404, "law.no_name") from error
    own: tuple[OwnValue, ...] = own_values(request, (name,)) if view.kind == "rule" else ()
    return render(request, "law_entry.html", view=view, own=own, own_year=own_year(request) if own else None)


@lru_cache(maxsize=400)
def _view(name: str, code: str, day: date) -> EntryView:
    """The page of a name in one language; kept, because law and words do not change while the program runs."""
    return entry_view(grenswijzer.look_up(name), page_words(code), day)


def entry_view(entry: LawEntry, words: Language, day: date) -> EntryView:
    """Everything under a name, as it is on ``day``."""
    system = entry.system
    names = dict.fromkeys(name for name, _ in entry.figures)
    title = (
        Phrase(words.name_of("views", entry.name)) if entry.view else phrase(entry.label, words, entry.name)
    )
    return EntryView(
        name=entry.name,
        kind=entry.kind,
        title=title,
        is_output=any(text.output for text in entry.texts),
        texts=tuple(_text(entry, text, words, day) for text in reversed(entry.texts)),
        fact=_fact(entry, words) if entry.fact is not None else None,
        law=cited(entry.view.law, words) if entry.view is not None else "",
        replaces=tuple((tie(one, words), tie(other, words)) for one, other in entry.view.replaces.items())
        if entry.view is not None
        else (),
        figures=tuple(_figure(system.figures[name], words) for name in names),
        uses=tuple(tie(one, words) for one in entry.uses if one not in names),
        used_by=tuple(tie(one, words) for one in entry.used_by),
    )


def _dates(start: date, end: date, words: Language) -> str:
    if end.toordinal() == NEVER:
        return words.say("law_from", start=words.date(start))
    return words.say("law_to", start=words.date(start), end=words.date(end))


def _text(entry: LawEntry, text: Any, words: Language, day: date) -> RuleText:
    desk = None
    if text.office:
        office = office_of(entry.system, text.office, text.end)
        desk = Desk(words.label(office.name, office.key), office.url, words.label(office.address))
    said = phrase(rule_words(text), words)
    return RuleText(
        paragraphs=tuple(Phrase(part, said.lang) for part in said.text.split("\n\n")),
        law=cited(text.law, words),
        dates=_dates(text.start, text.end, words),
        level=words.label(entry.system.levels[text.level].label, text.level),
        unit=words.unit(text.unit),
        otherwise=words.value(text.otherwise, text.unit, text.returns) if text.when else "",
        guard=tie(text.when, words) if text.when else None,
        desk=desk,
        blocks=tuple(tie(name, words) for name in text.blocks),
        is_now=text.start <= day <= text.end,
    )


def _fact(entry: LawEntry, words: Language) -> Fact:
    fact: Any = entry.fact
    say = words.say
    rows = [(say("law_level"), words.label(entry.system.levels[fact.level].label, fact.level))]
    if fact.unit:
        rows.append((say("law_unit"), words.unit(fact.unit)))
    if fact.choices:
        rows.append((say("law_choices"), "; ".join(words.member(choice) for choice in fact.choices)))
    if fact.minimum is not None or fact.maximum is not None:
        ends = [
            say("law_unlimited") if end is None else words.number(end) for end in (fact.minimum, fact.maximum)
        ]
        rows.append((say("law_values"), say("law_limits", minimum=ends[0], maximum=ends[1])))
    kind: Any = fact.enum or {"float": float, "int": int, "bool": bool, "date": "date"}[fact.type]
    if fact.derived:
        rows.append((say("law_default"), say("law_program")))
    elif fact.required:
        rows.append((say("law_default"), say("law_required")))
    else:
        rows.append((say("law_default"), words.value(fact.stored(fact.default), fact.unit, kind)))
    return Fact(phrase(fact.docs, words) if fact.docs else None, fact.reading, tuple(rows))


# ---------------------------------------------------------------- figures


def _figure(figure: Any, words: Language) -> FigureView:
    """A figure with its rows, the newest first, and its picture."""
    rows = tuple(_row(figure, value, words) for value in reversed(figure.values))
    known = [value for value in figure.values if value.missing is None]
    return FigureView(
        tie=tie(figure.name, words),
        law=cited(figure.law, words),
        rows=rows,
        latest=words.figure(figure.shape, known[-1].numbers, figure.unit) if known else "",
        picture=_picture(figure, known, words) if known else None,
        is_scale=figure.shape != "number",
    )


def _row(figure: Any, value: Any, words: Language) -> FigureRow:
    written = words.figure(figure.shape, value.numbers, figure.unit) if value.missing is None else ""
    printed = ", ".join(str(part) for part in value.printed.values()) if value.printed else ""
    note, missing = (
        note_words(law(), figure.name, value.note),
        missing_words(law(), figure.name, value.missing),
    )
    status = "missing" if value.missing is not None else value.status
    return FigureRow(
        dates=_dates(value.start, value.end, words),
        values=tuple(written.split("; ")) if written else (),
        status=status,
        status_words=words.say(f"status_{status}"),
        sources=tuple(source(one, words) for one in value.source),
        note=phrase(note, words) if note else None,
        printed=words.say("law_printed", value=printed) if printed else "",
        missing=phrase(missing, words) if missing else None,
    )


def _picture(figure: Any, known: Sequence[Any], words: Language) -> StepPicture | None:
    """A number over the years, or the newest scale by income."""
    if figure.shape == "number":
        last = max((value.start.year for value in figure.values), default=0)
        return years_picture(tuple(_flats(known, date(last + 1, 1, 1))), words, figure.unit)
    if figure.shape == "scale":
        return _scale_picture(known[-1].numbers, figure.unit, words)
    return None


def _flats(known: Sequence[Any], last: date) -> Iterator[Flat]:
    for value in known:
        end = min(value.end.toordinal() + 1, last.toordinal())
        if end > value.start.toordinal():
            yield Flat(value.start.toordinal(), end, value.numbers[0], value.status == "seen")


def _scale_picture(numbers: Sequence[float], unit: str, words: Language) -> StepPicture | None:
    """The rates of a scale by income, a little beyond its last step."""
    rows = [(numbers[at], numbers[at + 1]) for at in range(0, len(numbers), 3) if math.isfinite(numbers[at])]
    if len(rows) < 2:
        return None
    last = rows[-1][0] * 1.25
    limits = [*(limit for limit, _ in rows[1:]), last]
    flats = [Flat(limit, end, rate) for (limit, rate), end in zip(rows, limits, strict=True)]
    high = words.value(max(rate for _, rate in rows), unit)
    return step_picture(flats, (words.amount(rows[0][0]), words.amount(last)), "", high)
