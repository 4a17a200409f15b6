"""What is kept between processes is never older than the law, and never needed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grenswijzer.engine import cache

SCRIPT = """
import sys
sys.path[:0] = [{package!r}]
from grenswijzer.engine import cache, plain
from grenswijzer.engine.rows import Household
from grenswijzer.engine.system import LawSystem
read = []
original = cache.read_yaml
cache.read_yaml = lambda path: read.append(path) or original(path)
system = LawSystem.load("tiny")
rows = Household({{"home": 1}}, {{}}, {{"income": [100.0]}})
print(plain.evaluate(system, 2001, rows).value("tax"), len(read))
"""
YAML = """
levels:
  home: {parent: null, label: {nl: huis, en: home}}
coverage: {2001: [all]}
sources: {code: {title: Code}}
inputs:
  income: {level: home, type: float, default: 0, label: {nl: inkomen, en: income}}
rules:
  tax: {nl: belasting, en: tax}
figures:
  rate:
    label: {nl: tarief, en: rate}
    unit: percent
    law: Code 1
    values:
      2001-01-01: {value: 10, source: code 1, status: seen}
"""
LAW = '''
from grenswijzer.engine.rule import rule


@rule(level="home", law="Code 1", unit="EUR/year", start="2001-01-01", output=True)
def tax(income: float, rate: float) -> float:
    """Tax."""
    return income * rate
'''


class Tiny:
    """A law package on disk, and what a new process makes of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept = folder / "kept"
        self.package = folder / "tiny"
        self.package.mkdir()
        for name, text in {"__init__.py": "", "types.py": "", "law.py": LAW, "tiny.yaml": YAML}.items():
            self.write(name, text)

    def write(self, name: str, text: str, age: int = 60) -> None:
        """A file that was last changed ``age`` seconds ago, as far as its own time tells."""
        path = self.package / name
        path.write_text(text)
        then = path.stat().st_mtime_ns - age * 10**9
        os.utime(path, ns=(then, then))

    def run(self, **settings: str) -> tuple[float, int]:
        """The tax, and how many YAML files were parsed for it."""
        environment = os.environ | {"GRENSWIJZER_CACHE": str(self.kept)} | settings
        script = SCRIPT.format(package=str(self.folder))
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        tax, files = done.stdout.split()
        return float(tax), int(files)


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    return Tiny(tmp_path)


@pytest.fixture
def settled(tiny: Tiny) -> Tiny:
    """A package whose files lie long enough behind to be kept."""
    assert tiny.run() == (10.0, 1)
    wait_until_settled(tiny)
    assert tiny.run() == (10.0, 1)
    assert tiny.run() == (10.0, 0)
    return tiny


def wait_until_settled(tiny: Tiny) -> None:
    paths = list(tiny.package.glob("*.yaml"))
    while not cache.are_settled(path.stat() for path in paths):
        time.sleep(0.05)


def test_an_edited_yaml_is_seen_at_once(settled: Tiny) -> None:
    settled.write("tiny.yaml", YAML.replace("value: 10", "value: 20"))
    assert settled.run() == (20.0, 1)
    settled.write("tiny.yaml", YAML.replace("value: 10", "value: 30"))
    assert settled.run() == (30.0, 1)


def test_an_edited_rule_is_seen_at_once(settled: Tiny) -> None:
    settled.write("law.py", LAW.replace("income * rate", "income - rate"))
    assert settled.run()[0] == 99.9


def test_another_guard_is_seen_at_once(settled: Tiny) -> None:
    settled.write("law.py", LAW.replace('start="2001-01-01"', 'start="2001-01-01", when="is_poor"'))
    poor = "  is_poor: {level: home, type: bool, default: false, label: {nl: arm, en: poor}}\nrules:"
    settled.write("tiny.yaml", YAML.replace("rules:", poor))
    script_rows = SCRIPT.replace('"income": [100.0]', '"income": [100.0], "is_poor": [False]')
    done = subprocess.run(
        [sys.executable, "-c", script_rows.format(package=str(settled.folder))],
        env=os.environ | {"GRENSWIJZER_CACHE": str(settled.kept)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split()[0] == "0.0"


def test_a_file_more_or_less_is_seen_at_once(settled: Tiny) -> None:
    settled.write("more.yaml", "offices: {}\n")
    assert settled.run() == (10.0, 2)
    (settled.package / "more.yaml").unlink()
    assert settled.run()[0] == 10.0


def test_what_is_damaged_is_made_anew(settled: Tiny) -> None:
    files = [path for path in settled.kept.rglob("*") if path.is_file()]
    assert {path.parent.name for path in files} >= {"yaml", "plain"}
    for path in files:
        content = bytearray(path.read_bytes())
        content[-5] ^= 1
        path.write_bytes(content)
    assert settled.run() == (10.0, 1)
    assert settled.run() == (10.0, 0)
    for path in files:
        path.write_bytes(b"short")
    assert settled.run() == (10.0, 1)
    assert settled.run() == (10.0, 0)


def test_a_folder_that_cannot_be_written_keeps_nothing(settled: Tiny, tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder")
    for _ in range(2):
        assert settled.run(GRENSWIJZER_CACHE=str(occupied)) == (10.0, 1)
    assert occupied.read_text() == "not a folder"


def test_what_changed_a_moment_ago_is_not_kept(tiny: Tiny) -> None:
    """Its times might not tell of one more change."""
    tiny.write("tiny.yaml", YAML, age=0)
    assert tiny.run() == (10.0, 1)
    assert not (tiny.kept / "yaml").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only there is the folder found without the library")
@pytest.mark.parametrize("told", [None, "/somewhere/else", "relative", ""])
def test_the_folder_is_that_of_the_platform(told: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    monkeypatch.delenv("GRENSWIJZER_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if told is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", told)
    assert cache.cache_folder() == Path(platformdirs.user_cache_dir("grenswijzer"))
