"""How one value came about: its rule with article and source, and what it rests on, each with its own page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from grenswijzer.answers.citations import cited
from grenswijzer.answers.explanation import ExplainedStep, Explanation
from grenswijzer.answers.language import Language
from grenswijzer.answers.law_words import reason_words, step_words
from grenswijzer.answers.result import Result
from grenswijzer.answers.tree import figure_line, headline, summary_line, written_value
from grenswijzer.web.errors import PageError
from grenswijzer.web.languages import language_of
from grenswijzer.web.pages.law_words import Phrase, phrase
from grenswijzer.web.pages.questions import CHECK, to_name
from grenswijzer.web.pages.result import page_words, ready, result_of
from grenswijzer.web.rendering import render
from grenswijzer.web.turns import in_turn

router = APIRouter()

DEEP = 2
"""Levels shown on one page below the value itself."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A value with what it rests on. ``text``: what the rule says, or what a fact means."""

    label: str
    value: str
    law: str
    mark: str
    text: Phrase | None
    title: str
    row: int
    figures: tuple[str, ...]
    reasons: tuple[str, ...]
    below: tuple[Branch, ...]


@router.get("/result/why/{title}/{row}", name="why")
@in_turn
def why(request: Request, title: str, row: int) -> Response:
    """The tree below one value."""
    situation = ready(request)
    if situation is None:
        return to_name(request, CHECK)
    result = result_of(situation)
    index = next((node.index for node in result.evaluation.graph.nodes if node.title == title), None)
    if index is None or not 0 <= row < result.places.count(result.evaluation.graph.nodes[index].level):
        raise PageError(404)
    words = page_words(language_of(request))
    branch = _branch(result, (index, row), words, DEEP)
    return render(request, "why.html", branch=branch, year=result.year)


def _branch(result: Result, key: tuple[int, int], words: Language, deep: int) -> Branch:
    """A value, and what it rests on as far down as asked."""
    found = _explained(result, key)
    shown = found.step
    value = written_value(found, words)
    label = headline(found, words).removesuffix(f"{words.colon}{value}")
    keys = [key for _, keys in shown.arguments for key in keys] if found.summary is None else []
    keys = list(dict.fromkeys(keys))
    system = result.evaluation.graph.system
    said = step_words(shown)
    marks = {"computed": "", "told": "mark_told"}
    mark = marks.get(found.mark, f"mark_{found.mark}")
    figures = [figure_line(system, use, words) for use in found.figures]
    if found.summary is not None:
        figures.append(summary_line(found, words))
    return Branch(
        label=label[:1].upper() + label[1:],
        value=value,
        law=cited(shown.law, words),
        mark=words.say(mark) if mark else "",
        text=phrase(said, words) if said else None,
        title=result.evaluation.graph.nodes[key[0]].title,
        row=key[1],
        figures=tuple(figures),
        reasons=tuple(_reasons(found, result, words)),
        below=tuple(_branch(result, below, words, deep - 1) for below in keys) if deep else (),
    )


def _reasons(found: ExplainedStep, result: Result, words: Language) -> Iterator[str]:
    system = result.evaluation.graph.system
    for reason in sorted(found.step.unknown, key=lambda one: one.rule):
        yield words.say("because", reason=words.label(reason_words(system, reason)))


def _explained(result: Result, key: tuple[int, int]) -> ExplainedStep:
    """One step of the explanation, without those below it."""
    return Explanation(result, (key,)).step_of(key)
