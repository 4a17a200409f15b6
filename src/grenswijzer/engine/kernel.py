"""The law as compiled loops over rows: the text that engine.compiler takes.

Nodes of one level that follow each other share a loop (a block); values another block reads go through scratch that is
small enough to stay in the processor's cache, because the kernel takes a few households at a time. The text holds the
arithmetic, the rules and the kernel, so that its hash tells everything a cached binary rests on. Scales and tables are
read from one vector of figures at an offset, so a changed figure needs no new compile.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from grenswijzer.engine import arithmetic
from grenswijzer.engine.errors import LawError
from grenswijzer.engine.graph import Access, Graph, Node, Text
from grenswijzer.engine.kernel_text import arithmetic_text, inline
from grenswijzer.engine.unknowns import Unknown

MAX_REFUSALS = 63

HOUSEHOLDS_AT_ONCE = 64
"""Households a block works through before the next block starts: their scratch fits the second-level cache."""

NODES_PER_BLOCK = 40
"""Larger loops take numba more than proportionally long to compile."""


def type_code(kind: Any) -> str:
    """Which array a node's values live in: f float64, b bool, i int64 (also enums and dates)."""
    return {float: "f", bool: "b"}.get(kind, "i")


@dataclass(frozen=True, eq=False)
class Plan:
    """What a kernel does: its text and the order of what goes in and out.

    ``inputs`` and ``outputs``: (type code, node index) in order per code. ``table``: what each entry of the table of
    addresses is. ``slots``: how many rows of scratch a level needs per type, times the most rows it has at once.
    ``figure_at``: offset of each figure in the vector; ``figure_size``: its length per period. ``refusals``: meaning
    of each bit; ``masks``: per output name the bits that make it unknown.
    """

    graph: Graph
    text: str
    inputs: tuple[tuple[str, int], ...]
    outputs: tuple[tuple[str, str, int], ...]
    figure_at: dict[str, int]
    figure_size: int
    table: tuple[str, ...]
    slots: dict[tuple[str, str], int]
    refusals: tuple[Unknown, ...]
    masks: dict[str, int]
    nodes: int


def plan(graph: Graph, outputs: tuple[str, ...], given: frozenset[str]) -> Plan:
    """The kernel that computes ``outputs`` with the nodes named in ``given`` read from columns."""
    return _Writer(graph, outputs, given).plan()


