"""Measure the counting of days beside its bounds: ``python benchmarks/calendars.py``, or ``--help``.

One calendar of a year with all that applies to it; 10,000 people; a million calendars in blocks, no two alike.
The people are those of ``grenswijzer.simulation.random_calendars``: eleven pairs of states, part-time, leave, sick
days, divided days, third states, standby, night shifts. Making them takes longer than counting and is not counted in.
Nothing here is asserted; the tests do not time.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import time
from collections.abc import Callable
from datetime import date
from statistics import median

from grenswijzer.counting import count_days
from grenswijzer.counting_many import count_calendars
from grenswijzer.law.types import Country
from grenswijzer.register.sheets import unpacked
from grenswijzer.simulation.random_calendars import random_calendars

YEAR = 2026
BLOCK = 16_384
"""Calendars made and counted before the next ones: what a caller would read from disk at once."""


def timed(work: Callable[[], object], repeats: int) -> float:
    """Median seconds of ``work``."""
    found = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return median(found)


def main() -> None:
    """Run the measurements and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--calendars", type=int, default=1_000_000)
    wanted = arguments.parse_args().calendars
    one = random_calendars(YEAR, 1, 0)
    days = list(unpacked(one.days.tobytes()))
    states = Country(int(one.residence_state[0])), Country(int(one.employer_state[0]))

    def status() -> None:
        count_days(days, residence_state=states[0], employer_state=states[1], on=date(YEAR, 6, 1))

    status()
    rows = [("one calendar of a year, every counter, warm", f"{timed(status, 30) * 1e3:.1f} ms", "20 ms")]
    people = random_calendars(YEAR, 10_000, 1)
    count_calendars(people)
    rows.append(("10,000 calendars of a year", f"{timed(lambda: count_calendars(people), 5):.2f} s", "2 s"))
    # how long counting takes, without the making of the calendars
    counting = processor = 0.0
    done = rows_counted = 0
    for number in range(-(-wanted // BLOCK)):
        block = random_calendars(YEAR, min(BLOCK, wanted - done), number)
        start, used = time.perf_counter(), time.process_time()
        count_calendars(block)
        counting += time.perf_counter() - start
        processor += time.process_time() - used
        done += len(block.starts) - 1
        rows_counted += len(block.days)
    rows.append((f"{done:,} calendars of a year in blocks", f"{counting:.1f} s", "10 s"))
    rows.append(("  rows of days", f"{rows_counted:,}", ""))
    rows.append(("  processor time of all cores", f"{processor:.1f} s", ""))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    rows.append(("  most memory, the making of calendars included", f"{memory:.2f} GB", "1 GB"))
    print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    width = max(len(row[0]) for row in rows)
    for what, measured, bound in rows:
        print(f"{what:<{width}}  {measured:>11}  {bound}")


if __name__ == "__main__":
    main()
