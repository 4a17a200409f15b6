"""``grenswijzer serve`` starts, answers, ends cleanly, and says what is wrong in one line."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from grenswijzer.cli.serve import listen

LIFE_SECONDS = 90
"""No server of a test lives longer, whatever happens."""


def command(folder: Path, *arguments: str) -> list[str]:
    database = f"sqlite:///{folder / 'web.sqlite'}"
    return [sys.executable, "-W", "ignore", "-m", "grenswijzer", "serve", "--database", database, *arguments]


@contextmanager
def served(folder: Path, *arguments: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A service on a free port of this machine, and its address."""
    process = subprocess.Popen(
        command(folder, "--port", "0", *arguments),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.alarm(LIFE_SECONDS) and None,
    )
    try:
        assert process.stderr is not None
        first = process.stderr.readline()
        found = re.search(r"http://\S+/", first)
        assert found, first
        yield found[0], process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(30)


def body(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        text: str = answer.read().decode()
    return text


@pytest.mark.parametrize("workers", ["1", "2"])
def test_it_answers_on_this_machine_and_ends_on_control_c(tmp_path: Path, workers: str) -> None:
    with served(tmp_path, "--workers", workers, "--base-path", "/grens/") as (address, process):
        assert address.startswith("http://127.0.0.1:")
        assert address.endswith("/grens/")
        assert "<h1" in body(f"{address}nl/")
        assert '"status":"ok"' in body(f"{address}api/v1/health")
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in errors
    assert "127.0.0.1" not in errors.partition("\n")[2]


def kept_open(address: str, *paths: str) -> list[bool]:
    """For each page whether its connection was kept for the next question."""
    where = urlsplit(address)
    connection = HTTPConnection(where.hostname or "", where.port, timeout=60)
    found = []
    for path in paths:
        connection.request("GET", f"/{path}")
        with connection.getresponse() as answer:
            assert answer.read()
            found.append(answer.getheader("connection") != "close")
    connection.close()
    return found


@pytest.mark.parametrize(("workers", "is_kept"), [("1", True), ("2", False)])
def test_after_a_computation_the_next_question_goes_to_any_process(
    tmp_path: Path, workers: str, is_kept: bool
) -> None:
    with served(tmp_path, "--workers", workers) as (address, _):
        assert kept_open(address, "nl/about", "nl/quick") == [True, is_kept]


def refused(folder: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        command(folder, *arguments), capture_output=True, text=True, timeout=LIFE_SECONDS, check=False
    )
    return done.returncode, done.stderr.strip()


def test_a_port_that_is_taken_is_one_clear_message(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, said = refused(tmp_path, "--port", str(port))
    assert code == 1
    assert f"--port {port}: another program uses it" in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--host", "0.0.0.0"), 2, "--name"),
        (("--base-path", "a b"), 2, "base path: 'a b'; allowed"),
        (("--port", "0", "--database", "mysql://x/y"), 1, "--database: mysql is no database"),
        (("--port", "0", "--database", "rubbish"), 1, "--database: 'rubbish' is no database address"),
        (("--host", "192.0.2.1", "--port", "0"), 1, "--host 192.0.2.1"),
    ],
)
def test_what_cannot_be_used_is_named(
    tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    found, said = refused(tmp_path, *arguments)
    assert (found, words in said, "\n" in said) == (code, True, False), said


def test_an_answer_does_not_wait_for_the_other_side_to_confirm_its_head() -> None:
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        taken, _ = listening.accept()
        with taken:
            assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
