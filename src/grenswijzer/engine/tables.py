"""Tables of what the law treats alike, such as states and pairs of states: the ``each:`` sections of the YAML.

A table has a name in capitals and rows; a row has columns. A column is a text, a bool, a date, a text per language, a
part (a mapping of further columns, or a list of them by date), or ``{STATE: be}``: all columns of that row of another
table, with the column's own name in front (``one: {STATE: be}`` gives ``one_state``, ``one_name``). Several files may
add columns to a row. ``of: STATE`` with ``without: [other]`` or ``only: [nl, be]`` is that table with fewer rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from grenswijzer.engine.errors import LawError

LANGUAGES = ("nl", "en", "fr", "de")

_TABLE = re.compile(r"[A-Z]+(_[A-Z]+)*")
_KEY = re.compile(r"[a-z]+(_[a-z]+)*")
_CAPITALS = re.compile(r"(?<![A-Za-z])[A-Z]+(?:_[A-Z]+)*(?![A-Za-z])")
_BRACES = re.compile(r"\{(\w+)(?::(\w+))?\}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with the columns of a part of it where it was asked for with one."""

    table: str
    key: str
    columns: Mapping[str, Any]

    def named(self, name: str) -> str:
        """A name with the key of this row in the place of the table's name."""
        return _CAPITALS.sub(lambda found: self.key if found[0] == self.table else found[0], name)

    def text(self, text: str, language: str, where: str) -> str:
        """A text with the columns of this row filled in: ``{in_state}``, or ``{in_state:nl}`` in that language.

        Raises :class:`LawError` for a column that the row does not have, or has not in the language.
        """
        return _BRACES.sub(lambda found: self._words(found[1], found[2] or language, where), text)

    def _words(self, column: str, language: str, where: str) -> str:
        value: Any = self.columns.get(column)
        row = f"row {self.key} of {self.table}"
        if isinstance(value, str | date):
            return str(value)
        if _is_words(value):
            if language in value:
                return str(value[language])
            raise LawError(f"{where}: {{{column}}} is not there in {language} in {row}")
        known = [
            name for name, said in self.columns.items() if isinstance(said, str | date) or _is_words(said)
        ]
        raise LawError(f"{where}: there is no text {{{column}}} in {row}, only {', '.join(known) or 'none'}")


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of a law package by name, each with its rows by key, in the order of the files."""

    rows: Mapping[str, Mapping[str, Mapping[str, Any]]]

    def each(self, said: str, where: str) -> list[Row]:
        """The rows of ``STATE``, or of ``PAIR.day_limit``: those that have this part, once for each of its entries.

        Raises :class:`LawError` where there is no such table, or no row with the part.
        """
        name, _, part = said.partition(".")
        if name not in self.rows:
            raise LawError(
                f"{where}: there is no table {name} under each: in the YAML, only {', '.join(self.rows) or 'none'}"
            )
        found = []
        for key, columns in self.rows[name].items():
            entries: Any = columns.get(part, []) if part else {}
            for entry in entries if isinstance(entries, list) else [entries]:
                if not isinstance(entry, dict):
                    raise LawError(
                        f"{where}: {part} of row {key} of {name} is no part: a mapping, or a list of them"
                    )
                found.append(Row(name, key, {**columns, **entry}))
        if not found:
            raise LawError(f"{where}: no row of {name} has {part or 'anything'}")
        return found

    def table_in(self, name: str) -> str | None:
        """The table whose name stands in a name of the law."""
        return next((found for found in _CAPITALS.findall(name) if found in self.rows), None)


def _is_words(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and set(value) <= set(LANGUAGES)


def read_tables(sections: Iterable[tuple[str, Mapping[str, Any]]]) -> Tables:
    """The tables of all ``each:`` sections, by file.

    Raises :class:`LawError` with the file for a name or key that no rule could hold, a column that is told twice, and a
    row that does not exist.
    """
    told: dict[str, dict[str, dict[str, Any]]] = {}
    fewer: dict[str, tuple[Mapping[str, Any], str]] = {}
    for file, section in sections:
        for table, rows in section.items():
            where = f"{file}: each: {table}"
            if not _TABLE.fullmatch(str(table)) or not isinstance(rows, dict):
                raise LawError(f"{where} is no table: a name in capitals with rows by key")
            if "of" in rows:
                if table in fewer or len(rows) != 2 or not rows.keys() & {"only", "without"}:
                    raise LawError(f"{where}: of: goes with one of only: and without:, in one file")
                fewer[table] = (rows, where)
                continue
            for key, columns in rows.items():
                # a key as no, on or off is a bool in YAML
                if not isinstance(key, str) or not _KEY.fullmatch(key) or not isinstance(columns, dict):
                    raise LawError(f"{where}: {key!r} is no row: a key in small letters with columns")
                row = told.setdefault(table, {}).setdefault(key, {})
                for column in row.keys() & columns.keys():
                    raise LawError(f"{where}: {key}: {column} is told twice")
                row |= columns
    whole = {
        table: {key: _flat(row, told, f"{table}: {key}") for key, row in rows.items()}
        for table, rows in told.items()
    }
    for table, (rows, where) in fewer.items():
        other = whole.get(rows["of"], {})
        named = rows.get("only") or rows["without"]
        if table in told or set(named) - other.keys():
            raise LawError(
                f"{where}: {rows['of']} has the rows {', '.join(other) or 'none'}, not all of {', '.join(named)}"
            )
        whole[table] = {key: row for key, row in other.items() if (key in named) == ("only" in rows)}
    return Tables(whole)


def _flat(
    row: Mapping[str, Any], told: Mapping[str, Mapping[str, Mapping[str, Any]]], where: str
) -> dict[str, Any]:
    """The columns of a row, with those of the rows it names."""
    flat: dict[str, Any] = {}
    for column, value in row.items():
        if isinstance(value, dict) and len(value) == 1 and _TABLE.fullmatch(str(next(iter(value)))):
            ((table, key),) = value.items()
            if key not in told.get(table, {}):
                raise LawError(f"each: {where}: {column}: there is no row {key} of {table}")
            flat |= {f"{column}_{name}": words for name, words in told[table][key].items()}
        else:
            flat[column] = value
    return flat
