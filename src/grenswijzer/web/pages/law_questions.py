"""The questions people ask, each with its answer on a day: in words, what to do, and by which rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import grenswijzer
from grenswijzer.answers.citations import cited
from grenswijzer.answers.language import Language
from grenswijzer.answers.law_entry import base_name
from grenswijzer.answers.questions import Question, procedures_of, question_of, questions
from grenswijzer.calculation import law
from grenswijzer.web.errors import PageError
from grenswijzer.web.languages import language_of
from grenswijzer.web.pages.law_own import own_values, own_year
from grenswijzer.web.pages.law_words import FIRST_DAY, LAST_DAY, Phrase, Tie, asked_day, phrase, tie
from grenswijzer.web.pages.result import page_words
from grenswijzer.web.pages.todo import ToDo
from grenswijzer.web.pages.todo import shown as to_do
from grenswijzer.web.rendering import render

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Line:
    """A question in a list."""

    number: str
    words: Phrase


@dataclass(frozen=True, slots=True)
class Chapter:
    """The questions of one chapter of the brochure; ``name`` is its first figure or letter."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule that answers, with its article and figures on the day; ``is_law`` is false where it is not law then."""

    tie: Tie
    law: str
    is_law: bool
    figures: tuple[tuple[Tie, str], ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its answer. ``unknown``: what to do is known, but not for this day."""

    number: str
    title: Phrase
    explanation: Phrase | None
    to_do: tuple[ToDo, ...]
    unknown: tuple[str, ...]
    rules: tuple[RuleLine, ...]
    terms: tuple[tuple[str, str], ...]
    shows_synonyms: bool
    before: Line | None
    after: Line | None


def chapters(words: Language) -> tuple[Chapter, ...]:
    """All questions by chapter, in the order of the brochure."""
    found: dict[str, list[Line]] = {}
    for one in questions(law()):
        found.setdefault(one.number[0], []).append(_line(one, words))
    return tuple(Chapter(name, tuple(lines)) for name, lines in found.items())


def _line(one: Question, words: Language) -> Line:
    return Line(one.number, phrase(one.question, words))


def question_view(found: Question, words: Language, day: date) -> QuestionView:
    """The answer to a question on a day."""
    system = law()
    order = questions(system)
    place = next(number for number, one in enumerate(order) if one.number == found.number)
    known = procedures_of(system, found, day)
    names = {one.name for one in known}
    return QuestionView(
        number=found.number,
        title=phrase(found.question, words),
        explanation=phrase(found.explanation, words) if found.explanation else None,
        to_do=tuple(to_do(one, words) for one in known),
        unknown=tuple(
            words.label(system.references["procedures"][key]["label"])
            for key in found.procedures
            if key not in names
        ),
        rules=tuple(_rule(name, words, day) for name in found.rules),
        terms=tuple(
            (key, words.label(_plain(system.references["glossary"][key]["term"]))) for key in found.terms
        ),
        shows_synonyms=system.references["questions"][found.number].get("synonyms", False),
        before=_line(order[place - 1], words) if place else None,
        after=_line(order[place + 1], words) if place + 1 < len(order) else None,
    )


def _plain(names: dict[str, str]) -> dict[str, str]:
    """The names of a word by language alone: Belgian Dutch stands for Dutch, as it is a word of Belgian law."""
    return {**names, "nl": names.get("nl-BE", "")}


def _rule(name: str, words: Language, day: date) -> RuleLine:
    texts = law().rules[name]
    on_day = [text for text in texts if text.start <= day <= text.end]
    read = dict.fromkeys(base_name(law(), one) for one in (on_day or texts)[-1].arguments)
    figures = (law().figures[one] for one in read if one in law().figures) if on_day else ()
    return RuleLine(
        tie(name, words),
        cited((on_day or texts)[-1].law, words),
        bool(on_day),
        tuple((tie(one.name, words), _on_day(one, words, day)) for one in figures),
    )


def _on_day(figure: Any, words: Language, day: date) -> str:
    """A figure's value on a day; that nobody found it is a value too."""
    value = figure.at(day)
    if value is None or value.missing is not None:
        return words.say("status_missing")
    return words.figure(figure.shape, value.numbers, figure.unit)


@router.get("/law/questions", name="law_questions")
def listed(request: Request) -> Response:
    """Every question, by chapter."""
    return render(request, "law_questions.html", chapters=chapters(page_words(language_of(request))))


@router.get("/law/questions/{number}", name="law_question")
def shown(request: Request, number: str) -> Response:
    """One question with its answer, on the day that is asked about."""
    words = page_words(language_of(request))
    try:
        found = question_of(law(), number)
    except grenswijzer.NotLawError as error:
        raise PageError(404, "law.no_question") from error
    year = own_year(request)
    asked = asked_day(request, date.today() if year is None else date(year, 12, 31))
    own = own_values(request, found.rules) if year is not None else ()
    return render(
        request,
        "law_question.html",
        status=422 if asked.error else 200,
        view=question_view(found, words, asked.day),
        own=own,
        own_year=year,
        asked=asked,
        first_day=FIRST_DAY,
        last_day=LAST_DAY,
    )
