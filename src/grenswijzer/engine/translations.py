"""What a law package says in other languages than English: texts of rules, notes on figures, reasons of missing ones.

The English stands in the law itself. For ``tax.py`` and ``tax.yaml`` the other languages stand in ``texts/tax.yaml``
in the folder beside them: a list of texts, each found by its English, so that a text which was changed has no
translation until somebody makes one. Nothing is read before a text of that file is asked for, and no law is made from
it: a system and its kernels never see these files.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from grenswijzer.engine.cache import read_all_yaml, short_hash
from grenswijzer.engine.figures import Figure
from grenswijzer.engine.rule import Rule

FOLDER = "texts"
"""The folder with the texts of the files beside it."""

ENGLISH = "en"

ABOUT, WAS = "about", "was"
"""What an entry holds beside languages: the names that say it, and the text it had before the English was changed."""

Texts = Mapping[str, str]
"""The same text by language."""


def plain_paragraphs(text: str) -> str:
    """A docstring with one line to a paragraph and an empty line between them."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


def first_paragraph(text: str) -> str:
    """What a referral gives as its reason."""
    return text.partition("\n\n")[0]


def rule_english(rule: Rule) -> str:
    """What a rule says in the law itself: of a template once for all its rows, with ``{in_state}`` not filled in."""
    return plain_paragraphs(rule.text if rule.written is None else rule.written.docstring)


def rule_texts(rule: Rule) -> Texts:
    """What a rule says, in every language there is."""
    texts = texts_beside(rule.file, rule_english(rule))
    row = rule.written.row if rule.written else None
    return texts if row is None else {code: row.text(text, code, rule.place) for code, text in texts.items()}


def figure_texts(package: str, figure: Figure, english: str) -> Texts:
    """A note on a figure of a law package, or the reason why it is missing, in every language there is."""
    return texts_beside(_file_of(package, figure.file), plain_paragraphs(english))


def texts_beside(file: str, english: str) -> Texts:
    """An English text of a file of the law in every language there is, English first."""
    return _texts(file).get(english) or {ENGLISH: english}


@lru_cache(maxsize=8)
def package_folder(package: str) -> Path:
    """The folder of a law package."""
    return Path(next(iter(importlib.import_module(package).__path__)))


@lru_cache(maxsize=1024)
def _file_of(package: str, file: str) -> str:
    return str(package_folder(package).parent / file)


@lru_cache(maxsize=1024)
def texts_file(file: str) -> Path:
    """Where the texts of a file of the law stand; there need be none."""
    path = Path(file)
    return path.parent / FOLDER / f"{path.stem}.yaml"


def read_entries(path: Path) -> list[dict[str, Any]]:
    """The entries of a file as they stand in it, their texts in paragraphs."""
    if not path.is_file():
        return []
    # the same name may stand in many folders
    title = f"texts-{path.stem}-{short_hash(str(path))}"
    return [_entry(entry) for entry in read_all_yaml(title, [path])[0] or []]


def _entry(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _entry(value) if key == WAS else _unfolded(str(value)) for key, value in raw.items()}


def _unfolded(text: str) -> str:
    """YAML ends a paragraph of a folded text with one line feed."""
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip())


@lru_cache(maxsize=1024)
def _texts(file: str) -> Mapping[str, Texts]:
    found: dict[str, Texts] = {}
    for entry in read_entries(texts_file(file)):
        languages = {key: text for key, text in entry.items() if key not in (ABOUT, WAS) and text}
        found[entry[ENGLISH]] = {ENGLISH: entry[ENGLISH], **languages}
    return found
