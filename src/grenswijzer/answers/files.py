"""Many households in one table: a row per file, with the error where one cannot be computed."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from grenswijzer.answers.plain import plain
from grenswijzer.answers.result import Result


@dataclass(frozen=True, slots=True)
class Answered:
    """A file with its answer, or with what is wrong with it."""

    file: str
    result: Result | None
    error: str = ""


def rows_of_files(
    answered: Sequence[Answered], *, all_values: bool = False
) -> tuple[list[str], list[list[Any]]]:
    """Columns and rows. People and jobs are numbered (``person_1.be_income_tax``), so that files share columns."""
    found = [_columns(entry.result, all_values) if entry.result else {} for entry in answered]
    names = sorted({name: None for columns in found for name in columns}, key=_column_order(found))
    header = ["file", "error", "year", *names]
    rows: list[list[Any]] = []
    for entry, columns in zip(answered, found, strict=True):
        year = entry.result.year if entry.result else None
        rows.append([entry.file, entry.error, year, *(columns.get(name) for name in names)])
    return header, rows


def csv_text(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Comma-separated text; unknown values and those a household does not have are empty."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_safe(value) for value in row])
    return stream.getvalue()


def _safe(value: Any) -> Any:
    """A text that a spreadsheet would run as a formula is quoted."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@") else value


def _columns(result: Result, all_values: bool) -> dict[str, Any]:
    places = result.places
    columns: dict[str, Any] = {f"person_{number}": name for number, name in enumerate(result.people, 1)}
    for value in result.all_values if all_values else result.outputs:
        place = _numbered(result, value.level, value.row)
        if value.level == places.system.root:
            columns[value.name] = plain(value.value, value.kind)
        else:
            columns.setdefault(place, places.row_path(value.level, value.row))
            columns[f"{place}.{value.name}"] = plain(value.value, value.kind)
    return columns


def _numbered(result: Result, level: str, row: int) -> str:
    """The place of a row by numbers: person_1.job_2."""
    system, up = result.places.system, result.evaluation.rows.up
    parent = system.levels[level].parent
    if parent is None:
        return ""
    above = up[level, parent][row]
    number = sum(1 for other in range(row + 1) if up[level, parent][other] == above)
    word = "person" if level == result.places.people else level
    place = _numbered(result, parent, above)
    return f"{place}.{word}_{number}" if place else f"{word}_{number}"


def _column_order(found: Sequence[dict[str, Any]]) -> Any:
    first: dict[str, int] = {}
    for columns in found:
        for position, name in enumerate(columns):
            first.setdefault(name, position)
    return lambda name: (name.count("."), name.rpartition(".")[0], first[name])
