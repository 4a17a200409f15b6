"""Compiled kernels: their cache, columns that give values, refusal bits, and one text for every year's figures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.examplia import examplia, household
from grenswijzer.engine.building import build
from grenswijzer.engine.cache import cache_folder
from grenswijzer.engine.columns import compile_kernel, run, stack
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.kernel import plan

TINY = "from numba import njit\n\n\n@njit(nogil=True, cache=CACHE)\ndef kernel(x):\n    return x * {factor}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRENSWIJZER_CACHE", str(tmp_path))
    compile_kernel.cache_clear()
    return tmp_path


def test_an_edited_rule_is_another_kernel(folder: Path) -> None:
    assert compile_kernel(TINY.format(factor=2))(3.0) == 6.0
    assert compile_kernel(TINY.format(factor=5))(3.0) == 15.0
    assert len(list((folder / "kernels").iterdir())) == 2


SCRIPT = """
import sys
from grenswijzer.engine.columns import compile_kernel
kernel = compile_kernel({text!r})
assert kernel(3.0) == 6.0
print(sum(kernel.stats.cache_hits.values()), sum(kernel.stats.cache_misses.values()))
"""


def process(folder: Path, text: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT.format(text=text)],
        env=os.environ | {"GRENSWIJZER_CACHE": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_second_process_compiles_nothing(folder: Path) -> None:
    seen = []
    for _ in range(2):
        out, err = process(folder, TINY.format(factor=2)).communicate(timeout=120)
        seen.append(out.strip() or err)
    assert seen == ["0 1", "1 0"]


def test_writers_at_once_do_not_harm_each_other(folder: Path) -> None:
    running = [process(folder, TINY.format(factor=2)) for _ in range(4)]
    results = [one.communicate(timeout=180) for one in running]
    assert [one.returncode for one in running] == [0] * 4, results
    (made,) = (folder / "kernels").iterdir()
    assert [path.name for path in made.glob("*.tmp")] == []
    out, _ = process(folder, TINY.format(factor=2)).communicate(timeout=120)
    assert out.split() == ["1", "0"]


def test_a_folder_that_cannot_be_written_compiles_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder")
    monkeypatch.setenv("GRENSWIJZER_CACHE", str(occupied))
    compile_kernel.cache_clear()
    assert cache_folder() == occupied
    assert compile_kernel(TINY.format(factor=2))(3.0) == 6.0
    assert occupied.read_text() == "not a folder"


def test_a_read_only_folder_compiles_in_memory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert compile_kernel(TINY.format(factor=2))(3.0) == 6.0
    assert list(folder.rglob("*.nbi")) == []


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
