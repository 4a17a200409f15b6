"""What is read from the law at each number of home days, and where it stands among the values that were computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache
from importlib.resources import files
from itertools import compress, count
from operator import ne
from typing import Any

from grenswijzer.answers.layout import standard_layout
from grenswijzer.calculation import adds_up, rows_of, unit_of
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.graph import Graph, Node
from grenswijzer.engine.rows import Household
from grenswijzer.engine.runs import Key, Runs
from grenswijzer.engine.system import LawSystem
from grenswijzer.law.types import Country
from grenswijzer.planner.curve import Event, Point

Slot = tuple[int, int]
"""First place among the values told, and one past the last."""

Turns = tuple[tuple[Event, ...], tuple[str, ...]]
"""Turns of the law that have a sentence, and all rules that decide and turned."""


@lru_cache(maxsize=1)
def told() -> Mapping[str, Any]:
    """The content of told.yaml."""
    return read("told.yaml")


@lru_cache(maxsize=4)
def read(file: str) -> Mapping[str, Any]:
    """The content of a YAML file of this folder."""
    import yaml

    text = (files("grenswijzer.planner") / file).read_text(encoding="utf-8")
    content: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return content


@lru_cache(maxsize=64)
def wanted_rules(system: LawSystem, year: int, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Everything a curve asks of the law of ``year``, as far as it is law then, and the rules of ``paths``."""
    content = told()
    names = [content["net"], *content["shares"].values(), content["insurance"]]
    for group in ("amounts", "job_amounts"):
        for entry in content[group].values():
            names += [*entry["add"], *entry.get("less", ())]
    names += [*duty_rules(system, year), *content["events"]]
    asked = [name for name in names if _is_law(system, name, year)]
    return tuple(dict.fromkeys((*asked, *(path.rpartition(".")[2] for path in paths))))


def duty_rules(system: LawSystem, year: int) -> tuple[str, ...]:
    """The rules that say what employer and worker must do, and what must be asked for."""
    layout = standard_layout()
    prefixes = (layout.employer_duty_prefix, layout.worker_duty_prefix)
    return tuple(
        name
        for name in (*(name for name in system.rules if name.startswith(prefixes)), *layout.papers)
        if _is_law(system, name, year)
    )


def _is_law(system: LawSystem, name: str, year: int) -> bool:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return any(text.start <= last and text.end >= first for text in system.rules.get(name, ()))


@dataclass(frozen=True, eq=False)
class Reader:
    """Where each thing that is told stands in the row of values called ``keys``.

    Amounts, shares and states come first; then, from ``first_duty``, the duties and the turns that have a sentence;
    then, from ``first_deciding``, every rule that decides.
    """

    graph: Graph
    keys: tuple[Key, ...]
    amounts: Mapping[str, tuple[tuple[int, Slot], ...]]
    job_amounts: Mapping[str, tuple[tuple[int, Slot], ...]]
    singles: Mapping[str, Slot]
    paths: Mapping[str, Slot]
    duties: Mapping[str, Slot]
    watched: Mapping[str, Slot]
    deciding: tuple[tuple[str, Slot], ...]
    first_duty: int
    first_deciding: int

    def point(self, home_days: int, values: tuple[Any, ...]) -> Point:
        """What the values of one run say."""
        content = told()
        shares = {name: values[self.singles[name][0]] for name in content["shares"].values()}
        state = values[self.singles[content["insurance"]][0]]
        amounts = {name: _total(values, parts) for name, parts in self.amounts.items()}
        costs = {name: _total(values, parts) for name, parts in self.job_amounts.items()}
        duties = tuple(name for name, (start, end) in self.duties.items() if any(values[start:end]))
        undecided_duties = tuple(
            name
            for name, (start, end) in self.duties.items()
            if None in values[start:end] and name not in duties
        )
        asked = {path: self._at(path, values) for path in self.paths}
        return Point(
            home_days,
            values[self.singles[content["net"]][0]],
            None if state is None else Country(state),
            {**asked, **shares},
            costs.get("employer_cost"),
            amounts,
            duties,
            undecided_duties,
        )

    def _at(self, path: str, values: tuple[Any, ...]) -> Any:
        """A value that was asked by path: over the periods of a job amounts are added, others must agree."""
        start, end = self.paths[path]
        found = values[start:end]
        if any(value is None for value in found):
            return None
        node = self.graph.nodes[self.keys[start][0]]
        if len(found) > 1 and node.type in (float, int) and adds_up(unit_of(self.graph, node)):
            return sum(found[1:], found[0])
        if any(value != found[0] for value in found):
            raise NotLawError("periods_differ", path=path, count=len(found), year=self.graph.year)
        return _typed(node, found[0])

    def points(self, days: Sequence[int], runs: Runs) -> tuple[Point, ...]:
        """What the runs for these numbers of home days say."""
        return tuple(map(self.point, days, runs.rows(self.first_deciding)))

    def turns(self, runs: Runs) -> list[Turns]:
        """Between each two runs, what decides another way: the rules that have a sentence, and all of them."""
        turned: dict[int, dict[str, None]] = {}
        for name, (start, end) in self.deciding:
            for place in range(start, end):
                column = runs.varying.get(place, ())
                for at in compress(count(), map(ne, column, column[1:])):
                    turned.setdefault(at, {})[name] = None
        told = runs.rows(self.first_deciding)
        return [
            (self._events(told[at], told[at + 1]), tuple(turned[at])) if at in turned else ((), ())
            for at in range(runs.number - 1)
        ]

    def _events(self, before: tuple[Any, ...], after: tuple[Any, ...]) -> tuple[Event, ...]:
        nets = [values[self.singles[told()["net"]][0]] is not None for values in (before, after)]
        events = [Event("is_decided", *nets)] if nets[0] != nets[1] else []
        for name, (place, _) in self.watched.items():
            if before[place] != after[place]:
                node = self.graph.node(name)
                events.append(Event(name, _typed(node, before[place]), _typed(node, after[place])))
        return tuple(events)


