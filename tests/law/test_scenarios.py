"""Every scenario beside the law: what an adviser, a printed example or the statute worked by hand says."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import Any

import pytest

import grenswijzer.law
from grenswijzer.calculation import calculate_values, law, rows_of, value_at
from grenswijzer.engine.cache import read_yaml
from grenswijzer.situation import parse

ROOT = Path(grenswijzer.law.__file__).parent
HALF_A_CENT = 0.005
KEYS = {"title", "source", "note", "tests", "answers", "situation", "expected"}


def scenarios() -> list[Any]:
    found = []
    for path in sorted(ROOT.rglob("scenarios/*.yaml")):
        for number, scenario in enumerate(read_yaml(path) or [], 1):
            name = f"{path.relative_to(ROOT)}:{number} {scenario.get('title', '')}"
            found.append(pytest.param(scenario, id=name))
    return found


@pytest.mark.parametrize("scenario", scenarios())
def test_scenario(scenario: dict[str, Any]) -> None:
    assert set(scenario) <= KEYS, f"unknown key: {set(scenario) - KEYS}"
    assert scenario["title"]
    assert scenario["source"]
    assert scenario["expected"]
    situation = parse(scenario["situation"], law())
    names = [path.split(".")[-1] for path in (*scenario["expected"], *situation.given)]
    evaluation = calculate_values(situation, outputs=tuple(dict.fromkeys(names)))
    reached = {node.name for node in evaluation.graph.nodes}
    for rule in scenario.get("tests", ()):
        assert rule in law().rules, f"there is no rule {rule}"
        assert rule in reached, f"the expected values do not rest on {rule}"
    wrong = []
    for path, expected in scenario["expected"].items():
        found = value_at(evaluation, path)
        if not agrees(found, expected):
            index, rows = rows_of(evaluation.graph, evaluation.household, path)
            why = "; ".join(sorted(u.reason for row in rows for u in evaluation.reasons(index, row)))
            wrong.append(f"{path}: expected {expected}, found {found} {why}")
    assert not wrong, "\n".join(wrong)


def agrees(found: Any, expected: Any) -> bool:
    """Amounts agree to the cent unless the scenario says ``{value: ..., within: ...}``; ``unknown`` is undecided."""
    within = HALF_A_CENT
    if isinstance(expected, dict):
        expected, within = expected["value"], expected["within"]
    if expected == "unknown":
        return found is None
    if found is None:
        return False
    if isinstance(found, IntEnum):
        return found.name == str(expected).upper()
    if isinstance(expected, bool) or isinstance(found, bool):
        return found is expected
    if isinstance(expected, date):
        return bool(found == expected.toordinal())
    return bool(abs(found - expected) < within)
