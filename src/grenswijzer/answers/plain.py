"""One value as plain data: what JSON holds of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import IntEnum
from functools import partial
from typing import Any

from grenswijzer.answers.language import month_of_number


def plain(value: Any, kind: Any = None) -> Any:
    """A value as JSON knows it: choices as in a situation file (NL, married), dates as 2003-01-17, months as 2003-01.

    A month that does not apply is zero.
    """
    if value is None or kind is float or kind is bool:
        return value
    if isinstance(kind, type) and issubclass(kind, IntEnum):
        value = kind(value)
    if isinstance(value, IntEnum):
        return value.name if len(value.name) == 2 else value.name.lower()
    if isinstance(value, date):
        return value.isoformat()
    if kind == "date":
        return date.fromordinal(value).isoformat()
    if kind == "month" and value:
        return "{:04}-{:02}".format(*month_of_number(value))
    return float(value) if isinstance(value, Decimal) else value


def writer(kind: Any) -> Callable[[Any], Any] | None:
    """:func:`plain` for the values of one kind as the law computes them; None where they are the same in JSON."""
    if kind in (float, bool, int):
        return None
    if isinstance(kind, type) and issubclass(kind, IntEnum):
        return {int(member): plain(member) for member in kind}.__getitem__
    return partial(plain, kind=kind)
