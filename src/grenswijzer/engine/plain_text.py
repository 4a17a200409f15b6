"""The law as plain Python: stretches of rules of one level, each a function with a loop over the level's rows.

Between two stretches stand the aggregates, column by column. Within a row a value is a local name and a rule its own
text: to call each rule, and to hand each value on in a list, took most of the time of a household. docs/decisions/0015
has the measurements.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from types import CodeType
from typing import Any

from grenswijzer.engine import arithmetic
from grenswijzer.engine.aggregates import AGGREGATED
from grenswijzer.engine.cache import compiled, short_hash
from grenswijzer.engine.graph import Access, Graph, Node, Text
from grenswijzer.engine.rows import Rows, above, every_row, how_many, other_adult, part_of_year
from grenswijzer.engine.rule import Rule
from grenswijzer.engine.rule_text import rule_text
from grenswijzer.engine.stretches import Stretch, stretches
from grenswijzer.engine.system import DATE_COUNTS

LawCode = tuple[CodeType, tuple[Rule, ...], Mapping[str, IntEnum]]
"""The code of the functions; the rules they call as r0, r1, ...; the members of choices they name."""

Given = Mapping[int, Mapping[int, Any]]
"""Values that were told, by node and row."""

Tell = Callable[[int, int, Any], Any]
"""The value of a node and row: what was told, else the one computed."""


def _told(column: list[Any], node: int, tell: Tell) -> list[Any]:
    return [tell(node, row, value) for row, value in enumerate(column)]


def _columns(rows: list[tuple[Any, ...]], count: int) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in range(count)]


_NAMES: dict[str, Any] = {
    "told": _told,
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


def aggregated(
    graph: Graph, node: Node, values: Sequence[list[Any]], rows: Rows, inputs: Mapping[str, list[Any]]
) -> list[Any]:
    """The values of an aggregate, by the same text as in the function of the whole law."""
    assert node.source is not None
    assert node.source.node is not None
    names = {"V": values, "I": inputs, **rows.names}
    found: list[Any] = eval(_aggregate_code(_aggregate(graph, node)), {**_NAMES, **names})
    return found


@lru_cache(maxsize=1024)
def _aggregate_code(text: str) -> CodeType:
    return compile(text, "<aggregate>", "eval")


# -------------------------------------------------------------------- code


Part = Callable[[list[Any], Mapping[str, list[Any]], Mapping[str, Any], Tell | None], None]
"""Puts the values of its nodes among those of all: from what is there, the facts, the names of the rows, and what was
given."""


@lru_cache(maxsize=64)
def law_function(
    graph: Graph,
) -> Callable[[Mapping[str, list[Any]], Mapping[str, Any], Given], tuple[list[Any], ...]]:
    """The function from inputs, rows and given values (by node and row) to the values of every node."""
    parts = law_parts(graph, law_code(graph))
    inputs = [(node.index, node.name) for node in graph.nodes if node.kind == "input"]

    def law(facts: Mapping[str, list[Any]], rows: Mapping[str, Any], given: Given) -> tuple[list[Any], ...]:
        tell = teller(given)
        values: list[Any] = [None] * len(graph.nodes)
        for index, name in inputs:
            column = facts.get(name, [])
            values[index] = _told(column, index, tell) if tell is not None and index in given else column
        for part in parts:
            part(values, facts, rows, tell)
        return tuple(values)

    return law


def teller(given: Given) -> Tell | None:
    """What puts a given value in the place of a computed one; None where nothing was given."""
    if not given:
        return None
    return lambda node, row, value: given[node].get(row, value) if node in given else value


def law_parts(graph: Graph, made: LawCode) -> tuple[Part, ...]:
    """The functions of a code with the figures of a graph, in the order in which they must run."""
    code, functions, choices = made
    names: dict[str, Any] = {**_NAMES, **choices}
    for name, values in graph.figures.items():
        shape = graph.system.figures[name].shape
        for period, value in enumerate(values):
            names[f"f_{name}_{period}"] = value.numbers[0] if shape == "number" else value.numbers
    names |= {f"r{position}": rule.function for position, rule in enumerate(functions)}
    exec(code, names)
    parts: tuple[Part, ...] = names["parts"]
    return parts


def law_code(graph: Graph) -> LawCode:
    """The code of the functions, which take figures from outside, with the rules and choices they name."""
    if "plain" not in graph.shared:
        graph.shared["plain"] = _code(graph, None, "")
    made: LawCode = graph.shared["plain"]
    return made


def part_code(graph: Graph, among: frozenset[int], name: str) -> LawCode:
    """The code for some nodes of a graph only, where the values of all others are there; ``name`` tells which."""
    return _code(graph, among, f"{name} in ")


def _code(graph: Graph, among: frozenset[int] | None, part: str) -> LawCode:
    writer = _Writer(graph)
    system = graph.system
    title = f"<{part}law of {graph.year} in {system.package}{''.join(map(' '.__add__, system.variants))} " + (
        short_hash(" ".join(graph.outputs)) + ">"
    )
    code = compiled(writer.text(among), title)
    return code, tuple(writer.functions), writer.choices


class _Writer:
    """Writes the functions. ``n5`` is the column of node 5, ``v5`` its value for the row at work or for the row above
    that one, ``p5`` the value of the other adult.

    Each stretch is a function of its own: Python is at its fastest in one with fewer than 256 names.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.functions: dict[Rule, str] = {}
        self.choices: dict[str, IntEnum] = {}

    def text(self, among: frozenset[int] | None = None) -> str:
        """All functions; ``parts`` holds them in order. ``among``: those of these nodes."""
        lines = []
        count = 0
        for stretch in stretches(self.graph, among):
            for body in (self.aggregates(stretch), self.rules(stretch)):
                if body:
                    lines += [f"def part{count}(V, I, R, T):", *_indented(_with_names(body))]
                    count += 1
        return "\n".join([*lines, f"parts = ({''.join(f'part{part}, ' for part in range(count))})"])

    def aggregates(self, stretch: Stretch) -> list[str]:
        """What brings rows together before the rules of a stretch."""
        body = []
        for node in stretch.aggregates:
            place = f"V[{node.index}]"
            body.append(f"{place} = {_aggregate(self.graph, node)}")
            body.append(f"if T is not None: {place} = told({place}, {node.index}, T)")
        return body

    def rules(self, stretch: Stretch) -> list[str]:
        """The rules of a stretch, in every row of its level."""
        reads = _Reads(self.graph, stretch)
        if stretch.level != self.graph.system.root:
            return self.in_rows(stretch, reads)
        body = []
        for node in stretch.rules:
            body += [*self.rule(node, reads, "0"), f"V[{node.index}] = [v{node.index}]"]
        return [*reads.of_root, *body]

    def in_rows(self, stretch: Stretch, reads: _Reads) -> list[str]:
        """A loop over the rows of a level; what is read from above is read again where the row above is another."""
        level = stretch.level
        body = []
        for node in stretch.rules:
            body += self.rule(node, reads, "i")
            if not stretch.is_alike:
                body.append(f"n{node.index}[i] = v{node.index}")
        if stretch.is_alike:
            before, inside, after = self.alike(stretch, reads, body)
        else:
            before = [
                f"V[{node.index}] = n{node.index} = [None] * {how_many(level)}" for node in stretch.rules
            ]
            inside, after = [*reads.of_row, *body], []
        above_it = []
        if reads.of_above or stretch.is_alike:
            parent = self.graph.system.levels[level].parent
            assert parent is not None
            mine = f"{above(level, parent)}[i]"
            again = [f"a = {mine}", *reads.of_above, *(["known = {}"] if stretch.is_alike else [])]
            above_it = [f"if {mine} != a:", *_indented(again)]
            before.append("a = -1")
        loop = [f"for i in {every_row(level)}:", *_indented([*above_it, *inside])]
        return [*before, *reads.columns, *reads.of_root, *loop, *after]

    def alike(
        self, stretch: Stretch, reads: _Reads, body: Iterable[str]
    ) -> tuple[list[str], list[str], list[str]]:
        """Before, inside and after the loop: rows below the same one above that read the same are computed once.

        Equal numbers count as the same whatever the sign of a zero, as everywhere minus zero is zero.
        """
        parts = [line.partition(" = ") for line in reads.of_row]
        names = "".join(f"{name}, " for name, _, _ in parts)
        values = "".join(f"v{node.index}, " for node in stretch.rules)
        inside = [
            f"read = ({''.join(f'{place}, ' for _, _, place in parts)})",
            "made = known.get(read)",
            "if made is None or T is not None:",
            *_indented([f"{names}= read"] if names else []),
            *_indented(body),
            f" known[read] = made = ({values})",
            "rows.append(made)",
        ]
        columns = "".join(f"V[{node.index}], " for node in stretch.rules)
        return ["rows = []"], inside, [f"{columns}= columns(rows, {len(stretch.rules)})"]

    # ---------------------------------------------------------------- rules

    def rule(self, node: Node, reads: _Reads, row: str) -> list[str]:
        """The lines that leave the value of a rule's row in its local name."""
        name = f"v{node.index}"
        parts = [self.in_part(node, text, period, reads) for period, text in enumerate(node.texts)]
        lines = parts[0]
        if len(parts) > 1:
            part = f"{part_of_year(node.level)}[{row}]"
            lines = []
            for period, inside in enumerate(parts):
                word = "if" if not period else "elif"
                lines.append(f"{word} {part} == {period}:" if period < len(parts) - 1 else "else:")
                lines += _indented(inside)
        return [*lines, f"if T is not None: {name} = T({node.index}, {row}, {name})"]

    def in_part(self, node: Node, text: Text, period: int, reads: _Reads) -> list[str]:
        """The same in one part of the year."""
        name = f"v{node.index}"
        if not text.is_law:
            return [f"{name} = {_constant(node, text.absent)}"]
        lines = self.body(text, name, [reads.name(access, period) for access in text.arguments])
        if text.guard is None:
            return lines
        guard = reads.name(text.guard, period)
        otherwise = [f"{name} = {_constant(node, text.rule.otherwise)}"]
        return [f"if {guard}:", *_indented(lines), "else:", *_indented(otherwise)]

    def body(self, text: Text, name: str, values: list[str]) -> list[str]:
        """A rule's own lines, or its call where they cannot stand here."""
        written = rule_text(text.rule)
        if written is not None and all(
            self.choices.setdefault(key, one) is one for key, one in written.choices.items()
        ):
            return written.filled(name, values)
        function = self.functions.setdefault(text.rule, f"r{len(self.functions)}")
        return [f"{name} = {function}({', '.join(values)})"]


