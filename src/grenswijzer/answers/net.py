"""The parts of a sum, such as what is left: taken from the rule itself, so that they cannot tell another story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.rows import row_read
from grenswijzer.engine.rule import Rule
from grenswijzer.engine.steps import Key, label, step

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Part:
    """What one argument adds to the sum, in cents; ``key`` is the step it comes from."""

    name: str
    label: Mapping[str, str]
    key: Key
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Sum:
    """A value with its parts; ``rounding`` is what the parts in whole cents leave, zero when they add up.

    ``months``: into how many the law divides the year for ``month_total``; None where it has no such value.
    """

    name: str
    key: Key
    label: Mapping[str, str]
    total: Decimal
    parts: tuple[Part, ...]
    months: Decimal | None = None
    month_total: Decimal | None = None

    def of_month(self, amount: Decimal) -> Decimal:
        """A part of the year as a part of a month, in whole cents."""
        assert self.months is not None
        return (amount / self.months).quantize(CENT, ROUND_HALF_UP)

    @property
    def rounding(self) -> Decimal:
        """The difference between the total and the parts."""
        return self.total - sum((part.amount for part in self.parts), Decimal(0))


def cents(value: float) -> Decimal:
    """An amount in whole cents."""
    return Decimal(repr(float(value))).quantize(CENT, ROUND_HALF_UP)


def arguments_of(evaluation: Evaluation, key: Key) -> tuple[Rule, list[tuple[str, Any, Key | None]]]:
    """The rule that computed a value, and its arguments: name, value, and the key of a value that is no figure."""
    node = evaluation.graph.nodes[key[0]]
    period = evaluation.rows.period[node.level][key[1]] if node.level in evaluation.rows.period else 0
    text = node.texts[min(period, len(node.texts) - 1)]
    found: list[tuple[str, Any, Key | None]] = []
    for access in text.arguments:
        if access.node is None:
            assert access.figure is not None
            numbers = evaluation.graph.figures[access.figure][period].numbers
            is_number = evaluation.graph.system.figures[access.figure].shape == "number"
            found.append((access.argument, numbers[0] if is_number else numbers, None))
            continue
        row = row_read(access, node.level, key[1], evaluation.rows)
        if row < 0:
            found.append((access.argument, evaluation.graph.nodes[access.node].type(0), None))
        else:
            found.append((access.argument, evaluation.values[access.node][row], (access.node, row)))
    return text.rule, found


def parts_of(evaluation: Evaluation, key: Key) -> Sum | None:
    """The parts of the value of ``key``; None when it is unknown, given, or not a plain sum of its arguments.

    The part of an argument is what the rule's value loses when that argument is nothing.
    """
    node = evaluation.graph.nodes[key[0]]
    shown = step(evaluation, key)
    if shown.value is None or shown.given or not shown.applies or not node.texts or node.type is not float:
        return None
    rule, read = arguments_of(evaluation, key)
    arguments = {argument: value for argument, value, _ in read}
    keys = {
        argument: source for argument, value, source in read if source is not None and type(value) is float
    }
    total = cents(rule.function(**arguments))
    parts = []
    for argument, source in keys.items():
        part = Decimal("0.00")
        if arguments[argument]:  # of many things there is nothing
            part = total - cents(rule.function(**{**arguments, argument: 0.0}))
        words = label(evaluation.graph, evaluation.graph.nodes[source[0]])
        parts.append(Part(argument, words, source, part))
    found = Sum(node.title, key, shown.label, total, tuple(parts))
    return found if abs(found.rounding) < Decimal("0.05") else None


def with_month(evaluation: Evaluation, total: Sum, name: str) -> Sum:
    """The sum with its value per month, the rule ``name`` of the same row: one figure says how many months."""
    if name not in evaluation.graph.names:
        return total
    shown = step(evaluation, (evaluation.graph.node(name).index, total.key[1]))
    months = [use.value.numbers[0] for use in shown.figures if use.value.missing is None]
    if shown.value is None or len(months) != 1:
        return total
    return replace(total, months=Decimal(repr(months[0])), month_total=cents(shown.value))