def _typed(node: Node, value: Any) -> Any:
    is_choice = isinstance(node.type, type) and issubclass(node.type, IntEnum)
    return node.type(value) if is_choice and value is not None else value


def _total(values: tuple[Any, ...], parts: tuple[tuple[int, Slot], ...]) -> float | None:
    """Amounts in whole cents, added; None where one of them cannot be decided."""
    total = 0
    for sign, (start, end) in parts:
        for value in values[start:end]:
            if value is None:
                return None
            total += sign * round(value * 100)
    return total / 100


def reader(
    graph: Graph, household: Household, person: str, job: str, rows: tuple[int, ...], paths: tuple[str, ...]
) -> Reader:
    """Where to find what is told for ``job`` (person.job, ``rows`` of its level) of ``person``."""
    content = told()
    keys: list[Key] = []

    def slot(index: int, chosen: tuple[int, ...] | list[int] | range) -> Slot:
        start = len(keys)
        keys.extend((index, row) for row in chosen)
        return start, len(keys)

    def own(node: Node) -> tuple[int, ...]:
        """The rows of a node that are the job's, the person's or the household's."""
        names = household.names.get(node.level, [])
        if node.level == graph.system.root:
            return (0,)
        mine = tuple(row for row, name in enumerate(names) if name in (person, job))
        return mine or tuple(range(household.counts.get(node.level, 0)))

    def parts(entry: Mapping[str, list[str]], whose: str) -> Iterator[tuple[int, Slot]]:
        for sign, group in ((1, "add"), (-1, "less")):
            for name in entry.get(group, ()):
                if name in graph.names:
                    node = graph.node(name)
                    everyone = range(household.counts.get(node.level, 0))
                    yield sign, slot(node.index, rows if whose == "job" else everyone)

    singles = {name: slot(graph.names[name], own(graph.node(name))[-1:]) for name in _singles(content)}
    amounts = {name: tuple(parts(entry, "all")) for name, entry in content["amounts"].items()}
    costs = {name: tuple(parts(entry, "job")) for name, entry in content["job_amounts"].items()}
    asked = {path: slot(*rows_of(graph, household, path)) for path in paths}
    first_duty = len(keys)
    duties = {
        name: slot(graph.names[name], own(graph.node(name))) for name in duty_rules(graph.system, graph.year)
    }
    watched = {
        name: slot(graph.names[name], own(graph.node(name))[-1:])
        for name in content["events"]
        if name in graph.names and own(graph.node(name))
    }
    first_deciding = len(keys)
    deciding = tuple(
        (node.title, slot(node.index, range(household.counts.get(node.level, 0) or 1)))
        for node in graph.nodes
        if _decides(node) and (node.level == graph.system.root or household.counts.get(node.level))
    )
    is_told = {name: found for name, found in costs.items() if found}
    return Reader(
        graph,
        tuple(keys),
        amounts,
        is_told,
        singles,
        asked,
        duties,
        watched,
        deciding,
        first_duty,
        first_deciding,
    )


def _singles(content: Mapping[str, Any]) -> tuple[str, ...]:
    return (content["net"], content["insurance"], *content["shares"].values())


def _decides(node: Node) -> bool:
    return (
        node.kind == "rule"
        and not node.context
        and (node.type is bool or (isinstance(node.type, type) and issubclass(node.type, IntEnum)))
    )
