"""The last part of an answer: what it assumes, and what other readings of the law would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from grenswijzer.answers.document import Cell, Item, Items, Row, Section, Table, fact_words
from grenswijzer.answers.language import Language
from grenswijzer.answers.readings import Alternative
from grenswijzer.answers.result import Result
from grenswijzer.answers.warnings import Fact


def warning_section(result: Result, language: Language) -> Iterable[Section]:
    """Given values, defaults, unverified figures, and readings that make a difference."""
    blocks = [
        Items(tuple(_given(fact, language) for fact in result.given), language.say("given_values")),
        Items(tuple(_figures(result, language)), language.say("unverified_figures")),
        Items(tuple(_readings(result, language)), language.say("readings_used")),
        Items(tuple(_defaults(result, language)), language.say("defaults_used")),
    ]
    yield Section(language.say("cautions"), tuple(block for block in blocks if block.items), "warnings")


def _given(fact: Fact, language: Language) -> Item:
    place = fact.path.rpartition(".")[0]
    return Item(f"{place + ', ' if place else ''}{fact_words(fact, language)}")


def _figures(result: Result, language: Language) -> Iterable[Item]:
    for figure in result.unverified_figures:
        value = language.figure(figure.shape, figure.numbers, figure.unit)
        label = language.label(figure.label, figure.name)
        status = language.say(f"status_{figure.status}")
        sources = ", ".join(figure.source)
        details = [f"{figure.law}; {language.say('source', source=sources)}"]
        if figure.note:
            details.append(figure.note)
        yield Item(f"{label}: {value} ({status})", tuple(details))


def _readings(result: Result, language: Language) -> Iterable[Item]:
    for reading in result.readings_used:
        key = "reading_default" if reading.is_default else "reading_chosen"
        chosen = language.value(reading.chosen, "", reading.kind)
        label = language.label(reading.label, reading.name)
        yield Item(language.say(key, reading=label, chosen=chosen), (reading.doc,))


def _defaults(result: Result, language: Language) -> Iterable[Item]:
    """One point per person or job; what was taken as nothing or no is named together."""
    by_place: dict[str, list[Fact]] = {}
    for fact in result.defaults_used:
        by_place.setdefault(fact.path.rpartition(".")[0], []).append(fact)
    for place, facts in by_place.items():
        told = [fact_words(fact, language) for fact in facts if not _is_nothing(fact)]
        nothing = [language.label(fact.label, fact.name) for fact in facts if _is_nothing(fact)]
        details = []
        if told:
            details.append("; ".join(told))
        if nothing:
            details.append(language.say("taken_as_nothing", facts="; ".join(nothing)))
        yield Item(place or language.say("household"), tuple(details))
    for path, value in result.assumed:
        place, name = assumed_words(path, language)
        yield Item(f"{place}: {name}", (written(value, language),))


def assumed_words(path: str, language: Language) -> tuple[str, str]:
    """Whose it is, and what it is: of ``people.an.jobs.hospital.work.pattern.minutes`` an.hospital and minutes."""
    parts = [part for part in path.split(".") if part not in ("people", "jobs")]
    place, inside = (parts[:2], parts[2:]) if ".jobs." in path else (parts[:1], parts[1:])
    return ".".join(place), " ".join(language.name_of("assumed", part) for part in inside)


def written(value: Any, language: Language) -> str:
    """A value of a situation file in words."""
    if isinstance(value, Mapping):
        return "; ".join(
            f"{language.name_of('assumed', str(key))}: {written(item, language)}"
            for key, item in value.items()
        )
    if isinstance(value, date):
        return language.date(value)
    if isinstance(value, str):
        return language.name_of("assumed", value)
    return language.value(value, "")


def _is_nothing(fact: Fact) -> bool:
    return fact.kind in (bool, float, int) and not fact.value


def reading_section(result: Result, language: Language) -> Section:
    """What each other reading would change."""
    tables = tuple(_alternative(result, alternative, language) for alternative in result.alternatives)
    if not tables:
        nothing = Items((Item(language.say("no_reading_matters")),))
        return Section(language.say("other_readings"), (nothing,), "readings")
    return Section(language.say("other_readings"), tables, "readings")


def _alternative(result: Result, alternative: Alternative, language: Language) -> Table:
    item = result.evaluation.graph.system.inputs[alternative.name]
    kind: Any = item.enum or bool
    nodes = result.evaluation.graph.nodes
    rows = []
    for change in alternative.changes:
        shown = nodes[change.key[0]]
        value = next(value for value in result.outputs if value.key == change.key)
        cells = [
            Cell(language.value(found, value.unit, value.kind), None if found is None else float(found))
            for found in (change.value, change.other)
        ]
        difference = change.difference
        written = "" if difference is None else language.value(difference, value.unit, float)
        cells.append(Cell(written, difference))
        place = change.path.rpartition(".")[0]
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
