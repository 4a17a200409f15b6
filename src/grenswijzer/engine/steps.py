"""How a value came about: the steps behind it, each once, in the order they were computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from grenswijzer.engine.figures import FigureValue
from grenswijzer.engine.graph import Access, Node, Text
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.rows import row_read
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


@dataclass(frozen=True, slots=True)
class Step:
    """One value and what it rests on.

    ``arguments``: argument name and the key of the step (or steps, for an aggregate) it comes from; a partner who is
    not there has none. ``kind``: input, rule or aggregate. ``given``: told instead of computed. ``applies``: false
    where the rule's guard was not met. ``unknown``: why the value cannot be decided; ``value`` is then None.
    ``text`` is what the rule says in plain words, ``law`` its article.
    """

    key: Key
    name: str
    context: tuple[str, ...]
    level: str
    row: int
    label: Mapping[str, str]
    kind: str
    operation: str
    value: Any
    unit: str
    law: str
    text: str
    arguments: tuple[tuple[str, tuple[Key, ...]], ...]
    figures: tuple[FigureUse, ...]
    given: bool
    applies: bool
    unknown: frozenset[Unknown]


def steps(evaluation: Evaluation, name: str, row: int = 0) -> list[Step]:
    """The steps behind ``name`` in ``row`` of its level, the value itself last."""
    target = (evaluation.graph.node(name).index, row)
    order: dict[Key, None] = {}
    todo: list[tuple[Key, bool]] = [(target, False)]
    entered: dict[Key, Arguments] = {}
    while todo:
        key, ready = todo.pop()
        if ready:
            order[key] = None
            continue
        if key in entered:
            continue
        entered[key] = tuple(_arguments(evaluation, key))
        todo.append((key, True))
        below = [read for _, reads in entered[key] for read in reads]
        todo += [(read, False) for read in reversed(below) if read not in entered]
    return [step(evaluation, key, entered[key]) for key in order]


def step(evaluation: Evaluation, key: Key, arguments: Arguments | None = None) -> Step:
    """The step of one node and row; ``arguments`` where they are known already."""
    graph = evaluation.graph
    node = graph.nodes[key[0]]
    row = key[1]
    text, period = _text(evaluation, node, row)
    given = row in evaluation.given.get(node.index, ())
    figures: tuple[FigureUse, ...] = ()
    applies = True
    unit = law = words = ""
    if text is not None:
        unit, law, words = text.rule.unit, text.rule.law, text.rule.text
        applies = _applies(evaluation, text, node.level, row)
        if applies and not given:
            names = dict.fromkeys(access.figure for access in text.arguments if access.figure is not None)
            figures = tuple(_figure(evaluation, name, period) for name in names)
    elif node.kind == "input":
        unit, words = graph.system.inputs[node.name].unit, graph.system.inputs[node.name].doc
    elif node.source is not None and node.source.node is not None and node.operation.startswith("sum"):
        unit = _unit(evaluation, graph.nodes[node.source.node])
    return Step(
        key=key,
        name=node.title,
        context=node.context,
        level=node.level,
        row=row,
        label=label(evaluation, node),
        kind=node.kind,
        operation=node.operation,
        value=evaluation.at(node.index, row),
        unit=unit,
        law=law,
        text=words,
        arguments=tuple(_arguments(evaluation, key)) if arguments is None else arguments,
        figures=figures,
        given=given,
        applies=applies,
        unknown=evaluation.reasons(node.index, row),
    )


def label(evaluation: Evaluation, node: Node) -> Mapping[str, str]:
    """What people call the node's value; an aggregate is called after what it brings together."""
    system = evaluation.graph.system
    if node.kind == "input":
        return system.inputs[node.name].label
    if node.source is not None and node.source.node is not None:
        return label(evaluation, evaluation.graph.nodes[node.source.node])
    return system.labels.get(node.name, {"en": node.name, "nl": node.name})


def _unit(evaluation: Evaluation, node: Node) -> str:
    if node.kind == "input":
        return evaluation.graph.system.inputs[node.name].unit
    if node.source is not None and node.source.node is not None:
        return _unit(evaluation, evaluation.graph.nodes[node.source.node])
    return node.texts[0].rule.unit


def _text(evaluation: Evaluation, node: Node, row: int) -> tuple[Text | None, int]:
    if not node.texts:
        return None, 0
    period = evaluation.period(node.index, row)
    return node.texts[min(period, len(node.texts) - 1)], period


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
    text, _ = _text(evaluation, node, row)
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
        same = (other for other in range(count) if (up[other], dates[other]) == (up[row], dates[row]))
        yield from ((source.node, other) for other in same)
        return
    up = evaluation.rows.up[source.level, node.level]
    for other in range(count):
        # of bools only the rows that count: a year of days would bury the rest
        if up[other] == row and evaluation.values[source.node][other] is not False:
            yield source.node, other
