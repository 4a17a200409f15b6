"""The files in examples/: each is computed, and gives the numbers the brochure of 2003 prints (in whole euros)."""

from __future__ import annotations

from pathlib import Path

import pytest

import grenswijzer

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


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.name)
def test_an_example_gives_what_is_printed(path: Path) -> None:
    result = grenswijzer.calculate(path)
    found = {name: result.value(name) for name in PRINTED.get(path.name, {})}
    assert {name: value and round(value) for name, value in found.items()} == PRINTED.get(path.name, {})
    assert result.position, "nobody is told who taxes and who insures"
