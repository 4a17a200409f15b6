"""What the employer of each job pays and must do. Rows of a job, cut at a change of law, stand apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from grenswijzer.answers.blocks import Cell, Item, Items, Row, Section, Table
from grenswijzer.answers.citations import cited
from grenswijzer.answers.descriptions import Description, descriptions
from grenswijzer.answers.language import Language
from grenswijzer.answers.warnings import Labels
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.steps import Key, step

if TYPE_CHECKING:
    from grenswijzer.answers.result import Result


@dataclass(frozen=True, slots=True)
class EmployerCost:
    """Pay and cost of one job in one period, and the state whose contributions are in it; None: undecided."""

    level: str
    row: int
    pay: float | None
    cost: float | None
    state: Any


@dataclass(frozen=True, slots=True)
class Duty:
    """Something employer or worker must do, or a paper that is needed, with its article. ``place``: whose job."""

    key: Key
    level: str
    name: str
    label: Labels
    law: str
    whose: str
    place: str


def employer_costs(result: Result) -> Iterator[EmployerCost]:
    """One per job and period, where the year's law knows the cost; none for work that has no employer."""
    graph, names = result.evaluation.graph, result.layout.employer
    if not names or any(name not in graph.names for name in names.values()):
        return
    cost = graph.node(names["cost"])
    for row in range(result.places.count(cost.level)):
        if result.evaluation.at(cost.index, row) == 0:
            continue
        state = graph.node(names["state"])
        found = result.evaluation.at(state.index, row)
        yield EmployerCost(
            cost.level,
            row,
            result.evaluation.at(graph.node(names["pay"]).index, row),
            result.evaluation.at(cost.index, row),
            None if found is None else state.type(found),
        )


def duties(result: Result) -> Iterator[Duty]:
    """The duties that arise, in the order of the law, job by job; a job's periods with the same duty are one."""
    evaluation, places, layout = result.evaluation, result.places, result.layout
    prefixes = layout.employer_duty_prefix, layout.worker_duty_prefix
    seen: set[tuple[str, str]] = set()
    for said, whose in _duties(evaluation.graph, *prefixes, layout.papers):
        node = said.node
        for row, arises in enumerate(evaluation.values[node.index]):
            if not arises or evaluation.reasons(node.index, row):
                continue
            place = places.job_words(node.level, row)
            if (node.name, place) not in seen:
                seen.add((node.name, place))
                law = step(evaluation, (node.index, row)).law
                yield Duty((node.index, row), node.level, node.name, said.label, law, whose, place)


@lru_cache(maxsize=64)
def _duties(
    graph: Graph, employer_prefix: str, worker_prefix: str, papers: tuple[str, ...]
) -> tuple[tuple[Description, str], ...]:
    """The values of a graph that say whether a duty arises, with whose it is."""
    found = []
    described = descriptions(graph).nodes
    for name, index in graph.outputs.items():
        whose = "employer" if name.startswith(employer_prefix) else ""
        whose = whose or ("worker" if name.startswith(worker_prefix) else "")
        whose = "papers" if name in papers else whose
        if whose and graph.nodes[index].type is bool:
            found.append((described[index], whose))
    return tuple(found)


def employer_sections(result: Result, language: Language) -> Iterator[Section]:
    """A table of costs per job and insuring state, and lists of what employer and worker must do."""
    by_job: dict[str, list[EmployerCost]] = {}
    for cost in result.employer_costs:
        by_job.setdefault(result.places.job_words(cost.level, cost.row), []).append(cost)
    rows = []
    for place, found in by_job.items():
        for state in dict.fromkeys(cost.state for cost in found):
            amounts = [(cost.pay, cost.cost) for cost in found if cost.state == state]
            cells = [_cell(_sum([one[position] for one in amounts]), language) for position in (0, 1)]
            cells.append(Cell(language.value(state, "")))
            rows.append(Row(place, tuple(cells)))
    if rows:
        columns = tuple(language.say(key) for key in ("employer_pay", "employer_cost", "insured_in"))
        yield Section(language.say("employer_costs"), (Table(columns, tuple(rows)),), "employer")
    for whose in ("employer", "worker", "papers"):
        by_place: dict[str, list[Duty]] = {}
        for duty in (duty for duty in result.duties if duty.whose == whose):
            by_place.setdefault(duty.place, []).append(duty)
        blocks = tuple(
            Items(
                tuple(
                    Item(language.label(duty.label, duty.name), (cited(duty.law, language),))
                    for duty in duties_
                ),
                place,
            )
            for place, duties_ in by_place.items()
        )
        if blocks:
            yield Section(language.say(f"duties_{whose}"), blocks, "employer")


def _sum(amounts: list[float | None]) -> float | None:
    return None if None in amounts else sum(amount for amount in amounts if amount is not None)


def _cell(amount: float | None, language: Language) -> Cell:
    return Cell(language.value(amount, "EUR", float), amount, "EUR")
