"""The law of one year taken for another: openly, whole, and only where it was asked for."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from grenswijzer.calculation import calculate_values, law
from grenswijzer.engine.assumed import assume_law
from grenswijzer.engine.errors import NotLawError
from grenswijzer.situation import parse
from grenswijzer.situation.reader import read_document

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "2026-belgium-engineer-in-netherlands.yaml"


def example(year: int) -> dict[str, Any]:
    """The example with its days as totals, so that no calendar differs between years."""
    mapping: dict[str, Any] = copy.deepcopy(read_document(EXAMPLE).value)
    mapping["year"] = year
    (person,) = mapping["people"].values()
    (job,) = person["jobs"].values()
    job["work"] = {"counts": {"NL": 150, "BE": 60}}
    return mapping


def test_next_year_gives_what_this_year_gives_somebody_a_year_younger() -> None:
    assumed = assume_law(law(), 2027, 2026)
    now = calculate_values(parse(example(2026), law()))
    older = example(2027)
    (person,) = older["people"].values()
    person["birth_date"] = person["birth_date"].replace(year=person["birth_date"].year + 1)
    then = calculate_values(parse(older, assumed), assumed)
    for name in ("household_net_income", "be_income_tax", "nl_levy", "employer_cost"):
        assert then.value(name) == now.value(name), name


def test_every_figure_of_the_assumed_year_says_so() -> None:
    assumed = assume_law(law(), 2027, 2026)
    day, before = date(2027, 7, 1), date(2026, 7, 1)
    moved = 0
    for name, figure in assumed.figures.items():
        known, value = law().figures[name].at(before), figure.at(day)
        assert (known is None) == (value is None), name
        if known is None or value is None:
            continue
        moved += 1
        assert value.numbers == known.numbers, name
        assert value.missing == known.missing, name
        assert value.status in ("derived", "missing"), name
        assert "law of 2026 assumed for 2027" in value.note, name
        kept = figure.at(before)
        assert kept is not None, name
        assert kept.numbers == known.numbers, name
    assert moved > 200  # the loop looked at something


def test_the_law_itself_stays_as_it_is() -> None:
    years = law().years
    assumed = assume_law(law(), 2027, 2026)
    assert law().years == years
    assert 2027 in assumed.years
    assert assumed.variants == ("law of 2026 assumed for 2027",)


def test_a_rule_that_ends_in_the_year_ends_on_the_same_day_of_the_other() -> None:
    # corona: home days count as worked elsewhere until 30 June 2022
    assumed = assume_law(law(), 2018, 2022)
    texts = [text for text in assumed.rules["eu_home_share"] if text.end >= date(2018, 1, 1)]
    starts = [text.start for text in texts if text.start.year == 2018]
    assert starts == [date(2018, 1, 1), date(2018, 7, 1)]


def test_what_cannot_be_assumed_is_refused() -> None:
    with pytest.raises(NotLawError, match="law of 1999 is not in"):
        assume_law(law(), 2027, 1999)
    with pytest.raises(NotLawError, match="nothing to assume"):
        assume_law(law(), 2026, 2026)
