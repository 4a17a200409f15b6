"""What brings rows of one level to another, column by column; added up in the same order as in the kernels."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from itertools import compress
from typing import Any

from grenswijzer.engine.arithmetic import most_in_12_months, window_limits


def _sum(values: list[Any], up: list[int], count: int, zero: Any) -> list[Any]:
    if count == 1:
        total = zero
        for value in values:
            total = total + value
        return [total]
    totals = [zero] * count
    for value, row in zip(values, up, strict=True):
        totals[row] = totals[row] + value
    return totals


def _any(values: list[bool], up: list[int], count: int) -> list[bool]:
    found = [False] * count
    if any(values):
        for value, row in zip(values, up, strict=True):
            if value:
                found[row] = True
    return found


def _count(values: list[bool], up: list[int], count: int) -> list[int]:
    found = [0] * count
    if any(values):
        for value, row in zip(values, up, strict=True):
            if value:
                found[row] += 1
    return found


def _overlapping(starts: list[int], ends: list[int], up: list[int]) -> list[list[int]]:
    """For each row the rows below the same one that overlap with it in time, itself included, in their order."""
    return _overlapping_dates(tuple(starts), tuple(ends), tuple(up))


@lru_cache(maxsize=64)
def _overlapping_dates(
    starts: tuple[int, ...], ends: tuple[int, ...], up: tuple[int, ...]
) -> list[list[int]]:
    # a household asks this many times, and many households have the same dates
    rows = range(len(up))
    return [
        [b for b in rows if up[a] == up[b] and starts[a] <= ends[b] and starts[b] <= ends[a]] for a in rows
    ]


def _sum_concurrent(
    values: list[Any], starts: list[int], ends: list[int], up: list[int], zero: Any
) -> list[Any]:
    if not any(values):
        # zero and nothing added to it
        return [zero] * len(values)
    totals = []
    for rows in _overlapping(starts, ends, up):
        total = zero
        for row in rows:
            total = total + values[row]
        totals.append(total)
    return totals


def _any_concurrent(values: list[bool], starts: list[int], ends: list[int], up: list[int]) -> list[bool]:
    if not any(values):
        return [False] * len(values)
    return [any(map(values.__getitem__, rows)) for rows in _overlapping(starts, ends, up)]


def _sum_of_date(values: list[Any], dates: list[int], up: list[int], zero: Any) -> list[Any]:
    if not any(values):
        # zero and nothing added to it, on whatever date
        return [zero] * len(values)
    totals: list[Any] = []
    while len(totals) < len(values):
        first = end = len(totals)
        total = zero
        while end < len(values) and dates[end] == dates[first] and up[end] == up[first]:
            total = total + values[end]
            end += 1
        totals += [total] * (end - first)
    return totals


def _different_dates(values: list[bool], dates: list[int], up: list[int], count: int) -> list[set[int]]:
    if count == 1:
        return [set(compress(dates, values))]
    days: list[set[int]] = [set() for _ in range(count)]
    for day, row in compress(zip(dates, up, strict=True), values):
        days[row].add(day)
    return days


def _most_in_12_months(
    values: list[bool], dates: list[int], up: list[int], count: int, year: int
) -> list[int]:
    if not any(values):
        return [0] * count
    first, last = window_limits(year)
    return [_most(sorted(found), first, last) for found in _different_dates(values, dates, up, count)]


def _most(days: list[int], first: int, last: int) -> int:
    # what lies within 365 days lies within any twelve months
    if days and first <= days[0] and days[-1] <= last and days[-1] - days[0] < 365:
        return len(days)
    return most_in_12_months(days, first, last)


def _days_in_year(values: list[bool], dates: list[int], up: list[int], count: int, year: int) -> list[int]:
    if not any(values):
        return [0] * count
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return [_between(found, first, last) for found in _different_dates(values, dates, up, count)]


def _between(days: set[int], first: int, last: int) -> int:
    if days and first <= min(days) and max(days) <= last:
        return len(days)
    return sum(first <= day <= last for day in days)


AGGREGATED: dict[str, Callable[..., list[Any]]] = {
    "sum": _sum,
    "any": _any,
    "count": _count,
    "sum_concurrent": _sum_concurrent,
    "any_concurrent": _any_concurrent,
    "most_in_12_months": _most_in_12_months,
    "days_in_year": _days_in_year,
    "sum_of_date": _sum_of_date,
}
"""The function of each operation of an aggregate."""
