"""The only functions a rule may call, beside min, max and abs.

Each gives the same bits in plain Python and compiled: straight float64 and int64 arithmetic, no ``round``,
no ``sum``, no power. Money is in euros, dates are day numbers (``datetime.date.toordinal``), shares are fractions.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

CENT = 0.01
"""Rounding step: a cent."""

EURO = 1.0
"""Rounding step: a whole euro."""

_GUARD = 1e-8
"""A millionth of a cent, in euros: what binary fractions may lose before a legal half is missed."""


def tax_by_scale(base: float, scale: tuple[float, ...]) -> float:
    """Tax on ``base`` by a scale of (lower limit, rate, tax below the limit) rows; zero at or below the first limit."""
    tax = 0.0
    for row in range(0, len(scale), 3):
        if base > scale[row]:
            tax = scale[row + 2] + scale[row + 1] * (base - scale[row])
    return tax


def rate_by_scale(base: float, scale: tuple[float, ...]) -> float:
    """The rate of the row in which ``base`` lies: above its lower limit, up to and including the next one's."""
    rate = 0.0
    for row in range(0, len(scale), 3):
        if base > scale[row]:
            rate = scale[row + 1]
    return rate


def lookup(table: tuple[float, ...], position: int) -> float:
    """The value at ``position``; positions beyond the table take its last value, below zero its first."""
    last = len(table) - 1
    if position < 0:
        position = 0
    if position > last:
        position = last
    return table[position]


def taper(amount: float, income: float, threshold: float, rate: float) -> float:
    """``amount`` less ``rate`` times the income above ``threshold``, never below zero."""
    if income <= threshold:
        return amount
    return max(0.0, amount - rate * (income - threshold))


def ratio(part: float, whole: float) -> float:
    """``part`` over ``whole``; zero when there is no whole."""
    if whole == 0.0:
        return 0.0
    return part / whole


def ratio_at_edge(part: float, whole: float, edge: float) -> float:
    """``part`` over ``whole``, both in euros; ``edge`` itself where less than a cent is missing to it.

    Pay is split into whole cents, so that what is exactly the edge in days can come out a part of a cent below it.
    """
    share = ratio(part, whole)
    if part > 0.0 and share < edge and part + _GUARD >= round_down(edge * whole, CENT):
        return edge
    return share


def round_half_up(amount: float, step: float) -> float:
    """``amount`` to the nearest ``step``, halves up."""
    if step < 1.0:
        # dividing a whole number of cents by 100 gives the float nearest to the amount; times 0.01 would not
        per_euro = math.floor(1.0 / step + 0.5)
        return math.floor((amount + _GUARD) * per_euro + 0.5) / per_euro
    return math.floor((amount + _GUARD) / step + 0.5) * step


def round_down(amount: float, step: float) -> float:
    """``amount`` down to a multiple of ``step``."""
    if step < 1.0:
        per_euro = math.floor(1.0 / step + 0.5)
        return math.floor((amount + _GUARD) * per_euro) / per_euro
    return math.floor((amount + _GUARD) / step) * step


def round_up(amount: float, step: float) -> float:
    """``amount`` up to a multiple of ``step``."""
    if step < 1.0:
        per_euro = math.floor(1.0 / step + 0.5)
        return math.ceil((amount - _GUARD) * per_euro) / per_euro
    return math.ceil((amount - _GUARD) / step) * step


def _month_number(day: int) -> int:
    """Months since year 0 of the month that holds ``day`` (a proleptic Gregorian ordinal)."""
    return _civil(day) // 32


def _civil(day: int) -> int:
    """Year * 12 + month - 1, times 32, plus the day of the month: a date packed so that it compares in order."""
    # days from 1 March of year 0 on, so that a leap day is the last of its year, century and four centuries
    z = day + 305
    century = (4 * z + 3) // 146097
    day_of_century = z - 146097 * century // 4
    year_of_century = (4 * day_of_century + 3) // 1461
    day_of_year = day_of_century - 1461 * year_of_century // 4
    months_from_march = (5 * day_of_year + 2) // 153
    day_of_month = day_of_year - (153 * months_from_march + 2) // 5 + 1
    return ((century * 100 + year_of_century) * 12 + months_from_march + 2) * 32 + day_of_month


def year_of(day: int) -> int:
    """The calendar year of a day number."""
    return _month_number(day) // 12


def month_of(day: int) -> int:
    """The month (1 to 12) of a day number."""
    return _month_number(day) % 12 + 1


def months_between(start: int, end: int) -> int:
    """Whole months from ``start`` to ``end``; negative when ``end`` comes first."""
    a = _civil(start)
    b = _civil(end)
    months = b // 32 - a // 32
    if months > 0 and b % 32 < a % 32:
        months -= 1
    elif months < 0 and b % 32 > a % 32:
        months += 1
    return months


def years_between(start: int, end: int) -> int:
    """Whole years from ``start`` to ``end``: an age, where ``start`` is a date of birth."""
    months = months_between(start, end)
    if months < 0:
        return -(-months // 12)
    return months // 12


def window_limits(year: int) -> tuple[int, int]:
    """First and last day that any 12 months beginning or ending in ``year`` can hold, as day numbers."""
    return date(year - 1, 1, 2).toordinal(), date(year + 1, 12, 30).toordinal()


def most_in_12_months(dates: Sequence[int], first: int, last: int) -> int:
    """The largest number of ``dates`` (different, in order) from ``first`` to ``last`` that lie within 12 months.

    Not for rules: the prefix ``most_in_12_months_`` of an argument calls it.
    """
    most = 0
    begin = 0
    for end in range(len(dates)):
        if dates[end] > last:
            break
        # no 12 months are shorter than 365 days, which is quicker to see than that they are over
        while dates[begin] < first or (
            dates[end] - dates[begin] >= 365 and months_between(dates[begin], dates[end]) >= 12
        ):
            begin += 1
            if begin > end:
                break
        most = max(most, end - begin + 1)
    return most
