"""The law pages: every question answered, timeline by day, rules and figures with sources, words, search, coverage."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date
from html import unescape

import pytest
from fastapi.testclient import TestClient

import grenswijzer
from grenswijzer.answers.citations import cited
from grenswijzer.answers.coverage import coverage
from grenswijzer.answers.language import LANGUAGES, language
from grenswijzer.answers.law_entry import law_names
from grenswijzer.answers.law_words import missing_words, note_words, rule_words
from grenswijzer.answers.questions import glossary, questions, synonyms
from grenswijzer.answers.timeline import timeline
from grenswijzer.calculation import law
from grenswijzer.web import create_app
from grenswijzer.web.pages.law_rules import entry_view
from grenswijzer.web.pages.result import page_words
from web import conftest

EXPLAINED = [one.number for one in questions(law()) if one.kind == "explain"]
BY_RULES = [one.number for one in questions(law()) if one.kind in ("determine", "compute")]
BY_PROCEDURE = [one.number for one in questions(law()) if one.kind == "procedure"]

LETTERS = {
    "state of talks": {
        "tax_threshold_talks", "nl_be_talks", "nl_de_intention", "nl_be_treaty_2023", "nl_de_34_days", "amend_883_2004",
        "benelux_recommendation", "cabinet_letter_2021", "letter_to_commissioner_2022", "oecd_home_office_2025",
        "oecd_global_mobility_2025", "revision_883_2004",
    },
    "NL-BE: nothing arranged": {"nl_be_treaty_2001", "nl_be_talks"},
    "declaration of intent NL-DE": {"nl_de_intention"},
    "Benelux": {"benelux_recommendation", "benelux_reply", "benelux_presidency_2026"},
    "Belgian coalition, confidential talks": {"be_coalition_agreement", "nl_be_talks"},
    "five questions of the Senate": {"senate_questions_2026"},
}  # fmt: skip
"""What the two letters ask the timeline to tell, and the events that tell it."""

NO_LAW_IN = {"nl": "geen recht", "en": "not law", "fr": "pas en vigueur", "de": "kein Recht"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    app = create_app(conftest.settings(tmp_path_factory.mktemp("law")))
    with TestClient(app) as found:
        yield found


def page(client: TestClient, path: str, code: str = "nl") -> str:
    """The text of a page, entities as letters."""
    found = client.get(f"/{code}/law{path}")
    assert found.status_code == 200, (path, found.status_code)
    return unescape(found.text)


def words(text: str) -> str:
    """A page without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def part(text: str, name: str) -> str:
    """The card of one event."""
    start = text.index(f'id="{name}"')
    return text[start : text.index("</li>", start)]


# ---------------------------------------------------------------- questions


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_question_stands_in_the_list(client: TestClient, code: str) -> None:
    text = page(client, "/questions", code)
    for one in questions(law()):
        assert f"/{code}/law/questions/{one.number}" in text
        assert one.question[code] in text, one.number


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("number", EXPLAINED)
def test_every_question_of_meaning_is_answered_in_words(client: TestClient, number: str, code: str) -> None:
    found = next(one for one in questions(law()) if one.number == number)
    text = page(client, f"/questions/{number}", code)
    assert found.question[code] in text
    assert found.explanation[code] in text
    for key in found.terms:
        assert f"/{code}/law/words#term-{key}" in text
    for name in found.rules:
        assert f"/{code}/law/name/{name}" in text


@pytest.mark.parametrize("day", ["2003-06-01", "2026-06-01"])
@pytest.mark.parametrize("number", BY_RULES)
def test_every_question_of_law_names_its_rules_with_article_and_figures(
    client: TestClient, number: str, day: str
) -> None:
    text = page(client, f"/questions/{number}?day={day}", "en")
    found = next(one for one in questions(law()) if one.number == number)
    for name in found.rules:
        start = text.index(f'/en/law/name/{name}"')
        line = text[start : text.index("</tr>", start)]
        assert any(rule.law in line for rule in law().rules[name]), name


@pytest.mark.parametrize("day", ["2003-06-01", "2026-06-01"])
@pytest.mark.parametrize("number", BY_PROCEDURE)
def test_every_question_of_procedure_says_what_to_do(client: TestClient, number: str, day: str) -> None:
    text = page(client, f"/questions/{number}?day={day}")
    assert 'class="todo"' in text


def test_the_figures_beside_a_question_are_those_of_the_day(client: TestClient) -> None:
    assert "€ 8.030,00" in words(page(client, "/questions/2.8.2?day=2003-06-01")).replace("\u00a0", " ")
    assert "€ 13.460,00" in words(page(client, "/questions/2.8.2?day=2025-06-01")).replace("\u00a0", " ")


