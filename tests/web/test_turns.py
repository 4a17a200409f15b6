"""Computations of one process come one after the other, in order, and nobody waits for ever."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse, Response

from grenswijzer.web import create_app, turns
from grenswijzer.web.door import Door
from grenswijzer.web.turns import Turns, in_long_turn, in_turn
from web.conftest import TestClient, settings


class Work:
    """Pages that compute until they are told to stop."""

    def __init__(self) -> None:
        self.turns: Turns | None = None
        self.begun: list[str] = []
        self.go_on = threading.Event()
        self.has_begun = threading.Event()

    def compute(self, name: str) -> Response:
        self.begun.append(name)
        self.has_begun.set()
        assert self.go_on.wait(30)
        return PlainTextResponse(name)


@contextmanager
def computing(
    folder: Path, turn: Callable[..., Callable[..., object]], **changed: int
) -> Iterator[tuple[TestClient, Work]]:
    """A browser on an application with ``/nl/compute/NAME`` and ``/api/compute/NAME``, which compute in a turn."""
    app, work = create_app(settings(folder, **changed)), Work()
    work.turns = app.state.turns
    for path in ("/nl/compute/{name}", "/api/compute/{name}"):
        app.add_api_route(path, turn(work.compute), include_in_schema=False, response_model=None)
    with TestClient(app) as client:
        try:
            yield client, work
        finally:
            work.go_on.set()


def begin(client: TestClient, *paths: str) -> list[threading.Thread]:
    found = [threading.Thread(target=client.get, args=(path,)) for path in paths]
    for thread in found:
        thread.start()
    return found


def test_one_computes_at_a_time_and_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # however busy the machine is, the second waits for the first here
    monkeypatch.setattr(turns, "LONG_SECONDS", 600.0)
    with computing(tmp_path, in_turn, most_waiting=1) as (client, work):
        threads = begin(client, "/nl/compute/first")
        assert work.has_begun.wait(30)
        threads += begin(client, "/nl/compute/second")
        assert work.turns is not None
        while not work.turns.waiting:
            assert threads[1].is_alive()
        refused = client.get("/nl/compute/third")
        assert refused.status_code == 503
        assert work.begun == ["first"]
        assert refused.headers["retry-after"] == "5"
        assert "meer vragen" in refused.text
        assert 'href="">Probeer het opnieuw</a>' in refused.text
        assert client.get("/nl/about").status_code == 200
        problem = client.get("/api/compute/fourth")
        assert (problem.status_code, problem.headers["retry-after"]) == (503, "5")
        assert problem.json()["detail"].startswith("Too many calls")
        work.go_on.set()
        for thread in threads:
            thread.join()
        assert work.begun == ["first", "second"]


def test_what_takes_long_does_not_keep_the_next_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "LONG_SECONDS", 0.05)
    with computing(tmp_path, in_turn) as (client, work):
        (first,) = begin(client, "/nl/compute/first")
        assert work.has_begun.wait(30)
        (second,) = begin(client, "/nl/compute/second")
        while len(work.begun) < 2:
            assert first.is_alive()
        work.go_on.set()
        first.join()
        second.join()


def test_long_computations_have_turns_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0.05)
    with computing(tmp_path, in_long_turn, heavy_at_once=1) as (client, work):
        (first,) = begin(client, "/nl/compute/first")
        assert work.has_begun.wait(30)
        late = client.get("/nl/compute/late")
        assert (late.status_code, late.headers["retry-after"]) == (503, "60")
        assert "lange berekeningen" in late.text
        assert client.get("/api/compute/late").json()["detail"].startswith("Too many long")
        page = client.get("/nl/quick")  # it computes, in a turn of the short ones
        assert page.status_code == 200
        work.go_on.set()
        first.join()
        assert work.begun == ["first"]


# ---------------------------------------------------------------- the socket of several processes


class Taken(asyncio.Protocol):
    """Counts the connections that a process takes."""

    count = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        type(self).count += 1


class First(Taken):
    """Of the first process."""


class Second(Taken):
    """Of the second process."""


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not is_so():
            await asyncio.sleep(0.001)


def test_a_connection_goes_to_who_has_nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes share a socket; here they are two doors of one loop."""
    monkeypatch.setattr("grenswijzer.web.door.LONGEST_SECONDS", 3600.0)
    First.count = Second.count = 0

    async def main() -> None:
        loop = asyncio.get_running_loop()
        with socket.create_server(("127.0.0.1", 0)) as listening, listening.dup() as same:
            first, second = Door(loop, First, listening), Door(loop, Second, same)
            callers = []
            first.begin()
            for taken in range(1, 4):
                callers.append(socket.create_connection(listening.getsockname()))
                await until(partial(lambda wanted: Second.count == wanted, taken))
            second.begin()
            callers.append(socket.create_connection(listening.getsockname()))
            await asyncio.sleep(0.02)
            assert (First.count, Second.count) == (0, 3)  # it waits for who is free first
            first.end()
            await until(lambda: First.count == 1)
            first.close()
            second.close()
            await second.wait_closed()
            for caller in callers:
                caller.close()

    asyncio.run(main())


def test_who_waits_at_the_door_of_busy_processes_is_let_in_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("grenswijzer.web.door.LONGEST_SECONDS", 0.01)
    First.count = 0

    async def main() -> None:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            door = Door(asyncio.get_running_loop(), First, listening)
            door.begin()
            callers = [socket.create_connection(listening.getsockname()) for _ in range(20)]
            await until(lambda: First.count == 20)
            door.close()
            for caller in callers:
                caller.close()

    asyncio.run(main())
