"""A PostgreSQL server of the tests' own, on loopback, started once and stopped at the end."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

HINT = "PostgreSQL is not here: sudo apt-get install postgresql"


def programs() -> Path | None:
    """The folder of Debian's newest PostgreSQL, or of the one on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    elsewhere = shutil.which("pg_ctl")
    return Path(elsewhere).resolve().parent if elsewhere else None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of an empty database."""
    folder = programs()
    if folder is None:
        if os.environ.get("CI") == "true":
            pytest.fail(HINT)
        pytest.skip(HINT)
    # the server refuses to run as the superuser
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory() as place:
        if prefix:
            shutil.chown(place, "postgres")
        data, port = Path(place) / "data", free_port()

        def run(*command: str) -> None:
            subprocess.run([*prefix, *command], check=True, cwd=place, stdout=subprocess.DEVNULL, timeout=120)

        run(str(folder / "initdb"), "-D", str(data), "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-p {port} -k {place} -c listen_addresses=127.0.0.1 -c fsync=off"
        control = str(folder / "pg_ctl")
        run(
            control, "-D", str(data), "-w", "-t", "60", "-o", options, "-l", str(Path(place) / "log"), "start"
        )
        try:
            yield f"postgresql://tester@127.0.0.1:{port}/postgres"
        finally:
            run(control, "-D", str(data), "-m", "immediate", "stop")
