"""What a visitor told is kept for the visitor only, for as long as was said, and can be erased."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from anyio.to_thread import current_default_thread_limiter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from grenswijzer.register import RegisterError
from grenswijzer.web import create_app
from grenswijzer.web.forms import session_of
from grenswijzer.web.pages import result
from grenswijzer.web.sessions import Sessions, SessionTooLargeError
from grenswijzer.web.sizes import TooManyError
from web.conftest import TestClient, settings, token_of, with_note


class Clock:
    """A time that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(tmp_path: Path, clock: Clock) -> Sessions:
    return Sessions(settings(tmp_path, session_hours=2.0), clock)


def stored(sessions: Sessions, said: str = "hello") -> str:
    session = sessions.session(None)
    session.data["said"] = said
    session.save()
    return session.id


def rows(folder: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "web.sqlite") as connection:
        return connection.execute("select id_hash, data from web_session").fetchall()


def on_disk(folder: Path) -> bytes:
    """The database, and what was written ahead of it."""
    return b"".join(file.read_bytes() for file in folder.glob("web.sqlite*"))


def test_what_is_said_is_there_the_next_time(sessions: Sessions) -> None:
    session = sessions.session(stored(sessions))
    assert session.data == {"said": "hello"}
    assert not session.is_new


def test_the_database_does_not_hold_the_id(sessions: Sessions, tmp_path: Path) -> None:
    id_ = stored(sessions)
    assert len(rows(tmp_path)) == 1
    assert b"hello" in on_disk(tmp_path)
    assert id_.encode() not in on_disk(tmp_path)


def test_only_its_owner_can_read_the_file(sessions: Sessions, tmp_path: Path) -> None:
    stored(sessions)
    files = list(tmp_path.glob("web.sqlite*"))
    assert len(files) > 1  # and what is written ahead
    assert not any(file.stat().st_mode & 0o077 for file in files)


def test_a_visit_expires_after_its_last_use(sessions: Sessions, clock: Clock) -> None:
    id_ = stored(sessions)
    clock.now += timedelta(hours=1, minutes=30)
    assert sessions.session(id_).data  # used again: the time runs anew
    clock.now += timedelta(hours=1, minutes=30)
    assert sessions.session(id_).data
    clock.now += timedelta(hours=2, minutes=1)
    assert sessions.session(id_).data == {}


def test_expired_visits_are_erased(sessions: Sessions, clock: Clock, tmp_path: Path) -> None:
    stored(sessions, "old-and-gone")
    assert b"old-and-gone" in on_disk(tmp_path)
    clock.now += timedelta(hours=3)
    young = stored(sessions)
    assert sessions.purge() == 1
    assert len(rows(tmp_path)) == 1
    assert sessions.session(young).data
    assert b"old-and-gone" not in on_disk(tmp_path)


@pytest.mark.parametrize("cookie", ["", "x", "a" * 44, "../../../etc/passwd", "é" * 43, "a" * 42 + "'"])
def test_an_id_we_never_gave_is_not_taken_over(sessions: Sessions, cookie: str) -> None:
    session = sessions.session(cookie)
    assert session.is_new
    assert session.id != cookie


def test_nothing_is_stored_before_something_is_said(sessions: Sessions, tmp_path: Path) -> None:
    session = sessions.session(None)
    assert session.data == {}
    assert session.form_token
    session.save()
    assert not rows(tmp_path)


def test_a_visit_cannot_fill_the_disk(tmp_path: Path) -> None:
    session = Sessions(settings(tmp_path, largest_session=1000)).session(None)
    session.data["said"] = "x" * 1001
    with pytest.raises(SessionTooLargeError):
        session.save()
    assert not rows(tmp_path)


def test_more_rows_than_pages_compute_with_are_not_stored(sessions: Sessions, tmp_path: Path) -> None:
    session = sessions.session(None)
    session.data["situation"] = {"people": {"an": {"jobs": {f"job{n}": {} for n in range(500)}}}}
    with pytest.raises(TooManyError):
        session.save()
    assert not rows(tmp_path)


