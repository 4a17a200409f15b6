"""Numbers that carry their unit: running a rule on them shows whether it adds euros to days."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

DIMENSIONS = {"EUR": "EUR", "km": "km", "day": "day", "days": "day", "month": "month", "months": "month"}
DIMENSIONS |= {"calendar month": "month"}
DIMENSIONS |= {
    "quarter": "quarter",
    "quarters": "quarter",
    "minute": "minute",
    "minutes": "minute",
    "kg": "kg",
}
"""Words of a unit that count. All else is a share, a count, or per year, which everything in an income year is."""

DATES = ("date", "day number")
"""Units of a point in time: two of them are days apart, days lead from one to another, and nothing else goes."""

Dimensions = tuple[tuple[str, int], ...]

DATE: Dimensions = (("date", 1),)
DAYS: Dimensions = (("day", 1),)


def dimensions(unit: str) -> Dimensions:
    """EUR/month -> EUR^1 month^-1; percent -> none."""
    if unit in DATES:
        return DATE
    found: dict[str, int] = {}
    # an emission is one measure; its kilometres are not those somebody drives
    for position, word in enumerate(unit.replace("g/km", "emission").split("/")):
        dimension = DIMENSIONS.get(word.strip())
        if dimension:
            found[dimension] = found.get(dimension, 0) + (1 if position == 0 else -1)
    return _clean(found)


def _clean(found: dict[str, int]) -> Dimensions:
    return tuple(sorted((name, power) for name, power in found.items() if power))


class UnitError(Exception):
    """Two numbers that do not go together."""


@dataclass(frozen=True)
class Quantity:
    """A number with its dimensions. Plain numbers (the literals 0 and 1, counts, dates) go with anything."""

    number: float
    of: Dimensions

    def _same(self, other: Any) -> float:
        if isinstance(other, Quantity):
            if self.of != other.of:
                raise UnitError(f"{self} and {other}")
            return other.number
        return float(other)

    def __add__(self, other: Any) -> Quantity:
        if self.of == DATE:
            return self._moved(other, 1)
        return Quantity(self.number + self._same(other), self.of)

    __radd__ = __add__

    def _moved(self, days: Any, sign: int) -> Quantity:
        """The date some days later or earlier; a plain number counts days."""
        if isinstance(days, Quantity) and days.of != DAYS:
            raise UnitError(f"{self} and {days}")
        return Quantity(self.number + sign * (days.number if isinstance(days, Quantity) else days), DATE)

    def __sub__(self, other: Any) -> Quantity:
        if self.of == DATE:
            if isinstance(other, Quantity) and other.of == DATE:
                return Quantity(self.number - other.number, DAYS)
            return self._moved(other, -1)
        return Quantity(self.number - self._same(other), self.of)

    def __rsub__(self, other: Any) -> Quantity:
        if self.of == DATE:
            raise UnitError(f"{other} and {self}")
        return Quantity(self._same(other) - self.number, self.of)

    def __mul__(self, other: Any) -> Any:
        # the literal zero is nothing in any unit
        return self._times(other, 1) if isinstance(other, Quantity) or other else 0.0

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Quantity:
        return self._times(other, -1)

    def __rtruediv__(self, other: Any) -> Quantity:
        return Quantity(float(other), ())._times(self, -1)

    def _times(self, other: Any, sign: int) -> Quantity:
        if other == 1.0 and not isinstance(other, Quantity):
            # the literal one makes a float of a whole number
            return self
        if DATE in (self.of, other.of if isinstance(other, Quantity) else ()):
            raise UnitError(f"{self} and {other}: no date can be multiplied")
        found = dict(self.of)
        number = float(other.number if isinstance(other, Quantity) else other)
        for name, power in other.of if isinstance(other, Quantity) else ():
            found[name] = found.get(name, 0) + sign * power
        return Quantity(
            self.number * number if sign > 0 else self.number / (number or math.inf), _clean(found)
        )

    def __neg__(self) -> Quantity:
        return Quantity(-self.number, self.of)

    def __abs__(self) -> Quantity:
        return Quantity(abs(self.number), self.of)

    def __lt__(self, other: Any) -> bool:
        return self.number < self._same(other)

    def __le__(self, other: Any) -> bool:
        return self.number <= self._same(other)

    def __gt__(self, other: Any) -> bool:
        return self.number > self._same(other)

    def __ge__(self, other: Any) -> bool:
        return self.number >= self._same(other)

    def __eq__(self, other: object) -> bool:
        return self.number == self._same(other)

    def __hash__(self) -> int:
        return hash((self.number, self.of))

    def __str__(self) -> str:
        return f"{self.number} [{' '.join(f'{name}^{power}' for name, power in self.of) or 'no unit'}]"


@dataclass(frozen=True)
class Tabular:
    """A scale or table with the unit of its values; a scale's limits are in the unit of what it taxes."""

    numbers: tuple[float, ...]
    of: Dimensions


def _plain(value: Any) -> Any:
    return (
        value.number
        if isinstance(value, Quantity)
        else value.numbers
        if isinstance(value, Tabular)
        else value
    )


def carrying(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """An arithmetic function for quantities: the number as the function says, the unit as its meaning says."""

    def call(*arguments: Any) -> Any:
        first = arguments[0]
        if name in ("ratio", "ratio_at_edge"):
            if not isinstance(first, Quantity) and not first:
                return 0.0
            part, whole = (a if isinstance(a, Quantity) else Quantity(float(a), ()) for a in arguments[:2])
            of = (part / Quantity(1.0, whole.of)).of
            return Quantity(function(*(_plain(argument) for argument in arguments)), of)
        plain = [_plain(argument) for argument in arguments]
        if name == "lookup":
            return Quantity(function(plain[0], int(plain[1])), first.of)
        number = function(*plain)
        if name == "taper":
            amount, income, threshold, rate = arguments
            return amount - rate * (income - threshold) * 0 + (number - _plain(amount))
        if name == "rate_by_scale":
            return Quantity(number, arguments[1].of)
        if name in ("months_between", "month_of"):
            return Quantity(number, (("month", 1),))
        if name in ("years_between", "year_of"):
            return Quantity(number, ())
        if isinstance(first, Quantity):
            return Quantity(number, first.of)
        return number

    return call
