"""Running the law for one household: straight-line plain Python, written from the graph.

Every node's values are kept, so that each step can be shown afterwards at no cost while running.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from grenswijzer.engine.arithmetic import most_in_12_months, window_limits
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.graph import Access, Graph, Node, Text, build
from grenswijzer.engine.rows import Household
from grenswijzer.engine.rule import Rule
from grenswijzer.engine.system import LawSystem


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why a value cannot be decided: a referral with its office, or figures nobody could find."""

    reason: str
    office: str | None
    rule: str
    law: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Evaluation:
    """All values of one household. ``values[node][row]``; ``unknown[node][row]`` holds the reasons why a value there
    must not be shown; ``given`` the nodes whose value was told instead of computed, with the rows."""

    graph: Graph
    household: Household
    rows: Rows
    values: tuple[list[Any], ...]
    unknown: Mapping[int, tuple[frozenset[Unknown], ...]]
    given: Mapping[int, tuple[int, ...]]

    def value(self, name: str, row: int = 0) -> Any:
        """The value of ``name`` in ``row`` of its level; None where it cannot be decided."""
        node = self.graph.node(name)
        return self.at(node.index, row)

    def at(self, node: int, row: int) -> Any:
        """The value of node and row; None where it cannot be decided."""
        return None if self.reasons(node, row) else self.values[node][row]

    def reasons(self, node: int, row: int) -> frozenset[Unknown]:
        """Why the value is unknown; empty when it is known."""
        rows = self.unknown.get(node)
        return rows[row] if rows else frozenset()


def evaluate(
    system: LawSystem,
    year: int,
    household: Household,
    given: Mapping[tuple[str, int], Any] | None = None,
    outputs: tuple[str, ...] | None = None,
) -> Evaluation:
    """Run the law of ``year`` for ``household``.

    ``given`` maps (name, row) to a value that takes the place of the computed one, in the facts as they are and in
    every view that does not compute the name anew. Raises :class:`NotLawError` for a name or year that is not law.
    """
    graph = build(system, year, outputs)
    by_node: dict[int, dict[int, Any]] = {}
    for (name, row), value in (given or {}).items():
        node = graph.node(name)
        if not 0 <= row < household.counts.get(node.level, 0):
            raise NotLawError(f"{name}: there is no row {row + 1} of level {node.level}")
        by_node.setdefault(node.index, {})[row] = node.type(value)
    return evaluate_graph(graph, household, by_node)


def evaluate_graph(
    graph: Graph, household: Household, given: Mapping[int, Mapping[int, Any]] | None = None
) -> Evaluation:
    """Run a built graph; ``given`` maps node index and row to a value."""
    given = given or {}
    run = _compiled(graph, frozenset(given))
    ups = Rows(graph, household)
    fixed = {
        index: [rows.get(row, _COMPUTED) for row in range(ups.counts[graph.nodes[index].level])]
        for index, rows in given.items()
    }
    values = run(household.inputs, ups, fixed)
    told = {index: tuple(sorted(rows)) for index, rows in given.items()}
    unknown = _unknown(graph, values, ups, told)
    return Evaluation(graph, household, ups, values, unknown, told)


class _Computed:
    """Marks a row whose value is not given."""


_COMPUTED = _Computed()


class Rows:
    """How rows of one household hang together, as lists the generated code indexes."""

    def __init__(self, graph: Graph, household: Household) -> None:
        system = graph.system
        self.counts = {level: household.counts.get(level, 0) for level in system.levels}
        self.counts[system.root] = 1
        self.up: dict[tuple[str, str], list[int]] = {}
        self.partner: dict[str, list[int]] = {}
        self.period: dict[str, list[int]] = {}
        for level in system.levels:
            chain = list(range(self.counts[level]))
            current = level
            for ancestor in system.ancestors(level):
                if ancestor == system.root:
                    chain = [0] * len(chain)
                else:
                    parents = household.parents[current]
                    chain = [parents[i] for i in chain]
                self.up[level, ancestor] = chain
                current = ancestor
            if system.levels[level].partner:
                self.partner[level] = [1, 0] if self.counts[level] == 2 else [-1] * self.counts[level]
        for level in system.levels:
            dated = system.dated_level(level)
            if dated is None:
                continue
            if len(graph.periods) == 1:
                self.period[level] = [0] * self.counts[level]
                continue
            field = system.levels[dated].dated_by
            assert field is not None
            starts = [_period(graph.periods, day) for day in household.inputs[field]]
            rows = range(self.counts[level]) if dated == level else self.up[level, dated]
            self.period[level] = [starts[i] for i in rows]


