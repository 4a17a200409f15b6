"""Several days of the register entered in one go: those that are ticked, and those of a stretch."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from grenswijzer.web.forms import Fields, Form
from grenswijzer.web.languages import language_of, message
from grenswijzer.web.pages.days import month_page, to_month
from grenswijzer.web.pages.days_book import Book, opened
from grenswijzer.web.pages.days_fill import LONGEST, Wrong, allowed_dates, entries_for
from grenswijzer.web.pages.days_form import a_date
from grenswijzer.web.pages.views import Error

router = APIRouter()

SATURDAY = 5


@router.post("/days/{view}/{year}/{month}", name="days_several")
def several(request: Request, view: str, year: int, month: int, form: Form) -> Response:
    """Say the same of every chosen day, or what is wrong; what stood there stays in the history."""
    book, language = opened(request), language_of(request)
    dates, errors = _dates(form, book, language)
    entries = entries_for(form.get("what", ""), form.get("minutes", "").strip(), book, language, ("empty",))
    if isinstance(entries, Wrong):
        part = "what" if entries.part == "day" else entries.part
        errors.append(_error(part, "what_did" if part == "what" else part, entries.text, language))
    if isinstance(entries, Wrong) or errors:
        return month_page(request, view, year, month, form, form.every("day"), errors)
    book.about["told"] = {"count": book.record(dict.fromkeys(sorted(dates), entries))}
    return to_month(request, year, month)


def _error(part: str, label: str, text: str, language: str) -> Error:
    return Error(f"several-{part}", message(language, f"days.{label}"), text)


def _dates(form: Fields, book: Book, language: str) -> tuple[set[date], list[Error]]:
    """The ticked dates and those of the stretch; without its weekends where they were not asked for."""
    ticked = [a_date(text) for text in form.every("day")]
    found = {day for day in ticked if day is not None and book.holds(day)}
    errors = []
    if len(found) < len(set(ticked)):
        errors.append(_error("first", "day", allowed_dates(book, language), language))
    told = {name: form.get(name, "").strip() for name in ("first", "last")}
    if not any(told.values()):
        if not ticked:
            errors.append(_error("first", "day", message(language, "days.error_no_days"), language))
        return found, errors
    first, last = a_date(told["first"]), a_date(told["last"])
    errors += [
        _error(name, f"week_{name}", allowed_dates(book, language), language)
        for name, day in (("first", first), ("last", last))
        if day is None or not book.holds(day)
    ]
    if errors or first is None or last is None:
        return found, errors
    if not 0 <= (last - first).days < LONGEST:
        text = message(language, "days.error_stretch", most=LONGEST)
        return found, [_error("last", "week_last", text, language)]
    stretch = (first + timedelta(days=number) for number in range((last - first).days + 1))
    chosen = {day for day in stretch if "weekend" in form or day.weekday() < SATURDAY}
    if not found | chosen:
        errors.append(_error("first", "day", message(language, "days.error_no_days"), language))
    return found | chosen, errors
