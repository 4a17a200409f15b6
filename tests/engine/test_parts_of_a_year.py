"""Names that are law in one part of a year only, as where one regulation gives way to another."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from engine.conftest import Load
from grenswijzer.calculation import rows_of, value_at
from grenswijzer.engine.building import build
from grenswijzer.engine.columns import run, stack
from grenswijzer.engine.errors import LawError, NotLawError
from grenswijzer.engine.plain import Evaluation, evaluate
from grenswijzer.engine.rows import Household
from grenswijzer.engine.steps import step
from grenswijzer.engine.system import LawSystem

YAML = """
levels:
  home: {parent: null, label: {nl: huis, en: home}}
  job: {parent: home, dated_by: job_start, label: {nl: baan, en: job}}
coverage: {2001: [all], 2002: [all]}
sources: {code: {title: Code}}
offices: {}
inputs:
  job_start: {level: job, type: date, derived: true, label: {nl: begin, en: start}}
  job_end: {level: job, type: date, derived: true, label: {nl: einde, en: end}}
  pay: {level: job, type: float, unit: EUR, default: 0, label: {nl: loon, en: pay}}
rules:
  old_due: {nl: oud, en: old due}
  new_due: {nl: nieuw, en: new due}
  due: {nl: verschuldigd, en: due}
  total: {nl: totaal, en: total}
figures:
  old_rate:
    label: {nl: oud tarief, en: old rate}
    unit: percent
    law: Code 1
    values:
      2001-01-01: {value: 10, source: code 1, status: seen, end: 2001-06-30}
  new_rate:
    label: {nl: nieuw tarief, en: new rate}
    unit: percent
    law: Code 2
    values:
      2001-07-01: {value: 20, source: code 2, status: seen, end: open}
