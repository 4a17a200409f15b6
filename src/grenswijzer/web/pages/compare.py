"""Two situations side by side: what one change does, or the answers of now beside those remembered before."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import grenswijzer
from grenswijzer.answers.blocks import Section
from grenswijzer.answers.comparison import Comparison
from grenswijzer.web.drafts import draft_of
from grenswijzer.web.forms import Form, session_of
from grenswijzer.web.languages import language_of, message
from grenswijzer.web.pages.changes import Change, changes
from grenswijzer.web.pages.questions import CHECK, to_name, told_of
from grenswijzer.web.pages.result import page_words, ready, result_of
from grenswijzer.web.pages.sentence import paragraphs
from grenswijzer.web.rendering import render
from grenswijzer.web.turns import in_turn

router = APIRouter()

KEPT = "kept"
"""The choice that compares with the answers remembered before."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what it is called, and its answer in a few sentences."""

    name: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Both sides, what is left in each, and every other difference."""

    what: str
    sides: tuple[Side, ...]
    money: tuple[Section, ...]
    others: tuple[Section, ...]


@router.get("/compare", name="compare")
@in_turn
def compare(request: Request) -> Response:
    """What can be changed, and what the chosen change does."""
    situation = ready(request)
    if situation is None:
        return to_name(request, CHECK)
    language = language_of(request)
    data = session_of(request).data
    there = changes(told_of(request), language)
    chosen = data.get("change", "")
    compared, problem = _compared(situation, data, there, chosen, language)
    draft = draft_of(request)
    return render(
        request,
        "compare.html",
        changes=there,
        picked=chosen if draft is None else draft.form.get("change", ""),
        compared=compared,
        problem=problem,
        has_kept=KEPT in data,
        can_take_over=any(one.name == chosen for one in there),
    )


def _compared(
    situation: Mapping[str, Any], data: Mapping[str, Any], there: list[Change], chosen: str, language: str
) -> tuple[Compared | None, str]:
    """The comparison, or why there is none."""
    if chosen == KEPT and KEPT in data:
        first, second, what = data[KEPT], situation, message(language, "compare.with_kept")
        names = (message(language, "compare.kept"), message(language, "compare.now"))
    else:
        change = next((one for one in there if one.name == chosen), None)
        if change is None:
            return None, ""
        first, second, what = situation, change.situation, change.label
        names = (message(language, "compare.now"), message(language, "compare.then"))
    words = page_words(language)
    try:
        results = (result_of(first), result_of(second))
    except grenswijzer.SituationError as error:
        text = "; ".join(problem.text(language) for problem in error.problems)
        return None, message(language, "compare.cannot", text=text)
    except grenswijzer.NotLawError as error:
        return None, message(language, "compare.cannot", text=error.message(language))
    document = Comparison(*results, names).document(words)
    sides = tuple(
        Side(name, tuple(paragraphs(result, words))) for name, result in zip(names, results, strict=True)
    )
    money = tuple(one for one in document.sections if one.kind == "net")
    return Compared(what, sides, money, tuple(one for one in document.sections if one.kind != "net")), ""


@router.post("/compare", name="choose_change")
def choose(request: Request, form: Form) -> Response:
    """Choose what becomes different, remember the answers of now, or go on with a change."""
    told, data = told_of(request), session_of(request).data
    if told.is_empty:
        return to_name(request, CHECK)
    if "keep" in form:
        data[KEPT] = copy.deepcopy(told.situation)
        return to_name(request, CHECK)
    if "take_over" in form:
        there = changes(told, language_of(request))
        change = next((one for one in there if one.name == data.get("change")), None)
        if change is not None:
            asides = dict(told.asides)
            data[KEPT] = copy.deepcopy(told.situation)
            told.replace(change.situation)
            told.asides.update(asides)
        return to_name(request, "result")
    data["change"] = form.get("change", "")
    return to_name(request, "compare")