def _period(periods: Sequence[date], day: int) -> int:
    found = 0
    for position, start in enumerate(periods):
        if day >= start.toordinal():
            found = position
    return found


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


def _most_in_12_months(
    values: list[bool], dates: list[int], up: list[int], count: int, year: int
) -> list[int]:
    days: list[set[int]] = [set() for _ in range(count)]
    for value, day, row in zip(values, dates, up, strict=True):
        if value:
            days[row].add(day)
    first, last = window_limits(year)
    return [most_in_12_months(sorted(found), first, last) for found in days]


_HELPERS: dict[str, Callable[..., Any]] = {
    "sum_": _sum,
    "any_": _any,
    "count_": _count,
    "sum_concurrent_": _sum_concurrent,
    "any_concurrent_": _any_concurrent,
    "most_in_12_months_": _most_in_12_months,
}


# -------------------------------------------------------------------- code


@lru_cache(maxsize=64)
def _compiled(graph: Graph, given: frozenset[int]) -> Callable[..., tuple[list[Any], ...]]:
    names: dict[str, Any] = dict(_HELPERS)
    names["COMPUTED"] = _COMPUTED
    for name, values in graph.figures.items():
        shape = graph.system.figures[name].shape
        for period, value in enumerate(values):
            names[f"f_{name}_{period}"] = value.numbers[0] if shape == "number" else value.numbers
    functions: dict[Rule, str] = {}
    lines = ["def run(I, R, G):", "    up, partner, period, counts = R.up, R.partner, R.period, R.counts"]
    for node in graph.nodes:
        lines.append(f"    n{node.index} = {_expression(graph, node, functions, names)}")
        if node.index in given:
            lines.append(
                f"    n{node.index} = [v if g is COMPUTED else g for v, g in zip(n{node.index}, G[{node.index}])]"
            )
    lines.append("    return (" + "".join(f"n{node.index}, " for node in graph.nodes) + ")")
    exec(compile("\n".join(lines), f"<law of {graph.year}>", "exec"), names)
    run: Callable[..., tuple[list[Any], ...]] = names["run"]
    return run


def _expression(graph: Graph, node: Node, functions: dict[Rule, str], names: dict[str, Any]) -> str:
    if node.kind == "input":
        return f"I.get({node.name!r}, [])"
    rows = f"range(counts[{node.level!r}])"
    if node.kind == "aggregate":
        return _aggregate(graph, node)
    calls = []
    for position, text in enumerate(node.texts):
        function = functions.setdefault(text.rule, f"r{len(functions)}")
        names[function] = text.rule.function
        arguments = ", ".join(_read(graph, access, node.level, position) for access in text.arguments)
        call = f"{function}({arguments})"
        if text.guard is not None:
            otherwise = _constant(node, text.rule.otherwise)
            call = f"({call} if {_read(graph, text.guard, node.level, position)} else {otherwise})"
        calls.append(call)
    body = calls[-1]
    for position in range(len(calls) - 2, -1, -1):
        body = f"({calls[position]} if P[i] == {position} else {body})"
    comprehension = f"[{body} for i in {rows}]"
    if len(calls) > 1:
        return f"(lambda P: {comprehension})(period[{node.level!r}])"
    return comprehension


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
    row = "i" if access.level == level else f"up[{level!r}, {access.level!r}][i]"
    if access.partner:
        other = f"partner[{access.level!r}][{row}]"
        return f"({value}[{other}] if {other} >= 0 else {_neutral(graph.nodes[access.node].type)})"
    if access.level != level and graph.system.levels[access.level].parent is None:
        row = "0"
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
        return f"{helper}({source}, {start}, {end}, up[{node.level!r}, {parent!r}]{zero})"
    up = f"up[{node.source.level!r}, {node.level!r}]"
    count = f"counts[{node.level!r}]"
    if node.operation == "most_in_12_months":
        dates = f"I.get({node.source.level + '_date'!r}, [])"
        return f"{helper}({source}, {dates}, {up}, {count}, {graph.year})"
    zero = f", {_neutral(node.type)}" if node.operation == "sum" else ""
    return f"{helper}({source}, {up}, {count}{zero})"


# -------------------------------------------------------------------- what cannot be decided


