"""Reading days from a file: CSV, XLSX or iCalendar, told apart by name and content.

Nothing is imported from a file that is half bad: every bad row is listed and the reader gives up.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from grenswijzer.days.day import AT_HOME, MINUTES_A_DAY, PLANNED
from grenswijzer.engine.errors import file_reason
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register.store import LONGEST_NOTE, DayEntry
from grenswijzer.register.transfer.problems import CHOICES, FileProblem, RowWords, TransferError
from grenswijzer.register.transfer.words import choice, tidy, words
from grenswijzer.situation.problems import shown

LARGEST_FILE = 5_000_000
LARGEST_UNPACKED = 40_000_000
MOST_MEMBERS = 1_000
MOST_ROWS = 50_000
MOST_COLUMNS = 100
WORK_DAY = 480.0
"""Minutes of a work day, for a file that tells days and no times, where nobody says how long the job's are."""

YES = frozenset(("yes", "ja", "oui", "true", "1", "x"))
NO = frozenset(("", "no", "nee", "non", "nein", "false", "0"))
_MIDNIGHT = re.compile(r"[t ]00:00(:00)?$")
"""The time that programs put behind a date of which no time is known."""

DATE_FORMATS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y%m%d")

UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What reading a broken, locked or foreign spreadsheet can raise: the libraries check little before they use it."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet program; a note is never one."""

Days = dict[date, list[DayEntry]]


