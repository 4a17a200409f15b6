"""What the days of a visit come to: the status under every counter, the history, a situation, and erasing them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import grenswijzer
from grenswijzer.answers.blocks import Section
from grenswijzer.answers.status import Status, counted_to, day_status, with_money
from grenswijzer.answers.status_document import PLANNED_PAIR, status_document
from grenswijzer.register import RegisterError, beside
from grenswijzer.register.situations import with_days
from grenswijzer.web.drafts import draft_of
from grenswijzer.web.errors import PageError
from grenswijzer.web.forms import Form
from grenswijzer.web.languages import language_of, message
from grenswijzer.web.pages import days_book
from grenswijzer.web.pages.days_book import Book, forget, month_days, opened
from grenswijzer.web.pages.days_words import Choice, day_words, month_name
from grenswijzer.web.pages.kept import Kept, digest
from grenswijzer.web.pages.questions import CHECK, to_name, told_of
from grenswijzer.web.pages.result import page_words, ready
from grenswijzer.web.pages.told import Told
from grenswijzer.web.rendering import render
from grenswijzer.web.turns import in_long_turn, in_turn

router = APIRouter()

STATUSES_KEPT = 64
ORIGINS = {"typed": "days.origin_typed", "filled from a week": "days.origin_week"}

_statuses: Kept[Status] = Kept(STATUSES_KEPT)
_money: Kept[Status] = Kept(STATUSES_KEPT)


@dataclass(frozen=True, slots=True)
class Entered:
    """A line of the history."""

    day: date
    day_text: str
    said: str
    entered: str
    late: int
    origin: str


def drop_kept(told: Mapping[str, Any]) -> None:
    """Drop every status that was worked out lately: a visit is erased, and whose days are whose is not kept."""
    del told
    for kept in (_statuses, _money):
        kept.drop(lambda _: True)


def status_of(book: Book, today: date) -> Status:
    """Where the days stand. Raises :class:`grenswijzer.NotLawError` for a year without law."""
    days, job = book.status_days(counted_to(today, book.job.last_day)), book.job
    states, span = (job.residence_state, job.employer_state), (job.first_day, job.last_day)

    def counted() -> Status:
        return day_status(
            days,
            residence_state=states[0],
            employer_state=states[1],
            today=today,
            first_day=span[0],
            last_day=span[1],
        )

    # the days themselves are the key: whoever has the same days in the same job has the same answer
    return _statuses.get((tuple(days), states, span, today), counted)


@router.get("/days/status", name="days_status")
@in_turn
def status(request: Request) -> Response:
    """What counts, what is left, and where the last weeks lead to."""
    return _status(request, in_money=False)


@router.get("/days/status/money", name="days_money")
@in_long_turn
def status_in_money(request: Request) -> Response:
    """The same, with what the nearest edges do to what is left."""
    return _status(request, in_money=True)


def _status(request: Request, *, in_money: bool) -> Response:
    book, words = opened(request), page_words(language_of(request))
    told = told_of(request)
    today = days_book.today()
    day = counted_to(today, book.job.last_day)
    places = _places(told, book) if told.situation.get("year") == day.year and ready(request) else []
    has_taxes = {book.job.residence_state, book.job.employer_state} <= PLANNED_PAIR
    problem = ""
    sections: tuple[Section, ...] = ()
    try:
        found = status_of(book, today)
        if in_money and places:
            found = _with_money(found, told.situation, places[0].value)
        others = beside(book.job, book.jobs)
        document = status_document(found, book.shown_name, book.job.name, words, beside=others)
        # for states whose taxes are computed that section speaks of the command line, unless it has the edges
        is_told = found.edges is not None or not has_taxes
        sections = tuple(one for one in document.sections if one.kind != "net" or is_told)
    except (grenswijzer.NotLawError, RegisterError) as error:
        problem = error.message(words.code)
    except grenswijzer.SituationError as error:
        problem = "; ".join(error.messages(words.code))
    return render(
        request,
        "days_status.html",
        book=book,
        day=words.date(day),
        shown=sections,
        problem=problem,
        can_count=bool(places) and not in_money,
        in_money=in_money,
        has_taxes=has_taxes,
    )


def _with_money(found: Status, situation: Mapping[str, Any], place: str) -> Status:
    key = (digest(situation), place, found.today, (*found.days, *found.expected_days))
    return _money.get(key, lambda: with_money(found, situation, place))


def _places(told: Told, book: Book) -> list[Choice]:
    """Jobs of the answers in the same two states, the one of the same name first."""
    found = []
    for person in range(1, len(told.people) + 1):
        who, facts = told.person(person)
        for number in range(1, len(told.jobs(person)) + 1):
            name, job = told.job(person, number)
            states = (facts.get("residence_state"), job.get("employer_state"))
            if tuple(str(state).upper() for state in states) == _states(book):
                found.append((name != book.job.name, Choice(f"{who}.{name}", f"{who}, {name}")))
    return [choice for _, choice in sorted(found, key=lambda pair: pair[0])]


def _states(book: Book) -> tuple[str, str]:
    return book.job.residence_state.name, book.job.employer_state.name


# ------------------------------------------------------------------------ history


@router.get("/days/changes/{year}/{month}", name="days_history")
def history(request: Request, year: int, month: int) -> Response:
    """Everything that was ever said about the dates of a month, with the time of entry."""
    book = opened(request)
    if year not in book.years() or not 1 <= month <= 12:
        raise PageError(404)
    words = page_words(language_of(request))
    dates = month_days(year, month)
    changes = book.register.history(book.person, book.job.name, dates[0], dates[-1])
    lines = [
        Entered(
            change.date,
            words.date(change.date),
            day_words(change.entries, words) if change.entries else message(words.code, "days.emptied"),
            f"{words.date(local)} {local:%H:%M}",
            max(0, (local.date() - change.date).days),
            message(words.code, ORIGINS[change.origin]) if change.origin in ORIGINS else change.origin,
        )
        for change in changes
        for local in (change.entered_at.astimezone(days_book.ZONE),)
    ]
    return render(
        request,
        "days_history.html",
        book=book,
        lines=lines,
        year=year,
        month=month,
        title=f"{month_name(words, month)} {year}",
    )


# ------------------------------------------------------------------------ a situation from the days


@router.get("/days/use", name="days_use")
def use(request: Request) -> Response:
    """For which job of the answers the days can be taken."""
    return _use(request, opened(request), "")


def _use(request: Request, book: Book, problem: str, status: int = 200) -> Response:
    told = told_of(request)
    year = told.situation.get("year")
    places = _places(told, book)
    draft = draft_of(request)
    return render(
        request,
        "days_use.html",
        status,
        book=book,
        places=places,
        picked=draft.form.get("place", "") if draft else next((choice.value for choice in places), ""),
        is_expected=draft is None or "expected" in draft.form,
        year=year,
        problem=problem,
        is_empty=told.is_empty,
        can_expect=year == days_book.today().year,
    )


@router.post("/days/use", name="days_used")
def used(request: Request, form: Form) -> Response:
    """Take the days of the register for a job of the answers; the result then rests on them."""
    book, told, language = opened(request), told_of(request), language_of(request)
    place, year = form.get("place", ""), told.situation.get("year")
    if place not in {choice.value for choice in _places(told, book)} or not isinstance(year, int):
        return _use(request, book, message(language, "days.use_which"), 422)
    days = book.register.days(book.person, book.job.name, date(year, 1, 1), date(year, 12, 31))
    try:
        if "expected" in form and year == days_book.today().year:
            ahead = status_of(book, days_book.today()).expected_days
            days = sorted(
                [*days, *(day for day in ahead if date.fromordinal(day.date).year == year)],
                key=lambda day: day.date,
            )
        person, _, job = place.partition(".")
        changed = with_days(told.situation, person, job, days)
    except RegisterError:
        return _use(request, book, message(language, "days.use_none", year=year), 422)
    except grenswijzer.NotLawError as error:
        return _use(request, book, error.message(language), 422)
    asides = dict(told.asides)
    told.replace(changed)
    told.asides.update(asides)
    return to_name(request, "result" if ready(request) else CHECK)


# ------------------------------------------------------------------------ erase


@router.get("/days/erase", name="days_erase_question")
def erase_question(request: Request) -> Response:
    """Asks before the days are erased."""
    return render(request, "days_erase.html", book=opened(request))


@router.post("/days/erase", name="days_erase")
def erased(request: Request, form: Form) -> Response:
    """Every day, change and job of this visit's register is erased at once; the answers stay."""
    forget(request)
    drop_kept({})
    return to_name(request, "days")
