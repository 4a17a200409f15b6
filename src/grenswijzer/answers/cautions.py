"""The last part of an answer: what it assumes, and what other readings of the law would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from grenswijzer.answers.blocks import Cell, Item, Items, Row, Section, Table
from grenswijzer.answers.citations import cited
from grenswijzer.answers.descriptions import Description
from grenswijzer.answers.document import fact_words
from grenswijzer.answers.language import Language
from grenswijzer.answers.law_words import note_words
from grenswijzer.answers.readings import Alternative, Change
from grenswijzer.answers.result import Result
from grenswijzer.answers.sources import sources_said
from grenswijzer.answers.warnings import Fact
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.reads import RowSet
from grenswijzer.engine.system import LawSystem

Default = tuple[Description, int]
"""A fact nobody typed, and the first row it was taken for."""

Group = tuple[str, str]
"""Facts that are asked together: their section and level."""


def warning_section(
    result: Result, language: Language, *, every_value: bool, open_points: bool = True
) -> Iterable[Section]:
    """Given values, defaults, unverified figures, and readings that make a difference.

    Without ``every_value`` a group of facts of which nothing was said is only named. Without ``open_points`` the
    readings are left out, for which the law must run again.
    """
    blocks = [
        Items(tuple(_given(fact, language) for fact in result.given), language.say("given_values")),
        Items(tuple(_figures(result, language)), language.say("unverified_figures")),
        Items(
            tuple(_readings(result, language, every_value)) if open_points else (),
            language.say("readings_used"),
        ),
        Items(tuple(_defaults(result, language, every_value)), language.say("defaults_used"), folded=True),
    ]
    yield Section(language.say("cautions"), tuple(block for block in blocks if block.items), "warnings")


def _given(fact: Fact, language: Language) -> Item:
    place = language.place(fact.path.rpartition(".")[0])
    return Item(f"{place + ', ' if place else ''}{fact_words(fact, language)}")


def _figures(result: Result, language: Language) -> Iterable[Item]:
    system = result.evaluation.graph.system
    for figure in result.unverified_figures:
        yield _figure(
            system,
            language,
            figure.name,
            figure.status,
            figure.numbers,
            figure.law,
            figure.source,
            figure.note,
        )


# the law has some hundreds of these, most of which many people meet
@lru_cache(maxsize=4096)
def _figure(
    system: LawSystem,
    language: Language,
    name: str,
    status: str,
    numbers: tuple[float, ...],
    law: str,
    source: tuple[str, ...],
    note: str,
) -> Item:
    figure = system.figures[name]
    value = language.figure(figure.shape, numbers, figure.unit)
    label = language.label(figure.label, name)
    said = (cited(law, language), sources_said(system, source, language))
    details = ["; ".join(part for part in said if part)]
    if note:
        details.append(language.label(note_words(system, name, note)))
    return Item(f"{label}{language.colon}{value} ({language.say(f'status_{status}')})", tuple(details))


def _readings(result: Result, language: Language, every: bool) -> Iterable[Item]:
    shown = {found.name for found in result.alternatives if _changes(result, found, every)}
    for reading in result.readings_used:
        if reading.name not in shown:
            continue
        key = "reading_default" if reading.is_default else "reading_chosen"
        chosen = language.value(reading.chosen, "", reading.kind)
        label = language.label(reading.label, reading.name)
        yield Item(language.say(key, reading=label, chosen=chosen), (language.label(reading.doc),))


def _defaults(result: Result, language: Language, every: bool) -> Iterable[Item]:
    """One point per person or job; what was taken as nothing or no is named together."""
    by_place: dict[str, list[Default]] = {}
    for said, places in result.default_places():
        for place, rows in places:
            # what was taken for one period of a job was taken for all
            if place in by_place:
                by_place[place].append((said, rows[0]))
            else:
                by_place[place] = [(said, rows[0])]
    assumed: dict[str, list[str]] = {}
    for path, value in result.assumed:
        place, name = assumed_words(path, language)
        assumed.setdefault(place, []).append(f"{name}{language.colon}{written(value, language)}")
    groups_of = _groups(result.evaluation.graph)
    untold: dict[Group, RowSet] = {}
    for place in dict.fromkeys((*assumed, *by_place)):
        taken = by_place.get(place, ())
        silent = set() if every else _silent(result, taken, untold)
        groups: dict[str, None] = {}
        told = assumed.get(place, [])
        nothing = []
        for said, row in taken:
            group = groups_of[said.node.index]
            if group is not None and group[0] in silent:
                groups[group[0]] = None
                continue
            fact = result.fact(said, row)
            if is_nothing(fact):
                nothing.append(language.label(fact.label, fact.name))
            else:
                told.append(fact_words(fact, language))
        details = []
        if told:
            details.append("; ".join(told))
        if nothing:
            details.append(language.say("taken_as_nothing", facts="; ".join(nothing)))
        if groups:
            names = [language.name_of("sections", group) for group in groups]
            details.append(language.say("silent_groups", groups="; ".join(names)))
        yield Item(language.place(place) or language.say("household"), tuple(details))


def _silent(result: Result, taken: Iterable[Default], untold: dict[Group, RowSet]) -> set[str]:
    """Sections of which nothing at all was said of a row; ``untold``: the rows of each group found before."""
    graph = result.evaluation.graph
    groups_of = _groups(graph)
    silent = set()
    for group, row in {(groups_of[said.node.index], row) for said, row in taken}:
        if group is None:
            continue
        if group not in untold:
            untold[group] = -1
            for name in _section(graph.system, *group):
                untold[group] &= result.defaults.get(name, 0)
        if untold[group] >> row & 1:
            silent.add(group[0])
    return silent


@lru_cache(maxsize=64)
def _groups(graph: Graph) -> tuple[Group | None, ...]:
    """Per node the group its fact stands in; None for what is no fact, or stands in none."""
    inputs = graph.system.inputs
    found = [inputs[node.name] if node.kind == "input" else None for node in graph.nodes]
    return tuple((item.section, item.level) if item and item.section else None for item in found)


@lru_cache(maxsize=256)
def _section(system: LawSystem, section: str, level: str) -> tuple[str, ...]:
    """The facts of a group that people can tell, of one level."""
    return tuple(
        item.name
        for item in system.inputs.values()
        if (item.section, item.level) == (section, level) and not item.derived and not item.reading
    )


def is_nothing(fact: Fact) -> bool:
    """Zero, no, or none: nothing was there."""
    return fact.kind != "date" and not fact.value


def assumed_words(path: str, language: Language) -> tuple[str, str]:
    """Whose it is, and what it is: of ``people.an.jobs.hospital.work.pattern.minutes`` an.hospital and minutes."""
    parts = [part for part in path.split(".") if part not in ("people", "jobs")]
    place, inside = (parts[:2], parts[2:]) if ".jobs." in path else (parts[:1], parts[1:])
    return ".".join(place), " ".join(language.name_of("assumed", part) for part in inside)


def written(value: Any, language: Language) -> str:
    """A value of a situation file in words."""
    if isinstance(value, Mapping):
        return "; ".join(
            f"{language.name_of('assumed', str(key))}{language.colon}{written(item, language)}"
            for key, item in value.items()
        )
    if isinstance(value, date):
        return language.date(value)
    if isinstance(value, str):
        return language.name_of("assumed", value)
    return language.value(value, "")


def reading_section(result: Result, language: Language, *, every_value: bool) -> Section:
    """What each other reading would change, of what the answer shows or of everything people ask for."""
    found = [(alternative, _changes(result, alternative, every_value)) for alternative in result.alternatives]
    tables = tuple(
        _alternative(result, alternative, changes, language) for alternative, changes in found if changes
    )
    if not tables:
        nothing = Items((Item(language.say("no_reading_matters")),))
        return Section(language.say("other_readings"), (nothing,), "readings")
    return Section(language.say("other_readings"), tables, "readings")


def _changes(result: Result, alternative: Alternative, every: bool) -> list[Change]:
    """What the alternative changes among the values an answer shows."""
    values = {value.key: value for value in result.outputs}
    return [
        change
        for change in alternative.changes
        if every or result.layout.is_shown(values[change.key].chapter, values[change.key].name)
    ]


def _alternative(
    result: Result, alternative: Alternative, changes: list[Change], language: Language
) -> Table:
    item = result.evaluation.graph.system.inputs[alternative.name]
    kind: Any = item.enum or bool
    nodes = result.evaluation.graph.nodes
    rows = []
    for change in changes:
        shown = nodes[change.key[0]]
        value = next(value for value in result.outputs if value.key == change.key)
        cells = [
            Cell(language.value(found, value.unit, value.kind), None if found is None else float(found))
            for found in (change.value, change.other)
        ]
        difference = change.difference
        written = "" if difference is None else language.value(difference, value.unit, float)
        cells.append(Cell(written, difference))
        place = language.place(change.path.rpartition(".")[0])
        label = language.label(value.label, shown.name)
        rows.append(Row(f"{label} ({place})" if place else label, tuple(cells), change.path))
    title = language.say(
        "reading_instead",
        reading=language.label(item.label, item.name),
        chosen=language.value(alternative.chosen, "", kind),
        other=language.value(alternative.other, "", kind),
    )
    columns = (language.say("now"), language.say("then"), language.say("difference"))
    return Table(columns, tuple(rows), title)