def _unknown(
    graph: Graph, values: tuple[list[Any], ...], rows: Rows, given: Mapping[int, tuple[int, ...]]
) -> dict[int, tuple[frozenset[Unknown], ...]]:
    """Reasons per node and row, spread along everything that reads an unknown value."""
    blocked: dict[int, list[set[Unknown]]] = {}

    def rows_of(index: int) -> list[set[Unknown]]:
        return blocked.setdefault(index, [set() for _ in range(rows.counts[graph.nodes[index].level])])

    for referral in graph.referrals:
        level = graph.nodes[referral.node].level
        hit = [row for row, value in enumerate(values[referral.node]) if value]
        if not hit:
            continue
        text = referral.rule.text.split("\n\n")[0].replace("\n", " ")
        reason = Unknown(text, referral.rule.office, referral.rule.name, referral.rule.law)
        for index in referral.blocks:
            for row in _related(graph, rows, level, graph.nodes[index].level, hit):
                rows_of(index)[row].add(reason)
    for node in graph.nodes:
        if node.kind == "rule":
            _refuse_missing(graph, node, values, rows, rows_of)
    if not blocked:
        return {}
    for node in graph.nodes:
        _spread(graph, node, values, rows, blocked, rows_of)
        for row in given.get(node.index, ()):
            if node.index in blocked:
                blocked[node.index][row].clear()
    return {
        index: tuple(frozenset(reasons) for reasons in found)
        for index, found in blocked.items()
        if any(found)
    }


def _related(graph: Graph, rows: Rows, source: str, target: str, hit: list[int]) -> list[int]:
    """Rows of ``target`` that belong with the ``hit`` rows of ``source``: itself, all below, or the one above."""
    if source == target:
        return hit
    if source in graph.system.ancestors(target):
        up = rows.up[target, source]
        return [row for row in range(rows.counts[target]) if up[row] in hit]
    if target in graph.system.ancestors(source):
        up = rows.up[source, target]
        return sorted({up[row] for row in hit})
    return list(range(rows.counts[target]))


def _text_of(node: Node, row: int, rows: Rows) -> tuple[Text, int]:
    if len(node.texts) == 1:
        return node.texts[0], 0
    period = rows.period[node.level][row]
    return node.texts[period], period


def _refuse_missing(
    graph: Graph,
    node: Node,
    values: tuple[list[Any], ...],
    rows: Rows,
    rows_of: Callable[[int], list[set[Unknown]]],
) -> None:
    if not any(graph.missing_figures(text, period) for period, text in enumerate(node.texts)):
        return
    for row in range(rows.counts[node.level]):
        text, period = _text_of(node, row, rows)
        missing = graph.missing_figures(text, period)
        if missing and _applies(text, node.level, row, values, rows):
            why = "; ".join(f"{name} {graph.year}: {graph.figures[name][period].missing}" for name in missing)
            rows_of(node.index)[row].add(Unknown(why, None, node.name, text.rule.law, missing))


def row_read(access: Access, level: str, row: int, rows: Rows) -> int:
    """The row of the node that ``access`` reads for ``row`` of ``level``; -1 for an absent partner."""
    found = row if access.level == level else rows.up[level, access.level][row]
    return rows.partner[access.level][found] if access.partner else found


def _applies(text: Text, level: str, row: int, values: tuple[list[Any], ...], rows: Rows) -> bool:
    if text.guard is None or text.guard.node is None:
        return True
    read = row_read(text.guard, level, row, rows)
    return read >= 0 and bool(values[text.guard.node][read])


def _spread(
    graph: Graph,
    node: Node,
    values: tuple[list[Any], ...],
    rows: Rows,
    blocked: dict[int, list[set[Unknown]]],
    rows_of: Callable[[int], list[set[Unknown]]],
) -> None:
    if node.source is not None:
        assert node.source.node is not None
        found = blocked.get(node.source.node)
        if found is None:
            return
        concurrent = node.operation.endswith("concurrent")
        level = graph.system.levels[node.level].parent if concurrent else node.level
        assert level is not None
        up = rows.up[node.source.level, level]
        for row, reasons in enumerate(found):
            if not reasons:
                continue
            reached = [r for r in range(len(up)) if up[r] == up[row]] if concurrent else [up[row]]
            for target in reached:
                rows_of(node.index)[target].update(reasons)
        return
    if node.kind != "rule" or not any(access.node in blocked for access in node.accesses):
        return
    for row in range(rows.counts[node.level]):
        text, _ = _text_of(node, row, rows)
        applies = _applies(text, node.level, row, values, rows)
        for access in text.accesses if applies else (text.guard,):
            if access is None or access.node is None or access.node not in blocked:
                continue
            read = row_read(access, node.level, row, rows)
            if read >= 0:
                rows_of(node.index)[row].update(blocked[access.node][read])
