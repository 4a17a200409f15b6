"""The packed years: equal to the changes they are made from, made anew when they are old, read by the thousand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register import DayEntry, Employment, Register, RegisterError, open_register, sheets
from grenswijzer.register.bulk import read_year, year_totals

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FIRST = date(2026, 1, 1)
AT_WORK = DayEntry(Country.BE, 480, Activity.AT_EMPLOYER)
AT_HOME = DayEntry(Country.NL, 240, Activity.TELEWORK)
LEAVE = DayEntry(Country.NONE, 480, Activity.NONE, PayStatus.LEAVE, Country.BE)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = open_register(f"sqlite:///{tmp_path / 'register.sqlite'}")
    for person, job in (("heron", "hospital"), ("heron", "school"), ("stork", "clinic")):
        opened.add_employment(Employment(person, job, Country.NL, Country.BE, date(2025, 1, 1)))
    yield opened
    opened.close()


def test_a_year_of_everybody_in_one_reading(register: Register) -> None:
    half = DayEntry(Country.BE, 240, Activity.AT_EMPLOYER)
    evening = DayEntry(Country.NL, 60, Activity.STANDBY)
    register.record(
        "heron", "hospital", {FIRST: [AT_HOME, half, evening], date(2025, 6, 1): [AT_WORK]}, now=NOW
    )
    register.record("stork", "clinic", {FIRST: [LEAVE], FIRST + timedelta(days=1): [AT_WORK]}, now=NOW)
    columns = read_year(register, 2026)
    assert columns.jobs == (("heron", "hospital"), ("stork", "clinic"))
    assert columns.starts.tolist() == [0, 3, 5]
    totals = year_totals(columns)
    # two entries in one country on one date are one date there
    assert (totals.days[0, Country.NL], totals.days[0, Country.BE]) == (1, 1)
    assert (totals.minutes[0, Country.NL], totals.minutes[0, Country.BE]) == (300, 240)
    assert (totals.days[1, Country.BE], totals.minutes[1, Country.BE]) == (1, 480)
    assert totals.days.sum() == 3


def test_a_year_without_days_has_no_rows(register: Register) -> None:
    totals = year_totals(read_year(register, 1999))
    assert totals.jobs == ()
    assert totals.days.sum() == 0


def test_a_shift_over_midnight_is_kept(register: Register) -> None:
    night = DayEntry(Country.BE, 360, Activity.AT_EMPLOYER, continues_shift=True)
    register.record("heron", "hospital", {FIRST: [night]}, now=NOW)
    assert register.days("heron", "hospital", FIRST, FIRST)[0].continues_shift
    assert register.current("heron", "hospital", FIRST, FIRST)[FIRST].entries == (night,)
    assert read_year(register, 2026).days["continues_shift"].tolist() == [1]


def test_an_emptied_year_leaves_no_sheet(register: Register) -> None:
    register.record("heron", "hospital", {FIRST: [AT_WORK]}, now=NOW)
    register.record("heron", "hospital", {FIRST: []}, now=NOW)
    assert read_year(register, 2026).jobs == ()


def test_a_register_of_before_the_sheets_gets_them(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.sqlite'}"
    config = Config()
    config.set_main_option("script_location", str(files("grenswijzer.register") / "migrations"))
    engine = create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for statement in (
            "INSERT INTO person VALUES (1, 'heron')",
            "INSERT INTO employment VALUES (1, 1, 'hospital', 'NL', 'BE', '2026-01-01', NULL)",
            "INSERT INTO change VALUES (1, 1, '2026-01-05', '2026-01-05 09:00:00', 'typed')",
            "INSERT INTO entry VALUES (1, 1, 'BE', 'NONE', 480, 'AT_EMPLOYER', 'WORKED', '')",
            "INSERT INTO change VALUES (2, 1, '2026-01-05', '2026-01-06 09:00:00', 'typed')",
            "INSERT INTO entry VALUES (2, 2, 'NL', 'NONE', 300, 'TELEWORK', 'WORKED', '')",
            "INSERT INTO change VALUES (3, 1, '2026-01-06', '2026-01-06 09:00:00', 'typed')",
        ):
            connection.execute(text(statement))
    engine.dispose()
    register = open_register(url)
    (day,) = register.days("heron", "hospital", FIRST, date(2026, 12, 31))
    assert (day.date, day.country, day.minutes) == (date(2026, 1, 5).toordinal(), Country.NL, 300)
    register.close()


def test_sheets_of_a_program_with_other_numbers_are_made_anew(register: Register) -> None:
    register.record("heron", "hospital", {FIRST: [AT_WORK]}, now=NOW)
    before = register.days("heron", "hospital", FIRST, FIRST)
    with register._writing() as connection:
        connection.execute(text("UPDATE sheet SET layout = 7, content = x'00'"))
    register.bring_sheets_up_to_date()
    assert register.days("heron", "hospital", FIRST, FIRST) == before


def test_another_way_of_packing_has_another_layout() -> None:
    text = Path(sheets.__file__).read_text(encoding="utf-8").replace('"<id5B"', '"<id6B"')
    changed: dict[str, object] = {"__name__": sheets.__name__, "__package__": sheets.__package__}
    exec(compile(text, sheets.__file__, "exec"), changed)
    assert changed["LAYOUT"] != sheets.LAYOUT


def test_the_end_of_a_job(register: Register) -> None:
    register.record("heron", "hospital", {date(2026, 3, 2): [AT_WORK]}, now=NOW)
    with pytest.raises(RegisterError, match="days are known up to 2026-03-02"):
        register.end_employment("heron", "hospital", date(2026, 3, 1))
    with pytest.raises(RegisterError, match="before it starts on 2025-01-01"):
        register.end_employment("heron", "hospital", date(2024, 12, 31))
    register.end_employment("heron", "hospital", date(2026, 3, 2))
    with pytest.raises(RegisterError, match="outside the employment"):
        register.record("heron", "hospital", {date(2026, 3, 3): [AT_WORK]}, now=NOW)
    register.end_employment("heron", "hospital", None)
    assert register.record("heron", "hospital", {date(2026, 3, 3): [AT_WORK]}, now=NOW) == 1


# 111222333 passes the eleven test of Dutch numbers; it belongs to nobody
@pytest.mark.parametrize("note", ["111222333", "see 1112.22.333 please"])
def test_a_national_number_is_refused_everywhere(register: Register, note: str) -> None:
    with pytest.raises(RegisterError, match="not needed here"):
        register.record("heron", "hospital", {FIRST: [DayEntry(Country.BE, 60, evidence=note)]}, now=NOW)
    for person, job in ((note, "clinic"), ("crane", note)):
        with pytest.raises(RegisterError, match="not needed here"):
            register.add_employment(Employment(person, job, Country.NL, Country.BE, FIRST))
    assert register.people() == ["heron", "stork"]