def test_who_reads_does_not_wait_for_who_writes(sessions: Sessions, tmp_path: Path) -> None:
    id_ = stored(sessions)
    with sqlite3.connect(tmp_path / "web.sqlite", isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("delete from web_session")
        assert sessions.session(id_).data == {"said": "hello"}
        other.execute("ROLLBACK")


def test_a_place_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "web.sqlite").write_text("no database", encoding="utf-8")
    with pytest.raises(RegisterError, match=r"web\.sqlite"):
        Sessions(settings(tmp_path))


# ---------------------------------------------------------------- in a browser


def test_the_cookie_is_closed_to_scripts_and_other_sites(browser: TestClient) -> None:
    cookie = browser.get("/nl/note/here").headers["set-cookie"]
    assert cookie.startswith("visit=")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Expires" not in cookie
    assert "set-cookie" not in browser.get("/nl/note/here").headers


def test_over_https_the_cookie_is_secure_and_bound_to_the_host(tmp_path: Path) -> None:
    with TestClient(with_note(create_app(settings(tmp_path, https=True)))) as client:
        cookie = client.get("/nl/note/here").headers["set-cookie"]
    assert cookie.startswith("__Host-visit=")
    assert "; Secure" in cookie
    assert "; Path=/;" in cookie


@pytest.mark.parametrize("path", ["/api/v1/health", "/api/v1/openapi.json", "/static/nothing"])
def test_programs_and_files_get_no_cookie(browser: TestClient, path: str) -> None:
    assert "set-cookie" not in browser.get(path).headers


def test_erase_everything_leaves_nothing(tmp_path: Path) -> None:
    with TestClient(with_note(create_app(settings(tmp_path))), follow_redirects=False) as client:
        token = token_of(client.get("/nl/note/here").text)
        client.post("/nl/note/here", data={"form_token": token, "said": "erase-this-word"})
        id_ = client.cookies["visit"]
        assert len(rows(tmp_path)) == 1
        assert client.post("/nl/erase", data={"form_token": "wrong"}).status_code == 403
        answer = client.post("/nl/erase", data={"form_token": token})
        assert (answer.status_code, answer.headers["location"]) == (303, "/nl/")
        assert "visit" not in client.cookies
        assert not rows(tmp_path)
        assert b"erase-this-word" not in on_disk(tmp_path)
        client.cookies.set("visit", id_)
        assert '<p id="said"></p>' in client.get("/nl/note/here").text


def test_erasing_drops_what_was_kept_in_memory(browser: TestClient) -> None:
    home = browser.get("/nl/").text
    action = home.partition('action="/nl/people/')[2].partition('"')[0]
    browser.post(f"/nl/people/{action}", data={"form_token": token_of(home)})
    result._pages.drop(lambda key: True)
    result._results.drop(lambda key: True)
    assert browser.get("/nl/result").status_code == 200
    assert len(result._pages) == len(result._results) == 1
    browser.post("/nl/erase", data={"form_token": token_of(home)})
    assert len(result._pages) == len(result._results) == 0


def test_too_much_in_one_visit_is_refused_in_words(tmp_path: Path) -> None:
    app = with_note(create_app(settings(tmp_path, largest_session=1000)))
    with TestClient(app) as client:
        token = token_of(client.get("/nl/note/here").text)
        answer = client.post("/nl/note/here", data={"form_token": token, "said": "x" * 2000})
        assert answer.status_code == 413
        assert "niet opgeslagen" in answer.text


def test_a_visit_is_stored_while_every_thread_computes(tmp_path: Path) -> None:
    """What is finished goes out at once, and does not queue behind what has yet to begin."""
    app = create_app(settings(tmp_path, request_seconds=5.0))

    async def crowded(request: Request) -> Response:
        threads = current_default_thread_limiter()
        for waiting in range(int(threads.available_tokens)):
            threads.acquire_on_behalf_of_nowait(waiting)
        session_of(request).data["said"] = "hello"
        return PlainTextResponse("stored")

    app.add_api_route("/nl/crowded", crowded)
    with TestClient(app) as client:
        assert client.get("/nl/crowded").status_code == 200
        assert len(rows(tmp_path)) == 1


def test_two_processes_share_the_visits(tmp_path: Path) -> None:
    first, second = (create_app(settings(tmp_path)) for _ in range(2))
    id_ = stored(first.state.sessions)
    assert second.state.sessions.session(id_).data == {"said": "hello"}
