"""The day register in the browser: beginning one, a month as calendar or list, and one date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from grenswijzer.answers.language import Language
from grenswijzer.law.types import Country
from grenswijzer.register import Change, DayEntry, Employment
from grenswijzer.web.drafts import Draft, draft_of
from grenswijzer.web.errors import PageError
from grenswijzer.web.forms import Form, FormWithRefusals, session_of
from grenswijzer.web.languages import language_of, message
from grenswijzer.web.pages import days_book
from grenswijzer.web.pages.days_book import EARLIEST, MOST_JOBS, Book, begin, book_of, month_days, opened
from grenswijzer.web.pages.days_fill import kinds_of
from grenswijzer.web.pages.days_form import (
    QUICK,
    a_date,
    lines_of,
    minutes_of,
    quick_entries,
    said_of,
    typed_lines,
)
from grenswijzer.web.pages.days_words import (
    Mark,
    day_words,
    long_date,
    marks,
    month_name,
    state_choices,
    weekday_name,
    weekday_names,
    what_choices,
)
from grenswijzer.web.pages.questions import to_name, told_of
from grenswijzer.web.pages.result import page_words
from grenswijzer.web.pages.told import Told
from grenswijzer.web.pages.views import Error
from grenswijzer.web.paths import path_of
from grenswijzer.web.rendering import render

router = APIRouter()

VIEWS = ("calendar", "list")
LONGEST_NAME = 40
START = ("name", "job", "residence", "employer", "first", "last", "hours")
"""The fields of the form that begins a register."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A date of the month. ``is_open``: something may be said about it."""

    day: date
    words: str
    said: str
    marks: tuple[Mark, ...]
    note: str
    is_open: bool
    is_today: bool


@dataclass(frozen=True, slots=True)
class MonthLink:
    """Another month that can be looked at."""

    year: int
    month: int
    name: str


@router.get("/days", name="days")
def days(request: Request) -> Response:
    """The month of today, or the form that begins a register."""
    book = book_of(request)
    if book is None:
        return start(request)
    return to_month(request, *book.near_month())


def to_month(request: Request, year: int, month: int, anchor: str = "") -> Response:
    """Go to a month, as it was looked at last."""
    data = session_of(request).data
    view = data.get("days", {}).get("view", VIEWS[0])
    path = path_of(request, "days_month", language=language_of(request), view=view, year=year, month=month)
    return RedirectResponse(f"{path}#{anchor}" if anchor else path, 303)


# ------------------------------------------------------------------------ beginning


def _from_answers(told: Told) -> dict[str, str]:
    """The form of a new register, with what the questions already know of the first job."""
    found = {"hours": "8", "name": "", "job": "", "residence": "", "employer": "", "first": "", "last": ""}
    found["first"] = f"{days_book.today().year}-01-01"
    for person in range(1, len(told.people) + 1):
        for number in range(1, len(told.jobs(person)) + 1):
            who, facts = told.person(person)
            name, job = told.job(person, number)
            year = told.situation.get("year")
            start = str(job.get("start") or (f"{year}-01-01" if isinstance(year, int) else found["first"]))
            return found | {
                "name": who,
                "job": name,
                "residence": str(facts.get("residence_state") or "").upper(),
                "employer": str(job.get("employer_state") or "").upper(),
                "first": start,
                "last": str(job.get("end") or ""),
            }
    return found


def _start(
    request: Request, texts: Mapping[str, str], errors: Sequence[Error], status: int = 200
) -> Response:
    words = page_words(language_of(request))
    return render(
        request,
        "days_start.html",
        status,
        texts=texts,
        errors=errors,
        wrong={error.id: error.text for error in errors},
        states=state_choices(words, (Country.NL, Country.BE)),
        has_answers=bool(texts.get("job")),
        is_more=book_of(request) is not None,
        hours_kept=f"{request.app.state.settings.session_hours:g}",
    )


@router.get("/days/start", name="days_start")
def start(request: Request) -> Response:
    """The form that begins a register, or adds a job to it."""
    draft = draft_of(request)
    if draft is None:
        return _start(request, _from_answers(told_of(request)), [])
    return _start(request, {name: draft.form.get(name, "") for name in START}, _private(request, draft))


def _private(request: Request, draft: Draft) -> list[Error]:
    """What was left out of a draft because it held an identification number."""
    language = language_of(request)
    text = message(language, "error.private_number")
    return [
        Error(name, message(language, f"days.start_{name}"), text)
        for name in START
        if name in draft.form.refused
    ]


