"""From what people write to the choices of the register."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TypeVar

import yaml

from grenswijzer.law.types import Activity, Country, PayStatus

Choice = TypeVar("Choice", Country, Activity, PayStatus)

_NO_WORD = re.compile(r"[^\w-]+")

SECTIONS = {Country: "countries", Activity: "activities", PayStatus: "statuses"}


@cache
def words(section: str) -> dict[str, str]:
    """Every word of a section of ``words.yaml`` with the name it stands for."""
    content = yaml.safe_load((files(__package__) / "words.yaml").read_text(encoding="utf-8"))
    return {word: name for name, known in content[section].items() for word in known}


def tidy(value: object) -> str:
    """A cell or word as it is compared: lower case, single spaces."""
    return " ".join(str(value or "").strip().lower().split())


def choice(kind: type[Choice], value: object) -> Choice | None:
    """The choice a word stands for; None for a word nobody knows."""
    name = words(SECTIONS[kind]).get(tidy(value))
    return kind[name] if name else None


def contained(kind: type[Choice], text: str) -> Choice | None:
    """The choice whose word stands in ``text``, the longest word first: "thuiswerken met Bo" is telework."""
    spaced = f" {' '.join(_NO_WORD.sub(' ', tidy(text)).split())} "
    for word, name in sorted(words(SECTIONS[kind]).items(), key=lambda pair: -len(pair[0])):
        if len(word) > 2 and f" {word} " in spaced:
            return kind[name]
    return None
