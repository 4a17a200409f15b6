"""``grenswijzer plan`` from outside."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import grenswijzer
from grenswijzer.planner.told import read

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
    assert "Dit laat zien wat de regels doen. Het is geen advies en geen besluit." in lines
    rows = [line for line in lines if " in het jaar " in line]
    weeks = [f"{days} per week, {44 * days} in het jaar" for days in range(6)]
    assert [row[: row.index("jaar") + 4] for row in rows] == weeks * 2
    assert any(line.startswith("- Vanaf 12 thuisdagen") for line in lines)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "no advice and no decision"), ("fr", "ni un conseil"), ("de", "kein Rat")],
)
def test_other_languages(folder: Path, language: str, words: str) -> None:
    code, out, _ = run("an.yaml", "--language", language, folder=folder)
    assert code == 0
    assert words in out


def test_data_agree_with_the_library(folder: Path) -> None:
    plan = grenswijzer.plan(HOUSEHOLD)
    _, out, _ = run("an.yaml", "--format", "json", folder=folder)
    (curve,) = json.loads(out)["curves"]
    assert [point["household_net_income"] for point in curve["points"]] == [p.net for p in plan.points]
    _, out, _ = run("an.yaml", "--format", "csv", folder=folder)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["insurance_state"] for row in rows[:13:12]] == ["BE", "NL"]
    assert float(rows[44]["nl_taxable_pay_share"]) == pytest.approx(0.2)
    _, out, _ = run("an.yaml", "--week", "--format", "csv", folder=folder)
    assert [row["home_days"] for row in csv.DictReader(io.StringIO(out))] == [
        "0",
        "44",
        "88",
        "132",
        "176",
        "220",
    ]


def test_the_name_of_the_file_says_what_is_written(folder: Path) -> None:
    starts = {"a.svg": b"<svg", "a.png": b"\x89PNG", "a.xlsx": b"PK", "a.csv": b"year,law", "a.json": b"{"}
    for name, start in starts.items():
        code, out, said = run("an.yaml", "--output", name, folder=folder)
        assert (code, out, said) == (0, "", f"Opgeslagen in {name}.\n")
        assert (folder / name).read_bytes().startswith(start)


def test_next_year_under_this_years_law_is_labelled(folder: Path) -> None:
    code, out, _ = run("an.yaml", "--year", "2004", "--assume-law", "2003", "-l", "en", folder=folder)
    assert code == 0
    headings = [line for line in out.splitlines() if line.startswith(("A week", "Where"))]
    assert headings
    assert all("law of 2003, assumed for 2004" in line for line in headings)


def test_a_mistake_gets_one_clear_message(folder: Path) -> None:
    code, out, said = run("an.yaml", "--job", "an.school", folder=folder)
    assert (code, out) == (2, "")
    assert said == "an.yaml: er is geen baan an.school; bekend: an.clinic\n"
    (folder / "bad.yaml").write_text(HOUSEHOLD.replace("2003", "1999"))
    for arguments, words in (
        (["bad.yaml"], "1999"),
        (["an.yaml", "--both"], "no agreement on telework to ask for in 2003"),
        (["an.yaml", "--both", "--with-request"], "leave out --with-request"),
        (
            ["an.yaml", "--variant", "nothing"],
            "there is no variant nothing: give a file, or one of insurance-40",
        ),
        (["an.yaml", "--assume-law", "2003"], "there is nothing to assume"),
        (["an.yaml", "--year", "2004", "--assume-law", "1999"], "the law of 1999 is not in"),
    ):
        code, out, said = run(*arguments, "--language", "en", folder=folder)
        assert (code, out) == (2, ""), arguments
        assert words in said
        assert said.count("\n") == 1


def test_every_sentence_is_there_in_every_language() -> None:
    languages = {"nl", "en", "fr", "de"}

    def check(name: str, entry: Any) -> None:
        if isinstance(entry, dict) and not set(entry) & languages:
            for key, inner in entry.items():
                check(f"{name}.{key}", inner)
            return
        assert set(entry) == languages, name
        assert all(isinstance(text, str) and text for text in entry.values()), name

    check("words", read("words.yaml"))
