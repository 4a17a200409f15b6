"""What an answer really rests on, for whole columns of rows at once: a set of rows is an int with a bit for each.

One household's answer rests on thousands of values. What each node reads is put in order once per graph; going from the
last node to the first then takes a few operations on ints per node, also where a job has a year of days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from grenswijzer.engine.graph import Access, Graph, Node, Text
from grenswijzer.engine.plain import Evaluation

RowSet = int
"""A set of rows: bit 0 is row 0."""

Way = tuple[str, str, bool]
"""How rows are reached: from this level, to the same or a higher one, there perhaps to the partner."""


class _Reads(NamedTuple):
    """What a rule's text reads: nodes in the same row, nodes that are reached another way, and the guard."""

    same: tuple[int, ...]
    others: tuple[tuple[Way, tuple[int, ...]], ...]
    guard: tuple[int, Way] | None


def rows_read(evaluation: Evaluation, targets: Mapping[int, RowSet]) -> dict[int, RowSet]:
    """Per node the rows the targets (rows per node) rest on, themselves included.

    Only what was really read: not what a guard kept from being read, nor what a given value rests on.
    """
    graph = evaluation.graph
    marked = [0] * len(graph.nodes)
    for index, rows in targets.items():
        marked[index] = rows
    given = {index: sum(1 << row for row in rows) for index, rows in evaluation.given.items()}
    sets = _Sets(evaluation)
    plans = _plans(graph)
    # a node comes after everything it reads
    for index in range(len(marked) - 1, -1, -1):
        own = marked[index]
        if own and index in given:
            own &= ~given[index]
        if not own:
            continue
        plan = plans[index]
        if plan is None:
            _mark_special(sets, graph.nodes[index], own, marked)
        else:
            _mark(sets, plan, own, marked)
    return {index: rows for index, rows in enumerate(marked) if rows}


def rows_in(rows: RowSet) -> Iterator[int]:
    """The rows of a set, lowest first."""
    while rows:
        lowest = rows & -rows
        yield lowest.bit_length() - 1
        rows ^= lowest


def all_rows(count: int) -> RowSet:
    """The set of the first ``count`` rows."""
    return (1 << count) - 1


def _plans(graph: Graph) -> tuple[_Reads | None, ...]:
    """Per node what it reads; None for what is read otherwise than a rule of one text: aggregates, changed law."""
    if "reads" not in graph.shared:
        nothing = _Reads((), (), None)
        graph.shared["reads"] = tuple(
            nothing
            if node.kind == "input"
            else _reads(node.texts[0], node.level)
            if node.kind == "rule" and len(node.texts) == 1
            else None
            for node in graph.nodes
        )
    found: tuple[_Reads | None, ...] = graph.shared["reads"]
    return found


def _reads(text: Text, level: str) -> _Reads:
    same: dict[int, None] = {}
    others: dict[Way, dict[int, None]] = {}
    for access in text.arguments if text.is_law else ():
        if access.node is None:
            continue
        if access.level == level and not access.partner:
            same[access.node] = None
        else:
            others.setdefault(_way(access, level), {})[access.node] = None
    guard = None
    if text.guard is not None and text.guard.node is not None:
        guard = text.guard.node, _way(text.guard, level)
    return _Reads(tuple(same), tuple((way, tuple(nodes)) for way, nodes in others.items()), guard)


def _way(access: Access, level: str) -> Way:
    return level, access.level, access.partner


def _mark(sets: _Sets, reads: _Reads, own: RowSet, marked: list[int]) -> None:
    """Mark what some rows of a rule read."""
    same, others, guard = reads
    if guard is not None:
        node, way = guard
        marked[node] |= sets.reached(way, own)
        own &= sets.reaching(way, sets.true(node))
        if not own:
            return
    for index in same:
        marked[index] |= own
    for way, nodes in others:
        rows = sets.reached(way, own)
        for index in nodes:
            marked[index] |= rows


