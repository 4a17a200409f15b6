"""Running the law for one household: straight-line plain Python, written from the graph.

Every node's values are kept, so that each step can be shown afterwards at no cost while running.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from grenswijzer.engine.building import build
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.plain_run import law_function
from grenswijzer.engine.rows import Household, Rows
from grenswijzer.engine.system import LawSystem
from grenswijzer.engine.unknowns import Unknown, unknown_rows


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

    def is_law(self, node: int, row: int) -> bool:
        """Whether the rule is law in the row's part of the year; its value there is no statement otherwise."""
        return self.graph.nodes[node].is_law(self.period(node, row))

    def period(self, node: int, row: int) -> int:
        """The part of the year whose law counts for a row; the first for rows without a date."""
        periods = self.rows.period.get(self.graph.nodes[node].level)
        return periods[row] if periods else 0

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
            raise NotLawError("row", name=name, row=row + 1, level=node.level)
        by_node.setdefault(node.index, {})[row] = node.type(value)
    return evaluate_graph(graph, household, by_node)


def evaluate_graph(
    graph: Graph, household: Household, given: Mapping[int, Mapping[int, Any]] | None = None
) -> Evaluation:
    """Run a built graph; ``given`` maps node index and row to a value."""
    given = given or {}
    rows = Rows(graph, household)
    values = law_function(graph)(household.inputs, rows.names, given)
    told = {index: tuple(sorted(fixed)) for index, fixed in given.items()}
    unknown = unknown_rows(graph, values, rows, told)
    return Evaluation(graph, household, rows, values, unknown, told)
