"""Running the law that :mod:`grenswijzer.engine.plain_text` writes: its code with the figures of a graph."""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from itertools import repeat
from operator import itemgetter
from types import CodeType
from typing import Any

from grenswijzer.engine import arithmetic
from grenswijzer.engine.aggregates import AGGREGATED
from grenswijzer.engine.graph import Graph, Node
from grenswijzer.engine.plain_text import IS_TOLD, LawCode, aggregate_text, law_code
from grenswijzer.engine.rows import Rows

Facts = Mapping[str, list[Any]]
"""The facts of a household, by name and row."""

Given = Mapping[int, Mapping[int, Any]]
"""Values that were told, by node and row."""

Tell = Callable[[int, int, Any], Any]
"""The value of a node and row: what was told, else the one computed."""

Part = Callable[[list[list[Any]], Facts, Mapping[str, Any]], None]
"""Puts the values of its nodes with those of all, from what is there, the facts and the names of the rows."""


def told_column(column: Iterable[Any], node: int, tell: Tell) -> list[Any]:
    """A node's values, those that were told in their place."""
    return [tell(node, row, value) for row, value in enumerate(column)]


def _columns(rows: list[tuple[Any, ...]], count: int) -> list[list[Any]]:
    """Rows of ``count`` values as a list for each of the values."""
    if len(rows) == 1:
        return [[value] for value in rows[0]]
    return list(map(list, zip(*rows, strict=True))) if rows else [[] for _ in range(count)]


_NAMES: dict[str, Any] = {
    "told": told_column,
    "columns": _columns,
    "floor": math.floor,  # of round_half_up, written out
    **{f"{operation}_": function for operation, function in AGGREGATED.items()},
    **{name: value for name, value in vars(arithmetic).items() if not name.startswith("_")},
    # a year has few dates, and rules ask for the year and month of the same ones all the time
    **{
        function.__name__: lru_cache(maxsize=1024)(function)
        for function in (
            arithmetic.year_of,
            arithmetic.month_of,
            arithmetic.months_between,
            arithmetic.years_between,
        )
    },
}


def aggregated(graph: Graph, node: Node, values: Sequence[list[Any]], rows: Rows, inputs: Facts) -> list[Any]:
    """The values of an aggregate, by the same text as in the function of the whole law."""
    assert node.source is not None
    assert node.source.node is not None
    names = {"V": values, "I": inputs, **rows.names}
    text = aggregate_text(graph, node, node.source.node)
    found: list[Any] = eval(_aggregate_code(text), {**_NAMES, **names})
    return found


@lru_cache(maxsize=1024)
def _aggregate_code(text: str) -> CodeType:
    return compile(text, "<aggregate>", "eval")


@lru_cache(maxsize=64)
def law_function(
    graph: Graph,
) -> Callable[[Facts, Mapping[str, Any], Given], tuple[list[Any], ...]]:
    """The function from inputs, rows and given values (by node and row) to the values of every node."""
    code = law_code(graph)
    parts = LawParts(graph, code)
    inputs = [(node.index, node.name) for node in graph.nodes if node.kind == "input"]
    names = [name for _, name in inputs]
    place = {index: position for position, index in enumerate(code.order)}
    arranged = itemgetter(*(place[node.index] for node in graph.nodes))

    def law(facts: Facts, rows: Mapping[str, Any], given: Given) -> tuple[list[Any], ...]:
        values = list(map(facts.get, names, repeat([])))
        for position, (index, _) in enumerate(inputs if given else ()):
            if index in given:
                values[position] = told_column(values[position], index, teller(given))
        parts.run(values, facts, rows, given)
        found = arranged(values)
        return found if len(place) > 1 else (found,)

    return law


def teller(given: Given) -> Tell:
    """What puts a given value in the place of a computed one."""
    return lambda node, row, value: given[node].get(row, value) if node in given else value


class LawParts:
    """The functions of a code with the figures of a graph, in the order in which they must run.

    Hardly anybody gives values instead of having them computed. Where one of a part is given another function runs,
    which looks for it after every value: it is made when that happens first.
    """

    def __init__(self, graph: Graph, made: LawCode) -> None:
        """Take figures, rules and choices to the code."""
        self._text = made.text
        self._names: dict[str, Any] = {**_NAMES, **made.choices}
        for name, values in graph.figures.items():
            shape = graph.system.figures[name].shape
            for period, value in enumerate(values):
                number = value.numbers[0] if shape == "number" else value.numbers
                self._names[f"f_{name}_{period}"] = number
        self._names |= {f"r{position}": rule.function for position, rule in enumerate(made.functions)}
        exec(made.code, self._names)
        self._parts: tuple[Part, ...] = self._names["parts"]
        self._telling: dict[int, Callable[..., None]] = {}

    def run(self, values: list[list[Any]], facts: Facts, rows: Mapping[str, Any], given: Given) -> None:
        """Put the values of all nodes of the code in their places."""
        for part in self._with(given) if given else self._parts:
            part(values, facts, rows)

    def _with(self, given: Given) -> list[Part]:
        parts = list(self._parts)
        for number in {self._part_of[node] for node in given if node in self._part_of}:
            parts[number] = partial(self._told(number), T=teller(given))
        return parts

    @cached_property
    def _texts(self) -> list[str]:
        return re.findall(r"^def (?:.+\n)+?(?=\S)", zlib.decompress(self._text).decode(), re.MULTILINE)

    @cached_property
    def _part_of(self) -> dict[int, int]:
        """Per node the number of the part in which it is computed."""
        return {
            int(node): number
            for number, text in enumerate(self._texts)
            for node in re.findall(rf"{IS_TOLD}(?:v\d+ = T\(|told\(.*, )(\d+), ", text)
        }

    def _told(self, number: int) -> Callable[..., None]:
        if number not in self._telling:
            text = re.sub(rf"^( *)[^#\n]*{IS_TOLD}", r"\1", self._texts[number], flags=re.MULTILINE)
            exec(compile(text, "<part of the law with given values>", "exec"), self._names)
            self._telling[number] = self._names[f"part{number}"]
        return self._telling[number]
