"""The law for one household once more with a few facts changed: only what rests on a changed value is computed again.

For one other answer beside the first, such as another reading of the law. Where hundreds of answers differ in the same
facts, :mod:`grenswijzer.engine.rerun` computes them all at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from itertools import repeat
from typing import Any

from grenswijzer.engine.graph import Access, Graph, Node, Text
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.plain_text import aggregated
from grenswijzer.engine.rows import Rows
from grenswijzer.engine.unknowns import unknown_rows


@dataclass(frozen=True, slots=True)
class Again:
    """The second evaluation, and the nodes that came out otherwise than in the first."""

    evaluation: Evaluation
    moved: frozenset[int]


def evaluate_again(
    before: Evaluation,
    inputs: Mapping[str, list[Any]],
    graph: Graph | None = None,
    figures: Iterable[str] = (),
) -> Again:
    """The values with ``inputs`` (name to one value per row) in place of the old ones; given values stay.

    ``graph``: the same graph with other numbers in ``figures``. Rows, their dates and their number stay as they are.
    """
    follower = _Follower(before, inputs, graph or before.graph, figures)
    return follower.again(frozenset(follower.moves()))


def changes_output(before: Evaluation, inputs: Mapping[str, list[Any]]) -> bool:
    """Whether ``inputs`` make some output another one, or decide what was undecided; ends at the first found."""
    graph = before.graph
    follower = _Follower(before, inputs, graph)
    outputs = frozenset(graph.outputs.values())
    moved = set()
    for index in follower.moves():
        moved.add(index)
        # what was decided and has another value now is another output, even where it cannot be decided now
        if index in outputs and any(
            value != other and not before.reasons(index, row)
            for row, (value, other) in enumerate(
                zip(before.values[index], follower.values[index], strict=True)
            )
        ):
            return True
    if moved.isdisjoint(graph.deciding):
        return False
    after = follower.again(frozenset(moved)).evaluation
    return any(
        before.at(index, row) != after.at(index, row)
        for index in outputs
        for row in range(len(before.values[index]))
    )


class _Follower:
    """Follows what changes, node by node; ``values`` are those of all nodes as far as it has come."""

    def __init__(
        self,
        before: Evaluation,
        inputs: Mapping[str, list[Any]],
        graph: Graph,
        figures: Iterable[str] = (),
    ) -> None:
        self.before, self.graph = before, graph
        self.household = before.household
        if inputs:
            self.household = replace(self.household, inputs={**self.household.inputs, **inputs})
        self.values: list[Any] = list(before.values)
        self.first = [index for name in inputs if (index := graph.names.get(name)) is not None]
        self.first += [index for name in figures for index in graph.figure_readers.get(name, ())]

    def moves(self) -> Iterator[int]:
        """The nodes that come out otherwise, each after those it reads."""
        before, graph, values = self.before, self.graph, self.values
        waiting = self.first
        heapify(waiting)
        seen = set(waiting)
        while waiting:
            index = heappop(waiting)
            found = _values(graph, graph.nodes[index], values, before.rows, self.household.inputs)
            if index in before.given:
                for row in before.given[index]:
                    found[row] = before.values[index][row]
            if found == values[index]:
                continue
            values[index] = found
            for reader in graph.readers[index]:
                if reader not in seen:
                    seen.add(reader)
                    heappush(waiting, reader)
            yield index

    def again(self, moved: frozenset[int]) -> Again:
        """The evaluation, once everything was followed."""
        before, graph, changed = self.before, self.graph, tuple(self.values)
        unknown = before.unknown
        if not moved.isdisjoint(graph.deciding):
            unknown = unknown_rows(graph, changed, before.rows, before.given)
        return Again(Evaluation(graph, self.household, before.rows, changed, unknown, before.given), moved)


def _values(
    graph: Graph, node: Node, values: list[Any], rows: Rows, inputs: Mapping[str, list[Any]]
) -> list[Any]:
    """The values of one node in all its rows."""
    if node.kind == "input":
        return list(inputs.get(node.name, []))
    if node.source is not None:
        return aggregated(graph, node, values, rows, inputs)
    count = rows.counts[node.level]
    if len(node.texts) == 1:
        return _of_text(graph, node, node.texts[0], 0, None, values, rows)
    found: list[Any] = [None] * count
    periods = rows.period[node.level]
    for period, text in enumerate(node.texts):
        own = [row for row in range(count) if periods[row] == period]
        for row, value in zip(own, _of_text(graph, node, text, period, own, values, rows), strict=True):
            found[row] = value
    return found


def _of_text(
    graph: Graph,
    node: Node,
    text: Text,
    period: int,
    own: Sequence[int] | None,
    values: list[Any],
    rows: Rows,
) -> list[Any]:
    """What one text of a rule yields in its rows; ``own`` None: in all rows of its level."""
    count = rows.counts[node.level] if own is None else len(own)
    if not text.is_law:
        return [_constant(node, text.absent)] * count
    applies: Iterable[Any] = repeat(True, count)
    otherwise = None
    if text.guard is not None:
        applies = list(_column(graph, text.guard, node.level, period, own, values, rows))
        otherwise = _constant(node, text.rule.otherwise)
        if not any(applies):
            return [otherwise] * count
    columns = argument_columns(graph, node, text, period, own, values, rows)
    call = text.rule.function
    if text.guard is None and columns:
        return list(map(call, *columns))
    arguments = zip(*columns, strict=True) if columns else repeat((), count)
    return [call(*those) if is_true else otherwise for is_true, those in zip(applies, arguments, strict=True)]


def argument_columns(
    graph: Graph,
    node: Node,
    text: Text,
    period: int,
    own: Sequence[int] | None,
    values: Sequence[list[Any]],
    rows: Rows,
) -> list[Iterable[Any]]:
    """What each argument of a text is in some rows of the node (None: all), whose part of the year is ``period``."""
    return [_column(graph, access, node.level, period, own, values, rows) for access in text.arguments]


def _column(
    graph: Graph,
    access: Access,
    level: str,
    period: int,
    own: Sequence[int] | None,
    values: Sequence[list[Any]],
    rows: Rows,
) -> Iterable[Any]:
    """What an argument is in each row."""
    if access.node is None:
        count = rows.counts[level] if own is None else len(own)
        assert access.figure is not None
        numbers = graph.figures[access.figure][period].numbers
        is_number = graph.system.figures[access.figure].shape == "number"
        return repeat(numbers[0] if is_number else numbers, count)
    found: list[Any] = values[access.node]
    reads = own
    if access.level != level:
        up = rows.up[level, access.level]
        reads = up if own is None else [up[row] for row in own]
    if access.partner:
        partner = rows.partner[access.level]
        others = partner if reads is None else [partner[read] for read in reads]
        nothing = _constant(graph.nodes[access.node], 0)
        return [found[other] if other >= 0 else nothing for other in others]
    return found if reads is None else [found[read] for read in reads]


def _constant(node: Node, value: float) -> Any:
    """A constant in the node's type; enums are ints here."""
    return node.type(value) if node.type in (bool, float) else int(value)
