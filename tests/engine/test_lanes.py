"""Eight rows at a time give the bits of plain Python: rounding, dates, bools from anywhere, refusal bits."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from grenswijzer.engine import arithmetic
from grenswijzer.engine.kernel_text import arithmetic_text
from grenswijzer.engine.machine import compile_kernel

ROWS = 4003


def in_lanes(body: str, *arrays: npt.NDArray[np.generic]) -> None:
    """Run ``body`` for each row ``i``; the arrays are x, y and so on, by their types."""
    kinds = {"d": "floats", "q": "ints", "l": "ints", "?": "bools"}
    lines = ["def kernel(h0: i, h1: i, table: I):"]
    names = "xyzuv"
    for place, array in enumerate(arrays):
        lines.append(f"    {names[place]} = {kinds[array.dtype.char]}(table, {place})")
    lines += ["    for i in lanes(h0, h1):", *(f"        {line}" for line in body.splitlines())]
    text = "\n".join([arithmetic_text(), *lines, ""])
    table = np.array([array.ctypes.data for array in arrays], np.int64)
    compile_kernel(text)(0, len(arrays[0]), table.ctypes.data)


def amounts() -> npt.NDArray[np.float64]:
    """Amounts around every kind of half, and of every size."""
    random = np.random.default_rng(3)
    around = np.round(random.random(1500) * 1e5, 2) + random.choice([0.0, 0.005, -0.005, 1e-8, -1e-8], 1500)
    sizes = (random.random(2480) - 0.5) * 10.0 ** random.integers(-9, 15, 2480)
    edges = [0.0, 0.005, -0.005, 1.005, 0.5, -0.5, 1e-8, -1e-8, 99.995, 2.0**51, -(2.0**51), 1e300, -1e300]
    return np.concatenate([around, sizes, edges, np.zeros(ROWS - 3993)])


@pytest.mark.parametrize("function", ["round_half_up", "round_down", "round_up"])
@pytest.mark.parametrize("step", ["CENT", "EURO", "0.1", "0.05", "0.001", "12.0", "0.3"])
def test_rounding_gives_the_same_bits(function: str, step: str) -> None:
    given, found = amounts(), np.empty(ROWS)
    in_lanes(f"put(y, i, {function}(get(x, i), {step}))", given, found)
    size = {"CENT": arithmetic.CENT, "EURO": arithmetic.EURO}.get(step) or float(step)
    # minus zero is zero, as in any published amount
    expected = np.array([getattr(arithmetic, function)(amount, size) + 0.0 for amount in given.tolist()])
    assert (found + 0.0).tobytes() == expected.tobytes()


@pytest.mark.parametrize("divisor", [2, 3, 5, 7, 12, 32, 100, 153, 365, 1461, 146097])
def test_whole_division_goes_towards_minus_infinity(divisor: int) -> None:
    random = np.random.default_rng(divisor)
    sizes = 2 ** random.integers(1, 51, ROWS)
    given = (random.integers(-(2**50), 2**50, ROWS) % sizes - sizes // 2).astype(np.int64)
    # at a multiple, and beside it
    given[::3] -= given[::3] % divisor
    given[1::6] -= given[1::6] % divisor + 1
    whole, rest = np.empty(ROWS, np.int64), np.empty(ROWS, np.int64)
    in_lanes(f"put(y, i, get(x, i) // {divisor})\nput(z, i, get(x, i) % {divisor})", given, whole, rest)
    assert whole.tolist() == [number // divisor for number in given.tolist()]
    assert rest.tolist() == [number % divisor for number in given.tolist()]


def test_dates_in_lanes() -> None:
    random = np.random.default_rng(8)
    start, end = (random.integers(600_000, 760_000, ROWS) for _ in range(2))
    months, years = np.empty(ROWS, np.int64), np.empty(ROWS, np.int64)
    body = "put(z, i, months_between(get(x, i), get(y, i)))\nput(u, i, years_between(get(x, i), get(y, i)))"
    in_lanes(body, start, end, months, years)
    pairs = list(zip(start.tolist(), end.tolist(), strict=True))
    assert months.tolist() == [arithmetic.months_between(*pair) for pair in pairs]
    assert years.tolist() == [arithmetic.years_between(*pair) for pair in pairs]


@pytest.mark.parametrize("begin", range(4))
def test_bools_from_anywhere(begin: int) -> None:
    """The four bytes around each are read; where the array begins within them does not matter."""
    random = np.random.default_rng(begin)
    whole = random.random(begin + 77) < 0.5
    told = np.zeros(begin + ROWS, np.bool_)[begin:]
    told[:77] = whole[begin:]
    place, found = random.integers(-1, 77, ROWS), np.zeros(ROWS, np.bool_)
    in_lanes("at = get(y, i)\nput(z, i, get(x, at) if at >= 0 else True)", told, place, found)
    assert found.tolist() == [bool(told[at]) if at >= 0 else True for at in place.tolist()]


def test_marks_are_set_where_the_condition_holds() -> None:
    random = np.random.default_rng(1)
    condition = random.random(ROWS) < 0.02
    owner = np.arange(ROWS) // 3
    bits = np.full(ROWS, 1, np.int64)
    in_lanes("mark(z, get(y, i), 4, get(x, i))", condition, owner, bits)
    hit = {int(row) for row in owner[condition]}
    assert bits.tolist() == [5 if row in hit else 1 for row in range(ROWS)]
