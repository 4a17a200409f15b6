"""A few values of the law once more, for facts of which some are others: the rest of the law is not run again.

:mod:`grenswijzer.engine.again` finds out step by step what moves, which takes longer than running all of the law anew
where much moves. Here the rules between the facts that may be others and the values that are asked for are code of
their own, written once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from grenswijzer.engine import kept_law
from grenswijzer.engine.cache import short_hash
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.plain_run import LawParts, teller, told_column
from grenswijzer.engine.plain_text import part_code
from grenswijzer.engine.rows import Household, Rows
from grenswijzer.engine.unknowns import unknown_rows


class OtherFactsError(ValueError):
    """A fact is another one than was said; a mistake of the program."""


@dataclass(frozen=True, eq=False)
class PartOfLaw:
    """What lies between some facts and some values of a graph.

    ``facts`` and ``levels`` are those that may be others. ``below``: the nodes the values rest on, with what decides
    whether they are known; ``staying`` and ``moving``: the facts of these, by node and name.
    """

    graph: Graph
    wanted: tuple[int, ...]
    facts: frozenset[str]
    below: frozenset[int]
    staying: tuple[tuple[int, str], ...]
    moving: tuple[tuple[int, str], ...]
    levels: frozenset[str]
    parts: LawParts

    def runs(
        self, known: Evaluation, household: Household, told: Iterable[Mapping[str, Sequence[Any]]]
    ) -> Iterator[list[list[Any]]]:
        """Per run what is asked for in each of its rows; None where it cannot be decided.

        ``known``: an evaluation of this graph for a household from which ``household`` differs in nothing but the
        facts and levels that may; what was given there is given here. ``told``: for each run what some of the facts
        that may be others are instead. Raises :class:`OtherFactsError` where more differs.
        """
        self._require_same(known, household)
        rows = Rows(self.graph, household)
        for columns in told:
            for name in columns.keys() - self.facts:
                if columns[name] != household.inputs[name]:
                    raise OtherFactsError(f"{name} is another fact than before")
            inputs = {**household.inputs, **columns}
            if all(inputs[name] == known.household.inputs[name] for _, name in self.moving):
                yield [_decided(known, index) for index in self.wanted]
            else:
                yield self._run(known, inputs, rows)

    def _require_same(self, known: Evaluation, household: Household) -> None:
        before, inputs = known.household, household.inputs
        for _, name in self.staying:
            if inputs[name] is not before.inputs[name] and inputs[name] != before.inputs[name]:
                raise OtherFactsError(f"{name} is another fact than before")
        for level, count in household.counts.items():
            if level not in self.levels and (
                count != before.counts[level] or household.parents.get(level) != before.parents.get(level)
            ):
                raise OtherFactsError(f"there are other rows of level {level} than before")

    def _run(self, known: Evaluation, inputs: Mapping[str, Any], rows: Rows) -> list[list[Any]]:
        given = {node: {row: known.values[node][row] for row in told} for node, told in known.given.items()}
        values = list(known.values)
        for index, name in self.moving:
            column = inputs[name]
            values[index] = told_column(column, index, teller(given)) if index in given else column
        self.parts.run(values, inputs, rows.names, given)
        found = tuple(values)
        unknown = unknown_rows(self.graph, found, rows, known.given, self.below)
        household = known.household
        again = Evaluation(self.graph, household, rows, found, unknown, known.given)
        return [_decided(again, index) for index in self.wanted]


def _decided(evaluation: Evaluation, index: int) -> list[Any]:
    return [evaluation.at(index, row) for row in range(len(evaluation.values[index]))]


@lru_cache(maxsize=32)
def part_of_law(
    graph: Graph, wanted: tuple[str, ...], facts: tuple[str, ...], levels: tuple[str, ...] = ()
) -> PartOfLaw:
    """What lies between ``facts`` that may be others, with the rows of ``levels``, and the values ``wanted``."""
    targets = tuple(graph.node(name).index for name in wanted)
    below = _below(graph, targets)
    first = [graph.names[name] for name in facts if name in graph.names]
    first += [node.index for node in graph.nodes if node.level in levels]
    moving = _above(graph, first) & below
    inputs = [node for node in graph.nodes if node.kind == "input" and node.index in below]
    among = frozenset(index for index in moving if graph.nodes[index].kind != "input")
    name = f"part {short_hash(repr((wanted, facts, levels)))} of "
    kept = f"{name}{graph.year} {tuple(graph.outputs)}"
    code = kept_law.kept_for(graph.system, kept)
    if code is None:
        code = part_code(graph, among, name)
        kept_law.keep_for(graph.system, kept, code)
    return PartOfLaw(
        graph,
        targets,
        frozenset(facts),
        below,
        tuple((node.index, node.name) for node in inputs if node.index not in moving),
        tuple((node.index, node.name) for node in inputs if node.index in moving),
        frozenset(levels),
        LawParts(graph, code),
    )


def _below(graph: Graph, targets: Sequence[int]) -> frozenset[int]:
    """What the targets rest on: what is read, and the referrals that block something of it."""
    found: set[int] = set()
    todo = list(targets)
    while todo:
        while todo:
            index = todo.pop()
            if index not in found:
                found.add(index)
                node = graph.nodes[index]
                todo += [access.node for access in node.accesses if access.node is not None]
                todo += node.also
        todo = [
            referral.node
            for referral in graph.referrals
            if referral.node not in found and not found.isdisjoint(referral.blocks)
        ]
    return frozenset(found)


def _above(graph: Graph, first: Iterable[int]) -> frozenset[int]:
    """What may move with some nodes, themselves included."""
    found: set[int] = set()
    todo = list(first)
    while todo:
        index = todo.pop()
        if index not in found:
            found.add(index)
            todo += graph.readers[index]
    return frozenset(found)
