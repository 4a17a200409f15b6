"""Writes the files that translators fill in: ``python -m grenswijzer.engine.translating netherlands/income_tax``.

For every file of a part of the law it writes ``texts/<file>.yaml`` beside it, with the English texts in the order of
the law and room for each language. What was translated stays; where the English was changed, the text it had before
stands under ``was`` until somebody has looked at it. Without a part it writes the files of the whole law.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from grenswijzer.engine.system import LawSystem
from grenswijzer.engine.translations import (
    ABOUT,
    ENGLISH,
    WAS,
    package_folder,
    plain_paragraphs,
    read_entries,
    rule_english,
    texts_file,
)

PACKAGE = "grenswijzer.law"

LANGUAGES = ("nl", "fr", "de")
"""The languages a text of the law is translated into."""

_WIDTH = 110

_HEAD = """\
# The texts of {name} in other languages; "en" is the text of the law itself. How to fill this in: CONTRIBUTING.md.
"""


def english_texts(system: LawSystem) -> dict[Path, dict[str, list[str]]]:
    """Per file with translations: each English text in the order of the law, and the names that say it."""
    root = package_folder(system.package).parent
    said: dict[tuple[str, int, int, str], str] = {}
    for name, rules in system.rules.items():
        for at, rule in enumerate(rules):
            # rules of one template stand in one place
            said[str(Path(rule.file)), rule.line, at, name] = rule_english(rule)
    found: dict[Path, dict[str, list[str]]] = {}

    def add(file: str, name: str, text: str) -> None:
        names = found.setdefault(texts_file(file), {}).setdefault(plain_paragraphs(text), [])
        if name not in names:
            names.append(name)

    for (file, _, _, name), text in sorted(said.items()):
        add(file, name, text)
    for name, figure in system.figures.items():
        for value in figure.values:
            for text in (value.note, value.missing or ""):
                if text.strip():
                    add(str(root / figure.file), name, text)
    return found


def renewed(entries: list[dict[str, Any]], texts: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    """The entries of a file for the English texts it has now; a changed text keeps its translations under ``was``."""
    known = {entry[ENGLISH]: entry for entry in entries}
    left = [entry for entry in entries if entry[ENGLISH] not in texts]
    made: list[dict[str, Any]] = []
    for english, names in texts.items():
        old = known.get(english, {})
        entry: dict[str, Any] = {ABOUT: ", ".join(names), ENGLISH: english}
        entry |= {code: old.get(code, "") for code in LANGUAGES}
        before = old.get(WAS)
        if not old:
            before = next((one for one in left if _names(one) & set(names)), None)
            if before is not None:
                left.remove(before)
        if before:
            entry[WAS] = {code: before.get(code, "") for code in (ENGLISH, *LANGUAGES)}
        made.append(entry)
    return made


def _names(entry: Mapping[str, Any]) -> set[str]:
    return set(str(entry.get(ABOUT, "")).split(", "))


def file_text(name: str, entries: list[dict[str, Any]]) -> str:
    """A file with its entries, as this program writes it."""
    return _HEAD.format(name=name) + "".join(f"\n{''.join(_written(entry))}" for entry in entries)


def _written(entry: Mapping[str, Any]) -> Iterator[str]:
    yield f"- {ABOUT}: {entry[ABOUT]}\n"
    yield from _folded({code: entry[code] for code in (ENGLISH, *LANGUAGES)}, "  ")
    if WAS in entry:
        yield f"  {WAS}:\n"
        yield from _folded(entry[WAS], "    ")


def _folded(texts: Mapping[str, str], indent: str) -> Iterator[str]:
    for code, text in texts.items():
        if not text:
            yield f'{indent}{code}: ""\n'
            continue
        yield f"{indent}{code}: >-\n"
        # a line feed between paragraphs of a folded text is an empty line
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                yield "\n"
            inside = indent + "  "
            yield from (f"{line}\n" for line in _lines(paragraph, inside))


def _lines(paragraph: str, indent: str) -> list[str]:
    return textwrap.wrap(
        paragraph,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=False,
    )


def write(part: str = "", package: str = PACKAGE) -> list[Path]:
    """Write the files of a part of the law (a folder or file below the package); the paths that changed."""
    system = LawSystem.load(package)
    root = package_folder(package)
    below = root / part
    changed = []
    wanted = english_texts(system)
    present = {path for path in root.rglob("texts/*.yaml") if path not in wanted}
    for path in sorted({*wanted, *present}):
        told = path.parent.parent / path.stem
        if part and not (told == below.with_suffix("") or below in told.parents):
            continue
        if path not in wanted:
            path.unlink()
            changed.append(path)
            continue
        name = (told.relative_to(root)).as_posix()
        content = file_text(name, renewed(read_entries(path), wanted[path]))
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, encoding="utf-8")
            changed.append(path)
    return changed


if __name__ == "__main__":
    for part in sys.argv[1:] or [""]:
        for path in write(part):
            print(path)