@router.post("/days/start", name="days_begin")
def begun(request: Request, form: FormWithRefusals) -> Response:
    """Begin the register, or say what is wrong."""
    language = language_of(request)
    texts = {name: form.get(name, "").strip() for name in START}
    job, hours, errors = _read_start(texts, form.refused, language)
    book = book_of(request)
    if job is not None and not errors and book is not None:
        if len(book.jobs) >= MOST_JOBS:
            errors = [_error(language, "job", "error_jobs", most=MOST_JOBS)]
        elif any(one.name == job.name for one in book.jobs):
            errors = [_error(language, "job", "error_job_there")]
    if errors or job is None:
        return _start(request, texts, errors, 422)
    begin(request, job, name=texts["name"] or message(language, "days.me"), minutes=hours)
    return to_name(request, "days")


def _error(language: str, name: str, key: str, **facts: Any) -> Error:
    return Error(name, message(language, f"days.start_{name}"), message(language, f"days.{key}", **facts))


def _read_start(
    texts: Mapping[str, str], refused: frozenset[str], language: str
) -> tuple[Employment | None, float, list[Error]]:
    errors = []
    for name in ("name", "job"):
        if name in refused:
            label = message(language, f"days.start_{name}")
            errors.append(Error(name, label, message(language, "error.private_number")))
        elif len(texts[name]) > LONGEST_NAME or (name == "job" and not texts[name]):
            errors.append(_error(language, name, "error_name", most=LONGEST_NAME))
    states = {}
    for name in ("residence", "employer"):
        if texts[name] in Country.__members__ and texts[name] != "NONE":
            states[name] = Country[texts[name]]
        else:
            errors.append(_error(language, name, "error_country"))
    first, last = a_date(texts["first"]), a_date(texts["last"]) if texts["last"] else None
    latest, words = date(days_book.today().year + 1, 12, 31), page_words(language)
    if first is None or not EARLIEST <= first <= latest:
        errors.append(
            _error(language, "first", "error_date", first=words.date(EARLIEST), last=words.date(latest))
        )
    elif texts["last"] and (last is None or last < first):
        errors.append(_error(language, "last", "error_last"))
    hours = minutes_of(texts["hours"]) if ":" in texts["hours"] else (minutes_of(texts["hours"]) or 0) * 60
    if hours is None or not 0 < hours <= 1440:
        errors.append(_error(language, "hours", "error_hours"))
    if errors or first is None or hours is None:
        return None, 0.0, errors
    return Employment("", texts["job"], states["residence"], states["employer"], first, last), hours, []


@router.post("/days/job", name="days_job")
def choose_job(request: Request, form: Form) -> Response:
    """Open the register at another job."""
    book = opened(request)
    if any(one.name == form.get("job") for one in book.jobs):
        book.about["job"] = form["job"]
    return to_name(request, "days")


# ------------------------------------------------------------------------ a month


@router.get("/days/{view}/{year}/{month}", name="days_month")
def month(request: Request, view: str, year: int, month: int) -> Response:
    """A month as a calendar or as a list; both say and do the same."""
    draft = draft_of(request)
    if draft is None:
        return month_page(request, view, year, month)
    return month_page(request, view, year, month, draft.form, draft.form.every("day"))


def month_page(
    request: Request,
    view: str,
    year: int,
    month: int,
    texts: Mapping[str, str] | None = None,
    picked: Sequence[str] = (),
    errors: Sequence[Error] = (),
) -> Response:
    """The month, with the form for several days at once: what stands in it, the ticked dates, and what is wrong.

    Raises :class:`PageError` (404) for a month that the register does not have.
    """
    if view not in VIEWS or not 1 <= month <= 12 or not EARLIEST.year <= year <= days_book.today().year + 1:
        raise PageError(404)
    book = opened(request)
    if book.about.get("view", VIEWS[0]) != view:
        book.about["view"] = view
    words = page_words(language_of(request))
    dates = month_days(year, month)
    known = book.register.current(book.person, book.job.name, dates[0], dates[-1])
    cells = [_cell(day, known.get(day), book, words) for day in dates]
    blanks = dates[0].weekday()
    padded: list[Cell | None] = [None] * blanks + [*cells]
    padded += [None] * (-len(padded) % 7)
    return render(
        request,
        "days_month.html",
        422 if errors else 200,
        book=book,
        view=view,
        views=VIEWS,
        year=year,
        month=month,
        title=f"{month_name(words, month)} {year}",
        weeks=[padded[start : start + 7] for start in range(0, len(padded), 7)],
        cells=cells,
        weekdays=[(name, weekday_name(words, number)) for number, name in enumerate(weekday_names(words))],
        before=_month_link(dates[0] - timedelta(days=1), words),
        after=_month_link(dates[-1] + timedelta(days=1), words),
        years=book.years(),
        months=[(number, month_name(words, number)) for number in range(1, 13)],
        legend=_legend(cells),
        known_count=len(known),
        saved=(book.about.pop("told", None) or {}).get("count"),
        kinds=kinds_of(book, words, ("empty",)),
        hours=words.number(book.minutes / 60, 2),
        texts=texts or {},
        picked=frozenset(picked),
        errors=errors,
        wrong={error.id: error.text for error in errors},
    )


