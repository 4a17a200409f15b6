"""``grenswijzer days`` from outside: what a person types, sees and gets back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


class Runner:
    """Runs the command on a register of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"sqlite:///{folder / 'register.sqlite'}"

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-m", "grenswijzer", "days", *arguments],
            capture_output=True,
            text=True,
            cwd=self.folder,
            env=os.environ | {"GRENSWIJZER_DATABASE": self.url},
            check=False,
            timeout=60,
        )
        return done.returncode, done.stdout, done.stderr


@pytest.fixture
def days(tmp_path: Path) -> Runner:
    run = Runner(tmp_path)
    code, _, said = run(
        "job", "heron", "hospital", "--lives", "nl", "--employer", "be", "--from", "2026-01-01"
    )
    assert (code, said) == (0, "hospital van heron staat in het register.\n")
    return run


def test_a_week_is_said_and_shown(days: Runner) -> None:
    code, _, said = days(
        "week", "heron", "hospital", "2026-03-02", "mon=BE", "tue=NL", "wed=NL:240", "wed=BE:240", "fri=leave"
    )
    assert (code, said) == (0, "4 dagen vastgelegd.\n")
    code, out, _ = days("list", "heron", "hospital", "--language", "en")
    assert code == 0
    assert [line.split("  ")[0] for line in out.splitlines()] == [
        "2026-03-02",
        "2026-03-03",
        "2026-03-04",
        "2026-03-06",
    ]
    assert "NL 240 min" in out.splitlines()[2]
    assert "BE 240 min" in out.splitlines()[2]


def test_a_correction_stays_in_the_history(days: Runner) -> None:
    days("add", "heron", "hospital", "2026-01-05", "BE")
    days("add", "heron", "hospital", "2026-01-05", "NL:480:telework", "--evidence", "log-in times")
    _, out, _ = days("history", "heron", "hospital", "--language", "en")
    first, second = out.splitlines()
    assert "BE 480 min" in first
    assert "entered" in first
    assert "(log-in times)" in second
    code, _, said = days(
        "add", "heron", "hospital", "2026-01-05", "NL:480:telework", "--evidence", "log-in times"
    )
    assert (code, said) == (0, "Dit stond er al. Er is niets veranderd.\n")


def test_filling_leaves_what_was_said_and_public_holidays_alone(days: Runner) -> None:
    days("add", "heron", "hospital", "2026-01-06", "NL")
    code, _, said = days(
        "fill", "heron", "hospital", "mon=BE", "tue=BE", "thu=BE", "--from", "2026-01-01", "--until", "2026-01-11",
        "--holidays", "be",
    )  # fmt: skip
    # 1 January is a holiday and 6 January is known: Monday 5 and Thursday 8 are left
    assert (code, said) == (0, "2 dagen vastgelegd.\n")
    _, out, _ = days("list", "heron", "hospital", "--json")
    found = {row["date"]: row["entries"][0]["country"] for row in json.loads(out)}
    assert found == {"2026-01-05": "BE", "2026-01-06": "NL", "2026-01-08": "BE"}


def test_import_shows_first_and_then_does_it_once(days: Runner) -> None:
    (days.folder / "march.csv").write_text(
        "datum;activiteit;uren\n2026-03-02;thuis;8\n2026-03-03;kantoor;8\n"
    )
    code, out, said = days("import", "heron", "hospital", "march.csv", "--dry-run")
    assert code == 0
    assert said == "2 dagen nieuw, 0 anders, 0 gelijk.\nDit was een proef: er is niets veranderd.\n"
    assert out.splitlines()[0].startswith("2026-03-02  nieuw: NL 480 min")
    assert days("import", "heron", "hospital", "march.csv")[2].endswith("2 dagen vastgelegd.\n")
    assert days("import", "heron", "hospital", "march.csv")[2].endswith("Er is niets veranderd.\n")


def test_a_file_that_is_half_bad_imports_nothing(days: Runner) -> None:
    (days.folder / "bad.csv").write_text("date,country,minutes\n2026-03-02,BE,480\nsoon,BE,480\n")
    code, out, said = days("import", "heron", "hospital", "bad.csv")
    assert (code, out) == (2, "")
    assert said.splitlines() == [
        "regels die niet gelezen kunnen worden: 1; er is niets overgenomen",
        "regel 3, datum: er staat 'soon'; toegestaan: een datum zoals 2026-03-02 of 2-3-2026",
    ]
    assert days("list", "heron", "hospital")[1] == "Er staan geen dagen in dit tijdvak.\n"


def test_export_back_up_erase_and_restore(days: Runner) -> None:
    days("add", "heron", "hospital", "2026-01-05", "BE")
    assert days("export", "heron", "hospital", "days.xlsx")[0] == 0
    assert (days.folder / "days.xlsx").stat().st_size > 1000
    assert days("backup", "all.json")[0] == 0
    assert days("erase", "heron")[0] == 2
    code, _, said = days("erase", "heron", "--yes")
    assert (code, said) == (0, "Alles over heron is gewist, ook de geschiedenis.\n")
    assert days("jobs")[1] == ""
    assert days("restore", "all.json")[0] == 0
    assert days("jobs")[1] == "heron  hospital  NL -> BE  2026-01-01\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("add", "heron", "hospital", "2026-13-01", "BE"), "date: '2026-13-01' is no date"),
        (("add", "heron", "hospital", "2026-01-05", "Atlantis"), "'Atlantis' is no country or status"),
        (("add", "heron", "hospital", "2026-01-05", "BE:much"), "'much' are no minutes"),
        (("add", "heron", "hospital", "2026-01-05", "BE:60:fishing"), "'fishing' is no activity"),
        (("add", "heron", "hospital", "2025-12-31", "BE"), "outside the employment"),
        (
            ("add", "heron", "school", "2026-01-05", "BE"),
            "heron has no job called school; known: heron hospital",
        ),
        (
            ("week", "heron", "hospital", "2026-03-03", "mon=BE"),
            "is no Monday; that week begins on 2026-03-02",
        ),
        (("week", "heron", "hospital", "2026-03-02", "monday=BE"), "weekdays: mon, tue"),
        (("fill", "heron", "hospital", "mon=BE", "--holidays", "mars"), "allowed: NL, BE, DE, LU"),
        (("import", "heron", "hospital", "none.csv"), "none.csv: cannot be read"),
        (("export", "heron", "hospital", "days.doc"), "must end in"),
    ],
)
def test_a_mistake_gets_one_clear_message(days: Runner, arguments: tuple[str, ...], message: str) -> None:
    code, out, said = days(*arguments, "-l", "en")
    assert (code, out) == (2, "")
    assert message in said
    assert "Traceback" not in said
    others = {language: days(*arguments, "-l", language)[2] for language in ("nl", "fr", "de")}
    assert len({said, *others.values()}) == 4, others


def test_every_sentence_is_there_in_every_language() -> None:
    from grenswijzer.cli.days_words import _sentences

    for name, sentences in _sentences().items():
        assert set(sentences) == {"nl", "en", "fr", "de"}, name