class _Reads:
    """What the rules of a stretch read from elsewhere, as lines that put it in local names."""

    def __init__(self, graph: Graph, stretch: Stretch) -> None:
        self.graph = graph
        self.level = stretch.level
        self.inside = {node.index for node in stretch.rules}
        self.columns: dict[str, None] = {}
        self.of_row: dict[str, None] = {}
        self.of_above: dict[str, None] = {}
        self.of_root: dict[str, None] = {}

    def name(self, access: Access, period: int) -> str:
        """Where the value of an argument stands."""
        if access.figure is not None:
            return f"f_{access.figure}_{period}"
        assert access.node is not None
        value = f"v{access.node}"
        if access.level == self.graph.system.root:
            if access.node not in self.inside:
                self.of_root[f"{value} = V[{access.node}][0]"] = None
            return value
        is_mine = access.level == self.level
        if is_mine and not access.partner and access.node in self.inside:
            return value
        self.columns[f"n{access.node} = V[{access.node}]"] = None
        lines = self.of_row if is_mine else self.of_above
        row = "i"
        if not is_mine:
            row = f"a_{access.level}"
            lines[f"{row} = {above(self.level, access.level)}[i]"] = None
        if not access.partner:
            lines[f"{value} = n{access.node}[{row}]"] = None
            return value
        other = f"o_{access.level}"
        lines[f"{other} = {other_adult(access.level)}[{row}]"] = None
        zero = _neutral(self.graph.nodes[access.node].type)
        lines[f"p{access.node} = n{access.node}[{other}] if {other} >= 0 else {zero}"] = None
        return f"p{access.node}"


