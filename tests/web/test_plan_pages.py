"""The planner page: the same numbers as the library, for any number of home days, in pictures, tables and files."""

from __future__ import annotations

import csv
import io
import re

import pytest

import grenswijzer
from grenswijzer.answers.language import language
from grenswijzer.web.pages.result import page_words
from grenswijzer.web.pages.start import person
from web.conftest import TestClient, token_of


@pytest.fixture
def planning(browser: TestClient) -> TestClient:
    """A visit with the answers of somebody who works at home two days a week."""
    answer = browser.post("/nl/people/over_quarter", data={"form_token": token_of(browser.get("/nl/").text)})
    assert answer.status_code == 303
    return browser


def choose(browser: TestClient, **told: str) -> int:
    token = token_of(browser.get("/nl/plan").text)
    code: int = browser.post("/nl/plan", data={"form_token": token, **told}).status_code
    return code


def test_without_answers_the_questions_come_first(browser: TestClient) -> None:
    assert browser.get("/nl/plan").headers["location"] == "/nl/check"
    assert browser.get("/nl/plan/table").status_code == 303
    assert browser.get("/nl/plan/picture/wide-light.svg").status_code == 404


def test_it_starts_at_the_home_days_of_the_answers(planning: TestClient) -> None:
    page = planning.get("/nl/plan").text
    now = int(re.findall(r"zijn het er nu (\d+)", page)[0])
    assert f'value="{now}"' in page
    net = grenswijzer.plan(person("over_quarter")).first.at(now).net
    assert net is not None
    assert page_words("nl").amount(net) in page


@pytest.mark.parametrize("days", [0, 62, 63, 126, 252])
def test_the_answer_at_a_number_of_days_is_the_librarys(planning: TestClient, days: int) -> None:
    assert choose(planning, home_days=str(days)) == 303
    page = planning.get("/nl/plan").text.partition('id="at"')[2].partition("</section>")[0]
    point = grenswijzer.plan(person("over_quarter")).first.at(days)
    words = page_words("nl")
    assert point.net is not None
    assert point.insurance_state is not None
    assert words.amount(point.net) in page
    assert f"<dd>{words.member(point.insurance_state)}</dd>" in page
    assert words.percentage(point.values["nl_taxable_pay_share"], 1) in page


def test_a_day_more_or_less_and_whole_weeks(planning: TestClient) -> None:
    choose(planning, home_days="60", step="more")
    assert "Bij 61 thuisdagen" in planning.get("/nl/plan").text
    choose(planning, home_days="60", step="less")
    assert "Bij 59 thuisdagen" in planning.get("/nl/plan").text
    choose(planning, home_days="60", to="50")
    assert "Bij 50 thuisdagen" in planning.get("/nl/plan").text
    choose(planning, home_days="366")
    assert "Bij 252 thuisdagen" in planning.get("/nl/plan").text


def test_the_slider_has_a_mark_for_every_change_that_has_a_sentence(planning: TestClient) -> None:
    page = planning.get("/nl/plan").text
    made = grenswijzer.plan(person("over_quarter"))
    named = {change.home_days: change.is_cliff for change in made.first.changes if change.is_named}
    marks = re.findall(r'<line x1="([\d.]+)%"[^>]*?(class="jump" )?data-days="(\d+)"', page)
    assert {int(days): bool(jump) for _, jump, days in marks} == named
    most = made.points[-1].home_days
    assert all(abs(float(place) - 100 * int(days) / most) < 0.01 for place, _, days in marks)
    assert "63" in re.findall(r'text-anchor="middle">(\d+)</text>', page)
    # without a name it is not sent: the number field is the answer
    assert not re.search(r'<input type="range"[^>]* name=', page)


@pytest.mark.parametrize("text", ["-1", "1.5", "x", "1e3", "٣", "9999", "<b>"])
def test_what_is_no_number_of_days_is_refused(planning: TestClient, text: str) -> None:
    assert choose(planning, home_days=text) == 422


