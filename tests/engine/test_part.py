"""A part of the law, run for facts that differ in what may differ, gives what all of the law gives."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from grenswijzer.engine.building import build
from grenswijzer.engine.part import OtherFactsError, part_of_law
from grenswijzer.engine.plain import evaluate_graph
from grenswijzer.engine.rows import Household
from grenswijzer.engine.system import LawSystem
from grenswijzer.simulation.random_households import household_at, random_columns

HOUSEHOLDS = 25

LOWEST = {"invented_country": "trip", "grenswijzer.law": "day"}
"""The level whose rows may go."""


def without_lowest(household: Household, system: LawSystem) -> Household:
    """The household with no row of the lowest level."""
    level = LOWEST[system.package]
    facts: dict[str, list[Any]] = {name: [] for name, item in system.inputs.items() if item.level == level}
    return replace(
        household,
        counts={**household.counts, level: 0},
        parents={**household.parents, level: []},
        inputs={**household.inputs, **facts},
        names={**household.names, level: []},
    )


@pytest.mark.parametrize(
    ("package", "year"), [("invented_country", 2001), ("grenswijzer.law", 2003), ("grenswijzer.law", 2025)]
)
def test_other_facts_and_fewer_rows(package: str, year: int) -> None:
    system = LawSystem.load(package)
    graph = build(system, year)
    random = np.random.default_rng(year)
    columns = random_columns(system, year, HOUSEHOLDS, seed=year + 2)
    outputs = sorted(graph.outputs)
    wanted = tuple(str(name) for name in random.choice(outputs, min(8, len(outputs)), replace=False))
    facts = sorted(name for name, item in system.inputs.items() if item.type == "float")
    moving = tuple(str(name) for name in random.choice(facts, min(6, len(facts)), replace=False))
    levels = (LOWEST[package],)
    part = part_of_law(graph, wanted, moving, levels)
    differing = undecided = 0
    for position in range(HOUSEHOLDS):
        household = household_at(system, columns, position)
        node = graph.nodes[int(random.integers(len(graph.nodes)))]
        # a value that was given for a row that goes would go with it
        is_there = node.kind == "rule" and node.level not in levels and household.counts[node.level]
        given = {node.index: {0: node.type(1)}} if is_there else {}
        known = evaluate_graph(graph, household, given)
        inputs = {
            name: [value + float(random.integers(3)) for value in household.inputs[name]] for name in moving
        }
        other = replace(household, inputs={**household.inputs, **inputs})
        if position % 2:
            other = without_lowest(other, system)
        whole = evaluate_graph(graph, other, given)
        expected = [
            [whole.at(graph.names[name], row) for row in range(other.counts[graph.node(name).level])]
            for name in wanted
        ]
        told = {name: other.inputs[name] for name in moving}
        rows = replace(other, inputs={**other.inputs, **{name: household.inputs[name] for name in moving}})
        assert repr(list(part.runs(known, rows, (told,)))) == repr([expected])
        assert repr(list(part.runs(known, other, ({}, told)))) == repr([expected, expected])
        (same,) = part.runs(known, household, ({},))
        assert same == [
            [known.at(graph.names[name], row) for row in range(household.counts[graph.node(name).level])]
            for name in wanted
        ]
        undecided += any(None in column for column in expected)
        differing += any(
            column != known.values[graph.names[name]] for name, column in zip(wanted, expected, strict=True)
        )
    assert differing > HOUSEHOLDS / 3
    assert undecided or package == "invented_country"


def test_another_fact_than_was_said_is_refused() -> None:
    system = LawSystem.load("invented_country")
    graph = build(system, 2001)
    household = household_at(system, random_columns(system, 2001, 1, seed=1), 0)
    known = evaluate_graph(graph, household)
    part = part_of_law(graph, tuple(graph.outputs), ())
    name = next(node.name for node in graph.nodes if node.type is float and node.kind == "input")
    other = {name: [value + 1 for value in household.inputs[name]]}
    with pytest.raises(OtherFactsError, match=name):
        list(part.runs(known, replace(household, inputs={**household.inputs, **other}), ({},)))
    with pytest.raises(OtherFactsError, match=name):
        list(part.runs(known, household, (other,)))


def test_other_rows_than_was_said_are_refused() -> None:
    system = LawSystem.load("invented_country")
    graph = build(system, 2001)
    columns = random_columns(system, 2001, HOUSEHOLDS, seed=1)
    household = next(
        found
        for found in (household_at(system, columns, position) for position in range(HOUSEHOLDS))
        if found.counts["trip"]
    )
    known = evaluate_graph(graph, household)
    facts = tuple(name for name, item in system.inputs.items() if item.level == "trip")
    with pytest.raises(OtherFactsError, match="trip"):
        list(
            part_of_law(graph, tuple(graph.outputs), facts).runs(
                known, without_lowest(household, system), ({},)
            )
        )
