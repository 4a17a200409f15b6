"""What an answer really rests on, for whole columns of rows at once: a set of rows is an int with a bit for each.

One household's answer rests on thousands of values, most of which are read in the same rows as others, whoever it is
about. Which are, is worked out once per graph: a plan of some hundred steps from sets of rows to other ones, and for
each node the step that tells its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from grenswijzer.engine.graph import Access, Graph, Node, Text
from grenswijzer.engine.plain import Evaluation

RowSet = int
"""A set of rows: bit 0 is row 0."""

Way = tuple[str, str, bool]
"""How rows are reached: from this level, to the same or a higher one, there perhaps to the partner."""


class _Plan(NamedTuple):
    """``steps``: what each does, its number of the set it starts from, and what else it needs; the first is of no rows.

    ``nodes``: per node the step with the rows in which it is read.
    """

    steps: tuple[tuple[_Step, Any, Any], ...]
    nodes: tuple[int, ...]


def rows_read(evaluation: Evaluation, targets: tuple[int, ...]) -> list[RowSet]:
    """Per node the rows on which all rows of the ``targets`` rest, themselves included; a target is a node's index.

    Only what was really read: not what a guard kept from being read, nor what a given value rests on.
    """
    plan = _plan(evaluation.graph, targets, frozenset(evaluation.given))
    sets = _Sets(evaluation)
    found: list[RowSet] = []
    for do, start, needed in plan.steps:
        found.append(do(sets, found, start, needed))
    return [found[step] for step in plan.nodes]


def rows_in(rows: RowSet) -> Iterator[int]:
    """The rows of a set, lowest first."""
    while rows:
        lowest = rows & -rows
        yield lowest.bit_length() - 1
        rows ^= lowest


def all_rows(count: int) -> RowSet:
    """The set of the first ``count`` rows."""
    return (1 << count) - 1


# -------------------------------------------------------------------- the plan


@lru_cache(maxsize=64)
def _plan(graph: Graph, targets: tuple[int, ...], given: frozenset[int]) -> _Plan:
    """The plan for a graph in which some nodes are given in some of their rows."""
    return _Planner(graph, targets, given).plan()


class _Planner:
    """Goes from the last node to the first: a node comes after everything it reads.

    ``number``: the steps so far, by what they do, so that the same is done once. ``within``: per step the one of whose
    rows it has some.
    """

    def __init__(self, graph: Graph, targets: tuple[int, ...], given: frozenset[int]) -> None:
        self.graph = graph
        self.given = given
        self.number: dict[tuple[_Step, Any, Any], int] = {(_nothing, None, None): 0}
        self.within: dict[int, int] = {}
        self.read: list[set[int]] = [set() for _ in graph.nodes]
        for index in targets:
            self.read[index].add(self.step(_all, graph.nodes[index].level, None))

    def step(self, do: _Step, start: Any, needed: Any) -> int:
        """The number of a step, which is added where it is new."""
        return self.number.setdefault((do, start, needed), len(self.number))

    def plan(self) -> _Plan:
        nodes = [0] * len(self.graph.nodes)
        for index in range(len(nodes) - 1, -1, -1):
            if self.read[index]:
                nodes[index] = own = self.together(self.graph.nodes[index], self.read[index])
                self.reads(self.graph.nodes[index], own)
        return _Plan(tuple(self.number), tuple(nodes))

    def together(self, node: Node, steps: set[int]) -> int:
        """The step with the rows of all of some steps."""
        whole = self.number.get((_all, node.level, None))
        if whole in steps:
            return whole
        steps = {one for one in steps if steps.isdisjoint(self.wider(one))}
        return next(iter(steps)) if len(steps) == 1 else self.step(_together, tuple(sorted(steps)), None)

    def wider(self, step: int) -> Iterator[int]:
        """The steps of whose rows a step has some or all."""
        while step in self.within:
            step = self.within[step]
            yield step

    def some(self, do: _Step, own: int, needed: Any) -> int:
        """The number of a step with some of its ``own`` rows."""
        found = self.step(do, own, needed)
        self.within[found] = own
        return found

    def reads(self, node: Node, own: int) -> None:
        """Note what a node reads in its ``own`` rows."""
        if node.index in self.given:
            own = self.some(_not_given, own, node.index)
        if node.source is not None:
            assert node.source.node is not None
            self.read[node.source.node].add(self.brought_together(node, node.source, own))
        for period, text in enumerate(node.texts):
            mine = own if len(node.texts) == 1 else self.some(_in_period, own, (node.level, period))
            self.of_text(text, node.level, mine)

    def brought_together(self, node: Node, source: Access, own: int) -> int:
        """The step with the rows an aggregate of some rows is about; of bools only those that count."""
        if node.operation == "sum_of_date":
            return self.step(_of_same_date, own, node)
        if node.operation.endswith("concurrent"):
            parent = self.graph.system.levels[node.level].parent
            assert parent is not None
            way = node.level, parent, False
            return self.step(_reaching, self.step(_reached, own, way), way)
        assert source.node is not None
        found = self.step(_reaching, own, (source.level, node.level, False))
        is_bool = self.graph.nodes[source.node].type is bool
        return self.some(_where, found, source.node) if is_bool else found

    def of_text(self, text: Text, level: str, own: int) -> None:
        guard = text.guard
        if guard is not None and guard.node is not None:
            self.read[guard.node].add(self.reached(guard, level, own))
            if guard.level == level and not guard.partner:
                own = self.some(_where, own, guard.node)
            else:
                own = self.some(_guarded, own, (_way(guard, level), guard.node))
        for access in text.arguments if text.is_law else ():
            if access.node is not None:
                self.read[access.node].add(self.reached(access, level, own))

    def reached(self, access: Access, level: str, own: int) -> int:
        """The step with the rows that some rows read."""
        if access.level == level and not access.partner:
            return own
        if access.level == self.graph.system.root:
            return self.step(_root, own, None)
        return self.step(_reached, own, _way(access, level))


def _way(access: Access, level: str) -> Way:
    return level, access.level, access.partner


# -------------------------------------------------------------------- what steps do

_Step = Callable[["_Sets", list[RowSet], Any, Any], RowSet]
"""From the sets of a household and the rows of the steps before to rows."""


def _nothing(sets: _Sets, found: list[RowSet], start: None, needed: None) -> RowSet:
    return 0


def _all(sets: _Sets, found: list[RowSet], level: str, needed: None) -> RowSet:
    return all_rows(sets.rows.counts[level])


def _together(sets: _Sets, found: list[RowSet], steps: tuple[int, ...], needed: None) -> RowSet:
    rows = 0
    for step in steps:
        rows |= found[step]
    return rows


def _reached(sets: _Sets, found: list[RowSet], own: int, way: Way) -> RowSet:
    rows = found[own]
    return sets.reached(way, rows) if rows else 0


def _root(sets: _Sets, found: list[RowSet], own: int, needed: None) -> RowSet:
    return 1 if found[own] else 0


def _reaching(sets: _Sets, found: list[RowSet], read: int, way: Way) -> RowSet:
    rows = found[read]
    return sets.reaching(way, rows) if rows else 0


def _where(sets: _Sets, found: list[RowSet], own: int, node: int) -> RowSet:
    """Those of some rows in which a bool node of their level is true."""
    rows = found[own]
    return rows & sets.true(node) if rows else 0


def _guarded(sets: _Sets, found: list[RowSet], own: int, guard: tuple[Way, int]) -> RowSet:
    """Those of some rows in which a rule's guard is true in another row."""
    rows = found[own]
    return rows & sets.reaching(guard[0], sets.true(guard[1])) if rows else 0


