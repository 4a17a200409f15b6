"""Where a little more pay leaves less: the cliffs and tapers a person meets on the way up, found by running the law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from grenswijzer.answers.blocks import Cell, Document, Paragraph, Row, Section, Table
from grenswijzer.answers.citations import cited
from grenswijzer.answers.language import Language, read_catalogue
from grenswijzer.answers.places import Places
from grenswijzer.answers.warnings import Labels
from grenswijzer.engine.building import build
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.plain import Evaluation, evaluate_graph
from grenswijzer.engine.rows import Household

MOST_LOST = 2.0
"""Of 100 euro more pay, less than nothing may be left by rounding alone: up to this many euro."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A rule of the law behind a fall. ``kind``: condition, taper or burden."""

    name: str
    kind: str
    label: Labels
    law: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one yearly pay to another what is left of the pay above it, and the edges in between.

    ``left``: of the household's extra pay, what remains; negative where it falls. ``falls``: by more than rounding.
    """

    person: str
    start: float
    end: float
    left: float
    falls: bool
    edges: tuple[Edge, ...]


@dataclass(frozen=True)
class Slope:
    """A household's law restricted to what is left, ready to be run at other pay of one person."""

    graph: Graph
    household: Household
    given: Mapping[int, Mapping[int, Any]]
    rows: tuple[int, ...]
    pay: str

    def at(self, more: float) -> Evaluation:
        """The law with ``more`` yearly pay in the person's largest job, over its periods as the pay is now."""
        column = list(self.household.inputs[self.pay])
        whole = sum(column[row] for row in self.rows)
        for row in self.rows:
            column[row] += more * (column[row] / whole if whole else 1 / len(self.rows))
        changed = replace(self.household, inputs={**self.household.inputs, self.pay: column})
        return evaluate_graph(self.graph, changed, self.given)


def slope(evaluation: Evaluation, person: str, outputs: tuple[str, ...] = ()) -> Slope:
    """The slope of ``person``'s largest job; raises :class:`NotLawError` for who has no job."""
    names = read_catalogue("cliffs.yaml")
    pay, net = str(names["pay"]), str(names["net"])
    system, household = evaluation.graph.system, evaluation.household
    level = system.inputs[pay].level
    jobs: dict[str, list[int]] = {}
    for row, name in enumerate(household.names.get(level, [])):
        if name.partition(".")[0] == person:
            jobs.setdefault(name, []).append(row)
    if not jobs:
        raise NotLawError("no_job_pay", person=person)
    column = household.inputs[pay]
    job = max(jobs, key=lambda name: sum(column[row] for row in jobs[name]))
    graph = build(system, evaluation.graph.year, (net, *outputs))
    given = {
        graph.names[evaluation.graph.nodes[node].title]: {row: evaluation.values[node][row] for row in rows}
        for node, rows in evaluation.given.items()
        if evaluation.graph.nodes[node].title in graph.names
    }
    return Slope(graph, household, given, tuple(jobs[job]), pay)


def edges_between(before: Evaluation, after: Evaluation) -> tuple[Edge, ...]:
    """The named rules of which something, on the facts or in a view, turned against the household."""
    names = read_catalogue("cliffs.yaml")
    kinds = {name: kind[:-1] for kind in ("conditions", "tapers", "burdens") for name in names[kind] or ()}
    found: dict[str, Edge] = {}
    for node in before.graph.nodes:
        kind = kinds.get(node.name)
        if kind is None or node.kind != "rule" or node.name in found:
            continue
        pairs = zip(before.values[node.index], after.values[node.index], strict=True)
        if any(_turned(kind, one, other) for one, other in pairs):
            labels = before.graph.system.labels.get(node.name, {})
            found[node.name] = Edge(node.name, kind, labels, node.texts[0].rule.law)
    return tuple(found.values())


def _turned(kind: str, before: Any, after: Any) -> bool:
    if kind == "taper":
        return bool(after < before)
    return bool(after > before) if kind == "burden" else bool(after != before)


