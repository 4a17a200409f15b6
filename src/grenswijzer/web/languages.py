"""The language of a page, and the sentences of the pages in every language.

Sentences stand in ``messages/*.yaml``: ``home.yaml`` with ``title: {nl: ..., en: ..., fr: ..., de: ...}`` holds
``home.title``. Where the wording depends on a number a language has ``{one: ..., other: ...}`` and the fact ``count``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import HTTPConnection

from grenswijzer.answers.language import LANGUAGES
from grenswijzer.answers.page import unbroken
from grenswijzer.web.paths import path_within

DEFAULT = "nl"

_FOLDER = Path(__file__).parent / "messages"


class MessageError(LookupError):
    """A message that is not there in a language, or lacks a fact; a mistake of the program, never of a visitor."""


class _LanguageConvertor(Convertor[str]):
    """``{language:language}`` in a route: nl, en, fr or de; another path is simply not found."""

    regex = "|".join(LANGUAGES)

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("language", _LanguageConvertor())


@lru_cache(maxsize=1)
def messages() -> Mapping[str, Mapping[str, Any]]:
    """Every sentence of the pages: ``page.key`` to language to text, or to its forms by number."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, Mapping[str, Any]] = {}
    for file in sorted(_FOLDER.glob("*.yaml")):
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=loader) or {}
        for key, texts in content.items():
            found[f"{file.stem}.{key}"] = {**texts, "fr": _unbroken(texts["fr"])} if "fr" in texts else texts
    return found


def _unbroken(text: Any) -> Any:
    """French keeps its signs with the word before them."""
    if isinstance(text, Mapping):
        return {form: _unbroken(one) for form, one in text.items()}
    return unbroken(text)


def message(language: str, key: str, /, **facts: Any) -> str:
    """The sentence ``page.key`` with its facts filled in.

    Raises :class:`MessageError` for a key, language or fact that is not there: nothing falls back in silence.
    """
    try:
        text = messages()[key][language]
    except KeyError as error:
        raise MessageError(f"there is no message {key} in {language}") from error
    if isinstance(text, str):
        if not facts and "{" not in text:  # most have no facts
            return text
    elif isinstance(text, Mapping):
        text = text[_plural(language, facts.get("count"), key)]
    try:
        return str(text).format(**facts) if facts or "{" in str(text) else str(text)
    except (KeyError, IndexError) as error:
        raise MessageError(f"message {key} ({language}) needs the fact {error}") from error


def _plural(language: str, count: Any, key: str) -> str:
    if count is None:
        raise MessageError(f"message {key} ({language}) needs the fact 'count'")
    # French counts nought and one and a half as one thing
    is_one = abs(count) < 2 if language == "fr" else count == 1
    return "one" if is_one else "other"


def language_of(connection: HTTPConnection) -> str:
    """The language of a request: of its path, else what its browser wishes (Accept-Language), else Dutch."""
    first = path_within(connection.scope).lstrip("/").partition("/")[0]
    return first if first in LANGUAGES else preferred(connection.headers.get("accept-language", ""))


def program_language(connection: HTTPConnection) -> str:
    """The language a program is answered in: its parameter ``language``, else Accept-Language, else English."""
    told = connection.query_params.get("language")
    return (
        told
        if told in LANGUAGES
        else preferred(connection.headers.get("accept-language", ""), otherwise="en")
    )


def preferred(accepted: str, *, otherwise: str = DEFAULT) -> str:
    """The language of ours that an Accept-Language header likes best; ``otherwise`` where it names none."""
    best, best_weight = otherwise, 0.0
    for part in accepted.split(",")[:20]:
        name, _, quality = part.partition(";")
        code = name.strip().lower()[:2]
        try:
            weight = float(quality.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if code in LANGUAGES and weight > best_weight:
            best, best_weight = code, weight
    return best
