"""The register: whole changes, kept history, writers at once, sudden ends, and messages for what cannot be."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from hypothesis import given, settings
from hypothesis import strategies as st

from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register import DayEntry, Employment, Register, RegisterError, open_register, tables
from grenswijzer.register.database import connect

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 4, 20, 18, 30, tzinfo=UTC)
MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
AT_WORK = DayEntry(Country.BE, 480, Activity.AT_EMPLOYER)
AT_HOME = DayEntry(Country.NL, 480, Activity.TELEWORK, evidence="log-in times")
NOBODY = 65534
JOB = Employment("heron", "hospital", Country.NL, Country.BE, date(2026, 1, 1))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'register.sqlite'}"
        return
    address: str = request.getfixturevalue("postgresql")
    engine = connect(address)
    with engine.begin() as connection:
        connection.execute(tables.person.delete())
    yield address
    engine.dispose()


@pytest.fixture
def register(url: str) -> Iterator[Register]:
    opened = open_register(url)
    opened.add_employment(JOB)
    yield opened
    opened.close()


def test_what_was_said_can_be_read_back(register: Register) -> None:
    register.record("heron", "hospital", {MONDAY: [AT_WORK], TUESDAY: [AT_HOME]}, now=NOW)
    days = register.days("heron", "hospital", MONDAY, TUESDAY)
    assert [(day.date, day.country, day.minutes) for day in days] == [
        (MONDAY.toordinal(), Country.BE, 480),
        (TUESDAY.toordinal(), Country.NL, 480),
    ]
    assert register.employments("heron") == [JOB]
    assert register.people() == ["heron"]


def test_saying_it_again_changes_nothing(register: Register) -> None:
    assert register.record("heron", "hospital", {MONDAY: [AT_WORK]}, now=NOW) == 1
    assert register.record("heron", "hospital", {MONDAY: [AT_WORK]}, now=LATER) == 0
    assert len(register.history("heron", "hospital", MONDAY, MONDAY)) == 1


def test_a_correction_keeps_what_was_said_before_and_when(register: Register) -> None:
    register.record("heron", "hospital", {MONDAY: [AT_WORK]}, now=NOW)
    register.record("heron", "hospital", {MONDAY: [AT_HOME]}, now=LATER, origin="march.csv")
    first, second = register.history("heron", "hospital", MONDAY, MONDAY)
    assert (first.entries, first.entered_at, first.days_late) == ((AT_WORK,), NOW, 0)
    assert (second.entries, second.origin, second.days_late) == ((AT_HOME,), "march.csv", 49)
    assert register.current("heron", "hospital", MONDAY, MONDAY)[MONDAY].entries == (AT_HOME,)


def test_a_date_can_be_emptied_and_the_history_stays(register: Register) -> None:
    register.record("heron", "hospital", {MONDAY: [AT_WORK]}, now=NOW)
    register.record("heron", "hospital", {MONDAY: []}, now=LATER)
    assert register.current("heron", "hospital", MONDAY, MONDAY) == {}
    assert register.days("heron", "hospital", MONDAY, MONDAY) == []
    assert len(register.history("heron", "hospital", MONDAY, MONDAY)) == 2


def test_one_bad_date_and_nothing_is_written(register: Register) -> None:
    bad = {
        MONDAY: [AT_WORK],
        date(2025, 12, 31): [AT_WORK],
        TUESDAY: [DayEntry(Country.BE, 900), DayEntry(Country.NL, 900)],
        date(2026, 3, 4): [DayEntry(Country.NONE, 480)],
    }
    with pytest.raises(RegisterError) as refused:
        register.record("heron", "hospital", bad, now=NOW)
    lines = str(refused.value).splitlines()
    assert [line.split(":")[0] for line in lines] == ["2025-12-31", "2026-03-03", "2026-03-04"]
    assert "1800 minutes; allowed: 0 to 1440" in lines[1]
    assert register.history("heron", "hospital", date.min, date.max) == []


def test_names_that_are_not_there_or_there_already(register: Register) -> None:
    with pytest.raises(RegisterError, match="heron has no employment called school"):
        register.days("heron", "school", MONDAY, TUESDAY)
    with pytest.raises(RegisterError, match="already has an employment called hospital"):
        register.add_employment(JOB)
    with pytest.raises(RegisterError, match="nobody called stork; known: heron"):
        register.erase("stork")


def test_erasing_takes_everything_away_and_only_that_person(register: Register) -> None:
    register.add_employment(Employment("stork", "school", Country.BE, Country.NL, date(2026, 1, 1)))
    register.record("heron", "hospital", {MONDAY: [AT_HOME]}, now=NOW)
    register.record("stork", "school", {MONDAY: [AT_WORK]}, now=NOW)
    register.erase("heron")
    assert register.people() == ["stork"]
    assert register.employments("heron") == []
    assert len(register.days("stork", "school", MONDAY, MONDAY)) == 1


def test_nothing_of_an_erased_person_is_left_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "register.sqlite"
    register = open_register(f"sqlite:///{file}")
    register.add_employment(JOB)
    secret = DayEntry(Country.NL, 60, evidence="a very telling note")
    register.record("heron", "hospital", {MONDAY: [secret]}, now=NOW)
    assert b"telling note" in file.read_bytes()
    register.erase("heron")
    register.close()
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"telling note" not in left
    assert b"heron" not in left


def test_a_back_up_holds_everything_and_can_be_restored_elsewhere(register: Register, tmp_path: Path) -> None:
    register.record("heron", "hospital", {MONDAY: [AT_WORK]}, now=NOW)
    register.record("heron", "hospital", {MONDAY: [AT_HOME]}, now=LATER)
    file = tmp_path / "back-up.json"
    register.back_up(file)
    with pytest.raises(RegisterError, match="exists already"):
        register.back_up(file)
    with pytest.raises(RegisterError, match="is not empty"):
        register.restore(file)
    other = open_register(f"sqlite:///{tmp_path / 'other.sqlite'}")
    other.restore(file)
    span = ("heron", "hospital", MONDAY, MONDAY)
    assert other.history(*span) == register.history(*span)
    other.record("heron", "hospital", {TUESDAY: [AT_WORK]}, now=LATER)
    other.close()


def test_a_broken_back_up_is_refused_and_nothing_is_restored(tmp_path: Path) -> None:
    register = open_register(f"sqlite:///{tmp_path / 'register.sqlite'}")
    damaged = '{"format": "grenswijzer register 1", "person": [{"id": 1}]}'
    for content, message in (
        ("{", "cannot be read"),
        ('{"format": "other"}', "is not a back-up"),
        (damaged, "is damaged: 'pseudonym' is missing; nothing was restored"),
        (damaged.replace('[{"id": 1}]', "5"), "is damaged"),
    ):
        (tmp_path / "broken.json").write_text(content)
        with pytest.raises(RegisterError, match=message):
            register.restore(tmp_path / "broken.json")
    assert register.people() == []
    register.close()


def test_the_migrations_make_the_tables(url: str) -> None:
    engine = connect(url)
    with engine.connect() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), tables.metadata)
    engine.dispose()
    assert difference == []


WRITER = """
import sys
from datetime import UTC, date, datetime, timedelta
from grenswijzer.law.types import Country
from grenswijzer.register import DayEntry, open_register
register = open_register(sys.argv[1])
country = Country[sys.argv[2]]
for number in range(25):
    day = date(2026, 1, 1) + timedelta(days=number)
    register.record("heron", "hospital", {day: [DayEntry(country, 60 + number)]}, now=datetime.now(UTC))
