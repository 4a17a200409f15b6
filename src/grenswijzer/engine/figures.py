"""Dated figures of law: numbers, scales and tables, each with its source and status."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from grenswijzer.engine.errors import LawError
from grenswijzer.engine.rule import NEVER

SCALE_ROWS = 8
SHAPES = ("number", "scale", "table")
STATUSES = ("seen", "derived", "recalled")


@dataclass(frozen=True, slots=True)
class FigureValue:
    """What a figure is from ``start`` to ``end``; ``missing`` holds the reason when nobody could find it.

    ``numbers`` is what rules read: one number; (limit, rate, tax below) per row of a scale, padded to eight rows; a
    value per position of a table. Per cents are fractions here. ``raw`` is what the YAML says.
    """

    start: date
    end: date
    numbers: tuple[float, ...]
    raw: Any
    source: tuple[str, ...]
    status: str
    note: str
    printed: Mapping[str, Any] | None
    missing: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A named figure of law over the years."""

    name: str
    shape: str
    unit: str
    law: str
    label: Mapping[str, str]
    values: tuple[FigureValue, ...]
    file: str

    @property
    def size(self) -> int:
        """How many float64 the figure takes in the vector of figures; the same for every date."""
        return max((len(value.numbers) for value in self.values), default=1)

    def at(self, day: date) -> FigureValue | None:
        """The value that is law on ``day``; None when no entry covers it."""
        for value in reversed(self.values):
            if value.start <= day <= value.end:
                return value
        return None


def nowhere_read(figure: Figure, day: date) -> FigureValue:
    """What stands in the vector for a part of the year, from ``day``, in which no rule that is law reads the figure."""
    return FigureValue(day, day, (0.0,) * figure.size, None, (), "not law", "", None, None)


def _number(raw: Any, unit: str, place: str) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise LawError(f"{place}: a number is needed, not {raw!r}")
    exact = Decimal(str(raw))
    return float(exact / 100) if unit == "percent" else float(exact)


def _scale(raw: Any, unit: str, place: str) -> tuple[float, ...]:
    if not isinstance(raw, list) or not raw or len(raw) > SCALE_ROWS:
        raise LawError(
            f"{place}: a scale has one to {SCALE_ROWS} rows of [lower limit, rate, printed tax below it]"
        )
    numbers: list[float] = []
    below = Decimal(0)
    for position, row in enumerate(raw):
        if not isinstance(row, list) or len(row) not in (2, 3):
            raise LawError(
                f"{place}: row {position + 1} must be [lower limit, rate] or [lower limit, rate, tax below]"
            )
        limit = Decimal(str(row[0]))
        if position:
            previous = raw[position - 1]
            if limit <= Decimal(str(previous[0])):
                raise LawError(f"{place}: lower limits must rise, row {position + 1} does not")
            rate = Decimal(str(previous[1])) / (100 if unit == "percent" else 1)
            below += rate * (limit - Decimal(str(previous[0])))
        if len(row) == 3:
            below = Decimal(str(row[2]))
        numbers += [float(limit), _number(row[1], unit, place), float(below)]
    numbers += [math.inf, 0.0, 0.0] * (SCALE_ROWS - len(raw))
    return tuple(numbers)


def _value(
    entry: Any, start: date, shape: str, unit: str, sources: Mapping[str, Any], place: str
) -> FigureValue:
    if not isinstance(entry, dict):
        raise LawError(f"{place}: an entry is a mapping with value, source and status")
    unknown = set(entry) - {"value", "source", "status", "note", "printed", "end", "missing", "enacted"}
    if unknown:
        raise LawError(f"{place}: unknown key {sorted(unknown)[0]!r}")
    end = entry.get("end", date(start.year, 12, 31))
    end = NEVER if end == "open" else end
    if not isinstance(end, date) or end < start:
        raise LawError(f"{place}: end must be a date on or after {start}, or open")
    note = str(entry.get("note", ""))
    if "missing" in entry:
        size = 3 * SCALE_ROWS if shape == "scale" else 1
        return FigureValue(start, end, (0.0,) * size, None, (), "missing", note, None, str(entry["missing"]))
    if "value" not in entry or "source" not in entry or entry.get("status") not in STATUSES:
        raise LawError(f"{place}: value, source and status ({', '.join(STATUSES)}) are needed")
    raw = entry["value"]
    if shape == "scale":
        numbers = _scale(raw, unit, place)
    elif shape == "table":
        if not isinstance(raw, list) or not raw:
            raise LawError(f"{place}: a table is a list of values for position 0, 1, 2, ...")
        numbers = tuple(_number(item, unit, place) for item in raw)
    else:
        numbers = (_number(raw, unit, place),)
    cited = entry["source"] if isinstance(entry["source"], list) else [entry["source"]]
    for source in cited:
        if str(source).split()[0] not in sources and "://" not in str(source):
            raise LawError(f"{place}: source {source!r} is neither a name of sources.yaml nor an address")
    return FigureValue(
        start, end, numbers, raw, tuple(map(str, cited)), entry["status"], note, entry.get("printed"), None
    )


def load_figures(mapping: Mapping[str, Any], sources: Mapping[str, Any], file: str) -> dict[str, Figure]:
    """Read the ``figures:`` section of one YAML file.

    Raises :class:`LawError` naming file, figure and date for anything that is not as CONTRIBUTING.md says.
    """
    figures = {}
    for name, body in mapping.items():
        place = f"{file}: {name}"
        if not isinstance(body, dict):
            raise LawError(f"{place}: a figure is a mapping")
        unknown = set(body) - {"label", "unit", "law", "shape", "values", "note"}
        if unknown:
            raise LawError(f"{place}: unknown key {sorted(unknown)[0]!r}")
        for key in ("label", "unit", "law", "values"):
            if key not in body:
                raise LawError(f"{place}: {key} is missing")
        shape = body.get("shape", "number")
        if shape not in SHAPES:
            raise LawError(f"{place}: shape is one of {', '.join(SHAPES)}")
        values = []
        for start, entry in sorted(body["values"].items()):
            if not isinstance(start, date):
                raise LawError(f"{place}: {start!r} is not a date (year-month-day)")
            values.append(_value(entry, start, shape, body["unit"], sources, f"{place} {start}"))
        size = max((len(value.numbers) for value in values), default=1)
        for position, value in enumerate(values):
            last_day = value.end
            if position + 1 < len(values):
                last_day = min(last_day, values[position + 1].start - timedelta(days=1))
            padding = (value.numbers[-1],) * (size - len(value.numbers))
            values[position] = replace(value, end=last_day, numbers=value.numbers + padding)
        figures[name] = Figure(name, shape, body["unit"], body["law"], body["label"], tuple(values), file)
    return figures
