"""The words of the questions: which message file holds a name, and the sentences that belong to a page or field."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from grenswijzer.web.languages import message, messages

FILES = ("ask_you", "ask_work", "ask_days", "ask_pay", "ask_more", "ask_family")


@lru_cache(maxsize=1)
def _places() -> Mapping[str, str]:
    """Full key of each name of the questions."""
    return {key.partition(".")[2]: key for key in messages() if key.partition(".")[0] in FILES}


def ask(language: str, name: str, **facts: Any) -> str:
    """The words called ``name``. Raises :class:`MessageError` for a name without words."""
    return message(language, _places().get(name, f"ask.{name}"), **facts)


def ask_if_any(language: str, name: str) -> str:
    """The words called ``name``, empty where there are none."""
    return message(language, _places()[name]) if name in _places() else ""


def has_words(name: str) -> bool:
    """There are words of that name."""
    return name in _places()


def choice(language: str, field: str, value: Any) -> str:
    """An answer that can be chosen, in words; numbers and yes and no speak for themselves."""
    if isinstance(value, bool):
        return message(language, "site.yes" if value else "site.no")
    return str(value) if isinstance(value, int) else ask(language, f"{field}.{value}")
