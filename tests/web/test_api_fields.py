"""What the API says of a wrong field: which one, what was given, what is allowed, and nothing of it in English only."""

from __future__ import annotations

from typing import Any

import pytest

from grenswijzer.answers.language import LANGUAGES
from grenswijzer.web.api.document import example
from web.conftest import TestClient

COUNTS = {"BE": 180, "NL": 40}


def told(answer: Any) -> dict[str, str]:
    """Pointer or parameter of each error, and what is said of it."""
    assert answer.status_code == 422, answer.text
    return {
        error.get("pointer", error.get("parameter")): error["detail"] for error in answer.json()["errors"]
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("call", "body", "place", "words"),
    [
        ("explain", {"situation": {}, "name": 7}, "/name", ["name", "7"]),
        ("explain", {"situation": {}}, "/name", ["name"]),
        ("days", {"situation": {}, "today": "30-06-2025"}, "/today", ["today", '"30-06-2025"', "2025-12-31"]),
        ("days", {"situation": {}, "today": "2025-02-30"}, "/today", ['"2025-02-30"', "2025-12-31"]),
        ("batch", {"situations": []}, "/situations", ["situations", "1"]),
        ("calculate", {"situation": {}, "readings": "ja"}, "/readings", ["readings", '"ja"', "true"]),
        ("plan", {"situation": {}, "variant": "x"}, "/variant", ["variant"]),
    ],
)
def test_a_field_of_the_wrong_shape(
    browser: TestClient, language: str, call: str, body: dict[str, Any], place: str, words: list[str]
) -> None:
    detail = told(browser.post(f"/api/v1/{call}", json=body, params={"language": language}))[place]
    assert not [word for word in words if word not in detail], detail


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("address", "place", "words"),
    [
        ("law?kind=foo", "kind", ["kind", '"foo"', "rule, figure, input, view"]),
        ("law?limit=9999", "limit", ["limit", '"9999"', "1000"]),
        ("law/search?words=x&kind=foo", "kind", ['"foo"', "question, term, synonym"]),
        ("timeline?day=2024-13-01", "day", ['"2024-13-01"', "2025-12-31"]),
        ("law/be_income_tax?year=abc", "year", ["year", '"abc"']),
    ],
)
def test_a_parameter_that_cannot_be(
    browser: TestClient, language: str, address: str, place: str, words: list[str]
) -> None:
    answer = browser.get(f"/api/v1/{address}", headers={"accept-language": language})
    detail = told(answer)[place]
    assert not [word for word in words if word not in detail], detail
    assert "' or '" not in detail


def test_a_person_who_is_not_there_is_the_field_that_is_wrong(browser: TestClient) -> None:
    call = {"situation": example(), "name": "be_income_tax", "person": "bob"}
    detail = told(browser.post("/api/v1/explain", json=call))["/person"]
    assert '"bob"' in detail
    assert "an" in detail.split("allowed: ")[1]


def test_a_job_told_without_days_is_the_field_that_is_wrong(browser: TestClient) -> None:
    person = example()["people"]["an"]
    job = {**person["jobs"]["ziekenhuis"], "work": {"counts": COUNTS}}
    situation = {**example(), "people": {"an": {**person, "jobs": {"ziekenhuis": job}}}}
    answer = browser.post("/api/v1/days", json={"situation": situation, "today": "2025-06-30"})
    assert list(told(answer)) == ["/situation/people/an/jobs/ziekenhuis"]


def test_every_call_says_that_it_takes_a_language(browser: TestClient) -> None:
    paths = browser.get("/api/v1/openapi.json").json()["paths"]
    without = [
        path
        for path, operations in paths.items()
        for operation in operations.values()
        if "language" not in {found["name"] for found in operation["parameters"]}
    ]
    assert not without
