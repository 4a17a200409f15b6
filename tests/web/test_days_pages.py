"""The day register in the browser: begun, filled, read from files, told apart per visit, and really gone."""

from __future__ import annotations

import html
import io
import re
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx import Response

import grenswijzer
from grenswijzer.answers.blocks import Table
from grenswijzer.answers.language import language
from grenswijzer.answers.status import with_money
from grenswijzer.answers.status_document import counter_section
from grenswijzer.register import Register
from grenswijzer.web import create_app
from grenswijzer.web.pages import days_book
from grenswijzer.web.pages.result import page_words
from web.conftest import JOB, TestClient, settings, token_of

TODAY = date(2026, 6, 10)


@pytest.fixture(autouse=True)
def a_day_in_june(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days_book, "today", lambda: TODAY)


def send(browser: TestClient, page: str, path: str, data: dict[str, str], **more: object) -> Response:
    """Send a form from its page."""
    token = token_of(browser.get(page).text)
    answer: Response = browser.post(path, data={"form_token": token, **data}, **more)
    return answer


@pytest.fixture
def begun(browser: TestClient) -> TestClient:
    """A visit with a register of one job."""
    assert send(browser, "/nl/days", "/nl/days/start", JOB).status_code == 303
    return browser


def fill(browser: TestClient, **told: str) -> None:
    week = {"day.0": "work", "day.1": "work", "day.2": "work", "day.3": "half", "day.4": "home"}
    answer = send(
        browser,
        "/nl/days/week",
        "/nl/days/week",
        {**week, "first": "2026-01-05", "last": "2026-06-05", **told},
    )
    assert answer.status_code == 303, answer.text


def upload(browser: TestClient, name: str, content: bytes) -> Response:
    token = token_of(browser.get("/nl/days/files").text)
    files = {"file": (name, content)}
    answer: Response = browser.post("/nl/days/upload", data={"form_token": token}, files=files)
    return answer


def exported(browser: TestClient) -> str:
    table: str = browser.get("/nl/days/export.csv").text
    return table


def register_of(browser: TestClient) -> Register:
    app = browser.app
    assert isinstance(app, FastAPI)
    found: Register = app.state.sessions.register
    return found


def people(browser: TestClient) -> set[str]:
    return set(register_of(browser).people())


def mine(browser: TestClient) -> str:
    """What the register calls the visitor of this browser."""
    app = browser.app
    assert isinstance(app, FastAPI)
    name: str = app.state.sessions.session(browser.cookies["visit"]).pseudonym
    return name


def test_without_a_register_every_page_leads_to_its_beginning(browser: TestClient) -> None:
    for path in ("status", "week", "files", "use", "erase", "list/2026/6", "date/2026-06-01", "export.csv"):
        answer = browser.get(f"/nl/days/{path}")
        assert (answer.status_code, answer.headers["location"]) == (303, "/nl/days"), path
    assert "Houd uw werkdagen bij" in browser.get("/nl/days").text


def test_a_job_that_makes_no_sense_is_refused_field_by_field(browser: TestClient) -> None:
    told = {**JOB, "job": "", "residence": "XX", "first": "1990-01-01", "hours": "25"}
    answer = send(browser, "/nl/days", "/nl/days/start", told)
    assert answer.status_code == 422
    for field in ("job", "residence", "first", "hours"):
        assert f'href="#{field}"' in answer.text
    assert 'href="#employer"' not in answer.text


def test_a_number_of_somebody_is_refused_and_not_repeated(browser: TestClient) -> None:
    answer = send(browser, "/nl/days", "/nl/days/start", {**JOB, "name": "111222333"})
    assert answer.status_code == 422
    assert "111222333" not in answer.text


def test_the_job_of_the_answers_is_offered(browser: TestClient) -> None:
    send(browser, "/nl/", "/nl/people/over_quarter", {})
    page = browser.get("/nl/days").text
    assert 'value="kantoor"' in page
    assert 'value="NL" selected' in page
    assert 'value="2025-01-01"' in page


def test_calendar_and_list_say_the_same(begun: TestClient) -> None:
    fill(begun)
    calendar, listed = (begun.get(f"/nl/days/{view}/2026/3").text for view in ("calendar", "list"))
    said = re.findall(
        r"((?:maan|dins|woens|donder|vrij|zater|zon)dag \d+ maart 2026): ([^<]*)</span></a>", calendar
    )
    rows = re.findall(r'<th scope="row">([^<]*)</th><td data-label="[^"]*">([^<]*)</td>', listed)
    assert len(said) == 31
    assert said == rows
    assert dict(said)["donderdag 5 maart 2026"] == (
        "bij de werkgever (België), 3 uur en 48 minuten; thuiswerk (Nederland), 3 uur en 48 minuten"
    )