print("done")
"""


def writer(url: str, country: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WRITER, url, country], stdout=subprocess.PIPE, text=True)


def test_two_programs_that_write_at_once_lose_nothing(register: Register, url: str) -> None:
    running = [writer(url, country) for country in ("NL", "BE")]
    said = [one.communicate(timeout=120)[0].strip() for one in running]
    assert said == ["done", "done"]
    changes = register.history("heron", "hospital", date(2026, 1, 1), date(2026, 1, 25))
    by_country = [change.entries[0].country for change in changes]
    assert (by_country.count(Country.NL), by_country.count(Country.BE)) == (25, 25)


KILLED = """
import os, signal, sys, time
from datetime import UTC, date, datetime, timedelta
from grenswijzer.law.types import Country
from grenswijzer.register import DayEntry, open_register, store
register = open_register(sys.argv[1])
written = 0
row = store._row
def slow(entry):
    global written
    written += 1
    if written == 150:
        print("half way", flush=True)
        time.sleep(60)
    return row(entry)
store._row = slow
days = {date(2026, 1, 1) + timedelta(days=n): [DayEntry(Country.NL, 480)] for n in range(300)}
register.record("heron", "hospital", days, now=datetime.now(UTC), origin="import.csv")
"""


def test_a_program_killed_half_way_leaves_the_register_as_it_was(register: Register, url: str) -> None:
    register.record("heron", "hospital", {MONDAY: [AT_WORK]}, now=NOW)
    before = register.history("heron", "hospital", date(2026, 1, 1), date(2026, 12, 31))
    process = subprocess.Popen([sys.executable, "-c", KILLED, url], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "half way\n"
    os.kill(process.pid, signal.SIGKILL)
    process.wait(timeout=30)
    process.stdout.close()
    time.sleep(0.1)
    assert register.history("heron", "hospital", date(2026, 1, 1), date(2026, 12, 31)) == before
    assert register.record("heron", "hospital", {TUESDAY: [AT_HOME]}, now=LATER) == 1


def test_a_register_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "register.sqlite"
    open_register(f"sqlite:///{file}").close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = file.read_bytes()
    with pytest.raises(
        RegisterError, match=r"newer version of this program \(tables 9999, known up to 0003\)"
    ):
        open_register(f"sqlite:///{file}")
    assert file.read_bytes() == before


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "register.sqlite"
    register = open_register(f"sqlite:///{file}")
    register.add_employment(JOB)
    with register._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    limited = connect(f"sqlite:///{file}")
    with limited.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        full = Register(limited, str(file))
        many = {date.fromordinal(JOB.first_day.toordinal() + n): [AT_HOME] for n in range(300)}
        connection.rollback()
    with pytest.raises(RegisterError, match="the disk is full; nothing was changed"):
        full.record("heron", "hospital", many, now=NOW)
    limited.dispose()
    assert register.history("heron", "hospital", date(2026, 1, 1), date(2026, 12, 31)) == []
    register.close()


@contextmanager
def without_privileges() -> Iterator[None]:
    """The superuser may write everywhere: act as nobody for a while, so that this runs wherever the tests run."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_read_only_file_is_said() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        file = Path(folder) / "register.sqlite"
        url = f"sqlite:///{file}"
        register = open_register(url)
        register.add_employment(JOB)
        register.close()
        file.chmod(0o444)
        before = file.read_bytes()
        with without_privileges():
            register = open_register(url)
            assert register.people() == ["heron"]
            with pytest.raises(RegisterError) as refused:
                register.record("heron", "hospital", {MONDAY: [AT_WORK]}, now=NOW)
            register.close()
        assert str(refused.value).startswith(f"{file}: cannot be written; nothing was changed")
        assert file.read_bytes() == before


