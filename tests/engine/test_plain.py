"""The plain way, on Examplia, against amounts worked by hand from its code."""

from __future__ import annotations

from enum import IntEnum

import pytest

from engine.examplia import day, examplia, household
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.plain import evaluate, evaluate_graph
from grenswijzer.engine.steps import steps


def test_levels_partner_aggregates_and_law_that_changes_in_july() -> None:
    found = evaluate(examplia(), 2001, household())
    # 6,000 at 1% before July; 2,000 at 2% after
    assert found.values[found.graph.names["boat_levy"]] == [60.0, 40.0]
    # Ada: 5,940 less 100 x 5,940 / 7,900 = 75.19; 100 + 800 + 40% of 864.81 = 1,245.92; toll 2 x 3.35
    assert found.value("fish_tax", 0) == pytest.approx(1245.92 - 6.70, abs=1e-9)
    # Bo: 100 + 20% of 960
    assert found.value("fish_tax", 1) == 292.0
    # nobody pays for the pet because Ada is old; bonus of the west coast 7.50
    assert found.value("home_levy") == pytest.approx(1239.22 + 292.0 - 7.50, abs=1e-9)


def test_a_lone_islander_reads_a_neutral_partner() -> None:
    alone = household(islander_age=[70])
    alone.counts["islander"] = 1
    alone.parents["boat"][1] = 0
    found = evaluate(examplia(), 2001, alone)
    # all 7,900 is hers, so the whole deduction of 100
    assert found.value("old_age_deduction") == 100.0


def test_a_guard_that_is_not_met_does_not_apply() -> None:
    found = evaluate(examplia(), 2001, household(islander_age=[59, 30]))
    assert found.value("old_age_deduction", 0) == 0.0
    step = steps(found, "old_age_deduction", 0)[-1]
    assert not step.applies
    assert step.figures == ()


def test_a_missing_figure_refuses_only_whom_it_touches() -> None:
    found = evaluate(examplia(), 2002, household())
    assert found.value("old_age_deduction", 0) is None
    assert found.value("fish_tax", 0) is None
    assert found.value("fish_tax", 1) is not None
    reasons = found.reasons(found.graph.names["fish_tax"], 0)
    assert {reason.missing for reason in reasons} == {("old_age_amount",)}


def test_a_referral_makes_unknown_what_rests_on_it_and_nothing_else() -> None:
    found = evaluate(examplia(), 2001, household(has_lost_papers=[False, True]))
    assert found.value("fish_tax", 1) is None
    assert found.value("fish_tax", 0) is not None
    assert found.value("home_levy") is None
    assert found.value("gross_fish_tax", 1) == 292.0
    (reason,) = found.reasons(found.graph.names["home_levy"], 0)
    assert (reason.office, reason.law) == ("harbour", "Code 9")


def test_a_given_value_ends_a_referral() -> None:
    found = evaluate(examplia(), 2001, household(has_lost_papers=[False, True]), {("bridge_toll", 1): 2.0})
    assert found.value("fish_tax", 1) == 290.0


def test_a_given_value_holds_in_the_facts_and_in_views_that_do_not_compute_it_anew() -> None:
    base = evaluate(examplia(), 2001, household())
    told = evaluate(examplia(), 2001, household(), {("gross_fish_tax", 0): 500.0, ("bridge_toll", 0): 1.0})
    assert told.value("fish_tax", 0) == 499.0
    # the view computes the gross tax anew (no fish, no tax), but the toll is the same fact there
    assert told.value("fish_tax_if_fishless", 0) == base.value("fish_tax_if_fishless", 0) == 0.0
    viewed = evaluate(
        examplia(), 2001, household(), {("gross_fish_tax_if_fishless", 0): 10.0, ("bridge_toll", 0): 1.0}
    )
    assert viewed.value("fish_tax_if_fishless", 0) == 9.0
    assert viewed.value("fish_tax", 0) == pytest.approx(1244.92, abs=1e-9)


