"""From the text of a form to the value of a situation file and back, as people write it in their language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from grenswijzer.web.pages.facts import PLACES, WEEKDAYS
from grenswijzer.web.pages.table import Field

DATE_PARTS = ("day", "month", "year")
MOST_ROWS = 12
"""Children that can be told in the pages; a file may hold more."""

WHOLE_DAY_MINUTES = 480.0

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The years a date can lie in, as the reader of situations has them."""

_COMMA_LANGUAGES = ("nl", "fr", "de")
_NAME = re.compile(r"[^\W\d_][\w-]*")
_LONGEST = 200


class FieldError(Exception):
    """What was filled in cannot be used. ``key``: the message (problem.<key>) that says why, with its facts."""

    def __init__(self, key: str, **facts: Any) -> None:
        self.key, self.facts = key, facts
        super().__init__(key)


@dataclass(frozen=True, slots=True)
class Around:
    """What a field must know to be read: the language, and where home and employer are."""

    language: str
    home: str = ""
    employer: str = ""
    minutes: float = WHOLE_DAY_MINUTES


def read(field: Field, form: Mapping[str, str], around: Around, name: str = "", before: Any = None) -> Any:
    """The value a form holds for a field, None where nothing was filled in. ``name``: in the form, by default the
    field's; ``before``: the value there was. Raises :class:`FieldError`."""
    name = name or field.name
    if field.kind == "week":
        return _week(form, name, around, before)
    if field.kind == "counts":
        return _counts(form, name, around, before)
    if field.kind == "rows":
        return _rows(field, form, name, around, before)
    if field.kind == "date":
        return _date([form.get(f"{name}.{part}", "").strip() for part in DATE_PARTS])
    text = form.get(name, "").strip()
    if len(text) > _LONGEST:
        raise FieldError("too_long", count=_LONGEST)
    if not text:
        return None
    if field.kind == "yes_no":
        if text not in ("yes", "no"):
            raise FieldError("choice")
        return text == "yes"
    if field.kind == "choice":
        return int(text) if field.choices == "years" and text.isdecimal() and text.isascii() else text
    if field.kind == "name":
        return _name(text)
    return _scaled(field.kind, number_in(text, around.language))


def _scaled(kind: str, found: float) -> float | int:
    if kind == "whole":
        if found != int(found):
            raise FieldError("whole_number")
        return int(found)
    if kind == "percent":
        return round(found / 100, 8)
    if kind == "hours":
        return round(found * 60, 4)
    return int(found) if found == int(found) else found


def _name(text: str) -> str:
    """A first name as it can stand in a file: "Anne Marie" becomes Anne-Marie."""
    joined = re.sub(r"[\s.']+", "-", text).strip("-")
    if not _NAME.fullmatch(joined) or len(joined) > 40:
        raise FieldError("name")
    return joined


def number_in(text: str, language: str) -> float:
    """A number as people write it: 42000, 42.000,50 (nl, de), 42,000.50 (en), 42 000,50 (fr).

    What can mean two things is refused: "42.000" in English is no safer guess than "42,000" in Dutch.
    """
    cleaned = re.sub(r"[\s€_']|EUR", "", text.replace("\u202f", " ").replace("\u00a0", " "))
    # 45.000,- is how whole euros are written in the Netherlands and Belgium
    cleaned = re.sub(r"(?<=\d)[.,][-–—=]+$", "", cleaned)
    thousands, point = (".", ",") if language in _COMMA_LANGUAGES else (",", ".")
    if re.fullmatch(rf"-?\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(point)}\d+)?", cleaned):
        plain = cleaned.replace(thousands, "").replace(point, ".")
    elif re.fullmatch(r"-?\d+(?:[.,]\d{1,2}|[.,]\d{4,})?", cleaned) or re.fullmatch(r"-?0?[.,]\d+", cleaned):
        plain = cleaned.replace(",", ".")
    elif re.fullmatch(r"-?\d+[.,]\d{3}", cleaned):
        whole = re.sub(r"[.,]", "", cleaned)
        raise FieldError(
            "ambiguous_number", large=whole, small=cleaned.replace(".", point).replace(",", point)
        )
    else:
        raise FieldError("number")
    if len(plain) > 20:
        raise FieldError("number")
    return float(plain)


NUMBERS = frozenset(("amount", "number", "whole", "percent", "hours", "counts"))
"""Kinds of fields that hold numbers, which each language writes in its own way."""


def retyped(field: Field, form: Mapping[str, str], before: str, after: str) -> dict[str, str]:
    """The texts of a field that was typed in one language, as they are typed in another; what is no number stays."""
    numbers = {column.name for column in field.columns if column.kind in NUMBERS}
    return {
        name: number_retyped(text, before, after)
        if field.kind in NUMBERS or name.rpartition(".")[2] in numbers
        else text
        for name, text in form.items()
        if name == field.name or name.startswith(f"{field.name}.")
    }


def number_retyped(text: str, before: str, after: str) -> str:
    """A number typed in one language, as another writes it: 3.700,50 in Dutch is 3700.50 in English."""
    try:
        return written(number_in(text, before), after) if text.strip() else text
    except FieldError:
        return text  # what cannot be read here is said when the form is sent


def _date(parts: list[str]) -> str | None:
    if not any(parts):
        return None
    if not all(part.isdecimal() and part.isascii() and len(part) <= 4 for part in parts):
        raise FieldError("date")
    day, month, year = map(int, parts)
    if year < 1000:
        raise FieldError("year_in_four_digits")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise FieldError("year_far", first=FIRST_YEAR, last=LAST_YEAR)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise FieldError("date") from None


