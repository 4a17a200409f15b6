"""What the engine refuses, and how it says so."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any


class LawError(Exception):
    """The law package is not as it should be: the message names file, line and what is wrong."""


class NotLawError(Exception):
    """Something was asked that is not covered: a year, a rule or a figure that is missing, by name.

    ``key`` names the sentence in not_law.yaml, ``facts`` fill it in; as text it is English.
    """

    def __init__(self, key: str, /, **facts: Any) -> None:
        """A list among the facts is written with commas."""
        super().__init__(key)
        self.key, self.facts = key, facts

    def message(self, language: str = "en") -> str:
        """The sentence in a language; in English where there is none in that one."""
        texts = _sentences()[self.key]
        filled = {
            name: ", ".join(map(str, fact)) if isinstance(fact, list | tuple) else fact
            for name, fact in self.facts.items()
        }
        return str((texts.get(language) or texts["en"]).format(**filled))

    def __str__(self) -> str:
        """The sentence in English."""
        return self.message()


@lru_cache(maxsize=1)
def _sentences() -> dict[str, dict[str, str]]:
    # only when something is refused; and cache.py raises errors of this file
    from grenswijzer.engine.cache import read_yaml

    found: dict[str, dict[str, str]] = read_yaml(Path(__file__).with_name("not_law.yaml"))
    return found
