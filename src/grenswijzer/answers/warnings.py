"""What somebody must know before relying on an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from grenswijzer.answers.language import LANGUAGES
from grenswijzer.answers.net import arguments_of
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.steps import FigureUse, Key, rows_read, step
from grenswijzer.engine.system import LawSystem
from grenswijzer.engine.unknowns import Unknown

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """A value the answer did not compute: a default nobody typed, or a given value. ``kind`` as in Language.value."""

    path: str
    name: str
    label: Labels
    value: Any
    unit: str
    kind: Any


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


def read_keys(evaluation: Evaluation, targets: Iterable[Key]) -> tuple[Key, ...]:
    """Every value the targets rest on, themselves included: only what was really read (guards, given values)."""
    found = rows_read(evaluation, targets)
    return tuple((index, row) for index, rows in found.items() for row in rows)


def unverified_figures(evaluation: Evaluation, keys: Iterable[Key]) -> tuple[UnverifiedFigure, ...]:
    """Figures among what was read that are not ``seen``, in the order of their names."""
    doubtful = {
        name
        for name, values in evaluation.graph.figures.items()
        if any(value.status in ("recalled", "derived") for value in values)
    }
    nodes = {index for name in doubtful for index in evaluation.graph.figure_readers.get(name, ())}
    found: dict[tuple[str, tuple[float, ...]], UnverifiedFigure] = {}
    for key in keys:
        if key[0] not in nodes:
            continue
        for use in step(evaluation, key).figures:
            value = use.value
            if value.status in ("recalled", "derived") and figure_matters(evaluation, key, use):
                found[use.name, value.numbers] = UnverifiedFigure(
                    use.name,
                    use.label,
                    value.status,
                    use.shape,
                    value.numbers,
                    use.unit,
                    use.law,
                    value.source,
                    value.note,
                )
    return tuple(found[key] for key in sorted(found))


def figure_matters(evaluation: Evaluation, key: Key, use: FigureUse) -> bool:
    """The step's value would be another one if the figure were nothing or twice as high."""
    rule, read = arguments_of(evaluation, key)
    arguments = {argument: value for argument, value, _ in read}
    if use.name not in arguments:
        return True
    numbers = use.value.numbers
    others: list[tuple[float, ...]] = [tuple(factor * number for number in numbers) for factor in (0.0, 2.0)]
    if use.shape == "scale":
        rates = (0.0, 1.0, 1.0)
        limits = (1.0, 0.0, 0.0)
        others = [
            tuple(number if not parts[place % 3] else factor * number for place, number in enumerate(numbers))
            for factor, parts in ((0.0, rates), (2.0, rates), (2.0, limits))
        ]
    now = rule.function(**arguments)
    return any(
        rule.function(**{**arguments, use.name: other[0] if use.shape == "number" else other}) != now
        for other in others
    )


def in_every_language(told: str | Labels) -> Labels:
    """What the law package says in each language, or once where it is the same in all, as a street is; empty: {}."""
    return (dict.fromkeys(LANGUAGES, told) if told else {}) if isinstance(told, str) else told


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
