"""How a value came about: the steps behind it, each once, in the order they were computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from grenswijzer.engine.figures import FigureValue
from grenswijzer.engine.graph import Access, Graph, Node, Text
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.rows import row_read
from grenswijzer.engine.rule import Rule
from grenswijzer.engine.unknowns import Unknown

Key = tuple[int, int]
"""Node index and row: what a step is about."""

Arguments = tuple[tuple[str, tuple[Key, ...]], ...]
"""Argument names with the steps they come from."""


@dataclass(frozen=True, slots=True)
class FigureUse:
    """A figure a step reads: its name, label, unit and article, and the value that is law for the step."""

    name: str
    label: Mapping[str, str]
    unit: str
    law: str
    shape: str
    value: FigureValue


class Step:
    """One value and what it rests on, told from the evaluated values when it is asked for."""

    def __init__(self, evaluation: Evaluation, key: Key) -> None:
        self.evaluation = evaluation
        self.key = key
        self.node = evaluation.graph.nodes[key[0]]
        self.row = key[1]

    @property
    def name(self) -> str:
        """The value's name with the views it is read in."""
        return self.node.title

    @property
    def context(self) -> tuple[str, ...]:
        """The views it is read in."""
        return self.node.context

    @property
    def level(self) -> str:
        """The level of its row."""
        return self.node.level

    @property
    def kind(self) -> str:
        """Input, rule or aggregate."""
        return self.node.kind

    @property
    def operation(self) -> str:
        """What an aggregate does."""
        return self.node.operation

    @cached_property
    def label(self) -> Mapping[str, str]:
        """What people call the value."""
        return label(self.evaluation.graph, self.node)

    @property
    def value(self) -> Any:
        """The value; None where it cannot be decided."""
        return self.evaluation.at(*self.key)

    @property
    def unknown(self) -> frozenset[Unknown]:
        """Why the value cannot be decided."""
        return self.evaluation.reasons(*self.key)

    @property
    def given(self) -> bool:
        """It was told instead of computed."""
        return self.row in self.evaluation.given.get(self.key[0], ())

    @cached_property
    def _text(self) -> Text | None:
        return _text(self.evaluation, self.node, self.row)

    @cached_property
    def applies(self) -> bool:
        """False where the rule's guard was not met, or the rule is not law."""
        text = self._text
        return text is None or _applies(self.evaluation, text, self.node.level, self.row)

    @property
    def law(self) -> str:
        """The article; empty for what is no rule."""
        return "" if self._text is None else self._text.rule.law

    @property
    def rule(self) -> Rule | None:
        """The text of the rule that gave the value; None for what is no rule."""
        return None if self._text is None else self._text.rule

    @cached_property
    def unit(self) -> str:
        """What a number is in; empty where something else than numbers is counted."""
        return unit(self.evaluation.graph, self.node)

    @cached_property
    def arguments(self) -> Arguments:
        """Argument name and the key of the step (or steps, for an aggregate) it comes from; an absent partner: none."""
        return tuple(_arguments(self.evaluation, self.key))

    @cached_property
    def figures(self) -> tuple[FigureUse, ...]:
        """The figures of law that were read."""
        text = self._text
        if text is None or self.given or not self.applies:
            return ()
        period = self.evaluation.period(*self.key)
        names = dict.fromkeys(access.figure for access in text.arguments if access.figure is not None)
        return tuple(_figure(self.evaluation, name, period) for name in names)


def step(evaluation: Evaluation, key: Key) -> Step:
    """The step of one node and row."""
    return Step(evaluation, key)


def steps(evaluation: Evaluation, name: str, row: int = 0) -> list[Step]:
    """The steps behind ``name`` in ``row`` of its level, the value itself last."""
    target = (evaluation.graph.node(name).index, row)
    order: list[Step] = []
    entered: dict[Key, Step] = {}
    todo: list[Key | Step] = [target]
    while todo:
        found = todo.pop()
        if isinstance(found, Step):
            order.append(found)
        elif found not in entered:
            entered[found] = shown = Step(evaluation, found)
            todo.append(shown)
            below = [read for _, reads in shown.arguments for read in reads]
            todo += [read for read in reversed(below) if read not in entered]
    return order


