"""What somebody says of a date in a form: read, checked in full, and said what is wrong beside the field."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from grenswijzer import holds_private_number
from grenswijzer.answers.language import Language
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register import AT_HOME, FREE, MINUTES_A_DAY, DayEntry
from grenswijzer.web.errors import PageError
from grenswijzer.web.languages import message
from grenswijzer.web.pages.days_book import Book
from grenswijzer.web.pages.views import Error

MOST_PARTS = 6
"""Parts of one date that the form has room for; a file can bring more."""

LONGEST_NOTE = 500
PARTS = ("what", "country", "minutes", "note")


@dataclass(frozen=True, slots=True)
class Line:
    """One part of a date as the form shows it: what stands in each field, and what is wrong with it."""

    number: int
    what: str = ""
    country: str = ""
    minutes: str = ""
    note: str = ""
    night: bool = False
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """What a form came to: the entries when all is well, else what is wrong."""

    entries: tuple[DayEntry, ...]
    lines: tuple[Line, ...]
    errors: tuple[Error, ...]


def lines_of(entries: Sequence[DayEntry]) -> tuple[Line, ...]:
    """The parts of a date as they are known, and one empty."""
    found = [
        Line(
            number,
            (entry.activity if entry.pay_status is PayStatus.WORKED else entry.pay_status).name.lower(),
            (entry.planned_country or entry.country).name if entry.planned_country or entry.country else "",
            f"{entry.minutes:g}" if entry.minutes else "",
            entry.evidence,
            entry.continues_shift,
        )
        for number, entry in enumerate(entries, 1)
    ]
    for number in range(len(found) + 1, min(max(MOST_PARTS, len(found)), max(2, len(found) + 1)) + 1):
        found.append(Line(number))
    return tuple(found)


def said_of(form: Mapping[str, str], refused: frozenset[str], book: Book, words: Language) -> Said:
    """Read the form of a date. Raises :class:`PageError` (422) for a form without parts."""
    numbers = _numbers(form)
    if not numbers:  # a date is emptied by a form with empty parts, never by one without any
        raise PageError(422)
    told = [number for number in numbers if any(form.get(f"{part}.{number}", "").strip() for part in PARTS)]
    entries: list[DayEntry] = []
    lines: list[Line] = []
    for number in numbers:
        texts = {part: form.get(f"{part}.{number}", "").strip() for part in PARTS}
        night = f"night.{number}" in form
        wrong: dict[str, str] = {}
        if number in told or any(f"{part}.{number}" in refused for part in PARTS):
            read = _Part(texts, night, len(told) == 1, book, words)
            entry = read.entry()
            wrong = read.errors
            wrong |= {
                part: message(words.code, "error.private_number")
                for part in PARTS
                if f"{part}.{number}" in refused
            }
            if entry is not None:
                entries.append(entry)
        lines.append(
            Line(number, texts["what"], texts["country"], texts["minutes"], texts["note"], night, wrong)
        )
    errors = list(_listed(lines, words))
    total = sum(entry.minutes for entry in entries)
    if not errors and total > MINUTES_A_DAY:
        text = message(words.code, "days.error_day_full", minutes=f"{total:g}", most=MINUTES_A_DAY)
        errors.append(Error(f"minutes-{numbers[0]}", message(words.code, "days.minutes"), text))
    return Said(tuple(entries) if not errors else (), tuple(lines), tuple(errors))


_NUMBERS = frozenset(str(number) for number in range(1, 31))


def _numbers(form: Mapping[str, str]) -> list[int]:
    """Which parts a form has."""
    parts = (name.partition(".") for name in form)
    return sorted({int(number) for part, _, number in parts if part in PARTS and number in _NUMBERS})


def typed_lines(form: Mapping[str, str], refused: frozenset[str], language: str) -> tuple[Line, ...]:
    """The parts as they stand in a form that was not sent yet; nothing is judged but what was refused."""
    private = message(language, "error.private_number")
    return tuple(
        Line(
            number,
            **{part: form.get(f"{part}.{number}", "") for part in PARTS},
            night=f"night.{number}" in form,
            errors={part: private for part in PARTS if f"{part}.{number}" in refused},
        )
        for number in _numbers(form)
    )


def _listed(lines: Sequence[Line], words: Language) -> Iterator[Error]:
    for line in lines:
        for part, text in line.errors.items():
            label = message(words.code, f"days.{part}")
            yield Error(f"{part}-{line.number}", f"{label} ({line.number})", text)


class _Part:
    """One part of a date while it is read."""

    def __init__(
        self, texts: Mapping[str, str], night: bool, is_only: bool, book: Book, words: Language
    ) -> None:
        self.texts, self.night, self.is_only, self.book, self.words = texts, night, is_only, book, words
        self.errors: dict[str, str] = {}

    def entry(self) -> DayEntry | None:
        """The entry, or None with what is wrong in ``errors``."""
        name = self.texts["what"].upper()
        activity = Activity[name] if name in Activity.__members__ else Activity.NONE
        status = PayStatus[name] if name in PayStatus.__members__ else PayStatus.NONE
        if activity is Activity.NONE and status in (PayStatus.NONE, PayStatus.WORKED):
            self._refuse("what", "error_what")
            return None
        note = self._note()
        if activity is not Activity.NONE:
            place, minutes = self._country(activity), self._minutes()
            if self.errors:
                return None
            return DayEntry(
                place, minutes, activity, PayStatus.WORKED, Country.NONE, note, continues_shift=self.night
            )
        if status is PayStatus.PUBLIC_HOLIDAY:
            return None if self.errors else DayEntry(Country.NONE, 0.0, Activity.NONE, status, evidence=note)
        if status in FREE:
            place = self._named_country() or Country.NONE
            return None if self.errors else DayEntry(place, 0.0, Activity.NONE, status, evidence=note)
        planned, minutes = self._named_country() or self.book.job.employer_state, self._minutes()
        if self.errors:
            return None
        return DayEntry(Country.NONE, minutes, Activity.NONE, status, planned, note)

    def _refuse(self, part: str, key: str, **facts: object) -> None:
        self.errors[part] = message(self.words.code, f"days.{key}", **facts)

    def _country(self, activity: Activity) -> Country:
        found = self._named_country()
        if found is not None:
            return found
        if not self.texts["country"]:
            if activity in AT_HOME:
                return self.book.job.residence_state
            if activity is Activity.AT_EMPLOYER:
                return self.book.job.employer_state
            self._refuse("country", "error_country")
        return Country.NONE

    def _named_country(self) -> Country | None:
        text = self.texts["country"]
        if text and (text not in Country.__members__ or text == "NONE"):
            self._refuse("country", "error_country")
            return None
        return Country[text] if text else None

    def _minutes(self) -> float:
        text = self.texts["minutes"]
        if not text and self.is_only:
            return self.book.minutes
        found = minutes_of(text)
        if found is None or not 0 < found <= MINUTES_A_DAY:
            self._refuse("minutes", "error_minutes", given=text[:20] or "–", most=MINUTES_A_DAY)
            return 0.0
        return found

    def _note(self) -> str:
        note = self.texts["note"]
        if len(note) > LONGEST_NOTE:
            self._refuse("note", "error_note", most=LONGEST_NOTE)
        if holds_private_number(note):
            self.errors["note"] = message(self.words.code, "error.private_number")
        return note


def minutes_of(text: str) -> float | None:
    """Minutes as people write them: 240, 240,5 or 4:00; None for anything else."""
    hours, colon, rest = text.partition(":")
    if colon:
        whole = hours.isascii() and hours.isdecimal() and rest.isascii() and rest.isdecimal()
        return (
            int(hours) * 60.0 + int(rest)
            if whole and len(hours) < 3 and len(rest) == 2 and int(rest) < 60
            else None
        )
    try:
        found = float(text.replace(",", ".")) if text.isascii() else math.nan
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def quick_entries(name: str, book: Book) -> tuple[DayEntry, ...] | None:
    """A whole date at the press of a button; None for a button that is not there."""
    job, whole = book.job, book.minutes
    at_work = DayEntry(job.employer_state, whole, Activity.AT_EMPLOYER)
    at_home = DayEntry(job.residence_state, whole, Activity.TELEWORK)
    half_work = DayEntry(job.employer_state, whole / 2, Activity.AT_EMPLOYER)
    half_home = DayEntry(job.residence_state, whole / 2, Activity.TELEWORK)
    found = {
        "work": (at_work,),
        "home": (at_home,),
        "half": (half_work, half_home),
        "leave": (DayEntry(Country.NONE, whole, Activity.NONE, PayStatus.LEAVE, job.employer_state),),
        "empty": (),
    }
    return found.get(name)


QUICK = ("work", "home", "half", "leave", "empty")


def a_date(text: str) -> date | None:
    """A date as a date field sends it (2026-03-02); None for anything else."""
    try:
        return date.fromisoformat(text.strip()) if len(text.strip()) == 10 else None
    except ValueError:
        return None
