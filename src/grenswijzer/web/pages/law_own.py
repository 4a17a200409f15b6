"""What the rules of a law page give for the visitor's own situation, where there is one in this visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

import grenswijzer
from grenswijzer.answers.result import Result
from grenswijzer.web.languages import language_of
from grenswijzer.web.pages.result import page_words, ready, result_of

MOST_ROWS = 12
"""More rows of one rule than this (days, many jobs) are left to the explanation."""


@dataclass(frozen=True, slots=True)
class OwnValue:
    """A value of the visitor: of which rule, whose, what, and where its explanation is (``title`` and ``row``)."""

    name: str
    whose: str
    text: str
    title: str
    row: int


def own_result(request: Request) -> Result | None:
    """The answer for the situation of this visit; None when there is none that can be computed."""
    situation = ready(request)
    if situation is None:
        return None
    try:
        return result_of(situation)
    except grenswijzer.NotLawError:
        return None


def own_values(request: Request, names: Sequence[str]) -> tuple[OwnValue, ...]:
    """The values of the rules in the visitor's year, in the order of ``names``; of each at most the first rows."""
    result = own_result(request)
    if result is None:
        return ()
    words = page_words(language_of(request))
    nodes = result.evaluation.graph.nodes
    found = []
    for name in names:
        rows = [value for value in result.all_values if value.name == name]
        if len(rows) > MOST_ROWS:
            continue
        for value in rows:
            found.append(
                OwnValue(
                    name=name,
                    whose=result.places.words(value.level, value.row, words),
                    text=words.value(value.value, value.unit, value.kind),
                    title=nodes[value.key[0]].title,
                    row=value.key[1],
                )
            )
    return tuple(found)


def own_year(request: Request) -> int | None:
    """The income year of the visitor's situation, where it can be computed."""
    result = own_result(request)
    return None if result is None else result.year
