"""What other readings of an open point of law would do to one household's answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from grenswijzer.answers.places import Places
from grenswijzer.engine.again import Again, Trials, evaluate_again
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
        for other in _others(evaluation, name):
            again = evaluate_again(evaluation, _with(evaluation, name, other))
            changes = tuple(changes_between(evaluation, again, places))
            if changes:
                yield Alternative(name, evaluation.household.inputs[name][0], other, changes)


def readings_that_matter(evaluation: Evaluation) -> Iterator[str]:
    """The readings of which another value changes an output; what it changes is left to :func:`alternatives`."""
    trials = Trials(evaluation)
    for name in evaluation.graph.reading_inputs:
        others = _others(evaluation, name)
        if any(trials.change_output(_with(evaluation, name, other)) for other in others):
            yield name


def _others(evaluation: Evaluation, name: str) -> list[Any]:
    """The values a reading could have instead; none where it has no row."""
    item = evaluation.graph.system.inputs[name]
    chosen = evaluation.household.inputs.get(name, [])
    values = (False, True) if item.enum is None else item.choices
    return [other for other in values if chosen.count(other) < len(chosen)]


def _with(evaluation: Evaluation, name: str, value: Any) -> dict[str, list[Any]]:
    """One reading changed in every row."""
    told = int(value) if isinstance(value, IntEnum) else value
    return {name: [told] * len(evaluation.household.inputs[name])}


def changes_between(before: Evaluation, again: Again, places: Places) -> Iterator[Change]:
    """Every output that is another one in the second evaluation of the same household."""
    after = again.evaluation
    is_as_known = before.unknown is after.unknown or before.unknown == after.unknown
    if is_as_known and again.moved.isdisjoint(before.graph.outputs.values()):
        return
    for index in before.graph.outputs.values():
        if is_as_known and index not in again.moved:
            continue
        node = before.graph.nodes[index]
        for row in range(places.count(node.level)):
            value, other = before.at(index, row), after.at(index, row)
            if value != other:
                number = node.type is float or node.type is int
                difference = other - value if number and value is not None and other is not None else None
                yield Change(places.path((index, row)), (index, row), value, other, difference)
