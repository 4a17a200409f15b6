"""The files in examples/: each is computed, and gives the numbers the brochure of 2003 prints (in whole euros)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import grenswijzer
from answers.json_schema import broken_rules
from grenswijzer.calculation import law
from grenswijzer.engine.cache import read_yaml

EXAMPLES = Path(__file__).parents[2] / "examples"

PRINTED: dict[str, dict[str, float]] = {
    "brochure-2003-general-compensation.yaml": {
        "an.nl_fiscal_wage": 35116,
        "an.nl_box1_income": 30578,
        "an.nl_general_compensation_notional_levy": 6414,
        "an.nl_general_compensation": 2302,
    },
    "brochure-2003-special-compensation.yaml": {
        "an.nl_general_compensation": 2302,
        "an.nl_levies_after_general_compensation": 6414,
        "an.nl_special_compensation": 6378,
    },
    "brochure-2003-pro-rata.yaml": {"an.be_tax_free_sum": 3713},
    "brochure-2003-posting.yaml": {"an.bouw.be_taxable_pay_share": 0, "an.bouw.nl_taxable_pay_share": 1},
    "brochure-2003-posting-establishment.yaml": {"an.bouw.nl_be_has_183_day_exception": False},
    "brochure-2003-posting-190-days.yaml": {
        "an.bouw.nl_be_has_183_day_exception": False,
        "an.nl_be_presence_days": 190,
    },
}
"""File to what chapter 1 and paragraphs 2.1, 3.2 and 3.3 of the brochure print."""


def test_every_example_is_there() -> None:
    assert set(PRINTED) <= {path.name for path in EXAMPLES.glob("*.yaml")}


def is_covered(path: Path) -> bool:
    """The law of the example's year is there."""
    return read_yaml(path)["year"] in law().years


@pytest.mark.parametrize(
    "path", [path for path in sorted(EXAMPLES.glob("*.yaml")) if is_covered(path)], ids=lambda path: path.name
)
def test_an_example_gives_what_is_printed(path: Path) -> None:
    result = grenswijzer.calculate(path)
    found = {name: result.value(name) for name in PRINTED.get(path.name, {})}
    assert {name: value and round(value) for name, value in found.items()} == PRINTED.get(path.name, {})
    assert result.position, "nobody is told who taxes and who insures"


MODERN = [path for path in sorted(EXAMPLES.glob("20*.yaml")) if is_covered(path)]


def test_there_are_cases_of_today_in_both_directions() -> None:
    found = [read_yaml(path) for path in EXAMPLES.glob("20*.yaml")]
    states = [next(iter(example["people"].values()))["residence_state"] for example in found]
    assert len(found) >= 12
    assert {example["year"] for example in found} == {2024, 2025, 2026}
    assert min(states.count("NL"), states.count("BE")) >= 3


@pytest.mark.parametrize("path", MODERN, ids=lambda path: path.name)
def test_a_case_of_today_is_decided_and_adds_up(path: Path) -> None:
    result = grenswijzer.calculate(path)
    assert all(position.insurance_state is not None for position in result.position)
    assert all(share.share is not None for position in result.position for share in position.shares)
    assert len(result.sums) == len(result.people) + 1
    assert all(total.rounding == 0 for total in result.sums)
    assert all(cost.cost is not None and cost.cost > (cost.pay or 0.0) for cost in result.employer_costs)


def test_the_request_moves_the_employer_cost_and_not_the_tax() -> None:
    """Employer cost depends on the insuring state, not on who taxes."""
    asked, plain = (
        grenswijzer.calculate(EXAMPLES / f"2025-netherlands-two-home-days{end}.yaml")
        for end in ("-request", "")
    )
    assert [position.shares for position in asked.position] == [
        position.shares for position in plain.position
    ]
    assert {position.insurance_state.name for position in asked.position} == {"BE"}
    assert {position.insurance_state.name for position in plain.position} == {"NL"}
    assert asked.value("an.total_employer_cost") != plain.value("an.total_employer_cost")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.name)
def test_an_example_follows_the_schema_of_a_situation(path: Path) -> None:
    told = json.loads(json.dumps(read_yaml(path), default=date.isoformat))
    assert not broken_rules(told, dict(grenswijzer.situation_schema()))
