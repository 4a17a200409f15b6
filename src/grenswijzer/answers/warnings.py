"""What somebody must know before relying on an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from grenswijzer.answers.language import LANGUAGES
from grenswijzer.engine.again import argument_columns
from grenswijzer.engine.figures import Figure, FigureValue
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.reads import RowSet, rows_in
from grenswijzer.engine.steps import Key, applies_in
from grenswijzer.engine.system import LawSystem
from grenswijzer.engine.unknowns import Unknown

Labels = Mapping[str, str]

UNVERIFIED = ("recalled", "derived")
"""The statuses of figures that nobody read in their source."""


class Fact(NamedTuple):
    """A value the answer did not compute: a default nobody typed, or a given value. ``kind`` as in Language.value.

    ``key``: its node and row; the first of its rows where it was taken for several periods of a job.
    """

    path: str
    name: str
    label: Labels
    value: Any
    unit: str
    kind: Any
    key: Key


@dataclass(frozen=True, slots=True)
class UnverifiedFigure:
    """A figure the answer rests on that nobody read in its source (``recalled``) or that was computed (``derived``).

    ``note`` is in English; :func:`grenswijzer.answers.law_words.note_words` has it in every language.
    """

    name: str
    label: Labels
    status: str
    shape: str
    numbers: tuple[float, ...]
    unit: str
    law: str
    source: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Office:
    """Where to ask. ``address`` and ``phone`` are empty where none is known."""

    key: str
    name: Labels
    address: Labels
    phone: Labels
    url: str


@dataclass(frozen=True, slots=True)
class Question:
    """What cannot be decided here: why, what it leaves open (paths and labels), and where to ask.

    ``reason`` is in English; :func:`grenswijzer.answers.law_words.reason_words` has it in every language.
    ``missing``: names of the figures nobody could find; then there is no office.
    """

    rule: str
    label: Labels
    reason: str
    law: str
    office: Office | None
    missing: tuple[str, ...]
    blocks: tuple[tuple[str, Labels], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A point the statute leaves open that makes a difference for this household, and the reading chosen."""

    name: str
    label: Labels
    doc: Labels
    chosen: Any
    is_default: bool
    kind: Any


def unverified_figures(evaluation: Evaluation, read: Mapping[int, RowSet]) -> tuple[UnverifiedFigure, ...]:
    """Figures among what was read (rows per node) that are not ``seen``, in the order of their names.

    Only those that matter: some value would be another one if the figure were nothing or twice as high.
    """
    graph = evaluation.graph
    found: dict[tuple[str, tuple[float, ...]], UnverifiedFigure] = {}
    for index, names in _doubtful(graph).items():
        for period, rows in _applying(evaluation, index, read.get(index, 0)).items():
            for name in names:
                value = graph.figures[name][period]
                if (
                    value.status in UNVERIFIED
                    and (name, value.numbers) not in found
                    and _matters(evaluation, index, period, rows, name)
                ):
                    found[name, value.numbers] = _unverified(graph.system.figures[name], value)
    return tuple(found[key] for key in sorted(found))


def _applying(evaluation: Evaluation, index: int, read: RowSet) -> Mapping[int, list[int]]:
    """Those of the rows read in which the rule is applied, by part of the year."""
    given = evaluation.given.get(index, ())
    rows = [row for row in rows_in(read) if row not in given]
    found: dict[int, list[int]] = {}
    if rows:
        applies = applies_in(evaluation, evaluation.graph.nodes[index])
        for row in rows:
            if applies[row]:
                found.setdefault(evaluation.period(index, row), []).append(row)
    return found


def _unverified(figure: Figure, value: FigureValue) -> UnverifiedFigure:
    return UnverifiedFigure(
        figure.name,
        figure.label,
        value.status,
        figure.shape,
        value.numbers,
        figure.unit,
        figure.law,
        value.source,
        value.note,
    )


def in_every_language(told: str | Labels) -> Labels:
    """What the law package says in each language, or once where it is the same in all, as a street is; empty: {}."""
    return (dict.fromkeys(LANGUAGES, told) if told else {}) if isinstance(told, str) else told


@lru_cache(maxsize=64)
def _doubtful(graph: Graph) -> Mapping[int, tuple[str, ...]]:
    """Nodes that read a figure which is unverified in some part of the year, with the names of such figures."""
    found: dict[int, list[str]] = {}
    for name, values in graph.figures.items():
        if any(value.status in UNVERIFIED for value in values):
            for index in graph.figure_readers.get(name, ()):
                found.setdefault(index, []).append(name)
    return {index: tuple(names) for index, names in sorted(found.items())}


def _matters(evaluation: Evaluation, index: int, period: int, rows: list[int], name: str) -> bool:
    """In one of the rows the value would be another one if the figure were nothing or twice as high."""
    graph = evaluation.graph
    node = graph.nodes[index]
    text = node.texts[min(period, len(node.texts) - 1)]
    places = [access.figure == name for access in text.arguments]
    shape = graph.system.figures[name].shape
    others = _others(shape, graph.figures[name][period].numbers)
    call = text.rule.function
    columns = argument_columns(graph, node, text, period, rows, evaluation.values, evaluation.rows)
    # many periods of a job read the same
    for read in dict.fromkeys(zip(*columns, strict=True)):
        now = call(*read)
        for numbers in others:
            other = numbers[0] if shape == "number" else numbers
            moved = [other if is_it else value for value, is_it in zip(read, places, strict=True)]
            if call(*moved) != now:
                return True
    return False


def _others(shape: str, numbers: tuple[float, ...]) -> list[tuple[float, ...]]:
    """A figure as nothing and twice as high; of a scale the rates, and the limits twice as high."""
    if shape != "scale":
        return [tuple(factor * number for number in numbers) for factor in (0.0, 2.0)]
    rates, limits = (0.0, 1.0, 1.0), (1.0, 0.0, 0.0)
    return [
        tuple(factor * number if parts[place % 3] else number for place, number in enumerate(numbers))
        for factor, parts in ((0.0, rates), (2.0, rates), (2.0, limits))
    ]


def office_of(system: LawSystem, key: str) -> Office:
    """The office the law calls ``key``."""
    entry = system.offices[key]
    name = entry.get("name") or {}
    return Office(
        key,
        {"en": name} if isinstance(name, str) else name,
        in_every_language(entry.get("address", "")),
        in_every_language(entry.get("phone", "")),
        str(entry.get("url", "") or ""),
    )


def question(graph: Graph, unknown: Unknown, blocks: Iterable[tuple[str, Labels]]) -> Question:
    """What one reason leaves open."""
    return Question(
        rule=unknown.rule,
        label=graph.system.labels.get(unknown.rule, {}),
        reason=unknown.reason,
        law=unknown.law,
        office=office_of(graph.system, unknown.office) if unknown.office else None,
        missing=unknown.missing,
        blocks=tuple(blocks),
    )
