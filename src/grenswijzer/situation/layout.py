"""Where each fact stands in a situation file, as the law's registry of inputs says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from grenswijzer.engine.errors import LawError
from grenswijzer.engine.inputs import Input


class Level(Protocol):
    """A kind of row, as the law system describes it."""

    @property
    def parent(self) -> str | None:
        """The level above."""

    @property
    def partner(self) -> bool:
        """A household has at most two of these, each the other's partner."""

    @property
    def dated_by(self) -> str | None:
        """The input that says which day's law counts for the row."""


class Registry(Protocol):
    """What the situation must know of a law system."""

    @property
    def inputs(self) -> Mapping[str, Input]:
        """Every fact, by name."""

    @property
    def levels(self) -> Mapping[str, Any]:
        """Every :class:`Level`, by name."""

    @property
    def years(self) -> Iterable[int]:
        """The income years that are covered."""


HOUSEHOLD_KEYS = ("year", "people", "given", "readings")
PERSON_KEYS = ("jobs", "partner")
JOB_KEYS = ("start", "end", "trips", "work")
"""Keys that are no facts of the law's registry."""


@dataclass(slots=True)
class LevelLayout:
    """The keys of one level: facts that stand on the row itself, groups of facts, and lists of lower rows."""

    level: str
    structure: tuple[str, ...]
    facts: dict[str, Input] = field(default_factory=dict)
    sections: dict[str, dict[str, Input]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    derived: dict[str, Input] = field(default_factory=dict)

    @property
    def keys(self) -> list[str]:
        """Every key that may stand there."""
        return [*self.structure, *self.facts, *self.sections, *self.lists]

    @property
    def all_keys(self) -> Iterator[str]:
        """The same, and those within groups."""
        yield from self.keys
        yield from self.short_names
        for facts in self.sections.values():
            yield from facts

    @property
    def short_names(self) -> dict[str, str]:
        """Facts of a listed row may leave out the level's name: ``kind`` for ``benefit_kind``."""
        start = f"{self.level}_"
        return {name.removeprefix(start): name for name in self.facts if name.startswith(start)}


@dataclass(slots=True)
class Layout:
    """The keys of all levels, and the levels with a role of their own. ``job`` and ``day`` may be missing."""

    root: str
    adult: str
    job: str | None
    day: str | None
    levels: dict[str, LevelLayout]
    readings: dict[str, Input]


def plural(level: str) -> str:
    """The key under which the rows of a level stand: children, benefits, option_grants."""
    return "children" if level == "child" else f"{level}s"


def layout_of(registry: Registry) -> Layout:
    """The layout of situation files for a law system."""
    levels = registry.levels
    root = _only([name for name, level in levels.items() if level.parent is None], "without a parent")
    adult = _only([name for name, level in levels.items() if level.partner], "with a partner")
    below = [name for name, level in levels.items() if level.parent == adult and level.dated_by]
    job = below[0] if below else None
    days = [name for name, level in levels.items() if job is not None and level.parent == job]
    day = days[0] if days else None
    structure = {root: HOUSEHOLD_KEYS, adult: PERSON_KEYS, job: JOB_KEYS}
    layouts = {name: LevelLayout(name, structure.get(name, ())) for name in levels}
    for name, level in levels.items():
        if level.parent is not None and name not in (adult, job, day):
            layouts[level.parent].lists[plural(name)] = name
    readings = {}
    for fact in registry.inputs.values():
        place = layouts[fact.level]
        if fact.derived or fact.level == day:
            place.derived[fact.name] = fact
        elif fact.reading:
            readings[fact.name] = fact
        elif fact.section:
            place.sections.setdefault(fact.section, {})[fact.name] = fact
        else:
            place.facts[fact.name] = fact
    for place in layouts.values():
        keys = place.keys
        if twice := sorted({key for key in keys if keys.count(key) > 1}):
            raise LawError(f"inputs: {twice[0]} means two things on level {place.level}: rename it")
    return Layout(root, adult, job, day, layouts, readings)


def _only(found: list[str], what: str) -> str:
    if len(found) != 1:
        raise LawError(f"levels: exactly one level {what} is needed, found {', '.join(found) or 'none'}")
    return found[0]
