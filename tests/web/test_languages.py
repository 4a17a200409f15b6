"""Every sentence in four languages, with the same facts in each; the right language for each visitor."""

from __future__ import annotations

import string
from collections.abc import Iterator
from typing import Any

import pytest

from grenswijzer.answers.language import LANGUAGES
from grenswijzer.web.languages import MessageError, message, messages, preferred


def forms(texts: Any) -> Iterator[str]:
    """The wordings of a sentence in one language: one, or one per number."""
    if isinstance(texts, dict):
        yield from texts.values()
    else:
        yield texts


def facts(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_message_is_there_in_every_language() -> None:
    assert len(messages()) > 20
    wrong = [
        f"{key} ({language})"
        for key, texts in messages().items()
        for language in LANGUAGES
        if not isinstance(texts, dict)
        or not texts.get(language)
        or not all(isinstance(text, str) and text.strip() for text in forms(texts[language]))
    ]
    assert not wrong


def test_a_message_needs_the_same_facts_in_every_language() -> None:
    wrong = []
    for key, texts in messages().items():
        wanted = {
            language: set().union(*(facts(text) for text in forms(texts[language]))) - {"count"}
            for language in LANGUAGES
        }
        if len({frozenset(found) for found in wanted.values()}) > 1:
            wrong.append(f"{key}: {wanted}")
    assert not wrong


def test_forms_by_number_are_one_and_other() -> None:
    for key, texts in messages().items():
        for language in LANGUAGES:
            if isinstance(texts[language], dict):
                assert set(texts[language]) == {"one", "other"}, key


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("nl", 0, "other"),
        ("nl", 1, "one"),
        ("en", 1.5, "other"),
        ("fr", 0, "one"),
        ("fr", 1.5, "one"),
        ("fr", 2, "other"),
        ("de", -1, "other"),
    ],
)
def test_numbers_choose_the_form_of_their_language(
    monkeypatch: pytest.MonkeyPatch, language: str, count: float, expected: str
) -> None:
    texts = {name: {"one": "one", "other": "other"} for name in LANGUAGES}
    monkeypatch.setattr("grenswijzer.web.languages.messages", lambda: {"test.days": texts})
    assert message(language, "test.days", count=count) == expected


def test_what_is_missing_is_an_error_and_never_an_empty_place() -> None:
    with pytest.raises(MessageError, match=r"nothing\.here in nl"):
        message("nl", "nothing.here")
    with pytest.raises(MessageError, match="most"):
        message("nl", "size.too_many")
    with pytest.raises(MessageError, match="in xx"):
        message("xx", "error.to_start")


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "nl"),
        ("fr", "fr"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("pl, fr;q=0.2, en;q=0.7", "en"),
        ("en;q=x, fr", "fr"),
        ("en;q=-1, nl;q=0", "nl"),
        ("zh" + ",en" * 5000, "en"),
        (",;=,;q=", "nl"),
    ],
)
def test_the_language_a_browser_likes_best(accepted: str, language: str) -> None:
    assert preferred(accepted) == language
