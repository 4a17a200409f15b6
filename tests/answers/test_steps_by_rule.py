"""The whole computation by rule: every step of the explanation, each with what it rests on, and every figure once."""

from __future__ import annotations

import pytest

import grenswijzer
from grenswijzer.answers.language import LANGUAGES, language
from grenswijzer.answers.steps_by_rule import ASSUMED, FACTS, Computation, RuleStep, steps_by_rule
from grenswijzer.answers.tree import label_of, written_value
from grenswijzer.web.pages.start import person


@pytest.fixture(scope="module")
def couple() -> grenswijzer.Result:
    return grenswijzer.calculate(person("els_family"))


@pytest.fixture(scope="module")
def found(couple: grenswijzer.Result) -> Computation:
    return steps_by_rule(couple.explanation, language("nl"))


def steps(found: Computation) -> list[RuleStep]:
    return [step for chapter in found.chapters for step in chapter.steps]


def test_no_step_is_left_out(couple: grenswijzer.Result, found: Computation) -> None:
    """Each value of each step stands in a rule of that name, and no rule stands there without a step."""
    words = language("nl")
    told = {(step.label, value.text) for step in steps(found) for value in step.values}
    assert told == {(label_of(one, words), written_value(one, words)) for one in couple.explanation.steps}
    assert found.count == len(steps(found)) < len(couple.explanation.steps)


def test_numbers_lead_to_what_is_there(found: Computation) -> None:
    listed = steps(found)
    assert [step.number for step in listed] == list(range(1, len(listed) + 1))
    assert {used for step in listed for used in step.uses} <= {step.number for step in listed}
    numbers = [one.number for one in found.figures]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {number for step in listed for number, _ in step.figures} == set(numbers)


def test_every_rule_has_its_article_and_every_figure_its_source(
    couple: grenswijzer.Result, found: Computation
) -> None:
    words = language("nl")
    lawless = {label_of(one, words) for one in couple.explanation.steps if one.step.kind == "aggregate"}
    lawless |= {label_of(one, words) for one in couple.explanation.steps if one.mark == "given"}
    for chapter in found.chapters:
        if chapter.name not in (FACTS, ASSUMED):
            assert {step.label for step in chapter.steps if not step.law} <= lawless
    assert all(one.law and one.status and one.since for one in found.figures)
    unknown = words.say("figure_missing", reason="").strip()
    assert all(one.source or one.value.startswith(unknown) for one in found.figures)


def test_a_value_says_whose_it_is_and_when_only_where_that_matters(
    couple: grenswijzer.Result, found: Computation
) -> None:
    words = language("nl")
    net = next(step for step in steps(found) if step.label == words.label(couple.sums[0].label))
    assert {place for value in net.values for place in value.places} == {"Els", "Joost"}
    by_place = {place: value.text for value in net.values for place in value.places}
    for name in ("Els", "Joost"):
        assert by_place[name] == words.amount(couple.value("net_income", name))
    places = [place for step in steps(found) for value in step.values for place in value.places]
    assert not [place for place in places if "@" in place]
    assert "Els.school" in places
    assert any(place.startswith("Els.school (") for place in places)


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_there_in_every_language(couple: grenswijzer.Result, found: Computation, code: str) -> None:
    other = steps_by_rule(couple.explanation, language(code))
    assert [(len(one.steps), one.name) for one in other.chapters] == [
        (len(one.steps), one.name) for one in found.chapters
    ]
    assert len({one.title for one in other.chapters}) == len(other.chapters)
    assert all(one.title for one in other.chapters)


def test_a_year_is_written_as_a_year(couple: grenswijzer.Result, found: Computation) -> None:
    year = next(step for step in steps(found) if step.label == "inkomstenjaar")
    assert [value.text for value in year.values] == [str(person("els_family")["year"])]
