"""A law package as one immutable system: levels, inputs, figures, rules and views, with their dates.

Loading reads every ``.yaml`` and imports every ``.py`` below the package. A policy variant is another system, made
by :meth:`LawSystem.changed`; the base system never changes.
"""

from __future__ import annotations

import importlib
import inspect
import itertools
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from grenswijzer.engine import kept_law, template
from grenswijzer.engine import rule as declarations
from grenswijzer.engine.cache import read_all_yaml
from grenswijzer.engine.errors import LawError, NotLawError
from grenswijzer.engine.figures import Figure, load_figures
from grenswijzer.engine.inputs import Input, load_inputs
from grenswijzer.engine.rule import Rule, Template, View
from grenswijzer.engine.tables import Tables, read_tables

AGGREGATES = (
    "sum_concurrent",
    "any_concurrent",
    "most_in_12_months",
    "days_in_year",
    "sum_of_date",
    "sum",
    "any",
    "count",
)
"""What brings other rows to a rule, as prefixes of an argument; longer ones first."""

DATE_COUNTS = ("most_in_12_months", "days_in_year")
"""Those that count different dates, however many rows or jobs share one."""

DATES_READ: dict[str, tuple[str, ...]] = {
    "sum_concurrent": ("_start", "_end"),
    "any_concurrent": ("_start", "_end"),
    "most_in_12_months": ("_date",),
    "days_in_year": ("_date",),
    "sum_of_date": ("_date",),
}
"""The dates an aggregate reads beside the values: inputs called after the level, with these ends."""

SECTIONS = ("levels", "inputs", "figures", "rules", "sources", "offices", "coverage", "each")


@dataclass(frozen=True, slots=True)
class Level:
    """A kind of row. ``partner``: a household has at most two, each the other's partner. ``dated_by``: the input that
    holds the day whose law counts for the row; levels below share it."""

    name: str
    parent: str | None
    partner: bool
    dated_by: str | None
    label: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class LawSystem:
    """Everything a law package says. ``variants`` names the changes made to it, none for the law as it is.

    ``references``: what stands beside the rules and computes nothing (procedures, terms, dates), by section and name.
    ``tables``: what templates were written out for.
    """

    package: str
    levels: Mapping[str, Level]
    inputs: Mapping[str, Input]
    figures: Mapping[str, Figure]
    rules: Mapping[str, tuple[Rule, ...]]
    views: Mapping[str, View]
    labels: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, Mapping[str, Any]]
    offices: Mapping[str, Mapping[str, Any]]
    coverage: Mapping[int, tuple[str, ...]]
    references: Mapping[str, Mapping[str, Any]]
    tables: Tables
    variants: tuple[str, ...] = ()

    def ancestors(self, level: str) -> tuple[str, ...]:
        """The levels above ``level``, nearest first."""
        found = []
        parent = self.levels[level].parent
        while parent is not None:
            found.append(parent)
            parent = self.levels[parent].parent
        return tuple(found)

    @cached_property
    def root(self) -> str:
        """The level every other one hangs below."""
        return next(level.name for level in self.levels.values() if level.parent is None)

    @property
    def years(self) -> tuple[int, ...]:
        """The income years the package says it covers."""
        return tuple(sorted(self.coverage))

    def dated_level(self, level: str) -> str | None:
        """The level whose date decides the law for rows of ``level``; None where the income year does."""
        for name in (level, *self.ancestors(level)):
            if self.levels[name].dated_by:
                return name
        return None

    def rule_at(self, name: str, day: date) -> Rule | None:
        """The text of rule ``name`` that is law on ``day``."""
        for found in self.rules.get(name, ()):
            if found.start <= day <= found.end:
                return found
        return None

    def cut_dates(self, year: int) -> tuple[date, ...]:
        """Days within ``year`` on which a rule or figure that dated rows read becomes another one."""
        if year not in self._cuts:
            self._cuts[year] = self._cut_dates(year)
        return self._cuts[year]

    @cached_property
    def _cuts(self) -> dict[int, tuple[date, ...]]:
        return {}

    def _cut_dates(self, year: int) -> tuple[date, ...]:
        first, last = date(year, 1, 1), date(year, 12, 31)
        cuts: set[date] = set()
        read: set[str] = set()
        for texts in self.rules.values():
            for text in texts:
                if self.dated_level(text.level):
                    cuts.add(text.start)
                    if text.end < last:
                        cuts.add(date.fromordinal(text.end.toordinal() + 1))
                    read.update(text.arguments)
        for name in read & self.figures.keys():
            cuts.update(value.start for value in self.figures[name].values)
        return tuple(sorted(day for day in cuts if first < day <= last))

    def require_year(self, year: int) -> None:
        """Raise :class:`NotLawError` for a year the package does not cover."""
        if year not in self.coverage:
            raise NotLawError("year", year=year, package=self.package, covered=self.years)

    def changed(
        self,
        name: str,
        *,
        figures: Mapping[str, Figure] | None = None,
        rules: Iterable[Rule] = (),
    ) -> LawSystem:
        """The same law with other figures, and with rules replaced from each new rule's own start date on.

        ``figures`` replaces by name; see :func:`grenswijzer.engine.variants.changed_figure`. A rule in
        ``rules`` takes the place of the texts of its name on the days it covers.
        """
        merged_figures = dict(self.figures)
        for figure_name, figure in (figures or {}).items():
            if figure_name not in merged_figures:
                raise LawError(f"variant {name}: there is no figure {figure_name}")
            merged_figures[figure_name] = figure
        merged_rules = dict(self.rules)
        for new in rules:
            texts = []
            for text in merged_rules.get(new.name, ()):
                if text.end < new.start or text.start > new.end:
                    texts.append(text)
                    continue
                if text.start < new.start:
                    texts.append(replace(text, end=date.fromordinal(new.start.toordinal() - 1)))
                if text.end > new.end:
                    texts.append(replace(text, start=date.fromordinal(new.end.toordinal() + 1)))
            merged_rules[new.name] = tuple(sorted([*texts, new], key=lambda text: text.start))
        system = replace(self, figures=merged_figures, rules=merged_rules, variants=(*self.variants, name))
        kept_law.set_state(system, kept_law.changed_state(self, (name, merged_figures, merged_rules)))
        return system

    @staticmethod
    def load(package: str) -> LawSystem:
        """The system of an importable package, read once per process.

        Raises :class:`LawError` with file and line for anything that cannot be right in any year; what depends on
        the year is checked by :func:`grenswijzer.engine.graph.build`.
        """
        return _load(package)


