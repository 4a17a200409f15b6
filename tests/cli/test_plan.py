"""``grenswijzer plan`` from outside."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import grenswijzer
from grenswijzer.cli.plan import _sentences

HOUSEHOLD = """\
year: 2003
people:
  an:
    birth_date: 1965-03-15
    residence_state: nl
    jobs:
      clinic: {employer_state: be, pay: {salary: 37284}, work: {counts: {be: 220, months_with_work: {be: 12}}}}
"""


def run(*arguments: str, folder: Path) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "grenswijzer", "plan", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False, timeout=120)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "an.yaml").write_text(HOUSEHOLD)
    return tmp_path


def test_a_table_per_week_and_every_change(folder: Path) -> None:
    code, out, _ = run("an.yaml", folder=folder)
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "an, clinic: thuiswerken in 2003"
    assert "gelijk over het jaar" in out
    rows = [line.split() for line in lines if line.strip()[:2] in ("0 ", "1 ", "2 ", "3 ", "4 ", "5 ")]
    assert [(row[0], row[1]) for row in rows] == [(str(n), str(44 * n)) for n in range(6)]
    assert "- vanaf 12 thuisdagen:" in out


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_other_languages(folder: Path, language: str) -> None:
    code, out, _ = run("an.yaml", "--language", language, folder=folder)
    assert code == 0
    assert _sentences()["assumed"][language] in out


def test_data_agree_with_the_library(folder: Path) -> None:
    curve = grenswijzer.plan(HOUSEHOLD)
    _, out, _ = run("an.yaml", "--format", "json", folder=folder)
    points = json.loads(out)["points"]
    assert [point["household_net_income"] for point in points] == [point.net for point in curve.points]
    _, out, _ = run("an.yaml", "--format", "csv", folder=folder)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["insurance_state"] for row in rows[:13:12]] == ["BE", "NL"]
    assert float(rows[44]["nl_taxable_pay_share"]) == pytest.approx(0.2)


def test_a_mistake_gets_one_clear_message(folder: Path) -> None:
    code, out, said = run("an.yaml", "--job", "an.school", folder=folder)
    assert (code, out) == (2, "")
    assert said == "an.yaml: there is no job an.school; known: an.clinic\n"
    (folder / "bad.yaml").write_text(HOUSEHOLD.replace("2003", "1999"))
    code, _, said = run("bad.yaml", folder=folder)
    assert code == 2
    assert "1999" in said


def test_every_sentence_is_there_in_every_language() -> None:
    for name, sentences in _sentences().items():
        assert set(sentences) == {"nl", "en", "fr", "de"}, name