def read_days(
    file: Path,
    *,
    residence: Country,
    employer: Country,
    first: date,
    last: date,
    zone: str = "Europe/Amsterdam",
    work_day: float = WORK_DAY,
) -> Days:
    """The days a file tells between ``first`` and ``last``.

    ``residence`` and ``employer`` are where "home" and "office" are. ``zone`` is where the person lives: times in
    other zones become local ones. ``work_day``: minutes of a day that is told without times. Raises
    :class:`TransferError`.
    """
    try:
        content = file.read_bytes() if file.stat().st_size <= LARGEST_FILE else None
    except OSError as error:
        raise TransferError("not_read", file=file, reason=file_reason(error)) from error
    if content is None:
        raise TransferError("file_too_large", file=file, most=LARGEST_FILE // 1_000_000)
    return days_in(
        content,
        residence=residence,
        employer=employer,
        first=first,
        last=last,
        zone=zone,
        work_day=work_day,
    )


def days_in(
    content: bytes,
    *,
    residence: Country,
    employer: Country,
    first: date,
    last: date,
    zone: str = "Europe/Amsterdam",
    work_day: float = WORK_DAY,
) -> Days:
    """The days that the content of a file tells, as :func:`read_days` reads them."""
    if len(content) > LARGEST_FILE:
        raise TransferError("too_large", most=LARGEST_FILE // 1_000_000)
    if content.lstrip()[:15].upper() == b"BEGIN:VCALENDAR":
        from grenswijzer.register.transfer.calendars import calendar_file_days

        return calendar_file_days(content, residence, employer, first, last, zone, work_day)
    rows = _sheet_rows(content) if content[:4] == b"PK\x03\x04" else _csv_rows(content)
    found = _table_days(rows, residence, employer, work_day)
    return {day: entries for day, entries in sorted(found.items()) if first <= day <= last}


def _csv_rows(content: bytes) -> list[list[Any]]:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise TransferError("encoding")
    if "\0" in text:
        raise TransferError("no_text")
    lines = text.splitlines()
    if lines and lines[0].strip().strip('"').lower().startswith("sep="):
        # a word to Excel on how to read the rest; an empty line in its place keeps the numbers of the rows
        lines[0] = ""
        text = text[text.index("\n") :] if "\n" in text else ""
    heading = next((line for line in lines if line.strip()), "")
    delimiter = max(";,\t", key=heading.count)
    try:
        reader = csv.reader(io.StringIO(text), delimiter=delimiter)
        return [row[:MOST_COLUMNS] for row in islice(reader, MOST_ROWS + 1)]
    except csv.Error as error:
        raise TransferError("table") from error


def _sheet_rows(content: bytes) -> list[list[Any]]:
    try:
        _look_inside(content)
        from openpyxl import load_workbook

        rows = []
        for computed in (True, False):
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=computed)
            # a sheet may say that it is wider and longer than its cells, to the edge of what a sheet can be
            cells = book.worksheets[0].iter_rows(
                values_only=True, max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS
            )
            rows.append([list(row) for row in cells])
            book.close()
    except UNREADABLE as error:
        raise TransferError("sheet") from error
    return [
        [
            _Formula(str(text)) if value is None and text is not None else value
            for value, text in zip(*pair, strict=True)
        ]
        for pair in zip(*rows, strict=True)
    ]


class _Formula(str):
    """A cell whose formula was never worked out; a program has to open and save the file first."""


def _look_inside(content: bytes) -> None:
    """Refuse a file that is small but unpacks to a flood, or that declares entities: spreadsheets have neither."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        if len(members) > MOST_MEMBERS or sum(info.file_size for info in members) > LARGEST_UNPACKED:
            raise TransferError("sheet_too_large")
        for info in members:
            if not info.filename.lower().endswith((".xml", ".rels", ".vml")):
                continue
            # without its zero bytes, UTF-16 reads as the letters it holds
            text = archive.read(info).replace(b"\0", b"").upper()
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise TransferError("entities")


def _columns(heading: Sequence[Any]) -> dict[str, int]:
    known = words("columns")
    found: dict[str, int] = {}
    for position, cell in enumerate(heading):
        name = known.get(tidy(cell))
        if name and name not in found:
            found[name] = position
    return found


def _table_days(rows: list[list[Any]], residence: Country, employer: Country, work_day: float) -> Days:
    start = next((i for i, row in enumerate(rows) if any(tidy(cell) for cell in row)), None)
    if start is None:
        raise TransferError("empty")
    columns = _columns(rows[start])
    if "date" not in columns or not {"country", "activity", "status"} & set(columns):
        raise TransferError("columns", given=[shown(str(cell)) for cell in rows[start] if cell])
    if len(rows) > MOST_ROWS:
        raise TransferError("too_many_rows", most=MOST_ROWS)
    problems: list[FileProblem] = []
    days: Days = {}
    has_times = not {"minutes", "hours"}.isdisjoint(columns)
    for number, row in enumerate(rows[start + 1 :], start + 2):
        cells = {name: row[position] for name, position in columns.items() if position < len(row)}
        if not any(tidy(cell) for cell in cells.values()):
            continue
        reader = _Row(number, cells, problems, has_times)
        day, entry = reader.date(), reader.entry(residence, employer)
        if day is not None and entry is not None:
            days.setdefault(day, []).append(entry)
    if not has_times:
        days = {day: _whole_day(entries, work_day) for day, entries in days.items()}
    for day, entries in days.items():
        total = sum(entry.minutes for entry in entries)
        if total > MINUTES_A_DAY:
            given = RowWords("given_minutes", minutes=total)
            problems.append(FileProblem(0, str(day), given, RowWords("allowed_at_most", most=MINUTES_A_DAY)))
    if problems:
        raise TransferError("bad_rows", count=len(problems), problems=problems)
    return days


def _whole_day(entries: list[DayEntry], work_day: float) -> list[DayEntry]:
    """The entries of a date in a table without times: together a work day, as in a calendar."""
    sharing = sum(entry.pay_status in PLANNED for entry in entries)
    return [
        replace(entry, minutes=work_day / sharing) if entry.pay_status in PLANNED else entry
        for entry in entries
    ]


KINDS: Mapping[str, Any] = {"country": Country, "activity": Activity, "status": PayStatus}
"""The columns of words, and what their words are."""


@dataclass(slots=True)
class _Row:
    number: int
    cells: Mapping[str, Any]
    problems: list[FileProblem]
    has_times: bool

    def __post_init__(self) -> None:
        """Put a word where it belongs: people write "leave" under activity, and "home" under place."""
        cells = dict(self.cells)
        for field, kind in KINDS.items():
            word = cells.get(field)
            if not tidy(word) or choice(kind, word) is not None:
                continue
            for other, its_kind in KINDS.items():
                if not tidy(cells.get(other)) and choice(its_kind, word) is not None:
                    cells[other], cells[field] = word, None
                    break
        self.cells = cells

    def refuse(self, field: str, expected: RowWords) -> None:
        self.problems.append(FileProblem(self.number, field, str(self.cells.get(field) or ""), expected))

    def date(self) -> date | None:
        value = self.cells.get("date")
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = _MIDNIGHT.sub("", tidy(value))
        for form in DATE_FORMATS:
            try:
                return datetime.strptime(text, form).date()
            except ValueError:
                continue
        self.refuse("date", RowWords("allowed_date"))
        return None

    def entry(self, residence: Country, employer: Country) -> DayEntry | None:
        before = len(self.problems)
        for field, value in self.cells.items():
            if isinstance(value, _Formula):
                self.refuse(field, RowWords("allowed_value"))
        activity = self._choice("activity", Activity, Activity.NONE)
        status = self._choice("status", PayStatus, PayStatus.WORKED)
        home = residence if activity in AT_HOME else employer
        worked = status is PayStatus.WORKED
        country = self._choice("country", Country, home if worked else Country.NONE)
        planned = self._choice(
            "planned_country", Country, employer if status in PLANNED and not worked else Country.NONE
        )
        minutes = self._minutes(status)
        note, continues = self._note(), self._yes("continues_shift")
        if len(self.problems) > before:
            return None
        if worked and activity is Activity.NONE:
            activity = Activity.OTHER_WORK
        return DayEntry(country, minutes, activity, status, planned, note, continues)

    def _yes(self, field: str) -> bool:
        written = tidy(self.cells.get(field))
        if written in YES:
            return True
        if written not in NO:
            self.refuse(field, RowWords("allowed_yes_no"))
        return False

    def _note(self) -> str:
        note = str(self.cells.get("evidence") or "").strip()
        if note[:1] == "'" and note[1:].startswith(FORMULA_STARTS):
            note = note[1:]  # as we write it ourselves, so that no program takes it for a formula
        if len(note) > LONGEST_NOTE:
            self.refuse("evidence", RowWords("allowed_note", most=LONGEST_NOTE))
        return note

    def _choice(self, field: str, kind: Any, otherwise: Any) -> Any:
        value = self.cells.get(field)
        if not tidy(value):
            return otherwise
        found = choice(kind, value)
        if found is None:
            self.refuse(field, CHOICES[kind])
            return otherwise
        return found

    def _minutes(self, status: PayStatus) -> float:
        for field, factor in (("minutes", 1.0), ("hours", 60.0)):
            value = self.cells.get(field)
            if value is None or not tidy(value):
                continue
            number = _number(value)
            if number is None or not 0 <= number * factor <= MINUTES_A_DAY:
                self.refuse(field, RowWords("allowed_up_to", most=MINUTES_A_DAY / factor))
                return 0.0
            return number * factor
        if status in PLANNED and self.has_times:
            self.refuse("minutes", RowWords("allowed_duration"))
        return 0.0


def _number(value: Any) -> float | None:
    """A number as a sheet or person writes it: 7.5, 7,5 or 7:30."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, time):
        return value.hour + value.minute / 60
    written = tidy(value).removesuffix("h").removesuffix("u").strip()
    parts = written.split(":")
    try:
        if len(parts) == 2:
            return int(parts[0]) + int(parts[1]) / 60
        number = float(written.replace(",", "."))
    except ValueError:
        return None
    return number if number == number and abs(number) != float("inf") else None
