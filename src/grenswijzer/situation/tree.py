"""A first look at plain values, before anything is known about them: private numbers, NaN, depth."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from grenswijzer.situation.private import holds_private_number, is_private_key
from grenswijzer.situation.problems import Problem, joined, words
from grenswijzer.situation.reader import DEEPEST


def look_through(value: Any) -> Iterator[tuple[tuple[Any, ...], Problem]]:
    """Problems that need no knowledge of the law, each with its path. A private number is never repeated."""
    yield from _look(value, ())


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