def net_of(evaluation: Evaluation) -> float | None:
    """What is left for the household; None where it cannot be decided."""
    value = evaluation.value(read_catalogue("cliffs.yaml")["net"])
    return None if value is None else float(value)


def cliffs(evaluation: Evaluation, person: str, up_to: float, step: float) -> tuple[Stretch, ...]:
    """From the pay as it is, upwards: the stretches on which what is left falls or an edge lies.

    Neighbouring steps with the same edges are one stretch. Raises :class:`NotLawError` where what is left of the
    household cannot be decided, or the person has no job.
    """
    way = slope(evaluation, person)
    base = sum(way.household.inputs[way.pay][row] for row in way.rows)
    return tuple(_merged(_steps(way, person, base, up_to, step)))


def _steps(way: Slope, person: str, base: float, up_to: float, step: float) -> Iterator[Stretch]:
    count = max(1, int(up_to / step))
    before = way.at(0.0)
    for number in range(count):
        after = way.at((number + 1) * step)
        nets = net_of(before), net_of(after)
        if nets[0] is None or nets[1] is None:
            raise NotLawError("net_undecided", person=person)
        left = nets[1] - nets[0]
        edges = edges_between(before, after)
        yield Stretch(
            person,
            base + number * step,
            base + (number + 1) * step,
            left,
            left < -MOST_LOST * step / 100,
            edges,
        )
        before = after


def _merged(steps: Iterator[Stretch]) -> Iterator[Stretch]:
    """Steps without edge and fall drop out; equal neighbours become one."""
    last: Stretch | None = None
    for found in steps:
        same = (
            last is not None
            and last.end == found.start
            and last.falls == found.falls
            and last.edges == found.edges
            and all(edge.kind != "condition" for edge in found.edges)
        )
        if same and last is not None:
            last = replace(last, end=found.end, left=last.left + found.left)
            continue
        if last is not None and (last.edges or last.falls):
            yield last
        last = found
    if last is not None and (last.edges or last.falls):
        yield last


def people_with_jobs(evaluation: Evaluation) -> tuple[str, ...]:
    """Names of the adults who have a job."""
    level = evaluation.graph.system.inputs[read_catalogue("cliffs.yaml")["pay"]].level
    with_job = {name.partition(".")[0] for name in evaluation.household.names.get(level, [])}
    places = Places(evaluation)
    people = (places.row_path(places.people, row) for row in range(places.count(places.people)))
    return tuple(name for name in people if name in with_job)


def cliffs_data(found: tuple[Stretch, ...]) -> list[dict[str, Any]]:
    """The stretches as plain data."""
    return [
        {
            "person": one.person,
            "from": round(one.start, 2),
            "to": round(one.end, 2),
            "left": round(one.left, 2),
            "falls": one.falls,
            "edges": [
                {"name": edge.name, "kind": edge.kind, "label": dict(edge.label), "law": edge.law}
                for edge in one.edges
            ],
        }
        for one in found
    ]


def cliffs_document(found: tuple[Stretch, ...], year: int, language: Language) -> Document:
    """Per person a table of stretches: from which to which pay, what is left of 100 euro more, and why."""
    say = language.say
    sections = []
    for person in dict.fromkeys(one.person for one in found):
        rows = []
        for one in (one for one in found if one.person == person):
            reasons = [
                f"{language.label(edge.label, edge.name)} ({say('edge_' + edge.kind)}; {cited(edge.law, language)})"
                for edge in one.edges
            ]
            per_100 = one.left / (one.end - one.start) * 100
            label = say("pay_between", start=language.amount(one.start), end=language.amount(one.end))
            cell = Cell(language.amount(per_100), per_100, "EUR")
            note = "; ".join(reasons) or say("no_named_edge")
            rows.append(Row(label, (cell,), strong=False, note=note))
        table = Table((say("left_of_100"),), tuple(rows))
        sections.append(Section(person, (table,), "values"))
    if not sections:
        sections = [Section("", (Paragraph(say("no_cliffs")),), "values")]
    return Document(say("cliffs", year=year), language.code, tuple(sections))