def _yaml_files(package: str) -> list[Path]:
    module = importlib.import_module(package)
    roots = [Path(entry) for entry in module.__path__]
    return sorted(
        path
        for root in roots
        for path in root.rglob("*.yaml")
        if kept_law.NO_LAW.isdisjoint(path.relative_to(root).parts)
    )


def _modules(package: str) -> list[str]:
    module = importlib.import_module(package)
    found = [package]
    for info in pkgutil.walk_packages(module.__path__, package + "."):
        importlib.import_module(info.name)
        found.append(info.name)
    return found


def _merge(into: dict[str, Any], new: Mapping[str, Any], what: str, file: str) -> None:
    for name, value in new.items():
        if name in into:
            raise LawError(f"{file}: {what} {name} is already defined elsewhere")
        into[name] = value


@lru_cache(maxsize=8)
def _load(package: str) -> LawSystem:
    folders = [Path(entry) for entry in importlib.import_module(package).__path__]
    state = kept_law.state_of_files(folders)
    system = kept_law.kept_system(package, state)
    if system is None:
        system = _read(package)
        _check(system)
        kept_law.set_state(system, state)
        kept_law.keep_system(system)
    return system


def _read(package: str) -> LawSystem:
    modules = _modules(package)
    types = importlib.import_module(package + ".types")
    enums = {
        name: member
        for name, member in vars(types).items()
        if inspect.isclass(member) and issubclass(member, IntEnum) and member is not IntEnum
    }
    root = Path(next(iter(importlib.import_module(package).__path__)))
    contents: list[tuple[str, dict[str, Any]]] = []
    paths = _yaml_files(package)
    for path, content in zip(paths, read_all_yaml(package, paths), strict=True):
        if isinstance(content, dict):
            contents.append((str(path.relative_to(root.parent)), content))
    collected: dict[str, dict[str, Any]] = {section: {} for section in SECTIONS}
    references: dict[str, dict[str, Any]] = {}
    for file, content in contents:
        for section in content.keys() - set(SECTIONS):
            _merge(references.setdefault(section, {}), content[section] or {}, section, file)
        for section in ("levels", "rules", "sources", "offices", "coverage"):
            if section in content:
                _merge(collected[section], content[section] or {}, section[:-1], file)
    tables = read_tables((file, content["each"]) for file, content in contents if content.get("each"))
    for file, content in contents:
        _merge(collected["inputs"], load_inputs(content.get("inputs"), enums, file), "input", file)
        told = template.written_figures(content.get("figures") or {}, tables, file)
        figures = load_figures(told, collected["sources"], file)
        _merge(collected["figures"], figures, "figure", file)
    levels = {
        name: Level(name, body.get("parent"), body.get("partner", False), body.get("dated_by"), body["label"])
        for name, body in collected["levels"].items()
    }
    rules: dict[str, list[Rule]] = {}
    views: dict[str, View] = {}
    templates: list[Template] = []
    for module_name in modules:
        found = declarations.TEMPLATES.get(module_name, [])
        templates += found
        for text in (*declarations.RULES.get(module_name, []), *template.written_out(found, tables)):
            rules.setdefault(text.name, []).append(text)
        for view in declarations.VIEWS.get(module_name, []):
            if view.name in views:
                raise LawError(f"{module_name}: view {view.name} is declared twice")
            views[view.name] = view
    return LawSystem(
        package=package,
        levels=levels,
        inputs=collected["inputs"],
        figures=collected["figures"],
        rules={
            name: tuple(sorted(texts, key=lambda text: text.start)) for name, texts in sorted(rules.items())
        },
        views=views,
        labels=template.written_labels(collected["rules"], templates, tables),
        sources=collected["sources"],
        offices=collected["offices"],
        coverage={int(year): tuple(chapters) for year, chapters in collected["coverage"].items()},
        references=references,
        tables=tables,
    )


