"""The law as compiled loops over rows: the text that engine.compiler takes.

The text holds the arithmetic, the rules and the kernel, so that its hash tells everything a kept binary rests on.
Scales and tables are read from one vector of figures at an offset, so a changed figure needs no new compile.
"""

from __future__ import annotations

from dataclasses import dataclass

from grenswijzer.engine.graph import Graph, Node, Text
from grenswijzer.engine.kernel_reads import Reads
from grenswijzer.engine.kernel_text import arithmetic_text, inline
from grenswijzer.engine.planning import NODES_PER_BLOCK, Source, type_code
from grenswijzer.engine.unknowns import Unknown

HOUSEHOLDS_AT_ONCE = 64
"""Households a block works through before the next block starts: their scratch fits the second-level cache."""


@dataclass(frozen=True, eq=False, slots=True)
class Plan:
    """What a kernel does: its text and the order of what goes in and out.

    ``inputs`` and ``outputs``: (type code, node index) in order per code. ``table``: what each entry of the table of
    addresses is. ``slots``: how many rows of scratch a level needs per type, times the most rows it has at once.
    ``first_rows``: which scratch holds first rows below, and below which level.
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
    first_rows: tuple[tuple[str, str], ...]
    refusals: tuple[Unknown, ...]
    masks: dict[str, int]
    nodes: int


def plan(graph: Graph, outputs: tuple[str, ...], given: frozenset[str]) -> Plan:
    """The kernel that computes ``outputs`` with the nodes named in ``given`` read from columns."""
    return _Writer(graph, outputs, given).plan()


class _Writer(Reads):
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
        self.out: dict[int, str] = {}
        self.table: list[str] = []
        self.fetched: set[str] = set()
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
        self.assign_slots(nodes, order)
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
                *("\n".join(function) for function in self.relations()),
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
            first_rows=tuple((f"first_{source}_{level}", level) for source, level in self.first),
            refusals=tuple(refusals),
            masks=masks,
            nodes=sum(1 for index in nodes if graph.nodes[index].kind != "input"),
        )

    # ------------------------------------------------------------ text

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
            if index in bits:
                body.append(self.mark(level, bits[index], value))
            self.each_row(level, body, 1)
        self.finish_function()

    def block(self, level: str, members: list[int], bits: dict[int, list[int]], missing: set[int]) -> None:
        body: list[str] = []
        if self.system.dated_level(level) and len(self.graph.periods) > 1:
            self.named("p", self.period(level))
        body += self.aggregates(members)
        for index in members:
            body += self.node(index)
            if index in self.slots:
                body.append(self.keep(index, "i", f"n{index}"))
            if index in self.out:
                body.append(f"put({self.use(self.out[index])}, i, n{index})")
            if index in bits:
                condition = self.missing_condition(index) if index in missing else f"n{index}"
                body.append(self.mark(level, bits[index], condition))
        self.each_row(level, body, len(members))

    def mark(self, level: str, bits: list[int], condition: str) -> str:
        """The statement that sets bits of the household where the condition holds."""
        household = self.row_above(level, self.system.root)
        return f"mark({self.use('bits')}, {household}, {sum(1 << bit for bit in bits)}, {condition})"

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
        """A loop over the rows of a level, with what its head names and what it brings near for the next ones."""
        ahead = [array for array in self.here if array not in self.fetched]
        head = [f"{name} = {value}" for name, value in self.head.items()]
        self.head, self.here = {}, {}
        if self.by_parent(level):
            # one after the other for each parent, whose values are then alike in all lanes and read once
            parent = self.parent_of(level)
            low, high = (self.first_row(level, parent, f"up_{level}{after}") for after in ("", " + 1"))
            lines = [
                f"if {self.use(f'a_{level}')} < {self.use(f'e_{level}')}:",
                f"    for up_{level} in range({self.rows(parent)}):",
                *("        " + line for line in head),
                f"        for i in lanes({low}, {high}):",
                *("            " + line for line in body),
            ]
        else:
            if ahead:
                self.fetched.update(ahead)
                start, end = self.use(f"a_{level}"), self.use(f"e_{level}")
                body = [*(f"prefetch({self.use(array)}, i + ({end} - {start}))" for array in ahead), *body]
            lines = [f"for i in lanes({self.rows(level)}):", *("    " + line for line in [*head, *body])]
        self.loops(lines, nodes)

    def parameter_type(self, name: str) -> str:
        """What engine.compiler calls the type of a block's parameter."""
        kind = name.partition("_")[0]
        if kind in ("a", "e", "cap"):
            return "i"
        if kind in ("FI", "II", "BI", "FO", "IO", "BO"):
            return kind[0]
        return {"Sf": "F", "Sb": "B", "fig": "F"}.get(kind, "I")

    def relations(self) -> list[list[str]]:
        """The functions that find, for the households at work, which rows belong together."""
        return [
            *(self.first_rows_text(source, level) for source, level in self.first),
            *(self.partners_text(level) for level in self.paired),
        ]

    def kernel_text(self) -> str:
        """The function that takes a few households at a time through all blocks."""
        lines = ["def kernel(h0: i, h1: i, table: I):"]
        calls = []
        for function in self.relations():
            head, _, parameters = function[0].removeprefix("def ").removesuffix("):").partition("(")
            names = [parameter.partition(":")[0] for parameter in parameters.split(", ")]
            self.used |= {name for name in names if name.startswith(("first_", "parents_", "partners_"))}
            calls.append(f"{head}({', '.join(names)})")
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
        lines += [f"        {call}" for call in [*calls, *self.calls]]
        return "\n".join(lines)

    def outputs_of(self, roots: list[int], code: str) -> list[int]:
        return list(dict.fromkeys(i for i in roots if type_code(self.graph.nodes[i].type) == code))

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
            return []
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

    def days(self, index: int) -> None:
        """A loop of its own, row by row, for a number of different dates."""
        node = self.graph.nodes[index]
        body = self.different_dates(node)
        if index in self.out:
            body.append(f"for row in range({self.rows(node.level)}):")
            body.append(f"    put({self.use(self.out[index])}, row, {self.scratch(index, 'row')})")
        self.loops(body, 1)
