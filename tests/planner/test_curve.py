"""The curve of home days: each point is what the law says for that year, and changes are named."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from grenswijzer.calculation import calculate_values, law, value_at
from grenswijzer.engine.errors import NotLawError
from grenswijzer.law.types import Country
from grenswijzer.planner import LawChoice, home_day_curve, left_at
from grenswijzer.situation import parse, read_situation

HOUSEHOLD: dict[str, Any] = {
    "year": 2003,
    "people": {
        "an": {
            "birth_date": "1965-03-15",
            "residence_state": "nl",
            "jobs": {
                "clinic": {
                    "employer_state": "be",
                    "pay": {"salary": 37284},
                    "work": {"counts": {"be": 220, "months_with_work": {"be": 12}}},
                }
            },
        }
    },
}


def told(home: int) -> dict[str, Any]:
    """The same person with that many home days, spread evenly."""
    mapping = copy.deepcopy(HOUSEHOLD)
    counts: dict[str, Any] = {"months_with_work": {}, "quarters_with_work": {}}
    for place, days in (("be", 220 - home), ("nl", home)):
        if days:
            counts[place] = days
            counts["months_with_work"][place] = min(12, days)
            counts["quarters_with_work"][place] = min(4, days)
    mapping["people"]["an"]["jobs"]["clinic"]["work"] = {"counts": counts}
    return mapping


EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.mark.parametrize(
    ("file", "person", "job", "request_made"),
    [
        ("2026-netherlands-couple-both-abroad.yaml", "els", "haven", None),
        ("2026-belgium-engineer-in-netherlands.yaml", "bram", "fabriek", True),
        ("2025-netherlands-change-of-job.yaml", "an", "brussel", None),
        ("2024-belgium-family-one-abroad.yaml", "bram", "fabriek", False),
        ("brochure-2003-special-compensation.yaml", None, None, None),
    ],
)
def test_all_points_at_once_are_those_of_the_law_run_for_each(
    file: str, person: str | None, job: str | None, request_made: bool | None
) -> None:
    situation = read_situation(EXAMPLES / file, law())
    person = person or next(iter(situation.people))
    job = job or next(iter(situation.people[person].jobs))
    asked: dict[str, Any] = {
        "paths": (f"{person}.be_income_tax", f"{person}.nl_levy", f"{person}.be_taxable_income"),
        "choice": LawChoice(request=request_made),
    }
    whole = home_day_curve(situation, person, job, **asked)
    assert len(whole.points) == whole.work_days + 1
    # three days are few enough that the law is run anew for each; the text shows the last bit and a negative zero
    for start in range(0, whole.work_days - 1, 17):
        near = home_day_curve(situation, person, job, home_days=range(start, start + 3), **asked)
        assert repr(near.points) == repr(whole.points[start : start + 3])
        turned = {change.home_days: (change.rules, change.events) for change in whole.changes}
        assert {change.home_days: (change.rules, change.events) for change in near.changes} == {
            days: turned[days] for days in (start + 1, start + 2) if days in turned
        }


def test_what_is_left_at_a_few_days_is_that_of_the_curve() -> None:
    situation = read_situation(EXAMPLES / "2026-netherlands-couple-both-abroad.yaml", law())
    for days in ([0, 1], [61, 62, 63], [214]):
        curve = home_day_curve(situation, "els", "haven", home_days=days)
        assert [
            (one.home_days, one.net, one.insurance_state) for one in left_at(situation, "els", "haven", days)
        ] == [(point.home_days, point.net, point.insurance_state) for point in curve.points]


@pytest.mark.parametrize(
    "file",
    [
        "brochure-2003-special-compensation.yaml",
        "2025-netherlands-home-day-belgium.yaml",
        "2025-netherlands-change-of-job.yaml",
        "2026-netherlands-couple-both-abroad.yaml",
        "2024-belgium-family-one-abroad.yaml",
    ],
)
def test_what_is_known_of_a_situation_changes_nothing(file: str) -> None:
    situation = read_situation(EXAMPLES / file, law())
    known = calculate_values(situation)
    person = next(iter(situation.people.values()))
    job = next(iter(person.jobs))
    for days in ([0, 1], [29, 30, 31], [60]):
        plain = left_at(situation, person.name, job, days)
        assert repr(left_at(situation, person.name, job, days, known=known)) == repr(plain)


def test_what_is_known_and_was_given_stays_given() -> None:
    told = {**HOUSEHOLD, "given": {"an.be_income_tax": 1234.56}}
    situation = parse(told, law())
    plain = left_at(situation, "an", "clinic", [11, 12])
    assert repr(left_at(situation, "an", "clinic", [11, 12], known=calculate_values(situation))) == repr(
        plain
    )
    assert plain != left_at(parse(HOUSEHOLD, law()), "an", "clinic", [11, 12])


@pytest.mark.parametrize("home", [0, 1, 3, 12, 55, 110, 219, 220])
def test_a_point_is_what_the_law_says_of_such_a_year(home: int) -> None:
    curve = home_day_curve(parse(HOUSEHOLD, law()), "an", "clinic", home_days=[home], paths=["an.nl_levy"])
    (point,) = curve.points
    evaluation = calculate_values(parse(told(home), law()))
    assert point.net == evaluation.value("household_net_income")
    assert point.values["an.nl_levy"] == value_at(evaluation, "an.nl_levy")
    assert point.values["nl_taxable_pay_share"] == value_at(evaluation, "an.clinic.nl_taxable_pay_share")


def test_no_home_days_is_the_plain_frontier_worker() -> None:
    curve = home_day_curve(parse(HOUSEHOLD, law()), "an", "clinic", home_days=[0])
    plain = calculate_values(parse(HOUSEHOLD, law()))
    assert curve.points[0].net == plain.value("household_net_income")
    assert curve.points[0].insurance_state is Country.BE


def test_the_day_that_moves_the_insurance_in_2003_is_found_and_named() -> None:
    curve = home_day_curve(parse(HOUSEHOLD, law()), "an", "clinic", home_days=range(30))
    # by the practice of 2003: one day a month in the Netherlands; less, but every quarter, is for an office to say
    states = [point.insurance_state for point in curve.points]
    assert states[:4] == [Country.BE] * 4
    assert states[4:12] == [None] * 8
    assert states[12:] == [Country.NL] * 18
    moved = next(change for change in curve.changes if change.home_days == 12)
    assert "insurance_state" in moved.rules


def test_all_work_days_by_default_and_the_shares_follow_the_days() -> None:
    curve = home_day_curve(parse(HOUSEHOLD, law()), "an", "clinic")
    assert [point.home_days for point in curve.points] == list(range(221))
    for point in curve.points:
        assert point.values["nl_taxable_pay_share"] == pytest.approx(point.home_days / 220)


def test_what_was_given_stays_given() -> None:
    mapping = HOUSEHOLD | {"given": {"an.be_income_tax": 5000}}
    low, high = (
        home_day_curve(parse(one, law()), "an", "clinic", home_days=[0], paths=["an.be_income_tax"]).points[0]
        for one in (mapping, HOUSEHOLD)
    )
    assert low.values["an.be_income_tax"] == 5000
    assert high.values["an.be_income_tax"] != 5000


@pytest.mark.parametrize(
    ("person", "job", "days", "message"),
    [
        ("bert", "clinic", [0], r"there is no job bert\.clinic; known: an\.clinic"),
        ("an", "school", [0], r"there is no job an\.school"),
        ("an", "clinic", [221], "has 220 work days; home days lie between 0 and 220"),
        ("an", "clinic", [-1], "between 0 and 220"),
    ],
)
def test_what_is_not_there_is_refused(person: str, job: str, days: list[int], message: str) -> None:
    with pytest.raises(NotLawError, match=message):
        home_day_curve(parse(HOUSEHOLD, law()), person, job, home_days=days)


def test_a_job_at_home_has_no_curve() -> None:
    mapping = copy.deepcopy(HOUSEHOLD)
    mapping["people"]["an"]["jobs"]["clinic"] |= {"employer_state": "nl", "work": {"counts": {"nl": 220}}}
    with pytest.raises(NotLawError, match="a home day changes nothing"):
        home_day_curve(parse(mapping, law()), "an", "clinic")
