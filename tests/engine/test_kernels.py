"""Compiled kernels: their cache, columns that give values, refusal bits, and one text for every year's figures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.examplia import examplia, household
from grenswijzer.engine import machine
from grenswijzer.engine.building import build
from grenswijzer.engine.cache import cache_folder
from grenswijzer.engine.columns import run, stack
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.kernel import plan

TINY = (
    "def kernel(h0: i, h1: i, table: I):\n    put(floats(table, 0), 0, {factor} * get(floats(table, 0), 0))\n"
)


def tiny(factor: int) -> float:
    """What the kernel makes of 3."""
    numbers = np.array([3.0])
    table = np.array([numbers.ctypes.data])
    machine.compile_kernel(TINY.format(factor=factor))(0, 1, table.ctypes.data)
    return float(numbers[0])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRENSWIJZER_CACHE", str(tmp_path))
    machine.compile_kernel.cache_clear()
    return tmp_path


def test_an_edited_rule_is_another_kernel(folder: Path) -> None:
    assert tiny(2) == 6.0
    assert tiny(5) == 15.0
    assert len(list((folder / "kernels").iterdir())) == 2


SCRIPT = """
from engine.test_kernels import tiny
from grenswijzer.engine import machine
made = []
original = machine._compiled
machine._compiled = lambda text: made.append(text) or original(text)
print(tiny(2), len(made))
"""


def process(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT],
        env=os.environ | {"GRENSWIJZER_CACHE": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_second_process_compiles_nothing(folder: Path) -> None:
    seen = []
    for _ in range(2):
        out, err = process(folder).communicate(timeout=120)
        seen.append(out.strip() or err)
    assert seen == ["6.0 1", "6.0 0"]


def test_writers_at_once_do_not_harm_each_other(folder: Path) -> None:
    running = [process(folder) for _ in range(4)]
    results = [one.communicate(timeout=180) for one in running]
    assert [one.returncode for one in running] == [0] * 4, results
    (made,) = (folder / "kernels").iterdir()
    assert made.suffix == ".o"
    out, _ = process(folder).communicate(timeout=120)
    assert out.split() == ["6.0", "0"]


def test_a_damaged_kernel_is_compiled_anew(folder: Path) -> None:
    assert tiny(2) == 6.0
    (made,) = (folder / "kernels").iterdir()
    whole = made.read_bytes()
    for content in (b"", whole[:100], whole[:-1], whole[:-1] + b"x"):
        made.write_bytes(content)
        machine.compile_kernel.cache_clear()
        assert tiny(2) == 6.0
        assert made.stat().st_size == len(whole)


def test_a_folder_that_cannot_be_written_compiles_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder")
    monkeypatch.setenv("GRENSWIJZER_CACHE", str(occupied))
    machine.compile_kernel.cache_clear()
    assert cache_folder() == occupied
    assert tiny(2) == 6.0
    assert occupied.read_text() == "not a folder"


def test_another_year_with_the_same_rules_and_a_changed_figure_share_a_kernel() -> None:
    system = examplia()
    texts = {
        plan(build(system, year), ("gross_fish_tax",), frozenset({"old_age_deduction", "fish_income"})).text
        for year in (2001, 2002)
    }
    assert len(texts) == 1


def test_a_given_column_takes_the_place_of_a_value() -> None:
    columns = stack(examplia(), [household(), household()])
    result = run(
        examplia(),
        2001,
        columns,
        ("gross_fish_tax",),
        given={"fish_income": np.array([1000.0, 1000.01, 5000.0, 6000.0]), "old_age_deduction": np.zeros(4)},
    )
    # 10% to 1,000; 20% to 5,000; 40% above
    assert result.values["gross_fish_tax"].tolist() == [100.0, 100.0, 900.0, 1300.0]


def test_refusals_are_bits_of_the_household() -> None:
    columns = stack(
        examplia(), [household(), household(has_lost_papers=[True, False]), household(islander_age=[50, 50])]
    )
    result = run(examplia(), 2002, columns, ("home_levy", "sea_days"))
    assert result.unknown("home_levy").tolist() == [True, True, False]
    assert result.unknown("sea_days").tolist() == [False, False, False]
    meant = [
        [r.rule for bit, r in enumerate(result.refusals) if bits >> bit & 1] for bits in result.bits.tolist()
    ]
    assert meant == [["old_age_deduction"], ["has_no_papers", "old_age_deduction"], []]


def test_threads_and_one_thread_agree() -> None:
    columns = stack(examplia(), [household(boat_catch=[float(n), 10.0 * n]) for n in range(20_000)])
    one, two = (run(examplia(), 2001, columns, ("home_levy",), threads=threads) for threads in (1, 2))
    assert np.array_equal(one.values["home_levy"], two.values["home_levy"])


def test_columns_that_do_not_fit_are_refused_by_name() -> None:
    columns = stack(examplia(), [household()])
    with pytest.raises(NotLawError, match="the column fish_income has 1 rows; level islander has 2"):
        run(examplia(), 2001, columns, ("fish_tax",), given={"fish_income": np.array([1.0])})
    del columns.inputs["boat_catch"]  # type: ignore[attr-defined]
    with pytest.raises(NotLawError, match="the column boat_catch is missing"):
        run(examplia(), 2001, columns, ("fish_tax",))
