"""The whole computation in an order people read: chapter by chapter, each rule once with its value for everybody.

The same steps as in the spreadsheet (:mod:`grenswijzer.answers.spreadsheet`), which has a row for each value.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from grenswijzer.answers.citations import cited
from grenswijzer.answers.explanation import ExplainedStep, Explanation
from grenswijzer.answers.language import Language
from grenswijzer.answers.law_words import missing_words, note_words, reason_words
from grenswijzer.answers.layout import chapter_of, chapters
from grenswijzer.answers.tree import label_of, summary_line, written_value
from grenswijzer.engine.steps import FigureUse

FACTS, ASSUMED = "facts", "assumed"
"""Chapters of what is no rule: what was told, follows from it or was chosen, and what nobody said."""


OWN = (FACTS, ASSUMED)
UNMARKED = ("computed", "default")
"""Remarks that the chapter says already."""


@dataclass(frozen=True, slots=True)
class StepValue:
    """A value in words, whose it is (people, jobs and stretches; none for the household), and a remark."""

    text: str
    places: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure of the law from one day on: its value, article, sources, status, and what is said about it."""

    number: int
    label: str
    value: str
    law: str
    source: str
    status: str
    since: str
    note: str


@dataclass(frozen=True, slots=True)
class RuleStep:
    """A rule or fact. ``uses``: numbers of what it reads; ``figures``: numbers of figures, with their name and, where
    it is one number, their value; ``lines``: rows that were added up, and why something is unknown."""

    number: int
    label: str
    law: str
    values: tuple[StepValue, ...]
    uses: tuple[int, ...]
    figures: tuple[tuple[int, str], ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the law, or one of facts (:data:`FACTS`, :data:`ASSUMED`), in the order of computation."""

    name: str
    title: str
    steps: tuple[RuleStep, ...]


@dataclass(frozen=True, slots=True)
class Computation:
    """Everything behind an answer. Numbers of steps go on from chapter to chapter; figures have their own."""

    chapters: tuple[Chapter, ...]
    figures: tuple[FigureLine, ...]

    @property
    def count(self) -> int:
        """How many rules and facts there are."""
        return sum(len(chapter.steps) for chapter in self.chapters)


def steps_by_rule(explanation: Explanation, language: Language) -> Computation:
    """Every step of an explanation, and every figure that was read."""
    steps = _Steps(explanation, language)
    return Computation(steps.chapters(), steps.figure_lines())


class _Steps:
    def __init__(self, explanation: Explanation, language: Language) -> None:
        self.explanation, self.language = explanation, language
        self.system = explanation.result.evaluation.graph.system

    @cached_property
    def groups(self) -> Mapping[str, list[list[ExplainedStep]]]:
        """Chapter to its rules, each with the steps it was used in: of one text of the law, with the same figures."""
        order = (FACTS, *(name for name in chapters(self.system) if name), ASSUMED)
        found: dict[str, dict[Hashable, list[ExplainedStep]]] = {name: {} for name in order}
        for one in self.explanation.steps:
            shown = one.step
            key = (shown.name, shown.kind, one.view, shown.law, tuple(map(_key, one.figures)))
            found[self.chapter(one)].setdefault(key, []).append(one)
        return {name: list(rules.values()) for name, rules in found.items() if rules}

    def chapter(self, one: ExplainedStep) -> str:
        """Where a step stands."""
        if one.mark == "default":
            return ASSUMED
        node = one.step.node
        while (
            node.source is not None and node.source.node is not None
        ):  # what is added up or counted stands with its rule
            node = self.explanation.result.evaluation.graph.nodes[node.source.node]
        return FACTS if node.kind == "input" else chapter_of(self.system, node.name)

    @cached_property
    def stretches(self) -> Mapping[str, frozenset[str]]:
        """Every person, job and the like, with the paths of all its stretches of the year."""
        places = self.explanation.result.places
        found: dict[str, set[str]] = {}
        for level in {one.step.level for one in self.explanation.steps}:
            for row in range(places.count(level)):
                path = places.row_path(level, row)
                found.setdefault(path.partition("@")[0], set()).add(path)
        return {name: frozenset(paths) for name, paths in found.items()}

    def chapters(self) -> tuple[Chapter, ...]:
        groups = [(name, group) for name, listed in self.groups.items() for group in listed]
        numbers = {one.id: number for number, (_, group) in enumerate(groups, 1) for one in group}
        steps: dict[str, list[RuleStep]] = {}
        for number, (name, group) in enumerate(groups, 1):
            steps.setdefault(name, []).append(self.step(number, group, numbers))
        return tuple(Chapter(name, self.title(name), tuple(found)) for name, found in steps.items())

    def title(self, name: str) -> str:
        """The heading of a chapter."""
        return self.language.say(f"steps_{name}") if name in OWN else self.language.name_of("chapters", name)

    def step(self, number: int, group: list[ExplainedStep], numbers: Mapping[str, int]) -> RuleStep:
        values: dict[tuple[str, str], list[str]] = {}
        lines: dict[str, None] = {}
        figures = tuple((self.figures[_key(use)][0], self.figure(use)) for use in group[0].figures)
        for one in group:
            mark = "" if one.mark in UNMARKED else self.language.say(f"mark_{one.mark}")
            values.setdefault((written_value(one, self.language), mark), []).append(one.id.rpartition(".")[0])
            lines |= dict.fromkeys(self.lines(one))
        uses = {numbers[id_] for one in group for _, ids in one.arguments for id_ in ids}
        return RuleStep(
            number=number,
            label=label_of(group[0], self.language),
            law=cited(group[0].step.law, self.language),
            values=tuple(StepValue(text, self.places(found), mark) for (text, mark), found in values.items()),
            uses=tuple(sorted(uses)),
            figures=figures,
            lines=tuple(lines),
        )

    def lines(self, one: ExplainedStep) -> Iterable[str]:
        if one.summary is not None:
            yield summary_line(one, self.language)
        for reason in sorted(one.step.unknown, key=lambda reason: reason.rule):
            yield self.language.say("because", reason=self.language.label(reason_words(self.system, reason)))

    @cached_property
    def figures(self) -> Mapping[tuple[str, date], tuple[int, FigureUse]]:
        """The figures that were read, by name and first day, each with its number."""
        used = {_key(use): use for one in self.explanation.steps for use in one.figures}
        return {key: (number, used[key]) for number, key in enumerate(sorted(used), 1)}

    def figure(self, use: FigureUse) -> str:
        """A figure in short: a scale or table is written out once, in the list of figures."""
        label = self.language.label(use.label, use.name)
        return f"{label}: {self.value(use)}" if use.shape == "number" else label

    def value(self, use: FigureUse) -> str:
        """What a figure is, or why nobody knows it."""
        if use.value.missing is None:
            return self.language.figure(use.shape, use.value.numbers, use.unit)
        reason = self.language.label(missing_words(self.system, use.name, use.value.missing))
        return self.language.say("figure_missing", reason=reason)

    def figure_lines(self) -> tuple[FigureLine, ...]:
        return tuple(
            FigureLine(
                number=number,
                label=self.language.label(use.label, use.name),
                value=self.value(use),
                law=cited(use.law, self.language),
                source=", ".join(use.value.source),
                status=self.language.say(f"status_{use.value.status}"),
                since=self.language.date(use.value.start),
                note=self.note(use),
            )
            for number, use in self.figures.values()
        )

    def note(self, use: FigureUse) -> str:
        """What is said about a figure; empty where nothing is."""
        said = note_words(self.system, use.name, use.value.note)
        return self.language.label(said) if said else ""

    def places(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Who or what the paths name; stretches of the year only where a value is not that of all of them."""
        by_name: dict[str, list[str]] = {}
        for path in filter(None, paths):
            by_name.setdefault(path.partition("@")[0], []).append(path)
        return tuple(
            self.language.place(name)
            if self.stretches.get(name, frozenset()) <= set(found)
            else f"{self.language.place(name)} ({', '.join(map(self.start, found))})"
            for name, found in by_name.items()
        )

    def start(self, path: str) -> str:
        """The first day of a stretch, in words."""
        told = path.partition("@")[2]
        try:
            return self.language.date(date.fromisoformat(told))
        except ValueError:
            return told


def _key(use: FigureUse) -> tuple[str, date]:
    """A figure and the day from which this value is law."""
    return use.name, use.value.start