def test_a_week_leaves_what_is_known_and_public_holidays_unless_asked(begun: TestClient) -> None:
    send(begun, "/nl/days/date/2026-03-02", "/nl/days/date/2026-03-02", {"quick": "leave"})
    fill(begun, holidays="yes")
    lines = exported(begun).splitlines()
    assert any(line.startswith("2026-03-02") and "leave" in line for line in lines)
    assert not any(line.startswith("2026-04-06") for line in lines)  # Easter Monday
    fill(begun, again="yes")
    lines = exported(begun).splitlines()
    assert not any("leave" in line for line in lines)
    assert any(line.startswith("2026-04-06") for line in lines)


def test_a_date_in_parts_with_minutes_of_each(begun: TestClient) -> None:
    path = "/nl/days/date/2026-03-03"
    told = {"what.1": "telework", "country.1": "", "minutes.1": "3:30", "what.2": "at_employer", "minutes.2": "240",
            "note.2": "train ticket"}  # fmt: skip
    answer = send(begun, path, path, told)
    assert answer.headers["location"] == "/nl/days/calendar/2026/3#d3"
    lines = [line for line in exported(begun).splitlines() if line.startswith("2026-03-03")]
    assert [line.split(",")[:4] for line in lines] == [
        ["2026-03-03", "NL", "210", "telework"],
        ["2026-03-03", "BE", "240", "at_employer"],
    ]
    assert "train ticket" in lines[1]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"what.1": "telework", "minutes.1": "x"}, "minutes-1"),
        ({"what.1": "telework", "minutes.1": "1441"}, "minutes-1"),
        ({"what.1": "nothing"}, "what-1"),
        ({"what.1": "client_visit", "minutes.1": "60"}, "country-1"),
        ({"what.1": "telework", "country.1": "XX", "minutes.1": "60"}, "country-1"),
        (
            {"what.1": "telework", "minutes.1": "800", "what.2": "at_employer", "minutes.2": "800"},
            "minutes-1",
        ),
        ({"what.1": "telework", "minutes.1": "60", "note.1": "111222333"}, "note-1"),
        ({"minutes.1": "60"}, "what-1"),
    ],
)
def test_what_is_wrong_with_a_date_is_said_beside_the_field(
    begun: TestClient, told: dict[str, str], field: str
) -> None:
    path = "/nl/days/date/2026-03-03"
    answer = send(begun, path, path, told)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert f'id="{field}"' in answer.text
    assert "111222333" not in answer.text
    assert "2026-03-03" not in exported(begun)


def test_outside_the_job_nothing_can_be_said(begun: TestClient) -> None:
    for day in ("2025-12-31", "2028-01-01", "2026-02-30", "x"):
        assert begun.get(f"/nl/days/date/{day}").status_code == 404


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "ics"])
def test_a_file_of_ours_is_shown_first_and_changes_nothing_twice(begun: TestClient, suffix: str) -> None:
    fill(begun)
    content, before = begun.get(f"/nl/days/export.{suffix}").content, exported(begun)
    send(begun, "/nl/days/erase", "/nl/days/erase", {})
    assert send(begun, "/nl/days", "/nl/days/start", JOB).status_code == 303
    answer = upload(begun, f"days.{suffix}", content)
    assert answer.headers["location"] == "/nl/days/preview"
    count = len({line[:10] for line in before.splitlines()[1:]})
    assert f"Nieuwe dagen: {count}. Andere dagen: 0" in begun.get("/nl/days/preview").text
    assert len(exported(begun).splitlines()) == 1
    assert send(begun, "/nl/days/preview", "/nl/days/preview", {}).status_code == 303
    after = exported(begun)
    assert [line.split(",")[:8] for line in after.splitlines()] == [
        line.split(",")[:8] for line in before.splitlines()
    ]
    upload(begun, f"days.{suffix}", content)
    assert f"Nieuwe dagen: 0. Andere dagen: 0. Gelijk gebleven: {count}" in begun.get("/nl/days/preview").text
    send(begun, "/nl/days/preview", "/nl/days/preview", {"no": "no"})
    assert begun.get("/nl/days/preview").status_code == 303


