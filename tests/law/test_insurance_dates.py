"""The insuring state at dates from 2004 to 2018, years whose other law is not covered yet.

Not 2010: two regulations share that year, and a name must be law in all parts of a year.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from grenswijzer.calculation import calculate_values, value_at
from grenswijzer.engine.building import build
from grenswijzer.engine.cache import read_yaml
from grenswijzer.engine.system import LawSystem
from grenswijzer.situation import parse
from law.test_scenarios import agrees

YEARS = tuple(year for year in range(2003, 2027) if year != 2010)
SCENARIOS = read_yaml(Path(__file__).parent / "insurance_dates" / "2004_to_2018.yaml")


@cache
def system() -> LawSystem:
    """The law, as if every year were covered: the insuring state needs no other chapter but the work days."""
    return dataclasses.replace(LawSystem.load("grenswijzer.law"), coverage=dict.fromkeys(YEARS, ("all",)))


@pytest.mark.parametrize("year", YEARS)
def test_a_state_is_named_in_every_year(year: int) -> None:
    graph = build(system(), year, ("insurance_state", "eu_insurance_basis", "nl_insured_months"))
    assert {"insurance_state", "nl_insured_months"} <= set(graph.outputs)


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
