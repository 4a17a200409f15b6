"""What the employer of each job pays and must do. Rows of a job, cut at a change of law, stand apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grenswijzer.answers.blocks import Cell, Item, Items, Row, Section, Table
from grenswijzer.answers.language import Language
from grenswijzer.answers.warnings import Labels
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
    """Something the employer of a job must do in a period, with its article."""

    key: Key
    level: str
    name: str
    label: Labels
    law: str


def employer_costs(result: Result) -> Iterator[EmployerCost]:
    """One per job and period, where the year's law knows the cost."""
    graph, names = result.evaluation.graph, result.layout.employer
    if not names or any(name not in graph.names for name in names.values()):
        return
    cost = graph.node(names["cost"])
    for row in range(result.places.count(cost.level)):
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
    """The duties that arise, in the order of the law, job by job."""
    evaluation = result.evaluation
    nodes = [
        evaluation.graph.nodes[index]
        for name, index in evaluation.graph.outputs.items()
        if name.startswith(result.layout.duty_prefix) and evaluation.graph.nodes[index].type is bool
    ]
    for level in dict.fromkeys(node.level for node in nodes):
        for row in range(result.places.count(level)):
            for node in nodes:
                if node.level == level and evaluation.at(node.index, row):
                    shown = step(evaluation, (node.index, row))
                    yield Duty(shown.key, level, shown.name, shown.label, shown.law)


def employer_sections(result: Result, language: Language) -> Iterator[Section]:
    """A table of costs, and a list of duties per job."""
    rows = []
    for cost in result.employer_costs:
        cells = [
            Cell(language.value(amount, "EUR", float), amount, "EUR") for amount in (cost.pay, cost.cost)
        ]
        cells.append(Cell(language.value(cost.state, "")))
        rows.append(Row(result.places.words(cost.level, cost.row, language), tuple(cells)))
    if rows:
        columns = tuple(language.say(key) for key in ("employer_pay", "employer_cost", "insured_in"))
        yield Section(language.say("employer_costs"), (Table(columns, tuple(rows)),), "employer")
    by_row: dict[tuple[str, int], list[Duty]] = {}
    for duty in result.duties:
        by_row.setdefault((duty.level, duty.key[1]), []).append(duty)
    blocks = tuple(
        Items(
            tuple(Item(language.label(duty.label, duty.name), (duty.law,)) for duty in found),
            result.places.words(level, row, language),
        )
        for (level, row), found in by_row.items()
    )
    if blocks:
        yield Section(language.say("employer_duties"), blocks, "employer")
