"""The questions, one page each: shown, answered, and where to go next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from grenswijzer.web.drafts import Draft, draft_of, keep_draft
from grenswijzer.web.errors import PageError
from grenswijzer.web.forms import Fields, FormWithRefusals, session_of
from grenswijzer.web.languages import language_of, message
from grenswijzer.web.pages import steering
from grenswijzer.web.pages.answering import answer, is_answered, shown
from grenswijzer.web.pages.facts import chapter_number, fields_of, neighbours, told_as, walk
from grenswijzer.web.pages.fields import retyped
from grenswijzer.web.pages.table import table
from grenswijzer.web.pages.told import Place, Told
from grenswijzer.web.pages.views import FieldView, errors_of, field_views
from grenswijzer.web.pages.words import ask, ask_if_any, has_words
from grenswijzer.web.paths import path_of
from grenswijzer.web.rendering import render

router = APIRouter()

CHECK = "check"
"""The value of ``then`` in a form that was opened from the page that shows all answers."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of questions as its template shows it."""

    title: str
    about: str
    intro: str
    help: str
    action: str
    back: str
    then: str
    chapter: int
    chapters: int
    chapter_name: str
    fields: tuple[FieldView, ...]
    more: tuple[FieldView, ...]
    more_open: bool


def told_of(request: Request) -> Told:
    """The answers of this visit."""
    return Told(session_of(request).data)


def path_to(request: Request, place: Place, *, then: str = "") -> str:
    """The path of a page of questions."""
    path = path_of(request, "question", language=language_of(request), **place.parts)
    return f"{path}?then={then}" if then else path


def to(request: Request, place: Place, *, then: str = "") -> Response:
    """Go to a page of questions."""
    return RedirectResponse(path_to(request, place, then=then), 303)


def to_name(request: Request, name: str, **parts: Any) -> Response:
    """Go to another page."""
    return RedirectResponse(path_of(request, name, language=language_of(request), **parts), 303)


@router.get("/questions", name="questions")
def first(request: Request) -> Response:
    """The first page, or the first that still needs an answer."""
    told = told_of(request)
    open_places = [place for place in walk(told) if not is_answered(told, place)]
    return to(request, open_places[0]) if open_places else to_name(request, CHECK)


@router.get("/questions/{step}/{person}/{job}", name="question")
def question(request: Request, step: str, person: int, job: int, then: str = "") -> Response:
    """A page with what was answered before."""
    place = Place(step, person, job)
    told = told_of(request)
    if step not in table().steps:
        raise PageError(404)
    if place not in set(walk(told)):
        return to_name(request, "questions")
    then = then if then == CHECK else ""
    draft = draft_of(request)
    if draft is None:
        return _page(request, told, place, then)
    typed = _retyped(draft, told, place, request)
    if not draft.is_sent:
        errors = {
            name: message(language_of(request), "problem.private_number") for name in draft.form.refused
        }
        return _page(request, told, place, then, form=typed, errors=errors)
    if "add_row" in draft.form:
        return _page(request, told, place, then, form=typed, extra_rows=1)
    errors = answer(told.copy(), place, typed, draft.form.refused, language_of(request)).errors
    return _page(request, told, place, then, form=typed, errors=errors)


def _retyped(draft: Draft, told: Told, place: Place, request: Request) -> Mapping[str, str]:
    """What was typed, as this language writes it."""
    if draft.language == language_of(request):
        return draft.form
    found: dict[str, str] = {}
    for one in fields_of(table().steps[place.step], told, place):
        found |= retyped(one, draft.form, draft.language, language_of(request))
    return found


