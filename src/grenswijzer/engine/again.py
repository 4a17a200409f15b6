"""The law for one household once more with a few facts changed: only what rests on a changed value is computed again.

For one other answer beside the first, such as another reading of the law. Where hundreds of answers differ in the same
facts, :mod:`grenswijzer.engine.rerun` computes them all at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from heapq import heapify, heappop, heappush
from typing import Any

from grenswijzer.engine.graph import Access, Graph, Node, Text
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.plain_text import aggregated
from grenswijzer.engine.rows import Rows
from grenswijzer.engine.unknowns import unknown_rows


def evaluate_again(
    before: Evaluation,
    inputs: Mapping[str, list[Any]],
    graph: Graph | None = None,
    figures: Iterable[str] = (),
) -> Evaluation:
    """The values with ``inputs`` (name to one value per row) in place of the old ones; given values stay.

    ``graph``: the same graph with other numbers in ``figures``. Rows, their dates and their number stay as they are.
    """
    graph = graph or before.graph
    household = replace(before.household, inputs={**before.household.inputs, **inputs})
    values: list[Any] = list(before.values)
    moved: set[int] = set()
    waiting = [index for name in inputs if (index := graph.names.get(name)) is not None]
    waiting += [index for name in figures for index in graph.figure_readers.get(name, ())]
    heapify(waiting)
    seen = set(waiting)
    while waiting:
        index = heappop(waiting)
        node = graph.nodes[index]
        found = _values(graph, node, values, before.rows, household.inputs)
        for row in before.given.get(index, ()):
            found[row] = before.values[index][row]
        if found == values[index]:
            continue
        values[index] = found
        moved.add(index)
        for reader in graph.readers[index]:
            if reader not in seen:
                seen.add(reader)
                heappush(waiting, reader)
    changed = tuple(values)
    unknown = before.unknown
    if not moved.isdisjoint(graph.deciding):
        unknown = unknown_rows(graph, changed, before.rows, before.given)
    return Evaluation(graph, household, before.rows, changed, unknown, before.given)


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
        return _of_text(graph, node, node.texts[0], 0, range(count), values, rows)
    found: list[Any] = [None] * count
    periods = rows.period[node.level]
    for period, text in enumerate(node.texts):
        own = [row for row in range(count) if periods[row] == period]
        for row, value in zip(own, _of_text(graph, node, text, period, own, values, rows), strict=True):
            found[row] = value
    return found


def _of_text(
    graph: Graph, node: Node, text: Text, period: int, own: Iterable[int], values: list[Any], rows: Rows
) -> list[Any]:
    """What one text of a rule yields in its rows."""
    if not text.is_law:
        return [_constant(node, text.absent) for _ in own]
    own = list(own)
    columns = [_column(graph, access, node.level, period, own, values, rows) for access in text.arguments]
    call = text.rule.function
    if text.guard is None:
        return [call(*(column[place] for column in columns)) for place in range(len(own))]
    applies = _column(graph, text.guard, node.level, period, own, values, rows)
    otherwise = _constant(node, text.rule.otherwise)
    return [
        call(*(column[place] for column in columns)) if is_true else otherwise
        for place, is_true in enumerate(applies)
    ]


def _column(
    graph: Graph, access: Access, level: str, period: int, own: list[int], values: list[Any], rows: Rows
) -> list[Any]:
    """What an argument is in each row."""
    if access.figure is not None:
        numbers = graph.figures[access.figure][period].numbers
        is_number = graph.system.figures[access.figure].shape == "number"
        return [numbers[0] if is_number else numbers] * len(own)
    assert access.node is not None
    found = values[access.node]
    reads = own if access.level == level else [rows.up[level, access.level][row] for row in own]
    if not access.partner:
        return [found[read] for read in reads]
    others = [rows.partner[access.level][read] for read in reads]
    nothing = _constant(graph.nodes[access.node], 0)
    return [found[other] if other >= 0 else nothing for other in others]


def _constant(node: Node, value: float) -> Any:
    """A constant in the node's type; enums are ints here."""
    return node.type(value) if node.type in (bool, float) else int(value)
