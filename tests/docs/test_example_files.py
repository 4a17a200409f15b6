"""The files in examples/: each is computed, and gives the numbers the brochure of 2003 prints (in whole euros)."""

from __future__ import annotations

from pathlib import Path

import pytest

import grenswijzer

EXAMPLES = Path(__file__).parents[2] / "examples"

PRINTED = {
    "brochure-2003-general-compensation.yaml": {
        "an.nl_fiscal_wage": 35116,
        "an.nl_box1_income": 30578,
        "an.nl_general_compensation_notional_levy": 6414,
        "an.nl_general_compensation": 2302,
    },
}
"""File to what paragraphs 3.2 and 3.3 of the brochure print."""


def test_every_example_is_there() -> None:
    assert set(PRINTED) <= {path.name for path in EXAMPLES.glob("*.yaml")}


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.name)
def test_an_example_gives_what_is_printed(path: Path) -> None:
    result = grenswijzer.calculate(path)
    found = {name: result.value(name) for name in PRINTED.get(path.name, {})}
    assert {name: value and round(value) for name, value in found.items()} == PRINTED.get(path.name, {})
    assert result.position, "nobody is told who taxes and who insures"