def _week(form: Mapping[str, str], name: str, around: Around, before: Any) -> dict[str, Any] | None:
    """Where is worked on each day: at the employer's, at home, half and half, or as it stood in the file."""
    earlier = before if isinstance(before, Mapping) else {}
    half = around.minutes / 2
    found: dict[str, Any] = {}
    for day in WEEKDAYS:
        told = form.get(f"{name}.{day}", "")
        if told == "work":
            found[day] = around.employer
        elif told == "home":
            found[day] = around.home
        elif told == "half":
            found[day] = {around.employer: half, around.home: half}
        elif told == "kept" and day in earlier:
            found[day] = earlier[day]
        elif told not in ("", "kept"):
            raise FieldError("choice")
    return found or None


def _counts(form: Mapping[str, str], name: str, around: Around, before: Any) -> dict[str, Any] | None:
    """Days in the year per country; what else a file says about them stays."""
    earlier = before if isinstance(before, Mapping) else {}
    found: dict[str, Any] = {}
    for country in PLACES:
        text = form.get(f"{name}.{country}", "").strip()
        if text:
            days = number_in(text, around.language)
            found[country] = int(days) if days == int(days) else days
    kept = {key: value for key, value in earlier.items() if key not in PLACES and key.upper() not in PLACES}
    return {**found, **kept} if any(found.values()) else None


def _rows(
    field: Field, form: Mapping[str, str], name: str, around: Around, before: Any
) -> list[dict[str, Any]] | None:
    """The rows that were filled in; what a file says about a row beside the columns stays with it."""
    earlier = rows_of(before)
    found = []
    for number in range(1, MOST_ROWS + 1):
        body = dict(earlier[number - 1]) if number <= len(earlier) else {}
        told: dict[str, Any] = {}
        for column in field.columns:
            try:
                told[column.name] = read(column, form, around, f"{name}.{number}.{column.name}")
            except FieldError as error:
                error.facts["field"] = f"{name}.{number}.{column.name}"
                raise
        if all(value is None for value in told.values()):
            continue
        for column in field.columns:
            value = told[column.name]
            where = f"{name}.{number}.{column.name}"
            if value is None and column.required:
                raise FieldError("required_choice" if column.kind == "choice" else "required", field=where)
            if column.kind == "choice" and value is not None and value not in column.choices:
                raise FieldError("choice", field=where)
            body.pop(column.at[0], None)
            body.pop(column.name, None)
            if value is not None:
                body[column.at[0]] = value
        found.append(body)
    return found or None


def rows_of(value: Any) -> list[dict[str, Any]]:
    """Rows told as a list or by name, as a list."""
    listed = list(value.values()) if isinstance(value, Mapping) else value if isinstance(value, list) else []
    return [dict(row) if isinstance(row, Mapping) else {} for row in listed]


# ---------------------------------------------------------------- back


def texts(field: Field, value: Any, around: Around, name: str = "") -> dict[str, str]:
    """What a form shows for a value: text by name in the form."""
    name = name or field.name
    if field.kind == "week":
        week = value if isinstance(value, Mapping) else {}
        return {f"{name}.{day}": _day_choice(week.get(day), around) for day in WEEKDAYS}
    if field.kind == "counts":
        days = {str(key).upper(): told for key, told in value.items()} if isinstance(value, Mapping) else {}
        return {
            f"{name}.{country}": written(days.get(country.upper()), around.language) for country in PLACES
        }
    if field.kind == "rows":
        found: dict[str, str] = {}
        for number, row in enumerate(rows_of(value), 1):
            for column in field.columns:
                told = row.get(column.at[0], row.get(column.name))
                found |= texts(column, told, around, f"{name}.{number}.{column.name}")
        return found
    if field.kind == "date":
        parts = str(value).split("-") if value else []
        if len(parts) != 3:
            return {f"{name}.{part}": "" for part in DATE_PARTS}
        year, month, day = parts
        return {f"{name}.day": day.lstrip("0"), f"{name}.month": month.lstrip("0"), f"{name}.year": year}
    return {name: _text(field.kind, value, around.language)}


def _text(kind: str, value: Any, language: str) -> str:
    if value is None:
        return ""
    if kind == "yes_no":
        return "yes" if value is True else "no" if value is False else ""
    if kind in ("choice", "name"):
        text = str(value)
        if kind == "name":
            return text
        return text.upper() if len(text) == 2 else text.lower()
    if kind == "percent" and isinstance(value, int | float):
        return written(round(value * 100, 6), language)
    if kind == "hours" and isinstance(value, int | float):
        return written(round(value / 60, 4), language)
    return written(value, language)


def written(value: Any, language: str) -> str:
    """A number in a form: plain digits, with this language's decimal sign."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if value is None else str(value)
    if value == int(value):
        return str(int(value))
    text = f"{value:.6f}".rstrip("0")
    if "." in text and len(text.partition(".")[2]) == 1:
        text += "0"
    return text.replace(".", ",") if language in _COMMA_LANGUAGES else text


def _day_choice(told: Any, around: Around) -> str:
    if told is None or told == {}:
        return ""
    days = {str(key).upper(): minutes for key, minutes in told.items()} if isinstance(told, Mapping) else {}
    if isinstance(told, str):
        days = {told.upper(): None}
    states = set(days)
    if len(states) == 1 and next(iter(days.values())) in (None, around.minutes):
        (state,) = states
        if state == around.employer.upper():
            return "work"
        return "home" if state == around.home.upper() else "kept"
    is_halves = states == {around.employer.upper(), around.home.upper()}
    is_halves = is_halves and len(set(days.values())) == 1 and None not in days.values()
    return "half" if is_halves and sum(days.values()) == around.minutes else "kept"
