"""The plain way and the compiled way give equal bits, household by household, node by node."""

from __future__ import annotations

import math
import struct
from typing import Any

import numpy as np
import pytest

from grenswijzer.engine.building import build
from grenswijzer.engine.columns import Columns, run
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.plain import evaluate_graph
from grenswijzer.engine.system import LawSystem
from grenswijzer.simulation.random_households import household_at, random_columns

HOUSEHOLDS = 300


def bits(value: Any) -> bytes:
    """The value as the kernel stores it; minus zero is zero, as in any published amount."""
    return struct.pack("d", float(value) + 0.0)


def differences(system: LawSystem, graph: Graph, columns: Columns, names: tuple[str, ...]) -> list[str]:
    result = run(system, graph.year, columns, names, graph=graph)
    found = []
    for position in range(columns.households):
        evaluation = evaluate_graph(graph, household_at(system, columns, position))
        for name in names:
            node = graph.node(name)
            start = position if node.level == system.root else int(columns.offsets[node.level][position])
            for row, plain in enumerate(evaluation.values[node.index]):
                compiled = result.values[name][start + row]
                if bits(plain) != bits(compiled):
                    found.append(
                        f"household {position} row {row}: {name}: plain {plain!r}, compiled {compiled!r}"
                    )
                if evaluation.reasons(node.index, row) and not result.unknown(name)[position]:
                    found.append(f"household {position} row {row}: {name} is unknown in the plain way only")
    return found


@pytest.mark.parametrize("year", [2001, 2002])
def test_examplia(year: int) -> None:
    system = LawSystem.load("invented_country")
    graph = build(system, year)
    columns = random_columns(system, year, HOUSEHOLDS, seed=year)
    names = tuple(name for name in graph.names)
    assert not differences(system, graph, columns, names)


@pytest.mark.parametrize("law_year", [2003, 2024, 2026])
def test_the_law(law_year: int) -> None:
    system = LawSystem.load("grenswijzer.law")
    graph = build(system, law_year)
    columns = random_columns(system, law_year, HOUSEHOLDS, seed=law_year)
    names = tuple(graph.names)
    assert not differences(system, graph, columns, names)


def test_random_households_are_the_same_for_a_seed_and_whole() -> None:
    system = LawSystem.load("invented_country")
    one, two = (random_columns(system, 2001, 50, seed=7) for _ in range(2))
    for name, values in one.inputs.items():
        assert np.array_equal(values, two.inputs[name])
        assert len(values) == one.rows(system.inputs[name].level)
    sizes = np.diff(one.offsets["islander"])
    assert sizes.min() >= 1
    assert sizes.max() == 2
    assert np.array_equal(one.offsets["boat"], np.searchsorted(one.parents["boat"], one.offsets["islander"]))
    assert not any(math.isnan(value) for value in one.inputs["boat_catch"])
