"""The public functions give what the command line gives."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import grenswijzer

SITUATION = {
    "year": 2003,
    "people": {
        "an": {
            "birth_date": "1965-03-04",
            "residence_state": "NL",
            "jobs": {
                "uz": {"employer_state": "BE", "pay": {"salary": 32000}, "work": {"counts": {"BE": 220}}}
            },
        }
    },
}


def test_a_mapping_a_text_and_a_file_give_the_same_answer(tmp_path: Path) -> None:
    file = tmp_path / "an.yaml"
    text = yaml.safe_dump(SITUATION)
    file.write_text(text, encoding="utf-8")
    expected = grenswijzer.calculate(SITUATION).to_dict()
    assert grenswijzer.calculate(text).to_dict() == expected
    assert grenswijzer.calculate(file).to_dict() == expected
    assert grenswijzer.calculate(str(file)).to_dict() == expected


def test_public_names_are_there() -> None:
    for name in grenswijzer.__all__:
        assert getattr(grenswijzer, name) is not None
    with pytest.raises(AttributeError):
        grenswijzer.nothing  # noqa: B018


def test_a_value_is_explained_and_two_answers_compared() -> None:
    explanation = grenswijzer.explain(SITUATION, "be_income_tax", person="an")
    assert explanation.target_ids == ("an.be_income_tax",)
    assert not grenswijzer.compare(SITUATION, grenswijzer.calculate(SITUATION)).differences


def test_a_given_value_replaces_what_the_law_computes() -> None:
    result = grenswijzer.calculate({**SITUATION, "given": {"an.be_income_tax": 8716}})
    assert result.value("an.be_income_tax") == 8716
    assert [fact.path for fact in result.given] == ["an.be_income_tax"]


def test_problems_are_raised_together() -> None:
    with pytest.raises(grenswijzer.SituationError) as found:
        grenswijzer.calculate({"year": 2003, "people": {"an": {"birth_date": "x", "residence_state": "XX"}}})
    assert len(found.value.problems) == 2
    with pytest.raises(grenswijzer.NotLawError):
        grenswijzer.look_up("nothing_like_this")


def test_every_value_of_a_real_household_has_its_own_path() -> None:
    result = grenswijzer.calculate(SITUATION)
    paths = [value.path for value in result.all_values]
    assert len(paths) == len(set(paths))
    steps = [found.id for found in result.explanation.steps]
    assert len(steps) == len(set(steps))
    for path in ("an.uz.be_taxable_pay", "an.be_income_tax"):
        assert result.value(path) == next(value.value for value in result.all_values if value.path == path)
