"""The API says what is wrong in the language of the caller, and the law in every language."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from fastapi.exceptions import RequestValidationError
from starlette.requests import Request

from grenswijzer.answers.language import LANGUAGES
from grenswijzer.web.api.document import example
from grenswijzer.web.api.problems import of_validation
from grenswijzer.web.languages import messages
from web.conftest import TestClient

YEARLESS = {**example(), "year": 1950}
REFUSED: dict[str, tuple[str, dict[str, Any]]] = {
    "a field that is not known": ("/calculate", {"json": {"situation": example(), "colour": "blue"}}),
    "a field that is missing": ("/explain", {"json": {"situation": example()}}),
    "a text for a number": ("/batch", {"json": {"situations": "all"}}),
    "a situation that makes no sense": ("/calculate", {"json": {"situation": {"year": 2025, "people": {}}}}),
    "a year without law": ("/calculate", {"json": {"situation": YEARLESS}}),
    "a rule that is not there": ("/explain", {"json": {"situation": example(), "name": "be_income_tx"}}),
    "a job that is not there": ("/plan", {"json": {"situation": example(), "job": "an.bakery"}}),
    "no date": ("/days", {"json": {"situation": example(), "today": "soon"}}),
    "no JSON": ("/calculate", {"content": b"[]", "headers": {"content-type": "application/json"}}),
    "JSON that breaks off": ("/plan", {"content": b'{"a', "headers": {"content-type": "application/json"}}),
    "a form": ("/calculate", {"data": {"year": "2025"}}),
    "an address that is not there": ("/nothing", {"json": {}}),
}


def sent(client: TestClient, what: str, language: str, *, by_header: bool) -> httpx.Response:
    path, call = REFUSED[what]
    headers = {**call.get("headers", {}), **({"accept-language": language} if by_header else {})}
    params = {} if by_header else {"language": language}
    answer: httpx.Response = client.post(f"/api/v1{path}", **{**call, "headers": headers}, params=params)
    return answer


def words(answer: httpx.Response) -> list[str]:
    """Everything a problem document says in words."""
    assert answer.status_code >= 400
    content = answer.json()
    return [content["detail"], *(error["detail"] for error in content.get("errors", []))]


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_wrong_is_said_in_the_language_of_the_caller(browser: TestClient, what: str) -> None:
    said = {}
    for language in LANGUAGES:
        answer = sent(browser, what, language, by_header=True)
        assert answer.headers["content-language"] == language
        assert words(sent(browser, what, language, by_header=False)) == words(answer)
        said[language] = words(answer)
    for of_each in zip(*said.values(), strict=True):
        assert len(set(of_each)) == len(LANGUAGES), of_each
    general = messages()["api.field_wrong"]["nl"].rpartition("}")[2]
    assert not any(text.endswith(general) for text in said["nl"])


@pytest.mark.parametrize(
    ("given", "shown"),
    [("thursday", '"thursday"'), (7, "7"), ("111222333", "persoonsnummer"), ({"a": 1}, "een object")],
)
def test_a_kind_of_mistake_without_words_says_field_and_value_and_no_english(given: Any, shown: str) -> None:
    found = {"type": "time_parsing", "loc": ("body", "job", "time"), "msg": "Input should be", "input": given}
    said = {}
    for language in LANGUAGES:
        query = f"language={language}".encode()
        request = Request({"type": "http", "query_string": query, "headers": [], "path": "/"})
        answer = of_validation(request, RequestValidationError([found]))
        [error] = json.loads(bytes(answer.body))["errors"]
        assert error["pointer"] == "/job/time"
        said[language] = error["detail"]
        assert "job.time" in said[language]
        assert "111222333" not in said[language]
        assert "Input" not in said[language]
    assert shown in said["nl"]
    assert len(set(said.values())) == len(LANGUAGES)


def test_who_wishes_no_language_of_ours_reads_english(browser: TestClient) -> None:
    plain = sent(browser, "a year without law", "pt", by_header=True)
    assert plain.headers["content-language"] == "en"
    assert words(plain) == words(sent(browser, "a year without law", "en", by_header=True))


def test_a_batch_says_what_is_wrong_in_the_language_of_the_caller(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = {"situations": [YEARLESS, YEARLESS]}
    here = browser.post("/api/v1/batch", json=call, params={"language": "fr"}).json()
    monkeypatch.setattr("grenswijzer.web.api.routes.MOST_IN_PROCESS", 1)
    assert browser.post("/api/v1/batch", json=call, params={"language": "fr"}).json() == here
    detail = here["results"][0]["problem"]["detail"]
    assert detail == messages()["api.not_usable"]["fr"]


def test_a_rule_says_what_it_says_in_every_language(browser: TestClient) -> None:
    entry = browser.get("/api/v1/law/nl_general_compensation").json()
    for text in entry["texts"]:
        assert set(text["text"]) == set(LANGUAGES)
    steps = browser.post(
        "/api/v1/explain", json={"situation": example(), "name": "nl_income_tax", "person": "an"}
    ).json()["steps"]
    told = {step["name"]: step["text"] for step in steps}
    assert set(told["nl_income_tax"]) == set(LANGUAGES)
    assert len(set(told["nl_income_tax"].values())) == len(LANGUAGES)
