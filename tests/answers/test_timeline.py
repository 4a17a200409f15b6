"""What is law on a day and what is only intended, and the questions people ask."""

from __future__ import annotations

from datetime import date

import pytest

import grenswijzer
from grenswijzer.answers import questions
from grenswijzer.answers.language import LANGUAGES, language
from grenswijzer.answers.text import document_text
from grenswijzer.answers.timeline import STANDINGS, timeline, timeline_data, timeline_document
from grenswijzer.calculation import law

EVENTS = {event.name: event for event in timeline(law())}


@pytest.mark.parametrize(
    ("name", "day", "standing"),
    [
        ("nl_de_34_days", date(2025, 4, 13), None),
        ("nl_de_34_days", date(2025, 12, 31), "signed"),
        ("nl_de_34_days", date(2026, 1, 1), "law"),
        ("nl_be_treaty_2023", date(2026, 11, 22), "signed"),
        ("be_lu_24_days", date(2021, 12, 31), "law"),
        ("be_lu_24_days", date(2022, 1, 1), "past"),
        ("nl_be_covid", date(2022, 6, 30), "law"),
        ("nl_be_covid", date(2022, 7, 1), "past"),
        ("telework_transition", date(2023, 6, 30), "law"),
        ("framework_agreement", date(2023, 6, 30), "signed"),
        ("framework_agreement", date(2023, 7, 1), "law"),
        ("article_16_agreement", date(2023, 6, 30), "intention"),
        ("article_16_agreement", date(2023, 7, 1), "past"),
        ("tax_threshold_talks", date(2026, 11, 22), "intention"),
        ("senate_questions_2026", date(2026, 11, 22), "question"),
        ("benelux_recommendation", date(2026, 11, 22), "intention"),
    ],
)
def test_what_a_row_is_on_a_day(name: str, day: date, standing: str | None) -> None:
    assert EVENTS[name].standing(day) == standing


def test_no_threshold_of_days_is_law_between_the_netherlands_and_belgium() -> None:
    for year in range(2003, 2027):
        for row in timeline_data(law(), date(year, 12, 31)):
            if {"NL", "BE"} <= set(row["states"]) and row["standing"] == "law":
                assert "34" not in row["title"]["en"]


def test_every_row_is_whole() -> None:
    assert set(law().references["timeline"]) == set(law().references["timeline_words"])
    for event in EVENTS.values():
        assert set(event.title) == set(event.text) == set(LANGUAGES), event.name
        assert event.start is None or event.end is None or event.start <= event.end
        assert event.source.startswith("http") or " " in event.source or event.status == "recalled", (
            event.name
        )


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_timeline_is_written_in_every_language(code: str) -> None:
    document = timeline_document(law(), language(code), date(2026, 11, 22))
    assert len(document.sections) == len(STANDINGS)


def test_questions_are_found_by_words_without_accents() -> None:
    found = questions.search(law(), "huwelijksquotient", language("nl"))
    assert "2.8.2" in {one.number for one in found}
    assert not questions.search(law(), "zeppelin", language("nl"))


def test_an_unknown_number_is_refused() -> None:
    with pytest.raises(grenswijzer.NotLawError, match=r"9\.9"):
        questions.question_of(law(), "9.9")


@pytest.mark.parametrize("number", [one.number for one in questions.questions(law())])
def test_every_question_has_an_answer_to_show(number: str) -> None:
    found = questions.question_of(law(), number)
    document = questions.question_document(law(), found, language("nl"), date(2003, 12, 31))
    assert document.sections, number
    assert len(document_text(document)) > 80
