"""A situation that takes its days from the register gives the answer of one that tells them itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import grenswijzer
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register import DayEntry, Employment, Register, RegisterError, filled_days, open_register
from grenswijzer.register.situations import calendar_entries, read_content, situation_text, with_days

NOW = datetime(2026, 12, 31, 9, 0, tzinfo=UTC)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
FILE = Path(__file__).parent.parent.parent / "examples" / "2026-netherlands-day-register.yaml"
HOME = DayEntry(Country.NL, 480, Activity.TELEWORK)
WORK = DayEntry(Country.BE, 480, Activity.AT_EMPLOYER)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = open_register(f"sqlite:///{tmp_path / 'register.sqlite'}")
    opened.add_employment(Employment("heron", "hospital", Country.NL, Country.BE, FIRST))
    yield opened
    opened.close()


def answer(situation: Any) -> dict[str, Any]:
    result = grenswijzer.calculate(situation).to_dict()
    return {name: result[name] for name in ("position", "values")}


def test_the_same_days_give_the_same_answer(register: Register) -> None:
    week = {0: [WORK], 1: [WORK], 2: [WORK], 3: [WORK], 4: [HOME]}
    register.record("heron", "hospital", filled_days(week, FIRST, LAST, (), "BE"), now=NOW)
    days = register.days("heron", "hospital", FIRST, LAST)
    content = read_content(FILE)
    expected = answer(FILE)
    assert answer(with_days(content, "heron", "hospital", days)) == expected
    # as a file too, and the content that was read is left as it was
    assert answer(situation_text(content, "heron.hospital", days)) == expected
    assert "pattern" in content["people"]["heron"]["jobs"]["hospital"]["work"]


def test_absence_leave_and_presence_travel_along(register: Register) -> None:
    monday = date(2026, 3, 2)
    said = {
        monday: [DayEntry(Country.NONE, 480, Activity.NONE, PayStatus.ABSENT_COUNTS_AS_PLANNED, Country.NL)],
        monday + timedelta(days=1): [DayEntry(Country.NONE, 480, Activity.NONE, PayStatus.LEAVE, Country.BE)],
        monday + timedelta(days=2): [DayEntry(Country.NONE, 0, Activity.NONE, PayStatus.PUBLIC_HOLIDAY)],
        monday + timedelta(days=3): [WORK, DayEntry(Country.LU, 60, Activity.CLIENT_VISIT)],
        monday + timedelta(days=5): [DayEntry(Country.BE, 0, Activity.NONE, PayStatus.NOT_WORKING)],
    }
    register.record("heron", "hospital", said, now=NOW)
    entries = calendar_entries(register.days("heron", "hospital", FIRST, LAST))
    assert [
        (entry["date"].day, entry.get("status", "worked"), entry.get("country")) for entry in entries
    ] == [
        (2, "absent_counts_as_planned", None),
        (3, "leave", None),
        (5, "worked", "BE"),
        (5, "worked", "LU"),
        (7, "not_working", "BE"),
    ]
    text = situation_text(
        read_content(FILE), "heron.hospital", register.days("heron", "hospital", FIRST, LAST)
    )
    assert grenswijzer.calculate(text).year == 2026


def test_a_situation_without_the_job_and_a_register_without_days(register: Register) -> None:
    content = read_content(FILE)
    with pytest.raises(RegisterError, match=r"no job an\.clinic; known: heron\.hospital"):
        with_days(content, "an", "clinic", [])
    with pytest.raises(RegisterError, match="has no work days"):
        with_days(content, "heron", "hospital", register.days("heron", "hospital", FIRST, LAST))
    with pytest.raises(grenswijzer.SituationError):
        read_content("- a list\n- of things\n")