@router.post("/questions/{step}/{person}/{job}", name="answer")
def answered(request: Request, step: str, person: int, job: int, form: FormWithRefusals) -> Response:
    """Take in a page: where something is wrong the same page says so, else the next page follows."""
    place = Place(step, person, job)
    told = told_of(request)
    if step not in table().steps:
        raise PageError(404)
    if place not in set(walk(told)):
        return to_name(request, "questions")
    then = form.get("then", "")
    if "add_row" in form:
        return _again(request, place, form, then)
    language = language_of(request)
    outcome = answer(told, place, form, form.refused, language)
    if outcome.stop:
        keep_draft(request, form)  # who comes back to this page finds what was typed
        return to_name(request, "stop", reason=outcome.stop)
    if outcome.errors:
        return _again(request, place, form, then)
    if outcome.to is not None:
        return to(request, outcome.to)
    return _onward(request, told, place, then)


def _again(request: Request, place: Place, form: Fields, then: str) -> Response:
    """The same page with what was sent, at its own address: a browser can go back to it and load it anew.

    A page that answers a form cannot be shown again without sending the form again.
    """
    keep_draft(request, form, is_sent=True)
    return to(request, place, then=then if then == CHECK else "")


def _onward(request: Request, told: Told, place: Place, then: str) -> Response:
    """The next page; from the page with all answers back there, unless the change brought a new question."""
    _, after = neighbours(told, place)
    if then != CHECK:
        return to(request, after) if after is not None else to_name(request, CHECK)
    places = list(walk(told))
    later = places[places.index(place) + 1 :] if place in places else places
    for other in later:
        if not is_answered(told, other):
            return to(request, other, then=CHECK)
    return to_name(request, CHECK)


def _page(
    request: Request,
    told: Told,
    place: Place,
    then: str,
    *,
    form: Mapping[str, str] | None = None,
    errors: dict[str, str] | None = None,
    extra_rows: int = 0,
) -> Response:
    language = language_of(request)
    if place.person == 1 and not told.people:
        # shown as if somebody were there; nothing is kept before something is said
        told = told.copy()
        steering.start(told, language)
    texts = shown(told, place, language) if form is None else {name: form[name] for name in form}
    views = field_views(told, place, language, texts, errors or {}, extra_rows)
    listed = errors_of(views, errors or {})
    before, _ = neighbours(told, place)
    number = chapter_number(place)
    back = path_of(request, CHECK, language=language) if then == CHECK else ""
    if not back:
        back = path_to(request, before) if before else path_of(request, "home", language=language)
    more = tuple(view for one, view in views if one.more)
    page = Page(
        title=_title(language, place),
        about=_about(told, place, language),
        intro=_intro(told, place, language),
        help=ask_if_any(language, f"{place.step}_help"),
        # another language leads to the same address, so that it has to say where the page was opened from
        action=path_to(request, place, then=then if then == CHECK else ""),
        back=back,
        then=then,
        chapter=number,
        chapters=len(table().chapters) + 1,
        chapter_name=message(language, f"site.chapter_{table().chapters[number - 1].name}"),
        fields=tuple(view for one, view in views if not one.more),
        more=more,
        more_open=any(_is_filled(view) or view.error for view in more),
    )
    return render(request, "question.html", 422 if listed else 200, page=page, errors=listed)


def _is_filled(view: FieldView) -> bool:
    return bool(view.text) or any(view.texts.values())


def _title(language: str, place: Place) -> str:
    name = f"{place.step}_partner" if place.person == 2 else place.step
    return ask(language, name if has_words(name) else place.step)


def _intro(told: Told, place: Place, language: str) -> str:
    """The line below the heading; another one where it depends on how the work days are told."""
    way = told_as(told.job(place.person, place.job)[1]) if place.job else ""
    return ask_if_any(language, f"{place.step}_intro_{way}") or ask_if_any(language, f"{place.step}_intro")


def _about(told: Told, place: Place, language: str) -> str:
    """Whose page it is, where somebody could wonder."""
    person = told.person(place.person)[0]
    jobs = told.jobs(place.person)
    if place.job and (len(jobs) > 1 or place.person > 1):
        return message(language, "site.about_job", person=person, job=told.job(place.person, place.job)[0])
    return person if place.person and len(told.people) > 1 else ""
