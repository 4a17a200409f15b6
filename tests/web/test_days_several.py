"""Several days of the register entered in one go, from the list, the calendar or a first and last day."""

from __future__ import annotations

from datetime import date

import pytest
from fastapi import FastAPI
from httpx import Response

from grenswijzer.register import Change
from grenswijzer.web.pages import days_book
from web.conftest import TestClient, token_of

JOB = {
    "job": "clinic",
    "residence": "NL",
    "employer": "BE",
    "first": "2026-01-01",
    "hours": "8",
    "name": "Heron",
}


@pytest.fixture
def begun(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A visit on a day in June, with a register of one job."""
    monkeypatch.setattr(days_book, "today", lambda: date(2026, 6, 10))
    token = token_of(browser.get("/nl/days").text)
    assert browser.post("/nl/days/start", data={"form_token": token, **JOB}).status_code == 303
    return browser


def known(browser: TestClient) -> dict[date, Change]:
    """What the register of this visit knows of 2026."""
    app = browser.app
    assert isinstance(app, FastAPI)
    sessions = app.state.sessions
    person = sessions.session(browser.cookies["visit"]).pseudonym
    found: dict[date, Change] = sessions.register.current(
        person, "clinic", date(2026, 1, 1), date(2026, 12, 31)
    )
    return found


def month(browser: TestClient, **told: str | list[str]) -> Response:
    """Send the form for several days of March."""
    path = "/nl/days/list/2026/3"
    answer: Response = browser.post(path, data={"form_token": token_of(browser.get(path).text), **told})
    return answer


def test_ticked_days_and_a_stretch_are_entered_in_one_go(begun: TestClient) -> None:
    answer = month(
        begun,
        day=["2026-03-02", "2026-03-07"],
        first="2026-03-12",
        last="2026-03-16",
        what="half",
        minutes="7:00",
    )
    assert answer.headers["location"] == "/nl/days/list/2026/3"
    assert "Er zijn 5 dagen veranderd." in begun.get("/nl/days/list/2026/3").text
    found = known(begun)
    # the 14th and 15th are a weekend, which only a tick brings in
    assert [day.day for day in found] == [2, 7, 12, 13, 16]
    assert {tuple(entry.minutes for entry in one.entries) for one in found.values()} == {(210.0, 210.0)}
    assert month(begun, first="2026-03-12", last="2026-03-16", weekend="yes", what="empty").status_code == 303
    found = known(begun)
    assert [day.day for day in found if found[day].entries] == [2, 7]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"what": "home"}, "several-first"),
        ({"what": "", "day": "2026-03-02"}, "several-what"),
        ({"what": "fly", "day": "2026-03-02"}, "several-what"),
        ({"what": "home", "day": "2026-03-02", "minutes": "veel"}, "several-minutes"),
        ({"what": "home", "day": "2025-03-02"}, "several-first"),
        ({"what": "home", "day": "x"}, "several-first"),
        ({"what": "home", "first": "2026-03-02"}, "several-last"),
        ({"what": "home", "first": "2026-03-03", "last": "2026-03-02"}, "several-last"),
        ({"what": "home", "first": "2026-03-07", "last": "2026-03-08"}, "several-first"),
    ],
)
def test_what_is_wrong_with_several_days_is_said_and_changes_nothing(
    begun: TestClient, told: dict[str, str], field: str
) -> None:
    answer = month(begun, **told)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert f'id="{field}-error"' in answer.text
    if told.get("day") == "2026-03-02":  # what was ticked stays ticked
        assert 'value="2026-03-02" checked' in answer.text
    assert not known(begun)