def _month_link(day: date, words: Language) -> MonthLink | None:
    if not EARLIEST.year <= day.year <= days_book.today().year + 1:
        return None
    return MonthLink(day.year, day.month, f"{month_name(words, day.month)} {day.year}")


def _cell(day: date, change: Change | None, book: Book, words: Language) -> Cell:
    entries: tuple[DayEntry, ...] = change.entries if change is not None else ()
    return Cell(
        day,
        long_date(day, words),
        day_words(entries, words),
        tuple(marks(entries, book.job.residence_state, words)),
        "; ".join(entry.evidence for entry in entries if entry.evidence),
        book.holds(day),
        day == days_book.today(),
    )


def _legend(cells: Sequence[Cell]) -> list[Mark]:
    """Kinds of marks that stand in the month, once each."""
    return list({mark.kind: mark for cell in cells for mark in cell.marks}.values())


@router.post("/days/month", name="days_go")
def go(request: Request, form: Form) -> Response:
    """Another month, chosen in a form."""
    opened(request)
    year, month = form.get("year", ""), form.get("month", "")
    if year not in {str(number) for number in range(EARLIEST.year, days_book.today().year + 2)}:
        raise PageError(422, "days.error_month")
    if month not in {str(number) for number in range(1, 13)}:
        raise PageError(422, "days.error_month")
    return to_month(request, int(year), int(month))


# ------------------------------------------------------------------------ a date


def the_day(book: Book, text: str) -> date:
    """The date of a path. Raises :class:`PageError` (404) for none, or one outside the job."""
    day = a_date(text)
    if day is None or not book.holds(day):
        raise PageError(404)
    return day


@router.get("/days/date/{day}", name="days_date")
def one_day(request: Request, day: str) -> Response:
    """What is known of a date, and the form to change it."""
    book = opened(request)
    asked = the_day(book, day)
    draft = draft_of(request)
    if draft is not None:
        lines = typed_lines(draft.form, draft.form.refused, language_of(request))
        return _date(request, book, asked, lines, ())
    known = book.register.current(book.person, book.job.name, asked, asked).get(asked)
    return _date(request, book, asked, lines_of(known.entries if known else ()), ())


def _date(
    request: Request, book: Book, day: date, lines: Sequence[Any], errors: Sequence[Error], status: int = 200
) -> Response:
    words = page_words(language_of(request))
    known = book.register.current(book.person, book.job.name, day, day).get(day)
    job = book.job
    return render(
        request,
        "days_date.html",
        status,
        book=book,
        day=day,
        title=long_date(day, words),
        said=day_words(known.entries if known else (), words),
        lines=lines,
        errors=errors,
        choices=what_choices(words, day),
        states=state_choices(words, (job.employer_state, job.residence_state)),
        quick=[name for name in QUICK if name != "half" or job.employer_state is not job.residence_state],
        facts={
            "work": words.member(job.employer_state),
            "home": words.member(job.residence_state),
            "hours": words.number(book.minutes / 60, 2),
        },
        before=day - timedelta(days=1) if book.holds(day - timedelta(days=1)) else None,
        after=day + timedelta(days=1) if book.holds(day + timedelta(days=1)) else None,
    )


@router.post("/days/date/{day}", name="days_say")
def said(request: Request, day: str, form: FormWithRefusals) -> Response:
    """Keep what was said of a date; what is wrong is said beside it."""
    book = opened(request)
    asked = the_day(book, day)
    if "quick" in form:
        entries = quick_entries(form["quick"], book)
        if entries is None:
            raise PageError(422)
        book.record({asked: entries})
        return to_month(request, asked.year, asked.month, f"d{asked.day}")
    found = said_of(form, form.refused, book, page_words(language_of(request)))
    if found.errors:
        return _date(request, book, asked, found.lines, found.errors, 422)
    book.record({asked: found.entries})
    following = asked + timedelta(days=1)
    if form.get("then") == "next" and book.holds(following):
        return to_name(request, "days_date", day=following.isoformat())
    return to_month(request, asked.year, asked.month, f"d{asked.day}")
