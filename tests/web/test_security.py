"""Headers, limits, forms from elsewhere, and what is never told: tests named in docs/threat-model.md."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.responses import Response

from grenswijzer.web import create_app, warming
from grenswijzer.web.rendering import STATIC, TEMPLATES
from web.conftest import TestClient, settings, token_of, with_note

BSN = "111222333"
REGISTER_NUMBER = "85.03.04-123.11"


# ---------------------------------------------------------------- headers


@pytest.mark.parametrize(
    "path", ["/", "/nl/", "/nl/nothing", "/api/v1/health", "/api/v1/nothing", "/nl/broken"]
)
def test_every_answer_has_the_security_headers(browser: TestClient, path: str) -> None:
    headers = browser.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["form-action"] == policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    assert "strict-transport-security" not in headers
    assert "server" not in headers


def test_strict_transport_only_over_https(tmp_path: Path) -> None:
    with TestClient(create_app(settings(tmp_path, https=True))) as client:
        assert client.get("/nl/").headers["strict-transport-security"].startswith("max-age=31536000")


def test_no_page_has_inline_code_or_loads_from_elsewhere() -> None:
    wrong = re.compile(
        r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=|javascript:|hx-on|"
        r"(?:src|action)=[\"']https?:|<link[^>]+href=[\"']https?:|@import|url\([\"']?https?:"
    )
    assert wrong.search('<a onclick="x">')
    assert wrong.search("<script>x</script>")
    files = [*TEMPLATES.rglob("*.html"), *STATIC.rglob("*.css")]
    assert files
    found = [
        f"{file.name}:{number}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if wrong.search(line)
    ]
    assert not found


def test_an_unknown_host_name_is_refused(browser: TestClient) -> None:
    """A page of another site that points its own name at this machine gets nothing (DNS rebinding)."""
    assert browser.get("/nl/", headers={"host": "elsewhere.example"}).status_code == 400
    assert browser.get("/api/v1/health", headers={"host": "elsewhere.example:8000"}).status_code == 400


def test_files_of_the_look_may_be_kept_and_nothing_above_them_read(browser: TestClient) -> None:
    name = next(path for path in STATIC.rglob("*") if path.is_file()).relative_to(STATIC).as_posix()
    assert "immutable" in browser.get(f"/static/{name}?v=1").headers["cache-control"]
    assert "immutable" not in browser.get(f"/static/{name}").headers["cache-control"]
    first = browser.get(f"/static/{name}")
    assert first.content == (STATIC / name).read_bytes()
    again = browser.get(f"/static/{name}", headers={"if-none-match": f'"x", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert browser.head(f"/static/{name}").headers["content-length"] == str(len(first.content))
    assert browser.post(f"/static/{name}").status_code == 405
    for path in ("/static/../application.py", "/static/%2e%2e/application.py", "/static/..%2fapplication.py"):
        assert browser.get(path).status_code == 404


# ---------------------------------------------------------------- forms


def said(browser: TestClient, token: str, text: str = "hello", **headers: str) -> httpx.Response:
    answer: httpx.Response = browser.post(
        "/nl/note/here",
        data={"form_token": token, "said": text},
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )
    return answer


def test_a_form_of_this_visit_is_taken_and_kept(browser: TestClient) -> None:
    token = token_of(browser.get("/nl/note/here").text)
    assert said(browser, token, sec_fetch_site="same-origin").status_code == 200
    assert '<p id="said">hello</p>' in browser.get("/nl/note/here").text


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://testserver.elsewhere.example"},
    ],
)
def test_a_form_from_elsewhere_is_refused_even_with_its_token(
    browser: TestClient, headers: dict[str, str]
) -> None:
    token = token_of(browser.get("/nl/note/here").text)
    assert said(browser, token, **headers).status_code == 403
    assert '<p id="said"></p>' in browser.get("/nl/note/here").text


@pytest.mark.parametrize("token", ["", "x", "A" * 88, "é" * 20])
def test_a_form_without_the_token_of_this_visit_is_refused(browser: TestClient, token: str) -> None:
    browser.get("/nl/note/here")
    answer = said(browser, token)
    assert answer.status_code == 403
    assert "Er is niets opgeslagen" in answer.text


def test_the_token_of_another_visit_is_refused(browser: TestClient) -> None:
    token = token_of(browser.get("/nl/note/here").text)
    browser.cookies.clear()
    browser.get("/nl/note/here")
    assert said(browser, token).status_code == 403


def test_the_token_is_different_in_every_form(browser: TestClient) -> None:
    assert len({token_of(browser.get("/nl/note/here").text) for _ in range(3)}) == 3


def people_tried(browser: TestClient) -> str:
    """The result page of the first person on the first page."""
    home = browser.get("/nl/")
    action = re.search(r'action="(/nl/people/[^"]+)"', home.text)
    assert action
    browser.post(action[1], data={"form_token": token_of(home.text)})
    page: str = browser.get("/nl/result").text
    return page


def test_a_page_that_is_kept_in_memory_holds_nothing_of_a_visit(browser: TestClient) -> None:
    first = people_tried(browser)
    id_ = browser.cookies["visit"]
    browser.cookies.clear()
    second = people_tried(browser)
    assert browser.cookies["visit"] != id_
    assert "<h1" in first
    assert first == second
    assert "form_token" not in first


def test_what_is_typed_is_escaped(browser: TestClient) -> None:
    token = token_of(browser.get("/nl/note/here").text)
    said(browser, token, "<script>alert(1)</script>")
    assert "&lt;script&gt;" in browser.get("/nl/note/here").text


@pytest.mark.parametrize("number", [BSN, "my number is 111 222 333", REGISTER_NUMBER])
def test_an_identification_number_is_refused_with_an_explanation(browser: TestClient, number: str) -> None:
    token = token_of(browser.get("/nl/note/here").text)
    answer = said(browser, token, number)
    assert answer.status_code == 422
    assert "BSN of rijksregisternummer" in answer.text
    assert number not in answer.text
    assert '<p id="said"></p>' in browser.get("/nl/note/here").text


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{}", 415),
        ("text/plain", b"said=x", 415),
        ("multipart/form-data", b"--x\r\nrubbish", 400),
        ("multipart/form-data; boundary=x", b"--x\r\nrubbish without an end", 400),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--\r\n",
            400,
        ),
        ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(3000)), 400),
        ("application/x-www-form-urlencoded", b"%zz=%%&=&&form_token", 403),
        ("application/x-www-form-urlencoded", b"\xff\xfe=\x00", 403),
    ],
)
def test_a_malformed_form_is_refused_in_words(
    browser: TestClient, kind: str, body: bytes, status: int
) -> None:
    browser.get("/nl/note/here")
    answer = browser.post("/nl/note/here", content=body, headers={"content-type": kind})
    assert answer.status_code == status
    assert "<h1" in answer.text


# ---------------------------------------------------------------- limits


def chunks(size: int) -> Iterator[bytes]:
    for _ in range(size // 10_000):
        yield b"x" * 10_000


@pytest.mark.parametrize("path", ["/nl/note/here", "/api/v1/calculate"])
def test_a_body_that_is_too_large_is_refused(browser: TestClient, path: str) -> None:
    kind = "application/json" if "api" in path else "application/x-www-form-urlencoded"
    announced = browser.post(path, content=b"x" * 1_000_001, headers={"content-type": kind})
    assert announced.status_code == 413
    unannounced = browser.post(path, content=chunks(2_000_000), headers={"content-type": kind})
    assert unannounced.status_code == 413


def test_an_upload_may_be_larger_but_not_too_large(browser: TestClient) -> None:
    token = token_of(browser.get("/nl/note/here").text)
    for size, status in ((2_000_000, 200), (5_100_000, 413)):
        answer = browser.post(
            "/nl/note/here/upload", data={"form_token": token}, files={"file": ("a.ics", b"x" * size)}
        )
        assert answer.status_code == status


@pytest.mark.parametrize("length", ["-1", "1e3", "٣", "", "1, 2"])
def test_a_senseless_length_is_refused(browser: TestClient, length: str) -> None:
    answer = browser.get("/nl/", headers={"content-length": length.encode("utf-8")})
    assert answer.status_code == 400


def test_a_request_that_takes_too_long_is_answered_in_time(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(settings(tmp_path, request_seconds=1.0))
    begun: list[str] = []
    ended: list[str] = []
    released = threading.Event()

    def slow() -> Response:
        begun.append("slow")
        released.wait(60)
        ended.append("slow")
        raise RuntimeError("a mistake with facts in it: Breda")

    app.add_api_route("/nl/slow", slow, include_in_schema=False)
    app.add_api_route("/api/slow", slow, include_in_schema=False)
    with TestClient(app) as client:
        page = client.get("/nl/slow")
        assert (page.status_code, ended) == (503, [])
        assert "te lang" in page.text
        problem = client.get("/api/slow")
        assert problem.status_code == 503
        assert problem.headers["content-type"] == "application/problem+json"
        released.set()
        # they go on to their end, and nothing of it is said; on a busy machine one may never have begun
        while len(ended) < len(begun):
            client.get("/nl/about")
    assert "Breda" not in caplog.text


# ---------------------------------------------------------------- errors and logs


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "Er ging bij ons"), ("en", "went wrong"), ("fr", "erreur"), ("de", "schiefgegangen")],
)
def test_a_mistake_of_ours_is_said_without_its_inside(browser: TestClient, language: str, words: str) -> None:
    answer = browser.get(f"/{language}/broken")
    assert answer.status_code == 500
    assert words in answer.text
    assert "RuntimeError" not in answer.text
    assert "Breda" not in answer.text
    assert f'<html lang="{language}"' in answer.text


def test_an_unknown_page_is_said_in_the_language_of_its_path_or_of_the_browser(browser: TestClient) -> None:
    assert "existiert nicht" in browser.get("/de/x").text or "gibt es nicht" in browser.get("/de/x").text
    assert "does not exist" in browser.get("/x", headers={"accept-language": "en-GB,nl;q=0.3"}).text
    assert browser.post("/nl/note/here/upload/x").status_code == 404
    assert browser.put("/nl/note/here").status_code == 405


def test_the_log_knows_no_facts(browser: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="grenswijzer.web")
    token = token_of(browser.get("/nl/note/secretplace?secretquery=1").text)
    said(browser, token, "secretanswer")
    browser.get("/nl/secretpath")
    browser.post("/api/v1/calculate", json={"situation": {"secretfield": 1}})
    lines = [record.getMessage() for record in caplog.records if record.name == "grenswijzer.web"]
    assert any(re.fullmatch(r"GET note 200 \d+ ms", line) for line in lines)
    assert any(re.fullmatch(r"POST calculate 422 \d+ ms", line) for line in lines)
    assert not [line for line in lines if "secret" in line or "testclient" in line]


# ---------------------------------------------------------------- behind a proxy, and links from elsewhere


@pytest.mark.parametrize("prefix", ["/grens", ""])
def test_behind_a_proxy_every_link_has_the_base_path(tmp_path: Path, prefix: str) -> None:
    app = with_note(create_app(settings(tmp_path, base_path="/grens")))
    with TestClient(app, follow_redirects=False) as client:
        start = client.get(f"{prefix}/", headers={"accept-language": "fr"})
        assert start.headers["location"] == "/grens/fr/"
        page = client.get(f"{prefix}/nl/note/here")
        assert page.status_code == 200
        links = re.findall(r'(?:href|src|action)="(/[^"]*)"', page.text)
        assert links
        assert all(link.startswith("/grens/") for link in links)
        assert "Path=/grens" in page.headers["set-cookie"]
        assert client.get(f"{prefix}/api/v1/openapi.json").json()["servers"] == [{"url": "/grens"}]
        assert app.state.paths("api", (("language", "nl"),)) == "/nl/api"
        assert client.get(f"{prefix}/nl/api").status_code == 200


def test_what_is_made_ready_at_the_start_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "load_year", lambda year: None)  # every year takes long
    for step in warming.steps():
        step()


def test_a_link_from_another_site_keeps_the_visit(browser: TestClient) -> None:
    """A Strict cookie does not come along with the first request; the page must not put a new one over it."""
    answer = browser.get(
        "/nl/note/here", headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    )
    assert answer.status_code == 200
    assert 'http-equiv="refresh"' in answer.text
    assert "set-cookie" not in answer.headers
