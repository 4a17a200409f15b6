"""The status page beside other jobs, after the last day of one, and for states whose taxes are not computed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from grenswijzer.answers.language import LANGUAGES, language
from grenswijzer.answers.status_words import say
from grenswijzer.web.languages import message
from grenswijzer.web.pages import days_book
from web.conftest import TestClient, token_of

WEEK = {"day.0": "work", "day.1": "home", "day.2": "work", "day.3": "work", "day.4": "work"}


@pytest.fixture(autouse=True)
def a_day_in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days_book, "today", lambda: date(2026, 11, 22))


def begin(
    browser: TestClient, job: str, first: str, last: str, *, lives: str = "BE", works: str = "NL"
) -> None:
    """Start a register with a job, or add one, and fill its weeks of 2026."""
    told = {"job": job, "residence": lives, "employer": works, "first": first, "last": last, "hours": "8"}
    page = browser.get("/nl/days/start", follow_redirects=True).text
    told |= {"form_token": token_of(page), "name": "Heron"}
    assert browser.post("/nl/days/start", data=told).status_code == 303
    token = token_of(browser.get("/nl/days/week").text)
    span = {"first": max(first, "2026-01-01"), "last": last or "2026-11-20"}
    assert browser.post("/nl/days/week", data={"form_token": token, **WEEK, **span}).status_code == 303


def page_text(browser: TestClient, code: str = "nl") -> str:
    main = browser.get(f"/{code}/days/status").text.partition("<main")[2]
    plain = re.sub(r"<[^>]+>", " ", main).replace("\u2060", "").replace("&#39;", "'")
    return " ".join(plain.split())


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_second_job_in_the_same_time_is_named(browser: TestClient, code: str) -> None:
    begin(browser, "mill", "2025-03-01", "2026-06-30")
    begin(browser, "bakery", "2026-06-01", "")
    assert say(language(code), "beside", names="mill") in page_text(browser, code)


def test_a_job_that_began_after_the_other_stands_alone(browser: TestClient) -> None:
    begin(browser, "mill", "2025-03-01", "2026-06-30")
    begin(browser, "bakery", "2026-07-01", "")
    assert say(language("nl"), "beside", names="mill") not in page_text(browser)


def test_after_the_last_day_nothing_is_expected(browser: TestClient) -> None:
    # 30 June is a Tuesday: at home
    begin(browser, "mill", "2025-03-01", "2026-06-30")
    text = page_text(browser)
    assert "De laatste dag van deze baan was 30-06-2026." in text
    assert "100%" not in text
    assert "Een verzoek van vandaag werkt terug tot 22-08-2026." in text


@pytest.mark.parametrize(("lives", "works", "is_computed"), [("NL", "BE", True), ("NL", "DE", False)])
def test_no_answer_in_money_is_promised_that_is_not_there(
    browser: TestClient, lives: str, works: str, is_computed: bool
) -> None:
    begin(browser, "plant", "2026-01-01", "", lives=lives, works=works)
    text = page_text(browser)
    assert (message("nl", "days.status_no_money") in text) is is_computed
    assert (say(language("nl"), "money_other_pair") in text) is not is_computed
