"""What must hold for every household in every covered year, tried on households as people live."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import grenswijzer
from grenswijzer.answers import cliffs
from grenswijzer.answers.layout import standard_layout
from grenswijzer.answers.net import parts_of
from grenswijzer.calculation import law
from grenswijzer.engine.plain import Evaluation, evaluate_graph
from law.households import COVERED, evaluated, situations

EXAMPLES = 40
TRIES = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),
)
"""The same households every time: a failure is a failure of the law, not of luck."""

years = pytest.mark.parametrize("year", COVERED)


def tried(year: int, check: Any, *more: st.SearchStrategy[Any]) -> int:
    """Run ``check`` on the year's households; it returns whether it could say anything. How often it could."""
    counted = 0

    @TRIES
    @given(st.tuples(situations(year), *more))
    def run(drawn: tuple[Any, ...]) -> None:
        nonlocal counted
        counted += bool(check(*drawn))

    run()
    return counted


def known(evaluation: Evaluation, name: str) -> list[float]:
    """The values of ``name`` that can be decided."""
    node = evaluation.graph.node(name)
    found = (evaluation.at(node.index, row) for row in range(len(evaluation.values[node.index])))
    return [value for value in found if value is not None]


@years
def test_parts_add_up_to_the_cent(year: int) -> None:
    names = standard_layout().net

    def check(situation: dict[str, Any]) -> bool:
        evaluation = evaluated(situation, names)
        said = False
        for name in names:
            node = evaluation.graph.node(name)
            for row in range(len(evaluation.values[node.index])):
                if evaluation.at(node.index, row) is None:
                    continue
                total = parts_of(evaluation, (node.index, row))
                assert total is not None
                assert total.rounding == 0
                said = True
        return said

    assert tried(year, check) > EXAMPLES // 5


@years
def test_compensation_is_never_negative(year: int) -> None:
    names = ("nl_general_compensation", "nl_special_compensation")

    def check(situation: dict[str, Any]) -> bool:
        evaluation = evaluated(situation, names)
        found = [value for name in names for value in known(evaluation, name)]
        assert all(value >= 0 for value in found)
        return bool(found)

    assert tried(year, check) > EXAMPLES // 5


@years
def test_more_pay_leaves_less_only_at_a_named_edge(year: int) -> None:
    """100 euro more never leaves 2 euro less, unless a named cliff or taper lies between."""

    def check(situation: dict[str, Any], more: int) -> bool:
        start = evaluated(situation, ("household_net_income",))
        said = False
        for person in cliffs.people_with_jobs(start):
            slope = cliffs.slope(start, person)
            before, after = slope.at(float(more)), slope.at(float(more + 100))
            nets = cliffs.net_of(before), cliffs.net_of(after)
            if nets[0] is None or nets[1] is None:
                continue
            said = True
            if nets[1] - nets[0] < -cliffs.MOST_LOST:
                assert cliffs.edges_between(before, after), f"{person} +{more}: {nets}"
        return said

    assert tried(year, check, st.integers(0, 300).map(lambda n: 100 * n)) > EXAMPLES // 8


@years
def test_no_home_days_is_the_plain_frontier_worker(year: int) -> None:
    """A calendar that says no day at home gives what a person gives who says nothing about home."""
    names = ("household_net_income", "insurance_state", "be_taxable_pay_share", "nl_taxable_pay_share")

    def check(situation: dict[str, Any]) -> bool:
        plain, zero = (
            {**situation, "people": {name: dict(body) for name, body in situation["people"].items()}}
            for _ in range(2)
        )
        for version, at_home in ((plain, False), (zero, True)):
            for body in version["people"].values():
                for name, job in body.get("jobs", {}).items():
                    days = job["work"]["counts"][job["employer_state"]]
                    counts = {job["employer_state"]: days}
                    if at_home and body["residence_state"] != job["employer_state"]:
                        counts[body["residence_state"]] = 0
                    pay = {key: value for key, value in job.items() if key != "work_place"}
                    body["jobs"] = {name: {**pay, "work": {"counts": counts}}}
        one, other = evaluated(plain, names), evaluated(zero, names)
        assert all(known(one, name) == known(other, name) for name in names)
        return bool(known(one, "insurance_state"))

    assert tried(year, check) > EXAMPLES // 2


@years
def test_no_tax_is_negative_before_credits(year: int) -> None:
    names = tuple(
        name
        for name in ("nl_box1_tax", "be_state_tax", "be_employee_contributions", "nl_double_tax_relief")
        if any(text.start.year <= year <= text.end.year for text in law().rules.get(name, ()))
    )
    assert names

    def check(situation: dict[str, Any]) -> bool:
        evaluation = evaluated(situation, names)
        found = [value for name in names for value in known(evaluation, name)]
        assert all(value >= 0 and math.isfinite(value) for value in found)
        return bool(found)

    assert tried(year, check) > EXAMPLES // 2


