"""Running the law again from changed facts gives what running it anew gives, value by value."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grenswijzer.calculation import given_rows, law
from grenswijzer.days.sums import is_sum
from grenswijzer.engine.building import build
from grenswijzer.engine.plain import Evaluation, evaluate_graph
from grenswijzer.engine.rerun import NotRerunnableError, run_again
from grenswijzer.engine.rows import Household
from grenswijzer.engine.runs import Key, Runs
from grenswijzer.engine.several import several
from grenswijzer.simulation.random_households import household_at, random_columns
from grenswijzer.situation import household_rows, read_situation

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
FILES = (
    "2026-netherlands-couple-both-abroad.yaml",
    "2024-belgium-family-one-abroad.yaml",
    "2025-netherlands-change-of-job.yaml",
    "brochure-2003-special-compensation.yaml",
)
OUTPUTS = ("household_net_income", "insurance_state", "nl_general_compensation")


def household(file: str) -> tuple[Household, Evaluation]:
    """The rows of an example, and all its values."""
    situation = read_situation(EXAMPLES / file, law())
    rows = household_rows(situation, law(), law().cut_dates(situation.year))
    graph = build(law(), situation.year, OUTPUTS)
    return rows, evaluate_graph(graph, rows, given_rows(graph, rows, situation.given))


def given_of(evaluation: Evaluation) -> dict[int, dict[int, Any]]:
    return {
        node: {row: evaluation.values[node][row] for row in rows} for node, rows in evaluation.given.items()
    }


def over(first: Evaluation, runs: Sequence[Mapping[str, Sequence[Any]]], keys: Sequence[Key]) -> Runs:
    """The runs of these inputs, each told as its values per row."""
    told = {
        name: [several(type(row[0]), row) for row in zip(*(run[name] for run in runs), strict=True)]
        for name in (runs[0] if runs else {})
    }
    return run_again(first, told, len(runs), keys)


@pytest.mark.parametrize("file", FILES)
def test_every_value_is_that_of_the_law_run_anew(file: str) -> None:
    chance = random.Random(file)
    rows, first = household(file)
    names = ("salary", "employer_state", "has_framework_request", "residence_state", "bonus")
    columns: list[dict[str, list[Any]]] = []
    for _ in range(25):
        column: dict[str, list[Any]] = {}
        for name in names:
            values = rows.inputs[name]
            if name in ("salary", "bonus"):
                column[name] = [round(chance.uniform(0, 90_000), 2) for _ in values]
            elif name == "has_framework_request":
                column[name] = [chance.random() < 0.5 for _ in values]
            else:
                column[name] = [chance.choice((1, 2)) for _ in values]
        columns.append(column)
    graph = first.graph
    keys = [(node.index, row) for node in graph.nodes for row in range(first.rows.counts[node.level])]
    found = over(first, columns, keys).rows()
    for column, told in zip(columns, found, strict=True):
        anew = evaluate_graph(graph, replace(rows, inputs={**rows.inputs, **column}), given_of(first))
        wrong = [
            (graph.nodes[key[0]].title, key[1], anew.at(*key), value)
            for key, value in zip(keys, told, strict=True)
            if anew.at(*key) != value
        ]
        assert not wrong


@pytest.mark.parametrize("year", [2003, 2024, 2026])
def test_random_households_with_other_days_are_as_when_run_anew(year: int) -> None:
    chance = random.Random(year)
    system = law()
    graph = build(system, year, OUTPUTS)
    population = random_columns(system, year, 6, seed=year)
    names = [name for name in graph.names if is_sum(name) and name in system.inputs]
    followed = 0
    for position in range(population.households):
        rows = household_at(system, population, position)
        columns = [
            {name: [type(value)(chance.randint(0, 150)) for value in rows.inputs[name]] for name in names}
            for _ in range(4)
        ]
        first = evaluate_graph(graph, rows, {})
        keys = [(node.index, row) for node in graph.nodes for row in range(first.rows.counts[node.level])]
        try:
            found = over(first, columns, keys).rows()
        except NotRerunnableError:
            continue
        followed += 1
        for column, told in zip(columns, found, strict=True):
            anew = evaluate_graph(graph, replace(rows, inputs={**rows.inputs, **column}), {})
            assert list(told) == [anew.at(*key) for key in keys]
    assert followed > population.households / 2


def test_the_same_facts_again_change_nothing() -> None:
    rows, first = household(FILES[0])
    key = (first.graph.names["household_net_income"], 0)
    found = over(first, [{"salary": rows.inputs["salary"]}] * 3, [key])
    assert not found.varying
    assert found.rows() == [(first.at(*key),)] * 3
    assert over(first, [], [key]).rows() == []


def test_what_cannot_be_decided_is_none_there_and_only_there() -> None:
    rows, first = household(FILES[0])
    key = (first.graph.names["household_net_income"], 0)
    abroad = {
        "work_days_de": [100.0] * len(rows.inputs["salary"]),
        "job_work_days_de": [100.0] * len(rows.inputs["job_work_days_de"]),
    }
    usual = {name: rows.inputs[name] for name in abroad}
    found = over(first, [usual, abroad, usual], [key]).rows()
    assert found[0] == found[2] == (first.at(*key),)
    assert found[1] == (None,)


def test_dates_that_change_are_left_to_the_plain_way() -> None:
    rows, first = household(FILES[2])
    key = (first.graph.names["household_net_income"], 0)
    moved = [day + 1 for day in rows.inputs["spell_start"]]
    with pytest.raises(NotRerunnableError, match="dates"):
        over(first, [{"spell_start": moved}], [key])
