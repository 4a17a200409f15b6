"""Files in and out of a visit's register: an import that is shown before it is done, exports, and the dossier."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.util import find_spec

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import grenswijzer
from grenswijzer.answers.dossier import DossierError, make_dossier
from grenswijzer.answers.dossier_page import dossier_file
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register import DayEntry
from grenswijzer.register.transfer import TransferError, days_file, days_in, plan_import
from grenswijzer.web.errors import PageError
from grenswijzer.web.forms import Form
from grenswijzer.web.languages import language_of, message
from grenswijzer.web.pages import days_book
from grenswijzer.web.pages.days_book import Book, opened
from grenswijzer.web.pages.days_words import day_words
from grenswijzer.web.pages.questions import to_name
from grenswijzer.web.pages.result import XLSX, page_words
from grenswijzer.web.rendering import render
from grenswijzer.web.turns import in_long_turn

router = APIRouter()

MOST_DATES = 1500
"""Dates one file may bring: four years."""

MOST_SHOWN = 400
"""Dates of a preview that are written out; the rest is counted."""

MOST_PROBLEMS = 100
LARGEST_PREVIEW = 400_000
"""Characters of a preview that a visit keeps until it is confirmed."""

EXPORTS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": XLSX,
    "json": "application/json",
    "ics": "text/calendar; charset=utf-8",
}
DOSSIERS = {"html": "text/html; charset=utf-8", "pdf": "application/pdf"}


@dataclass(frozen=True, slots=True)
class Planned:
    """A date of a preview: what the file says, what the register says now, and whether it is new."""

    day: str
    said: str
    known: str
    is_new: bool


@router.get("/days/files", name="days_files")
def files(request: Request) -> Response:
    """Files in and out."""
    return _page(request, opened(request), "", [])


def _page(request: Request, book: Book, problem: str, rows: Sequence[str], status: int = 200) -> Response:
    return render(
        request,
        "days_files.html",
        status,
        book=book,
        problem=problem,
        rows=rows,
        exports=tuple(EXPORTS),
        # of a year to come there are only plans, which are no dossier
        years=[year for year in book.years() if year <= days_book.today().year],
        has_pdf=has_pdf(),
    )


def has_pdf() -> bool:
    """The extra that writes PDF is installed."""
    return find_spec("weasyprint") is not None


# ------------------------------------------------------------------------ import


@router.post("/days/upload", name="days_upload")
def uploaded(request: Request, form: Form) -> Response:
    """Read a file and show what it would change; nothing is changed yet."""
    book, language = opened(request), language_of(request)
    file = form.files.get("file")
    content = file.file.read() if file is not None else b""
    if file is None or not content:
        return _page(request, book, message(language, "days.file_none"), [], 422)
    try:
        days = days_in(
            content,
            residence=book.job.residence_state,
            employer=book.job.employer_state,
            first=book.job.first_day,
            last=book.last,
            zone=str(days_book.ZONE),
            work_day=book.minutes,
        )
    except TransferError as error:
        return _refused(request, book, error)
    private = [
        day
        for day, entries in days.items()
        if any(grenswijzer.holds_private_number(one.evidence) for one in entries)
    ]
    if private:
        return _page(request, book, message(language, "error.private_number"), [], 422)
    if not days:
        return _page(request, book, message(language, "days.file_no_days", **_span(book, language)), [], 422)
    packed = _packed(days)
    if len(days) > MOST_DATES or len(packed) > LARGEST_PREVIEW:
        return _page(request, book, message(language, "days.file_too_many", most=MOST_DATES), [], 422)
    name = (file.filename or "").replace("\\", "/").rpartition("/")[2][:100]
    origin = "file" if grenswijzer.holds_private_number(name) else name
    book.about["import"] = {"job": book.job.name, "origin": origin, "days": packed}
    return to_name(request, "days_preview")


def _span(book: Book, language: str) -> dict[str, str]:
    """From when to when days are taken from a file."""
    words = page_words(language)
    return {"first": words.date(book.job.first_day), "last": words.date(book.last)}


def _refused(request: Request, book: Book, error: TransferError) -> Response:
    """Why a file was not taken, with every bad row."""
    language = language_of(request)
    if not error.problems:
        text = message(language, "days.file_unreadable", reason=error.message(language))
        return _page(request, book, text, [], 422)
    rows = [problem.message(language) for problem in error.problems[:MOST_PROBLEMS]]
    more = len(error.problems) - len(rows)
    if more:
        rows.append(message(language, "days.more_rows", count=more))
    text = message(language, "days.file_bad_rows", count=len(error.problems))
    return _page(request, book, text, rows, 422)


def _packed(days: Mapping[date, Sequence[DayEntry]]) -> str:
    """The days of a preview as one text: a visit's data limits rows, which this is not."""
    return json.dumps(
        [
            [
                day.isoformat(),
                [
                    [
                        one.country.name,
                        one.minutes,
                        one.activity.name,
                        one.pay_status.name,
                        one.planned_country.name,
                        one.evidence,
                        one.continues_shift,
                    ]
                    for one in entries
                ],
            ]
            for day, entries in days.items()
        ],
        separators=(",", ":"),
        ensure_ascii=False,
    )


