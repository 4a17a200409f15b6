"""The law as one plain Python function: a list comprehension per node, in the order of the graph."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import CodeType
from typing import Any

from grenswijzer.engine.arithmetic import most_in_12_months, window_limits
from grenswijzer.engine.cache import compiled, short_hash
from grenswijzer.engine.graph import Access, Graph, Node
from grenswijzer.engine.rows import Rows, above, every_row, how_many, other_adult, part_of_year
from grenswijzer.engine.rule import Rule
from grenswijzer.engine.system import DATE_COUNTS

# -------------------------------------------------------------------- aggregates (same order as the kernels)


def _sum(values: list[Any], up: list[int], count: int, zero: Any) -> list[Any]:
    total = [zero] * count
    for value, row in zip(values, up, strict=True):
        total[row] = total[row] + value
    return total


def _any(values: list[bool], up: list[int], count: int) -> list[bool]:
    found = [False] * count
    for value, row in zip(values, up, strict=True):
        if value:
            found[row] = True
    return found


def _count(values: list[bool], up: list[int], count: int) -> list[int]:
    found = [0] * count
    for value, row in zip(values, up, strict=True):
        if value:
            found[row] += 1
    return found


def _overlaps(starts: list[int], ends: list[int], up: list[int], a: int, b: int) -> bool:
    return up[a] == up[b] and starts[a] <= ends[b] and starts[b] <= ends[a]


def _sum_concurrent(
    values: list[Any], starts: list[int], ends: list[int], up: list[int], zero: Any
) -> list[Any]:
    totals = []
    for row in range(len(values)):
        total = zero
        for other, value in enumerate(values):
            if _overlaps(starts, ends, up, row, other):
                total = total + value
        totals.append(total)
    return totals


def _any_concurrent(values: list[bool], starts: list[int], ends: list[int], up: list[int]) -> list[bool]:
    rows = range(len(values))
    return [any(values[b] and _overlaps(starts, ends, up, a, b) for b in rows) for a in rows]


def _sum_of_date(values: list[Any], dates: list[int], up: list[int], zero: Any) -> list[Any]:
    totals: list[Any] = []
    while len(totals) < len(values):
        first = end = len(totals)
        total = zero
        while end < len(values) and dates[end] == dates[first] and up[end] == up[first]:
            total = total + values[end]
            end += 1
        totals += [total] * (end - first)
    return totals


def _different_dates(values: list[bool], dates: list[int], up: list[int], count: int) -> list[set[int]]:
    days: list[set[int]] = [set() for _ in range(count)]
    for value, day, row in zip(values, dates, up, strict=True):
        if value:
            days[row].add(day)
    return days


def _most_in_12_months(
    values: list[bool], dates: list[int], up: list[int], count: int, year: int
) -> list[int]:
    first, last = window_limits(year)
    days = _different_dates(values, dates, up, count)
    return [most_in_12_months(sorted(found), first, last) for found in days]


def _days_in_year(values: list[bool], dates: list[int], up: list[int], count: int, year: int) -> list[int]:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    days = _different_dates(values, dates, up, count)
    return [sum(first <= day <= last for day in found) for found in days]


def _told(values: list[Any], given: Mapping[int, Any]) -> list[Any]:
    return [given.get(row, value) for row, value in enumerate(values)]


_HELPERS: dict[str, Callable[..., Any]] = {
    "told": _told,
    "sum_": _sum,
    "any_": _any,
    "count_": _count,
    "sum_concurrent_": _sum_concurrent,
    "any_concurrent_": _any_concurrent,
    "most_in_12_months_": _most_in_12_months,
    "days_in_year_": _days_in_year,
    "sum_of_date_": _sum_of_date,
}


def aggregated(
    graph: Graph, node: Node, values: Sequence[list[Any]], rows: Rows, inputs: Mapping[str, list[Any]]
) -> list[Any]:
    """The values of an aggregate, by the same text as in the function of the whole law."""
    assert node.source is not None
    assert node.source.node is not None
    source = values[node.source.node]
    names = {f"n{node.source.node}": source, "I": inputs, **rows.names}
    found: list[Any] = eval(_aggregate_code(_aggregate(graph, node)), {**_HELPERS, **names})
    return found


@lru_cache(maxsize=1024)
def _aggregate_code(text: str) -> CodeType:
    return compile(text, "<aggregate>", "eval")


# -------------------------------------------------------------------- code


@lru_cache(maxsize=64)
def law_function(graph: Graph) -> Callable[..., tuple[list[Any], ...]]:
    """The function from inputs, rows and given values (by node and row) to the values of every node."""
    code, functions = law_code(graph)
    names: dict[str, Any] = dict(_HELPERS)
    for name, values in graph.figures.items():
        shape = graph.system.figures[name].shape
        for period, value in enumerate(values):
            names[f"f_{name}_{period}"] = value.numbers[0] if shape == "number" else value.numbers
    names |= {f"r{position}": rule.function for position, rule in enumerate(functions)}
    exec(code, names)
    run: Callable[..., tuple[list[Any], ...]] = names["run"]
    return run


def law_code(graph: Graph) -> tuple[CodeType, tuple[Rule, ...]]:
    """The code of the function, which takes figures from outside, and the rules it calls r0, r1, ..."""
    if "plain" not in graph.shared:
        graph.shared["plain"] = _law_code(graph)
    made: tuple[CodeType, tuple[Rule, ...]] = graph.shared["plain"]
    return made


def _law_code(graph: Graph) -> tuple[CodeType, tuple[Rule, ...]]:
    functions: dict[Rule, str] = {}
    body = []
    for node in graph.nodes:
        name = f"n{node.index}"
        body.append(f"    {name} = {_expression(graph, node, functions)}")
        body.append(f"    if {node.index} in G: {name} = told({name}, G[{node.index}])")
    # a local name is read faster than an entry of a dict
    used = sorted(set(re.findall(r"\b(?:up|rows|count|partner|period)_\w+", "\n".join(body))))
    lines = ["def run(I, R, G):", *(f"    {name} = R[{name!r}]" for name in used), *body]
    lines.append("    return (" + "".join(f"n{node.index}, " for node in graph.nodes) + ")")
    system = graph.system
    title = f"<law of {graph.year} in {system.package}{''.join(map(' '.__add__, system.variants))} " + (
        short_hash(" ".join(graph.outputs)) + ">"
    )
    return compiled("\n".join(lines), title), tuple(functions)


def _expression(graph: Graph, node: Node, functions: dict[Rule, str]) -> str:
    if node.kind == "input":
        return f"I.get({node.name!r}, [])"
    if node.kind == "aggregate":
        return _aggregate(graph, node)
    calls = []
    for position, text in enumerate(node.texts):
        if not text.is_law:
            calls.append(_constant(node, text.absent))
            continue
        function = functions.setdefault(text.rule, f"r{len(functions)}")
        arguments = ", ".join(_read(graph, access, node.level, position) for access in text.arguments)
        call = f"{function}({arguments})"
        if text.guard is not None:
            otherwise = _constant(node, text.rule.otherwise)
            call = f"({call} if {_read(graph, text.guard, node.level, position)} else {otherwise})"
        calls.append(call)
    body = calls[-1]
    for position in range(len(calls) - 2, -1, -1):
        body = f"({calls[position]} if {part_of_year(node.level)}[i] == {position} else {body})"
    if len(calls) == 1 and node.level == graph.system.root:
        return f"[{body}]"
    return f"[{body} for i in {every_row(node.level)}]"


def _constant(node: Node, value: float) -> str:
    """A constant in the node's type, as source text."""
    if node.type is bool:
        return "True" if value else "False"
    return repr(float(value)) if node.type is float else str(int(value))


def _neutral(kind: Any) -> str:
    return {float: "0.0", bool: "False"}.get(kind, "0")


def _read(graph: Graph, access: Access, level: str, period: int) -> str:
    if access.figure is not None:
        return f"f_{access.figure}_{period}"
    assert access.node is not None
    value = f"n{access.node}"
    if access.level == graph.system.root:
        return f"{value}[0]"
    row = "i" if access.level == level else f"{above(level, access.level)}[i]"
    if access.partner:
        other = f"{other_adult(access.level)}[{row}]"
        return f"({value}[{other}] if {other} >= 0 else {_neutral(graph.nodes[access.node].type)})"
    return f"{value}[{row}]"


def _aggregate(graph: Graph, node: Node) -> str:
    assert node.source is not None
    assert node.source.node is not None
    source = f"n{node.source.node}"
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
