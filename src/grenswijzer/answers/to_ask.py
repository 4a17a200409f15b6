"""What cannot be decided, in words and as data: why, what it leaves open, and which office to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from grenswijzer.answers.blocks import Item
from grenswijzer.answers.citations import cited
from grenswijzer.answers.language import Language
from grenswijzer.answers.law_words import missing_words, reason_words
from grenswijzer.answers.warnings import Labels, Question, office_of
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.system import LawSystem
from grenswijzer.engine.unknowns import Unknown

MOST_VALUES = 6
"""Of what a question leaves open, the values that are named."""


def questions_of(
    graph: Graph, found: Iterable[tuple[str, Labels, Iterable[Unknown]]]
) -> tuple[Question, ...]:
    """The questions behind values that cannot be decided, each once, with the office of the end of the income year.

    ``found``: the paths, labels and reasons of those values.
    """
    blocked: dict[Unknown, list[tuple[str, Labels]]] = {}
    for path, label, reasons in found:
        for reason in reasons:
            blocked.setdefault(reason, []).append((path, label))
    reasons_in_order = sorted(blocked, key=lambda reason: (reason.office is None, reason.rule, reason.reason))
    return tuple(
        Question(
            rule=reason.rule,
            label=graph.system.labels.get(reason.rule, {}),
            reason=reason.reason,
            law=reason.law,
            office=office_of(graph.system, reason.office, date(graph.year, 12, 31))
            if reason.office
            else None,
            missing=reason.missing,
            blocks=tuple(blocked[reason]),
        )
        for reason in reasons_in_order
    )


def question_item(graph: Graph, asked: Question, words: Language) -> Item:
    """Why, what it leaves open, and where to ask; of figures nobody could find, what was looked for."""
    system = graph.system
    open_values = words.say("leaves_open", values=_open(asked.blocks, words))
    if asked.missing:
        names = [words.label(system.figures[name].label, name) for name in asked.missing]
        why = words.say("missing_figures", figures=words.listed(names), year=graph.year)
        reasons = dict.fromkeys(
            words.label(missing_words(system, name, value.missing))
            for name in asked.missing
            for value in graph.figures[name]
            if value.missing
        )
        return Item(why, (open_values, *reasons))
    details = [open_values]
    if asked.office is not None:
        office = asked.office
        where = (
            words.label(office.name, office.key),
            words.label(office.address),
            words.label(office.phone),
            office.email,
            words.label(office.hours),
            office.url,
        )
        details.append(words.say("ask_at", office=", ".join(filter(None, where))))
    details.append(words.say("by_rule", law=cited(asked.law, words)))
    return Item(words.label(reason_words(system, asked)), tuple(details))


def _open(blocks: tuple[tuple[str, Labels], ...], words: Language) -> str:
    places: dict[str, list[str]] = {}
    for path, labels in blocks:
        place, _, name = path.rpartition(".")
        places.setdefault(words.label(labels, name), []).append(place.partition(".")[0])
    listed = []
    for label, owners in places.items():
        people = [owner for owner in dict.fromkeys(owners) if owner]
        listed.append(f"{label} ({', '.join(people)})" if people else label)
    shown = listed[:MOST_VALUES]
    if len(listed) > len(shown):
        shown.append(words.say("and_more", count=len(listed) - len(shown)))
    return "; ".join(shown)


def question_data(system: LawSystem, asked: Question) -> Mapping[str, Any]:
    """A question as plain data for JSON; without an office where figures are missing."""
    office = asked.office
    return {
        "rule": asked.rule,
        "label": dict(asked.label),
        "reason": dict(reason_words(system, asked)),
        "law": asked.law,
        "office": None if office is None else {**asdict(office), "name": dict(office.name)},
        "missing_figures": list(asked.missing),
        "leaves_open": [path for path, _ in asked.blocks],
    }
