"""The treaty NL-BE holds at every date from 2003 to 2026, also in years whose other law is not covered yet."""

from __future__ import annotations

import dataclasses
from datetime import date
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

YEARS = range(2003, 2027)
SCENARIOS = read_yaml(Path(__file__).parent / "treaty_dates" / "2004_to_2018.yaml")


@cache
def system() -> LawSystem:
    """The law, as if every year were covered: the treaty needs no other chapter."""
    law = LawSystem.load("grenswijzer.law")
    # a registry of its own: the reader of situations is kept by registry
    return dataclasses.replace(law, inputs=dict(law.inputs), coverage=dict.fromkeys(YEARS, ("all",)))


@pytest.mark.parametrize("year", YEARS)
def test_the_treaty_holds_all_year(year: int) -> None:
    law = system()
    outputs = tuple(
        name
        for name, texts in law.rules.items()
        if "/treaties/nl_be/" in texts[0].file
        and any(
            text.output and text.start <= date(year, 12, 31) and text.end >= date(year, 1, 1)
            for text in texts
        )
    )
    assert {"be_taxable_pay_share", "nl_taxable_pay_share", "nl_be_severance_period"} <= set(outputs)
    graph = build(law, year, outputs)
    assert {"be_taxable_pay_share", "nl_taxable_pay_share"} <= set(graph.outputs)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario["title"] for scenario in SCENARIOS])
def test_a_date_in_between(scenario: dict[str, Any]) -> None:
    situation = parse(scenario["situation"], system())
    names = tuple(dict.fromkeys(path.split(".")[-1] for path in scenario["expected"]))
    evaluation = calculate_values(situation, system(), outputs=names)
    reached = {node.name for node in evaluation.graph.nodes}
    assert set(scenario["tests"]) <= reached
    wrong = {
        path: value_at(evaluation, path)
        for path, expected in scenario["expected"].items()
        if not agrees(value_at(evaluation, path), expected)
    }
    assert not wrong
