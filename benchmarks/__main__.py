"""Measure Grenswijzer beside physical bounds: ``make bench``, or ``python benchmarks --help``.

Prints one table with the machine's facts. Nothing here is asserted; the tests do not time.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np

import grenswijzer
from grenswijzer.answers.document import result_document
from grenswijzer.answers.language import language
from grenswijzer.answers.page import page
from grenswijzer.calculation import calculate_values, law
from grenswijzer.engine.building import build
from grenswijzer.engine.columns import Columns, run, run_together
from grenswijzer.engine.machine import compile_kernel
from grenswijzer.engine.steps import steps
from grenswijzer.engine.system import LawSystem
from grenswijzer.engine.variants import load_variant
from grenswijzer.simulation.random_households import random_columns
from grenswijzer.situation import read_situation

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "2025-netherlands-home-day-belgium.yaml"
VARIANT = ROOT / "benchmarks" / "variant.yaml"
OUTPUTS = (
    "net_income",
    "household_net_income",
    "be_income_tax",
    "be_employee_contributions",
    "be_employer_contributions",
    "be_special_social_security_contribution",
    "nl_income_tax",
    "nl_national_insurance_premium",
    "nl_general_compensation",
    "nl_special_compensation",
)
YEAR = 2003


def timed(work: Callable[[], object], repeats: int) -> float:
    """Median seconds of ``work``."""
    found = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return median(found)


def processor_time(work: Callable[[], object]) -> float:
    """Least seconds of all processors for ``work``: what other programs take away does not count."""
    found = []
    for _ in range(5):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def main() -> None:
    """Run the chosen measurements and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--households", type=int, default=1_000_000)
    arguments.add_argument(
        "--cold-compile", action="store_true", help="compile the kernels without any cache"
    )
    chosen = arguments.parse_args()
    rows: list[tuple[str, str, str]] = []
    one_household(rows)
    cold_command(rows)
    population(rows, chosen.households, chosen.cold_compile)
    print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    width = max(len(row[0]) for row in rows)
    for what, measured, bound in rows:
        print(f"{what:<{width}}  {measured:>14}  {bound}")


def one_household(rows: list[tuple[str, str, str]]) -> None:
    """A household warm in process, with and without the steps behind its result."""
    situation = read_situation(EXAMPLE, law())
    graph = calculate_values(situation).graph
    words = language("nl")

    def answered() -> None:
        found = grenswijzer.calculate(situation)
        assert found.explain("household_net_income").target_ids

    def explained() -> None:
        steps(calculate_values(situation), "household_net_income")

    def shown() -> None:
        page(result_document(grenswijzer.calculate(situation), words), words, None, None)

    def read_on() -> None:
        assert grenswijzer.calculate(situation).alternatives

    for what, work, bound in (
        ("values", lambda: calculate_values(situation), "5 ms"),
        ("result, its steps ready to be asked for", answered, "5 ms"),
        ("values and all steps behind one of them", explained, ""),
        ("result and every other reading that matters", read_on, ""),
        ("result and its whole page", shown, ""),
    ):
        rows.append((f"one household, warm: {what}", milliseconds(timed(work, 50)), bound))
    rows.append(("  nodes in the graph", f"{len(graph.nodes)}", ""))


def cold_command(rows: list[tuple[str, str, str]]) -> None:
    """The command in a new process, and what an empty Python takes."""
    # as after an installation: compiled modules are kept, wherever this run was told to put them
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def took(*arguments: str) -> float:
        def start() -> None:
            subprocess.run(
                [sys.executable, *arguments],
                env=environment,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

        start()
        return timed(start, 7)

    cold = took("-m", "grenswijzer.cli", "calculate", str(EXAMPLE))
    rows.append(("grenswijzer calculate FILE, new process", milliseconds(cold), "600 ms"))
    rows.append(("  an empty Python process", milliseconds(took("-c", "")), "physical bound"))


def population(rows: list[tuple[str, str, str]], households: int, cold: bool) -> None:
    """Kernels over random households: compile, from cache, warm, baseline and one variant."""
    base = law()
    variant = load_variant(VARIANT, base)
    columns = random_columns(base, YEAR, households, seed=1, ordinary=True)
    small = random_columns(base, YEAR, 10, seed=1)
    if cold:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["GRENSWIJZER_CACHE"] = folder
            took = timed(lambda: run(base, YEAR, small, OUTPUTS), 1)
            rows.append(("compile the kernel, nothing cached", f"{took:.1f} s", "60 s"))
            compile_kernel.cache_clear()
            took = timed(lambda: run(base, YEAR, small, OUTPUTS), 1)
            rows.append(("  from the cache on disk", milliseconds(took), "1 s"))
            del os.environ["GRENSWIJZER_CACHE"]
            compile_kernel.cache_clear()
    systems = (base, variant)
    for system in systems:
        run(system, YEAR, small, OUTPUTS)
    rows.append(("kernel from what is kept, new process", milliseconds(kernel_again()), "1 s"))
    first, other = run_together(systems, YEAR, small, OUTPUTS)
    assert any(not np.array_equal(first.values[name], other.values[name]) for name in OUTPUTS)
    asked = 2 * run(base, YEAR, small, OUTPUTS).nodes
    used = processor_time(lambda: run_together(systems, YEAR, columns, OUTPUTS))
    for what, work, nodes in (
        ("together", lambda: run_together(systems, YEAR, columns, OUTPUTS), first.nodes),
        ("one by one", lambda: [run(system, YEAR, columns, OUTPUTS) for system in systems], asked),
    ):
        took = timed(work, 5)
        title = f"{households:,} households, base and variant {what}, {len(OUTPUTS)} outputs"
        rows.append((title, f"{took:.2f} s", "1.5 s"))
        for kind, count in (("asked for", asked), ("computed", nodes)):
            each = took / households / count * 1e9
            rows.append((f"  per node {kind} ({count}) and household", f"{each:.2f} ns", "0.8 ns"))
    rows.append(("  together: processor time of all threads", f"{used:.2f} s", ""))
    copied = copy_bound(base, columns)
    rows.append(("  copying its columns once each way", f"{copied:.2f} s", "physical bound"))


KERNEL_AGAIN = """
import time
from benchmarks.__main__ import OUTPUTS, YEAR, law, random_columns, run
small = random_columns(law(), YEAR, 10, seed=1)
start = time.perf_counter()
run(law(), YEAR, small, OUTPUTS)
print(time.perf_counter() - start)
"""


def kernel_again() -> float:
    """Seconds from facts to results in a new process, with all that another one kept."""
    command = [sys.executable, "-c", KERNEL_AGAIN]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return float(done.stdout)


def copy_bound(system: LawSystem, columns: Columns) -> float:
    """Seconds to copy every input the kernel reads and every output it writes, once."""
    read = {node.name for node in build(system, YEAR, OUTPUTS).nodes if node.kind == "input"}
    arrays = [columns.inputs[name] for name in read]
    arrays += [np.empty(columns.rows(system.rules[name][0].level)) for name in OUTPUTS]
    return timed(lambda: [array.copy() for array in arrays], 3)


def milliseconds(seconds: float) -> str:
    """Seconds as text."""
    return f"{seconds * 1e3:.1f} ms"


if __name__ == "__main__":
    main()
