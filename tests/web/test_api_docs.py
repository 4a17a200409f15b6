"""The examples of docs/api.md work as they stand there, against a service that runs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.test_serve import LIFE_SECONDS, served
from grenswijzer.web.api.batch import SECONDS
from grenswijzer.web.api.calls import MOST_IN_BATCH, MOST_IN_PROCESS
from grenswijzer.web.settings import Settings
from grenswijzer.web.sizes import MOST_DAYS, MOST_JOBS, MOST_ROWS

TEXT = (Path(__file__).parent.parent.parent / "docs" / "api.md").read_text(encoding="utf-8")


def block(kind: str) -> str:
    found = re.search(rf"^```{kind}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_the_examples_work(tmp_path: Path) -> None:
    with served(tmp_path) as (address, _):
        code = block("python").replace("http://127.0.0.1:8000/", address)
        assert address in code
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=False,
            timeout=LIFE_SECONDS,
            cwd=tmp_path,
        )
        assert done.returncode == 0, done.stderr
        net, law, *counters = done.stdout.splitlines()
        assert 20_000 < float(net) < 48_000
        assert "WIB 92" in law
        assert len(counters) > 2
        if shutil.which("curl") is None:
            pytest.skip("curl is missing: sudo apt-get install curl")
        done = subprocess.run(
            ["sh", "-ec", block("sh").replace("http://127.0.0.1:8000/", address)],
            capture_output=True,
            text=True,
            check=False,
            timeout=LIFE_SECONDS,
            cwd=tmp_path,
        )
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["people"] == ["an"]


def test_the_limits_are_those_of_the_program() -> None:
    flat = " ".join(TEXT.split())
    settings = Settings(database="sqlite://")
    for words in (
        f"up to {MOST_IN_BATCH:,} households",
        f"a batch of more than {MOST_IN_PROCESS} ",
        f"{MOST_JOBS} jobs a person, {MOST_ROWS} rows of any other kind",
        f"{MOST_DAYS:,} dates together",
        f"larger than {settings.largest_body // 1_000_000} MB",
        f"A call may take {settings.request_seconds:.0f} seconds",
    ):
        assert words in flat
    assert (SECONDS, settings.heavy_at_once) == (120, 2)
    assert "two minutes" in flat
    assert "two at a time" in flat


def test_every_call_of_the_table_is_in_the_document_and_the_other_way_round() -> None:
    from web.test_api_document import OPERATIONS

    rows = [line.split("|")[1] for line in TEXT.splitlines() if line.startswith("| `")]
    told = {name.partition(" ")[2] or name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    told = {name.removeprefix("/api/v1").lstrip("/") for name in told}
    known = {operation.partition(" ")[2].replace("{name}", "NAME") for operation in OPERATIONS}
    assert told == known


def test_the_page_on_serving_names_every_option() -> None:
    page = (Path(__file__).parent.parent.parent / "docs" / "serving.md").read_text(encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "grenswijzer", "serve", "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1"},
    )
    options = set(re.findall(r"--[a-z-]+", done.stdout)) - {"--help", "--no-https"}
    table = page.partition("| option |")[2].partition("\n## ")[0]
    assert set(re.findall(r"`(--[a-z-]+)", table)) >= options >= {"--port", "--database", "--workers"}
