"""One graph of a law and its variants, in which a value that cannot differ between them is one node."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from grenswijzer.engine import kept_law
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.graph import Access, Graph, Node, Referral, Text


@lru_cache(maxsize=16)
def merged(graphs: tuple[Graph, ...], outputs: tuple[str, ...]) -> tuple[Graph, tuple[tuple[str, ...], ...]]:
    """The graph that computes ``outputs`` of each of several graphs, and what each calls them in it.

    The first graph keeps its names. A node of another one is the first one's where its text, the values of its figures
    and everything it rests on are the same. Raises :class:`NotLawError` where the law of one changes on other days in
    the year than that of the first.
    """
    first = graphs[0]
    merging = _Merging(first)
    names = [outputs]
    for place, graph in enumerate(graphs[1:], 1):
        if graph.periods != first.periods:
            raise NotLawError("parts_of_variant", year=first.year, variant=_title(graph), law=_title(first))
        merging.take(graph, f"in variant {place}")
        names.append(tuple(f"{name} in variant {place}" for name in outputs))
        for name, title in zip(outputs, names[-1], strict=True):
            merging.names[title] = merging.same[graph.node(name).index]
    return merging.graph([graph.system for graph in graphs], names), tuple(names)


def _title(graph: Graph) -> str:
    return graph.system.variants[-1] if graph.system.variants else graph.system.package


class _Merging:
    """The first graph, and what the others add to it. ``same``: for the graph being taken, what its nodes are here."""

    def __init__(self, first: Graph) -> None:
        self.first = first
        self.nodes = list(first.nodes)
        self.titles = {node.title: node.index for node in first.nodes}
        self.names = dict(first.names)
        self.figures = dict(first.figures)
        self.described = dict(first.system.figures)
        self.referrals = {referral.node: referral for referral in first.referrals}
        self.same: dict[int, int] = {}

    def take(self, graph: Graph, suffix: str) -> None:
        """Add what ``graph`` computes in another way."""
        called: dict[str, str] = {}
        for name, values in graph.figures.items():
            called[name] = name
            before = self.first.figures.get(name)
            if before is None or any(
                (old.numbers, old.missing) != (new.numbers, new.missing)
                for old, new in zip(before, values, strict=True)
            ):
                called[name] = f"{name} {suffix}"
                self.figures[called[name]] = values
                self.described[called[name]] = graph.system.figures[name]
        self.same = {}
        for node in graph.nodes:
            moved = self.moved(node, called)
            known = self.titles.get(node.title)
            if known is None or _what(self.nodes[known]) != _what(moved):
                known = len(self.nodes)
                self.nodes.append(replace(moved, index=known))
            self.same[node.index] = known
        for referral in graph.referrals:
            place = self.same[referral.node]
            blocks = tuple(self.same[index] for index in referral.blocks)
            earlier = self.referrals.get(place)
            if earlier is not None:
                blocks = tuple(dict.fromkeys((*earlier.blocks, *blocks)))
            self.referrals[place] = Referral(place, referral.rule, blocks)

    def moved(self, node: Node, called: dict[str, str]) -> Node:
        """A node that reads here what it reads in its own graph."""

        def there(access: Access) -> Access:
            if access.node is not None:
                return replace(access, node=self.same[access.node])
            assert access.figure is not None
            return replace(access, figure=called[access.figure])

        texts = tuple(
            Text(
                text.rule,
                tuple(map(there, text.arguments)),
                None if text.guard is None else there(text.guard),
                text.is_law,
            )
            for text in node.texts
        )
        source = None if node.source is None else there(node.source)
        return replace(node, texts=texts, source=source, also=tuple(self.same[index] for index in node.also))

    def graph(self, systems: Sequence[Any], outputs: Sequence[tuple[str, ...]]) -> Graph:
        """Everything as one graph."""
        system = replace(self.first.system, figures=self.described)
        states = [kept_law.state_of(one) for one in systems]
        if all(state is not None for state in states):
            kept_law.set_state(system, " and ".join(map(str, states)))
        return Graph(
            system=system,
            year=self.first.year,
            periods=self.first.periods,
            nodes=tuple(self.nodes),
            outputs={name: self.names[name] for own in outputs for name in own},
            referrals=tuple(self.referrals.values()),
            figures=self.figures,
            names=self.names,
        )


def _what(node: Node) -> tuple[Any, ...]:
    """What a node computes."""
    return (node.kind, node.level, node.type, node.texts, node.operation, node.source, node.also)
