"""The law for one household once more with a few facts changed: only what rests on a changed value is computed again.

For one other answer beside the first, such as another reading of the law. Where hundreds of answers differ in the same
facts, :mod:`grenswijzer.engine.rerun` computes them all at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import heapify, heappop, heappush
from itertools import repeat
from typing import Any, NamedTuple

from grenswijzer.engine.graph import Access, Graph, Node
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.plain_run import aggregated
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
    follower = _Follower(before, graph or before.graph)
    return follower.again(inputs, frozenset(follower.moves(inputs, figures)))


class Trials:
    """Other facts for one household, one after another: whether some output would be another one."""

    def __init__(self, before: Evaluation) -> None:
        self.before = before
        self.follower = _Follower(before, before.graph)

    def change_output(self, inputs: Mapping[str, list[Any]]) -> bool:
        """Whether ``inputs`` make some output another one, or decide what was undecided; ends at the first found."""
        moved: list[int] = []
        try:
            return self._moves_output(inputs, moved) or self._decides_output(inputs, moved)
        finally:
            self.follower.put_back(moved)

    def _moves_output(self, inputs: Mapping[str, list[Any]], moved: list[int]) -> bool:
        """Some output that was decided has another value; ``moved`` gets all that do, as far as it was followed."""
        before, outputs, values = self.before, self.before.graph.output_nodes, self.follower.values
        for index in self.follower.moves(inputs):
            moved.append(index)
            # what was decided and has another value now is another output, even where it cannot be decided now
            if index in outputs and any(
                value != other and not before.reasons(index, row)
                for row, (value, other) in enumerate(zip(before.values[index], values[index], strict=True))
            ):
                return True
        return False

    def _decides_output(self, inputs: Mapping[str, list[Any]], moved: list[int]) -> bool:
        """Some output is decided that was not, or the other way around."""
        before, graph = self.before, self.before.graph
        if graph.deciding.isdisjoint(moved):
            return False
        after = self.follower.again(inputs, frozenset(moved)).evaluation
        return after.unknown != before.unknown and any(
            before.at(index, row) != after.at(index, row)
            for index in graph.output_nodes
            if index in before.unknown or index in after.unknown
            for row in range(len(before.values[index]))
        )


class _Follower:
    """Follows what changes, node by node; ``values`` are those of all nodes as far as it has come."""

    def __init__(self, before: Evaluation, graph: Graph) -> None:
        self.before, self.graph = before, graph
        self.values: list[Any] = list(before.values)

    def moves(self, told: Mapping[str, list[Any]], figures: Iterable[str] = ()) -> Iterator[int]:
        """The nodes that come out otherwise, each after those it reads."""
        before, graph, values = self.before, self.graph, self.values
        facts = before.household.inputs
        waiting = [index for name in told if (index := graph.names.get(name)) is not None]
        waiting += [index for name in figures for index in graph.figure_readers.get(name, ())]
        heapify(waiting)
        seen = set(waiting)
        while waiting:
            index = heappop(waiting)
            node = graph.nodes[index]
            if node.kind == "input":
                found = list(told[node.name] if node.name in told else facts.get(node.name, ()))
            else:
                found = _values(graph, node, values, before.rows, facts)
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

    def put_back(self, moved: Iterable[int]) -> None:
        """Let nodes be as they were."""
        for index in moved:
            self.values[index] = self.before.values[index]

    def again(self, inputs: Mapping[str, list[Any]], moved: frozenset[int]) -> Again:
        """The evaluation, once everything was followed."""
        before, graph, changed = self.before, self.graph, tuple(self.values)
        household = before.household
        if inputs:
            household = replace(household, inputs={**household.inputs, **inputs})
        unknown = before.unknown
        if not moved.isdisjoint(graph.deciding):
            unknown = unknown_rows(graph, changed, before.rows, before.given)
        return Again(Evaluation(graph, household, before.rows, changed, unknown, before.given), moved)


def _values(
    graph: Graph, node: Node, values: list[Any], rows: Rows, inputs: Mapping[str, list[Any]]
) -> list[Any]:
    """The values of a rule or aggregate in all its rows."""
    if node.source is not None:
        return aggregated(graph, node, values, rows, inputs)
    if len(node.texts) == 1:
        return _of_text(graph, node, 0, None, values, rows)
    found: list[Any] = [None] * rows.counts[node.level]
    periods = rows.period[node.level]
    for period in range(len(node.texts)):
        own = [row for row, its_period in enumerate(periods) if its_period == period]
        for row, value in zip(own, _of_text(graph, node, period, own, values, rows), strict=True):
            found[row] = value
    return found


def _of_text(
    graph: Graph, node: Node, period: int, own: Sequence[int] | None, values: list[Any], rows: Rows
) -> list[Any]:
    """What one text of a rule yields in its rows; ``own`` None: in all rows of its level."""
    count = rows.counts[node.level] if own is None else len(own)
    text = node.texts[period]
    if not text.is_law:
        return [_constant(node, text.absent)] * count
    arguments = _arguments(graph, node, period)
    call = text.rule.function
    if arguments.guard is None:
        columns = _columns(arguments, own, count, values, rows)
        return list(map(call, *columns)) if columns else [call() for _ in range(count)]
    applies = list(_column(arguments.guard, own, count, values, rows))
    if not any(applies):
        return [arguments.otherwise] * count
    columns = _columns(arguments, own, count, values, rows)
    those = zip(*columns, strict=True) if columns else repeat((), count)
    return [
        call(*read) if is_true else arguments.otherwise for is_true, read in zip(applies, those, strict=True)
    ]


def argument_columns(
    graph: Graph, node: Node, period: int, own: Sequence[int] | None, values: Sequence[list[Any]], rows: Rows
) -> list[Iterable[Any]]:
    """What each argument of a rule is in some rows of a node (None: all), whose part of the year is ``period``."""
    count = rows.counts[node.level] if own is None else len(own)
    return _columns(_arguments(graph, node, period), own, count, values, rows)


class _Argument(NamedTuple):
    """Where an argument comes from: a node, in the row itself, one ``above`` (the two levels) or there the partner's.

    ``told``: a figure's numbers where there is no node, else what the node is for a partner who is not there.
    """

    node: int | None
    told: Any
    above: tuple[str, str] | None
    partner_of: str


class _Arguments(NamedTuple):
    """What a text of a rule reads, and the value where its guard is not true.

    ``by_row``: the arguments, each after the node that is read in the very same row, None where it is read otherwise.
    """

    guard: _Argument | None
    by_row: tuple[tuple[int | None, _Argument], ...]
    otherwise: Any


@lru_cache(maxsize=64)
def _known_arguments(graph: Graph) -> dict[tuple[int, int], _Arguments]:
    """By node and part of the year, as far as they were asked for."""
    return {}


def _arguments(graph: Graph, node: Node, period: int) -> _Arguments:
    known, key = _known_arguments(graph), (node.index, period)
    if key not in known:
        text = node.texts[min(period, len(node.texts) - 1)]
        read = [_argument(graph, access, node.level, period) for access in text.arguments]
        known[key] = _Arguments(
            None if text.guard is None else _argument(graph, text.guard, node.level, period),
            tuple((_in_same_row(one), one) for one in read),
            _constant(node, text.rule.otherwise),
        )
    return known[key]


def _in_same_row(argument: _Argument) -> int | None:
    return argument.node if argument.above is None and not argument.partner_of else None


def _argument(graph: Graph, access: Access, level: str, period: int) -> _Argument:
    if access.node is None:
        assert access.figure is not None
        numbers = graph.figures[access.figure][period].numbers
        is_number = graph.system.figures[access.figure].shape == "number"
        return _Argument(None, numbers[0] if is_number else numbers, None, "")
    return _Argument(
        access.node,
        _constant(graph.nodes[access.node], 0),
        (level, access.level) if access.level != level else None,
        access.level if access.partner else "",
    )


def _columns(
    arguments: _Arguments, own: Sequence[int] | None, count: int, values: Sequence[list[Any]], rows: Rows
) -> list[Iterable[Any]]:
    if own is None:
        # most is read in the same row: a column as it stands
        return [
            values[node] if node is not None else _column(argument, None, count, values, rows)
            for node, argument in arguments.by_row
        ]
    return [_column(argument, own, count, values, rows) for _, argument in arguments.by_row]


def _column(
    argument: _Argument, own: Sequence[int] | None, count: int, values: Sequence[list[Any]], rows: Rows
) -> Iterable[Any]:
    """What an argument is in each row."""
    node, told, above, partner_of = argument
    if node is None:
        return repeat(told, count)
    found: list[Any] = values[node]
    reads = own
    if above is not None:
        up = rows.up[above]
        reads = up if own is None else [up[row] for row in own]
    if partner_of:
        partner = rows.partner[partner_of]
        others = partner if reads is None else [partner[read] for read in reads]
        return [found[other] if other >= 0 else told for other in others]
    return found if reads is None else [found[read] for read in reads]


def _constant(node: Node, value: float) -> Any:
    """A constant in the node's type; enums are ints here."""
    return node.type(value) if node.type in (bool, float) else int(value)