def _check(system: LawSystem) -> None:
    for name, texts in system.rules.items():
        for text in texts:
            if text.level not in system.levels:
                raise LawError(f"{text.place}: {name}: there is no level {text.level}")
            if text.end < text.start:
                raise LawError(f"{text.place}: {name} ends before it starts")
            if not text.text or not text.law:
                raise LawError(f"{text.place}: {name} needs a docstring and an article")
            if text.office is not None and text.office not in system.offices:
                raise LawError(f"{text.place}: {name}: there is no office {text.office}")
            if text.level != texts[0].level:
                raise LawError(
                    f"{text.place}: {name} has level {text.level} here and {texts[0].level} elsewhere"
                )
        for earlier, later in itertools.pairwise(texts):
            if earlier.end >= later.start:
                raise LawError(f"{later.place}: {name} is also law on {later.start} at {earlier.place}")
            if earlier.absent != later.absent:
                raise LawError(f"{later.place}: {name} says another absent= than its earlier text")
        for kind, others in (("an input", system.inputs), ("a figure", system.figures)):
            if name in others:
                raise LawError(f"{texts[0].place}: {name} is {kind} too")
        if texts[0].blocks == () and not {"nl", "en"} <= set(system.labels.get(name, {})):
            raise LawError(f"{texts[0].place}: {name} needs a label in nl and en in the YAML beside it")
    for name in system.labels:
        if name not in system.rules:
            raise LawError(f"rules: {name} has a label but no such rule exists")
    for name in system.inputs.keys() & system.figures.keys():
        raise LawError(f"{system.inputs[name].file}: {name} is a figure too")
    for name, item in system.inputs.items():
        if item.level not in system.levels:
            raise LawError(f"{item.file}: input {name}: there is no level {item.level}")
    names = [*system.rules, *system.inputs, *system.figures]
    for view in system.views.values():
        for name in (*view.replaces, *view.replaces.values()):
            if name not in names:
                raise LawError(f"{view.module}: view {view.name}: there is no {name}")
