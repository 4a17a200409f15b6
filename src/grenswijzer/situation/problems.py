"""What is wrong with a situation: where, what was given, what is allowed; in every language of the answers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from grenswijzer.situation.private import masked

LANGUAGES = ("en", "nl", "fr", "de")

Texts = Mapping[str, str]
"""A text by language."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that cannot be used.

    ``path``: where, as ``people.an.jobs.hospital.pay.salary``. ``key``: which kind of problem. ``given``:
    what stood there; None when there was nothing or it must not be repeated. ``details``: what the message
    fills in; a text by language, or a value. ``line``: in the file, when known.
    """

    path: str
    key: str
    given: Any = None
    details: Mapping[str, Any] = field(default_factory=dict)
    line: int | None = None

    @property
    def allowed(self) -> str:
        """What may stand there, in English."""
        return self.allowed_in("en")

    def allowed_in(self, language: str) -> str:
        """What may stand there; empty where the message says it already."""
        templates = _messages()["allowed"].get(self.key)
        return _filled(templates, self.details, language) if templates else ""

    def message(self, language: str = "en") -> str:
        """The whole sentence, with path, what was given and what is allowed."""
        place = self.path or word("file", language)
        if self.line is not None:
            place = f"{place} ({word('line', language)} {self.line})"
        parts = [_filled(_messages()["problems"][self.key], self.details, language)]
        if self.given is not None:
            parts.append(f"{word('given', language)} {shown(self.given, language)}")
        if allowed := self.allowed_in(language):
            parts.append(f"{word('allowed', language)} {allowed}")
        return f"{place}: {'; '.join(parts)}"

    def text(self, language: str = "en") -> str:
        """What is wrong and what is allowed, without the place: for beside a field of a form."""
        said = _filled(_messages()["problems"][self.key], self.details, language)
        allowed = self.allowed_in(language)
        return f"{said} ({word('allowed', language)} {allowed})" if allowed else said

    def at_line(self, line: int | None) -> Problem:
        """The same problem with its line in the file."""
        return replace(self, line=line)


class SituationError(ValueError):
    """A situation that cannot be used, with every problem found in it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems, in the order of their place in the situation."""
        self.problems = list(problems)
        super().__init__("\n".join(problem.message() for problem in self.problems))

    def messages(self, language: str = "en") -> list[str]:
        """One sentence per problem."""
        return [problem.message(language) for problem in self.problems]


def joined(path: Iterable[Any]) -> str:
    """A path as people write it."""
    parts = [str(part) for part in path]
    return ".".join([part if len(part) < 9 else masked(part) for part in parts])


def word(name: str, language: str) -> str:
    """A fixed word of the messages."""
    return _in_language(_messages()["words"][name], language)


def words(key: str, **details: Any) -> dict[str, str]:
    """A fixed phrase in every language, filled in."""
    texts = _messages()["words"][key]
    return {language: _filled(texts, details, language) for language in LANGUAGES}


def shown(value: Any, language: str = "en") -> str:
    """A value as it stands in a situation file, cut short when long."""
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, IntEnum):
        text = enum_text(value)
    elif isinstance(value, str):
        text = f"'{value}'"
    elif isinstance(value, Mapping):
        text = word("mapping", language)
    elif isinstance(value, list | tuple):
        text = word("list", language)
    elif isinstance(value, date):
        text = value.isoformat()
    elif isinstance(value, float) and math.isfinite(value) and value == int(value):
        text = str(int(value))
    else:
        text = str(value)
    text = masked(text)
    return text if len(text) <= 80 else f"{text[:77]}..."


def enum_text(member: IntEnum) -> str:
    """A choice as it is written: countries in capitals, other words in small letters."""
    return member.name if len(member.name) == 2 else member.name.lower()


@lru_cache(maxsize=1)
def _messages() -> Mapping[str, Mapping[str, Texts]]:
    """Read only when something is wrong."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = Path(__file__).with_name("messages.yaml").read_text("utf-8")
    found: Mapping[str, Mapping[str, Texts]] = yaml.load(text, Loader=loader)
    return found


def _in_language(texts: Mapping[str, Any], language: str) -> str:
    return str(texts.get(language) or texts.get("en") or next(iter(texts.values()), ""))


def _filled(texts: Texts, details: Mapping[str, Any], language: str) -> str:
    """The sentence with its details as text: lists joined, numbers and dates as written."""
    filling = {}
    for name, value in details.items():
        if isinstance(value, Mapping):
            filling[name] = _in_language(value, language)
        elif isinstance(value, str):
            filling[name] = value
        elif isinstance(value, list | tuple):
            filling[name] = ", ".join(item if isinstance(item, str) else shown(item) for item in value)
        else:
            filling[name] = shown(value, language)
    return _in_language(texts, language).format_map(filling)
