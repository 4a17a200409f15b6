"""Running the law over a population: columns in, columns out, one compiled loop, all cores.

Gives the same bits as :mod:`grenswijzer.engine.plain`, household by household. Each household also gets an int64 of
refusal bits: which referrals and missing figures touch it. An output is unknown where one of its bits is set; that is
said for the household as a whole, where the plain way says it row by row.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from operator import or_
from typing import Any

import numpy as np
import numpy.typing as npt

from grenswijzer.engine import kept_law
from grenswijzer.engine.building import build
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.kernel import HOUSEHOLDS_AT_ONCE, Plan, plan
from grenswijzer.engine.machine import compile_kernel
from grenswijzer.engine.merging import merged
from grenswijzer.engine.rows import Household
from grenswijzer.engine.system import LawSystem
from grenswijzer.engine.unknowns import Unknown

Array = npt.NDArray[Any]

DTYPES: dict[str, type[Any]] = {"f": np.float64, "i": np.int64, "b": np.bool_}
HOUSEHOLDS_PER_TASK = 128 * HOUSEHOLDS_AT_ONCE


@dataclass(frozen=True, eq=False)
class Columns:
    """A population. Rows of a level stand in the order of their households, then of their parents; rows with a date are
    cut where the law changes (:meth:`LawSystem.cut_dates`).

    ``offsets[level]``: for each household its first row, and one past the last household's last (int64, households +
    1). ``parents[level]``: index of each row's parent in the parent level's columns. ``inputs[name]``: one value per
    row of the input's level (float64, int64 or bool; dates as day numbers, enums as ints). ``firsts[level]``: may be
    told in the place of ``parents[level]``, for each parent its first row, and one past the last parent's last.
    """

    households: int
    offsets: Mapping[str, Array]
    parents: Mapping[str, Array]
    inputs: Mapping[str, Array]
    firsts: Mapping[str, Array] = field(default_factory=dict)

    def rows(self, level: str) -> int:
        """How many rows ``level`` has."""
        return int(self.offsets[level][-1]) if level in self.offsets else self.households

    def parents_of(self, level: str) -> Array:
        """Index of each row's parent."""
        if level in self.parents:
            return self.parents[level]
        first = self.firsts[level]
        return np.repeat(np.arange(len(first) - 1), np.diff(first))


@dataclass(frozen=True, eq=False)
class ColumnResult:
    """What the kernel found. ``values[name]``: one per row of the output's level. ``bits``: refusals per household;
    ``refusals[b]`` is the meaning of bit b, ``masks[name]`` the bits that make an output unknown. ``nodes``: how many
    nodes were computed per household."""

    values: Mapping[str, Array]
    bits: Array
    refusals: tuple[Unknown, ...]
    masks: Mapping[str, int]
    nodes: int

    def unknown(self, name: str) -> Array:
        """True for each household in which ``name`` cannot be decided."""
        found: Array = (self.bits & self.masks[name]) != 0
        return found


def stack(system: LawSystem, households: Iterable[Household]) -> Columns:
    """Households one after the other as columns."""
    listed = list(households)
    levels = [level for level in system.levels if level != system.root]
    counts = {level: [household.counts.get(level, 0) for household in listed] for level in levels}
    offsets = {level: np.concatenate([[0], np.cumsum(counts[level])]).astype(np.int64) for level in levels}
    parents: dict[str, Array] = {}
    for level in levels:
        parent = system.levels[level].parent
        assert parent is not None
        found: list[int] = []
        for position, household in enumerate(listed):
            base = position if parent == system.root else int(offsets[parent][position])
            found += [
                base + row for row in household.parents.get(level, [])[: household.counts.get(level, 0)]
            ]
        parents[level] = np.array(found, np.int64)
    inputs: dict[str, Array] = {}
    for name, item in system.inputs.items():
        dtype = DTYPES[{"float": "f", "bool": "b"}.get(item.type, "i")]
        values: list[Any] = []
        for household in listed:
            values += household.inputs.get(name, [])
        inputs[name] = np.array(values, dtype)
    return Columns(len(listed), offsets, parents, inputs)


def run(
    system: LawSystem,
    year: int,
    columns: Columns,
    outputs: tuple[str, ...],
    given: Mapping[str, Array] | None = None,
    threads: int | None = None,
    graph: Graph | None = None,
) -> ColumnResult:
    """Compute ``outputs`` for every household.

    ``given`` replaces a value by a column with one entry per row of its level. ``graph``: one that holds the outputs,
    where the year's other law cannot be built. Raises :class:`NotLawError` for a name or year that is not law, or a
    column that is missing or of the wrong length.
    """
    if graph is None:
        graph = graph_with(system, year, outputs)
    given = dict(given or {})
    made = _plan(graph, tuple(outputs), frozenset(given))
    values, bits = _compute(graph, made, columns, given, threads)
    return ColumnResult(values, bits, made.refusals, made.masks, made.nodes)