@years
def test_the_order_of_jobs_and_people_changes_nothing(year: int) -> None:
    def check(situation: dict[str, Any]) -> bool:
        turned = {**situation, "people": dict(reversed(situation["people"].items()))}
        names = ("net_income", "household_net_income")
        one, other = evaluated(situation, names), evaluated(turned, names)
        assert sorted(known(one, "net_income")) == pytest.approx(sorted(known(other, "net_income")), abs=0.01)
        return bool(known(one, "household_net_income"))

    assert tried(year, check) > EXAMPLES // 8


@pytest.mark.parametrize("year", [year for year in COVERED if year > 2003])
def test_employer_cost_follows_the_insuring_state_and_not_the_taxing_one(year: int) -> None:
    """With the shares of pay each state may tax turned round, the cost is the same; it is more than the pay."""

    def check(situation: dict[str, Any]) -> bool:
        names = ("employer_cost", "gross_pay", "be_taxable_pay_share", "nl_taxable_pay_share")
        evaluation = evaluated(situation, names)
        cost, pay, belgian, dutch = (evaluation.graph.node(name).index for name in names)
        rows = range(len(evaluation.values[cost]))
        given = {
            belgian: {row: evaluation.values[dutch][row] for row in rows},
            dutch: {row: evaluation.values[belgian][row] for row in rows},
        }
        turned = evaluate_graph(evaluation.graph, evaluation.household, given)
        assert known(turned, "employer_cost") == known(evaluation, "employer_cost")
        said = False
        for row in rows:
            found = evaluation.at(cost, row)
            if found is not None and evaluation.values[pay][row] > 0:
                assert found > evaluation.values[pay][row]
                said = True
        return said

    assert tried(year, check) > EXAMPLES // 4


@years
def test_library_and_given_household_agree(year: int) -> None:
    """The public road and the restricted graph give the same."""

    def check(situation: dict[str, Any]) -> bool:
        whole = grenswijzer.calculate(situation)
        few = evaluated(situation, ("household_net_income",))
        assert whole.value("household_net_income") == few.value("household_net_income")
        return True

    assert tried(year, check)


def test_every_name_on_the_list_of_edges_is_law() -> None:
    from grenswijzer.answers.language import read_catalogue

    names = read_catalogue("cliffs.yaml")
    listed = [name for kind in ("conditions", "tapers", "burdens") for name in names[kind] or ()]
    assert set(listed) <= set(law().rules)
    assert len(set(listed)) == len(listed)


def test_a_cliff_is_found_where_the_law_has_one() -> None:
    """The additional child credit of 2003 falls in steps (Wet IB 2001 art. 8.13): 534 becomes 354, then nothing."""
    situation = {
        "year": 2003,
        "people": {
            "an": {
                "birth_date": "1981-03-04",
                "residence_state": "NL",
                "jobs": {
                    "uz": {"employer_state": "BE", "pay": {"salary": 26000}, "work": {"counts": {"BE": 210}}}
                },
            }
        },
        "children": [{"birth_date": "1999-05-05"}],
    }
    falls = [found for found in grenswijzer.cliffs(situation, "an") if found.falls]
    assert len(falls) == 2
    assert all([edge.name for edge in found.edges] == ["nl_additional_child_credit"] for found in falls)
    # by hand: the compensation passes the lost 180 on, less what 100 euro leaves otherwise (between 50 and 60)
    assert falls[0].left == pytest.approx(-180 + 55, abs=5)
    assert not any(found.falls for found in grenswijzer.cliffs({**situation, "children": []}, "an"))


def test_who_has_no_job_has_no_cliffs() -> None:
    situation = {"year": 2003, "people": {"an": {"birth_date": "1981-03-04", "residence_state": "NL"}}}
    assert grenswijzer.cliffs(situation) == ()
    with pytest.raises(grenswijzer.NotLawError, match="no job"):
        grenswijzer.cliffs(situation, "an")


def test_a_fall_without_a_named_edge_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above can fail: with the credit struck from the list, the fall has no name."""
    from grenswijzer.answers.language import read_catalogue

    names = {**read_catalogue("cliffs.yaml"), "conditions": [], "tapers": [], "burdens": []}
    monkeypatch.setattr(cliffs, "read_catalogue", lambda file: names)
    situation = {
        "year": 2003,
        "people": {
            "an": {
                "birth_date": "1981-03-04",
                "residence_state": "NL",
                "jobs": {
                    "uz": {"employer_state": "BE", "pay": {"salary": 31500}, "work": {"counts": {"BE": 210}}}
                },
            }
        },
        "children": [{"birth_date": "1999-05-05"}],
    }
    (fall,) = [found for found in grenswijzer.cliffs(situation, "an", up_to=100) if found.falls]
    assert fall.edges == ()
    assert replace(fall, falls=False).left < 0
