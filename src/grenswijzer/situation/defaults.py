"""What nobody said and was taken: hundreds of facts of a household, held by row and written out when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, overload

Default = tuple[str, Any]
"""Path in the situation, and the value taken."""


@dataclass(frozen=True, slots=True)
class LevelDefaults:
    """The facts of a level that need not be told, in the order of the law's registry.

    ``values``: by name. ``paths``: where each stands below its row, as ``pay.bonus``.
    """

    level: str
    values: Mapping[str, Any]
    paths: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RowDefaults:
    """The facts of one row that nobody told. ``place``: the path of the row, empty for the household."""

    place: str
    of_level: LevelDefaults
    told: frozenset[str]

    def __iter__(self) -> Iterator[Default]:
        """Each with its whole path."""
        start = f"{self.place}." if self.place else ""
        paths = self.of_level.paths
        for name, value in self.of_level.values.items():
            if name not in self.told:
                yield start + paths[name], value


class Defaults(Sequence[Default]):
    """Path and value of everything that was taken, in the order of the situation."""

    def __init__(self, entries: Iterable[Default | RowDefaults] = ()) -> None:
        """``entries``: single ones, and rows of facts."""
        self.entries = tuple(entries)

    @cached_property
    def _all(self) -> tuple[Default, ...]:
        found: list[Default] = []
        for entry in self.entries:
            found += entry if isinstance(entry, RowDefaults) else (entry,)
        return tuple(found)

    @overload
    def __getitem__(self, index: int) -> Default: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Default]: ...

    def __getitem__(self, index: int | slice) -> Default | Sequence[Default]:
        """One, or some that stand together."""
        return self._all[index]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._all)

    def __eq__(self, other: object) -> bool:
        """The same was taken at the same places."""
        return self._all == other._all if isinstance(other, Defaults) else NotImplemented

    def __repr__(self) -> str:
        """All of them, written out."""
        return repr(list(self._all))
