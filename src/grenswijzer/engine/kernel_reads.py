"""How a kernel's text reads: inputs, values of other loops, of rows above, of the partner, and of rows together.

What several rules of one loop read in the same way is read once, at the head of the loop.
"""

from __future__ import annotations

from collections.abc import Iterable

from grenswijzer.engine.graph import Access, Graph, Node
from grenswijzer.engine.kernel_text import different_dates, sum_of_date
from grenswijzer.engine.planning import Planning, type_code


class Reads(Planning):
    """The expressions by which rules read, and what has to stand before them.

    ``line_params``: arrays and offsets that the loop being written needs. ``head``: names that the loop's first lines
    give a value. ``here``: inputs read in the loop's own rows. ``first`` and ``paired``: the levels of which first rows
    and partners are needed.
    """

    def __init__(self, graph: Graph, given: frozenset[str]) -> None:
        super().__init__(graph, given)
        self.line_params: set[str] = set()
        self.head: dict[str, str] = {}
        self.here: dict[str, None] = {}
        self.first: dict[tuple[str, str], None] = {}
        self.paired: dict[str, None] = {}

    def use(self, name: str) -> str:
        """An array, offset or first row that the loop being written needs as a parameter."""
        self.line_params.add(name)
        return name

    def named(self, name: str, value: str) -> str:
        """A name for ``value``, which the loop's head gives it."""
        self.head.setdefault(name, value)
        return name

    # ------------------------------------------------------------ places

    def rows(self, level: str) -> str:
        """First row of a level in the households at work, and one past the last."""
        return f"{self.use(f'a_{level}')}, {self.use(f'e_{level}')}"

    def period(self, level: str) -> str:
        """Part of the year in which row ``i`` begins."""
        dated = self.system.dated_level(level)
        assert dated is not None
        return f"get({self.use('periods')}, {self.row_above(level, dated)})"

    def first_row(self, source: str, level: str, row: str) -> str:
        """The first row of ``source`` below a row of ``level``, or one past the last before it."""
        name = self.use(f"first_{source}_{level}")
        if level == self.system.root or self.by_parent(source):
            return f"get({name}, {row})"
        self.first.setdefault((source, level))
        return f"get({name}, {row} - {self.use(f'a_{level}')})"

    def first_rows_text(self, source: str, level: str) -> list[str]:
        """The function that finds them for the rows at work."""
        arrays, at = [], source
        while at != level:
            arrays.append(f"parents_{at}: I")
            at = self.parent_of(at)
        bounds = [f"{bound}_{name}: i" for name in (source, level) for bound in "ae"]
        return [
            f"def below_{source}_{level}({', '.join([f'first_{source}_{level}: I', *arrays, *bounds])}):",
            f"    below = a_{source}",
            f"    for row in range(a_{level}, e_{level}):",
            f"        put(first_{source}_{level}, row - a_{level}, below)",
            f"        while below < e_{source} and {self.up_text(source, level, 'below')} == row:",
            "            below += 1",
            f"    put(first_{source}_{level}, e_{level} - a_{level}, below)",
        ]

    def partners_text(self, level: str) -> list[str]:
        """The function that finds the row of the other in the household; -1 where there is none."""
        places = f"partners_{level}"
        return [
            f"def pairs_{level}({places}: I, offsets_{level}: I, c0: i, c1: i):",
            f"    start = get(offsets_{level}, c0)",
            "    for household in range(c0, c1):",
            f"        first = get(offsets_{level}, household)",
            f"        end = get(offsets_{level}, household + 1)",
            "        for row in range(first, end):",
            f"            put({places}, row - start, first + end - 1 - row if end - first == 2 else -1)",
        ]

    def up_text(self, level: str, ancestor: str, row: str) -> str:
        """Index of the row of ``ancestor`` above ``row`` of ``level``."""
        if level == ancestor:
            return row
        parent = self.parent_of(level)
        return self.up_text(parent, ancestor, f"get({self.use(f'parents_{level}')}, {row})")

    def row_above(self, level: str, ancestor: str) -> str:
        """The same for row ``i``, read once."""
        above, at = "i", level
        while at != ancestor:
            parent = self.parent_of(at)
            if above == "i" and self.by_parent(level):
                above = f"up_{level}"
            else:
                above = self.named(f"above_{at}_{level}", f"get({self.use(f'parents_{at}')}, {above})")
            at = parent
        return above

    def input_array(self, index: int) -> str:
        """The array of an input."""
        code = type_code(self.graph.nodes[index].type)
        return f"{code.upper()}I_{self.inputs[code].index(index)}"

    def input_text(self, index: int, row: str) -> str:
        """The value of an input."""
        array = self.input_array(index)
        if row == "i":
            self.here.setdefault(array)
        return f"get({self.use(array)}, {row})"

    def place(self, index: int, row: str) -> str:
        """Array and position of a value in scratch."""
        node = self.graph.nodes[index]
        level, code = node.level, type_code(node.type)
        start = f"{self.slots[index]} * {self.use(f'cap_{level}')} - {self.use(f'a_{level}')}"
        return f"{self.use(f'S{code}_{level}')}, {start} + {row}"

    def scratch(self, index: int, row: str) -> str:
        """A value from scratch."""
        return f"get({self.place(index, row)})"

    def keep(self, index: int, row: str, value: str) -> str:
        """The statement that puts a value in scratch."""
        return f"put({self.place(index, row)}, {value})"

    # ------------------------------------------------------------ values

    def stored(self, read: int, row: str) -> str:
        """A value that stands in memory: an input, or what another loop left in scratch."""
        return self.scratch(read, row) if read in self.block_of else self.input_text(read, row)

    def read(self, access: Access, reader: Node) -> str:
        """What an argument of a rule is in row ``i``."""
        assert access.node is not None
        read = access.node
        row = self.row_above(reader.level, access.level)
        if access.partner:
            return self.named(f"n{read}_partner_{reader.level}", self.of_partner(read, access.level, row))
        if row != "i":
            return self.named(f"n{read}_above_{reader.level}", self.stored(read, row))
        if read in self.block_of and self.block_of[read] == self.block_of.get(reader.index):
            return f"n{read}"
        return self.stored(read, row)

    def of_partner(self, read: int, level: str, row: str) -> str:
        """The other's value; zero where there is none."""
        self.paired.setdefault(level)
        place = f"{self.use(f'partners_{level}')}, {row} - {self.use(f'a_{level}')}"
        other = self.named(f"other_{level}_{row}", f"get({place})")
        if row != "i":
            return f"{self.stored(read, other)} if {other} >= 0 else {self.zero(read)}"
        # two rows of a household stand side by side: neighbours come from memory faster than rows from anywhere
        first = self.named("is_first", f"{other} > i")
        second = self.named("is_second", f"{other} >= 0 and {other} < i")
        after, before = self.stored(read, "i + 1"), self.stored(read, "i - 1")
        return f"{after} if {first} else {before} if {second} else {self.zero(read)}"

    def zero(self, index: int) -> str:
        """Nothing, in a node's type."""
        return {"f": "0.0", "b": "False"}.get(type_code(self.graph.nodes[index].type), "0")

    # ------------------------------------------------------------ aggregates

    def aggregates(self, members: Iterable[int]) -> list[str]:
        """The lines that bring rows together, in their own order: one loop for all that go through the same rows."""
        found: list[str] = []
        together: dict[tuple[str, bool], list[Node]] = {}
        for index in members:
            node = self.graph.nodes[index]
            if node.source is None:
                continue
            if node.operation == "sum_of_date":
                found += self.sum_of_date(node)
            else:
                concurrent = node.operation.endswith("_concurrent")
                together.setdefault((node.source.level, concurrent), []).append(node)
        for (level, concurrent), nodes in together.items():
            found += self.of_rows(level, concurrent, nodes)
        return found

    def of_rows(self, source: str, concurrent: bool, nodes: list[Node]) -> list[str]:
        """One loop over the rows of ``source`` that belong to row ``i``, or over the concurrent ones."""
        level, above = nodes[0].level, "i"
        row = f"j{nodes[0].index}"
        if concurrent:
            parent = self.parent_of(level)
            level, above = parent, self.row_above(level, parent)
        lines = [f"n{node.index} = {self.zero(node.index)}" for node in nodes]
        lines.append(f"{row} = {self.first_row(source, level, above)}")
        lines.append(f"end{row} = {self.first_row(source, level, f'{above} + 1')}")
        lines.append(f"while {row} < end{row}:")
        inside = [self.added(node, row) for node in nodes]
        if concurrent:
            (start_i, start_j), (end_i, end_j) = (
                [self.input_text(date, at) for at in ("i", row)] for date in nodes[0].also
            )
            inside = [
                f"if {start_i} <= {end_j} and {start_j} <= {end_i}:",
                *("    " + line for line in inside),
            ]
        return [*lines, *("    " + line for line in inside), f"    {row} += 1"]

    def added(self, node: Node, row: str) -> str:
        """The line that takes one more row into an aggregate."""
        total, value = f"n{node.index}", self.stored(self.source_of(node).index, row)
        after = {
            "sum": f"{total} + {value}",
            "any": f"{total} or {value}",
            "count": f"{total} + (1 if {value} else 0)",
        }[node.operation.removesuffix("_concurrent")]
        return f"{total} = {after}"

    def sum_of_date(self, node: Node) -> list[str]:
        """The lines that add the neighbouring rows of the same parent and date, the first of them first."""
        row, source = f"j{node.index}", self.source_of(node).index
        parent = self.parent_of(node.level)
        above = self.row_above(node.level, parent)
        return sum_of_date(
            f"n{node.index}",
            row,
            zero=self.zero(node.index),
            value=self.stored(source, row),
            own=self.stored(source, "i"),
            first=self.first_row(node.level, parent, above),
            end=self.first_row(node.level, parent, f"{above} + 1"),
            dates={
                at: self.input_text(node.also[0], at) for at in ("i", "i - 1", "i + 1", row, f"{row} - 1")
            },
        )

    def different_dates(self, node: Node) -> list[str]:
        """The loop for a number of different dates."""
        source = self.source_of(node)
        lines = different_dates(
            node.operation,
            self.graph.year,
            self.stored(source.index, "day_row"),
            dates=self.use("dates"),
            date_of_row=self.input_text(node.also[0], "day_row"),
            owners=self.rows(node.level),
            first=self.first_row(source.level, node.level, "row"),
            end=self.first_row(source.level, node.level, "row + 1"),
        )
        return [*lines, f"    {self.keep(node.index, 'row', 'most')}"]
