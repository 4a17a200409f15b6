"""What the law says stands in every language: complete, about the English of today, with the same numbers and names."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from grenswijzer.calculation import law
from grenswijzer.engine.translating import LANGUAGES, english_texts
from grenswijzer.engine.translations import ABOUT, ENGLISH, WAS, package_folder, read_entries

ROOT = package_folder("grenswijzer.law")

TEXTS = {
    path.parent.parent.relative_to(ROOT).joinpath(path.stem).as_posix(): path for path in english_texts(law())
}
"""Every file of the law that says something, and the file with its other languages."""


@cache
def said() -> dict[Path, dict[str, list[str]]]:
    return english_texts(law())


def numbers(text: str) -> set[str]:
    """The numbers in a text, however a language writes their thousands and decimals."""
    joined = re.sub(r"(?<=\d)[.,’'\u00a0\u202f](?=\d)", "", text)
    return set(re.findall(r"\d+", re.sub(r"(?<=\d) (?=\d{3}\b)", "", joined)))


def names(text: str) -> Counter[str]:
    """Names of rules and facts, and addresses; not what a template leaves to its rows, which differs by language."""
    return Counter(re.findall(r"https?://\S+|\b[a-z0-9]+(?:_[a-z0-9]+)+\b", re.sub(r"\{[^{}]*\}", "", text)))


def wrong_in(entry: dict[str, Any]) -> list[str]:
    """What is wrong with the languages that an entry has."""
    found = []
    for code in LANGUAGES:
        text = entry.get(code, "")
        if not text:
            continue
        for what, of in (("numbers", numbers), ("names", names)):
            if of(text) != of(entry[ENGLISH]):
                found.append(f"{entry[ABOUT]}, {code}: other {what} than in English: {text}")
        if text == entry[ENGLISH] and len(text.split()) > 4:
            found.append(f"{entry[ABOUT]}, {code}: this is the English text")
        if text.count("\n\n") != entry[ENGLISH].count("\n\n"):
            found.append(f"{entry[ABOUT]}, {code}: other paragraphs than in English")
    return found


@pytest.mark.parametrize("file", TEXTS)
def test_every_text_is_there_in_every_language_and_none_is_old(file: str) -> None:
    entries = read_entries(TEXTS[file])
    known, now = [entry[ENGLISH] for entry in entries], said()[TEXTS[file]]
    how = f"run: python -m grenswijzer.engine.translating {file}"
    assert not [text for text in known if text not in now], f"the law does not say this any more; {how}"
    assert not [text for text in now if text not in known], f"the law says this now; {how}"
    assert len(set(known)) == len(known), f"twice the same text; {how}"
    assert not [entry[ABOUT] for entry in entries if WAS in entry], "look at these again and take `was` away"
    lacking = [f"{entry[ABOUT]}, {code}" for entry in entries for code in LANGUAGES if not entry.get(code)]
    assert not lacking, how


@pytest.mark.parametrize("path", sorted(ROOT.rglob("texts/*.yaml")), ids=lambda path: path.stem)
def test_a_translation_has_the_numbers_names_and_paragraphs_of_the_english(path: Path) -> None:
    assert path in said(), f"nothing in the law has its texts in {path.relative_to(ROOT)}"
    found = [wrong for entry in read_entries(path) for wrong in wrong_in(entry)]
    assert not found, "\n".join(found)
