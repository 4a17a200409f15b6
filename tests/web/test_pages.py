"""The pages as a browser without JavaScript sees them: all languages, bad input, files, and what is kept."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import grenswijzer
from grenswijzer.answers.language import LANGUAGES
from grenswijzer.web import Settings, create_app
from grenswijzer.web.pages import result as result_page
from grenswijzer.web.pages.start import PEOPLE, person
from grenswijzer.web.pages.table import table

ALWAYS = ("", "quick", "open", "check", "erase", "about", "privacy", "accessibility", "compare", "result",
          "stop/moved", "stop/residence", "stop/employer", "questions")  # fmt: skip
WITH_ANSWERS = (
    "result/readings",
    "result/print",
    "result/print/steps",
    "result/why/net_income/0",
    "result/why/household_net_income/0",
)

NASTY = (
    "", "x", "-1", "0", "1e309", "NaN", "9" * 400, "12.345", "٣", "<script>", "{{7*7}}", "../..", "'; drop", "\u202e",
    "😀", "00/00/0000", "yes", "no", "NL", "BE", "other", "on", "none", "kept", "half", "2025", " 5 ",
)  # fmt: skip


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    app = create_app(Settings(database=f"sqlite:///{tmp_path / 'web.sqlite'}", hosts=("*",)))
    with TestClient(app, base_url="http://localhost") as found:
        yield found


def token(client: TestClient) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', client.get("/nl/erase").text)
    assert found is not None
    return found[1]


def send(client: TestClient, path: str, data: dict[str, Any] | None = None, **more: Any) -> Any:
    return client.post(path, data={**(data or {}), "form_token": token(client)}, **more)


def try_person(client: TestClient, name: str) -> Any:
    return send(client, f"/nl/people/{name}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_speaks_every_language(client: TestClient, language: str) -> None:
    for path in ALWAYS:
        assert client.get(f"/{language}/{path}").status_code == 200, path
    for name in ("els_family", "over_quarter_request", "corona", "brochure"):
        try_person(client, name)
        for path in (*ALWAYS, *WITH_ANSWERS):
            answer = client.get(f"/{language}/{path}")
            assert answer.status_code == 200, (name, path)
            assert f'<html lang="{language}">' in answer.text
            assert not re.search(r"--(all|readings|depth|sensitivity)\b", answer.text), (name, path)


@pytest.mark.parametrize("name", PEOPLE)
def test_the_first_words_of_the_result_are_the_librarys_net_income(client: TestClient, name: str) -> None:
    page = try_person(client, name)
    assert page.url.path == "/nl/result"
    told = grenswijzer.read(client.get("/nl/answers.yaml").content)
    net = grenswijzer.calculate(told).value("household_net_income")
    words = result_page.page_words("nl")
    assert words.amount(net) in page.text.partition('class="answer"')[2].partition("</div>")[0]


def test_a_result_is_worked_out_once(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    first = try_person(client, "an_nurse").text

    def fail(*_: object) -> None:
        raise AssertionError("computed again")

    monkeypatch.setattr(result_page, "view", fail)
    assert client.get("/nl/result").text == first


def test_the_result_page_runs_no_other_reading(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from grenswijzer.answers import readings

    def fail(*_: object) -> None:
        raise AssertionError("another reading was run")

    monkeypatch.setattr(readings, "alternatives", fail)
    send(client, "/nl/people/an_nurse")
    send(client, "/nl/questions/pay/1/1", {"salary": "51234"})
    assert "51.234,00" in client.get("/nl/result").text


@pytest.mark.parametrize("step", sorted(table().steps))
def test_whatever_is_filled_in_is_answered_in_words(client: TestClient, step: str) -> None:
    """Every field of every page with everything a form can hold: never an error of ours."""
    try_person(client, "els_family")
    level = table().steps[step].per
    place = {"household": "0/0", "person": "1/0", "job": "1/1"}[level]
    parts = ("", ".day", ".month", ".year", ".mon", ".NL", ".BE", ".other", ".1.child_birth_date.day")
    for text in NASTY:
        names = [f"{asked.name}{part}" for asked in table().steps[step].fields for part in parts]
        answer = send(client, f"/nl/questions/{step}/{place}", dict.fromkeys(names, text))
        assert answer.status_code in (200, 422), (text, answer.status_code)
        try_person(client, "els_family")


def test_pages_that_are_not_there_are_not_found(client: TestClient) -> None:
    try_person(client, "an_nurse")
    for path in (
        "questions/nothing/1/1",
        "result/why/nothing/0",
        "result/why/net_income/9",
        "stop/x",
    ):
        assert client.get(f"/nl/{path}").status_code == 404, path
    assert client.get("/nl/questions/pay/7/7").url.path.endswith("/check")


def test_an_identification_number_is_refused_beside_its_field(client: TestClient) -> None:
    try_person(client, "an_nurse")
    form = {"name": "111222333", "birth_date.day": "4", "birth_date.month": "3", "birth_date.year": "1985"}
    answer = send(client, "/nl/questions/you/1/0", {**form, "residence_state": "NL", "all_year": "yes"})
    assert answer.status_code == 422
    assert "burgerservicenummer" in answer.text
    assert "111222333" not in answer.text


def _zip_bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.yaml", b"0" * 1_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"year: 2025\nyear: 2024\n",
        b"a: &a [1]\nb: *a\n",
        b"[1, 2]",
        b"year: 2025\npeople: {an: {bsn: 111222333}}\n",
        b"year: 2025\nunknown_key: 1\n",
        b"{" * 5000,
        b"x" * 1_200_000,
        _zip_bomb(),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing(client: TestClient, content: bytes) -> None:
    try_person(client, "an_nurse")
    before = client.get("/nl/answers.yaml").text
    answer = send(client, "/nl/upload", files={"file": ("a.yaml", content)})
    assert answer.status_code == 422
    assert client.get("/nl/answers.yaml").text == before


def test_a_file_that_is_not_finished_is_finished_here(client: TestClient) -> None:
    content = b"year: 2025\npeople:\n  an:\n    residence_state: NL\n    jobs: {x: {employer_state: BE}}\n"
    answer = send(client, "/nl/upload", files={"file": ("a.yaml", content)})
    assert answer.url.path == "/nl/check"
    assert "nog niet ingevuld" in answer.text
    assert client.get("/nl/result").url.path == "/nl/check"


def test_jobs_come_and_go(client: TestClient) -> None:
    try_person(client, "an_nurse")
    assert send(client, "/nl/jobs/1/add").url.path == "/nl/questions/employer/1/2"
    assert client.get("/nl/result").url.path == "/nl/check"
    assert send(client, "/nl/jobs/1/2/remove").status_code == 200
    assert client.get("/nl/result").url.path == "/nl/result"
    send(client, "/nl/jobs/1/1/remove")
    assert client.get("/nl/result").url.path == "/nl/result", "the last job stays"


def test_going_on_with_a_change_can_be_compared_with_before(client: TestClient) -> None:
    try_person(client, "over_quarter")
    send(client, "/nl/compare", {"change": "request.1.1"})
    assert "U bent verzekerd in België" in send(client, "/nl/compare", {"take_over": "yes"}).text
    page = send(client, "/nl/compare", {"change": "kept"}).text
    sides = re.findall(r'<div class="card"><h3>(.*?)</h3><p>(.*?)</p>', page)
    assert [name for name, _ in sides] == ["Eerst", "Nu"]
    assert "verzekerd in Nederland" in sides[0][1]
    assert "verzekerd in België" in sides[1][1]


def test_the_estimate_is_a_range_that_holds_the_exact_amount(client: TestClient) -> None:
    form = {"direction": "NL_BE", "work_days": "5", "home_days": "1", "gross": "52.000", "family": "single"}
    page = send(client, "/nl/quick", form)
    found = re.search(r"ongeveer €\s([\d.]+) tot €\s([\d.]+)", page.text)
    assert found is not None
    low, high = (float(text.replace(".", "")) for text in found.groups())
    week = {"mon": "BE", "tue": "BE", "wed": "BE", "thu": "BE", "fri": "NL"}
    job = {"employer_state": "BE", "pay": {"salary": 52000}, "work": {"pattern": {"week": week}}}
    year = grenswijzer.situation_schema()["properties"]["year"]["enum"][-1]
    person = {"birth_date": "1985-06-15", "residence_state": "NL", "jobs": {"x": job}}
    net = grenswijzer.calculate({"year": year, "people": {"an": person}}).value("an.net_income")
    assert low <= net / 12 <= high
    assert high - low < 600


@pytest.mark.parametrize(
    ("direction", "family", "said", "unsaid"),
    [
        (
            "NL_BE",
            "single",
            ["als arbeider"],
            ["partner", "geboren in 2015", "geboren in 2018", "per maand?"],
        ),
        ("BE_NL", "single_child", ["geboren in 2018"], ["als arbeider", "geboren in 2015", "Uw partner"]),
        ("NL_BE", "family", ["2015 en 2018", "Uw partner heeft"], ["Het kind is"]),
    ],
)
def test_the_estimate_says_what_it_assumes_of_this_household(
    client: TestClient, direction: str, family: str, said: list[str], unsaid: list[str]
) -> None:
    form = {"direction": direction, "work_days": "5", "home_days": "1", "gross": "52000", "family": family}
    page = send(client, "/nl/quick", form).text
    told = page.partition('class="answer"')[2].partition("<form")[0]
    assert all(text in told for text in said)
    assert not any(text in told for text in unsaid)


def test_an_estimate_of_a_months_pay_asks_whether_it_is_one(client: TestClient) -> None:
    form = {"direction": "BE_NL", "work_days": "5", "home_days": "1", "gross": "3500", "family": "single"}
    page = send(client, "/nl/quick", form).text.replace("\u00a0", " ")
    assert "Is dat per maand? Vul dan € 42.000 in." in page


@pytest.mark.parametrize(
    ("name", "text"),
    [("home_days", "6"), ("work_days", "9"), ("gross", "veel"), ("family", ""), ("direction", "XX")],
)
def test_an_estimate_says_what_is_wrong(client: TestClient, name: str, text: str) -> None:
    form = {"direction": "BE_NL", "work_days": "5", "home_days": "1", "gross": "52000", "family": "single"}
    answer = send(client, "/nl/quick", {**form, name: text})
    assert answer.status_code == 422
    assert f'href="#f-{name}"' in answer.text


def test_the_spreadsheet_is_one(client: TestClient) -> None:
    import openpyxl

    try_person(client, "an_nurse")
    book = openpyxl.load_workbook(io.BytesIO(client.get("/nl/result/spreadsheet").content))
    assert book.sheetnames[0] == "uitkomst"


LARGEST_STEPS_PAGE = 1_200_000
"""Characters of the page with every step of a couple with children that was measured at 660,000."""


def test_every_step_stands_on_one_page_of_a_size_that_can_be_sent(client: TestClient) -> None:
    try_person(client, "els_family")
    page = client.get("/nl/result/print/steps").text
    assert len(page) < LARGEST_STEPS_PAGE
    anchors = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors
    net = grenswijzer.calculate(person("els_family")).value("household_net_income")
    assert result_page.page_words("nl").amount(net) in page
    assert client.get("/nl/result/print").text.count('href="/nl/result/print/steps"') == 1


def test_another_language_keeps_the_address_and_what_was_asked_in_it(client: TestClient) -> None:
    try_person(client, "an_nurse")
    page = client.get("/nl/questions/pay/1/1?then=check").text
    assert 'formaction="/nl/turned/fr/questions/pay/1/1?then=check"' in page
    page = client.get("/de/questions/pay/1/1?then=check").text
    assert 'action="/de/questions/pay/1/1?then=check"' in page
    page = client.get("/nl/law/timeline?day=2026-01-31&x=%22%3E%3Cscript%3E").text
    assert 'href="/en/law/timeline?day=2026-01-31&amp;x=%22%3E%3Cscript%3E"' in page


def test_a_kept_result_holds_nothing_of_the_address_it_was_first_asked_at(client: TestClient) -> None:
    try_person(client, "bram_engineer")
    assert "elsewhere" not in client.get("/nl/result?from=elsewhere").text
    assert "elsewhere" not in client.get("/nl/result").text


def test_the_quick_answers_are_there_in_another_language(client: TestClient) -> None:
    told = {
        "direction": "NL_BE",
        "work_days": "5",
        "home_days": "1",
        "gross": "42.000,50",
        "family": "single",
    }
    first = send(client, "/nl/quick", told)
    assert first.status_code == 200
    later = client.get("/en/quick").text
    assert 'name="gross" value="42000.50"' in later
    amounts = [
        re.findall(r"€\D?([\d.,]+)", page.partition('id="range"')[2])[:2] for page in (first.text, later)
    ]
    assert [one.replace(".", "") for one in amounts[0]] == [one.replace(",", "") for one in amounts[1]]
    assert len(amounts[0]) == 2


@pytest.mark.parametrize(
    "path", ["upload", "days/upload", "days/job", "days/month", "people/an_nurse", "jobs/1/add"]
)
def test_an_address_of_a_form_leads_to_the_form(client: TestClient, path: str) -> None:
    answer = client.get(f"/fr/{path}", follow_redirects=True)
    assert answer.status_code == 200
    assert answer.url.path.startswith("/fr/")
