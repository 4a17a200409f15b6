"""The edges of the law that are in sight: where somebody is, where the edge lies, and how far away it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from grenswijzer.answers.blocks import Cell, Row, Section, Table
from grenswijzer.answers.citations import cited
from grenswijzer.answers.descriptions import Description, descriptions
from grenswijzer.answers.language import Language
from grenswijzer.answers.warnings import Labels
from grenswijzer.counters import floors, open_limits
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.steps import Key, step

if TYPE_CHECKING:
    from grenswijzer.answers.result import Result


DISTANCES = {
    (False, False): "threshold_left",
    (False, True): "threshold_passed",
    (True, False): "threshold_reached",
    (True, True): "threshold_short",
}
"""What is said of a distance, by whether the edge is one to reach and whether one is on its wrong side."""

EXACTLY = {
    (False, False): "threshold_exactly_left",
    (False, True): "threshold_exactly_passed",
    (True, False): "threshold_exactly_reached",
}
"""What is said where somebody is exactly at the edge."""

SAME = 1e-9
"""Closer than this to the edge is on it: shares are fractions of working time."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A distance the law works out: ``edge`` is its figure, ``here`` the edge less the distance.

    ``is_floor``: the edge is one to reach, not one to stay below; at it or above it all is well. ``is_open``: the law
    says "less than" the edge, so that exactly at it things are no longer as they are.
    """

    key: Key
    level: str
    name: str
    label: Labels
    unit: str
    law: str
    here: float
    edge: float
    distance: float
    is_floor: bool
    is_open: bool = False

    @property
    def is_at_edge(self) -> bool:
        """Neither above nor below it."""
        return abs(self.distance) < SAME

    @property
    def is_passed(self) -> bool:
        """On the other side of the edge than where things stay as they are."""
        if self.is_at_edge:
            return self.is_open
        return self.distance > 0 if self.is_floor else self.distance < 0


def thresholds(result: Result) -> Iterator[Threshold]:
    """Every distance that applies and can be decided; a job's periods with the same distance are one."""
    evaluation = result.evaluation
    to_reach, open_ones = floors(evaluation.graph.system), open_limits(evaluation.graph.system)
    for said in _distances(evaluation.graph, result.layout.threshold_prefix):
        node = said.node
        seen: set[tuple[str, float]] = set()
        for row in range(result.places.count(node.level)):
            shown = step(evaluation, (node.index, row))
            if shown.value is None or not shown.applies or shown.given:
                continue
            edges = [use.value.numbers[0] for use in shown.figures]
            place = result.places.job_words(node.level, row)
            if len(edges) != 1 or (place, shown.value) in seen:
                continue
            seen.add((place, shown.value))
            yield Threshold(
                shown.key,
                node.level,
                node.name,
                said.label,
                said.unit,
                shown.law,
                edges[0] - shown.value,
                edges[0],
                shown.value,
                shown.figures[0].name in to_reach,
                shown.figures[0].name in open_ones,
            )


@lru_cache(maxsize=64)
def _distances(graph: Graph, prefix: str) -> tuple[Description, ...]:
    """The values of a graph that tell a distance."""
    described = descriptions(graph).nodes
    return tuple(
        described[index]
        for name, index in graph.outputs.items()
        if name.startswith(prefix) and graph.nodes[index].type is float
    )


def threshold_section(result: Result, language: Language) -> Iterator[Section]:
    """A table: where you are, the edge, what lies between."""
    rows = []
    for found in result.thresholds:
        here, edge = (_cell(value, found.unit, language) for value in (found.here, found.edge))
        away = language.value(abs(found.distance), found.unit, float)
        key = (EXACTLY if found.is_at_edge else DISTANCES)[found.is_floor, found.is_passed]
        said = language.say(key, distance=away)
        cells = (here, edge, Cell(said, found.distance, found.unit))
        place = result.places.job_words(found.level, found.key[1])
        rows.append(
            Row(
                language.label(found.label, found.name),
                cells,
                found.name,
                note=f"{place}; {cited(found.law, language)}",
            )
        )
    if rows:
        columns = tuple(
            language.say(key) for key in ("threshold_here", "threshold_edge", "threshold_distance")
        )
        yield Section(language.say("thresholds"), (Table(columns, tuple(rows)),), "thresholds")


def _cell(value: float, unit: str, language: Language) -> Cell:
    return Cell(language.value(value, unit, float), value, unit)
