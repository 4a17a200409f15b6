"""One household as rows: how many of each level, which row each belongs to, and the facts about them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from grenswijzer.engine.graph import Access, Graph
from grenswijzer.engine.system import LawSystem


@dataclass(frozen=True, slots=True)
class Household:
    """The rows of one household.

    ``counts``: rows per level (the root level has one). ``parents[level][i]``: index of row i's parent in the parent
    level. ``inputs[name][i]``: the fact for row i of the input's level; dates are day numbers, enums ints.
    ``names[level][i]``: how people call the row, for messages and results.
    """

    counts: dict[str, int]
    parents: dict[str, list[int]]
    inputs: dict[str, list[Any]]
    names: dict[str, list[str]] = field(default_factory=dict)

    def name(self, level: str, row: int) -> str:
        """The row's name, or level and number when it has none."""
        names = self.names.get(level, [])
        return names[row] if row < len(names) else f"{level} {row + 1}"


class Rows:
    """How rows of one household hang together, as lists the generated code indexes."""

    def __init__(self, graph: Graph, household: Household) -> None:
        self.counts = {level: household.counts.get(level, 0) for level in graph.system.levels}
        self.counts[graph.system.root] = 1
        self.up: dict[tuple[str, str], list[int]] = {}
        self.partner: dict[str, list[int]] = {}
        self.period: dict[str, list[int]] = {}
        levels = _hanging(graph.system)
        for name, ancestors, has_partner, _ in levels:
            count = self.counts[name]
            chain = list(range(count))
            current = name
            for ancestor in ancestors:
                if ancestor == graph.system.root:
                    chain = [0] * count
                else:
                    parents = household.parents[current]
                    chain = [parents[i] for i in chain]
                self.up[name, ancestor] = chain
                current = ancestor
            if has_partner:
                self.partner[name] = [1, 0] if count == 2 else [-1] * count
        starts = [day.toordinal() for day in graph.periods[1:]]
        for name, _, _, dated in levels:
            if dated is None:
                continue
            if not starts:
                self.period[name] = [0] * self.counts[name]
                continue
            field = graph.system.levels[dated].dated_by
            assert field is not None
            periods = [bisect_right(starts, day) for day in household.inputs[field]]
            self.period[name] = periods if dated == name else [periods[i] for i in self.up[name, dated]]

    @cached_property
    def names(self) -> dict[str, Any]:
        """The same under the names that the generated code has for them."""
        found: dict[str, Any] = {above(*levels): rows for levels, rows in self.up.items()}
        for level, count in self.counts.items():
            found[every_row(level)] = range(count)
            found[how_many(level)] = count
        found |= {other_adult(level): rows for level, rows in self.partner.items()}
        return found | {part_of_year(level): rows for level, rows in self.period.items()}


@lru_cache(maxsize=8)
def _hanging(system: LawSystem) -> tuple[tuple[str, tuple[str, ...], bool, str | None], ...]:
    """Every level with those above it, whether it has partners, and the level that dates it."""
    return tuple(
        (name, system.ancestors(name), level.partner, system.dated_level(name))
        for name, level in system.levels.items()
    )


def above(level: str, ancestor: str) -> str:
    """Name of the list that has the row of ``ancestor`` for each row of ``level``."""
    return f"up_{level}__{ancestor}"


def every_row(level: str) -> str:
    """Name of the rows of a level."""
    return f"rows_{level}"


def how_many(level: str) -> str:
    """Name of the number of rows of a level."""
    return f"count_{level}"


def other_adult(level: str) -> str:
    """Name of the list of partners."""
    return f"partner_{level}"


def part_of_year(level: str) -> str:
    """Name of the list of periods."""
    return f"period_{level}"


def row_read(access: Access, level: str, row: int, rows: Rows) -> int:
    """The row of the node that ``access`` reads for ``row`` of ``level``; -1 for an absent partner."""
    found = row if access.level == level else rows.up[level, access.level][row]
    return rows.partner[access.level][found] if access.partner else found
