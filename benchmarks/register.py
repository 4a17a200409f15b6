"""Measure the day register: ``python -m benchmarks.register``; nothing here is asserted.

A year of days in and the status out, warm; and the registers of ten thousand people read and added up.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from statistics import median

from sqlalchemy import insert

from grenswijzer.answers.status import day_status
from grenswijzer.days.day import Day
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register import DayEntry, Employment, Register, open_register, tables
from grenswijzer.register.bulk import read_year, year_totals
from grenswijzer.register.sheets import LAYOUT, packed

YEAR = 2026
FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 12, 31)
NOW = datetime(YEAR, 12, 31, 12, 0, tzinfo=UTC)


def entries(turn: int) -> dict[date, list[DayEntry]]:
    """A year of work days with one at home, in minutes that differ by turn so that each turn is a change."""
    every = (FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1))
    return {
        day: [
            DayEntry(Country.NL, 480 - turn, Activity.TELEWORK)
            if day.weekday() == 4
            else DayEntry(Country.BE, 480 - turn, Activity.AT_EMPLOYER)
        ]
        for day in every
        if day.weekday() < 5
    }


def timed(work: Callable[[int], object], repeats: int) -> tuple[float, float]:
    """Median seconds by the clock and of processor time; the first turn warms up and is not counted."""
    clock, used = [], []
    for turn in range(repeats + 1):
        start, begun = time.perf_counter(), time.process_time()
        work(turn)
        clock.append(time.perf_counter() - start)
        used.append(time.process_time() - begun)
    return median(clock[1:]), median(used[1:])


def year_in_and_status_out(register: Register, turn: int) -> object:
    """Record a year, read it back and count it."""
    register.record("heron", "hospital", entries(turn), now=NOW)
    days = register.days("heron", "hospital", date(YEAR - 1, 1, 1), date(YEAR + 2, 12, 31))
    return day_status(days, residence_state=Country.NL, employer_state=Country.BE, today=date(YEAR, 11, 22))


def fill(register: Register, people: int) -> None:
    """As many people with a year of days, written the short way."""
    with register.reading() as connection:
        engine = connection.engine
    days = [
        Day(day.toordinal(), 480.0, said.country, Country.NONE, said.activity, PayStatus.WORKED)
        for day, (said, *_) in entries(0).items()
    ]
    numbers = range(1000, 1000 + people)
    job = {"name": "job", "residence_state": "NL", "employer_state": "BE", "first_day": FIRST}
    sheet = {"year": YEAR, "layout": LAYOUT, "content": packed(days)}
    with engine.begin() as connection:
        connection.execute(insert(tables.person), [{"id": n, "pseudonym": f"p{n}"} for n in numbers])
        connection.execute(insert(tables.employment), [{"id": n, "person_id": n, **job} for n in numbers])
        connection.execute(insert(tables.sheet), [{"employment_id": n, **sheet} for n in numbers])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--repeats", type=int, default=7)
    told = parser.parse_args()
    print(f"{platform.processor() or platform.machine()}, Python {sys.version.split()[0]}, SQLite")
    print(f"{'work':58}  {'clock':>8}  {'processor':>9}  {'bound':>7}")
    with tempfile.TemporaryDirectory() as folder:
        register = open_register(f"sqlite:///{folder}/register.sqlite")
        register.add_employment(Employment("heron", "hospital", Country.NL, Country.BE, FIRST))

        def show(name: str, bound: str, work: Callable[[int], object]) -> None:
            clock, used = timed(work, told.repeats)
            print(f"{name:58}  {clock * 1e3:5.0f} ms  {used * 1e3:6.0f} ms  {bound:>7}")

        show(
            "a year of days in and the status out, warm",
            "100 ms",
            lambda turn: year_in_and_status_out(register, turn),
        )
        days = register.days("heron", "hospital", FIRST, LAST)
        show(
            "  of which the status of days already there",
            "",
            lambda turn: day_status(
                days, residence_state=Country.NL, employer_state=Country.BE, today=date(YEAR, 11, 22)
            ),
        )
        fill(register, told.people)
        show(
            f"a year of {told.people:,} people read and added up per state",
            "2 s",
            lambda turn: year_totals(read_year(register, YEAR)),
        )
        register.close()


if __name__ == "__main__":
    main()
