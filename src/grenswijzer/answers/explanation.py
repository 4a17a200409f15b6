"""How values came about: every step once, in the order of computation, with the names people and files use.

Where a value brings together many rows (a year of days), the rows are counted and added up, not listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from grenswijzer.answers.descriptions import descriptions
from grenswijzer.answers.warnings import Labels
from grenswijzer.engine.steps import FigureUse, Key, Step, step

if TYPE_CHECKING:
    from grenswijzer.answers.result import Result

MOST_ROWS = 12
"""An aggregate of more rows is summarised."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Many rows in one line: how many, from which first to which last day where they have one, by which rule."""

    name: str
    label: Labels
    law: str
    count: int
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class ExplainedStep:
    """One value. ``id``: its path, to which ``arguments`` refer: (name in the rule, ids). ``mark``: given, default,
    told (a fact somebody typed), reading (a choice where the law is open), derived (filled in by the program) or
    computed. ``view``: the other facts it was
    computed on, empty for the facts as they are. ``summary`` stands for arguments that are not listed."""

    id: str
    step: Step
    kind: Any
    mark: str
    view: tuple[str, ...]
    arguments: tuple[tuple[str, tuple[str, ...]], ...]
    summary: Summary | None

    @property
    def figures(self) -> tuple[FigureUse, ...]:
        """The figures of law it reads."""
        return self.step.figures


@dataclass(frozen=True, eq=False)
class Explanation:
    """The steps behind ``targets``, which come last."""

    result: Result
    targets: tuple[Key, ...]
    most_rows: int = field(default=MOST_ROWS)

    @cached_property
    def steps(self) -> tuple[ExplainedStep, ...]:
        """Each step after those it rests on."""
        return tuple(self._explained(key) for key in self._ordered())

    @cached_property
    def by_id(self) -> Mapping[str, ExplainedStep]:
        """The steps by their id."""
        return {found.id: found for found in self.steps}

    def step_of(self, key: Key) -> ExplainedStep:
        """One step alone, without working out those it rests on."""
        return self._explained(key)

    @property
    def target_ids(self) -> tuple[str, ...]:
        """Ids of what is explained."""
        return tuple(self.result.places.path(key) for key in self.targets)

    def _ordered(self) -> Iterator[Key]:
        entered: set[Key] = set()
        todo: list[tuple[Key, bool]] = [(key, False) for key in reversed(self.targets)]
        while todo:
            key, ready = todo.pop()
            if ready:
                yield key
                continue
            if key in entered:
                continue
            entered.add(key)
            todo.append((key, True))
            shown = step(self.result.evaluation, key)
            if not self._is_long(shown):
                below = [read for _, keys in shown.arguments for read in keys]
                todo += [(read, False) for read in reversed(below) if read not in entered]

    def _is_long(self, shown: Step) -> bool:
        return shown.kind == "aggregate" and sum(len(keys) for _, keys in shown.arguments) > self.most_rows

    def _explained(self, key: Key) -> ExplainedStep:
        result = self.result
        shown = step(result.evaluation, key)
        node = result.evaluation.graph.nodes[key[0]]
        summary = self._summary(shown) if self._is_long(shown) else None
        arguments = (
            ()
            if summary
            else tuple(
                (name, tuple(result.places.path(read) for read in keys)) for name, keys in shown.arguments
            )
        )
        return ExplainedStep(
            id=result.places.path(key),
            step=shown,
            kind=descriptions(result.evaluation.graph).nodes[key[0]].kind,
            mark=self._mark(shown, node.name),
            view=node.context,
            arguments=arguments,
            summary=summary,
        )

    def _mark(self, shown: Step, name: str) -> str:
        if shown.given:
            return "given"
        if shown.kind != "input":
            return "computed"
        if self.result.evaluation.graph.system.inputs[name].reading:
            return "reading"
        if self.result.defaults.get(name, 0) >> shown.row & 1:
            return "default"
        return "derived" if self.result.evaluation.graph.system.inputs[name].derived else "told"

    def _summary(self, shown: Step) -> Summary:
        evaluation = self.result.evaluation
        keys = [key for _, found in shown.arguments for key in found]
        first = step(evaluation, keys[0])
        dates = evaluation.household.inputs.get(f"{first.level}_date", [])
        days = [dates[row] for _, row in keys if row < len(dates)]
        return Summary(
            name=first.name,
            label=first.label,
            law=first.law,
            count=len(keys),
            first=min(days) if days else None,
            last=max(days) if days else None,
        )

    def to_dict(self) -> dict[str, Any]:
        """The steps as plain data."""
        from grenswijzer.answers.data import explanation_data

        return explanation_data(self)

    def text(self, language: str = "nl", depth: int | None = None) -> str:
        """The steps as a tree in plain text; ``depth`` limits how far down it goes."""
        from grenswijzer.answers.language import language as written_in
        from grenswijzer.answers.tree import tree_text

        return tree_text(self, written_in(language), depth)