def _mark_special(sets: _Sets, node: Node, own: RowSet, marked: list[int]) -> None:
    """Mark what some rows read of an aggregate, or of a rule whose text changes within the year."""
    if node.source is not None:
        assert node.source.node is not None
        marked[node.source.node] |= sets.brought_together(node, own)
    for period, text in enumerate(node.texts):
        mine = own & sets.in_period(node.level, period)
        if mine:
            _mark(sets, _reads(text, node.level), mine, marked)


class _Sets:
    """The sets of rows of one household, each worked out once."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self.rows = evaluation.rows
        self._true: dict[int, RowSet] = {}
        self._read: dict[Way, list[int]] = {}
        self._reached: dict[tuple[Way, RowSet], RowSet] = {}
        self._reaching: dict[tuple[Way, RowSet], RowSet] = {}
        self._same_date: dict[tuple[str, int], list[RowSet]] = {}

    def true(self, node: int) -> RowSet:
        """The rows in which a bool node is true."""
        if node not in self._true:
            self._true[node] = _set(self.evaluation.values[node])
        return self._true[node]

    def reached(self, way: Way, own: RowSet) -> RowSet:
        """The rows that some rows read; an absent partner has none."""
        key = way, own
        if key not in self._reached:
            read = self._rows_read(way)
            found = set(read) if own == all_rows(len(read)) else {read[row] for row in rows_in(own)}
            self._reached[key] = sum(1 << row for row in found if row >= 0)
        return self._reached[key]

    def reaching(self, way: Way, read: RowSet) -> RowSet:
        """The rows that read one of some rows."""
        level, above, partner = way
        if level == above and not partner:
            return read
        key = way, read
        if key not in self._reaching:
            self._reaching[key] = _set([row >= 0 and read >> row & 1 for row in self._rows_read(way)])
        return self._reaching[key]

    def _rows_read(self, way: Way) -> list[int]:
        """Per row the row it reads; -1 for an absent partner."""
        if way not in self._read:
            level, above, partner = way
            found = list(range(self.rows.counts[level])) if above == level else self.rows.up[level, above]
            self._read[way] = [self.rows.partner[above][row] for row in found] if partner else found
        return self._read[way]

    def in_period(self, level: str, period: int) -> RowSet:
        """The rows whose law is that of a part of the year."""
        periods = self.rows.period.get(level)
        return -1 if not periods else _set([found == period for found in periods])

    def brought_together(self, node: Node, own: RowSet) -> RowSet:
        """The rows an aggregate of some rows is about; of bools only those that count."""
        source, graph = node.source, self.evaluation.graph
        assert source is not None
        assert source.node is not None
        if node.operation == "sum_of_date":
            return sum(rows for rows in self.same_date(node) if rows & own)
        if node.operation.endswith("concurrent"):
            parent = graph.system.levels[node.level].parent
            assert parent is not None
            way = node.level, parent, False
            return self.reaching(way, self.reached(way, own))
        found = self.reaching((source.level, node.level, False), own)
        return found & self.true(source.node) if graph.nodes[source.node].type is bool else found

    def same_date(self, node: Node) -> list[RowSet]:
        """The rows of each job and date, which stand side by side."""
        key = node.level, node.also[0]
        if key not in self._same_date:
            parent = self.evaluation.graph.system.levels[node.level].parent
            assert parent is not None
            up, dates = self.rows.up[node.level, parent], self.evaluation.values[node.also[0]]
            rows = groupby(range(len(dates)), key=lambda row: (up[row], dates[row]))
            self._same_date[key] = [sum(1 << row for row in same) for _, same in rows]
        return self._same_date[key]


def _set(is_in: Iterable[Any]) -> RowSet:
    """The set of the rows for which something is true."""
    digits = ["1" if found else "0" for found in is_in]
    digits.reverse()
    return int("".join(digits), 2) if digits else 0