def test_a_visitor_with_a_situation_sees_the_own_values(client: TestClient) -> None:
    assert "Bij u in" not in page(client, "/questions/1.2")
    token = conftest.token_of(client.get("/nl/").text)
    client.post("/nl/people/an_nurse", data={"form_token": token})
    text = page(client, "/questions/1.2")
    assert "Bij u in 2025" in text
    line = text[text.index("/nl/law/name/insurance_state") :]
    assert "België" in words(line[: line.index("</tr>")])
    assert "In uw situatie, 2025" in page(client, "/name/insurance_state")
    client.cookies.clear()


@pytest.mark.parametrize(
    "path", ["/questions/9.9", "/name/no_such_rule", "/chapter/atlantis", "/to-do/nothing"]
)
def test_what_is_not_there_is_said(client: TestClient, path: str) -> None:
    assert client.get(f"/nl/law{path}").status_code == 404


# ---------------------------------------------------------------- timeline


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_event_known_on_a_day_is_told_with_source_and_what_it_is(client: TestClient, code: str) -> None:
    text = page(client, "/timeline?day=2026-11-22", code)
    for event in timeline(law()):
        card = part(text, event.name)
        assert event.title[code] in card
        assert event.text[code] in card
        assert cited(event.law, language(code)) in card
        no_law = event.start is None or event.start.isoformat() > "2026-11-22"
        is_over = event.closed is not None and event.closed.isoformat() <= "2026-11-22"
        assert (NO_LAW_IN[code] in card) == (no_law and not is_over), event.name


@pytest.mark.parametrize("asked", LETTERS)
def test_what_the_letters_ask_of_the_timeline_is_there(client: TestClient, asked: str) -> None:
    text = page(client, "/timeline?day=2026-11-22")
    for name in LETTERS[asked]:
        part(text, name)
    for name in LETTERS[asked] - {"nl_be_treaty_2001", "nl_de_34_days", "letter_to_commissioner_2022"}:
        assert "geen recht" in part(text, name), name


def test_no_threshold_of_days_is_shown_as_law_between_the_netherlands_and_belgium(client: TestClient) -> None:
    for year in range(2003, 2027):
        text = page(client, f"/timeline?day={year}-12-31")
        for card in re.findall(r'<li class="event is-law".*?</li>', text, re.DOTALL):
            assert not (
                "Nederland, België" in card and "34" in words(card.partition("<h3>")[2].partition("</h3>")[0])
            )


def test_a_day_of_the_past_knows_nothing_of_later(client: TestClient) -> None:
    text = page(client, "/timeline?day=2003-06-01")
    assert 'id="regulation_1408_71"' in text
    assert 'id="regulation_883_2004"' not in text


@pytest.mark.parametrize("day", ["x", "1999-01-01", "2026-02-30", "2026-W01-1", "<b>", "9" * 400])
def test_a_day_that_cannot_be_used_is_said_beside_the_field(client: TestClient, day: str) -> None:
    for path in ("/timeline", "/questions/2.2.3", "/to-do/be_return"):
        found = client.get(f"/nl/law{path}", params={"day": day})
        assert found.status_code == 422
        assert 'role="alert"' in found.text
        assert 'href="#day"' in found.text
        assert "<b>" not in found.text


def test_the_picture_has_a_row_for_every_event(client: TestClient) -> None:
    text = page(client, "/timeline?day=2026-11-22")
    table = text[text.index('class="stack time-table"') :]
    assert table.count('<svg class="time"') == len(timeline(law()))
    for event in timeline(law()):
        assert f'href="#{event.name}"' in table


# ---------------------------------------------------------------- rules and figures


def test_every_name_of_the_law_has_a_page_that_can_be_made() -> None:
    """Each name in one language; the words of the others come from the same places."""
    for number, (name, kind, _) in enumerate(law_names(law())):
        view = entry_view(grenswijzer.look_up(name), page_words(LANGUAGES[number % 4]), date(2026, 6, 1))
        assert (view.kind, bool(view.title.text)) == (kind, True), name


@pytest.mark.parametrize(
    "name", ["be_tax_scale", "be_marital_quotient_maximum", "residence_state", "if_taxed_in_nl"]
)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_names_everything_and_links_it(client: TestClient, name: str, code: str) -> None:
    text = page(client, f"/name/{name}", code)
    entry = grenswijzer.look_up(name)
    for other in (*entry.uses, *entry.used_by):
        assert f"/{code}/law/name/{other}" in text, other
    said = language(code)
    for _, value in entry.figures:
        assert page_words(code).date(value.start) in text
        assert said.say(f"status_{value.status or 'missing'}") in text