def _unpacked(text: str) -> dict[date, tuple[DayEntry, ...]]:
    return {
        date.fromisoformat(day): tuple(
            DayEntry(
                Country[country],
                minutes,
                Activity[activity],
                PayStatus[status],
                Country[planned],
                note,
                night,
            )
            for country, minutes, activity, status, planned, note, night in entries
        )
        for day, entries in json.loads(text)
    }


def _waiting(book: Book) -> tuple[str, dict[date, tuple[DayEntry, ...]]] | None:
    """Origin and days of the import that waits for a yes, for the job that is open."""
    told = book.about.get("import")
    if not isinstance(told, dict) or told.get("job") != book.job.name:
        return None
    return str(told["origin"]), _unpacked(told["days"])


@router.get("/days/preview", name="days_preview")
def preview(request: Request) -> Response:
    """What a file would change."""
    book = opened(request)
    waiting = _waiting(book)
    if waiting is None:
        return to_name(request, "days_files")
    words = page_words(language_of(request))
    origin, days = waiting
    plan = plan_import(book.register, book.person, book.job.name, days)
    known = book.register.current(book.person, book.job.name, min(days), max(days))
    found = [
        Planned(
            words.date(day),
            day_words(days[day], words),
            day_words(known[day].entries if day in known else (), words),
            day not in known,
        )
        for day in sorted((*plan.new, *plan.changed))
    ]
    # where only the note is another the two columns would say the same
    changes = [one for one in found if one.said != one.known]
    shown = changes[:MOST_SHOWN]
    return render(
        request,
        "days_preview.html",
        book=book,
        origin=origin,
        shown=shown,
        more=len(changes) - len(shown),
        notes=len(found) - len(changes),
        span=message(words.code, "days.preview_span", **_span(book, words.code)),
        counts={"new": len(plan.new), "changed": len(plan.changed), "same": len(plan.same)},
    )


@router.post("/days/preview", name="days_import")
def imported(request: Request, form: Form) -> Response:
    """Do what the preview showed, or forget it."""
    book = opened(request)
    waiting = _waiting(book)
    if waiting is None or "no" in form:
        book.about.pop("import", None)
        return to_name(request, "days_files")
    origin, days = waiting
    count = book.record({day: entries for day, entries in days.items() if book.holds(day)}, origin)
    book.about.pop("import", None)
    book.about["told"] = {"count": count}
    return to_name(request, "days")


# ------------------------------------------------------------------------ export and dossier


def _attached(content: bytes, kind: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=headers)


@router.get("/days/export.{suffix}", name="days_export")
def export(request: Request, suffix: str) -> Response:
    """All days as a file for others, or to open here again."""
    if suffix not in EXPORTS:
        raise PageError(404)
    book = opened(request)
    known = book.register.current(book.person, book.job.name, book.job.first_day, book.last)
    content = days_file(known, f".{suffix}", datetime.now(UTC))
    return _attached(content, EXPORTS[suffix], f"grenswijzer-days.{suffix}")


@router.get("/days/dossier/{year}.{suffix}", name="days_dossier")
@in_long_turn
def dossier(request: Request, year: int, suffix: str) -> Response:
    """The year on paper: calendars, totals under each rule, history, checksum."""
    book = opened(request)
    if suffix not in DOSSIERS or year not in book.years() or (suffix == "pdf" and not has_pdf()):
        raise PageError(404)
    history = book.register.history(book.person, book.job.name, date(year - 1, 1, 1), date(year + 1, 12, 31))
    language = language_of(request)
    if not any(change.date.year == year for change in history):
        return _page(request, book, message(language, "days.dossier_none", year=year), [], 422)
    try:
        made = make_dossier(book.on_paper, history, year, written_on=days_book.today(), language=language)
        content = dossier_file(made, f".{suffix}")
    except (DossierError, grenswijzer.NotLawError) as error:
        text = message(language, "days.dossier_cannot", year=year, reason=error.message(language))
        return _page(request, book, text, [], 422)
    return _attached(content, DOSSIERS[suffix], f"grenswijzer-{year}.{suffix}")
