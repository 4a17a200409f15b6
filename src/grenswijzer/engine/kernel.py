"""The law as compiled loops over rows: the text that engine.compiler takes.

The text holds the arithmetic, the rules and the kernel, so that its hash tells everything a kept binary rests on.
Scales and tables are read from one vector of figures at an offset, so a changed figure needs no new compile.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from grenswijzer.engine.graph import Access, Graph, Node, Text
from grenswijzer.engine.kernel_text import arithmetic_text, different_dates, inline, sum_of_date
from grenswijzer.engine.planning import NODES_PER_BLOCK, Planning, Source, type_code
from grenswijzer.engine.unknowns import Unknown

HOUSEHOLDS_AT_ONCE = 64
"""Households a block works through before the next block starts: their scratch fits the second-level cache."""


@dataclass(frozen=True, eq=False, slots=True)
class Plan:
    """What a kernel does: its text and the order of what goes in and out.

    ``inputs`` and ``outputs``: (type code, node index) in order per code. ``table``: what each entry of the table of
    addresses is. ``slots``: how many rows of scratch a level needs per type, times the most rows it has at once.
    ``figure_at``: offset of each figure in the vector; ``figure_size``: its length per period. ``refusals``: meaning
    of each bit; ``masks``: per output name the bits that make it unknown.
    """

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


class _Writer(Planning):
    def __init__(self, graph: Graph, outputs: tuple[str, ...], given: frozenset[str]) -> None:
        super().__init__(graph, given)
        self.output_names = outputs
        self.levels = tuple(self.system.levels)
        self.pending: list[str] = []
        self.pending_nodes = 0
        self.blocks: list[str] = []
        self.calls: list[str] = []
        self.used: set[str] = set()
        self.params: set[str] = set()
        self.line_params: set[str] = set()
        self.out: dict[int, str] = {}
        self.table: list[str] = []
        self.figure_at: dict[str, int] = {}
        self.figure_size = 0
        for name, values in graph.figures.items():
            self.figure_at[name] = self.figure_size
            self.figure_size += len(values[0].numbers)

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

    # ------------------------------------------------------------ text

    def use(self, name: str) -> str:
        """An array, offset or first row that the block being written needs as a parameter."""
        self.line_params.add(name)
        return name

    def write(self, order: list[tuple[str, list[int]]], roots: list[int], sources: list[Source]) -> None:
        self.out = {
            index: f"{code.upper()}O_{position}"
            for code in "fib"
            for position, index in enumerate(self.outputs_of(roots, code))
        }
        bits: dict[int, list[int]] = {}
        turned_on = ((bit, index) for bit, (_, _, found) in enumerate(sources) for index in found)
        for bit, index in turned_on:
            bits.setdefault(index, []).append(bit)
        missing = {index for kind, _, found in sources if kind == "missing" for index in found}
        for level, members in order:
            if level.startswith("days "):
                self.days(members[0])
            else:
                self.block(level, members, bits, missing)
        told = [index for index in (*self.out, *bits) if index not in self.block_of]
        for index in dict.fromkeys(told):
            level = self.graph.nodes[index].level
            value = self.input_text(index, "i")
            body = [f"put({self.use(self.out[index])}, i, {value})"] if index in self.out else []
            if body:
                self.each_row(level, body, 1)
            self.bits(self.input_text(index, "row"), level, bits.get(index, []))
        self.finish_function()

    def block(self, level: str, members: list[int], bits: dict[int, list[int]], missing: set[int]) -> None:
        body: list[str] = []
        if self.system.dated_level(level) and len(self.graph.periods) > 1:
            body.append(f"p = {self.period(level)}")
        flags: list[tuple[str, list[int]]] = []
        for index in members:
            body += self.node(index)
            if index in self.slots:
                body.append(self.keep(index, "i", f"n{index}"))
            if index in self.out:
                body.append(f"put({self.use(self.out[index])}, i, n{index})")
            if index in bits:
                condition = self.missing_condition(index) if index in missing else f"n{index}"
                slot = self.new_slot(level, "b")
                place = self.scratch_place(level, "b", slot, "i")
                body.append(f"put({place}, {condition})")
                row = self.scratch_place(level, "b", slot, "row")
                flags.append((f"get({row})", bits[index]))
        self.each_row(level, body, len(members))
        for condition, found in flags:
            self.bits(condition, level, found)

    def bits(self, condition: str, level: str, bits: list[int]) -> None:
        """Set bits of the household, row by row: rows of one household would get in each other's way in lanes."""
        if not bits:
            return
        household = self.up_text(level, self.system.root, "row")
        mask = sum(1 << bit for bit in bits)
        found = self.use("bits")
        line = f"put({found}, {household}, get({found}, {household}) | {mask})"
        for name in re.findall(r"\b(?:S[fib]|[FIB]I|a|e|cap)_\w+", condition):
            self.use(name)
        self.loops([f"for row in range({self.rows(level)}):", f"    if {condition}:", f"        {line}"], 1)

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
        lines = [f"for i in lanes({self.rows(level)}):", *("    " + line for line in body)]
        if self.by_parent(level):
            # one after the other for each parent, whose values are then alike in all lanes and read once
            parent = self.parent_of(level)
            low, high = (self.below(level, parent, f"up_{level}", after) for after in ("", " + 1"))
            lines = [
                f"if {self.use(f'a_{level}')} < {self.use(f'e_{level}')}:",
                f"    for up_{level} in range({self.rows(parent)}):",
                f"        for i in lanes({low}, {high}):",
                *("            " + line for line in body),
            ]
        self.loops(lines, nodes)

    def below(self, source: str, level: str, row: str, after: str = "") -> str:
        """The first row of ``source`` below a row of ``level``; with ``after`` + 1, one past the last."""
        return f"get({self.first_rows(source, level)}, {row}{after})"

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
        return f"{self.use(f'a_{level}')}, {self.use(f'e_{level}')}"

    def period(self, level: str) -> str:
        dated = self.system.dated_level(level)
        assert dated is not None
        return f"get({self.use('periods')}, {self.up_text(level, dated, 'i')})"

    def first_rows(self, source: str, level: str) -> str:
        """For each row of ``level`` the first row of ``source`` below it; one past the last for the last."""
        return self.use(f"first_{source}_{level}")

    def up_text(self, level: str, ancestor: str, row: str) -> str:
        """Index of the row of ``ancestor`` above ``row`` of ``level``."""
        if level == ancestor:
            return row
        parent = self.parent_of(level)
        if row == "i" and self.by_parent(level):
            return self.up_text(parent, ancestor, f"up_{level}")
        return self.up_text(parent, ancestor, f"get({self.use(f'parents_{level}')}, {row})")

    def input_text(self, index: int, row: str) -> str:
        code = type_code(self.graph.nodes[index].type)
        return f"get({self.use(f'{code.upper()}I_{self.inputs[code].index(index)}')}, {row})"

    def place(self, index: int, row: str) -> str:
        """Array and position of a value in scratch."""
        node = self.graph.nodes[index]
        return self.scratch_place(node.level, type_code(node.type), self.slots[index], row)

    def scratch_place(self, level: str, code: str, slot: int, row: str) -> str:
        """Array and position of a slot."""
        start = f"{slot} * {self.use(f'cap_{level}')} - {self.use(f'a_{level}')}"
        return f"{self.use(f'S{code}_{level}')}, {start} + {row}"

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
        if not text.is_law:
            return [f"n{node.index} = {self.constant(text.absent, node)}"]
        lines = inline(text.rule, f"n{node.index}", self.arguments(text, node, varies))
        if text.guard is None:
            return lines
        otherwise = self.constant(text.rule.otherwise, node)
        head = f"if {self.read(text.guard, node)}:"
        return [head, *("    " + line for line in lines), "else:", f"    n{node.index} = {otherwise}"]

    @staticmethod
    def constant(value: float, node: Node) -> str:
        """A constant in the node's type."""
        found = {"f": repr(float(value)), "b": str(bool(value))}
        return found.get(type_code(node.type), str(int(value)))

    def node(self, index: int) -> list[str]:
        node = self.graph.nodes[index]
        if node.source is not None:
            return self.aggregate(node)
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

    def aggregate(self, node: Node) -> list[str]:
        """The lines that bring rows together, in their own order."""
        source = self.source_of(node)
        total, row = f"n{node.index}", f"j{node.index}"
        value = self.value_text(source.index, node, row, False)
        if node.operation == "sum_of_date":
            return self.sum_of_date(node, value, total, row)
        operation = node.operation.removesuffix("_concurrent")
        after = {
            "sum": f"{total} + {value}",
            "any": f"{total} or {value}",
            "count": f"{total} + (1 if {value} else 0)",
        }[operation]
        lines = [f"{total} = {after}"]
        level, above = node.level, "i"
        if operation != node.operation:
            parent = self.parent_of(level)
            level, above = parent, self.up_text(node.level, parent, "i")
            (start_i, start_j), (end_i, end_j) = (
                [self.input_text(date, at) for at in ("i", row)] for date in node.also
            )
            lines = [f"if {start_i} <= {end_j} and {start_j} <= {end_i}:", f"    {lines[0]}"]
        return [
            f"{total} = {self.zero(node.index)}",
            f"{row} = {self.below(source.level, level, above)}",
            f"end{row} = {self.below(source.level, level, above, ' + 1')}",
            f"while {row} < end{row}:",
            *("    " + line for line in lines),
            f"    {row} += 1",
        ]

    def sum_of_date(self, node: Node, value: str, total: str, row: str) -> list[str]:
        parent = self.parent_of(node.level)
        above = self.up_text(node.level, parent, "i")
        return sum_of_date(
            total,
            row,
            zero=self.zero(node.index),
            value=value,
            own=self.value_text(self.source_of(node).index, node, "i", False),
            first=self.below(node.level, parent, above),
            end=self.below(node.level, parent, above, " + 1"),
            dates={
                at: self.input_text(node.also[0], at) for at in ("i", "i - 1", "i + 1", row, f"{row} - 1")
            },
        )

    def days(self, index: int) -> None:
        """A loop of its own, row by row, for a number of different dates."""
        node = self.graph.nodes[index]
        source = self.source_of(node)
        body = self.different_dates(node, source, self.value_text(source.index, node, "day_row", False))
        if index in self.out:
            body.append(f"for row in range({self.rows(node.level)}):")
            body.append(f"    put({self.use(self.out[index])}, row, {self.scratch(index, 'row')})")
        self.loops(body, 1)

    def different_dates(self, node: Node, source: Node, value: str) -> list[str]:
        lines = different_dates(
            node.operation,
            self.graph.year,
            value,
            dates=self.use("dates"),
            date_of_row=self.input_text(node.also[0], "day_row"),
            owners=self.rows(node.level),
            first=self.below(source.level, node.level, "row"),
            end=self.below(source.level, node.level, "row", " + 1"),
        )
        return [*lines, f"    {self.keep(node.index, 'row', 'most')}"]