def test_agreement_and_variant_stand_beside_todays_law_and_say_what_they_are(planning: TestClient) -> None:
    choose(planning, options="yes", both="yes", variant="tax_34_days")
    choose(planning, home_days="30")
    page = planning.get("/nl/plan").text
    made = grenswijzer.plan(person("over_quarter"), requests=(False, True), variants=("tax-34-days",))
    assert len(made.curves) == 4
    words = page_words("nl")
    at = page.partition('id="at"')[2].partition("</section>")[0]
    for curve in made.curves:
        net = curve.at(30).net
        assert net is not None
        assert words.amount(net) in at
    assert at.count("geen geldend recht</span>") == 2
    choose(planning, options="yes", variant="../../etc/passwd")
    assert planning.get("/nl/plan").text.partition('id="at"')[2].count('class="card"') == 1


def test_before_the_agreement_it_is_not_offered(browser: TestClient) -> None:
    browser.post("/nl/people/brochure", data={"form_token": token_of(browser.get("/nl/").text)})
    page = browser.get("/nl/plan", follow_redirects=True)
    assert page.status_code == 200
    assert 'id="both"' not in page.text
    assert choose(browser, options="yes", both="yes") == 303
    assert browser.get("/nl/plan").status_code == 200


def test_the_table_and_the_files_hold_the_same_data(planning: TestClient) -> None:
    made = grenswijzer.plan(person("over_quarter"))
    table = planning.get("/nl/plan/table").text
    words = page_words("nl")
    rows = re.findall(r'<tr[^>]*><th scope="row">(\d+).*?</th><td class="number">([^<]*)</td>', table)
    assert rows == [(str(point.home_days), words.amount(point.net or 0.0)) for point in made.points]
    content = list(csv.DictReader(io.StringIO(planning.get("/nl/plan/download.csv").text)))
    assert [float(row["household_net_income"]) for row in content] == [point.net for point in made.points]
    assert planning.get("/nl/plan/download.xlsx").content[:2] == b"PK"
    assert planning.get("/nl/plan/download.exe").status_code == 404


def test_the_picture_is_the_planners_with_its_words(planning: TestClient) -> None:
    page = planning.get("/nl/plan").text
    made = grenswijzer.plan(person("over_quarter"))
    from markupsafe import escape

    assert f'alt="{escape(made.alt("nl"))}"' in page
    picture = planning.get("/nl/plan/picture/narrow-dark.svg")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert picture.text == made.chart("nl", width=340, dark=True)
    for path in ("huge-light", "wide-blue"):
        assert planning.get(f"/nl/plan/picture/{path}.svg").status_code == 404


def test_every_language_has_the_page(planning: TestClient) -> None:
    for code in ("en", "fr", "de"):
        page = planning.get(f"/{code}/plan")
        assert page.status_code == 200
        assert grenswijzer.plan(person("over_quarter")).document(code).title in page.text
        assert language(code).code == code


def test_no_fact_stands_in_an_address(planning: TestClient) -> None:
    choose(planning, home_days="61")
    page = planning.get("/nl/plan").text
    addresses = re.findall(r'(?:href|src|srcset|action|hx-post)="([^"]*)"', page)
    assert addresses
    assert not [
        one for one in addresses if "61" in one.partition("?v=")[0] or "kantoor" in one or "an." in one
    ]


def test_erasing_everything_drops_what_was_worked_out(planning: TestClient) -> None:
    from grenswijzer.web.pages import plan

    for kept in (plan._plans, plan._pictures):
        kept.drop(lambda _: True)
    planning.get("/nl/plan")
    planning.get("/nl/plan/picture/wide-light.svg")
    assert len(plan._plans)
    assert len(plan._pictures)
    token = token_of(planning.get("/nl/erase").text)
    assert planning.post("/nl/erase", data={"form_token": token}).status_code == 303
    assert not len(plan._plans)
    assert not len(plan._pictures)