def run_together(
    systems: Sequence[LawSystem],
    year: int,
    columns: Columns,
    outputs: tuple[str, ...],
    threads: int | None = None,
) -> tuple[ColumnResult, ...]:
    """Compute ``outputs`` under each of several systems: a law and its variants. The same values as one by one.

    What a variant cannot change is computed once; ``nodes`` of each result counts what was computed for all of them.
    The kernel is made for what differs: a variant that changes the same figures to other amounts needs no new one.
    ``bits`` has the refusals that make one of the outputs unknown. Raises as :func:`run` does, and
    :class:`NotLawError` where the law of a variant changes on other days in the year.
    """
    graphs = tuple(graph_with(system, year, outputs) for system in systems)
    graph, names = merged(graphs, tuple(outputs))
    made = _plan(graph, tuple(name for own in names for name in own), frozenset())
    values, bits = _compute(graph, made, columns, {}, threads)
    results = []
    for own in names:
        masks = {name: made.masks[asked] for name, asked in zip(outputs, own, strict=True)}
        found = {name: values[asked] for name, asked in zip(outputs, own, strict=True)}
        touching = bits & reduce(or_, masks.values(), 0)
        results.append(ColumnResult(found, touching, made.refusals, masks, made.nodes))
    return tuple(results)


def graph_with(system: LawSystem, year: int, outputs: tuple[str, ...]) -> Graph:
    """The year's graph; where its other law cannot be built, one of what ``outputs`` rest on."""
    graph = build(system, year)
    if any(name not in graph.names for name in outputs):
        graph = build(system, year, tuple(outputs))
    return graph


def _compute(
    graph: Graph, made: Plan, columns: Columns, given: Mapping[str, Array], threads: int | None
) -> tuple[dict[str, Array], Array]:
    """The values of the plan's outputs by name, and the refusals of each household."""
    arrays = _arrays(graph, made, columns, given)
    results: dict[str, list[Array]] = {"f": [], "i": [], "b": []}
    values: dict[str, Array] = {}
    placed: dict[int, Array] = {}
    for name, code, index in made.outputs:
        if index not in placed:
            placed[index] = np.empty(columns.rows(graph.nodes[index].level), DTYPES[code])
            results[code].append(placed[index])
        values[name] = placed[index]
    bits = np.zeros(columns.households, np.int64)
    call, _alive = _call(graph, made, columns, arrays, results, bits)
    workers = threads or os.cpu_count() or 1
    starts = range(0, columns.households, HOUSEHOLDS_PER_TASK)
    if workers == 1 or len(starts) <= 1:
        call(0, columns.households)
    else:
        with ThreadPoolExecutor(workers) as pool:
            list(
                pool.map(
                    lambda start: call(start, min(start + HOUSEHOLDS_PER_TASK, columns.households)), starts
                )
            )
    return values, bits


@lru_cache(maxsize=64)
def _plan(graph: Graph, outputs: tuple[str, ...], given: frozenset[str]) -> Plan:
    name = f"kernel {graph.year} {tuple(graph.outputs)} {outputs} {sorted(given)}"
    made: Plan | None = kept_law.kept_for(graph.system, name)
    if made is None:
        made = plan(graph, outputs, given)
        kept_law.keep_for(graph.system, name, made)
    return made


def _arrays(
    graph: Graph, made: Plan, columns: Columns, given: Mapping[str, Array]
) -> dict[str, tuple[Array, ...]]:
    told = {graph.node(name).index: (name, array) for name, array in given.items()}
    found: dict[str, list[Array]] = {"f": [], "i": [], "b": []}
    for code, index in made.inputs:
        node = graph.nodes[index]
        name, array = told.get(index, (node.name, columns.inputs.get(node.name)))
        rows = columns.rows(node.level)
        if array is None:
            raise NotLawError("column", name=name)
        if len(array) != rows:
            raise NotLawError("column_rows", name=name, count=len(array), level=node.level, rows=rows)
        found[code].append(np.ascontiguousarray(array, DTYPES[code]))
    return {code: tuple(arrays) for code, arrays in found.items()}


