"""The law run for facts that differ in a few inputs: all runs at once, and only what rests on a changed value.

A curve over a year's days asks for hundreds of answers that differ little. What is the same in all of them is taken
from one run of the plain way (:mod:`grenswijzer.engine.plain`); every other value is a column over the runs
(:mod:`grenswijzer.engine.several`), computed by the rules' own functions. docs/decisions/0009 has the measurements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from heapq import heapify, heappop, heappush
from operator import add, itemgetter
from typing import Any

import numpy as np

from grenswijzer.engine.graph import Graph, Node, Text
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.rows import Rows, row_read
from grenswijzer.engine.runs import Key, Runs
from grenswijzer.engine.several import Numbers, Several, call, is_same, simplest, told_by
from grenswijzer.engine.unknowns import unknown_rows

LARGEST = 20_000
"""Values that are held as columns; a calendar of days that all move would make more, and is refused."""

FOLLOWED = ("sum", "any", "count", "sum_concurrent", "any_concurrent")
"""What may bring rows together that change; counting dates is left to the plain way."""


class NotRerunnableError(ValueError):
    """The facts that change reach too far to be followed: run the law anew for each."""


def run_again(
    first: Evaluation, told: Mapping[str, Sequence[Any]], number: int, wanted: Sequence[Key]
) -> Runs:
    """The values of ``wanted`` in each of ``number`` runs.

    ``first``: an evaluation of facts of the same shape: the same rows, dates and given values. ``told``: by name of an
    input what it is in each of its rows: a column over the runs, or one value for all; other inputs are as in
    ``first``. Raises :class:`NotRerunnableError` where days or the dates of jobs are among what changes.
    """
    graph = first.graph
    shape = _shape(graph, _Facts.of(first))
    values = [value for rows in first.values for value in rows] + shape.constants
    changed = set()
    for name in told:
        if name not in graph.names:
            continue
        index = graph.names[name]
        for place, column in zip(shape.places(index), told[name], strict=True):
            found = simplest(column)
            if type(found) is Several or not is_same(found, values[place]):
                values[place] = found
                changed.add(index)
    with np.errstate(all="ignore"):  # what overflows is infinite in plain Python too, and as silent
        moved = _follow(shape, values, changed)
    return _told(first, shape, values, moved, wanted, number)


def _follow(shape: _Shape, values: list[Any], changed: set[int]) -> set[int]:
    """Put what rests on the ``changed`` inputs in ``values``; all nodes of which some row became another one."""
    graph = shape.graph
    moved = set(changed)
    waiting = list({reader for index in changed for reader in graph.readers[index]})
    seen = set(waiting)
    heapify(waiting)
    # several names, views and rows often ask the same of a rule
    known: dict[tuple[Any, ...], Any] = {}
    held = 0
    # each comes after what it reads, so all that the lowest reads is there
    while waiting:
        index = heappop(waiting)
        if not moved.isdisjoint(graph.nodes[index].also):
            raise NotRerunnableError(f"{graph.nodes[index].name}: dates are among what changes")
        moves = False
        for place, function, read in shape.calls(index):
            arguments = read(values)
            if Several in map(type, arguments):
                key = (function, *told_by(arguments))
                if key not in known:
                    known[key] = simplest(call(function, arguments))
                found = known[key]
            else:
                found = function(*arguments)
            if type(found) is Several or not is_same(found, values[place]):
                values[place] = found
                moves = True
                held += 1
        if held > LARGEST:
            raise NotRerunnableError(f"more than {LARGEST} values would change")
        if moves:
            moved.add(index)
            for reader in graph.readers[index]:
                if reader not in seen:
                    seen.add(reader)
                    heappush(waiting, reader)
    return moved


def _told(
    first: Evaluation, shape: _Shape, values: list[Any], moved: set[int], wanted: Sequence[Key], number: int
) -> Runs:
    """What is asked for, None where it cannot be decided."""
    same: list[Any] = []
    varying: dict[int, Sequence[Any]] = {}
    hidden = _undecided(first, shape, values, moved, number)
    for at, (index, row) in enumerate(wanted):
        found = values[shape.begins[index] + row]
        column = found.values.tolist() if type(found) is Several else None
        where = hidden.get((index, row))
        if where is not None and where.all():
            found = column = None
        elif where is not None:
            known = column or [found] * number
            column = [
                None if is_hidden else one for one, is_hidden in zip(known, where.tolist(), strict=True)
            ]
        if column is not None:
            varying[at] = column
        same.append(None if column is not None else found)
    return Runs(number, same, varying)


def _undecided(
    first: Evaluation, shape: _Shape, values: list[Any], moved: set[int], number: int
) -> dict[Key, Numbers]:
    """In which runs a value cannot be decided; looked at once for all runs in which the same decides."""
    graph, rows = first.graph, first.rows
    turned = sorted(moved & graph.deciding)
    columns = [values[place] for index in turned for place in shape.places(index)]
    table = np.empty((len(columns), number), np.int64)
    for at, column in enumerate(columns):
        table[at] = column.values if type(column) is Several else column
    alike: dict[bytes, list[int]] = {}
    for run, decides in enumerate(np.ascontiguousarray(table.T)):
        alike.setdefault(decides.tobytes(), []).append(run)
    hidden: dict[Key, Numbers] = {}
    for runs in alike.values():
        decided = iter(table[:, runs[0]].tolist())
        facts = list(first.values)
        for index in turned:
            facts[index] = [next(decided) for _ in shape.places(index)]
        for index, reasons in unknown_rows(graph, tuple(facts), rows, first.given).items():
            for row, found in enumerate(reasons):
                if found:
                    hidden.setdefault((index, row), np.zeros(number, np.bool_))[runs] = True
    return hidden


# -------------------------------------------------------------------- how the values of a household hang together


@dataclass(frozen=True, slots=True)
class _Facts:
    """All that it depends on which value reads which; ``rows`` holds the same, ready to be used."""

    key: tuple[Any, ...]
    rows: Rows = field(compare=False)
    starts: Mapping[str, Sequence[int]] = field(compare=False)
    ends: Mapping[str, Sequence[int]] = field(compare=False)

    @staticmethod
    def of(evaluation: Evaluation) -> _Facts:
        graph, household, rows = evaluation.graph, evaluation.household, evaluation.rows
        starts: dict[str, Sequence[int]] = {}
        ends: dict[str, Sequence[int]] = {}
        for level in graph.system.levels:
            if f"{level}_start" in household.inputs and f"{level}_end" in household.inputs:
                starts[level] = household.inputs[f"{level}_start"]
                ends[level] = household.inputs[f"{level}_end"]
        key = (
            tuple(rows.counts.items()),
            tuple((pair, tuple(up)) for pair, up in rows.up.items()),
            tuple((level, tuple(periods)) for level, periods in rows.period.items()),
            tuple((level, tuple(starts[level]), tuple(ends[level])) for level in starts),
            tuple(sorted(evaluation.given.items())),
        )
        return _Facts(key, rows, starts, ends)


Call = tuple[int, Callable[..., Any], Callable[[list[Any]], Sequence[Any]]]
"""The place of a value, the function that yields it, and what finds the function's arguments among all values."""


