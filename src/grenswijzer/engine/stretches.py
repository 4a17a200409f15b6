"""The order in which the plain way computes: as many rules of one level together as can be."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from grenswijzer.engine.graph import Access, Graph, Node


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rules that can be computed row by row, once ``aggregates`` are there.

    A rule reads others of the stretch in its own row only; all else it reads is computed in every row before.
    ``is_alike``: the level is that of days, of which most are like others, and no rule reads the date.
    """

    level: str
    aggregates: Sequence[Node]
    rules: Sequence[Node]
    is_alike: bool = False


def stretches(graph: Graph, among: Container[int] | None = None) -> list[Stretch]:
    """Every rule and aggregate of a graph in stretches; each comes after what it reads.

    ``among``: only these nodes; all others are there before.
    """
    nodes = [node for node in graph.nodes if node.kind != "input" and (among is None or node.index in among)]
    done = {node.index for node in graph.nodes} - {node.index for node in nodes}
    aggregates = [node for node in nodes if node.kind == "aggregate"]
    rules = {
        level: [node for node in nodes if node.kind == "rule" and node.level == level]
        for level in graph.system.levels
    }
    reads = {node.index: _reads(node) for node in graph.nodes}
    days = {level for level in rules if graph.system.dated_level(level) not in (None, level)}
    dates = {graph.names.get(f"{level}_date") for level in days}
    found = []
    while aggregates or any(rules.values()):
        ready = [node for node in aggregates if all(index in done for index, _ in reads[node.index])]
        done.update(node.index for node in ready)
        aggregates = [node for node in aggregates if node.index not in done]
        chosen = Stretch(graph.system.root, ready, ())
        for level, waiting in rules.items():
            for without in (dates, ()) if level in days else ((),):
                here = _computable(waiting, done, reads, without)
                if len(here) > len(chosen.rules):
                    chosen = Stretch(level, ready, here, bool(without))
                if here:
                    break
        done.update(node.index for node in chosen.rules)
        rules[chosen.level] = [node for node in rules[chosen.level] if node.index not in done]
        found.append(chosen)
    return found


def _computable(
    rules: Iterable[Node],
    done: Container[int],
    reads: Mapping[int, Iterable[tuple[int, bool]]],
    without: Container[int | None],
) -> list[Node]:
    """Those of a level's rules that can be computed row by row now; none that reads one of ``without``."""
    inside: set[int] = set()
    found = []
    for node in rules:
        if all(
            index not in without and (index in done or (not is_partner and index in inside))
            for index, is_partner in reads[node.index]
        ):
            inside.add(node.index)
            found.append(node)
    return found


def _reads(node: Node) -> list[tuple[int, bool]]:
    """The nodes that a node reads, each with whether it reads another row of its own level there."""
    found: list[Access] = [access for access in node.accesses if access.node is not None]
    return [(access.node, access.partner) for access in found if access.node is not None]
