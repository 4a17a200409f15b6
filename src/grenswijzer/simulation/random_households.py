"""Random households for property tests, benchmarks and simulation: one generator for all three.

Facts are drawn from what the law's inputs allow. For tests, zero, every threshold of the law and one cent around it
come far more often than chance would give, and every rare fact is common. An ordinary population has one job a person
as a rule and rare facts rarely. The households are synthetic; they say nothing about any real population.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from grenswijzer.engine.columns import Columns
from grenswijzer.engine.inputs import Input
from grenswijzer.engine.rows import Household
from grenswijzer.engine.system import LawSystem

Array = npt.NDArray[Any]

MOST_ROWS = {"adult": 2, "spell": 3, "child": 5, "day": 6}
"""Largest number of rows a parent row gets; other levels get at most two."""

ORDINARY_ROWS = {"adult": (0, 0.4, 0.6), "spell": (0.25, 0.7, 0.05), "child": (0.5, 0.2, 0.2, 0.1)}
"""Chance of 0, 1, 2, ... rows in an ordinary population; other levels have none in 98 of 100 parent rows."""

RARELY = 0.03
"""Chance that an ordinary household says something else than the default."""


def random_columns(
    system: LawSystem, year: int, households: int, seed: int, ordinary: bool = False
) -> Columns:
    """``households`` random households under the law of ``year``; the same ``seed`` gives the same households.

    ``ordinary``: as in a population, instead of at every edge of the law.
    """
    random = np.random.default_rng(seed)
    offsets: dict[str, Array] = {}
    parents: dict[str, Array] = {}
    for level, description in system.levels.items():
        parent = description.parent
        if parent is None:
            continue
        above = households if parent == system.root else int(offsets[parent][-1])
        if ordinary:
            chances = ORDINARY_ROWS.get(level, (0.98, 0.02))
            counts = random.choice(len(chances), above, p=chances)
        else:
            most = 2 if description.partner else MOST_ROWS.get(level, 2)
            counts = random.integers(1 if description.partner else 0, most + 1, above)
        parents[level] = np.repeat(np.arange(above), counts)
        below = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        offsets[level] = below if parent == system.root else below[offsets[parent]]
    columns = Columns(households, offsets, parents, {})
    amounts = _thresholds(system, year)
    inputs: dict[str, Array] = {}
    for name, item in system.inputs.items():
        drawn = _draw(random, item, columns.rows(item.level), year, amounts)
        if ordinary and item.default is not None and name not in ("salary", "civil_status"):
            usual = item.stored(item.default)
            drawn = np.where(random.random(len(drawn)) < RARELY, drawn, usual).astype(drawn.dtype)
        inputs[name] = drawn
    _connect(system, year, columns, inputs)
    return Columns(households, offsets, parents, inputs)


def household_at(system: LawSystem, columns: Columns, position: int) -> Household:
    """One household of the columns as rows."""
    counts = {system.root: 1}
    parents: dict[str, list[int]] = {}
    bounds = {system.root: (position, position + 1)}
    for level, description in system.levels.items():
        if description.parent is None:
            continue
        start, end = (int(columns.offsets[level][position + step]) for step in (0, 1))
        bounds[level] = (start, end)
        counts[level] = end - start
        base = bounds[description.parent][0]
        parents[level] = [int(row) - base for row in columns.parents[level][start:end]]
    inputs = {
        name: columns.inputs[name][slice(*bounds[item.level])].tolist()
        for name, item in system.inputs.items()
    }
    return Household(counts, parents, inputs)


def _thresholds(system: LawSystem, year: int) -> Array:
    """Every amount at which the law of the year turns, and a cent on both sides."""
    found = {0.0}
    for figure in system.figures.values():
        value = figure.at(date(year, 1, 1))
        if value is None or not (figure.unit.startswith("EUR") or figure.shape == "scale"):
            continue
        numbers = value.numbers[::3] if figure.shape == "scale" else value.numbers
        found.update(number for number in numbers if 0 < number < 1e7)
    around = {round(amount + cents / 100, 2) for amount in found for cents in (-1, 0, 1)}
    return np.array(sorted(amount for amount in around if amount >= 0))


def _draw(random: np.random.Generator, item: Input, rows: int, year: int, amounts: Array) -> Array:
    if item.enum is not None:
        return random.choice(np.array([int(member) for member in item.enum], np.int64), rows)
    if item.type == "bool":
        return random.random(rows) < 0.5
    if item.type == "date":
        first, recent, last = (date(year - back, 1, 1).toordinal() for back in (75, 2, -1))
        drawn = np.where(
            random.random(rows) < 0.3, random.integers(recent, last, rows), random.integers(first, last, rows)
        )
        return drawn.astype(np.int64)
    low = item.minimum if item.minimum is not None else 0.0
    high = item.maximum if item.maximum is not None else (150_000.0 if item.unit.startswith("EUR") else 60.0)
    if item.unit in ("share", "percent"):
        high = min(high, 1.0)
    if item.type == "int":
        return random.integers(int(low), int(high) + 1, rows).astype(np.int64)
    values = np.round(low + (high - low) * random.random(rows) ** 2, 2)
    edges = np.clip(random.choice(amounts, rows), low, high)
    dice = random.random(rows)
    drawn = np.where(dice < 0.25, low if low > 0 else 0.0, np.where(dice < 0.5, edges, values))
    return drawn.astype(np.float64)


def _connect(system: LawSystem, year: int, columns: Columns, inputs: dict[str, Array]) -> None:
    """Make the facts the program fills in agree with each other."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    for level in system.levels.values():
        start, end = f"{level.name}_start", f"{level.name}_end"
        if level.dated_by != start or end not in inputs:
            continue
        whole = np.arange(columns.rows(level.name)) % 2 == 0
        a, b = (first + inputs[name] % (last - first + 1) for name in (start, end))
        inputs[start] = np.where(whole, first, np.minimum(a, b))
        inputs[end] = np.where(whole, last, np.maximum(a, b))
    for name, value in {"income_year": year, "year_start": first, "year_end": last}.items():
        if name in inputs:
            inputs[name] = np.full(columns.rows(system.inputs[name].level), value, np.int64)
    if "spell_days" in inputs:
        days = inputs["spell_end"] - inputs["spell_start"] + 1
        inputs["spell_days"] = days.astype(np.float64)
        inputs["spell_months"] = np.round(days / (last - first + 1) * 12, 4)
    if "has_partner" in inputs:
        sizes = np.diff(columns.offsets["adult"])
        inputs["has_partner"] = np.repeat(sizes == 2, sizes)
