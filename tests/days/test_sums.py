"""Neutral sums, months and quarters, amounts over periods."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grenswijzer.days import (
    Day,
    DayCounts,
    calendar_months,
    calendar_quarters,
    day_sums,
    months_360,
    split_amount,
    spread_counts,
)
from grenswijzer.days.periods import split_count
from grenswijzer.days.sums import is_sum
from grenswijzer.law.types import Activity, Country, PayStatus

NAMES = [
    f"{prefix}_{place}"
    for prefix in ("work_days", "absence_days", "work_minutes", "months_with_work", "quarters_with_work")
    for place in ("nl", "be", "other")
]
BE, NL, FR = Country.BE, Country.NL, Country.FR
ABSENT = PayStatus.ABSENT_COUNTS_AS_PLANNED


def row(when: date, minutes: float, country: Country, status: PayStatus = PayStatus.WORKED) -> Day:
    planned = country
    return Day(when.toordinal(), minutes, country, planned, Activity.OTHER_WORK, status)


def non_zero(days: list[Day]) -> dict[str, float]:
    return {name: value for name, value in day_sums(days, NAMES).items() if value}


MAY = date(2003, 5, 5)


def test_a_short_day_is_a_day() -> None:
    assert non_zero([row(MAY, 30, BE)]) == {
        "work_days_be": 1, "work_minutes_be": 30, "months_with_work_be": 1, "quarters_with_work_be": 1,
    }  # fmt: skip


def test_a_day_in_two_countries() -> None:
    found = day_sums([row(MAY, 120, BE), row(MAY, 360, NL)], NAMES)
    assert (found["work_days_be"], found["work_days_nl"]) == (0.25, 0.75)


def test_half_a_day_absent_half_a_day_on_leave() -> None:
    next_day = MAY + timedelta(days=1)
    days = [
        row(MAY, 240, BE),
        row(MAY, 240, NL, ABSENT),
        row(next_day, 240, BE),
        row(next_day, 240, BE, PayStatus.LEAVE),
    ]
    found = day_sums(days, NAMES)
    assert found["work_days_be"] == 1.0
    assert found["absence_days_nl"] == 0.5
    assert found["absence_days_be"] == 0.0


def test_what_is_not_work_is_not_summed() -> None:
    days = [
        row(MAY, 480, BE, PayStatus.LEAVE),
        row(MAY + timedelta(days=1), 480, BE, PayStatus.PUBLIC_HOLIDAY),
        row(MAY + timedelta(days=2), 480, BE, PayStatus.GARDEN_LEAVE),
        row(MAY + timedelta(days=3), 0, BE, PayStatus.NOT_WORKING),
    ]
    assert non_zero(days) == {}


def test_countries_without_a_sum_of_their_own() -> None:
    found = day_sums([row(MAY, 60, FR), row(date(2003, 6, 1), 60, Country.OTHER)], NAMES)
    assert found["work_days_other"] == 2
    assert found["work_minutes_other"] == 120


def test_months_and_quarters_with_work() -> None:
    days = [row(date(2003, month, 5), 60, NL) for month in (1, 2, 2, 4, 12)]
    found = day_sums(days, NAMES)
    assert found["months_with_work_nl"] == 4
    assert found["quarters_with_work_nl"] == 3


def test_names_of_sums() -> None:
    assert is_sum("work_days_nl")
    assert is_sum("absence_days_other")
    assert not is_sum("work_days")
    assert not is_sum("work_days_none")
    assert not is_sum("months_in_period")


DAYS = st.lists(
    st.builds(
        row,
        st.dates(date(2003, 1, 1), date(2003, 3, 31)),
        st.integers(1, 400).map(float),
        st.sampled_from([BE, NL, FR]),
        st.sampled_from([PayStatus.WORKED, ABSENT, PayStatus.LEAVE]),
    ),
    max_size=40,
)


@given(DAYS)
def test_fractions_never_exceed_the_dates(days: list[Day]) -> None:
    found = day_sums(days, NAMES)
    total = sum(value for name, value in found.items() if "_days_" in name)
    dates = {day.date for day in days}
    assert total <= len(dates) + 1e-6
    if all(day.pay_status is not PayStatus.LEAVE for day in days):
        assert total == pytest.approx(len(dates))
    worked = sum(day.minutes for day in days if day.pay_status is PayStatus.WORKED)
    assert sum(value for name, value in found.items() if "_minutes_" in name) == pytest.approx(worked)


@given(DAYS, st.randoms())
def test_the_order_of_days_is_nothing(days: list[Day], random: object) -> None:
    assert day_sums(days, NAMES) == pytest.approx(day_sums(days[::-1], NAMES))


def test_spread_counts() -> None:
    counts = DayCounts({BE: 100, NL: 10}, 480, {BE: 3}, {NL: 7}, {NL: 3})
    first, second = spread_counts(counts, [100, 265], NAMES)
    assert first["work_days_be"] == pytest.approx(100 * 100 / 365)
    assert first["work_days_be"] + second["work_days_be"] == 100
    assert first["work_minutes_nl"] + second["work_minutes_nl"] == pytest.approx(4800)
    assert first["absence_days_be"] + second["absence_days_be"] == 3
    assert (first["months_with_work_nl"], second["months_with_work_nl"]) == (1, 6)
    assert first["months_with_work_be"] == 0


@given(st.decimals(0, 10_000_000, places=2), st.lists(st.integers(1, 366), min_size=1, max_size=12))
def test_amounts_sum_to_the_cent(amount: Decimal, days: list[int]) -> None:
    parts = split_amount(float(amount), days)
    assert sum(Decimal(str(part)) for part in parts) == amount
    assert all(
        abs(part - float(amount) * n / sum(days)) <= 0.01 * len(days)
        for part, n in zip(parts, days, strict=True)
    )


@given(st.integers(0, 10**6), st.lists(st.integers(1, 366), min_size=1, max_size=12))
def test_counts_sum(count: int, days: list[int]) -> None:
    assert sum(split_count(count, days)) == count


def test_amounts_in_parts() -> None:
    assert split_amount(100.0, [1, 1, 1]) == [33.33, 33.33, 33.34]
    assert split_amount(0.01, [1, 1]) == [0.01, 0.0]
    assert split_amount(1234.567, [365]) == [1234.567]


def test_months_of_thirty_days() -> None:
    assert months_360(date(2003, 1, 1), date(2003, 12, 31)) == 12
    assert months_360(date(2003, 2, 1), date(2003, 2, 28)) == 1
    assert months_360(date(2003, 1, 17), date(2003, 4, 30)) == pytest.approx(3 + 14 / 30)
    assert months_360(date(2003, 1, 16), date(2003, 1, 31)) == 0.5


YEAR = st.dates(date(2003, 1, 1), date(2004, 12, 31))


@given(YEAR, YEAR, YEAR)
def test_months_of_neighbours_add_up(one: date, two: date, three: date) -> None:
    first, middle, last = sorted((one, two, three))
    if middle < last:
        parts = months_360(first, middle) + months_360(middle + timedelta(days=1), last)
        assert parts == pytest.approx(months_360(first, last))


def test_calendar_months_and_quarters() -> None:
    assert calendar_months(date(2003, 1, 31), date(2003, 2, 1)) == 2
    assert calendar_months(date(2002, 12, 1), date(2003, 1, 1)) == 2
    assert calendar_quarters(date(2003, 3, 31), date(2003, 4, 1)) == 2
    assert calendar_quarters(date(2003, 1, 1), date(2003, 12, 31)) == 4
