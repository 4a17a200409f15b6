"""What an answer looks like, as golden files of the invented country."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from answers.islanders import islanders
from grenswijzer.answers.coverage import coverage_document, coverage_markdown
from grenswijzer.answers.document import result_document
from grenswijzer.answers.language import language
from grenswijzer.answers.law_entry import law_entry
from grenswijzer.answers.law_text import list_text
from grenswijzer.answers.page import page
from grenswijzer.answers.text import document_text

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("code", ["nl", "en", "fr", "de"])
def test_the_text_of_an_answer(code: str, golden: Golden) -> None:
    result = islanders(given={("bridge_toll", 1): 20.0})
    golden(f"answer.{code}.txt", result.text(code, readings=True))


def test_an_answer_with_what_cannot_be_decided(golden: Golden) -> None:
    golden("undecided.nl.txt", islanders(2002, has_lost_papers=[True, False]).text("nl"))


@pytest.mark.parametrize("code", ["nl", "en"])
def test_the_tree_of_steps(code: str, golden: Golden) -> None:
    golden(f"steps.{code}.txt", islanders().explain("fish_advantage", "an").text(code))


def test_the_tree_to_a_depth(golden: Golden) -> None:
    golden("steps.depth.nl.txt", islanders().explain("home_levy").text("nl", depth=2))


def test_the_data_of_an_answer(golden: Golden) -> None:
    data = islanders(given={("bridge_toll", 1): 20.0}).to_dict(readings=True, explanation=True)
    golden("answer.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def test_the_page_of_an_answer(golden: Golden) -> None:
    result, words = islanders(), language("nl")
    golden("answer.html", page(result_document(result, words), words, result.explanation))


@pytest.mark.parametrize(
    "name", ["bridge_toll", "has_no_papers", "fish_scale", "toll_reading", "if_fishless"]
)
def test_the_law_under_a_name(name: str, golden: Golden) -> None:
    system = islanders().evaluation.graph.system
    golden(f"law.{name}.nl.txt", law_entry(system, name).text(language("nl")))


def test_the_list_of_the_law(golden: Golden) -> None:
    system, words = islanders().evaluation.graph.system, language("en")
    golden("law.list.en.txt", list_text(system, words))


@pytest.mark.parametrize("code", ["nl", "en"])
def test_the_coverage_of_the_law(code: str, golden: Golden) -> None:
    system = islanders().evaluation.graph.system
    golden(f"law.coverage.{code}.txt", document_text(coverage_document(system, language(code))))
    golden(f"law.coverage.{code}.md", coverage_markdown(system, language(code)))
