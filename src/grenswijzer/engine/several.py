"""One value in several runs of the law at once, so that a rule called once computes them all.

The rule's own function is called; its numbers are columns instead of single ones. Where it chooses (an ``if``, a
``min``, a bracket of a scale) and the runs do not choose alike, they part, and each part is computed by itself. Every
operation is the one that plain Python does on each float64 or int64, so the bits are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[Any]]


class UnlikeError(Exception):
    """The runs do not all choose alike; ``where``: those that choose as the first does."""

    def __init__(self, where: Numbers) -> None:
        self.where = where


def _numbers(value: Any) -> Any:
    return value.values if type(value) is Several else value


def _with_other(operation: Callable[[Any, Any], Numbers]) -> Callable[[Several, Any], Several]:
    return lambda self, other: Several(operation(self.values, _numbers(other)))


def _after_other(operation: Callable[[Any, Any], Numbers]) -> Callable[[Several, Any], Several]:
    return lambda self, other: Several(operation(other, self.values))


def _whole(operation: Callable[[Any], Numbers]) -> Callable[[Several], Several]:
    # plain Python makes an int of it, which has no negative zero
    return lambda self: Several(operation(self.values) + 0.0)


class Several:
    """What a value is in each run. Takes part in everything that rules and engine.arithmetic do with a number.

    ``told``: the bytes of the values, where :func:`simplest` has looked at them.
    """

    __slots__ = ("told", "values")

    def __init__(self, values: Numbers, told: bytes = b"") -> None:
        self.values = values
        self.told = told

    def of(self, kind: type) -> Several:
        """The same as numbers of another kind."""
        return Several(self.values.astype(kind))

    def _is_chosen(self) -> bool:
        told = self.values.tobytes()
        first = told[0]
        if told.count(first) < len(told):
            raise UnlikeError(self.values == self.values[0])
        return bool(first)

    def _position(self) -> int:
        where = self.values == self.values[0]
        if not where.all():
            raise UnlikeError(where)
        return int(self.values[0])

    __bool__ = _is_chosen
    __index__ = _position
    __add__ = _with_other(np.add)
    __radd__ = _after_other(np.add)
    __sub__ = _with_other(np.subtract)
    __rsub__ = _after_other(np.subtract)
    __mul__ = _with_other(np.multiply)
    __rmul__ = _after_other(np.multiply)
    __truediv__ = _with_other(np.divide)
    __rtruediv__ = _after_other(np.divide)
    __floordiv__ = _with_other(np.floor_divide)
    __mod__ = _with_other(np.remainder)
    __lt__ = _with_other(np.less)
    __le__ = _with_other(np.less_equal)
    __gt__ = _with_other(np.greater)
    __ge__ = _with_other(np.greater_equal)
    # an answer for each run and no bool, as for arrays; so it cannot be hashed either
    __eq__: Any = _with_other(np.equal)
    __ne__: Any = _with_other(np.not_equal)
    __floor__ = _whole(np.floor)
    __ceil__ = _whole(np.ceil)

    def __neg__(self) -> Several:
        """Each with the other sign."""
        return Several(-self.values)

    def __abs__(self) -> Several:
        """Each without its sign."""
        return Several(abs(self.values))


def several(kind: type, values: Sequence[Any]) -> Any:
    """A column of numbers of one kind: a value for each run; the value itself where all have the same."""
    return simplest(Several(np.array(values, kind)))


def simplest(found: Any) -> Any:
    """``found``, or the one value that it is in every run, to the bit."""
    if type(found) is not Several:
        return found
    values = found.values
    told = values.tobytes()
    if told == told[: values.itemsize] * len(values):
        return values[0].item()
    found.told = told
    return found


def is_same(one: Any, other: Any) -> bool:
    """Whether two single values are the same to the bit: 0.0 is not -0.0."""
    return bool(one == other) and (bool(one) or repr(float(one)) == repr(float(other)))


def told_by(arguments: Sequence[Any]) -> tuple[Any, ...]:
    """What tells these arguments of a function from others, to the bit."""
    return tuple([a.told if type(a) is Several else a or repr(a) for a in arguments])


def call(function: Callable[..., Any], arguments: Sequence[Any]) -> Any:
    """What ``function`` yields in every run: a column, or one value that all have."""
    try:
        return function(*arguments)
    except UnlikeError as unlike:
        where = unlike.where
    sides = _sides(where)
    found = [
        call(function, [Several(a.values[side]) if type(a) is Several else a for a in arguments])
        for side in sides
    ]
    merged: Numbers = np.empty(len(where), _kind(found))
    for side, one in zip(sides, found, strict=True):
        merged[side] = _numbers(one)
    return Several(merged)


def _sides(where: Numbers) -> tuple[Any, Any]:
    """The runs in ``where`` and the others; as slices, which copy nothing, where the choice turns once."""
    turn = int(where.argmin())
    if where[turn:].any():
        return where, ~where
    return slice(0, turn), slice(turn, None)


def _kind(found: Sequence[Any]) -> type:
    """The narrowest kind of number that holds all; enums are ints."""
    kinds = {type(one.values[0].item() if type(one) is Several else one) for one in found}
    if kinds == {bool}:
        return bool
    return float if float in kinds else int
