"""What a result knows: values by path, sums, readings, warnings, the shapes it can take."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pydantic_core import to_json

import grenswijzer
from answers.islanders import islanders
from answers.json_schema import broken_rules
from grenswijzer.answers.comparison import Comparison
from grenswijzer.answers.defaults import default_rows
from grenswijzer.answers.document import result_document
from grenswijzer.answers.files import Answered, csv_text, rows_of_files
from grenswijzer.answers.language import language
from grenswijzer.answers.law_entry import base_name, law_entry
from grenswijzer.answers.page import page
from grenswijzer.answers.schema import result_schema
from grenswijzer.answers.spreadsheet import table_workbook, workbook
from grenswijzer.answers.text import WIDTH
from grenswijzer.engine.errors import NotLawError
from grenswijzer.situation.defaults import Defaults, LevelDefaults, RowDefaults

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_values_by_path_and_by_person() -> None:
    result = islanders()
    # by hand: 5 420.49 less 100 x 5 420.49 / 6 311.49 = 5 334.61; 100 + 800 + 40% of 334.61
    assert result.value("an.gross_fish_tax") == result.value("gross_fish_tax", "an") == pytest.approx(1033.84)
    assert result.value("home_levy") == result.value("home_levy", "bert")
    assert result.value("an.mermaid.1.boat_levy") == 30.0


@pytest.mark.parametrize("name", ["fish_tax", "eve.fish_tax", "an.mermaid.boat_levy"])
def test_a_name_that_means_no_row_or_several_says_which_there_are(name: str) -> None:
    with pytest.raises(NotLawError, match=r"an\.|bert\."):
        islanders().value(name)


def test_an_unknown_name_gets_the_nearest_one() -> None:
    with pytest.raises(NotLawError, match="fish_tax"):
        islanders().value("an.fish_taxx")
    with pytest.raises(NotLawError, match="fish_tax"):
        law_entry(islanders().evaluation.graph.system, "fish_taxx")


def test_the_parts_of_a_sum_add_up_to_the_cent() -> None:
    for total in islanders().sums:
        assert sum((part.amount for part in total.parts), Decimal(0)) == total.total
        assert total.rounding == 0
    # by hand: An 1 033.84 less 16 days of 3.35; Bert 10% of 891.00 less 3 days of 3.35; without fish both pay nothing
    assert [total.total for total in islanders().sums] == [Decimal("980.24"), Decimal("79.05")]


def test_a_value_that_is_no_plain_sum_has_no_parts() -> None:
    from grenswijzer.answers.net import parts_of

    result = islanders()
    assert parts_of(result.evaluation, result.key("an.gross_fish_tax")) is None


def test_another_reading_is_computed_and_its_difference_shown() -> None:
    (alternative,) = islanders(boat_catch=[100.0, 0.0, 900.0]).readings()
    assert (alternative.name, alternative.chosen, alternative.other) == ("toll_reading", 0, 1)
    change = next(change for change in alternative.changes if change.path == "an.fish_tax")
    # 99 less the old-age deduction of 10 taxed at 10%, against a toll of 16 days
    assert change.value == 0.0
    assert change.other == pytest.approx(8.9 - 53.6)
    assert change.difference == pytest.approx(8.9 - 53.6)


def test_a_given_value_stays_given_under_another_reading() -> None:
    result = islanders(boat_catch=[100.0, 0.0, 900.0], given={("bridge_toll", 0): 10.0})
    (alternative,) = result.readings()
    change = next(change for change in alternative.changes if change.path == "an.fish_tax")
    assert change.other == pytest.approx(8.9 - 10)


def test_a_reading_that_changes_nothing_is_not_named() -> None:
    result = islanders(
        boat_catch=[9000.0, 9000.0, 9000.0], given={("fish_advantage", 0): 1.0, ("fish_advantage", 1): 1.0}
    )
    assert result.readings_used == ()


def test_warnings_name_the_unverified_figure_only_where_it_matters() -> None:
    assert [figure.name for figure in islanders().unverified_figures] == ["old_age_amount"]
    assert islanders(islander_age=[40, 40]).unverified_figures == ()
    assert islanders(boat_catch=[0.0, 0.0, 900.0]).unverified_figures == ()


def test_what_cannot_be_decided_names_office_and_missing_figure() -> None:
    result = islanders(2002, has_lost_papers=[False, True])
    missing, office = sorted(result.questions, key=lambda question: question.office is not None)
    assert missing.missing == ("old_age_amount",)
    assert missing.reason.endswith("the page is torn")
    assert office.office is not None
    assert office.office.key == "harbour"
    assert ("bert.fish_tax", {"nl": "vistaks", "en": "fish tax"}) in office.blocks
    assert result.value("bert.fish_tax") is None


def test_defaults_and_given_values_are_listed() -> None:
    result = islanders(given={("bridge_toll", 1): 20.0})
    assert {fact.path for fact in result.defaults_used} == {"bert.islander_age", "home_coast"}
    assert [(fact.path, fact.value) for fact in result.given] == [("bert.bridge_toll", 20.0)]


def test_many_rows_are_summarised_and_not_listed() -> None:
    explanation = islanders().explain("sea_days", "an")
    (step,) = (found for found in explanation.steps if found.summary is not None)
    assert step.summary is not None
    assert step.summary.count == 16
    assert not any("trip" in id_ for id_ in explanation.by_id)


def test_steps_are_unique_and_come_after_what_they_use() -> None:
    explanation = islanders().explanation
    seen: set[str] = set()
    for found in explanation.steps:
        assert found.id not in seen
        assert all(id_ in seen for _, ids in found.arguments for id_ in ids)
        seen.add(found.id)
    assert seen >= set(explanation.target_ids)


@pytest.mark.parametrize("changes", [{}, {"has_lost_papers": [True, False]}])
def test_data_follows_the_published_schema(changes: dict[str, Any]) -> None:
    data = islanders(2002, **changes).to_dict(all_values=True, readings=True, explanation=True)
    assert broken_rules(json.loads(json.dumps(data, allow_nan=False)), result_schema()) == []
    assert broken_rules({**data, "year": "2002"}, result_schema())


@pytest.mark.parametrize("example", ["2026-netherlands-couple-both-abroad", "2025-netherlands-change-of-job"])
def test_json_text_is_the_data_to_the_byte(example: str) -> None:
    result = grenswijzer.calculate(EXAMPLES / f"{example}.yaml")
    assert result.defaults_used
    assert result.to_json() == to_json(result.to_dict())
    assert result.to_json(all_values=True, readings=True) == to_json(
        result.to_dict(all_values=True, readings=True)
    )


@pytest.mark.parametrize(("name", "path"), [('Zoë "Z"', 'Zoë_"Z".islander_age'), ("NaN", "NaN.islander_age")])
def test_json_text_of_names_that_json_writes_otherwise(name: str, path: str) -> None:
    result = islanders()
    result.evaluation.household.names["islander"][1] = name
    assert [fact.path for fact in result.defaults_used] == [path, "home_coast"]
    assert result.to_json() == to_json(result.to_dict())


def test_json_text_has_no_number_that_json_does_not_have() -> None:
    with pytest.raises(ValueError, match="Out of range float"):
        islanders(islander_age=[65, float("nan")]).to_json()


def test_text_stays_within_the_width() -> None:
    for code in ("nl", "en"):
        for line in islanders(2002).text(code, all_values=True, readings=True).splitlines():
            assert len(line) <= WIDTH + 8, line


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    result, words = islanders(), language("en")
    html = page(result_document(result, words), words, result.explanation)
    for forbidden in ("<script", "http://", "https://", "<link", "<img", "@import", "url(", "onclick"):
        assert forbidden not in html


def test_the_page_shows_markup_in_names_as_text() -> None:
    result, words = islanders(), language("nl")
    result.evaluation.household.names["islander"][0] = "<b>an</b>"
    assert "<b>an" not in page(result_document(result, words), words)


def test_the_spreadsheet_refers_to_the_rows_it_uses() -> None:
    result, words = islanders(), language("en")
    book = openpyxl.load_workbook(
        io.BytesIO(workbook(result_document(result, words), result.explanation, words))
    )
    assert book.sheetnames == ["result", "steps", "figures", "warnings"]
    steps = [[cell.value for cell in row] for row in book["steps"].iter_rows(min_row=2)]
    by_number = {row[0]: row for row in steps}
    tax = next(row for row in steps if row[9] == "gross_fish_tax" and row[2] == "an")
    used = {by_number[int(number)][9] for number in str(tax[6]).split(", ")}
    assert used == {"fish_income", "old_age_deduction"}
    figures = {row[9].value: row for row in book["figures"].iter_rows(min_row=2)}
    assert figures["old_age_amount"][5].value == "from memory, not verified"


def test_a_text_that_looks_like_a_formula_stays_text() -> None:
    content = table_workbook(["file"], [["=1+1"]], "result")
    sheet = openpyxl.load_workbook(io.BytesIO(content))["result"]
    assert sheet["A2"].data_type == "s"
    assert csv_text(["file"], [["=1+1"]]).splitlines()[1] == "'=1+1"


def test_files_become_rows_with_the_error_of_the_bad_one() -> None:
    header, rows = rows_of_files([Answered("a", islanders()), Answered("b", None, "no good")])
    first, second = (dict(zip(header, row, strict=True)) for row in rows)
    assert first["person_1.fish_tax"] == islanders().value("an.fish_tax")
    assert first["person_1.boat_2"] == "an.mermaid.2"
    assert second["error"] == "no good"
    assert second["person_1.fish_tax"] is None


def test_a_comparison_starts_with_what_is_left_and_holds_only_differences() -> None:
    comparison = Comparison(islanders(), islanders(boat_catch=[3000.0, 2500.5, 1000.0]))
    assert comparison.differences[0].name == "fish_advantage"
    change = next(line for line in comparison.differences if line.path == "bert.fish_tax")
    assert change.difference == pytest.approx(change.second - change.first)
    assert "sea_days" not in {line.name for line in comparison.differences}
    assert not Comparison(islanders(), islanders()).differences


def test_the_other_side_may_lack_a_line() -> None:
    from dataclasses import replace

    result = islanders()
    renamed = islanders()
    renamed.evaluation.household.names["islander"][1] = "cor"
    lines = {line.path: line for line in Comparison(result, replace(renamed)).differences}
    assert lines["cor.fish_tax"].first is None
    assert not lines["cor.fish_tax"].is_in_first


def test_an_argument_leads_to_its_name() -> None:
    system = islanders().evaluation.graph.system
    assert base_name(system, "partner_fish_tax_if_fishless") == "fish_tax"
    assert base_name(system, "most_in_12_months_is_sea_day") == "is_sea_day"
    assert "fish_advantage" in law_entry(system, "fish_tax").used_by
    assert "gross_fish_tax" in law_entry(system, "fish_scale").used_by


def test_defaults_of_a_situation_find_their_rows() -> None:
    result = islanders()
    household = result.evaluation.household
    system = result.evaluation.graph.system

    def row(place: str, path: str, told: Iterable[str] = ()) -> RowDefaults:
        name = path.rpartition(".")[2]
        return RowDefaults(
            place, LevelDefaults(system.inputs[name].level, {name: 0}, {name: path}), frozenset(told)
        )

    minutes = ("people.an.jobs.mermaid.work.pattern.minutes", 480)
    defaults = Defaults(
        [
            row("", "home_coast"),
            row("people.an", "islander_age", told=["islander_age"]),
            row("people.bert", "islander_age"),
            row("people.an.jobs.mermaid", "pay.boat_catch"),
            minutes,
        ]
    )
    rows, others = default_rows(defaults, household, system)
    assert rows == {"home_coast": 0b1, "islander_age": 0b10, "boat_catch": 0b11}
    assert others == (minutes,)
    assert list(defaults) == [
        ("home_coast", 0),
        ("people.bert.islander_age", 0),
        ("people.an.jobs.mermaid.pay.boat_catch", 0),
        minutes,
    ]
