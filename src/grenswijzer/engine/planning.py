"""What a kernel computes, in which order, and where the values wait in between.

Nodes of one level that follow each other share a loop (a block). Values another block reads go through scratch, which
stays in the processor's cache because the kernel takes a few households at a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from grenswijzer.engine.errors import LawError
from grenswijzer.engine.graph import Graph, Node
from grenswijzer.engine.system import DATE_COUNTS
from grenswijzer.engine.unknowns import Unknown

MAX_REFUSALS = 63

Source = tuple[str, set[int], set[int]]
"""What a refusal bit is about: referral or missing, the nodes it makes unknown, the nodes that turn it on."""

NODES_PER_BLOCK = 40
"""Larger loops take more than proportionally long to compile."""


def type_code(kind: Any) -> str:
    """Which array a node's values live in: f float64, b bool, i int64 (also enums and dates)."""
    return {float: "f", bool: "b"}.get(kind, "i")


class Planning:
    """The blocks of a kernel and the scratch between them."""

    def __init__(self, graph: Graph, given: frozenset[str]) -> None:
        self.graph = graph
        self.system = graph.system
        self.given = {graph.node(name).index for name in given}
        self.slots: dict[int, int] = {}
        self.slot_counts: dict[tuple[str, str], int] = {}
        self.inputs: dict[str, list[int]] = {"f": [], "i": [], "b": []}
        self.block_of: dict[int, int] = {}

    # ------------------------------------------------------------ what is needed

    def reads(self, index: int) -> list[int]:
        """The nodes that node ``index`` needs; none for what is told."""
        node = self.graph.nodes[index]
        if index in self.given or node.kind == "input":
            return []
        found = [access.node for access in node.accesses if access.node is not None] + list(node.also)
        return found

    def needed(self, roots: Iterable[int]) -> set[int]:
        """The nodes that ``roots`` rest on, themselves included."""
        found: set[int] = set()
        todo = list(roots)
        while todo:
            index = todo.pop()
            if index not in found:
                found.add(index)
                todo += self.reads(index)
        return found

    def refusal_sources(self, nodes: set[int], referrals: list[Any]) -> tuple[list[Unknown], list[Source]]:
        """Per bit: its meaning, and (kind, nodes it makes unknown, nodes that turn it on).

        The same missing figure has one bit, however many nodes and views read it.
        """
        meanings: list[Unknown] = []
        sources: list[Source] = []
        for referral in referrals:
            text = referral.rule.text.split("\n\n")[0].replace("\n", " ")
            meanings.append(Unknown(text, referral.rule.office, referral.rule.name, referral.rule.law))
            sources.append(("referral", set(referral.blocks) - self.given, {referral.node}))
        by_figures: dict[tuple[str, ...], Source] = {}
        for index in sorted(nodes - self.given):
            node = self.graph.nodes[index]
            missing = {
                name
                for period, text in enumerate(node.texts)
                for name in self.graph.missing_figures(text, period)
            }
            if missing:
                names = tuple(sorted(missing))
                if names not in by_figures:
                    why = "; ".join(f"{name} {self.graph.year}: {self.reason(name)}" for name in names)
                    meanings.append(Unknown(why, None, node.name, node.texts[0].rule.law, names))
                    by_figures[names] = ("missing", set(), set())
                    sources.append(by_figures[names])
                _, unknown, turned_on = by_figures[names]
                unknown.add(index)
                turned_on.add(index)
        if len(meanings) > MAX_REFUSALS:
            raise LawError(
                f"more than {MAX_REFUSALS} referrals and missing figures in one kernel: ask fewer outputs"
            )
        return meanings, sources

    def reason(self, figure: str) -> str:
        """Why nobody could find the figure."""
        return next(value.missing for value in self.graph.figures[figure] if value.missing is not None)

    def schedule(self, nodes: set[int]) -> list[tuple[str, list[int]]]:
        """Blocks of nodes of one level, in an order in which each comes after what it reads."""
        waiting = {index: set(self.reads(index)) for index in nodes}
        users: dict[int, list[int]] = {}
        for index, below in waiting.items():
            for read in below:
                users.setdefault(read, []).append(index)
        done: set[int] = set()
        ready: dict[str, list[int]] = {}
        blocks: list[tuple[str, list[int]]] = []

        def finish(index: int) -> None:
            done.add(index)
            for user in users.get(index, ()):
                waiting[user].discard(index)
                if not waiting[user]:
                    ready.setdefault(self.kind_of(user), []).append(user)

        for index in sorted(nodes):
            if not waiting[index] and (index in self.given or self.graph.nodes[index].kind == "input"):
                finish(index)
        for index in sorted(nodes):
            if not waiting[index] and index not in done and index not in ready.get(self.kind_of(index), []):
                ready.setdefault(self.kind_of(index), []).append(index)
        while any(ready.values()):
            level = max(ready, key=lambda name: (len(ready[name]), name))
            members: list[int] = []
            queue = ready[level]
            held: list[int] = []
            while queue:
                index = min(queue)
                queue.remove(index)
                if len(members) >= NODES_PER_BLOCK or self.must_wait(index, members):
                    held.append(index)
                    continue
                members.append(index)
                finish(index)
            ready[level] = held
            blocks.append((level, members))
        if len(done) != len(nodes):
            raise LawError("the kernel's order is broken")
        return blocks

    def kind_of(self, index: int) -> str:
        """Nodes of one kind can share a loop: those of a level, except one whose days are sorted on the way."""
        node = self.graph.nodes[index]
        return f"days {index}" if node.operation in DATE_COUNTS else node.level

    def parent_of(self, level: str) -> str:
        """The level that rows of ``level``, which is not the root, hang below."""
        parent = self.system.levels[level].parent
        assert parent is not None
        return parent

    def source_of(self, node: Node) -> Node:
        """What an aggregate brings together."""
        assert node.source is not None
        assert node.source.node is not None
        return self.graph.nodes[node.source.node]

    def by_parent(self, level: str) -> bool:
        """Whether rows are taken parent by parent: those below a row with a date, such as days, are many to each."""
        return self.system.dated_level(level) == self.system.levels[level].parent is not None

    def must_wait(self, index: int, members: list[int]) -> bool:
        """It reads another row's value of a node in the same loop: the other adult's, or a concurrent job's."""
        node = self.graph.nodes[index]
        return any(
            (access.partner or node.source is not None) and access.node in members for access in node.accesses
        )

    def assign_slots(self, nodes: set[int], order: list[tuple[str, list[int]]]) -> None:
        """A place in scratch for every value that is read outside the loop that computes it.

        A place is free again after the last loop that reads it: the less scratch, the nearer to the processor.
        """
        last: dict[int, int] = {}
        for index in sorted(nodes - self.given):
            node = self.graph.nodes[index]
            reader = self.block_of.get(index, -1)
            if node.operation in DATE_COUNTS:
                last.setdefault(index, reader)
            for access in node.accesses:
                read = access.node
                if read in self.block_of and self.block_of[read] != reader:
                    last[read] = max(last.get(read, -1), reader)
        free: dict[tuple[str, str], list[int]] = {}
        over: dict[int, list[int]] = {}
        for block, (_, members) in enumerate(order):
            for index in over.pop(block - 1, ()):
                free.setdefault(self.pool(index), []).append(self.slots[index])
            for index in members:
                if index in last:
                    pool = self.pool(index)
                    again = free.get(pool)
                    self.slots[index] = again.pop() if again else self.new_slot(pool)
                    over.setdefault(last[index], []).append(index)

    def pool(self, index: int) -> tuple[str, str]:
        """The scratch a node's value waits in: level and type."""
        node = self.graph.nodes[index]
        return node.level, type_code(node.type)

    def new_slot(self, pool: tuple[str, str]) -> int:
        """One more place in a scratch."""
        found = self.slot_counts.get(pool, 0)
        self.slot_counts[pool] = found + 1
        return found
