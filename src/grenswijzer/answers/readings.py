"""What other readings of an open point of law would do to one household's answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from typing import Any

from grenswijzer.answers.net import arguments_of
from grenswijzer.answers.places import Places
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.plain import Evaluation, evaluate_graph
from grenswijzer.engine.steps import Key, step


@dataclass(frozen=True, slots=True)
class Change:
    """An output that is another one under the other reading. ``difference``: other less chosen, for numbers."""

    path: str
    key: Key
    value: Any
    other: Any
    difference: float | None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another value of a reading, with every output it changes."""

    name: str
    chosen: Any
    other: Any
    changes: tuple[Change, ...]


def alternatives(evaluation: Evaluation) -> Iterator[Alternative]:
    """Runs the law anew with each other value of each reading; yields those that change an output."""
    places = Places(evaluation)
    for name in evaluation.graph.reading_inputs:
        chosen = evaluation.household.inputs.get(name, [])
        if not chosen:
            continue
        for other in _values(evaluation, name):
            if all(value == other for value in chosen) or not _matters(evaluation, name, other):
                continue
            changes = tuple(changes_between(evaluation, _with(evaluation, name, other), places))
            if changes:
                yield Alternative(name, chosen[0], other, changes)


def _values(evaluation: Evaluation, name: str) -> tuple[Any, ...]:
    item = evaluation.graph.system.inputs[name]
    return (False, True) if item.enum is None else item.choices


def _matters(evaluation: Evaluation, name: str, other: Any) -> bool:
    """Some rule that reads the reading itself has another value; if none has, nothing beyond them changes."""
    reading = evaluation.graph.node(name).index
    for index in _readers(evaluation.graph).get(reading, ()):
        node = evaluation.graph.nodes[index]
        if node.source is not None or any(text.guard and text.guard.node == reading for text in node.texts):
            return True
        for row, value in enumerate(evaluation.values[node.index]):
            if row in evaluation.given.get(node.index, ()) or not step(evaluation, (node.index, row)).applies:
                continue
            rule, read = arguments_of(evaluation, (node.index, row))
            changed = {
                argument: other if source is not None and source[0] == reading else found
                for argument, found, source in read
            }
            if rule.function(**changed) != value:
                return True
    return False


@lru_cache(maxsize=8)
def _readers(graph: Graph) -> dict[int, list[int]]:
    """Which nodes read a node."""
    found: dict[int, list[int]] = {}
    for node in graph.nodes:
        for access in node.accesses:
            if access.node is not None:
                found.setdefault(access.node, []).append(node.index)
    return found


def _with(evaluation: Evaluation, name: str, value: Any) -> Evaluation:
    """The household again with one reading changed in every row; given values stay."""
    household = evaluation.household
    column = [int(value) if isinstance(value, IntEnum) else value for _ in household.inputs[name]]
    changed = replace(household, inputs={**household.inputs, name: column})
    given = {
        node: {row: evaluation.values[node][row] for row in rows} for node, rows in evaluation.given.items()
    }
    return evaluate_graph(evaluation.graph, changed, given)


def changes_between(before: Evaluation, after: Evaluation, places: Places) -> Iterator[Change]:
    """Every output that is another one in the second evaluation of the same household."""
    for index in before.graph.outputs.values():
        node = before.graph.nodes[index]
        for row in range(places.count(node.level)):
            value, other = before.at(index, row), after.at(index, row)
            if value != other:
                number = node.type is float or node.type is int
                difference = other - value if number and value is not None and other is not None else None
                yield Change(places.path((index, row)), (index, row), value, other, difference)
