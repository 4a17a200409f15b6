"""A function called with columns yields, run by run and to the bit, what it yields called with single numbers."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grenswijzer.engine import arithmetic
from grenswijzer.engine.several import Several, call, is_same, several, simplest
from grenswijzer.law.types import Country

AMOUNTS = st.one_of(
    st.sampled_from([0.0, -0.0, 0.005, 0.01, 1.0, -1.0, 38_883.0, 38_883.01, 1e300, -1e300]),
    st.floats(-1e6, 1e6, allow_nan=False),
)
DAYS = st.integers(600_000, 800_000)
SCALE = (0.0, 0.25, 0.0, 10_000.0, 0.4, 2_500.0, 38_883.0, 0.5, 14_053.2)
TABLE = (100.0, 250.5, 700.0)

FUNCTIONS: dict[str, tuple[Callable[..., Any], st.SearchStrategy[Any], int]] = {
    "tax_by_scale": (lambda a: arithmetic.tax_by_scale(a, SCALE), AMOUNTS, 1),
    "rate_by_scale": (lambda a: arithmetic.rate_by_scale(a, SCALE), AMOUNTS, 1),
    "lookup": (lambda a: arithmetic.lookup(TABLE, a), st.integers(-2, 5), 1),
    "taper": (lambda a, b: arithmetic.taper(a, b, 20_000.0, 0.06), AMOUNTS, 2),
    "ratio": (arithmetic.ratio, AMOUNTS, 2),
    "ratio_at_edge": (lambda a, b: arithmetic.ratio_at_edge(a, b, 0.75), AMOUNTS, 2),
    "round_half_up": (lambda a: arithmetic.round_half_up(a, arithmetic.CENT), AMOUNTS, 1),
    "round_down": (lambda a: arithmetic.round_down(a, arithmetic.EURO), AMOUNTS, 1),
    "round_up": (lambda a: arithmetic.round_up(a, arithmetic.CENT), AMOUNTS, 1),
    "round_up to euros": (lambda a: arithmetic.round_up(a, arithmetic.EURO), AMOUNTS, 1),
    "year_of": (arithmetic.year_of, DAYS, 1),
    "month_of": (arithmetic.month_of, DAYS, 1),
    "months_between": (arithmetic.months_between, DAYS, 2),
    "years_between": (arithmetic.years_between, DAYS, 2),
    "min": (min, AMOUNTS, 3),
    "max": (max, AMOUNTS, 3),
    "abs": (abs, AMOUNTS, 1),
    "minus": (lambda a: -a, AMOUNTS, 1),
    "one less": (lambda a: 1 - a, AMOUNTS, 1),
    "between": (lambda a, b: 0 <= a < b, AMOUNTS, 2),
    "neither": (lambda a, b: not (a > 0 or b > 0), AMOUNTS, 2),
    "state": (lambda a: Country.BE if a > 0 else Country.NL, AMOUNTS, 1),
    "is state": (lambda a: a == Country.BE, st.integers(0, 3), 1),
    "zero without a point": (lambda a, b: 0 if a > b else a * b, AMOUNTS, 2),
    "assigned twice": (lambda a, b: (a + b if a > 0 else a - b) * (1 if b > a else 0), AMOUNTS, 2),
}


def bits(value: Any) -> bytes:
    return struct.pack("d", value)


@pytest.mark.parametrize("name", FUNCTIONS)
@given(data=st.data())
def test_columns_are_computed_as_single_numbers(name: str, data: st.DataObject) -> None:
    function, numbers, count = FUNCTIONS[name]
    runs = data.draw(st.lists(st.tuples(*[numbers] * count), min_size=1, max_size=12))
    kind = type(runs[0][0])
    with np.errstate(all="ignore"):
        found = simplest(call(function, [several(kind, column) for column in zip(*runs, strict=True)]))
    told = found.values.tolist() if isinstance(found, Several) else [found] * len(runs)
    assert list(map(bits, told)) == [bits(function(*run)) for run in runs]


def test_a_column_of_one_value_is_that_value_and_a_negative_zero_is_another() -> None:
    assert several(float, [2, 2]) == 2.0
    assert isinstance(several(float, [0.0, -0.0]), Several)
    assert is_same(0.0, 0)
    assert not is_same(0.0, -0.0)
    assert not is_same(1.0, 2.0)
    assert math.copysign(1, several(float, [-0.0, -0.0])) == -1


def test_the_kind_is_that_of_all_runs() -> None:
    column = several(float, [1.0, 2.0, 3.0])
    for function, kind in ((lambda a: a > 2.0, "b"), (lambda a: 1 if a > 2.0 else 0, "i")):
        assert call(function, [column]).values.dtype.kind == kind
    assert call(lambda a: 0 if a > 2.0 else a, [column]).values.dtype.kind == "f"
    assert several(float, [1.0, 2.0]).of(int).values.tolist() == [1, 2]
