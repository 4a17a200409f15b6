"""The law, its graphs and its kernels that are kept between processes are never older than the files they came from."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import grenswijzer
from engine.conftest import Load
from engine.test_cache import YAML
from grenswijzer.engine import building, kept_law, system
from grenswijzer.engine.plain import evaluate
from grenswijzer.engine.rows import Household
from grenswijzer.engine.variants import changed_figure

SCRIPT = """
import json, sys
sys.path[:0] = {paths!r}
import grenswijzer
grenswijzer.STARTED += {later} * 10**9
from grenswijzer.engine import building, columns, plain
from grenswijzer.engine.rows import Household
from grenswijzer.engine.system import LawSystem
made = dict.fromkeys(("graph", "plan"), 0)
def counted(name, work):
    def call(*arguments):
        made[name] += 1
        return work(*arguments)
    return call
building._Builder.graph = counted("graph", building._Builder.graph)
columns.plan = counted("plan", columns.plan)
system = LawSystem.load("tiny")
rows = Household({{"home": 1}}, {{}}, {{"income": [100.0]}})
found = columns.run(system, 2001, columns.stack(system, [rows]), ("tax",)).values["tax"][0]
assert found == plain.evaluate(system, 2001, rows).value("tax")
print(json.dumps([float(found), made["graph"], made["plan"], "tiny.law" in sys.modules]))
"""
LAW = '''
from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import rule


@rule(level="home", law="Code 1", unit="EUR/year", start="2001-01-01", output=True)
def tax(income: float, rate: float) -> float:
    """Tax."""
    return round_half_up(income * rate, CENT)
'''
MADE = [1, 1, True]
KEPT = [0, 0, False]

Run = Callable[..., list[Any]]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "laws" / "tiny"
    folder.mkdir(parents=True)
    for name, text in {"__init__.py": "", "types.py": "", "law.py": LAW, "tiny.yaml": YAML}.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def run(package: Path, tmp_path: Path) -> Run:
    """The tax in a new process, how many graphs and plans it made, and whether it imported the law."""

    def start(*paths: Path, later: int = 10) -> list[Any]:
        script = SCRIPT.format(paths=[str(package.parent), *map(str, paths)], later=later)
        environment = os.environ | {"GRENSWIJZER_CACHE": str(tmp_path / "kept")}
        environment["PYTHONPYCACHEPREFIX"] = str(tmp_path / f"pyc{time.time_ns()}")
        command = [sys.executable, "-c", script]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        found: list[Any] = json.loads(done.stdout)
        return found

    return start


def test_a_new_process_starts_with_what_another_one_made(run: Run) -> None:
    assert run() == [10.0, *MADE]
    assert run() == [10.0, *KEPT]


def test_an_edited_rule_figure_or_file_is_seen_at_once(run: Run, package: Path) -> None:
    assert run() == [10.0, *MADE]
    (package / "law.py").write_text(LAW.replace("income * rate", "income - rate"))
    assert run() == [99.9, *MADE]
    (package / "tiny.yaml").write_text(YAML.replace("value: 10", "value: 20"))
    assert run() == [99.8, *MADE]
    assert run() == [99.8, *KEPT]
    (package / "more.py").write_text("")
    assert run() == [99.8, *MADE]


def test_an_edited_module_of_the_engine_is_seen_at_once(run: Run, tmp_path: Path) -> None:
    program = tmp_path / "program"
    source = Path(grenswijzer.__file__).parent
    (program / "grenswijzer").mkdir(parents=True)
    shutil.copy(source / "__init__.py", program / "grenswijzer")
    shutil.copytree(source / "engine", program / "grenswijzer" / "engine")
    assert run(program) == [10.0, *MADE]
    assert run(program) == [10.0, *KEPT]
    helper = program / "grenswijzer" / "engine" / "arithmetic.py"
    helper.write_text(helper.read_text().replace("CENT = 0.01", "CENT = 3.0"))
    assert run(program) == [9.0, *MADE]


def test_a_process_older_than_its_files_keeps_and_takes_nothing(run: Run) -> None:
    assert run() == [10.0, *MADE]
    assert run(later=-3600) == [10.0, *MADE]


def test_what_is_kept_and_damaged_is_made_anew(run: Run, tmp_path: Path) -> None:
    run()
    for path in (tmp_path / "kept" / "law").iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    assert run() == [10.0, *MADE]


def test_nothing_is_kept_where_nothing_can_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("not a folder")
    assert [run(), run()] == [[10.0, *MADE]] * 2


def test_each_variant_has_its_own_graph(load: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRENSWIJZER_CACHE", str(tmp_path / "kept"))
    monkeypatch.setattr(kept_law, "STARTED", time.time_ns() + 10**10)
    base = load(YAML, LAW)
    rows = Household({"home": 1}, {}, {"income": [100.0]})

    def tax_at(value: int) -> float:
        figure = changed_figure(base, "rate", {date(2001, 1, 1): {"value": value}}, "variant")
        found: float = evaluate(base.changed("v", figures={"rate": figure}), 2001, rows).value("tax")
        return found

    assert [tax_at(20), tax_at(30), tax_at(20)] == [20.0, 30.0, 20.0]
    monkeypatch.setattr(building._Builder, "graph", None)
    building._built.cache_clear()
    assert tax_at(20) == 20.0
    assert kept_law.state_of(base.changed("v")) != kept_law.state_of(base)
    system._load.cache_clear()


def test_a_copy_that_was_changed_by_hand_is_not_taken_for_the_law(load: Load) -> None:
    from dataclasses import replace

    assert kept_law.state_of(replace(load(YAML, LAW), coverage={})) is None
