"""The result page and what belongs to it: worked out once for a situation and language, and kept for a while."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from anyio.to_thread import run_sync
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

import grenswijzer
from grenswijzer.answers.blocks import Section
from grenswijzer.answers.document import result_document
from grenswijzer.answers.language import Language
from grenswijzer.answers.result import Result
from grenswijzer.answers.steps_by_rule import steps_by_rule
from grenswijzer.calculation import law
from grenswijzer.web.languages import language_of, message, messages
from grenswijzer.web.pages.answering import unanswered
from grenswijzer.web.pages.edges import Edge, OneDay, edges, one_day
from grenswijzer.web.pages.kept import Kept, digest
from grenswijzer.web.pages.money import Money, money
from grenswijzer.web.pages.questions import CHECK, to_name, told_of
from grenswijzer.web.pages.sentence import paragraphs
from grenswijzer.web.pages.todo import ToDo, to_do
from grenswijzer.web.pages.told import Told
from grenswijzer.web.rendering import render
from grenswijzer.web.turns import in_long_turn, in_turn

router = APIRouter()

PAGES_KEPT, RESULTS_KEPT = 200, 16
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_pages: Kept[bytes] = Kept(PAGES_KEPT)
_results: Kept[Result] = Kept(RESULTS_KEPT)


@dataclass(frozen=True, slots=True)
class View:
    """Everything the result page shows."""

    year: int
    sentences: tuple[str, ...]
    edges: tuple[Edge, ...]
    has_home_days: bool
    money: tuple[Money, ...]
    money_notes: tuple[str, ...]
    days: tuple[OneDay, ...]
    to_do: tuple[ToDo, ...]
    duties: tuple[Section, ...]
    cost: tuple[Section, ...]
    positions: tuple[Section, ...]
    roots: tuple[tuple[str, str, str, int], ...]
    cautions: tuple[Section, ...]
    questions: tuple[Section, ...]
    not_counted: tuple[Section, ...]


class PageWords(Language):
    """The words of an answer, without what only makes sense on a command line."""

    def say(self, key: str, /, **values: Any) -> str:
        """The page's own sentence where there is one (messages/result.yaml, ``say_<key>``), else the answer's."""
        own = f"result.say_{key}"
        return message(self.code, own, **values) if own in messages() else super().say(key, **values)

    def amount(self, euros: float, decimals: int = 2) -> str:
        """Euros, kept on one line with their sign."""
        return super().amount(euros, decimals).replace(" ", "\u00a0")

    def place(self, path: str) -> str:
        """The path in words: of "An.kantoor@2025-02-01" An, kantoor, from 1 February 2025; of "child2" child 2."""
        name, _, row = path.partition("@")
        said = ", ".join(self._row(part) for part in name.split("."))
        if not row:
            return said
        try:
            return f"{said}, {self.say('law_from', start=self.date(date.fromisoformat(row)))}"
        except ValueError:
            return f"{said}, {row}"

    def _row(self, name: str) -> str:
        """A name as somebody gave it; of a row that only has a number, such as a child, what it is with the number."""
        level = name.rstrip("0123456789")
        levels = law().levels
        if level == name or level not in levels:
            return name
        return f"{self.label(levels[level].label)} {name.removeprefix(level)}"

    def date(self, day: float | date) -> str:
        """A day, kept on one line."""
        return super().date(day).replace(" ", "\u00a0").replace("-", "-\u2060")


@lru_cache(maxsize=8)
def page_words(language: str) -> PageWords:
    """The words of an answer for pages."""
    return PageWords(language)


def result_of(situation: Mapping[str, Any]) -> Result:
    """The answer for a situation, worked out lately or now."""
    return _results.get(digest(situation), lambda: grenswijzer.calculate(situation))


def forget(told: Mapping[str, Any]) -> None:
    """Drop what was kept of the answers of a visit that is being erased; ``told`` is what its session holds."""
    key = digest(told.get("situation", {}))
    _results.drop(lambda kept: bool(kept == key))
    _pages.drop(lambda kept: bool(kept[0] == key))


def view(situation: Mapping[str, Any], language: str, read: grenswijzer.Situation | None = None) -> View:
    """What the result page shows for a situation; ``read``: the same, when it was read before.

    Raises what :func:`grenswijzer.calculate` raises.
    """
    checked = read or grenswijzer.checked_situation(situation)
    result = _results.get(digest(situation), lambda: grenswijzer.calculate(checked))
    words = page_words(language)
    kinds = ("position", "employer", "questions", "not_counted", "warnings")
    document = result_document(result, words, kinds=kinds)
    sections = {kind: tuple(one for one in document.sections if one.kind == kind) for kind in kinds}
    tables, notes = money(result, words)
    days = tuple(one_day(checked, result, words))
    costs = tuple(one for one in sections["employer"] if hasattr(one.blocks[0], "rows"))
    return View(
        year=result.year,
        sentences=tuple(paragraphs(result, words)),
        edges=tuple(edges(result, words)),
        has_home_days=bool(days),
        money=tuple(tables),
        money_notes=tuple(notes),
        days=days,
        to_do=tuple(to_do(result, words)),
        duties=tuple(one for one in sections["employer"] if one not in costs),
        cost=costs,
        positions=sections["position"],
        roots=tuple(_roots(result, words)),
        cautions=sections["warnings"],
        questions=sections["questions"],
        not_counted=sections["not_counted"],
    )


def _roots(result: Result, words: Language) -> list[tuple[str, str, str, int]]:
    """Where the explanation starts: label, value, title and row of what is left and its parts."""
    nodes = result.evaluation.graph.nodes
    found = []
    for total in result.sums:
        if total.name != "net_income":
            continue
        place = result.places.path(total.key).rpartition(".")[0]
        for label, amount, key in (
            (total.label, total.total, total.key),
            *((part.label, part.amount, part.key) for part in total.parts if part.amount),
        ):
            name = f"{words.label(label)} ({place})" if len(result.people) > 1 else words.label(label)
            found.append((name, words.amount(float(amount)), nodes[key[0]].title, key[1]))
    return found


def ready(request: Request) -> Mapping[str, Any] | None:
    """The situation of this visit when it can be computed, else None."""
    told = told_of(request)
    return None if _checked(told) is None else told.situation


def _checked(told: Told) -> grenswijzer.Situation | None:
    """The situation told, read and checked; None while something is missing or wrong."""
    if told.is_empty or unanswered(told):
        return None
    try:
        return grenswijzer.checked_situation(told.situation)
    except grenswijzer.SituationError:
        return None


@router.get("/result", name="result")
async def shown(request: Request) -> Response:
    """The result, or the page that says what is still missing."""
    key, page = await run_sync(_lately, request)
    return await _computed(request, key) if page is None else HTMLResponse(page)


def _lately(request: Request) -> tuple[tuple[str, str, str], bytes | None]:
    """Under what the page of this visit is kept; and the page, when it is."""
    key = (digest(told_of(request).situation), language_of(request), request.scope.get("root_path", ""))
    return key, _pages.found(key)


@in_turn
def _computed(request: Request, key: tuple[str, str, str]) -> Response:
    told, language = told_of(request), key[1]
    checked = _checked(told)
    if checked is None:
        return to_name(request, CHECK)

    # the page is kept for whoever has the same answers: what stood in this address must not stay in it
    bare = Request({**request.scope, "query_string": b""})

    def made() -> bytes:
        try:
            found = view(told.situation, language, checked)
        except grenswijzer.NotLawError as error:
            return bytes(render(bare, "cannot.html", text=error.message(language)).body)
        return bytes(render(bare, "result.html", view=found).body)

    return HTMLResponse(_pages.get(key, made))


@router.get("/result/readings", name="readings")
@in_long_turn
def readings(request: Request) -> Response:
    """What another reading of the law changes; the law runs again for each, so it is a page of its own."""
    situation = ready(request)
    if situation is None:
        return to_name(request, CHECK)
    words = page_words(language_of(request))
    document = result_document(result_of(situation), words, readings=True, kinds=("warnings", "readings"))
    sections = [one for one in document.sections if one.kind == "readings"]
    return render(request, "readings.html", sections=sections)


@router.get("/result/spreadsheet", name="spreadsheet")
@in_long_turn
def spreadsheet(request: Request) -> Response:
    """The whole computation as a file for a spreadsheet."""
    from grenswijzer.answers.spreadsheet import workbook

    situation = ready(request)
    if situation is None:
        return to_name(request, CHECK)
    result, words = result_of(situation), page_words(language_of(request))
    content = workbook(result_document(result, words), result.explanation, words)
    headers = {"content-disposition": f'attachment; filename="grenswijzer-{result.year}.xlsx"'}
    return Response(content, media_type=XLSX, headers=headers)


@router.get("/result/print", name="print_page")
@in_turn
def print_page(request: Request) -> Response:
    """Everything that was asked and answered on one page, to print or keep."""
    situation = ready(request)
    if situation is None:
        return to_name(request, CHECK)
    words = page_words(language_of(request))
    document = result_document(result_of(situation), words, all_values=False)
    return render(request, "print.html", document=document)


@router.get("/result/print/steps", name="print_steps")
def print_steps(request: Request) -> Response:
    """The whole computation step by step on one page, to print or keep; the steps of the spreadsheet."""
    situation = ready(request)
    if situation is None:
        return to_name(request, CHECK)
    words = page_words(language_of(request))
    result = result_of(situation)
    try:
        found = steps_by_rule(result.explanation, words)
    except grenswijzer.NotLawError as error:
        return render(request, "cannot.html", text=error.message(words.code))
    head = result_document(result, words, kinds=())
    return render(request, "print_steps.html", document=head, found=found)
