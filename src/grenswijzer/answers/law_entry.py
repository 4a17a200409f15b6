"""What the law says under one name: a rule, a figure, a fact or a view, with its ties to the others."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from grenswijzer.answers.data import figure_numbers
from grenswijzer.answers.language import Language
from grenswijzer.answers.law_words import missing_words, note_words, rule_words
from grenswijzer.answers.plain import plain
from grenswijzer.answers.warnings import Labels
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.figures import Figure, FigureValue
from grenswijzer.engine.inputs import Input
from grenswijzer.engine.rule import Rule, View
from grenswijzer.engine.system import AGGREGATES, LawSystem


@dataclass(frozen=True, eq=False)
class LawEntry:
    """Everything under ``name``. ``texts``: the rule's texts by date; ``figure``, ``fact`` or ``view`` otherwise.

    ``year`` limits texts and figures to one year; None: all years.
    """

    system: LawSystem
    name: str
    year: int | None
    texts: tuple[Rule, ...]
    figure: Figure | None
    fact: Input | None
    view: View | None

    @property
    def label(self) -> Labels:
        """What people call it."""
        return label_of(self.system, self.name)

    @property
    def kind(self) -> str:
        """rule, figure, input or view."""
        if self.texts:
            return "rule"
        return "figure" if self.figure else "input" if self.fact else "view"

    @property
    def uses(self) -> tuple[str, ...]:
        """Names of what the rule reads, views and prefixes left off."""
        found: dict[str, None] = {}
        for text in self.texts:
            for name in (*text.arguments, *((text.when,) if text.when else ())):
                found[base_name(self.system, name)] = None
        return tuple(found)

    @property
    def used_by(self) -> tuple[str, ...]:
        """Names of the rules that read it, and of the views that replace it."""
        found = dict.fromkeys(
            reader
            for reader, start, end in readers(self.system).get(self.name, ())
            if in_year(start, end, self.year)
        )
        for view in self.system.views.values():
            if self.name in (*view.replaces, *view.replaces.values()):
                found[view.name] = None
        if self.view is not None:
            for name, texts in self.system.rules.items():
                if any(read.endswith(f"_{self.name}") for text in texts for read in text.arguments):
                    found[name] = None
        return tuple(found)

    @property
    def figures(self) -> tuple[tuple[str, FigureValue], ...]:
        """Name and value over the years of the figure itself, or of every figure the rule reads."""
        names = [self.name] if self.figure else [name for name in self.uses if name in self.system.figures]
        return tuple(
            (name, value)
            for name in names
            for value in self.system.figures[name].values
            if in_year(value.start, value.end, self.year)
        )

    def to_dict(self) -> dict[str, Any]:
        """The entry as plain data."""
        data: dict[str, Any] = {"name": self.name, "kind": self.kind, "label": dict(self.label)}
        if self.texts:
            data["texts"] = [
                {
                    "law": text.law,
                    "text": dict(rule_words(text)),
                    "from": plain(text.start),
                    "to": plain(text.end),
                    "level": text.level,
                    "unit": text.unit,
                    "when": text.when,
                    "blocks": list(text.blocks),
                    "office": text.office,
                }
                for text in self.texts
            ]
        if self.fact is not None:
            fact = self.fact
            data |= {"level": fact.level, "type": fact.type, "unit": fact.unit, "doc": dict(fact.docs)}
            data |= {"default": plain(fact.default), "reading": fact.reading, "section": fact.section}
            data["choices"] = [plain(choice) for choice in fact.choices]
        data["uses"] = list(self.uses)
        data["used_by"] = list(self.used_by)
        data["figures"] = [
            {
                "name": name,
                "from": plain(value.start),
                "to": plain(value.end),
                "value": None
                if value.missing is not None
                else figure_numbers(self.system.figures[name].shape, value.numbers),
                "unit": self.system.figures[name].unit,
                "status": value.status,
                "source": list(value.source),
                "note": dict(note_words(self.system, name, value.note)),
                "printed": dict(value.printed) if value.printed else None,
                "missing": None
                if value.missing is None
                else dict(missing_words(self.system, name, value.missing)),
            }
            for name, value in self.figures
        ]
        return data

    def text(self, language: Language) -> str:
        """The entry as plain text."""
        from grenswijzer.answers.law_text import entry_text

        return entry_text(self, language)


def law_entry(system: LawSystem, name: str, year: int | None = None) -> LawEntry:
    """The entry called ``name``; raises :class:`NotLawError` with the nearest known names."""
    known = (*system.rules, *system.figures, *system.inputs, *system.views)
    if name not in known:
        near = difflib.get_close_matches(name, known, 3, 0.5)
        raise NotLawError("name_near" if near else "name", name=name, near=near)
    if year is not None:
        system.require_year(year)
    texts = tuple(text for text in system.rules.get(name, ()) if in_year(text.start, text.end, year))
    if name in system.rules and not texts:
        raise NotLawError("not_law_in", name=name, year=year)
    return LawEntry(
        system, name, year, texts, system.figures.get(name), system.inputs.get(name), system.views.get(name)
    )


def law_names(system: LawSystem) -> Iterable[tuple[str, str, Labels]]:
    """Name, kind and label of everything in the law, by kind and name."""
    kinds: tuple[tuple[str, Iterable[str]], ...] = (
        ("rule", system.rules),
        ("figure", system.figures),
        ("input", system.inputs),
        ("view", system.views),
    )
    for kind, names in kinds:
        for name in sorted(names):
            yield name, kind, label_of(system, name)


def label_of(system: LawSystem, name: str) -> Labels:
    """The label of a rule, figure or fact; empty for a view or an unknown name."""
    if name in system.figures:
        return system.figures[name].label
    if name in system.inputs:
        return system.inputs[name].label
    return system.labels.get(name, {})


def base_name(system: LawSystem, argument: str) -> str:
    """The name an argument reads, without partner_, aggregate prefixes and views."""
    name = argument
    while not (name in system.rules or name in system.inputs or name in system.figures):
        prefix = next((p for p in ("partner", *AGGREGATES) if name.startswith(p + "_")), None)
        if prefix is not None:
            name = name.removeprefix(prefix + "_")
            continue
        view = next((v for v in sorted(system.views, key=len, reverse=True) if name.endswith("_" + v)), None)
        if view is None:
            return argument
        name = name.removesuffix("_" + view)
    return name


@lru_cache(maxsize=4)
def readers(system: LawSystem) -> Mapping[str, tuple[tuple[str, date, date], ...]]:
    """Name to the rules that read it, each with the first and last day of the text that does."""
    found: dict[str, list[tuple[str, date, date]]] = {}
    for name, texts in system.rules.items():
        for text in texts:
            read = (*text.arguments, *((text.when,) if text.when else ()))
            for argument in dict.fromkeys(base_name(system, one) for one in read):
                found.setdefault(argument, []).append((name, text.start, text.end))
    return {name: tuple(rules) for name, rules in found.items()}


def in_year(start: date, end: date, year: int | None) -> bool:
    """Some day of the year lies from ``start`` to ``end``."""
    return year is None or (start <= date(year, 12, 31) and end >= date(year, 1, 1))
