"""Days written to a file that others can read: CSV, XLSX, JSON or iCalendar, told apart by the file's name."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from icalendar import Calendar, Event

from grenswijzer.engine.errors import file_reason
from grenswijzer.law.types import PayStatus
from grenswijzer.register.store import Change
from grenswijzer.register.transfer.calendars import OWN_DAY
from grenswijzer.register.transfer.problems import TransferError
from grenswijzer.register.transfer.reading import FORMULA_STARTS

HEADING = (
    "date",
    "country",
    "minutes",
    "activity",
    "status",
    "planned_country",
    "evidence",
    "continues_shift",
    "entered_at",
    "origin",
)


def write_days(changes: Mapping[date, Change], file: Path, now: datetime) -> None:
    """Write the days to a new file, whole or not at all.

    Raises :class:`TransferError` for a name that ends in something else than csv, xlsx, json or ics, a file that is
    there already, or a place that cannot be written.
    """
    _maker(file.suffix, file.name)
    if file.exists():
        raise TransferError("exists", file=file)
    content = days_file(changes, file.suffix, now)
    temporary = file.with_name(file.name + ".part")
    try:
        temporary.write_bytes(content)
        temporary.replace(file)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise TransferError("not_written", file=file, reason=file_reason(error)) from error


def days_file(changes: Mapping[date, Change], suffix: str, now: datetime) -> bytes:
    """The days as the bytes of a file. ``suffix``: .csv, .xlsx, .json or .ics; :class:`TransferError` for another."""
    return _maker(suffix, suffix)(changes, now)


def _maker(suffix: str, name: str) -> Callable[[Mapping[date, Change], datetime], bytes]:
    makers = {".csv": _csv, ".xlsx": _xlsx, ".json": _json, ".ics": _ics}
    maker = makers.get(suffix.lower())
    if maker is None:
        raise TransferError("ending", name=name, allowed=list(makers))
    return maker


def _rows(changes: Mapping[date, Change]) -> list[tuple[Any, ...]]:
    return [
        (
            day,
            entry.country.name,
            entry.minutes,
            entry.activity.name.lower(),
            entry.pay_status.name.lower(),
            entry.planned_country.name,
            entry.evidence,
            "yes" if entry.continues_shift else "",
            change.entered_at.isoformat(timespec="seconds"),
            change.origin,
        )
        for day, change in sorted(changes.items())
        for entry in change.entries
    ]


def _none(value: Any) -> Any:
    """NONE is an empty cell; a note that looks like a formula is shown as text."""
    if value in ("NONE", "none"):
        return ""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return value


def _csv(changes: Mapping[date, Change], now: datetime) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADING)
    for row in _rows(changes):
        writer.writerow([_none(f"{value:g}" if isinstance(value, float) else str(value)) for value in row])
    return text.getvalue().encode("utf-8")


def _json(changes: Mapping[date, Change], now: datetime) -> bytes:
    rows = [dict(zip(HEADING, (str(row[0]), *row[1:]), strict=True)) for row in _rows(changes)]
    return json.dumps({"written_at": now.isoformat(), "days": rows}, ensure_ascii=False, indent=1).encode(
        "utf-8"
    )


def _xlsx(changes: Mapping[date, Change], now: datetime) -> bytes:
    import xlsxwriter

    content = io.BytesIO()
    book = xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet("days")
    head, dates = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, HEADING, head)
    for number, row in enumerate(_rows(changes), 1):
        sheet.write_datetime(number, 0, datetime.combine(row[0], datetime.min.time()), dates)
        for column, value in enumerate(row[1:], 1):
            if isinstance(value, float):
                sheet.write_number(number, column, value)
            else:
                sheet.write_string(number, column, "" if value in ("NONE", "none") else str(value))
    sheet.set_column(0, len(HEADING) - 1, 16)
    sheet.freeze_panes(1, 0)
    book.close()
    return content.getvalue()


def _ics(changes: Mapping[date, Change], now: datetime) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Grenswijzer//register//EN")
    calendar.add("version", "2.0")
    for day, change in sorted(changes.items()):
        for number, entry in enumerate(change.entries):
            event = Event()
            told = entry.activity if entry.pay_status is PayStatus.WORKED else entry.pay_status
            country = entry.country or entry.planned_country
            minutes = f"{entry.minutes:g} min" if entry.minutes else ""
            words = (told.name.lower().replace("_", " "), country.name if country else "", minutes)
            event.add("summary", " ".join(word for word in words if word))
            event.add("dtstart", day)
            event.add("dtend", day + timedelta(days=1))
            event.add("dtstamp", now)
            if entry.evidence:
                event.add("description", entry.evidence)
            written = (entry.country, entry.activity, entry.pay_status, entry.planned_country)
            parts = [repr(entry.minutes), *(value.name.lower() for value in written)]
            event.add(OWN_DAY, "/".join([*parts, *(["continues"] if entry.continues_shift else [])]))
            event.add("uid", f"{hashlib.sha256(f'{day}/{number}'.encode()).hexdigest()[:24]}@grenswijzer")
            calendar.add_component(event)
    return bytes(calendar.to_ical())
