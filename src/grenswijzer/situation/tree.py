"""A first look at plain values, before anything is known about them: private numbers, NaN, depth."""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Mapping
from datetime import date
from typing import Any

from grenswijzer.situation.private import holds_private_number, is_private_key
from grenswijzer.situation.problems import Problem, joined, words
from grenswijzer.situation.reader import DEEPEST


def look_through(
    value: Any, known: Container[str] = frozenset()
) -> Iterator[tuple[tuple[Any, ...], Problem]]:
    """Problems that need no knowledge of the law, each with its path. A private number is never repeated.

    ``known``: keys of the law, which are nobody's number.
    """
    if not _is_clean(value, known, 0):
        yield from _look(value, ())


def _is_clean(value: Any, known: Container[str], depth: int) -> bool:
    """Nothing can be wrong: seen at once, and of nearly every situation."""
    kind = type(value)
    if kind is dict:
        return depth <= DEEPEST and all(
            (key in known or _is_clean_key(key)) and _is_clean(item, known, depth + 1)
            for key, item in value.items()
        )
    if kind is list:
        return depth <= DEEPEST and all(_is_clean(item, known, depth + 1) for item in value)
    if kind is float:
        return math.isfinite(value)
    return value is None or kind in (bool, date) or (kind in (str, int) and not holds_private_number(value))


def _is_clean_key(key: Any) -> bool:
    return type(key) is str and not holds_private_number(key) and not is_private_key(key)


def _look(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Problem]]:
    if len(path) > DEEPEST:
        yield path, Problem(joined(path[:DEEPEST]), "depth")
    elif isinstance(value, Mapping):
        for number, (key, item) in enumerate(value.items()):
            if not isinstance(key, str):
                yield path, Problem(joined(path), "key_text", key)
            elif holds_private_number(key):
                hidden = (*path, f"key {number + 1}")
                yield (*path, key), Problem(joined(hidden), "private_number")
                yield from _look(item, hidden)
            elif is_private_key(key):
                yield (*path, key), Problem(joined((*path, key)), "private_number")
            else:
                yield from _look(item, (*path, key))
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from _look(item, (*path, number))
    elif holds_private_number(value):
        yield path, Problem(joined(path), "private_number")
    elif isinstance(value, float) and not math.isfinite(value):
        yield path, Problem(joined(path), "not_finite", value, {"limits": words("any_number")})
