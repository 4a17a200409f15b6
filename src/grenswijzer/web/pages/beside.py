"""What the law's reader refuses, said beside a field as people filled it in: per cent, hours, dates; not the file's."""

from __future__ import annotations

import re
from datetime import date

from grenswijzer.answers.language import Language
from grenswijzer.web.languages import message
from grenswijzer.web.pages.table import Field

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
UNIT = re.compile(r" \(([^()]+)\)$")


def beside(text: str, limits: str, asked: Field, words: Language) -> str:
    """A sentence for beside ``asked``: what is wrong, and what is allowed in the unit of the field.

    ``text``: what the reader says; ``limits``: the part of it that holds the limits of a number, empty where none does.
    """
    if limits:
        text = text.replace(limits, _limits(limits, asked, words))
    else:
        text = ISO_DATE.sub(lambda found: _date(found, words), text)
    return text[:1].upper() + text[1:]


def _date(found: re.Match[str], words: Language) -> str:
    return words.date(date.fromisoformat(found[0]))


def _limits(allowed: str, asked: Field, words: Language) -> str:
    """Limits as the law writes them, "0.01 to 1 (share)" or minutes of a day, in the unit of the field."""
    unit = UNIT.search(allowed)
    numbers = allowed[: unit.start()] if unit else allowed
    if asked.kind == "percent":
        return NUMBER.sub(lambda found: words.percentage(float(found[0])), numbers)
    if asked.kind == "hours":
        hours = NUMBER.sub(lambda found: words.number(float(found[0]) / 60), numbers)
        return f"{hours} {message(words.code, 'site.unit_hours')}"
    written = NUMBER.sub(lambda found: words.number(float(found[0])), numbers)
    if asked.unit:
        return f"{written} {message(words.code, asked.unit)}"
    return f"{written} {words.unit(unit[1])}" if unit else written
