"""How values, labels and sentences are written in a language."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from grenswijzer.engine.cache import read_all_yaml

LANGUAGES = ("nl", "en", "fr", "de")
"""Languages an answer can be written in, all complete; a word that is missing nevertheless is said in English."""

NEVER = date(9999, 12, 31).toordinal()

_FOLDER = Path(__file__).parent
_SEPARATORS = {"nl": (".", ","), "en": (",", "."), "fr": ("\u202f", ","), "de": (".", ",")}
_DATES = {"nl": "{d}-{m}-{y}", "en": "{d} {name} {y}", "fr": "{d}/{m}/{y}", "de": "{d}.{m}.{y}"}
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
CALENDAR_MONTH = "calendar month"
"""The unit of a month of a year, as a number: year x 12 + month."""

_SHARES = frozenset(("percent", "share", "fraction", "ratio"))


class LanguageError(ValueError):
    """A language the answers are not written in."""


@lru_cache(maxsize=16)
def read_catalogue(file: str) -> Mapping[str, Any]:
    """The content of one YAML file of this folder: messages, or names of choices, units, views and chapters."""
    content: Mapping[str, Any] = read_all_yaml(f"answers-{file.replace('/', '-')}", [_FOLDER / file])[0]
    return content


@lru_cache(maxsize=8)
def language(code: str) -> Language:
    """The language called ``code`` (nl, en, fr, de); raises :class:`LanguageError` for another."""
    if code not in LANGUAGES:
        raise LanguageError(f"there is no language {code}; there are {', '.join(LANGUAGES)}")
    return Language(code)


def plain_name(name: str) -> str:
    """A name of the law as words, for where nobody wrote a label."""
    return name.replace("_", " ").strip()


def month_of_number(number: float) -> tuple[int, int]:
    """Year and month (1 to 12) of a calendar month as the law's rules have it."""
    year, month = divmod(int(number) - 1, 12)
    return year, month + 1


def article_of(choice: Any) -> str:
    """The article a choice of the law stands for, where enums.yaml says it; else empty."""
    entry = read_catalogue("enums.yaml").get(type(choice).__name__, {}).get(getattr(choice, "name", ""), {})
    return str(entry.get("law", ""))


FAST = 1e11
"""Below it four decimals are within the fifteen digits that a float holds."""


def _rounded(value: float, decimals: int) -> str:
    """A number as it is printed, halves rounded up, with commas in its thousands: "1,234.50"."""
    printed = repr(value)
    if -FAST < value < FAST and "e" not in printed and printed[printed.find(".") + 1 + decimals :] != "5":
        # what is printed is the shortest number that stands for the value, so only where it is a half itself does
        # rounding it differ from rounding the value, while all its decimals are within what a float holds; much the
        # fastest
        return f"{value:,.{decimals}f}"
    exact = Decimal(printed).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{exact:,.{decimals}f}"


