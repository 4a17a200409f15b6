"""What an answer says of the values of a graph whoever it is about: worked out once per graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Any, NamedTuple

from grenswijzer.answers.language import CALENDAR_MONTH
from grenswijzer.answers.layout import chapter_of
from grenswijzer.answers.plain import writer
from grenswijzer.engine.graph import Graph, Node
from grenswijzer.engine.steps import label, unit


@dataclass(frozen=True, slots=True)
class Description:
    """A node's title, label, unit, chapter, and ``kind`` as in Language.value: a month counts as year x 12 + month.

    ``members``: the choices by their number where its values are choices. ``written``: what JSON has for a value, None
    where that is the value itself. ``is_reading``: an input that says how an open point of law is read.
    """

    node: Node
    title: str
    label: Mapping[str, str]
    unit: str
    kind: Any
    chapter: str
    members: Mapping[int, IntEnum] | None
    written: Callable[[Any], Any] | None
    is_reading: bool

    def told(self, value: Any) -> Any:
        """A value as people get it: choices by name, not by number."""
        return value if self.members is None else self.members[value]


class Columns(NamedTuple):
    """Values of one level that are shown: their titles, their nodes, and those JSON does not have as they are."""

    titles: tuple[str, ...]
    nodes: tuple[int, ...]
    written: tuple[tuple[str, Callable[[Any], Any]], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Which values an answer shows, in the order of their nodes: what is said of them, the nodes, and both by level."""

    all: tuple[Description, ...]
    nodes: tuple[int, ...]
    levels: Mapping[str, Columns]


@dataclass(frozen=True, slots=True)
class Descriptions:
    """Of every node, by its index; and which are shown: ``outputs`` what people ask for, ``rules`` every rule outside
    the views, ``inputs`` the facts that are no readings."""

    nodes: tuple[Description, ...]
    outputs: Shown
    rules: Shown
    inputs: tuple[Description, ...]


def is_enum(kind: Any) -> bool:
    """The kind is a choice."""
    return isinstance(kind, type) and issubclass(kind, IntEnum)


@lru_cache(maxsize=64)
def descriptions(graph: Graph) -> Descriptions:
    """The descriptions of a graph, in the order of its nodes. Referrals are nobody's values and are not shown."""
    nodes = tuple(_description(graph, node) for node in graph.nodes)
    outputs = frozenset(graph.outputs.values())
    rules = graph.system.rules
    shown = [one for one in nodes if one.node.name not in rules or not rules[one.node.name][0].blocks]
    return Descriptions(
        nodes,
        _shown(one for one in shown if one.node.index in outputs),
        _shown(one for one in shown if one.node.kind == "rule" and not one.node.context),
        tuple(one for one in nodes if one.node.kind == "input" and not one.is_reading),
    )


def _shown(said: Iterable[Description]) -> Shown:
    found = tuple(said)
    levels: dict[str, list[Description]] = {}
    for one in found:
        levels.setdefault(one.node.level, []).append(one)
    return Shown(
        found,
        tuple(one.node.index for one in found),
        {level: _columns(those) for level, those in levels.items()},
    )


def _columns(said: list[Description]) -> Columns:
    return Columns(
        tuple(one.title for one in said),
        tuple(one.node.index for one in said),
        tuple((one.title, one.written) for one in said if one.written is not None),
    )


def _description(graph: Graph, node: Node) -> Description:
    system = graph.system
    item = system.inputs[node.name] if node.kind == "input" else None
    kind = "date" if item is not None and item.type == "date" else node.type
    if node.kind == "rule" and node.texts[0].rule.unit == CALENDAR_MONTH:
        kind = "month"
    return Description(
        node=node,
        title=node.title,
        label=label(graph, node),
        unit=unit(graph, node),
        kind=kind,
        chapter=chapter_of(system, node.name) if node.name in system.rules else "",
        members={int(member): member for member in node.type} if is_enum(node.type) else None,
        written=writer(kind),
        is_reading=item is not None and item.reading,
    )