def _in_period(sets: _Sets, found: list[RowSet], own: int, part: tuple[str, int]) -> RowSet:
    rows = found[own]
    return rows & sets.in_period(*part) if rows else 0


def _not_given(sets: _Sets, found: list[RowSet], own: int, node: int) -> RowSet:
    rows = found[own]
    for row in sets.evaluation.given[node]:
        rows &= ~(1 << row)
    return rows


def _of_same_date(sets: _Sets, found: list[RowSet], own: int, node: Node) -> RowSet:
    rows = found[own]
    return sum(same for same in sets.same_date(node) if same & rows) if rows else 0


class _Sets:
    """The sets of rows of one household, each worked out once."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self.rows = evaluation.rows
        self._true: dict[int, RowSet] = {}
        self._read: dict[Way, list[int]] = {}
        self._reached: dict[tuple[Way, RowSet], RowSet] = {}
        self._reaching: dict[tuple[Way, RowSet], RowSet] = {}
        self._in_period: dict[tuple[str, int], RowSet] = {}
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
        key = level, period
        if key not in self._in_period:
            periods = self.rows.period.get(level)
            self._in_period[key] = -1 if not periods else _set([found == period for found in periods])
        return self._in_period[key]

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


def _set(is_in: Sequence[Any]) -> RowSet:
    """The set of the rows for which something is true."""
    if len(is_in) == 1:
        return 1 if is_in[0] else 0
    digits = ["1" if found else "0" for found in is_in]
    digits.reverse()
    return int("".join(digits), 2) if digits else 0
