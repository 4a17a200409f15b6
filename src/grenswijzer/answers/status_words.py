"""The sentences of the status and the dossier, in four languages, from ``status.yaml`` and ``dossier.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from grenswijzer.answers.language import Language, read_catalogue


def told(section: str, file: str = "status.yaml") -> Mapping[str, Any]:
    """A section that holds no sentences: which terms are shown to whom, letters, names of months."""
    content: Mapping[str, Any] = read_catalogue(file)[section]
    return content


@lru_cache(maxsize=1)
def sentences() -> Mapping[str, Mapping[str, str]]:
    """Every sentence by its name, and then by language."""
    return {**told("sentences"), **told("sentences", "dossier.yaml")}


def say(language: Language, name: str, /, **facts: Any) -> str:
    """The sentence called ``name``."""
    return str(sentences()[name][language.code]).format(**facts)


def many(language: Language, name: str, count: int, /, **facts: Any) -> str:
    """A sentence that has a form for one and a form for more."""
    return say(language, f"{name}_one" if count == 1 else name, count=count, **facts)