def test_a_folder_that_cannot_be_made_or_read_is_said() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        closed = Path(folder) / "closed"
        closed.mkdir(mode=0o700)
        if os.geteuid() != 0:
            closed.chmod(0o000)
        with without_privileges(), pytest.raises(RegisterError) as refused:
            open_register(f"sqlite:///{closed / 'inside' / 'register.sqlite'}")
        closed.chmod(0o700)
        assert "the folder cannot be made" in str(refused.value)
        assert "\n" not in str(refused.value)


def test_what_is_no_register_or_no_address_is_said(tmp_path: Path) -> None:
    (tmp_path / "text.sqlite").write_text(
        "this is not a database, only a text that is long enough to be read" * 20
    )
    with pytest.raises(RegisterError, match="is not a register"):
        open_register(f"sqlite:///{tmp_path / 'text.sqlite'}")
    with pytest.raises(RegisterError, match="is no database address"):
        open_register("register.sqlite")
    with pytest.raises(RegisterError, match="mysql is no database the register can use"):
        open_register("mysql://somewhere/else")


minutes = st.floats(0.5, 700, allow_nan=False)
worked = st.builds(DayEntry, st.sampled_from([Country.NL, Country.BE, Country.DE]), minutes)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.lists(worked, max_size=2)), max_size=8))
def test_the_newest_word_about_a_date_holds(said: list[tuple[int, list[DayEntry]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        said_last(f"sqlite:///{Path(folder) / 'register.sqlite'}", said)


def said_last(url: str, said: list[tuple[int, list[DayEntry]]]) -> None:
    register = open_register(url)
    register.add_employment(JOB)
    expected: dict[date, tuple[DayEntry, ...]] = {}
    for offset, entries in said:
        day = date.fromordinal(JOB.first_day.toordinal() + offset)
        register.record("heron", "hospital", {day: entries}, now=NOW)
        expected[day] = tuple(entries)
    current = register.current("heron", "hospital", date(2026, 1, 1), date(2026, 12, 31))
    left = {day: entries for day, entries in expected.items() if entries}
    assert {day: change.entries for day, change in current.items()} == left
    counted = register.days("heron", "hospital", date(2025, 12, 31), date(2027, 1, 1))
    assert [(day.date, day.country, day.minutes) for day in counted] == [
        (day.toordinal(), entry.country, entry.minutes) for day in sorted(left) for entry in left[day]
    ]
    register.close()


def test_sickness_has_no_label() -> None:
    names = {member.name for choice in (PayStatus, Activity) for member in choice}
    assert not any("SICK" in name or "ILL" in name for name in names)