class _Writer:
    def __init__(self, graph: Graph, outputs: tuple[str, ...], given: frozenset[str]) -> None:
        self.graph = graph
        self.system = graph.system
        self.output_names = outputs
        self.given = {graph.node(name).index for name in given}
        self.levels = tuple(self.system.levels)
        self.slots: dict[int, int] = {}
        self.slot_counts: dict[tuple[str, str], int] = {}
        self.pending: list[str] = []
        self.pending_nodes = 0
        self.blocks: list[str] = []
        self.calls: list[str] = []
        self.used: set[str] = set()
        self.params: set[str] = set()
        self.line_params: set[str] = set()
        self.out: dict[int, str] = {}
        self.inputs: dict[str, list[int]] = {"f": [], "i": [], "b": []}
        self.block_of: dict[int, int] = {}
        self.table: list[str] = []
        self.figure_at: dict[str, int] = {}
        self.figure_size = 0
        for name, values in graph.figures.items():
            self.figure_at[name] = self.figure_size
            self.figure_size += len(values[0].numbers)

    # ------------------------------------------------------------ what is needed

    def reads(self, index: int) -> list[int]:
        node = self.graph.nodes[index]
        if index in self.given or node.kind == "input":
            return []
        found = [access.node for access in node.accesses if access.node is not None] + list(node.also)
        return found

    def needed(self, roots: Iterable[int]) -> set[int]:
        found: set[int] = set()
        todo = list(roots)
        while todo:
            index = todo.pop()
            if index not in found:
                found.add(index)
                todo += self.reads(index)
        return found

    def plan(self) -> Plan:
        graph = self.graph
        roots = [graph.node(name).index for name in self.output_names]
        nodes = self.needed(roots)
        while True:
            referrals = [r for r in graph.referrals if nodes.intersection(r.blocks) - self.given]
            grown = self.needed([*nodes, *(referral.node for referral in referrals)])
            if grown == nodes:
                break
            nodes = grown
        order = self.schedule(nodes)
        refusals, sources = self.refusal_sources(nodes, referrals)
        for block, (_, members) in enumerate(order):
            for index in members:
                self.block_of[index] = block
        for index in sorted(nodes):
            if index in self.given or graph.nodes[index].kind == "input":
                self.inputs[type_code(graph.nodes[index].type)].append(index)
        self.assign_slots(nodes)
        self.write(order, roots, sources)
        masks = {
            name: sum(
                1 << bit for bit, (_, hit, _) in enumerate(sources) if self.needed([index]).intersection(hit)
            )
            for name, index in zip(self.output_names, roots, strict=True)
        }
        text = "\n".join(
            [
                arithmetic_text(),
                *self.blocks,
                self.kernel_text(),
                "",
            ]
        )
        return Plan(
            graph=graph,
            text=text,
            inputs=tuple((code, index) for code in "fib" for index in self.inputs[code]),
            outputs=tuple(
                (name, type_code(graph.nodes[index].type), index)
                for name, index in zip(self.output_names, roots, strict=True)
            ),
            figure_at=self.figure_at,
            figure_size=self.figure_size,
            table=tuple(self.table),
            slots=dict(self.slot_counts),
            refusals=tuple(refusals),
            masks=masks,
            nodes=sum(1 for index in nodes if graph.nodes[index].kind != "input"),
        )

    def refusal_sources(
        self, nodes: set[int], referrals: list[Any]
    ) -> tuple[list[Unknown], list[tuple[str, set[int], Any]]]:
        """Per bit: its meaning, and (kind, nodes it makes unknown, what turns it on)."""
        meanings: list[Unknown] = []
        sources: list[tuple[str, set[int], Any]] = []
        for referral in referrals:
            text = referral.rule.text.split("\n\n")[0].replace("\n", " ")
            meanings.append(Unknown(text, referral.rule.office, referral.rule.name, referral.rule.law))
            sources.append(("referral", set(referral.blocks) - self.given, referral.node))
        for index in sorted(nodes - self.given):
            node = self.graph.nodes[index]
            missing = {
                name
                for period, text in enumerate(node.texts)
                for name in self.graph.missing_figures(text, period)
            }
            if missing:
                names = tuple(sorted(missing))
                why = "; ".join(f"{n} {self.graph.year}: {self.graph.figures[n][0].missing}" for n in names)
                meanings.append(Unknown(why, None, node.name, node.texts[0].rule.law, names))
                sources.append(("missing", {index}, index))
        if len(meanings) > MAX_REFUSALS:
            raise LawError(
                f"more than {MAX_REFUSALS} referrals and missing figures in one kernel: ask fewer outputs"
            )
        return meanings, sources

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
        node = self.graph.nodes[index]
        return f"aggregate {index}" if node.kind == "aggregate" else node.level

    def must_wait(self, index: int, members: list[int]) -> bool:
        """It reads the other adult's value of a node in the same loop."""
        node = self.graph.nodes[index]
        return any(access.partner and access.node in members for access in node.accesses)

    def assign_slots(self, nodes: set[int]) -> None:
        """A place in scratch for every value that is read outside the loop that computes it."""
        for index in sorted(nodes - self.given):
            node = self.graph.nodes[index]
            if node.kind == "aggregate":
                self.slot(index)
            for access in node.accesses:
                read = access.node
                if read is None or read not in self.block_of:
                    continue
                if self.block_of[read] != self.block_of.get(index) or access.partner:
                    self.slot(read)

    def slot(self, index: int) -> None:
        if index not in self.slots:
            node = self.graph.nodes[index]
            key = (node.level, type_code(node.type))
            self.slots[index] = self.slot_counts.get(key, 0)
            self.slot_counts[key] = self.slots[index] + 1

    # ------------------------------------------------------------ text

    def use(self, name: str) -> str:
        """An array, offset or first row that the block being written needs as a parameter."""
        self.line_params.add(name)
        return name

    def write(
        self, order: list[tuple[str, list[int]]], roots: list[int], sources: list[tuple[str, set[int], Any]]
    ) -> None:
        self.out = {
            index: f"{code.upper()}O_{position}"
            for code in "fib"
            for position, index in enumerate(self.outputs_of(roots, code))
        }
        bits: dict[int, list[int]] = {}
        for bit, (_, _, index) in enumerate(sources):
            bits.setdefault(index, []).append(bit)
        missing = {index for kind, _, index in sources if kind == "missing"}
        for level, members in order:
            if level.startswith("aggregate "):
                self.aggregate(members[0])
            else:
                self.block(level, members, bits, missing)
        told = [index for index in (*self.out, *bits) if index not in self.block_of]
        for index in dict.fromkeys(told):
            level = self.graph.nodes[index].level
            value = self.input_text(index, "i")
            body = [f"put({self.use(self.out[index])}, i, {value})"] if index in self.out else []
            body += self.bit_lines(value, level, bits.get(index, []))
            self.each_row(level, body, 1)
        self.finish_function()

    def block(self, level: str, members: list[int], bits: dict[int, list[int]], missing: set[int]) -> None:
        body: list[str] = []
        if self.system.dated_level(level) and len(self.graph.periods) > 1:
            body.append(f"p = {self.period(level)}")
        for index in members:
            body += self.node(index)
            if index in self.slots:
                body.append(self.keep(index, "i", f"n{index}"))
            if index in self.out:
                body.append(f"put({self.use(self.out[index])}, i, n{index})")
            if index in bits:
                condition = self.missing_condition(index) if index in missing else f"n{index}"
                body += self.bit_lines(condition, level, bits[index])
        self.each_row(level, body, len(members))

    def bit_lines(self, condition: str, level: str, bits: list[int]) -> list[str]:
        if not bits:
            return []
        household = self.up_text(level, self.system.root, "i")
        mask = sum(1 << bit for bit in bits)
        found = self.use("bits")
        return [f"if {condition}:", f"    put({found}, {household}, get({found}, {household}) | {mask})"]

    def loops(self, lines: list[str], nodes: int) -> None:
        """Add loops to the function being written; begin another when it grows large."""
        if self.pending_nodes + nodes > NODES_PER_BLOCK:
            self.finish_function()
        self.pending += lines
        self.pending_nodes += nodes
        self.params |= self.line_params
        self.line_params = set()

    def finish_function(self) -> None:
        if not self.pending:
            return
        name = f"b{len(self.blocks)}"
        parameters = ", ".join(f"{name}: {self.parameter_type(name)}" for name in sorted(self.params))
        arguments = ", ".join(sorted(self.params))
        body = ("    " + line for line in self.pending)
        self.blocks.append("\n".join([f"def {name}({parameters}):", *body]) + "\n")
        self.calls.append(f"{name}({arguments})")
        self.used |= self.params
        self.params = set()
        self.pending, self.pending_nodes = [], 0

    def each_row(self, level: str, body: list[str], nodes: int) -> None:
        self.loops([f"for i in {self.rows(level)}:", *("    " + line for line in body)], nodes)

    def parameter_type(self, name: str) -> str:
        """What engine.compiler calls the type of a block's parameter."""
        kind = name.partition("_")[0]
        if kind in ("a", "e", "cap"):
            return "i"
        if kind in ("FI", "II", "BI", "FO", "IO", "BO"):
            return kind[0]
        return {"Sf": "F", "Sb": "B", "fig": "F"}.get(kind, "I")

    def kernel_text(self) -> str:
        """The function that takes a few households at a time through all blocks."""
        lines = ["def kernel(h0: i, h1: i, table: I):"]
        for name in sorted(self.used):
            if name.partition("_")[0] not in ("a", "e"):
                kind = self.parameter_type(name)
                read = {"F": "floats", "I": "ints", "B": "bools", "i": "get"}[kind]
                lines.append(f"    {name} = {read}(table, {len(self.table)})")
                self.table.append(name)
        for level in self.levels:
            if level != self.system.root:
                lines.append(f"    offsets_{level} = ints(table, {len(self.table)})")
                self.table.append(f"offsets_{level}")
        lines += [
            f"    for c0 in range(h0, h1, {HOUSEHOLDS_AT_ONCE}):",
            f"        c1 = min(c0 + {HOUSEHOLDS_AT_ONCE}, h1)",
        ]
        for level in self.levels:
            for bound, at in (("a", "c0"), ("e", "c1")):
                read = at if level == self.system.root else f"get(offsets_{level}, {at})"
                lines.append(f"        {bound}_{level} = {read}")
        lines += [f"        {call}" for call in self.calls]
        return "\n".join(lines)

    def outputs_of(self, roots: list[int], code: str) -> list[int]:
        return list(dict.fromkeys(i for i in roots if type_code(self.graph.nodes[i].type) == code))

    def rows(self, level: str) -> str:
        return f"range({self.use(f'a_{level}')}, {self.use(f'e_{level}')})"

    def period(self, level: str) -> str:
        dated = self.system.dated_level(level)
        assert dated is not None
        return f"get({self.use('periods')}, {self.up_text(level, dated, 'i')})"

    def up_text(self, level: str, ancestor: str, row: str) -> str:
        """Index of the row of ``ancestor`` above ``row`` of ``level``."""
        if level == ancestor:
            return row
        parent = self.system.levels[level].parent
        assert parent is not None
        return self.up_text(parent, ancestor, f"get({self.use(f'parents_{level}')}, {row})")

    def input_text(self, index: int, row: str) -> str:
        code = type_code(self.graph.nodes[index].type)
        return f"get({self.use(f'{code.upper()}I_{self.inputs[code].index(index)}')}, {row})"

    def place(self, index: int, row: str) -> str:
        """Array and position of a value in scratch."""
        level = self.graph.nodes[index].level
        array = self.use(f"S{type_code(self.graph.nodes[index].type)}_{level}")
        slot = f"{self.slots[index]} * {self.use(f'cap_{level}')}"
        return f"{array}, {slot} + {row} - {self.use(f'a_{level}')}"

    def scratch(self, index: int, row: str) -> str:
        return f"get({self.place(index, row)})"

    def keep(self, index: int, row: str, value: str) -> str:
        """The statement that puts a value in scratch."""
        return f"put({self.place(index, row)}, {value})"

    def value_text(self, read: int, reader: Node, row: str, same_row: bool) -> str:
        """The value of node ``read`` in row ``row`` of its level, for a reader of any level."""
        if read not in self.block_of:
            return self.input_text(read, row)
        if same_row and self.block_of[read] == self.block_of.get(reader.index):
            return f"n{read}"
        return self.scratch(read, row)

    def read(self, access: Access, reader: Node) -> str:
        assert access.node is not None
        row = self.up_text(reader.level, access.level, "i")
        if not access.partner:
            return self.value_text(access.node, reader, row, access.level == reader.level)
        other = f"get({self.use(f'partners_{access.level}')}, {row})"
        value = self.value_text(access.node, reader, other, False)
        return f"({value} if {other} >= 0 else {self.zero(access.node)})"

    def zero(self, index: int) -> str:
        return {"f": "0.0", "b": "False"}.get(type_code(self.graph.nodes[index].type), "0")

    def arguments(self, text: Text, node: Node, varies: bool) -> dict[str, str | tuple[str, str, str]]:
        """What each argument of a text is in the kernel: an expression, or vector, offset and size of a table."""
        found: dict[str, str | tuple[str, str, str]] = {}
        for access in text.arguments:
            if access.figure is None:
                found[access.argument] = self.read(access, node)
                continue
            at = str(self.figure_at[access.figure])
            if varies:
                at = f"{at} + p * {self.figure_size}"
            figure = self.system.figures[access.figure]
            vector = self.use("fig")
            found[access.argument] = (
                f"get({vector}, {at})" if figure.shape == "number" else (vector, at, str(figure.size))
            )
        return found

    def text(self, text: Text, node: Node, varies: bool) -> list[str]:
        """The lines that compute one text of a rule for row ``i``."""
        lines = inline(text.rule, f"n{node.index}", self.arguments(text, node, varies))
        if text.guard is None:
            return lines
        otherwise = {"f": repr(float(text.rule.otherwise)), "b": str(bool(text.rule.otherwise))}.get(
            type_code(node.type), str(int(text.rule.otherwise))
        )
        head = f"if {self.read(text.guard, node)}:"
        return [head, *("    " + line for line in lines), "else:", f"    n{node.index} = {otherwise}"]

    def node(self, index: int) -> list[str]:
        node = self.graph.nodes[index]
        if len(set(node.texts)) == 1:
            return self.text(node.texts[0], node, varies=len(node.texts) > 1)
        lines = []
        for position, text in enumerate(node.texts):
            word = "if" if position == 0 else "elif"
            lines.append(f"{word} p == {position}:" if position < len(node.texts) - 1 else "else:")
            lines += ["    " + line for line in self.text(text, node, varies=True)]
        return lines

    def missing_condition(self, index: int) -> str:
        """When a node with a missing figure is refused: in the periods without it, where its guard is true."""
        node = self.graph.nodes[index]
        tests = []
        for period, text in enumerate(node.texts):
            if self.graph.missing_figures(text, period):
                guard = "True" if text.guard is None else self.read(text.guard, node)
                tests.append(f"(p == {period} and {guard})" if len(node.texts) > 1 else guard)
        return " or ".join(tests)

    # ------------------------------------------------------------ aggregates

    def aggregate(self, index: int) -> None:
        node = self.graph.nodes[index]
        assert node.source is not None
        assert node.source.node is not None
        source = self.graph.nodes[node.source.node]
        value = self.value_text(source.index, node, "j", False)
        if node.operation.endswith("concurrent"):
            body = self.concurrent(node, value)
        elif node.operation == "most_in_12_months":
            body = self.most_in_12_months(node, source, value)
        else:
            body = self.bring_up(node, source, value)
        if index in self.out:
            body.append(f"for i in {self.rows(node.level)}:")
            body.append(f"    put({self.use(self.out[index])}, i, {self.scratch(index, 'i')})")
        self.loops(body, 1)

    def bring_up(self, node: Node, source: Node, value: str) -> list[str]:
        before = self.scratch(node.index, "up")
        after = {
            "sum": f"{before} + {value}",
            "any": f"{before} or {value}",
            "count": f"{before} + (1 if {value} else 0)",
        }[node.operation]
        return [
            f"for i in {self.rows(node.level)}:",
            f"    {self.keep(node.index, 'i', self.zero(node.index))}",
            f"for j in {self.rows(source.level)}:",
            f"    up = {self.up_text(source.level, node.level, 'j')}",
            f"    {self.keep(node.index, 'up', after)}",
        ]

    def concurrent(self, node: Node, value: str) -> list[str]:
        parent = self.use(f"parents_{node.level}")
        (start_i, start_j), (end_i, end_j) = (
            [self.input_text(date, row) for row in ("i", "j")] for date in node.also
        )
        first, last = self.use(f"a_{node.level}"), self.use(f"e_{node.level}")
        total = f"total_{node.index}"
        add = f"{total} + {value}" if node.operation == "sum_concurrent" else f"{total} or {value}"
        return [
            f"for i in {self.rows(node.level)}:",
            f"    {total} = {self.zero(node.index)}",
            "    j = i",
            f"    while j > {first} and get({parent}, j - 1) == get({parent}, i):",
            "        j -= 1",
            f"    while j < {last} and get({parent}, j) == get({parent}, i):",
            f"        if {start_i} <= {end_j} and {start_j} <= {end_i}:",
            f"            {total} = {add}",
            "        j += 1",
            f"    {self.keep(node.index, 'i', total)}",
        ]

    def most_in_12_months(self, node: Node, source: Node, value: str) -> list[str]:
        up = self.up_text(source.level, node.level, "j")
        first, last = arithmetic.window_limits(self.graph.year)
        dates = self.use("dates")
        return [
            f"j = {self.use(f'a_{source.level}')}",
            f"for i in {self.rows(node.level)}:",
            "    found = 0",
            f"    while j < {self.use(f'e_{source.level}')} and {up} == i:",
            f"        if {value}:",
            f"            day = {self.input_text(node.also[0], 'j')}",
            "            at = found",
            f"            while at > 0 and get({dates}, at - 1) > day:",
            "                at -= 1",
            f"            if at == 0 or get({dates}, at - 1) != day:",
            "                for move in range(found, at, -1):",
            f"                    put({dates}, move, get({dates}, move - 1))",
            f"                put({dates}, at, day)",
            "                found += 1",
            "        j += 1",
            f"    most = most_in_12_months({dates}, 0, found, {first}, {last})",
            f"    {self.keep(node.index, 'i', 'most')}",
        ]
