"""What is left per month, the employer's side, thresholds, what is not counted, and what unverified figures do."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import grenswijzer
from answers.json_schema import broken_rules
from grenswijzer.answers.coverage import coverage_data, coverage_markdown, years_between
from grenswijzer.answers.defaults import default_rows
from grenswijzer.answers.document import result_document
from grenswijzer.answers.language import language
from grenswijzer.answers.layout import standard_layout
from grenswijzer.answers.result import Result
from grenswijzer.answers.schema import result_schema
from grenswijzer.answers.text import document_text
from grenswijzer.calculation import calculate_values, law, value_at
from grenswijzer.engine.errors import NotLawError
from grenswijzer.situation import household_rows, parse

ROOT = Path(__file__).parents[2]

SITUATION: dict[str, Any] = {
    "year": 2003,
    "civil_status": "married",
    "people": {
        "an": {
            "birth_date": "1965-03-04",
            "residence_state": "NL",
            "jobs": {
                "uz": {
                    "employer_state": "BE",
                    "pay": {"salary": 30000.01, "holiday_pay": 2000, "thirteenth_month": 2500},
                    "work": {"counts": {"BE": 200, "NL": 20}},
                    "work_place": {"home_work_regularity": "incidental"},
                }
            },
        },
        "bert": {"birth_date": "1966-03-04", "residence_state": "NL"},
    },
}


def answer(**layout: Any) -> Result:
    found = grenswijzer.calculate(SITUATION)
    return replace(found, layout=replace(standard_layout(), **layout)) if layout else found


def test_a_month_is_a_twelfth_and_its_lines_with_the_rounding_add_up() -> None:
    for total in answer().sums:
        assert total.month_total is not None
        # by hand: a twelfth of the year, half a cent upwards
        assert abs(total.month_total * 12 - total.total) <= Decimal("0.06")
    (section,) = [
        found for found in result_document(answer(), language("en")).sections if found.kind == "net"
    ]
    table = section.blocks[0]
    assert table.columns == ("an", "bert", "together", "a month")  # type: ignore[union-attr]
    *lines, last = table.rows  # type: ignore[union-attr]
    added = sum((Decimal(str(row.cells[-1].number)) for row in lines), Decimal(0))
    assert added == Decimal(str(last.cells[-1].number))


def test_kinds_of_pay_stand_apart_and_make_the_gross_pay() -> None:
    result = answer()
    kinds = ("total_salary", "total_holiday_pay", "total_thirteenth_month", "total_bonus")
    assert [result.value(f"an.{name}") for name in kinds] == [30000.01, 2000, 2500, 0]
    assert result.value("an.total_gross_pay") == pytest.approx(34500.01)


def test_a_threshold_tells_where_one_is_and_how_far_away() -> None:
    (found,) = [one for one in answer().thresholds if one.name == "distance_to_belgian_three_quarters"]
    assert found.edge == 0.75
    # pay is split by days: 200 of 220 in Belgium
    assert found.here == pytest.approx(200 / 220, abs=0.001)
    assert found.distance == pytest.approx(0.75 - 200 / 220, abs=0.001)
    text = answer().text("en")
    assert "Thresholds in sight" in text
    # this edge is one to reach: who is above it is not told of a limit that was passed
    assert found.is_floor
    assert not found.is_passed
    assert "15.91% above: enough" in text
    assert "% beyond" not in text


def test_what_is_not_counted_depends_on_year_and_insuring_state() -> None:
    said = " ".join(labels["en"] for labels in answer().not_counted)
    assert "child benefit" in said
    assert "healthcare allowance" not in said
    assert "Dutch unemployment" not in said
    at_home = {**SITUATION, "people": {"an": {**SITUATION["people"]["an"]}}, "civil_status": "single"}
    at_home["people"]["an"]["jobs"] = {
        "thuis": {"employer_state": "NL", "pay": {"salary": 30000}, "work": {"counts": {"NL": 220}}}
    }
    said = " ".join(labels["en"] for labels in grenswijzer.calculate(at_home).not_counted)
    assert "Dutch unemployment" in said


def test_the_contribution_for_a_family_in_belgium_is_named_where_the_netherlands_insures() -> None:
    job = {"employer_state": "NL", "pay": {"salary": 30000}, "work": {"counts": {"NL": 220}}}
    worker = {"birth_date": "1980-01-01", "residence_state": "BE", "jobs": {"zorg": job}}
    people: dict[str, dict[str, Any]] = {
        "an": worker,
        "bert": {"birth_date": "1981-01-01", "residence_state": "BE"},
    }
    family: dict[str, Any] = {"year": 2024, "civil_status": "married", "people": people}

    def said(situation: dict[str, Any]) -> str:
        return " ".join(labels["en"] for labels in grenswijzer.calculate(situation).not_counted)

    assert "contribution to the CAK" in said(family)
    assert "contribution to the CAK" not in said({"year": 2024, "people": {"an": worker}})
    # nobody asks for the loan on a home in Belgium: it is said that its reduction is not in here
    assert "woonbonus" in said(family)
    in_nl = {name: {**person, "residence_state": "NL"} for name, person in people.items()}
    assert "woonbonus" not in said({**family, "people": in_nl})
    assert "contribution to the CAK" not in said({**family, "people": in_nl})


def test_what_the_employer_pays_and_must_do_is_told_per_job() -> None:
    names = {"pay": "gross_pay", "cost": "be_employer_contributions", "state": "insurance_state"}
    result = answer(employer=names, employer_duty_prefix="is_frontier_w", worker_duty_prefix="-", papers=())
    (cost,) = result.employer_costs
    assert cost.pay == pytest.approx(34500.01)
    assert cost.cost == result.value("an.uz.be_employer_contributions")
    assert cost.state.name == "BE"
    assert [duty.name for duty in result.duties] == ["is_frontier_worker"]
    text = document_text(result_document(result, language("nl")))
    assert "Wat de werkgever betaalt" in text
    assert "Wat de werkgever moet doen" in text


def test_one_percent_more_of_an_unverified_figure_is_computed_by_the_law() -> None:
    result = grenswijzer.calculate(ROOT / "examples" / "brochure-2003-special-compensation.yaml")
    found = {one.figure.name: one for one in result.sensitivities}
    assert found.keys() == {figure.name for figure in result.unverified_figures}
    (name,) = [
        name for name in found if name == "nl_general_credit_amount" or name.endswith("general_tax_credit")
    ]
    change = next(one for one in found[name].changes if one.path == "an.nl_general_compensation")
    # by hand: both partners' credit of 1,766 falls by 17.66 in the comparison, so the compensation rises by twice that
    assert change.difference == pytest.approx(2 * 17.66, abs=0.01)
    data = result.to_dict(sensitivity=True)
    assert broken_rules(data, result_schema()) == []


def test_the_page_of_the_coverage_is_current() -> None:
    """Write it anew with: grenswijzer law --coverage --format markdown --language en --output docs/coverage.md"""
    page = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
    assert page == coverage_markdown(law(), language("en"))


def test_the_coverage_names_every_year_and_missing_figure() -> None:
    found = coverage_data(law())
    assert set(found) == {str(year) for year in law().years}
    names = {missing["name"] for missing in found["2003"]["missing"]}
    assert "nl_own_home_rates" in names
    assert "nl_presence_days" not in names
    assert list(years_between((2003, 2019, 2020, 2022))) == [(2004, 2018), (2021, 2021)]


def test_defaults_of_listed_rows_are_found_by_number_and_by_name() -> None:
    children: Any
    for children in ([{"birth_date": "1999-01-01"}], {"kim": {"birth_date": "1999-01-01"}}):
        situation = parse({**SITUATION, "children": children}, law())
        household = household_rows(situation, law(), ())
        rows, _ = default_rows(situation.defaults, household, law())
        assert rows["child_care_costs"] == 0b1


def test_amounts_of_periods_add_up_and_shares_do_not() -> None:
    job = SITUATION["people"]["an"]["jobs"]["uz"]
    work = {"counts": {"BE": 220}}
    first = {**job, "start": "2003-01-01", "end": "2003-06-30", "work": {"counts": {"BE": 100}}}
    people = {"an": {**SITUATION["people"]["an"], "jobs": {"uz": {**job, "work": work}}}}
    people["an"]["jobs"] = {"uz": first, "thuis": {**first, "start": "2003-07-01", "end": "2003-12-31"}}
    evaluation = calculate_values(
        parse({**SITUATION, "people": {**people, "bert": SITUATION["people"]["bert"]}}, law())
    )
    assert value_at(evaluation, "an.uz.gross_pay") == pytest.approx(34500.01)
    evaluation.household.names["spell"][:] = ["an.uz", "an.uz"]
    assert value_at(evaluation, "an.uz.gross_pay") == pytest.approx(69000.02)
    assert value_at(evaluation, "an.uz.be_taxable_pay_share") == 1.0
    evaluation.values[evaluation.graph.node("be_taxable_pay_share").index][0] = 0.5
    with pytest.raises(NotLawError, match="2 periods"):
        value_at(evaluation, "an.uz.be_taxable_pay_share")
