"""From names to a graph: which value needs which, for one income year and one system of law.

A node is a rule (in the texts that are law at the row's date), an input, or an aggregate of rows. A name read inside
a view becomes a node of its own only where something it rests on is replaced; otherwise it is the same node.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.figures import FigureValue
from grenswijzer.engine.rule import Rule
from grenswijzer.engine.system import LawSystem

Context = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Access:
    """How a rule's argument is read. ``node`` is the node's index, or None for ``figure``. ``partner``: the other
    adult's row. ``level``: the level of the node read."""

    argument: str
    node: int | None
    level: str
    partner: bool = False
    figure: str | None = None

    @property
    def key(self) -> tuple[Any, ...]:
        """What makes two accesses the same, whatever the argument is called."""
        return (self.node, self.partner, self.figure)


@dataclass(frozen=True, slots=True)
class Text:
    """A rule's text with where its arguments come from.

    ``is_law``: false in a part of the year in which no text of the rule is law; ``rule`` is then the text of another
    part, nothing is read, and the value is ``absent``.
    """

    rule: Rule
    arguments: tuple[Access, ...]
    guard: Access | None
    is_law: bool = True

    @property
    def absent(self) -> float:
        """The value where it is not law: what the rule says, else zero, which no rule then reads."""
        return self.rule.absent or 0.0

    @property
    def accesses(self) -> tuple[Access, ...]:
        """Arguments and guard."""
        return self.arguments if self.guard is None else (*self.arguments, self.guard)


@dataclass(frozen=True)
class Node:
    """One value per row of ``level``.

    ``kind``: input, rule or aggregate. ``texts``: per period of the year, the rule's text (one entry where the law
    does not change within the year). ``operation`` and ``source``: what an aggregate does to which node; ``also``: the
    dates it needs to do so. ``context``: the views it was first read in; empty for the plain facts.
    """

    index: int
    name: str
    kind: str
    level: str
    type: Any
    texts: tuple[Text, ...] = ()
    operation: str = ""
    source: Access | None = None
    also: tuple[int, ...] = ()
    context: Context = ()

    @property
    def title(self) -> str:
        """Name with the views it is read in: unique in its graph."""
        return "_".join((self.name, *self.context))

    def is_law(self, period: int) -> bool:
        """Whether some text of the rule is law in a part of the year; inputs and aggregates always are."""
        return not self.texts or self.texts[min(period, len(self.texts) - 1)].is_law

    @cached_property
    def accesses(self) -> tuple[Access, ...]:
        """Everything the node reads, figures included, each once."""
        if self.source is not None:
            return (self.source,)
        seen: dict[tuple[Any, ...], Access] = {}
        for text in self.texts:
            for access in text.accesses:
                seen.setdefault(access.key, access)
        return tuple(seen.values())


@dataclass(frozen=True, slots=True)
class Referral:
    """A bool node that, where true, makes every node in ``blocks`` unknown."""

    node: int
    rule: Rule
    blocks: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Graph:
    """The law of one year, ready to run. ``nodes`` are in an order in which each comes after what it reads.

    ``periods``: first days of the parts of the year with constant law. ``figures``: every figure read, by name, with
    its value per period. ``names``: index of the node of every name and every viewed name that was read. ``shared``:
    what is made once of the nodes, whatever the figures.
    """

    system: LawSystem
    year: int
    periods: tuple[date, ...]
    nodes: tuple[Node, ...]
    outputs: dict[str, int]
    referrals: tuple[Referral, ...]
    figures: dict[str, tuple[FigureValue, ...]]
    names: dict[str, int]
    reading_inputs: tuple[str, ...] = field(default=())
    shared: dict[str, Any] = field(default_factory=dict)

    def node(self, name: str) -> Node:
        """The node of ``name``; raises :class:`NotLawError` naming the nearest known name."""
        if name not in self.names:
            near = difflib.get_close_matches(name, self.names, 1)
            raise NotLawError("value_near" if near else "value", name=name, year=self.year, near=near)
        return self.nodes[self.names[name]]

    def work_out(self) -> None:
        """Work out now what is otherwise worked out from the nodes when it is first asked for."""
        for name in ("readers", "figure_readers", "missing", "deciding"):
            getattr(self, name)

    @cached_property
    def readers(self) -> tuple[tuple[int, ...], ...]:
        """Per node the nodes that read it, in their order."""
        found: list[dict[int, None]] = [{} for _ in self.nodes]
        for node in self.nodes:
            for index in (*(access.node for access in node.accesses), *node.also):
                if index is not None:
                    found[index][node.index] = None
        return tuple(map(tuple, found))

    @cached_property
    def figure_readers(self) -> dict[str, tuple[int, ...]]:
        """Per figure the nodes that read it."""
        found: dict[str, dict[int, None]] = {}
        for node in self.nodes:
            for access in node.accesses:
                if access.figure is not None:
                    found.setdefault(access.figure, {})[node.index] = None
        return {name: tuple(nodes) for name, nodes in found.items()}

    @cached_property
    def output_nodes(self) -> frozenset[int]:
        """The nodes people ask for."""
        return frozenset(self.outputs.values())

    @cached_property
    def deciding(self) -> frozenset[int]:
        """Nodes on whose values it rests what can be decided: referrals and guards."""
        guards = (text.guard.node for node in self.nodes for text in node.texts if text.guard is not None)
        referrals = (referral.node for referral in self.referrals)
        return frozenset(index for index in (*guards, *referrals) if index is not None)

    @cached_property
    def missing(self) -> dict[int, tuple[tuple[str, ...], ...]]:
        """Nodes that in some period read figures nobody could find, with the names of these per period."""
        found = {
            node.index: tuple(self.missing_figures(text, period) for period, text in enumerate(node.texts))
            for node in self.nodes
        }
        return {index: names for index, names in found.items() if any(names)}

    def missing_figures(self, text: Text, period: int) -> tuple[str, ...]:
        """Names of the figures the text reads that nobody could find for the period."""
        return tuple(
            access.figure
            for access in text.arguments
            if access.figure is not None and self.figures[access.figure][period].missing is not None
        )
