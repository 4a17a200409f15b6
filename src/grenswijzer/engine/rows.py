"""One household as rows: how many of each level, which row each belongs to, and the facts about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


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
