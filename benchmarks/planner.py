"""Measure the planner: ``python benchmarks/planner.py``. Prints a table; nothing here is asserted.

Processor time of this process, the least and the middle of several runs, beside running the law anew for every day on
the same machine at the same moment.
"""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from grenswijzer.calculation import calculate_values, law
from grenswijzer.planner import home_day_curve, make_plan
from grenswijzer.situation import read_situation

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
CASES = (
    ("2025-netherlands-home-day-belgium.yaml", "an", "ziekenhuis"),
    ("2026-netherlands-couple-both-abroad.yaml", "els", "haven"),
    ("2026-belgium-engineer-in-netherlands.yaml", "bram", "fabriek"),
    ("brochure-2003-general-compensation.yaml", "an", "kliniek"),
)
REPEATS = 9


def timed(work: Callable[[], object], repeats: int = REPEATS) -> tuple[float, float]:
    """Least and middle seconds of processor time of ``work``, after one run that warms up."""
    work()
    found = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found), median(found)


def main() -> None:
    """Run every case and print the table."""
    print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    head = ("household", "days", "first", "least", "middle", "bound", "one by one", "times")
    print("{:<42}{:>6}{:>9}{:>9}{:>9}{:>9}{:>12}{:>8}".format(*head))
    for file, person, job in CASES:
        situation = read_situation(EXAMPLES / file, law())
        start = time.process_time()
        curve = home_day_curve(situation, person, job)
        first = time.process_time() - start
        least, middle = timed(partial(home_day_curve, situation, person, job))
        alone, _ = timed(partial(calculate_values, situation))
        anew = alone * len(curve.points)
        cells = [f"{seconds * 1e3:.0f} ms" for seconds in (first, least, middle)]
        bound = f"{150 * len(curve.points) / 231:.0f} ms"
        times = f"{anew / least:.0f}"
        print(
            f"{file.removesuffix('.yaml'):<42}{len(curve.points):>6}{cells[0]:>9}{cells[1]:>9}{cells[2]:>9}"
            f"{bound:>9}{anew * 1e3:>9.0f} ms{times:>8}"
        )
    nurse = EXAMPLES / CASES[0][0]
    plan = make_plan(nurse, requests=(False, True))
    least, middle = timed(lambda: plan.chart("nl"), 5)
    print(f"picture of two lines as SVG: {least * 1e3:.0f} ms (middle {middle * 1e3:.0f} ms)")


if __name__ == "__main__":
    main()