def _with_names(body: list[str]) -> list[str]:
    """The lines of a function after what they read of the household's rows: a local name is read faster than a dict."""
    used = sorted(set(re.findall(r"\b(?:up|rows|count|partner|period|near)_\w+", "\n".join(body))))
    return [*(f"{name} = R[{name!r}]" for name in used), *body]


def _indented(lines: Iterable[str]) -> list[str]:
    return [f" {line}" for line in lines]


def _constant(node: Node, value: float) -> str:
    """A constant in the node's type, as source text."""
    if node.type is bool:
        return "True" if value else "False"
    return repr(float(value)) if node.type is float else str(int(value))


def _neutral(kind: Any) -> str:
    return {float: "0.0", bool: "False"}.get(kind, "0")


def _aggregate(graph: Graph, node: Node) -> str:
    assert node.source is not None
    assert node.source.node is not None
    source = f"V[{node.source.node}]"
    helper = f"{node.operation}_"
    if node.operation.endswith("concurrent"):
        parent = graph.system.levels[node.level].parent
        start, end = (f"I[{node.level + suffix!r}]" for suffix in ("_start", "_end"))
        zero = "" if node.type is bool else f", {_neutral(node.type)}"
        assert parent is not None
        return f"{helper}({source}, {start}, {end}, {above(node.level, parent)}{zero})"
    up = above(node.source.level, node.level)
    count = how_many(node.level)
    if node.operation == "sum_of_date":
        parent = graph.system.levels[node.level].parent
        assert parent is not None
        dates = f"I.get({node.level + '_date'!r}, [])"
        return f"{helper}({source}, {dates}, {above(node.level, parent)}, {_neutral(node.type)})"
    if node.operation in DATE_COUNTS:
        dates = f"I.get({node.source.level + '_date'!r}, [])"
        return f"{helper}({source}, {dates}, {up}, {count}, {graph.year})"
    zero = f", {_neutral(node.type)}" if node.operation == "sum" else ""
    return f"{helper}({source}, {up}, {count}{zero})"
