"""What cannot be decided for a household, and everything that rests on it."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any

from grenswijzer.engine.graph import Graph, Node, Text
from grenswijzer.engine.rows import Rows, row_read


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why a value cannot be decided: a referral with its office, or figures nobody could find."""

    reason: str
    office: str | None
    rule: str
    law: str
    missing: tuple[str, ...] = ()


def unknown_rows(
    graph: Graph,
    values: tuple[list[Any], ...],
    rows: Rows,
    given: Mapping[int, tuple[int, ...]],
    among: Container[int] | None = None,
) -> dict[int, tuple[frozenset[Unknown], ...]]:
    """Reasons per node and row, spread along everything that reads an unknown value.

    ``among``: the nodes whose values are there, with all they rest on; nothing true is said of the others.
    """
    blocked: dict[int, list[set[Unknown]]] = {}

    def rows_of(index: int) -> list[set[Unknown]]:
        return blocked.setdefault(index, [set() for _ in range(rows.counts[graph.nodes[index].level])])

    def is_there(index: int) -> bool:
        return among is None or index in among

    for referral in graph.referrals:
        if not any(values[referral.node]) or not is_there(referral.node):
            continue
        level = graph.nodes[referral.node].level
        hit = [row for row, value in enumerate(values[referral.node]) if value]
        text = referral.rule.text.split("\n\n")[0].replace("\n", " ")
        reason = Unknown(text, referral.rule.office, referral.rule.name, referral.rule.law)
        for index in filter(is_there, referral.blocks):
            for row in _related(graph, rows, level, graph.nodes[index].level, hit):
                rows_of(index)[row].add(reason)
    for index in filter(is_there, graph.missing):
        _refuse_missing(graph, graph.nodes[index], values, rows, rows_of)
    # each comes after what it reads, so the lowest that waits has all its reasons
    waiting = sorted(blocked)
    seen = set(waiting)
    while waiting:
        index = heappop(waiting)
        _spread(graph, graph.nodes[index], values, rows, blocked, rows_of)
        if index not in blocked:
            continue
        for row in given.get(index, ()):
            blocked[index][row].clear()
        if any(blocked[index]):
            for reader in graph.readers[index]:
                if reader not in seen and is_there(reader):
                    seen.add(reader)
                    heappush(waiting, reader)
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
    for row in range(rows.counts[node.level]):
        text, period = _text_of(node, row, rows)
        missing = graph.missing[node.index][period]
        if missing and _applies(text, node.level, row, values, rows):
            why = "; ".join(f"{name} {graph.year}: {graph.figures[name][period].missing}" for name in missing)
            rows_of(node.index)[row].add(Unknown(why, None, node.name, text.rule.law, missing))


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
        # the days of a spell have one law, so what one of them lacks they all lack
        concurrent = node.operation.endswith("concurrent") or node.operation == "sum_of_date"
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
