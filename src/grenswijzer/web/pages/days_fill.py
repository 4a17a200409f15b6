"""A week that repeats, written out over a stretch of the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from grenswijzer.answers.language import Language
from grenswijzer.register import DayEntry, filled_days
from grenswijzer.register.forecast import free_dates
from grenswijzer.web.drafts import draft_of
from grenswijzer.web.forms import Form
from grenswijzer.web.languages import language_of, message
from grenswijzer.web.pages import days_book
from grenswijzer.web.pages.days_book import Book, opened
from grenswijzer.web.pages.days_form import a_date, minutes_of, quick_entries
from grenswijzer.web.pages.days_words import Choice, weekday_name
from grenswijzer.web.pages.questions import to_name
from grenswijzer.web.pages.result import page_words
from grenswijzer.web.pages.views import Error
from grenswijzer.web.rendering import render

router = APIRouter()

KINDS = ("work", "home", "half", "leave")
"""What a weekday can be; nothing chosen leaves the weekday alone."""

LONGEST = 800
"""Dates of one stretch: somewhat over two years."""

ORIGIN = "filled from a week"


@router.get("/days/week", name="days_week")
def week(request: Request) -> Response:
    """The form for a week."""
    book = opened(request)
    start = max(book.job.first_day, date(days_book.today().year, 1, 1))
    first = min(start, book.last)
    last = min(book.last, date(first.year, 12, 31))
    texts = {"first": first.isoformat(), "last": last.isoformat(), "holidays": "yes"}
    texts |= {f"day.{number}": "work" for number in range(5)}
    draft = draft_of(request)
    if draft is not None:
        texts = dict(draft.form)
    return _page(request, book, texts, [])


def _page(
    request: Request, book: Book, texts: Mapping[str, str], errors: Sequence[Error], status: int = 200
) -> Response:
    words = page_words(language_of(request))
    return render(
        request,
        "days_week.html",
        status,
        book=book,
        texts=texts,
        errors=errors,
        wrong={error.id: error.text for error in errors},
        weekdays=[(number, weekday_name(words, number)) for number in range(7)],
        kinds=kinds_of(book, words),
        hours=words.number(book.minutes / 60, 2),
        state=words.member(book.job.employer_state),
        has_holidays=bool(free_dates(book.job.employer_state, date(2026, 1, 1), date(2026, 12, 31))),
    )


def kinds_of(book: Book, words: Language, more: Sequence[str] = ()) -> list[Choice]:
    """What a whole day can be in this job, in words; ``more``: kinds beside those of a week."""
    job = book.job
    facts = {"work": words.member(job.employer_state), "home": words.member(job.residence_state)}
    return [
        Choice(kind, message(words.code, f"days.kind_{kind}", **facts))
        for kind in (*KINDS, *more)
        if kind != "half" or job.employer_state is not job.residence_state
    ]


@router.post("/days/week", name="days_fill")
def filled(request: Request, form: Form) -> Response:
    """Write the week out, or say what is wrong."""
    book, language = opened(request), language_of(request)
    first, last = a_date(form.get("first", "")), a_date(form.get("last", ""))
    errors = [
        Error(name, message(language, f"days.week_{name}"), allowed_dates(book, language))
        for name, day in (("first", first), ("last", last))
        if day is None or not book.holds(day)
    ]
    if first and last and not errors and not 0 <= (last - first).days < LONGEST:
        text = message(language, "days.error_stretch", most=LONGEST)
        errors.append(Error("last", message(language, "days.week_last"), text))
    chosen, wrong = _chosen(form, book, language)
    errors += wrong
    if not errors and not chosen:
        label = weekday_name(page_words(language), 0)
        errors.append(Error("day-0", label, message(language, "days.error_week_empty")))
    if errors or first is None or last is None:
        return _page(request, book, dict(form), errors, 422)
    known = () if "again" in form else book.register.current(book.person, book.job.name, first, last)
    found = filled_days(chosen, first, last, known, None)
    if "holidays" in form:
        free = free_dates(book.job.employer_state, first, last)
        found = {day: entries for day, entries in found.items() if day not in free}
    count = book.record(found, ORIGIN)
    book.about["told"] = {"count": count}
    return to_name(request, "days")


def allowed_dates(book: Book, language: str) -> str:
    """Between which dates something may be said in this job."""
    words = page_words(language)
    first, last = words.date(book.job.first_day), words.date(book.last)
    return message(language, "days.error_between", first=first, last=last)


def _chosen(
    form: Mapping[str, str], book: Book, language: str
) -> tuple[dict[int, tuple[DayEntry, ...]], list[Error]]:
    """Weekday to what is done on it; minutes of its own where they were told."""
    words = page_words(language)
    found: dict[int, tuple[DayEntry, ...]] = {}
    errors = []
    for number in range(7):
        kind, text = form.get(f"day.{number}", ""), form.get(f"minutes.{number}", "").strip()
        if not kind:
            continue
        read = entries_for(kind, text, book, language)
        if isinstance(read, Wrong):
            errors.append(Error(f"{read.part}-{number}", weekday_name(words, number), read.text))
        else:
            found[number] = read
    return found, errors


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a day: in which ``part`` of the form (day or minutes), and why."""

    part: str
    text: str


def entries_for(
    kind: str, text: str, book: Book, language: str, more: Sequence[str] = ()
) -> tuple[DayEntry, ...] | Wrong:
    """A whole day of a kind, with the minutes that ``text`` gives; without it as long as a work day is."""
    entries = quick_entries(kind, book) if kind in (*KINDS, *more) else None
    if entries is None:
        return Wrong("day", message(language, "days.error_what"))
    minutes = minutes_of(text) if text else book.minutes
    if minutes is None or not 0 < minutes <= 1440:
        return Wrong("minutes", message(language, "days.error_minutes", given=text[:20], most=1440))
    # two halves share the minutes
    return tuple(replace(entry, minutes=minutes / len(entries)) for entry in entries)
