"""The law run once more for changed facts gives what it gives from the start."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from grenswijzer.engine.again import evaluate_again
from grenswijzer.engine.building import build
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.inputs import Input
from grenswijzer.engine.plain import Evaluation, evaluate_graph
from grenswijzer.engine.rows import Household
from grenswijzer.engine.system import LawSystem
from grenswijzer.simulation.random_households import household_at, random_columns

HOUSEHOLDS = 25
CHANGED = 12


def same(one: Evaluation, other: Evaluation) -> bool:
    return one.values == other.values and one.unknown == other.unknown and one.given == other.given


def moved(item: Input, value: Any) -> Any:
    """Another value of the fact."""
    if item.enum is not None:
        return int(list(item.enum)[-1])
    return not value if item.type == "bool" else value + 1


def other_facts(system: LawSystem, household: Household, random: np.random.Generator) -> dict[str, list[Any]]:
    """Some facts with another value; dates decide the rows, so they stay."""
    names = sorted(name for name, item in system.inputs.items() if item.type != "date")
    found = {}
    for name in random.choice(names, min(CHANGED, len(names) // 2), replace=False):
        found[str(name)] = [moved(system.inputs[str(name)], value) for value in household.inputs[str(name)]]
    return found


def compare(system: LawSystem, graph: Graph, year: int) -> None:
    random = np.random.default_rng(year)
    columns = random_columns(system, year, HOUSEHOLDS, seed=year + 1)
    reached = 0
    for position in range(HOUSEHOLDS):
        household = household_at(system, columns, position)
        node = graph.nodes[int(random.integers(len(graph.nodes)))]
        count = household.counts.get(node.level, 0)
        given = {node.index: {0: node.type(1)}} if count and node.kind == "rule" else {}
        before = evaluate_graph(graph, household, given)
        inputs = other_facts(system, household, random)
        after = evaluate_again(before, inputs).evaluation
        whole = evaluate_graph(graph, replace(household, inputs={**household.inputs, **inputs}), given)
        assert same(after, whole)
        reached += after.values != before.values
    assert reached > HOUSEHOLDS / 2


@pytest.mark.parametrize(
    ("package", "year"), [("invented_country", 2001), ("grenswijzer.law", 2003), ("grenswijzer.law", 2025)]
)
def test_changed_facts(package: str, year: int) -> None:
    system = LawSystem.load(package)
    compare(system, build(system, year), year)


def test_changed_figures() -> None:
    system = LawSystem.load("invented_country")
    graph = build(system, 2001)
    columns = random_columns(system, 2001, HOUSEHOLDS, seed=3)
    for name in graph.figures:
        doubled = tuple(
            replace(value, numbers=tuple(2 * number for number in value.numbers))
            for value in graph.figures[name]
        )
        other = replace(graph, figures={**graph.figures, name: doubled})
        for position in range(HOUSEHOLDS):
            household = household_at(system, columns, position)
            before = evaluate_graph(graph, household)
            after = evaluate_again(before, {}, other, (name,)).evaluation
            assert same(after, evaluate_graph(other, household))