def test_every_bad_row_of_a_table_is_listed(begun: TestClient) -> None:
    table = (
        "datum;land;minuten\n2026-03-99;BE;480\n2026-03-02;BE;480\n2026-03-03;Mars;480\n2026-03-04;BE;veel\n"
    )
    answer = upload(begun, "days.csv", table.encode())
    assert answer.status_code == 422
    assert "3 regels kloppen niet" in answer.text
    for text in (
        "regel 2, datum: er staat '2026-03-99'; toegestaan: een datum",
        "regel 4, land: er staat 'Mars'; toegestaan: nl, be",
        "regel 5, minuten: er staat 'veel'; toegestaan: 0 tot en met 1440",
    ):
        assert text in html.unescape(answer.text)
    assert len(exported(begun).splitlines()) == 1


def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return content.getvalue()


def endless() -> bytes:
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{number}\r\nSUMMARY:thuis\r\nDTSTART:20260101T000000\r\nDTEND:20260101T000100\r\n"
        "RRULE:FREQ=MINUTELY\r\nEND:VEVENT\r\n"
        for number in range(5)
    )
    return f"BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n".encode()


BAD = {
    "nothing": b"",
    "zeros": b"\0" * 2000,
    "no table": b"hello",
    "a zip that grows": bomb(),
    "a broken zip": b"PK\x03\x04" + b"\0" * 100,
    "a calendar without end": endless(),
    "half a calendar": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
    "a formula": b"date,country,minutes\n2026-03-02,=1+1,480\n",
    "other years": b"date,country,minutes\n1999-03-02,BE,480\n",
    "a number of somebody": b"date,country,minutes,evidence\n2026-03-02,BE,480,111222333\n",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_words(begun: TestClient, name: str) -> None:
    answer = upload(begun, "days.csv", BAD[name])
    assert answer.status_code == 422, answer.text
    assert 'role="alert"' in answer.text
    assert "111222333" not in answer.text
    assert len(exported(begun).splitlines()) == 1


def test_the_status_is_that_of_the_library(begun: TestClient) -> None:
    fill(begun)
    page = begun.get("/nl/days/status").text
    register = register_of(begun)
    person = mine(begun)
    job = register.employments(person)[0]
    status = grenswijzer.day_status(
        register.days(person, "clinic", date(2025, 1, 1), date(2028, 12, 31)),
        residence_state=job.residence_state,
        employer_state=job.employer_state,
        today=TODAY,
        first_day=job.first_day,
    )
    section = counter_section(status, language("nl"))
    table = section.blocks[0]
    assert isinstance(table, Table)
    assert len(table.rows) >= 3
    for row in table.rows:
        for cell in row.cells:
            assert f">{cell.text}<" in page, cell.text
    assert "--situation" not in page


def test_the_history_keeps_what_was_said_before(begun: TestClient) -> None:
    path = "/nl/days/date/2026-03-03"
    for what in ("home", "work", "empty"):
        send(begun, path, path, {"quick": what})
    page = begun.get("/nl/days/changes/2026/3").text
    assert page.replace("\u2060", "").count('<th scope="row">03-03-2026</th>') == 3
    assert page.index("thuiswerk (Nederland)") < page.index("bij de werkgever") < page.index("leeggemaakt")


def test_the_dossier_bears_the_chosen_name_and_can_be_verified(begun: TestClient, tmp_path: Path) -> None:
    fill(begun)
    answer = begun.get("/nl/days/dossier/2026.html")
    assert "attachment" in answer.headers["content-disposition"]
    assert "Heron" in answer.text
    person = mine(begun)
    assert person not in answer.text
    file = tmp_path / "dossier.html"
    file.write_bytes(answer.content)
    from grenswijzer.answers.dossier_page import verified

    assert verified(file).agrees
    empty = begun.get("/nl/days/dossier/2027.html")
    assert empty.status_code == 422
    assert "Over 2027 staat er nog niets" in empty.text


def test_the_days_take_the_place_of_the_answers_days(begun: TestClient) -> None:
    fill(begun)
    send(begun, "/nl/", "/nl/people/over_quarter", {})
    send(
        begun,
        "/nl/days/start",
        "/nl/days/start",
        {**JOB, "job": "kantoor", "first": "2025-01-01", "name": ""},
    )
    fill(begun, first="2025-01-06", last="2025-12-31")
    answer = send(begun, "/nl/days/use", "/nl/days/use", {"place": "An.kantoor"})
    assert answer.headers["location"] == "/nl/result", answer.text
    saved = grenswijzer.read(begun.get("/nl/answers.yaml").content)
    entries = next(iter(saved["people"].values()))["jobs"]["kantoor"]["work"]["calendar"]
    assert (
        len({str(entry["date"]) for entry in entries}) == 258
    )  # 51 weeks of five days, and Monday 29 to Wednesday 31 December
    assert begun.get("/nl/result").status_code == 200


def test_one_visit_never_sees_another(begun: TestClient) -> None:
    fill(begun)
    before = people(begun)
    begun.cookies.clear()
    assert begun.get("/nl/days/export.csv").status_code == 303
    assert send(begun, "/nl/days", "/nl/days/start", JOB).status_code == 303
    assert len(exported(begun).splitlines()) == 1
    assert len(people(begun) - before) == 1


@pytest.mark.parametrize("page", ["/nl/days/erase", "/nl/erase"])
def test_erasing_takes_the_days_away(begun: TestClient, page: str) -> None:
    fill(begun)
    before = people(begun)
    send(begun, page, page, {})
    gone = before - people(begun)
    assert len(gone) == 1
    assert "Houd uw werkdagen bij" in begun.get("/nl/days").text


def test_the_days_expire_with_the_visit(tmp_path: Path) -> None:
    app = create_app(settings(tmp_path, session_hours=1.0))
    with TestClient(app, follow_redirects=False) as browser:
        send(browser, "/nl/days", "/nl/days/start", JOB)
        fill(browser)
        sessions = app.state.sessions
        later = datetime.now(UTC) + timedelta(hours=2)
        sessions._now = lambda: later
        assert people(browser)
        assert "Houd uw werkdagen bij" in browser.get("/nl/days").text  # and nothing comes back
        assert not people(browser)
        send(browser, "/nl/days", "/nl/days/start", JOB)
        sessions._now = lambda: later + timedelta(hours=2)
        sessions.purge()
        assert not people(browser)


def test_a_visit_cannot_fill_the_disk(begun: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days_book, "MOST_CHANGES", 10)
    week = {"day.0": "work", "first": "2026-01-05", "last": "2026-06-05"}
    answer = send(begun, "/nl/days/week", "/nl/days/week", week)
    assert answer.status_code == 422
    assert "Dit register is vol" in answer.text


RUBBISH = (
    "",
    "-1",
    "9" * 300,
    "NaN",
    "inf",
    "٣",
    "2026-02-30",
    "<script>alert(1)</script>",
    "{0} %s",
    "é" * 900,
)


def test_rubbish_in_any_field_gets_an_answer_in_words(begun: TestClient) -> None:
    pages = (
        "days/week",
        "days/date/2026-03-03",
        "days/start",
        "days/month",
        "days/job",
        "days/use",
        "days/preview",
    )
    names = {
        "days/week": ["day.0", "minutes.0", "first", "last"],
        "days/date/2026-03-03": ["what.1", "country.1", "minutes.1", "note.1", "what.٣", "quick"],
        "days/start": list(JOB),
        "days/month": ["year", "month"],
        "days/job": ["job"],
        "days/use": ["place"],
        "days/preview": ["no"],
    }
    for path in pages:
        for rubbish in RUBBISH:
            for name in names[path]:
                token = token_of(begun.get("/nl/days/week").text)
                answer = begun.post(f"/nl/{path}", data={"form_token": token, name: rubbish})
                assert answer.status_code in (303, 422), (path, name, rubbish, answer.status_code)
                assert "<script>alert" not in answer.text
    for path in ("list/2026/13", "x/2026/1", "calendar/99999999999999/1", "changes/1/1", "dossier/2026.exe"):
        assert begun.get(f"/nl/days/{path}").status_code in (404, 422), path


def test_the_nearest_edges_in_money_are_the_planners(begun: TestClient) -> None:
    """With answers of the same year and countries; without them it is not offered."""
    assert "/days/status/money" not in begun.get("/nl/days/status").text
    fill(begun)
    token = token_of(begun.get("/nl/open").text)
    example = Path(__file__).parents[2] / "examples" / "2026-netherlands-low-pay-in-belgium.yaml"
    files = {"file": ("answers.yaml", example.read_bytes())}
    assert begun.post("/nl/upload", data={"form_token": token}, files=files).status_code == 303
    assert "/days/status/money" in begun.get("/nl/days/status").text
    page = begun.get("/nl/days/status/money").text
    situation = grenswijzer.read(begun.get("/nl/answers.yaml").content)
    name, facts = next(iter(situation["people"].items()))
    place = f"{name}.{next(iter(facts['jobs']))}"
    register = register_of(begun)
    person = mine(begun)
    status = grenswijzer.day_status(
        register.days(person, "clinic", date(2025, 1, 1), date(2028, 12, 31)),
        residence_state=register.employments(person)[0].residence_state,
        employer_state=register.employments(person)[0].employer_state,
        today=TODAY,
        first_day=date(2026, 1, 1),
    )
    found = with_money(status, situation, place)
    assert found.edges
    for edge in found.edges:
        for net in (edge.net_before, edge.net_after):
            assert net is not None
            assert page_words("nl").amount(net) in page