class Language:
    """Writes values and sentences in one language. Make one with :func:`language`."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.thousands, self.point = _SEPARATORS[code]
        self.messages = read_catalogue(f"messages/{code}.yaml")

    # ---------------------------------------------------------------- words

    def say(self, key: str, /, **values: Any) -> str:
        """The message ``key`` with ``values`` filled in; in English where this language has none."""
        text = self.messages.get(key)
        if text is None:
            text = read_catalogue("messages/en.yaml")[key]
        return str(text).format(**values) if values else str(text)

    def label(self, labels: Mapping[str, str], name: str = "") -> str:
        """The label in this language, else in English, else the name in words."""
        found = labels.get(self.code) or labels.get("en") or labels.get("nl")
        return found or plain_name(name)

    def name_of(self, file: str, *keys: str) -> str:
        """What a thing without a label of its own is called: an entry of enums, units, views or chapters.yaml."""
        entry: Any = read_catalogue(f"{file}.yaml")
        for key in keys:
            entry = entry.get(key) if isinstance(entry, Mapping) else None
        return self.label(entry or {}, keys[-1].lower())

    def member(self, value: IntEnum) -> str:
        """A choice in words."""
        return self.name_of("enums", type(value).__name__, value.name)

    @property
    def colon(self) -> str:
        """What stands between a name and its value; French has a space before it."""
        return "\u00a0: " if self.code == "fr" else ": "

    def place(self, path: str) -> str:
        """Whose or which job's a value is, from its path without the last name: as commands take it, "an.kantoor"."""
        return path

    def listed(self, words: list[str]) -> str:
        """a, b and c."""
        if len(words) < 2:
            return "".join(words)
        return f"{', '.join(words[:-1])} {self.say('and')} {words[-1]}"

    # ---------------------------------------------------------------- values

    def value(self, value: Any, unit: str, kind: Any = None) -> str:
        """``value`` as people read it. ``kind``: float, int, bool, an IntEnum class, "date" or "month"."""
        if value is None:
            return self.say("undecided")
        if kind is bool or isinstance(value, bool):
            return self.say("yes" if value else "no")
        if kind is float and unit == "EUR":  # most values are, and need not be asked what else they may be
            return self.amount(value)
        if isinstance(kind, type) and issubclass(kind, IntEnum):
            return self.member(kind(value))
        if isinstance(value, IntEnum):
            return self.member(value)
        if kind == "date" or unit in ("date", "day number"):
            return self.date(value)
        if unit == CALENDAR_MONTH:
            return self.month(value)
        if unit.startswith("EUR"):
            per = unit.removeprefix("EUR").removeprefix("/")
            written = self.amount(value, 2 if per in ("", "year", "month", "quarter") else 4)
            return written if per in ("", "year") else f"{written} {self.name_of('units', 'per_' + per)}"
        if unit in _SHARES:
            return self.percentage(value, 4 if unit == "percent" else 2)
        if unit == "year":
            return str(int(value))
        written = self.number(value, 4)
        return f"{written} {self.unit(unit)}" if unit else written

    def unit(self, unit: str) -> str:
        """A unit in words: ``EUR/month`` is "euro per maand"."""
        if unit.startswith("EUR/"):
            per = f"per_{unit.removeprefix('EUR/')}"
            return f"{self.name_of('units', 'EUR')} {self.name_of('units', per)}"
        return self.name_of("units", unit) if unit else ""

    def amount(self, euros: float, decimals: int = 2) -> str:
        """Euros, to the cent; with more decimals where asked and needed."""
        digits = self.number(abs(euros), decimals, 2)
        minus = "-" if euros < 0 and any(digit in "123456789" for digit in digits) else ""
        if self.code == "nl":
            return f"€ {minus}{digits}"
        return f"{minus}€{digits}" if self.code == "en" else f"{minus}{digits} €"

    def percentage(self, fraction: float, decimals: int = 4) -> str:
        """A fraction as a percentage."""
        if not math.isfinite(fraction):
            return str(fraction)
        written = self.number(float(Decimal(repr(float(fraction))) * 100), decimals)
        return f"{written}\u202f%" if self.code in ("fr", "de") else f"{written}%"

    def number(self, value: float, decimals: int = 4, at_least: int = 0) -> str:
        """A number with this language's separators, with ``at_least`` to ``decimals`` decimals."""
        if not math.isfinite(value):
            return "∞" if value > 0 else str(value)
        whole, _, rest = _rounded(value, decimals).partition(".")
        if len(rest) > at_least:
            rest = rest[:at_least] + rest[at_least:].rstrip("0")
        if self.thousands != ",":
            whole = whole.replace(",", self.thousands)
        if not rest and whole == "-0":
            whole = "0"
        return f"{whole}{self.point}{rest}" if rest else whole

    def date(self, day: float | date) -> str:
        """A day, from its number or date."""
        when = day if isinstance(day, date) else date.fromordinal(int(day))
        if when.toordinal() == NEVER:
            return self.say("never")
        if self.code == "en":
            return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
        return _DATES[self.code].format(d=f"{when.day:02}", m=f"{when.month:02}", y=when.year)

    def month(self, number: float) -> str:
        """A month of a year, from its number: "januari 2025"."""
        year, month = month_of_number(number)
        return f"{read_catalogue('dossier.yaml')['months'][self.code][month - 1]} {year}"

    def period(self, start: int, end: int) -> str:
        """From one day up to and including another."""
        return self.say("period", start=self.date(start), end=self.date(end))

    def figure(self, shape: str, numbers: tuple[float, ...], unit: str) -> str:
        """A figure's value: a number, the rows of a scale, or the values of a table."""
        inner = "percent" if unit == "percent" else unit
        if shape == "number":
            return self.value(numbers[0], inner)
        if shape == "table":
            return "; ".join(self.value(number, inner) for number in numbers)
        rows = []
        for position in range(0, len(numbers), 3):
            limit, rate = numbers[position : position + 2]
            if math.isfinite(limit):
                rows.append(self.say("scale_row", rate=self.value(rate, inner), limit=self.amount(limit)))
        return "; ".join(rows)
