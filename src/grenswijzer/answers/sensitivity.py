"""How much each unverified figure matters: the answer again with the figure one percent higher."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grenswijzer.answers.blocks import Cell, Item, Items, Row, Section, Table
from grenswijzer.answers.language import Language
from grenswijzer.answers.places import Places
from grenswijzer.answers.readings import Change, changes_between
from grenswijzer.answers.warnings import UnverifiedFigure
from grenswijzer.engine.again import evaluate_again
from grenswijzer.engine.figures import FigureValue
from grenswijzer.engine.graph import Graph

if TYPE_CHECKING:
    from grenswijzer.answers.result import Result

MOVED_BY = 0.01
"""By which part a figure is raised."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """An unverified figure, and what the answer shows that changes when it is one percent higher, net income first."""

    figure: UnverifiedFigure
    changes: tuple[Change, ...]


def sensitivities(result: Result) -> Iterator[Sensitivity]:
    """One per unverified figure the answer rests on; the figures that move net income most come first."""
    found = []
    for figure in {figure.name: figure for figure in result.unverified_figures}.values():
        changes = tuple(_changes(result, figure.name))
        found.append(Sensitivity(figure, changes))
    yield from sorted(found, key=lambda one: (-_weight(result, one), one.figure.name))


def _weight(result: Result, found: Sensitivity) -> float:
    """By how much net income moves, over all people."""
    nodes = result.evaluation.graph.nodes
    return sum(
        abs(change.difference or 0.0)
        for change in found.changes
        if nodes[change.key[0]].name in result.layout.net
    )


def _changes(result: Result, name: str) -> list[Change]:
    before = result.evaluation
    graph = _moved(before.graph, name)
    again = evaluate_again(before, {}, graph, (name,))
    values = {value.key: value for value in result.outputs}
    layout, nodes = result.layout, before.graph.nodes
    found = [
        change
        for change in changes_between(before, again, Places(before))
        if change.key in values and layout.is_shown(values[change.key].chapter, nodes[change.key[0]].name)
    ]
    return sorted(found, key=lambda change: nodes[change.key[0]].name not in layout.net)


def _moved(graph: Graph, name: str) -> Graph:
    """The same graph with one figure one percent higher; of a scale the rates, with the tax below each limit."""
    shape = graph.system.figures[name].shape
    values = tuple(_raised(value, shape) for value in graph.figures[name])
    return replace(graph, figures={**graph.figures, name: values})


def _raised(value: FigureValue, shape: str) -> FigureValue:
    factor = 1 + MOVED_BY
    numbers = tuple(
        number if shape == "scale" and position % 3 == 0 else number * factor
        for position, number in enumerate(value.numbers)
    )
    return replace(value, numbers=numbers)


def sensitivity_section(result: Result, language: Language) -> Section:
    """Per unverified figure what changes."""
    blocks: list[Table | Items] = []
    columns = tuple(language.say(key) for key in ("now", "then", "difference"))
    untouched = []
    for found in result.sensitivities:
        label = language.label(found.figure.label, found.figure.name)
        rows = tuple(_row(result, change, language) for change in found.changes)
        if rows:
            status = language.say(f"status_{found.figure.status}")
            blocks.append(Table(columns, rows, language.say("figure_moved", figure=label, status=status)))
        else:
            untouched.append(label)
    if untouched:
        text = language.say("figures_without_effect", figures="; ".join(untouched))
        blocks.append(Items((Item(text),)))
    if not blocks:
        blocks.append(Items((Item(language.say("no_unverified_figures")),)))
    return Section(language.say("sensitivity"), tuple(blocks), "sensitivity")


def _row(result: Result, change: Change, language: Language) -> Row:
    value = next(value for value in result.outputs if value.key == change.key)
    cells = [
        Cell(language.value(found, value.unit, value.kind), None if found is None else float(found))
        for found in (change.value, change.other)
    ]
    written = "" if change.difference is None else language.value(change.difference, value.unit, float)
    place = change.path.rpartition(".")[0]
    label = language.label(value.label, value.name)
    return Row(
        f"{label} ({place})" if place else label, (*cells, Cell(written, change.difference)), change.path
    )
