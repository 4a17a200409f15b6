"""What an answer rests on, found row sets at a time, is what its steps read one by one."""

from __future__ import annotations

import pytest

from grenswijzer.engine.building import build
from grenswijzer.engine.plain import evaluate_graph
from grenswijzer.engine.reads import rows_in, rows_read
from grenswijzer.engine.steps import Key, step
from grenswijzer.engine.system import LawSystem
from grenswijzer.simulation.random_households import household_at, random_columns


@pytest.mark.parametrize(("package", "year"), [("invented_country", 2001), ("grenswijzer.law", 2020)])
def test_rows_read(package: str, year: int) -> None:
    system = LawSystem.load(package)
    graph = build(system, year)
    columns = random_columns(system, year, 8, seed=1)
    told = next(node for node in graph.nodes if node.kind == "rule" and node.type is float)
    for position in range(columns.households):
        household = household_at(system, columns, position)
        has_row = told.level == system.root or household.counts[told.level] > 0
        evaluation = evaluate_graph(graph, household, {told.index: {0: 1.0}} if has_row else {})
        targets = [
            (index, row)
            for index in graph.outputs.values()
            for row in range(evaluation.rows.counts[graph.nodes[index].level])
        ]
        one_by_one: set[Key] = set()
        todo = list(targets)
        while todo:
            key = todo.pop()
            if key not in one_by_one:
                one_by_one.add(key)
                todo += [read for _, reads in step(evaluation, key).arguments for read in reads]
        found = rows_read(evaluation, tuple(graph.outputs.values()))
        assert {(index, row) for index, rows in enumerate(found) for row in rows_in(rows)} == one_by_one
