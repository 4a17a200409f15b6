"""What several runs of the law yield, as the one who asked reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Key = tuple[int, int]
"""Node index and row."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Values of several runs, each at its place among those that were asked for.

    ``same``: what each is where it is one value in all runs. ``varying``: by place, what the others are in each run.
    None where a value cannot be decided.
    """

    number: int
    same: Sequence[Any]
    varying: Mapping[int, Sequence[Any]]

    @staticmethod
    def of(rows: Sequence[tuple[Any, ...]]) -> Runs:
        """The same from a row of values per run."""
        columns = list(zip(*rows, strict=True))
        varying = {place: found for place, found in enumerate(columns) if found.count(found[0]) < len(found)}
        return Runs(len(rows), rows[0] if rows else (), varying)

    def column(self, place: int) -> Sequence[Any]:
        """What the value at a place is in each run."""
        return self.varying[place] if place in self.varying else [self.same[place]] * self.number

    def rows(self, end: int | None = None) -> list[tuple[Any, ...]]:
        """Per run the values, those before place ``end`` only."""
        places = range(len(self.same))[:end]
        return list(zip(*map(self.column, places), strict=True)) if places else [()] * self.number
