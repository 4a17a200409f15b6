"""Turning a page into another language keeps what was typed and not sent, in the visit and not in an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pytest

from grenswijzer.answers.language import LANGUAGES
from grenswijzer.web.pages import days_book
from grenswijzer.web.pages.fields import number_retyped
from web.conftest import JOB, TestClient, token_of

BSN = "111222333"


@pytest.fixture(autouse=True)
def a_day_in_june(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days_book, "today", lambda: date(2026, 6, 10))


def turned(browser: TestClient, page: str, tongue: str, typed: Mapping[str, object]) -> str:
    """The page in another language, after its button was pressed with something in the form."""
    shown = browser.get(page).text
    button = re.search(rf'<button[^>]* form="([a-z-]+)" formaction="([^"]+)"[^>]* lang="{tongue}"', shown)
    assert button is not None, page
    assert f'id="{button[1]}"' in shown.replace("<form ", "")
    assert re.search(rf'<form [^>]*id="{button[1]}"', shown)
    answer = browser.post(button[2], data={"form_token": token_of(shown), **typed})
    assert answer.status_code == 303, answer.text
    where = answer.headers["location"]
    assert where == f"/{tongue}{page[3:]}"
    found = browser.get(where)
    assert found.status_code == 200
    assert f'<html lang="{tongue}"' in found.text
    text: str = found.text
    return text


def value_of(page: str, name: str) -> str:
    found = re.search(rf'<input[^>]* name="{re.escape(name)}"[^>]*? value="([^"]*)"', page)
    assert found is not None, name
    return found[1]


def is_checked(page: str, name: str, value: str) -> bool:
    found = re.search(rf'<input[^>]* name="{re.escape(name)}"[^>]* value="{re.escape(value)}"([^>]*)>', page)
    found = found or re.search(rf'<input[^>]* name="{name}" id="[^"]*" value="{value}"([^>]*)>', page)
    assert found is not None, (name, value)
    return "checked" in found[1]


def is_selected(page: str, name: str, value: str) -> bool:
    found = re.search(rf'<select[^>]* name="{re.escape(name)}".*?</select>', page, re.DOTALL)
    assert found is not None, name
    return f'<option value="{value}" selected>' in found[0]


@pytest.fixture
def nurse(browser: TestClient) -> TestClient:
    """A visit with the answers of the nurse."""
    token = token_of(browser.get("/nl/").text)
    assert browser.post("/nl/people/an_nurse", data={"form_token": token}).status_code == 303
    return browser


@pytest.mark.parametrize("tongue", [code for code in LANGUAGES if code != "nl"])
def test_a_page_of_questions_keeps_what_was_typed(nurse: TestClient, tongue: str) -> None:
    typed = {"salary": "50.000,5", "holiday_pay": "onleesbaar", "then": "check"}
    page = turned(nurse, "/nl/questions/pay/1/1?then=check", tongue, typed)
    assert value_of(page, "salary") == {"en": "50000.50", "fr": "50000,50", "de": "50000,50"}[tongue]
    assert value_of(page, "holiday_pay") == "onleesbaar"
    again = nurse.get(f"/{tongue}/questions/pay/1/1?then=check").text
    assert value_of(again, "holiday_pay") == "onleesbaar", "a reload loses nothing"
    # nothing was answered by it
    assert "onleesbaar" not in nurse.get(f"/{tongue}/check").text
    assert "salary: 50000.5" not in nurse.get("/nl/answers.yaml").text


def test_the_first_page_of_somebody_who_said_nothing_keeps_it_too(browser: TestClient) -> None:
    page = turned(browser, "/nl/questions/year/0/0", "fr", {"year": "2024"})
    assert is_checked(page, "year", "2024")


def test_rows_and_dates_come_along(nurse: TestClient) -> None:
    typed = {"name": "Truus", "birth_date.day": "31", "birth_date.month": "2", "residence_state": "BE"}
    page = turned(nurse, "/nl/questions/you/1/0", "de", typed)
    assert value_of(page, "name") == "Truus"
    assert value_of(page, "birth_date.day") == "31"
    assert is_checked(page, "residence_state", "BE")


def test_the_next_form_ends_it(nurse: TestClient) -> None:
    page = turned(nurse, "/nl/questions/pay/1/1", "en", {"salary": "61,000"})
    sent = nurse.post(
        "/en/questions/pay/1/1", data={"form_token": token_of(page), "salary": "62,000.75", "holiday_pay": ""}
    )
    assert sent.status_code == 303
    assert value_of(nurse.get("/nl/questions/pay/1/1").text, "salary") == "62000,75"


def test_what_was_typed_on_one_page_stands_on_no_other(nurse: TestClient) -> None:
    turned(nurse, "/nl/questions/pay/1/1", "en", {"salary": "61000", "name": "Truus"})
    assert value_of(nurse.get("/en/questions/you/1/0").text, "name") != "Truus"


def test_an_identification_number_is_not_kept_and_said_beside_the_field(nurse: TestClient) -> None:
    shown = nurse.get("/nl/questions/pay/1/1").text
    answer = nurse.post(
        "/nl/turned/fr/questions/pay/1/1",
        data={"form_token": token_of(shown), "salary": BSN, "holiday_pay": "12"},
    )
    page = nurse.get(answer.headers["location"])
    assert BSN not in page.text
    assert value_of(page.text, "holiday_pay") == "12"
    assert 'id="f-salary-error"' in page.text


def test_it_is_a_form_like_any_other(nurse: TestClient) -> None:
    """Only with the token of this visit and from this site; a stranger's language or page leads nowhere else."""
    token = token_of(nurse.get("/nl/questions/pay/1/1").text)
    typed = {"form_token": token, "salary": "1"}
    path = "/nl/turned/fr/questions/pay/1/1"
    assert nurse.post(path, data={"salary": "1"}).status_code == 403
    assert nurse.post(path, data=typed, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert nurse.post("/nl/turned/xx/questions/pay/1/1", data=typed).status_code == 404
    away = nurse.post("/nl/turned/fr//elsewhere.example/x", data=typed).headers["location"]
    assert away.startswith("/fr/")
    assert nurse.get(path).headers["location"] == "/fr/questions/pay/1/1"


def test_it_goes_with_everything_else(nurse: TestClient) -> None:
    page = turned(nurse, "/nl/questions/pay/1/1", "en", {"salary": "61000"})
    assert nurse.post("/en/erase", data={"form_token": token_of(page)}).status_code == 303
    assert "61000" not in nurse.get("/en/questions/year/0/0").text


def test_the_quick_questions_keep_it(browser: TestClient) -> None:
    typed = {"direction": "NL_BE", "work_days": "", "home_days": "9", "gross": "1.500,25"}
    page = turned(browser, "/nl/quick", "en", typed)
    assert is_checked(page, "direction", "NL_BE")
    assert value_of(page, "gross") == "1500.25"
    assert value_of(page, "home_days") == "9"


def test_the_days_keep_it(browser: TestClient) -> None:
    page = turned(browser, "/nl/days", "fr", {**JOB, "last": "x", "employer": "BE"})
    assert value_of(page, "hours") == "7,6"
    assert value_of(page, "job") == "clinic"
    assert is_selected(page, "employer", "BE")
    assert browser.post("/fr/days/start", data={"form_token": token_of(page), **JOB}).status_code == 303
    page = turned(browser, "/nl/days/week", "de", {"day.6": "home", "minutes.6": "90", "first": "2026-02-02"})
    assert is_selected(page, "day.6", "home")
    assert not is_selected(page, "day.0", "work")
    assert value_of(page, "minutes.6") == "90"
    assert value_of(page, "first") == "2026-02-02"
    page = turned(
        browser,
        "/nl/days/date/2026-03-02",
        "en",
        {
            "what.1": "telework",
            "country.1": "",
            "minutes.1": "90",
            "note.1": "trein",
            "what.2": "",
            "night.2": "yes",
        },
    )
    assert is_selected(page, "what.1", "telework")
    assert value_of(page, "note.1") == "trein"
    assert "checked" in page.partition('name="night.2"')[2].partition(">")[0]
    page = turned(
        browser,
        "/nl/days/list/2026/3",
        "en",
        {"day": ["2026-03-02", "2026-03-03"], "minutes": "30", "what": "home"},
    )
    assert [is_checked(page, "day", f"2026-03-0{day}") for day in (2, 3, 4)] == [True, True, False]
    assert value_of(page, "minutes") == "30"
    assert is_selected(page, "what", "home")


def test_choices_on_the_way_keep_it(nurse: TestClient) -> None:
    page = turned(nurse, "/nl/compare", "en", {"change": "partner_home"})
    changes = re.findall(r'name="change" id="[^"]*" value="([^"]*)"', page)
    page = turned(nurse, "/nl/compare", "en", {"change": changes[-1]})
    assert is_checked(page, "change", changes[-1])
    page = turned(nurse, "/nl/plan", "de", {"home_days": "17", "both": "yes", "variant": "tax_34_days"})
    assert value_of(page, "home_days") == "17"
    assert is_checked(page, "both", "yes")
    assert is_selected(page, "variant", "tax_34_days")
    assert value_of(turned(nurse, "/nl/law/search", "de", {"words": "thuiswerk"}), "words") == "thuiswerk"
    assert value_of(turned(nurse, "/nl/law", "fr", {"words": "thuiswerk"}), "words") == "thuiswerk"


@pytest.mark.parametrize(
    ("text", "before", "after", "expected"),
    [
        ("3.700,50", "nl", "en", "3700.50"),
        ("3,700.50", "en", "nl", "3700,50"),
        ("42.000", "de", "en", "42000"),
        ("42,000", "nl", "en", "42,000"),  # can mean two things: stays, and is refused with both
        ("veel", "nl", "fr", "veel"),
        ("", "nl", "fr", ""),
        ("0,25", "fr", "en", "0.25"),
    ],
)
def test_a_number_is_written_as_the_other_language_does(
    text: str, before: str, after: str, expected: str
) -> None:
    assert number_retyped(text, before, after) == expected


def test_a_page_with_a_mistake_has_an_address_that_can_be_loaded_again(nurse: TestClient) -> None:
    """A page that answers a form cannot be gone back to: a browser asks to send the form again."""
    path = "/nl/questions/pay/1/1?then=check"
    token = token_of(nurse.get(path).text)
    answer = nurse.post(path, data={"form_token": token, "salary": "veel", "then": "check"})
    assert (answer.status_code, answer.headers["location"]) == (303, path)
    for _ in range(2):
        page = nurse.get(path)
        assert page.status_code == 422
        assert value_of(page.text, "salary") == "veel"
        assert 'href="#f-salary"' in page.text
    answer = nurse.post(path, data={"form_token": token, "salary": "48.000", "then": "check"})
    assert answer.headers["location"].endswith("/check")
    page = nurse.get(path)
    assert page.status_code == 200
    assert value_of(page.text, "salary") == "48000"


def test_a_row_more_can_be_loaded_again(nurse: TestClient) -> None:
    form = {"form_token": token_of(nurse.get("/nl/").text), "civil_status": "single", "has_children": "yes"}
    assert nurse.post("/nl/questions/household/0/0", data=form).status_code == 303
    path = "/nl/questions/children/0/0"
    typed = {f"children.1.child_birth_date.{part}": "5" for part in ("day", "month")}
    typed["children.1.child_birth_date.year"] = "2015"
    answer = nurse.post(path, data={"form_token": form["form_token"], **typed, "add_row": "children"})
    assert answer.headers["location"] == path
    page = nurse.get(path)
    assert page.status_code == 200
    assert value_of(page.text, "children.1.child_birth_date.year") == "2015"
    assert value_of(page.text, "children.2.child_birth_date.year") == ""