"""
LAW = '''
from grenswijzer.engine.rule import rule


@rule(level="job", law="Code 1", unit="EUR", start="2001-01-01", end="2001-06-30", output=True{absent})
def old_due(pay: float, old_rate: float) -> float:
    """Old due."""
    return pay * old_rate


@rule(level="job", law="Code 2", unit="EUR", start="2001-07-01", output=True{absent})
def new_due(pay: float, new_rate: float) -> float:
    """New due."""
    return pay * new_rate


@rule(level="job", law="Code 1", unit="EUR", start="2001-01-01", end="2001-06-30", output=True)
def due(old_due: float) -> float:
    """Due."""
    return old_due


@rule(level="job", law="Code 2", unit="EUR", start="2001-07-01", output=True)
def due(new_due: float, sum_concurrent_new_due: float) -> float:
    """Due."""
    return min(new_due, sum_concurrent_new_due)


@rule(level="home", law="Code 3", unit="EUR", start="2001-01-01", output=True)
def total({total}: float) -> float:
    """Total."""
    return {total}
'''


def law(total: str = "sum_due", absent: str = "") -> str:
    return LAW.replace("{total}", total).replace("{absent}", absent)


def household() -> Household:
    """A job of the whole year, cut on 1 July, and one of the second half."""
    days = [date(2001, 1, 1), date(2001, 7, 1), date(2001, 7, 1)]
    ends = [date(2001, 6, 30), date(2001, 12, 31), date(2001, 12, 31)]
    inputs: dict[str, list[Any]] = {
        "job_start": [day.toordinal() for day in days],
        "job_end": [day.toordinal() for day in ends],
        "pay": [100.0, 100.0, 50.0],
    }
    return Household({"home": 1, "job": 3}, {"job": [0, 0, 0]}, inputs, {"job": ["a", "a", "b"]})


def evaluated(system: LawSystem) -> Evaluation:
    return evaluate(system, 2001, household())


def test_each_part_has_its_own_names_and_figures(load: Load) -> None:
    system = load(YAML, law())
    found = evaluated(system)
    assert found.value("total") == 10 + 20 + 10
    assert found.graph.periods == (date(2001, 1, 1), date(2001, 7, 1))
    columns = stack(system, [household()] * 3)
    assert run(system, 2001, columns, ("total",)).values["total"].tolist() == [40.0] * 3


def test_a_name_that_is_not_law_does_not_apply_and_is_no_answer(load: Load) -> None:
    found = evaluated(load(YAML, law()))
    node = found.graph.names["new_due"]
    assert [found.is_law(node, row) for row in range(3)] == [False, True, True]
    assert [step(found, (node, row)).applies for row in range(3)] == [False, True, True]
    assert step(found, (node, 0)).arguments == ()
    assert step(found, (node, 0)).figures == ()
    # the part of the job in which it is law
    assert value_at(found, "a.new_due") == 20.0
    assert value_at(found, "a@2001-12-31.new_due") == 20.0
    with pytest.raises(NotLawError, match="new_due is not law in that part of 2001"):
        value_at(found, "a@2001-06-30.new_due")


def test_a_period_of_a_job_is_named_by_a_day_in_it(load: Load) -> None:
    found = evaluated(load(YAML, law()))
    assert rows_of(found.graph, found.household, "a.pay")[1] == [0, 1]
    assert rows_of(found.graph, found.household, "a@2001-07-01.pay")[1] == [1]
    with pytest.raises(NotLawError, match="there is no period with 2001-06-30"):
        rows_of(found.graph, found.household, "b@2001-06-30.pay")
    with pytest.raises(NotLawError, match="'July' is no ISO date"):
        rows_of(found.graph, found.household, "b@July.pay")


def test_a_rule_cannot_read_what_is_not_law_in_its_part(load: Load) -> None:
    wrong = law().replace("def due(new_due: float,", "def due(old_due: float,").replace("min(new", "min(old")
    with pytest.raises(LawError, match=r"due: old_due is not law on 2001-07-01$"):
        build(load(YAML, wrong), 2001)


def test_concurrent_rows_are_of_the_same_part(load: Load) -> None:
    wrong = law().replace("sum_concurrent_new_due", "sum_concurrent_old_due")
    with pytest.raises(LawError, match="due: sum_concurrent_old_due is not law on 2001-07-01"):
        build(load(YAML, wrong), 2001)


def test_a_sum_over_the_year_needs_a_name_that_says_what_it_is_in_the_other_part(load: Load) -> None:
    with pytest.raises(LawError, match=r"sum_new_due is not law on 2001-01-01; .* absent="):
        build(load(YAML, law("sum_new_due")), 2001)


def test_a_name_can_say_what_it_is_in_the_other_part(load: Load) -> None:
    system = load(YAML, law("sum_new_due", ", absent=7.0"))
    assert evaluated(system).value("total") == 7 + 20 + 10
    columns = stack(system, [household()])
    assert run(system, 2001, columns, ("total", "new_due")).values["new_due"].tolist() == [7.0, 20.0, 10.0]


def test_a_name_that_is_law_at_no_time_of_the_year_is_no_law(load: Load) -> None:
    system = load(YAML, law("sum_old_due", ", absent=0.0"))
    assert build(system, 2001)
    with pytest.raises(LawError, match="old_due is not law on 2002-01-01"):
        build(system, 2002)


def test_a_figure_is_needed_where_a_rule_reads_it(load: Load) -> None:
    late = YAML.replace("2001-07-01: {value: 20", "2001-08-01: {value: 20")
    with pytest.raises(LawError, match="figure new_rate has no value on 2001-07-01"):
        build(load(late, law()), 2001)


def test_all_texts_of_a_name_say_the_same_of_other_parts(load: Load) -> None:
    one = law().replace('end="2001-06-30", output=True)\ndef due', 'end="2001-06-30", absent=1.0)\ndef due')
    with pytest.raises(LawError, match="due says another absent= than its earlier text"):
        load(YAML, one)
