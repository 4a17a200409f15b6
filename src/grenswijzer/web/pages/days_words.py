"""Days of the register in words and short marks, as the calendar, the list and the history show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from grenswijzer.answers.language import Language
from grenswijzer.answers.status_words import told
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register import FREE, DayEntry
from grenswijzer.web.languages import message

CORONA = (date(2020, 3, 11), date(2022, 6, 30))
"""Dates on which home work could be because of corona only; see ``law.types.Activity``."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen in a form."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a day in a cell of the calendar: a few signs, and its kind for the colour beside them."""

    text: str
    more: str
    kind: str


def month_name(words: Language, month: int) -> str:
    """The name of a month, counted from 1."""
    return str(told("months", "dossier.yaml")[words.code][month - 1])


def weekday_names(words: Language) -> Sequence[str]:
    """Short names, Monday first."""
    names: Sequence[str] = told("weekdays", "dossier.yaml")[words.code]
    return names


def weekday_name(words: Language, day: int) -> str:
    """The whole name of a weekday; 0 is Monday."""
    return message(words.code, f"days.weekday_{day}")


def long_date(day: date, words: Language) -> str:
    """A date as people say it: Friday 3 April 2026."""
    return message(
        words.code,
        "days.long_date",
        weekday=weekday_name(words, day.weekday()),
        day=day.day,
        month=month_name(words, day.month),
        year=day.year,
    )


def what_choices(words: Language, day: date) -> list[Choice]:
    """What can be said of a part of a date: work first, then what is no work."""
    is_corona = CORONA[0] <= day <= CORONA[1]
    activities = [
        one
        for one in Activity
        if one is not Activity.NONE and (is_corona or one is not Activity.CORONA_TELEWORK)
    ]
    statuses = [one for one in PayStatus if one not in (PayStatus.NONE, PayStatus.WORKED)]
    return [Choice(one.name.lower(), words.member(one)) for one in (*activities, *statuses)]


def state_choices(words: Language, first: Iterable[Country]) -> list[Choice]:
    """Countries, those of the job first."""
    order = dict.fromkeys((*first, *(state for state in Country if state is not Country.NONE)))
    return [Choice(state.name, words.member(state)) for state in order]


def minutes_words(minutes: float, words: Language) -> str:
    """Minutes as hours and minutes."""
    hours, rest = divmod(round(minutes), 60)
    if not rest:
        return message(words.code, "days.hours", count=hours)
    return message(words.code, "days.hours_minutes", hours=hours, minutes=rest)


def entry_words(entry: DayEntry, words: Language) -> str:
    """One part of a date in words."""
    if entry.pay_status is PayStatus.WORKED:
        parts = [
            message(
                words.code, "days.in", what=words.member(entry.activity), state=_state(entry.country, words)
            )
        ]
    elif entry.planned_country is not Country.NONE:
        state = _state(entry.planned_country, words)
        parts = [message(words.code, "days.planned_in", what=words.member(entry.pay_status), state=state)]
    elif entry.country is not Country.NONE:
        parts = [
            message(
                words.code, "days.in", what=words.member(entry.pay_status), state=_state(entry.country, words)
            )
        ]
    else:
        parts = [words.member(entry.pay_status)]
    if entry.minutes:
        parts.append(minutes_words(entry.minutes, words))
    if entry.continues_shift:
        parts.append(message(words.code, "days.continues"))
    return ", ".join(parts)


def _state(state: Country, words: Language) -> str:
    return words.member(state)


def day_words(entries: Sequence[DayEntry], words: Language) -> str:
    """A whole date in words; what it says where nothing is known."""
    if not entries:
        return message(words.code, "days.nothing")
    return "; ".join(entry_words(entry, words) for entry in entries)


def marks(entries: Sequence[DayEntry], residence: Country, words: Language) -> list[Mark]:
    """A date in a cell: where, what, and for how long."""
    found = []
    for entry in entries:
        letters = told("letters", "dossier.yaml")
        told_of = entry.activity if entry.pay_status is PayStatus.WORKED else entry.pay_status
        letter = str(letters.get(told_of.name, {}).get(words.code, "?"))
        if entry.pay_status is PayStatus.WORKED:
            kind = "home" if entry.country is residence else "away"
            found.append(Mark(_code(entry.country), f"{letter} {_clock(entry.minutes)}", kind))
        else:
            state = entry.planned_country or entry.country
            more = f"({_code(state)})" if state else ""
            found.append(Mark(letter, more, "free" if entry.pay_status in FREE else "absent"))
    return found


def _code(state: Country) -> str:
    return {Country.OTHER_EU: "EU", Country.OTHER: "…"}.get(state, state.name)


def _clock(minutes: float) -> str:
    hours, rest = divmod(round(minutes), 60)
    return f"{hours}:{rest:02}"
