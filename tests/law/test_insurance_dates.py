"""The insuring state at dates from 2004 to 2018, years whose other law is not covered yet.

In 2010 two regulations share the year; ``an.job@2010-05-01`` is the part of the job with that day in it.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.test_both_ways import differences
from grenswijzer.calculation import calculate_values, value_at
from grenswijzer.engine.building import build
from grenswijzer.engine.cache import read_yaml
from grenswijzer.engine.system import LawSystem
from grenswijzer.simulation.random_households import random_columns
from grenswijzer.situation import parse
from law.test_scenarios import agrees

OUTPUTS = ("insurance_state", "eu_insurance_basis", "nl_insured_months")
YEARS = tuple(range(2003, 2027))
SCENARIOS = [
    scenario
    for path in sorted((Path(__file__).parent / "insurance_dates").glob("*.yaml"))
    for scenario in read_yaml(path)
]


@cache
def system() -> LawSystem:
    """The law, as if every year were covered: the insuring state needs no other chapter but the work days."""
    return dataclasses.replace(LawSystem.load("grenswijzer.law"), coverage=dict.fromkeys(YEARS, ("all",)))


@pytest.mark.parametrize("year", YEARS)
def test_a_state_is_named_in_every_year(year: int) -> None:
    graph = build(system(), year, OUTPUTS)
    assert {"insurance_state", "nl_insured_months"} <= set(graph.outputs)


def test_both_ways_of_running_agree_where_two_regulations_share_a_year() -> None:
    graph = build(system(), 2010, (*OUTPUTS, "be_insured_months", "needs_e101", "needs_a1"))
    assert graph.periods == (date(2010, 1, 1), date(2010, 5, 1))
    columns = random_columns(system(), 2010, 300, seed=2010)
    assert not differences(system(), graph, columns, tuple(graph.names))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario["title"] for scenario in SCENARIOS])
def test_a_date_in_between(scenario: dict[str, Any]) -> None:
    assert scenario["source"]
    situation = parse(scenario["situation"], system())
    names = tuple(dict.fromkeys(path.split(".")[-1] for path in scenario["expected"]))
    evaluation = calculate_values(situation, system(), outputs=names)
    found = {path: value_at(evaluation, path) for path in scenario["expected"]}
    wrong = {
        path: found[path] for path, wanted in scenario["expected"].items() if not agrees(found[path], wanted)
    }
    assert not wrong
