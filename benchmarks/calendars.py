"""Measure the counting of days beside its bounds: ``python benchmarks/calendars.py``, or ``--help``.

One calendar of a year with all that applies to it; the registers of 10,000 people; a million calendars in blocks.
Calendars are synthetic: every weekday worked, one in five at home. Nothing here is asserted; the tests do not time.
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

import numpy as np

from grenswijzer.counting import count_days
from grenswijzer.counting_many import Calendars, count_calendars
from grenswijzer.days import Day
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register.bulk import SHEET

YEAR = 2026
PAIRS = (
    (Country.DE, Country.NL),
    (Country.NL, Country.BE),
    (Country.BE, Country.LU),
    (Country.DE, Country.LU),
)
BLOCK = 32_768
"""Calendars made and counted before the next ones: what a caller would read from disk at once."""


def calendars(count: int, seed: int) -> Calendars:
    """Synthetic calendars of a year, of four pairs of states in turn."""
    random = np.random.default_rng(seed)
    pairs = np.array(PAIRS, np.int64)[np.arange(count) % len(PAIRS)]
    dates = np.arange(date(YEAR, 1, 1).toordinal(), date(YEAR, 12, 31).toordinal() + 1)
    dates = dates[(dates - 1) % 7 < 5]
    days = np.zeros(count * len(dates), SHEET)
    home = random.random(len(days)) < 0.2
    days["date"] = np.tile(dates, count)
    days["minutes"] = 480
    days["country"] = np.where(home, np.repeat(pairs[:, 0], len(dates)), np.repeat(pairs[:, 1], len(dates)))
    days["planned_country"] = days["country"]
    days["activity"] = np.where(home, Activity.TELEWORK, Activity.AT_EMPLOYER)
    days["pay_status"] = PayStatus.WORKED
    starts = np.arange(count + 1, dtype=np.int64) * len(dates)
    return Calendars(YEAR, pairs[:, 0], pairs[:, 1], starts, days)


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
    one = calendars(1, 0)
    days = [
        Day(int(d), float(m), Country(c), Country(p), Activity(a), PayStatus(s), bool(past_midnight))
        for d, m, c, p, a, s, past_midnight in one.days.tolist()
    ]

    def status() -> None:
        count_days(days, residence_state=Country.DE, employer_state=Country.NL, on=date(YEAR, 6, 1))

    status()
    rows = [("one calendar of a year, every counter, warm", f"{timed(status, 30) * 1e3:.1f} ms", "20 ms")]
    people = calendars(10_000, 1)
    count_calendars(people)
    rows.append(("10,000 calendars of a year", f"{timed(lambda: count_calendars(people), 5):.2f} s", "2 s"))
    # how long counting takes, without the making of the calendars
    counting = processor = 0.0
    done = 0
    for number in range(-(-wanted // BLOCK)):
        block = calendars(min(BLOCK, wanted - done), number)
        start, used = time.perf_counter(), time.process_time()
        count_calendars(block)
        counting += time.perf_counter() - start
        processor += time.process_time() - used
        done += len(block.starts) - 1
    rows.append((f"{done:,} calendars of a year in blocks", f"{counting:.1f} s", "10 s"))
    rows.append(("  processor time of all cores", f"{processor:.1f} s", ""))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    rows.append(("  most memory, the making of calendars included", f"{memory:.2f} GB", "1 GB"))
    print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    width = max(len(row[0]) for row in rows)
    for what, measured, bound in rows:
        print(f"{what:<{width}}  {measured:>10}  {bound}")


if __name__ == "__main__":
    main()