def test_given_values_must_have_a_row_and_a_name() -> None:
    with pytest.raises(NotLawError, match="no row 3"):
        evaluate(examplia(), 2001, household(), {("fish_tax", 2): 1.0})
    with pytest.raises(NotLawError, match="did you mean fish_tax"):
        evaluate(examplia(), 2001, household(), {("fish_tacks", 0): 1.0})


def test_a_year_without_law_is_refused_by_name() -> None:
    with pytest.raises(NotLawError, match=r"2003.*covered: 2001, 2002"):
        evaluate(examplia(), 2003, household())


@pytest.mark.parametrize(
    ("dates", "most"),
    [
        ([], 0),
        ([day(2001, 3, 1), day(2002, 2, 28)], 2),  # a day short of 12 months apart
        ([day(2001, 3, 1), day(2002, 3, 1)], 1),
        ([day(2000, 1, 1), day(2000, 12, 31)], 1),  # no 12 months with both begin or end in 2001
        ([day(2000, 1, 2), day(2000, 12, 31)], 2),
        ([day(2001, 12, 31), day(2002, 12, 30)], 2),
        ([day(2001, 12, 31), day(2002, 12, 31)], 1),
        ([day(2001, 5, 1), day(2001, 5, 1)], 1),  # twice on a day is one day
    ],
)
def test_the_most_days_in_any_twelve_months_that_touch_the_year(dates: list[int], most: int) -> None:
    people = household(trip_date=dates, trip_minutes=[30.0] * len(dates))
    people.counts["trip"] = len(dates)
    people.parents["trip"][:] = [0] * len(dates)
    assert evaluate(examplia(), 2001, people).value("sea_days", 0) == most


def test_rows_that_overlap_in_time_are_concurrent() -> None:
    together = household(boat_end=[day(2001, 8, 1), day(2001, 12, 31)])
    together.parents["boat"][1] = 0
    found = evaluate(examplia(), 2001, together)
    # the first has a big catch and they share 1 August
    assert [found.value("fleet_fee", row) for row in (0, 1)] == [100.0, 100.0]
    apart = household()
    apart.parents["boat"][1] = 0
    found = evaluate(examplia(), 2001, apart)
    assert [found.value("fleet_fee", row) for row in (0, 1)] == [60.0, 40.0]


def test_steps_come_once_and_after_what_they_rest_on() -> None:
    found = evaluate(examplia(), 2001, household())
    listed = steps(found, "fish_tax", 0)
    keys = [step.key for step in listed]
    assert len(set(keys)) == len(keys)
    for position, step in enumerate(listed):
        for _, below in step.arguments:
            assert all(keys.index(key) < position for key in below)
    last = listed[-1]
    assert (last.name, last.law, last.unit, last.label["nl"]) == (
        "fish_tax",
        "Code 2, 9",
        "EUR/year",
        "vistaks",
    )
    levy = next(step for step in listed if step.name == "boat_levy" and step.row == 1)
    assert [(use.name, use.value.numbers) for use in levy.figures] == [("boat_levy_rate", (0.02,))]


def test_given_values_take_the_place_of_facts_rules_and_what_brings_rows_together() -> None:
    computed = evaluate(examplia(), 2001, household())
    graph = computed.graph
    kinds = set()
    for node in graph.nodes:
        before = computed.values[node.index]
        if not before:
            continue
        among = (False, True) if node.type is bool else (before[-1] + 1,)
        others = list(node.type) if issubclass(node.type, IntEnum) else map(node.type, among)
        told = next(other for other in others if other != before[-1])
        found = evaluate_graph(graph, household(), {node.index: {len(before) - 1: told}})
        assert found.values[node.index] == [*before[:-1], told], node.title
        kinds.add((node.kind, node.level))
    assert {kind for kind, _ in kinds} == {"input", "rule", "aggregate"}
    assert len({level for kind, level in kinds if kind == "rule"}) > 2
