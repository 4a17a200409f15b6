"""The order in which the plain way computes: as many rules of one level together as can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grenswijzer.engine.graph import Access, Graph, Node


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rules that can be computed row by row, once ``aggregates`` are there.

    A rule reads others of the stretch in its own row only; all else it reads is computed in every row before.
    """

    level: str
    aggregates: Sequence[Node]
    rules: Sequence[Node]


def stretches(graph: Graph) -> list[Stretch]:
    """Every rule and aggregate of a graph in stretches; each comes after what it reads."""
    done = {node.index for node in graph.nodes if node.kind == "input"}
    aggregates = [node for node in graph.nodes if node.kind == "aggregate"]
    rules = {
        level: [node for node in graph.nodes if node.kind == "rule" and node.level == level]
        for level in graph.system.levels
    }
    reads = {node.index: _reads(node) for node in graph.nodes}
    found = []
    while aggregates or any(rules.values()):
        ready = [node for node in aggregates if all(index in done for index, _ in reads[node.index])]
        done.update(node.index for node in ready)
        aggregates = [node for node in aggregates if node.index not in done]
        chosen: list[Node] = []
        for level in rules:
            inside: set[int] = set()
            here = []
            for node in rules[level]:
                if all(
                    index in done or (not is_partner and index in inside)
                    for index, is_partner in reads[node.index]
                ):
                    inside.add(node.index)
                    here.append(node)
            if len(here) > len(chosen):
                chosen = here
        level = chosen[0].level if chosen else graph.system.root
        done.update(node.index for node in chosen)
        rules[level] = [node for node in rules[level] if node.index not in done]
        found.append(Stretch(level, ready, chosen))
    return found


def _reads(node: Node) -> list[tuple[int, bool]]:
    """The nodes that a node reads, each with whether it reads another row of its own level there."""
    found: list[Access] = [access for access in node.accesses if access.node is not None]
    return [(access.node, access.partner) for access in found if access.node is not None]