def test_a_figure_is_drawn_and_listed(client: TestClient) -> None:
    text = page(client, "/name/be_marital_quotient_maximum")
    assert 'class="steps-picture"' in text
    values = grenswijzer.look_up("be_marital_quotient_maximum").figures
    table = text[text.index("<tbody>") : text.index("</tbody>")]
    assert table.count("<tr>") == len(values)


# ---------------------------------------------------------------- words, coverage, search


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_stand_side_by_side(client: TestClient, code: str) -> None:
    text = page(client, "/words", code)
    assert (len(glossary(law())), len(synonyms(law()))) == (14, 9)
    for term in glossary(law()):
        card = part(text, f"term-{term.key}")
        assert all(name in card for name in term.names.values()), term.key
        assert term.explanation[code] in card
    for pair in synonyms(law()):
        assert all(name in text for name in pair.names.values()), pair.names


def test_coverage_names_every_missing_figure(client: TestClient) -> None:
    text = page(client, "/coverage")
    for year in coverage(law()):
        assert str(year.year) in text
        for missing in year.missing:
            assert f"({missing.name})" in text
            assert missing_words(law(), missing.name, missing.reason)["nl"] in text


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_translated_rule_is_read_in_the_language_of_the_page(client: TestClient, code: str) -> None:
    text = page(client, "/name/nl_general_credit_amount", code) + page(
        client, "/name/nl_general_credit", code
    )
    for rule in law().rules["nl_general_credit"]:
        for paragraph in rule_words(rule)[code].split("\n\n"):
            assert paragraph in text
    for value in law().figures["nl_general_credit_amount"].values:
        if value.note:
            assert note_words(law(), "nl_general_credit_amount", value.note)[code] in text
    contents = text.split("<main")[1:]
    assert len(contents) == 2
    assert code == "en" or not any('lang="en"' in one.partition("</main>")[0] for one in contents)


def ask(client: TestClient, said: str, code: str = "nl") -> str:
    token = conftest.token_of(client.get(f"/{code}/law").text)
    found = client.post(f"/{code}/law/search", data={"form_token": token, "words": said})
    assert found.status_code == 200
    return unescape(found.text)


def test_search_finds_and_keeps_the_words_out_of_address_and_log(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        text = ask(client, "huwelijksquotient")
    assert "/nl/law/name/be_marital_quotient" in text
    assert "/nl/law/words#term-be_marital_quotient" in text
    assert client.get("/nl/law/search").request.url.query == b""
    assert "huwelijksquotient" not in caplog.text


def test_nothing_found_is_said_and_a_national_number_is_refused(client: TestClient) -> None:
    assert "Niets gevonden" in ask(client, "zeppelin")
    token = conftest.token_of(client.get("/nl/law").text)
    refused = client.post("/nl/law/search", data={"form_token": token, "words": "85.03.04-123.56 111222333"})
    assert refused.status_code == 422


def test_every_link_of_a_search_leads_somewhere(client: TestClient) -> None:
    for said in ("telewerk", "belasting", "compensatie aanvragen", "34 dagen"):
        for link in re.findall(r'</span> <a class="[^"]+" href="([^"#]+)', ask(client, said)):
            assert client.get(link).status_code == 200, link


def test_the_api_searches_and_lists_questions(client: TestClient) -> None:
    found = client.get("/api/v1/law/search", params={"words": "quotient conjugal", "language": "fr"}).json()[
        "found"
    ]
    assert "be_marital_quotient" in [one["name"] for one in found[:5]]
    asked = client.get("/api/v1/law/questions").json()
    assert asked["total"] == len(asked["questions"]) == len(questions(law()))
    assert client.get("/api/v1/law/search").status_code == 422


@pytest.mark.parametrize(
    "path", ["", "/search", "/timeline", "/questions", "/words", "/coverage", "/chapter/treaties"]
)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_speaks_every_language(client: TestClient, path: str, code: str) -> None:
    text = page(client, path, code)
    assert f'<html lang="{code}">' in text


def test_pages_link_to_each_other(client: TestClient) -> None:
    assert 'href="/nl/law"' in client.get("/nl/").text
    front = page(client, "")
    for name in ("timeline", "questions", "words", "coverage"):
        assert f'href="/nl/law/{name}"' in front
