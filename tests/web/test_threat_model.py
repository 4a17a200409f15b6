"""The threat model names tests that are there, and says of storage what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from grenswijzer.web.pages.kept import KEPT_SECONDS
from grenswijzer.web.settings import Settings

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")


def test_every_threat_has_a_measure_and_tests_that_are_there() -> None:
    table = TEXT.partition("| threat | measure | test |")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in row.strip("|").split(" | ")] for row in table.strip().splitlines()[1:]]
    assert len(rows) > 25
    there = {
        name
        for file in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    for threat, measure, tests in rows:
        named = re.findall(r"`(test_\w+)`", tests)
        assert measure, threat
        assert named, threat
        assert not set(named) - there, threat


def test_times_are_those_of_the_program() -> None:
    assert Settings(database="sqlite://").session_hours == 24
    assert "24 hours after the last use" in TEXT
    assert KEPT_SECONDS == 600
    assert "at most ten minutes" in TEXT
