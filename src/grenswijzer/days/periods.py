"""Stretches of dates: their months, their quarters, and amounts spread over them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

MonthCount = float
"""Months, in parts of thirty days."""

_CENT = Decimal("0.01")


def months_360(first: date, last: date) -> MonthCount:
    """Months from ``first`` to ``last``, both included, with every month thirty days and every year 360.

    The last day of a month closes its thirty days, so that neighbouring periods always add up.
    """
    return (_days_360(last) - _days_360(first - timedelta(days=1))) / 30


def _days_360(day: date) -> int:
    """Days of a 360-day year up to and including ``day``."""
    is_month_end = (day + timedelta(days=1)).day == 1
    return (day.year * 12 + day.month - 1) * 30 + (30 if is_month_end else min(day.day, 30))


def calendar_months(first: date, last: date) -> int:
    """Calendar months that the period touches."""
    return (last.year - first.year) * 12 + last.month - first.month + 1


def calendar_quarters(first: date, last: date) -> int:
    """Calendar quarters that the period touches."""
    return (last.year - first.year) * 4 + (last.month - 1) // 3 - (first.month - 1) // 3 + 1


def split_amount(amount: float, days: Sequence[int]) -> list[float]:
    """``amount`` over periods by their calendar days, in whole cents; the last period takes the rest."""
    whole = Decimal(str(amount))
    total = sum(days)
    parts: list[Decimal] = []
    for length in days[:-1]:
        parts.append((whole * length / total).quantize(_CENT, ROUND_HALF_UP))
    parts.append(whole - sum(parts, Decimal(0)))
    return [float(part) for part in parts]


def split_count(count: int, days: Sequence[int]) -> list[int]:
    """``count`` over periods by their calendar days, in whole numbers; the last period takes the rest."""
    total = sum(days)
    parts = [count * length // total for length in days[:-1]]
    return [*parts, count - sum(parts)]