@lru_cache(maxsize=32)
def _shape(graph: Graph, facts: _Facts) -> _Shape:
    return _Shape(graph, facts)


class _Shape:
    """How the values of households of one shape hang together: each value and figure has a place in one long list."""

    def __init__(self, graph: Graph, facts: _Facts) -> None:
        self.graph = graph
        self.rows = facts.rows
        self.facts = facts
        self.begins: list[int] = []
        place = 0
        for node in graph.nodes:
            self.begins.append(place)
            place += self.rows.counts[node.level]
        self.constants: list[Any] = []
        self.figures: dict[str, int] = {}
        for name, dated in graph.figures.items():
            self.figures[name] = place + len(self.constants)
            is_number = graph.system.figures[name].shape == "number"
            self.constants += [value.numbers[0] if is_number else value.numbers for value in dated]
        self.neutral = {}
        for kind in (bool, int, float):
            self.neutral[kind] = place + len(self.constants)
            self.constants.append(kind(0))
        self.given = {(node, row) for node, rows in facts.key[-1] for row in rows}
        self._calls: dict[int, list[Call]] = {}
        self._guards: dict[Callable[..., Any], Callable[..., Any]] = {}

    def places(self, index: int) -> range:
        """Where the rows of a node stand."""
        begin = self.begins[index]
        return range(begin, begin + self.rows.counts[self.graph.nodes[index].level])

    def calls(self, index: int) -> list[Call]:
        """How the rows of a node are computed; not those that were given, or are the same whatever is told."""
        if index not in self._calls:
            node = self.graph.nodes[index]
            made = self._aggregates(node) if node.source is not None else self._rules(node)
            self._calls[index] = [one for row, one in made if (index, row) not in self.given]
        return self._calls[index]

    def _rules(self, node: Node) -> Iterator[tuple[int, Call]]:
        for row, place in enumerate(self.places(node.index)):
            period = 0 if len(node.texts) == 1 else self.rows.period[node.level][row]
            text = node.texts[period]
            reads = self._reads(node, text, row, period)
            if reads is None:
                continue
            function = text.rule.function
            if text.guard is not None:
                function = self._guarded(function, _constant(node, text.rule.otherwise))
            yield row, (place, function, _reader(reads))

    def _reads(self, node: Node, text: Text, row: int, period: int) -> list[int] | None:
        """Places of guard and arguments; None where the rule is not law or its guard is nobody's."""
        if not text.is_law:
            return None
        places = []
        for access in (*([text.guard] if text.guard is not None else []), *text.arguments):
            if access.figure is not None:
                places.append(self.figures[access.figure] + period)
                continue
            assert access.node is not None
            found = row_read(access, node.level, row, self.rows)
            if found < 0 and access is text.guard:
                return None
            places.append(self.begins[access.node] + found if found >= 0 else self._nothing(access.node))
        return places

    def _guarded(self, function: Callable[..., Any], otherwise: Any) -> Callable[..., Any]:
        """The rule where its guard, the first argument, is true; the same function for the same rule."""

        def guarded(applies: bool, *arguments: Any) -> Any:
            return function(*arguments) if applies else otherwise

        return self._guards.setdefault(function, guarded)

    def _nothing(self, index: int) -> int:
        """The place of what a node is for a partner who is not there."""
        kind = self.graph.nodes[index].type
        return self.neutral[kind if kind in (bool, float) else int]

    def _aggregates(self, node: Node) -> Iterator[tuple[int, Call]]:
        assert node.source is not None
        assert node.source.node is not None
        if node.operation not in FOLLOWED:
            raise NotRerunnableError(f"{node.name}: days are among what changes")
        begin = self.begins[node.source.node]
        together = _together(node)
        for row, place in enumerate(self.places(node.index)):
            yield row, (place, together, _reader([begin + other for other in self._among(node, row)]))

    def _among(self, node: Node, row: int) -> list[int]:
        """The rows an aggregate brings together, in order."""
        assert node.source is not None
        if not node.operation.endswith("concurrent"):
            up = self.rows.up[node.source.level, node.level]
            return [other for other, above in enumerate(up) if above == row]
        level = node.level
        parent = self.graph.system.levels[level].parent
        assert parent is not None
        up, starts, ends = self.rows.up[level, parent], self.facts.starts[level], self.facts.ends[level]
        return [
            other
            for other in range(self.rows.counts[level])
            if up[row] == up[other] and starts[row] <= ends[other] and starts[other] <= ends[row]
        ]


def _reader(places: list[int]) -> Callable[[list[Any]], Sequence[Any]]:
    """What finds the values at ``places`` in the list of all."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda values: [values[place] for place in places]


# -------------------------------------------------------------------- rows brought together in their order


def _sum(*rows: float) -> float:
    return reduce(add, rows, 0.0)


def _whole_sum(*rows: int) -> int:
    return reduce(add, rows, 0)


def _any(*rows: bool) -> bool:
    return any(rows)


def _count(*rows: bool) -> int:
    return len([row for row in rows if row])


def _together(node: Node) -> Callable[..., Any]:
    if node.operation.startswith("sum"):
        return _sum if node.type is float else _whole_sum
    return _any if node.operation.startswith("any") else _count


def _constant(node: Node, value: float) -> Any:
    """A constant in the node's type; enums are ints here."""
    return node.type(value) if node.type in (bool, float) else int(value)
