"""From a situation to the values of the law: the one road that library, command line and pages take."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import Any

from grenswijzer.engine.building import build
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.graph import Graph, Node
from grenswijzer.engine.plain import Evaluation, evaluate_graph
from grenswijzer.engine.plain_run import law_function
from grenswijzer.engine.rows import Household
from grenswijzer.engine.system import LawSystem
from grenswijzer.situation import Situation, household_rows

LAW = "grenswijzer.law"

_ADDING_UNITS = frozenset(
    ("EUR", "EUR/year", "days", "minutes", "hours", "weeks", "months", "quarters", "km", "km/year")
)


@lru_cache(maxsize=1)
def law() -> LawSystem:
    """The law as it is, loaded once."""
    return LawSystem.load(LAW)


def load_year(year: int) -> None:
    """Bring the law of a year into memory, so that the first answer under it does not wait for that.

    Raises :class:`NotLawError` for a year that is not covered.
    """
    law_function(build(law(), year))


def calculate_values(
    situation: Situation, system: LawSystem | None = None, outputs: tuple[str, ...] | None = None
) -> Evaluation:
    """Every value for ``situation``, with its own given values and readings.

    ``outputs`` limits what is computed to these names and what they rest on. Raises :class:`NotLawError` for a year
    that is not covered or a given name that is not law.
    """
    system = system or law()
    system.require_year(situation.year)
    household = household_rows(situation, system, system.cut_dates(situation.year))
    graph = build(system, situation.year, outputs)
    return evaluate_graph(graph, household, given_rows(graph, household, situation.given))


def given_rows(graph: Graph, household: Household, given: Mapping[str, Any]) -> dict[int, dict[int, Any]]:
    """Values people gave by path (``an.be_income_tax``), as node index and row to value."""
    found: dict[int, dict[int, Any]] = {}
    for path, value in given.items():
        index, rows = rows_of(graph, household, path)
        if len(rows) > 1:
            raise NotLawError(
                "given_periods",
                path=path,
                count=len(rows),
                year=graph.year,
                example=f"{path.rpartition('.')[0]}@{graph.periods[-1]}",
            )
        node = graph.nodes[index]
        if issubclass(node.type, IntEnum) and isinstance(value, str):
            value = node.type[value.upper()]
        found.setdefault(index, {})[rows[0]] = node.type(value)
    return found


def rows_of(graph: Graph, household: Household, path: str) -> tuple[int, list[int]]:
    """Node index and rows of ``rule`` (household), ``person.rule``, ``person.job.rule`` and the like.

    A job that is cut into periods has a row for each; ``person.job@2010-05-01.rule`` is the one that day lies in.
    Raises :class:`NotLawError` for a name nobody has, or a day the job does not have.
    """
    *owner, name = path.split(".")
    node = graph.node(name)
    row_name, _, day = ".".join(owner).partition("@")
    names = household.names.get(node.level, [])
    if node.level == graph.system.root:
        rows = [] if owner else [0]
    else:
        rows = [row for row in range(household.counts.get(node.level, 0)) if names[row] == row_name]
    if not rows:
        known = [f"{name}.{node.name}" for name in dict.fromkeys(names)] or [node.name]
        raise NotLawError("belongs_to", path=path, name=node.name, level=node.level, known=known)
    return node.index, _rows_on(graph, household, node, rows, day, path) if day else rows


def _rows_on(
    graph: Graph, household: Household, node: Node, rows: list[int], day: str, path: str
) -> list[int]:
    """Those of a job's rows in whose period a day lies."""
    starts, ends = (household.inputs.get(f"{node.level}{end}", []) for end in ("_start", "_end"))
    try:
        wanted = date.fromisoformat(day).toordinal()
    except ValueError:
        raise NotLawError("iso_date", path=path, day=day) from None
    found = [row for row in rows if starts and starts[row] <= wanted <= ends[row]]
    if not found:
        raise NotLawError("no_period", path=path, day=day, year=graph.year)
    return found


def unit_of(graph: Graph, node: Node) -> str:
    """The unit of a node's values; an aggregate's is that of what it brings together."""
    if node.kind == "input":
        return graph.system.inputs[node.name].unit
    if node.source is not None and node.source.node is not None:
        return unit_of(graph, graph.nodes[node.source.node])
    return node.texts[0].rule.unit


def adds_up(unit: str) -> bool:
    """Values of several periods make the value of the year: amounts and quantities do, shares and rates do not."""
    return unit in _ADDING_UNITS


def value_at(evaluation: Evaluation, path: str) -> Any:
    """The value at a path; amounts of a job in several periods are added, other values must agree.

    Periods in which the rule is not law do not count. None where it cannot be decided. Raises :class:`NotLawError`
    where a share or choice differs between periods, or the rule is not law in any of them.
    """
    index, rows = rows_of(evaluation.graph, evaluation.household, path)
    node = evaluation.graph.nodes[index]
    rows = [row for row in rows if evaluation.is_law(index, row)]
    if not rows:
        raise NotLawError("not_law_in_part", path=path, name=node.name, year=evaluation.graph.year)
    values = [evaluation.at(index, row) for row in rows]
    if any(value is None for value in values):
        return None
    kind = node.type
    if len(rows) > 1 and kind in (float, int) and adds_up(unit_of(evaluation.graph, node)):
        total = kind(0)
        for value in values:
            total += value
        return total
    value = next(iter(values))
    if any(other != value for other in values):
        raise NotLawError("periods_differ", path=path, count=len(rows), year=evaluation.graph.year)
    return kind(value) if isinstance(kind, type) and issubclass(kind, IntEnum) else value
