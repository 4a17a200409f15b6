"""The API gives what the library and the command line give, and says what is wrong by field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from typer.testing import CliRunner

import grenswijzer
from grenswijzer.cli.commands import app as command
from grenswijzer.web.api.document import example
from grenswijzer.web.languages import message
from grenswijzer.web.sizes import MOST_JOBS, MOST_ROWS
from web.conftest import TestClient

ROOT = Path(__file__).parent.parent.parent
NURSE = ROOT / "examples" / "2025-netherlands-home-day-belgium.yaml"
FILES = (
    NURSE,
    ROOT / "examples" / "2024-belgium-family-one-abroad.yaml",
    ROOT / "examples" / "brochure-2003-general-compensation.yaml",
)


def situation(file: Path) -> Any:
    """The content of an example as JSON has it."""
    return json.loads(json.dumps(grenswijzer.read(file), default=str))


def post(client: TestClient, operation: str, /, **call: Any) -> httpx.Response:
    answer: httpx.Response = client.post(f"/api/v1/{operation}", json=call)
    return answer


def commanded(*arguments: str) -> Any:
    done = CliRunner().invoke(command, [*arguments, "--format", "json"])
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


# ---------------------------------------------------------------- the same answers


def test_the_example_of_the_document_is_the_example_of_the_readme() -> None:
    assert example() == situation(NURSE)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_library_command_line_and_api_give_the_same_answer(browser: TestClient, file: Path) -> None:
    answer = post(browser, "calculate", situation=situation(file))
    assert answer.status_code == 200
    assert answer.json() == json.loads(json.dumps(grenswijzer.calculate(file).to_dict()))
    assert answer.json() == commanded("calculate", str(file))


def test_every_part_of_an_answer_can_be_asked_for(browser: TestClient) -> None:
    plain = post(browser, "calculate", situation=situation(NURSE)).json()
    whole = post(
        browser,
        "calculate",
        situation=situation(NURSE),
        all_values=True,
        readings=True,
        explanation=True,
        sensitivity=True,
    ).json()
    assert set(whole) - set(plain) == {"readings", "explanation", "sensitivity"}
    assert len(whole["values"]["people"]["an"]) > len(plain["values"]["people"]["an"])


def test_explain_is_the_same_as_on_the_command_line(browser: TestClient) -> None:
    by_person = post(browser, "explain", situation=situation(NURSE), name="be_income_tax", person="an")
    by_path = post(browser, "explain", situation=situation(NURSE), name="an.be_income_tax")
    assert by_person.json() == by_path.json() == commanded("explain", str(NURSE), "an.be_income_tax")


def test_compare_is_the_same_as_in_the_library(browser: TestClient) -> None:
    other = {**situation(NURSE), "year": 2024}
    answer = post(browser, "compare", first=situation(NURSE), second=other, names=["now", "then"]).json()
    expected = grenswijzer.compare(situation(NURSE), other, names=("now", "then")).to_dict()
    assert answer == json.loads(json.dumps(expected))


def test_plan_has_a_point_for_every_home_day(browser: TestClient) -> None:
    answer = post(browser, "plan", situation=situation(NURSE)).json()
    assert [point["home_days"] for point in answer["points"]] == list(range(answer["work_days"] + 1))
    net = grenswijzer.calculate(NURSE).value("household_net_income")
    assert min(abs(point["household_net_income"] - net) for point in answer["points"]) < 100


def test_days_are_counted_without_being_kept(browser: TestClient) -> None:
    answer = post(browser, "days", situation=situation(NURSE), today="2025-06-30").json()
    counters = {found["name"]: found for found in answer["counters"]}
    # the pattern has one home day a week: the Fridays of the first half of 2025 that are no Belgian holiday
    assert counters["nl_be_home_days"]["used"]["counted"] == 26
    assert answer["residence_state"] == "NL"


def test_the_law_can_be_read(browser: TestClient) -> None:
    names = browser.get("/api/v1/law", params={"search": "general compensation", "kind": "rule"}).json()
    assert "nl_general_compensation" in [entry["name"] for entry in names["entries"]]
    assert names["total"] == len(names["entries"])
    page = browser.get("/api/v1/law", params={"offset": 3, "limit": 2}).json()
    assert [len(page["entries"]), page["offset"]] == [2, 3]
    entry = browser.get("/api/v1/law/be_marital_quotient", params={"year": 2025})
    assert entry.json() == commanded("law", "be_marital_quotient", "--year", "2025")
    missing = browser.get("/api/v1/law/be_marital_quotien")
    assert (missing.status_code, "be_marital_quotient" in missing.json()["detail"]) == (404, True)


def test_the_timeline_tells_what_was_known_on_a_day(browser: TestClient) -> None:
    found = browser.get("/api/v1/timeline", params={"day": "2003-06-01"}).json()
    assert found["day"] == "2003-06-01"
    standing = {event["name"]: event["standing"] for event in found["events"]}
    assert standing["regulation_1408_71"] == "law"
    # a later ruling says what the law already was; nothing else may come from the future
    assert all(min(event["announced"], event["from"] or "9") <= "2003-06-01" for event in found["events"])
    assert len(found["events"]) < len(browser.get("/api/v1/timeline").json()["events"])


def test_schemas_and_health(browser: TestClient) -> None:
    assert browser.get("/api/v1/schema/situation").json() == json.loads(
        json.dumps(grenswijzer.situation_schema("en"))
    )
    assert browser.get("/api/v1/schema/result").json()["title"]
    assert browser.get("/api/v1/health").json()["status"] == "ok"
    assert browser.get("/api/v1/schema/situation", params={"language": "xx"}).status_code == 422


@pytest.mark.parametrize("day", ["0", "1e9", "2025-02-30", "2025-2-3", "２０２５-01-01", "", "20250101"])
def test_a_date_is_written_as_a_date(browser: TestClient, day: str) -> None:
    assert problem(browser.get("/api/v1/timeline", params={"day": day}))["errors"][0]["parameter"] == "day"
    errors = problem(post(browser, "days", situation=situation(NURSE), today=day))["errors"]
    assert errors[0]["pointer"] == "/today"


# ---------------------------------------------------------------- many


def test_a_batch_answers_each_and_one_that_is_wrong_stops_no_other(browser: TestClient) -> None:
    wrong = {**situation(NURSE), "year": 1950}
    results = post(browser, "batch", situations=[situation(NURSE), wrong]).json()["results"]
    assert results[0]["result"] == post(browser, "calculate", situation=situation(NURSE)).json()
    assert results[0]["problem"] is None
    assert results[1]["result"] is None
    assert results[1]["problem"]["errors"][0]["pointer"] == "/situations/1/year"


def test_a_large_batch_runs_apart_with_the_same_answers(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = {"situations": [situation(NURSE), {"year": 2025, "people": {}}]}
    here = browser.post("/api/v1/batch", json=call).json()
    monkeypatch.setattr("grenswijzer.web.api.routes.MOST_IN_PROCESS", 1)
    assert browser.post("/api/v1/batch", json=call).json() == here


@pytest.mark.parametrize(("limit", "value"), [("SECONDS", 1), ("MEMORY_BYTES", 20_000_000)])
def test_a_batch_that_needs_too_much_is_ended(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, tmp_path: Path
) -> None:
    import grenswijzer.web.api.batch as batch

    monkeypatch.setattr("grenswijzer.web.api.routes.MOST_IN_PROCESS", 1)
    monkeypatch.setattr(batch, "WORKER", (*batch.WORKER, f"{limit}={value}"))
    many = [situation(NURSE)] * 300
    answer = browser.post("/api/v1/batch", json={"situations": many})
    assert answer.status_code == 503
    assert "smaller" in answer.json()["detail"]


# ---------------------------------------------------------------- what is wrong


def problem(answer: httpx.Response, status: int = 422) -> dict[str, Any]:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    found: dict[str, Any] = answer.json()
    assert found["status"] == status
    return found


def changed(**places: Any) -> Any:
    """The nurse with something else at a place, keys separated by two underscores."""
    found = situation(NURSE)
    for place, value in places.items():
        *path, last = place.split("__")
        inside = found
        for key in path:
            inside = inside.setdefault(key, {})
        inside[last] = value
    return found


@pytest.mark.parametrize(
    ("wrong", "pointer", "kind"),
    [
        (changed(year=1900), "/situation/year", "year_without_law"),
        (changed(people__an__birth_date="x"), "/situation/people/an/birth_date", "date"),
        (changed(people__an__residence_state="ZZ"), "/situation/people/an/residence_state", "choice"),
        (changed(given={"an.be_income_tax": [1]}), "/situation/given/an.be_income_tax", "plain_value"),
        (changed(people__an__bsn=1), "/situation/people/an/bsn", "private_number"),
        (
            changed(people__an__jobs__ziekenhuis__pay__salary=111222333),
            "/situation/people/an/jobs/ziekenhuis/pay/salary",
            "private_number",
        ),
        (changed(**{"a/b~c": 1}), "/situation/a~1b~0c", "unknown_key"),
    ],
)
def test_a_problem_names_its_field_by_pointer(
    browser: TestClient, wrong: Any, pointer: str, kind: str
) -> None:
    errors = problem(post(browser, "calculate", situation=wrong))["errors"]
    assert [(error["pointer"], error["kind"]) for error in errors] == [(pointer, kind)]
    assert "111222333" not in json.dumps(errors)


def test_every_problem_is_told_at_once(browser: TestClient) -> None:
    wrong = changed(year="x", people__an__birth_date="x")
    errors = problem(post(browser, "calculate", situation=wrong))["errors"]
    assert len(errors) == 2
    assert len(problem(post(browser, "calculate", nothing=1, situation=5))["errors"]) == 2


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"[]", 422),
        (b"null", 422),
        (b"{", 422),
        (b"{}", 422),
        (b"\xff\xfe{}", 422),
        (b'{"situation": {"year": 2025, "year": 2024}}', 422),
        (b'{"situation": {"year": NaN}}', 422),
        (b'{"situation": {"year": 1e999}}', 422),
        (b'{"situation": ' + b"[" * 100_000, 422),
        (b'{"situation": ' + b'{"a":' * 1000 + b"1" + b"}" * 1001, 422),
        (b'{"situation": {"people": {"an": {"jobs": {"x": {"pay": {"salary": 34.000}}}}}}}', 422),
        (b"{a: &a [1], b: *a}", 422),
        (b"{situation: !!python/object:os.system x}", 422),
    ],
)
def test_a_body_that_is_no_call_is_refused(browser: TestClient, body: bytes, status: int) -> None:
    answer = browser.post("/api/v1/calculate", content=body, headers={"content-type": "application/json"})
    assert problem(answer, status)["errors"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/yaml", ""])
def test_only_json_is_taken(browser: TestClient, kind: str) -> None:
    """A form of another site cannot send application/json without asking first, which is never granted."""
    body = yaml.safe_dump({"situation": situation(NURSE)})
    headers = {"content-type": kind} if kind else {}
    problem(browser.post("/api/v1/calculate", content=body, headers=headers), 415)


def test_a_name_or_job_that_is_not_there_is_named(browser: TestClient) -> None:
    for name, call, pointer in (
        ("explain", {"name": "be_income_tx"}, "/name"),
        ("plan", {"job": "an.bakery"}, "/job"),
        ("days", {"job": "an.bakery", "today": "2025-01-01"}, "/job"),
    ):
        errors = problem(post(browser, name, situation=situation(NURSE), **call))["errors"]
        assert errors[0]["pointer"] == pointer
    assert problem(browser.get("/api/v1/law", params={"limit": 0}))["errors"][0]["parameter"] == "limit"


def test_a_path_is_never_read_as_a_file(browser: TestClient) -> None:
    for told in (str(NURSE), "/etc/passwd", "year: 2025"):
        assert problem(post(browser, "calculate", situation=told))["errors"][0]["pointer"] == "/situation"
    errors = problem(post(browser, "batch", situations=[str(NURSE)]))["errors"]
    assert errors[0]["pointer"] == "/situations/0"


def test_a_situation_that_would_keep_us_busy_is_refused(browser: TestClient) -> None:
    job = situation(NURSE)["people"]["an"]["jobs"]["ziekenhuis"]
    long = {"from": "2025-01-01", "to": "2025-12-31", "country": "BE"}
    for wrong, pointer in (
        (changed(people__an__jobs={f"j{n}": job for n in range(MOST_JOBS + 1)}), "/situation/people/an/jobs"),
        (changed(children=[{"birth_date": "2015-01-01"}] * (MOST_ROWS + 1)), "/situation/children"),
        (changed(people__an__jobs__ziekenhuis__work={"calendar": [long] * 12}), "/situation"),
    ):
        errors = problem(post(browser, "calculate", situation=wrong))["errors"]
        assert [(error["pointer"], error["kind"]) for error in errors] == [(pointer, "too_many")]


def test_nothing_but_the_addresses_of_the_document_answers(browser: TestClient) -> None:
    problem(browser.get("/api/v1/"), 404)
    problem(browser.get("/api/v2/calculate"), 404)
    assert problem(browser.get("/api/v1/calculate"), 405)
    wish = {"origin": "https://elsewhere.example", "access-control-request-method": "POST"}
    options = browser.options("/api/v1/calculate", headers=wish)
    assert not [name for name in options.headers if name.startswith("access-control-")]


def test_a_refusal_is_in_the_language_that_is_asked_for(browser: TestClient) -> None:
    wanted = {"nl": "het recht van 2010", "fr": "le droit de 2010", "de": "das Recht von 2010"}
    call = {"situation": {"year": 2010, "people": {}}}
    for code, words in {**wanted, "it": "the law of 2010"}.items():
        answer = browser.post("/api/v1/calculate", json=call, headers={"accept-language": f"{code};q=0.9"})
        assert answer.headers["content-language"] == ("en" if code == "it" else code)
        assert words in answer.json()["errors"][0]["detail"]
        missing = browser.get("/api/v1/nothing", headers={"accept-language": code}).json()["detail"]
        assert missing == message("en" if code == "it" else code, "api.error_404")
        batch = browser.post(
            "/api/v1/batch", json={"situations": [call["situation"]]}, headers={"accept-language": code}
        )
        assert words in batch.json()["results"][0]["problem"]["errors"][0]["detail"]
