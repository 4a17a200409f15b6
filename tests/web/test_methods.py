"""HEAD is answered wherever GET is, and every address says which methods it takes."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest

from grenswijzer.web import create_app
from web.conftest import TestClient, settings, with_note

GETS = (
    "/",
    "/nl/",
    "/nl/note/here",
    "/nl/nowhere",
    "/static/look.css",
    "/api/v1/health",
    "/api/v1/openapi.json",
    "/api/v1/law?limit=2",
    "/api/v1/law?limit=x",
    "/api/v1/law/be_income_tax",
    "/api/v1/law/nothing",
    "/api/v1/law/questions?search=telewerk",
    "/api/v1/timeline",
    "/api/v1/schema/result",
)

TAKEN = {
    "/": "GET, HEAD, OPTIONS",
    "/nl/": "GET, HEAD, OPTIONS",
    "/nl/note/here": "GET, POST, HEAD, OPTIONS",
    "/nl/questions/year/0/0": "GET, POST, HEAD, OPTIONS",
    "/nl/note/here/upload": "POST, OPTIONS",
    "/nl/upload": "GET, POST, HEAD, OPTIONS",
    "/nl/erase": "GET, POST, HEAD, OPTIONS",
    "/static/look.css": "GET, HEAD, OPTIONS",
    "/api/v1/calculate": "POST, OPTIONS",
    "/api/v1/days": "POST, OPTIONS",
    "/api/v1/health": "GET, HEAD, OPTIONS",
    "/api/v1/law/be_income_tax": "GET, HEAD, OPTIONS",
    "/api/v1/law/questions": "GET, HEAD, OPTIONS",
}


@pytest.mark.parametrize("path", GETS)
def test_head_is_get_without_the_body(browser: TestClient, path: str) -> None:
    whole, head = browser.get(path), browser.head(path)
    assert head.status_code == whole.status_code
    assert head.content == b""
    changing = ("set-cookie", "content-length", "content-encoding")
    for name in (name for name in whole.headers if name not in changing):
        assert head.headers[name] == whole.headers[name]


@pytest.mark.parametrize("path", TAKEN)
def test_an_address_says_what_it_takes(browser: TestClient, path: str) -> None:
    told = browser.options(path)
    assert (told.status_code, told.content) == (204, b"")
    assert told.headers["allow"] == TAKEN[path]
    assert "set-cookie" not in told.headers
    for method in ("DELETE", "PUT", "PATCH", "BREW", *(() if "GET" in TAKEN[path] else ("GET", "HEAD"))):
        answer = browser.request(method, path)
        assert answer.status_code == 405, method
        assert answer.headers["allow"] == TAKEN[path]
        if path.startswith("/api/"):
            assert answer.headers["content-type"] == "application/problem+json"
            assert method == "HEAD" or answer.json()["status"] == 405


def test_nothing_takes_no_method(browser: TestClient) -> None:
    for path in ("/nl/nowhere", "/api/v1/nothing"):
        assert {browser.request(method, path).status_code for method in ("OPTIONS", "PUT", "HEAD")} == {404}


def test_behind_a_proxy_an_address_takes_the_same(tmp_path: Path) -> None:
    app = with_note(create_app(settings(tmp_path, base_path="/grens")))
    with TestClient(app) as client:
        for path, allow in TAKEN.items():
            assert client.options(f"/grens{path}").headers["allow"] == allow


def test_the_log_names_the_method_that_was_asked(
    browser: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="grenswijzer.web")
    browser.head("/nl/note/here")
    assert any(re.fullmatch(r"HEAD note 200 \d+ ms", record.getMessage()) for record in caplog.records)
