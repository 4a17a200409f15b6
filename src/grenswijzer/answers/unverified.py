"""Which figures an answer rests on that nobody read in their source, and of which another value would change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from grenswijzer.answers.warnings import UnverifiedFigure
from grenswijzer.engine.again import argument_columns
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.reads import RowSet, rows_in
from grenswijzer.engine.steps import applies_in

UNVERIFIED = ("recalled", "derived")
"""The statuses of figures that nobody read in their source."""

_Key = tuple[str, tuple[float, ...]]
"""A figure by its name and numbers."""


class _Doubt(NamedTuple):
    """An unverified figure that a rule reads: as which of its arguments, and what it is put to the test with."""

    key: _Key
    figure: UnverifiedFigure
    places: tuple[int, ...]
    others: tuple[Any, ...]


def unverified_figures(evaluation: Evaluation, read: Sequence[RowSet]) -> tuple[UnverifiedFigure, ...]:
    """Figures among what was read (rows per node) that are not ``seen``, in the order of their names.

    Only those that matter: some value would be another one if the figure were nothing or twice as high.
    """
    found: dict[_Key, UnverifiedFigure] = {}
    for index, by_period in _doubts(evaluation.graph):
        if not read[index]:
            continue
        for period, rows in _applying(evaluation, index, read[index]).items():
            doubts = [doubt for doubt in by_period[period] if doubt.key not in found]
            if doubts:
                found |= {
                    doubt.key: doubt.figure for doubt in _that_matter(evaluation, index, period, rows, doubts)
                }
    return tuple(found[key] for key in sorted(found))


def _applying(evaluation: Evaluation, index: int, read: RowSet) -> Mapping[int, list[int]]:
    """Those of the rows read in which the rule is applied, by part of the year."""
    given = evaluation.given.get(index, ())
    applies = applies_in(evaluation, evaluation.graph.nodes[index])
    found: dict[int, list[int]] = {}
    for row in rows_in(read):
        if applies[row] and row not in given:
            found.setdefault(evaluation.period(index, row), []).append(row)
    return found


def _that_matter(
    evaluation: Evaluation, index: int, period: int, rows: list[int], doubts: list[_Doubt]
) -> list[_Doubt]:
    """Those of which another value would make another one of the rule's value, in one of the rows."""
    graph, values = evaluation.graph, evaluation.values
    node = graph.nodes[index]
    call = node.texts[min(period, len(node.texts) - 1)].rule.function
    own = None if len(rows) == len(values[index]) else rows
    columns = argument_columns(graph, node, period, own, values, evaluation.rows)
    # many periods of a job read the same
    reads = dict(zip(zip(*columns, strict=True), [values[index][row] for row in rows], strict=True))
    found: list[_Doubt] = []
    for read, now in reads.items():
        moving = [
            doubt for doubt in doubts if any(call(*_with(read, doubt, one)) != now for one in doubt.others)
        ]
        if moving:
            found += moving
            doubts = [doubt for doubt in doubts if doubt not in moving]
            if not doubts:
                break
    return found


def _with(read: tuple[Any, ...], doubt: _Doubt, other: Any) -> list[Any]:
    moved = list(read)
    for place in doubt.places:
        moved[place] = other
    return moved


@lru_cache(maxsize=64)
def _doubts(graph: Graph) -> tuple[tuple[int, tuple[tuple[_Doubt, ...], ...]], ...]:
    """Nodes that read a figure which is unverified in some part of the year, with such figures by part of the year."""
    readers: dict[int, list[str]] = {}
    for name, values in graph.figures.items():
        if any(value.status in UNVERIFIED for value in values):
            for index in graph.figure_readers.get(name, ()):
                readers.setdefault(index, []).append(name)
    return tuple(
        (
            index,
            tuple(
                tuple(found for name in names if (found := _doubt(graph, index, period, name)) is not None)
                for period in range(len(graph.periods))
            ),
        )
        for index, names in sorted(readers.items())
    )


def _doubt(graph: Graph, index: int, period: int, name: str) -> _Doubt | None:
    """The figure as the rule's text of a part of the year reads it; None where it was seen."""
    texts, figure = graph.nodes[index].texts, graph.system.figures[name]
    value = graph.figures[name][period]
    if value.status not in UNVERIFIED:
        return None
    said = UnverifiedFigure(
        figure.name,
        figure.label,
        value.status,
        figure.shape,
        value.numbers,
        figure.unit,
        figure.law,
        value.source,
        value.note,
    )
    arguments = texts[min(period, len(texts) - 1)].arguments
    places = tuple(place for place, access in enumerate(arguments) if access.figure == name)
    others = _others(figure.shape, value.numbers) if places else []
    is_number = figure.shape == "number"
    return _Doubt(
        (name, value.numbers), said, places, tuple(other[0] if is_number else other for other in others)
    )


def _others(shape: str, numbers: tuple[float, ...]) -> list[tuple[float, ...]]:
    """A figure as nothing and twice as high; of a scale the rates, and the limits twice as high."""
    if shape != "scale":
        return [tuple(factor * number for number in numbers) for factor in (0.0, 2.0)]
    rates, limits = (0.0, 1.0, 1.0), (1.0, 0.0, 0.0)
    return [
        tuple(factor * number if parts[place % 3] else number for place, number in enumerate(numbers))
        for factor, parts in ((0.0, rates), (2.0, rates), (2.0, limits))
    ]
