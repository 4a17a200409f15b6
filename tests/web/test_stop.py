"""Where the questions end: a desk, how to reach it as far as that is known, and a way back with what was typed."""

from __future__ import annotations

import re

import pytest

from grenswijzer.answers.language import LANGUAGES
from grenswijzer.calculation import law
from grenswijzer.web.pages.stop import DESKS, STOPS, desk
from web.conftest import TestClient, token_of

PAGES = {
    "moved": ("you/1/0", {"all_year": "no", "residence_state": "NL"}),
    "residence": ("you/1/0", {"all_year": "yes", "residence_state": "other"}),
    "employer": ("employer/1/1", {"job_name": "clinic", "employer_state": "other"}),
}
YOU = {
    "name": "Wies",
    "birth_date.day": "4",
    "birth_date.month": "3",
    "birth_date.year": "1985",
    "residence_state": "NL",
    "all_year": "yes",
}


def send(browser: TestClient, path: str, form: dict[str, str]) -> str:
    token = token_of(browser.get(path).text)
    answer = browser.post(path, data={"form_token": token, **form})
    assert answer.status_code == 303, answer.text
    where: str = answer.headers["location"]
    return where


@pytest.mark.parametrize("reason", STOPS)
def test_a_stop_names_the_desks_and_leads_back_to_what_was_typed(browser: TestClient, reason: str) -> None:
    page, form = PAGES[reason]
    send(browser, "/nl/questions/year/0/0", {"year": "2025"})
    if reason == "employer":
        send(browser, "/nl/questions/you/1/0", YOU)
    else:
        form = {**YOU, **form}
    assert send(browser, f"/nl/questions/{page}", form) == f"/nl/stop/{reason}"
    shown = browser.get(f"/nl/stop/{reason}").text
    for name in DESKS[reason]:
        told = desk(name, "nl")
        assert told.name in shown
        assert told.link in shown
        assert told.sources
    back = re.findall(r'primary-action" href="([^"]+)"', shown)
    assert back == [f"/nl/questions/{page}"]
    again = browser.get(back[0]).text
    assert f'value="{form.get("job_name", "Wies")}"' in again
    # in another language too, and the other answer goes on
    assert f'href="/fr/questions/{page}"' in browser.get(f"/fr/stop/{reason}").text
    onward = {**form, "all_year": "yes", "residence_state": "NL", "employer_state": "BE"}
    assert "/stop/" not in send(browser, f"/nl/questions/{page}", onward)


def test_a_stop_without_a_page_before_it_leads_to_the_questions(browser: TestClient) -> None:
    assert 'href="/de/questions"' in browser.get("/de/stop/moved").text


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_office_is_told_with_every_way_the_law_package_knows(code: str) -> None:
    told = desk("bbz", code)
    joined = " ".join(told.ways)
    entry = law().offices["bbz"]
    assert entry["phone"] in joined
    assert entry["email"] in joined
    assert entry["hours"][code] in joined
    for one in entry["consulting_hours"]:
        assert f"{one['place']}: {one['when'][code]}" in joined
    assert "Breda" in joined
    assert told.link.startswith("http")


@pytest.mark.parametrize("reason", ["residence", "employer"])
def test_nobody_is_sent_for_a_third_country_to_the_desk_for_belgian_affairs(
    browser: TestClient, reason: str
) -> None:
    shown = browser.get(f"/nl/stop/{reason}").text
    assert desk("svb_bbz", "nl").name not in shown
    assert desk("svb_international", "nl").name in shown


def test_nothing_is_made_up_where_nothing_was_read() -> None:
    for name in {name for names in DESKS.values() for name in names}:
        known = [key for key in ("address", "phone", "email", "hours") if law().offices[name].get(key)]
        assert len(desk(name, "nl").ways) == len(known)
