"""What other readings of an open point of law would do to one household's answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from grenswijzer.answers.places import Places
from grenswijzer.engine.again import evaluate_again
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.steps import Key


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
            if all(value == other for value in chosen):
                continue
            changes = tuple(changes_between(evaluation, _with(evaluation, name, other), places))
            if changes:
                yield Alternative(name, chosen[0], other, changes)


def _values(evaluation: Evaluation, name: str) -> tuple[Any, ...]:
    item = evaluation.graph.system.inputs[name]
    return (False, True) if item.enum is None else item.choices


def _with(evaluation: Evaluation, name: str, value: Any) -> Evaluation:
    """The household again with one reading changed in every row; given values stay."""
    told = int(value) if isinstance(value, IntEnum) else value
    return evaluate_again(evaluation, {name: [told] * len(evaluation.household.inputs[name])})


def changes_between(before: Evaluation, after: Evaluation, places: Places) -> Iterator[Change]:
    """Every output that is another one in the second evaluation of the same household."""
    is_as_known = before.unknown is after.unknown or before.unknown == after.unknown
    for index in before.graph.outputs.values():
        if is_as_known and before.values[index] is after.values[index]:
            continue
        node = before.graph.nodes[index]
        for row in range(places.count(node.level)):
            value, other = before.at(index, row), after.at(index, row)
            if value != other:
                number = node.type is float or node.type is int
                difference = other - value if number and value is not None and other is not None else None
                yield Change(places.path((index, row)), (index, row), value, other, difference)