def _call(
    graph: Graph,
    made: Plan,
    columns: Columns,
    arrays: Mapping[str, tuple[Array, ...]],
    results: Mapping[str, list[Array]],
    bits: Array,
) -> tuple[Callable[[int, int], None], Mapping[str, Array | int]]:
    """The kernel with its table of addresses filled in, except for the scratch that each call has of its own.

    Also the arrays behind the addresses, which have to be there as long as it runs.
    """
    kernel = compile_kernel(made.text)
    named: dict[str, Array | int] = {
        "bits": bits,
        "fig": _figures(graph),
        "periods": _periods(graph, columns),
    }
    for code in "fib":
        named |= {f"{code.upper()}I_{place}": array for place, array in enumerate(arrays[code])}
        named |= {f"{code.upper()}O_{place}": array for place, array in enumerate(results[code])}
    most = {level: _most_rows(columns, level) for level in graph.system.levels}
    named |= {f"cap_{level}": count for level, count in most.items()}
    for level in columns.offsets:
        named[f"offsets_{level}"] = columns.offsets[level]
        if f"parents_{level}" in made.table:
            named[f"parents_{level}"] = columns.parents_of(level)
    found_there = dict(made.first_rows)
    for name in made.table:
        if name.startswith("first_") and name not in found_there:
            named[name] = _first_rows(graph.system, columns, *_levels_of(graph, name))
    scratch = {
        f"S{code}_{level}": (rows * most[level], DTYPES[code]) for (level, code), rows in made.slots.items()
    }
    scratch["dates"] = (max(most.values()), np.int64)
    scratch |= {f"partners_{level}": (rows, np.int64) for level, rows in most.items()}
    scratch |= {name: (most[at] + 1, np.int64) for name, at in found_there.items()}
    addresses = np.zeros(len(made.table), np.int64)
    owned: list[tuple[int, int, type[Any]]] = []
    for place, name in enumerate(made.table):
        entry = named.get(name, 0)
        addresses[place] = entry if isinstance(entry, int) else entry.ctypes.data
        if name in scratch:
            owned.append((place, *scratch[name]))

    def call(start: int, end: int) -> None:
        table = addresses.copy()
        own = [np.empty(size, dtype) for _, size, dtype in owned]
        for (place, _, _), array in zip(owned, own, strict=True):
            table[place] = array.ctypes.data
        kernel(start, end, table.ctypes.data)

    return call, named


def _figures(graph: Graph) -> Array:
    """Every figure of every period, one after the other."""
    numbers = [
        number
        for period in range(len(graph.periods))
        for values in graph.figures.values()
        for number in values[period].numbers
    ]
    return np.array(numbers or [0.0])


def _levels_of(graph: Graph, name: str) -> tuple[str, str]:
    """The two levels in the name of a table entry, first_<lower>_<upper>."""
    levels = graph.system.levels
    return next((low, up) for low in levels for up in levels if name == f"first_{low}_{up}")


def _first_rows(system: LawSystem, columns: Columns, level: str, ancestor: str) -> Array:
    """For each row of ``ancestor`` the first row of ``level`` below it, and one past the last."""
    if ancestor == system.root:
        return columns.offsets[level]
    parent = system.levels[level].parent
    assert parent is not None
    if parent != ancestor:
        # rows stand in the order of their parents: the first below the first
        return _first_rows(system, columns, level, parent)[_first_rows(system, columns, parent, ancestor)]
    if level in columns.firsts:
        return columns.firsts[level]
    above, wanted = columns.parents[level], columns.rows(parent)
    if len(above) > 16 * wanted:
        # many rows each, such as days: looking for where each begins reads less than counting them all
        return np.searchsorted(above, np.arange(wanted + 1)).astype(np.int64)
    counts = np.bincount(above, minlength=wanted)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def _most_rows(columns: Columns, level: str) -> int:
    """Most rows of ``level`` in the households a kernel takes at once; a task starts at a multiple of them."""
    starts = np.arange(0, columns.households, HOUSEHOLDS_AT_ONCE)
    ends = np.minimum(starts + HOUSEHOLDS_AT_ONCE, columns.households)
    offsets = columns.offsets.get(level)
    rows = ends - starts if offsets is None else offsets[ends] - offsets[starts]
    return int(np.max(rows, initial=1))


def _periods(graph: Graph, columns: Columns) -> Array:
    dated = next((level for level in graph.system.levels.values() if level.dated_by), None)
    if dated is None or dated.dated_by is None or len(graph.periods) == 1:
        return np.zeros(1, np.int64)
    starts = np.array([day.toordinal() for day in graph.periods], np.int64)
    found = np.searchsorted(starts, columns.inputs[dated.dated_by], side="right") - 1
    return np.maximum(found, 0).astype(np.int64)