def label(graph: Graph, node: Node) -> Mapping[str, str]:
    """What people call the node's value; an aggregate is called after what it brings together."""
    if node.kind == "input":
        return graph.system.inputs[node.name].label
    if node.source is not None and node.source.node is not None:
        return label(graph, graph.nodes[node.source.node])
    return graph.system.labels.get(node.name, {"en": node.name, "nl": node.name})


def unit(graph: Graph, node: Node) -> str:
    """What a number is in; empty where something else than numbers is counted."""
    is_plain = node.source is None or node.operation.startswith("sum")
    return _unit(graph, node) if is_plain else ""


def _unit(graph: Graph, node: Node) -> str:
    if node.kind == "input":
        return graph.system.inputs[node.name].unit
    if node.source is not None and node.source.node is not None:
        return _unit(graph, graph.nodes[node.source.node])
    return node.texts[0].rule.unit


def applies_in(evaluation: Evaluation, node: Node) -> Sequence[bool]:
    """Per row of a node: its rule is law there, and its guard is met."""
    count = evaluation.rows.counts[node.level]
    if not node.texts:
        return [True] * count
    if len(node.texts) > 1:
        texts = [node.texts[evaluation.period(node.index, row)] for row in range(count)]
        return [_applies(evaluation, text, node.level, row) for row, text in enumerate(texts)]
    text = node.texts[0]
    if text.guard is None:
        return [text.is_law] * count
    return [_applies(evaluation, text, node.level, row) for row in range(count)]


def _text(evaluation: Evaluation, node: Node, row: int) -> Text | None:
    if len(node.texts) < 2:
        return node.texts[0] if node.texts else None
    return node.texts[evaluation.period(node.index, row)]


def _applies(evaluation: Evaluation, text: Text, level: str, row: int) -> bool:
    if not text.is_law:
        return False
    if text.guard is None or text.guard.node is None:
        return True
    read = row_read(text.guard, level, row, evaluation.rows)
    return read >= 0 and bool(evaluation.values[text.guard.node][read])


def _figure(evaluation: Evaluation, name: str, period: int) -> FigureUse:
    figure = evaluation.graph.system.figures[name]
    return FigureUse(
        name, figure.label, figure.unit, figure.law, figure.shape, evaluation.graph.figures[name][period]
    )


def _arguments(evaluation: Evaluation, key: Key) -> Iterator[tuple[str, tuple[Key, ...]]]:
    index, row = key
    node = evaluation.graph.nodes[index]
    if row in evaluation.given.get(index, ()) or node.kind == "input":
        return
    if node.source is not None:
        yield node.source.argument, tuple(_below(evaluation, node, row))
        return
    text = _text(evaluation, node, row)
    assert text is not None
    applies = _applies(evaluation, text, node.level, row)
    accesses: tuple[Access | None, ...] = text.accesses if applies else (text.guard,)
    for access in accesses:
        if access is None or access.node is None:
            continue
        read = row_read(access, node.level, row, evaluation.rows)
        yield access.argument, ((access.node, read),) if read >= 0 else ()


def _below(evaluation: Evaluation, node: Node, row: int) -> Iterator[Key]:
    assert node.source is not None
    assert node.source.node is not None
    source = node.source
    assert source.node is not None
    count = len(evaluation.values[source.node])
    if node.operation.endswith("concurrent"):
        parent = evaluation.graph.system.levels[node.level].parent
        assert parent is not None
        up = evaluation.rows.up[node.level, parent]
        yield from ((source.node, other) for other in range(count) if up[other] == up[row])
        return
    if node.operation == "sum_of_date":
        dates = evaluation.values[node.also[0]]
        parent = evaluation.graph.system.levels[node.level].parent
        assert parent is not None
        up = evaluation.rows.up[node.level, parent]
        first = row
        while first and (up[first - 1], dates[first - 1]) == (up[row], dates[row]):
            first -= 1
        for other in range(first, count):
            if (up[other], dates[other]) != (up[row], dates[row]):
                break
            yield source.node, other
        return
    up = evaluation.rows.up[source.level, node.level]
    for other in range(count):
        # of bools only the rows that count: a year of days would bury the rest
        if up[other] == row and evaluation.values[source.node][other] is not False:
            yield source.node, other
