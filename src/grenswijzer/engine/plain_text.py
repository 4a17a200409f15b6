"""The law as plain Python: stretches of rules of one level, each a function with a loop over the level's rows.

Between two stretches stand the aggregates, column by column. Within a row a value is a local name and a rule its own
text: to call each rule, and to hand each value on in a list, took most of the time of a household. docs/decisions/0015
has the measurements. :mod:`grenswijzer.engine.plain_run` runs what is written here.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import IntEnum
from types import CodeType
from typing import Any, NamedTuple

from grenswijzer.engine.cache import compiled, short_hash
from grenswijzer.engine.graph import Access, Graph, Node, Text
from grenswijzer.engine.rows import above, every_row, how_many, other_adult, part_of_year
from grenswijzer.engine.rule import Rule
from grenswijzer.engine.rule_text import rule_text
from grenswijzer.engine.stretches import Stretch, stretches
from grenswijzer.engine.system import DATE_COUNTS

IS_TOLD = "#T "
"""Before a line that takes the place of the one it stands in, where values are given."""

_VALUE = re.compile(r"\b[vp]\d+\b")


class LawCode(NamedTuple):
    """The code of the functions; the rules they call as r0, r1, ...; the members of choices they name.

    ``order``: the node of each place among the values, facts first; empty where each has the place of its index.
    ``text``: what the code was made from, compressed.
    """

    code: CodeType
    functions: tuple[Rule, ...]
    choices: dict[str, IntEnum]
    order: tuple[int, ...]
    text: bytes


def law_code(graph: Graph) -> LawCode:
    """The code of the functions, which take figures from outside, with the rules and choices they name."""
    if "plain" not in graph.shared:
        graph.shared["plain"] = _code(graph, None, "")
    made: LawCode = graph.shared["plain"]
    return made


def part_code(graph: Graph, among: frozenset[int], name: str) -> LawCode:
    """The code for some nodes of a graph only, where the values of all others are there; ``name`` tells which."""
    return _code(graph, among, f"{name} in ")


def _code(graph: Graph, among: frozenset[int] | None, part: str) -> LawCode:
    writer = _Writer(graph, among)
    system = graph.system
    title = f"<{part}law of {graph.year} in {system.package}{''.join(map(' '.__add__, system.variants))} " + (
        short_hash(" ".join(graph.outputs)) + ">"
    )
    text = writer.text()
    order = tuple(writer.places) if among is None else ()
    code = compiled(text, title)
    return LawCode(code, tuple(writer.functions), writer.choices, order, zlib.compress(text.encode()))


class _Writer:
    """Writes the functions. ``V[5]`` is the column at place 5 among the values, ``v5`` the value of node 5 for the row
    at work or for the row above that one, ``p5`` the value of the other adult.

    Each stretch is a function of its own: Python is at its fastest in one with fewer than 256 names. The values of a
    row are kept together, and turned into columns once for the stretch.
    """

    def __init__(self, graph: Graph, among: frozenset[int] | None = None) -> None:
        self.graph = graph
        self.among = among
        self.functions: dict[Rule, str] = {}
        self.choices: dict[str, IntEnum] = {}
        # the whole law puts column after column; a part of it finds all columns there, in the order of the nodes
        first = [node.index for node in graph.nodes if among is not None or node.kind == "input"]
        self.places = {index: place for place, index in enumerate(first)}

    def text(self) -> str:
        """All functions; ``parts`` holds them in order."""
        lines = []
        count = 0
        for stretch in stretches(self.graph, self.among):
            for nodes, write in ((stretch.aggregates, self.aggregates), (stretch.rules, self.rules)):
                if not nodes:
                    continue
                body = [*write(stretch), self.stored(nodes)]
                lines.append(_or_told(f"def part{count}(V, I, R):", f"def part{count}(V, I, R, T):"))
                lines += _indented(_with_names(body))
                count += 1
                for node in nodes:
                    self.places.setdefault(node.index, len(self.places))
        return "\n".join([*lines, f"parts = ({''.join(f'part{part}, ' for part in range(count))})", ""])

    def stored(self, nodes: Sequence[Node]) -> str:
        """The line that puts the columns of some nodes in their places."""
        if self.among is None:
            return "V += made"
        places = "".join(f"{self.places[node.index]}, " for node in nodes)
        return f"for place, column in zip(({places}), made): V[place] = column"

    def aggregates(self, stretch: Stretch) -> list[str]:
        """What brings rows together before the rules of a stretch."""
        body = []
        for node in stretch.aggregates:
            assert node.source is not None
            assert node.source.node is not None
            text = aggregate_text(self.graph, node, self.places[node.source.node])
            body.append(_or_told(f" {text},", f"told({text}, {node.index}, T),"))
        return ["made = [", *body, "]"]

    def rules(self, stretch: Stretch) -> list[str]:
        """The rules of a stretch, in every row of its level."""
        reads = _Reads(self, stretch)
        blocks = [self.rule(node, reads) for node in stretch.rules]
        values = f"({''.join(f'v{node.index}, ' for node in stretch.rules)})"
        columns = f"made = columns(rows, {len(stretch.rules)})"
        level = stretch.level
        before, inside = reads.placed(blocks)
        if level == self.graph.system.root:
            return [*before, *inside, f"rows = [{values}]", columns]
        if not stretch.is_alike:
            loop = [f"for i in {every_row(level)}:", *_indented([*inside, f"rows.append({values})"])]
            return [*before, "rows = []", *loop, columns]
        # Rows below the same one above that read the same are computed once. Equal numbers count as the same whatever
        # the sign of a zero, as everywhere minus zero is zero.
        parent = self.graph.system.levels[level].parent
        assert parent is not None
        read = "".join(f", {column}" for column in reads.keys.values())
        return [
            *before,
            _or_told(
                f"keys = list(zip({above(level, parent)}{read}))",
                f"keys = list(zip({every_row(level)}{read}))",
            ),
            f"known = dict(zip(keys, {every_row(level)}))",
            "for key, i in known.items():",
            f" _, {''.join(f'{name}, ' for name in reads.keys)}= key",
            *_indented([*inside, f"known[key] = {values}"]),
            "rows = [known[key] for key in keys]",
            columns,
        ]

    # ---------------------------------------------------------------- rules

    def rule(self, node: Node, reads: _Reads) -> list[str]:
        """The lines that leave the value of a rule's row in its local name."""
        name = f"v{node.index}"
        row = "0" if node.level == self.graph.system.root else "i"
        parts = [self.in_part(node, text, period, reads) for period, text in enumerate(node.texts)]
        lines = parts[0]
        if len(parts) > 1:
            part = f"{part_of_year(node.level)}[{row}]"
            lines = []
            for period, inside in enumerate(parts):
                word = "if" if not period else "elif"
                lines.append(f"{word} {part} == {period}:" if period < len(parts) - 1 else "else:")
                lines += _indented(inside)
        return [*lines, f"{IS_TOLD}{name} = T({node.index}, {row}, {name})"]

    def in_part(self, node: Node, text: Text, period: int, reads: _Reads) -> list[str]:
        """The same in one part of the year."""
        name = f"v{node.index}"
        if not text.is_law:
            return [f"{name} = {_constant(node, text.absent)}"]
        lines = self.body(text, name, [reads.name(access, period) for access in text.arguments])
        if text.guard is None:
            return lines
        guard = reads.name(text.guard, period)
        otherwise = [f"{name} = {_constant(node, text.rule.otherwise)}"]
        return [f"if {guard}:", *_indented(lines), "else:", *_indented(otherwise)]

    def body(self, text: Text, name: str, values: list[str]) -> list[str]:
        """A rule's own lines, or its call where they cannot stand here."""
        written = rule_text(text.rule)
        if written is not None and all(
            self.choices.setdefault(key, one) is one for key, one in written.choices.items()
        ):
            return written.filled(name, values)
        function = self.functions.setdefault(text.rule, f"r{len(self.functions)}")
        return [f"{name} = {function}({', '.join(values)})"]


class _Reads:
    """What the rules of a stretch read from elsewhere: by local name the text that finds it."""

    def __init__(self, writer: _Writer, stretch: Stretch) -> None:
        self.writer = writer
        self.graph = writer.graph
        self.level = stretch.level
        self.inside = {node.index for node in stretch.rules}
        self.is_alike = stretch.is_alike
        # where a level has hundreds of rows their columns have names of their own
        self.is_long = self.graph.system.dated_level(stretch.level) not in (None, stretch.level)
        self.texts: dict[str, str] = {}
        self.of_root: set[str] = set()
        self.columns: dict[str, None] = {}
        self.rows: dict[str, None] = {}
        self.keys: dict[str, str] = {}

    def name(self, access: Access, period: int) -> str:
        """The name of an argument's value."""
        if access.figure is not None:
            return f"f_{access.figure}_{period}"
        assert access.node is not None
        value = f"v{access.node}"
        is_mine = access.level == self.level
        if is_mine and not access.partner and access.node in self.inside:
            return value
        column = f"V[{self.writer.places[access.node]}]"
        if access.level == self.graph.system.root:
            self.of_root.add(value)
            self.texts[value] = f"{column}[0]"
            return value
        if is_mine and self.is_alike and not access.partner:
            self.keys[value] = column
            return value
        if self.is_long:
            self.columns[f"n{access.node} = {column}"] = None
            column = f"n{access.node}"
        row = "i"
        if not is_mine:
            row = f"a_{access.level}"
            self.rows[f"{row} = {above(self.level, access.level)}[i]"] = None
        if not access.partner:
            self.texts[value] = f"{column}[{row}]"
            return value
        other = f"o_{access.level}"
        self.rows[f"{other} = {other_adult(access.level)}[{row}]"] = None
        zero = _neutral(self.graph.nodes[access.node].type)
        self.texts[f"p{access.node}"] = f"({column}[{other}] if {other} >= 0 else {zero})"
        return f"p{access.node}"

    def placed(self, blocks: Sequence[list[str]]) -> tuple[list[str], list[str]]:
        """Lines before the rows, and for each row: the rules, with what they read where it is read first."""
        used = Counter(name for block in blocks for line in block for name in _VALUE.findall(line))
        # what is read in one place only needs no name
        once = {name: text for name, text in self.texts.items() if used[name] == 1}
        before = [*self.columns, *(f"{name} = {self.texts[name]}" for name in self.of_root - once.keys())]
        there = self.of_root | once.keys()
        found = list(self.rows)
        for block in blocks:
            for name in _VALUE.findall("\n".join(block)):
                if name in self.texts and name not in there:
                    found.append(f"{name} = {self.texts[name]}")
                    there.add(name)
            found += [_VALUE.sub(lambda match: once.get(match[0], match[0]), line) for line in block]
        return sorted(before), found


def _or_told(line: str, told: str) -> str:
    return f"{line}  {IS_TOLD}{told}"


def _with_names(body: list[str]) -> list[str]:
    """The lines of a function after what they read of the household's rows: a local name is read faster than a dict."""
    used = sorted(set(re.findall(r"\b(?:up|rows|count|partner|period|near)_\w+", "\n".join(body))))
    return [*(f"{name} = R[{name!r}]" for name in used), *body]


def _indented(lines: Iterable[str]) -> list[str]:
    return [f" {line}" for line in lines]


def _constant(node: Node, value: float) -> str:
    """A constant in the node's type, as source text."""
    if node.type is bool:
        return "True" if value else "False"
    return repr(float(value)) if node.type is float else str(int(value))


def _neutral(kind: Any) -> str:
    return {float: "0.0", bool: "False"}.get(kind, "0")


def aggregate_text(graph: Graph, node: Node, place: int) -> str:
    """What brings the rows together whose column stands at ``place``."""
    assert node.source is not None
    source = f"V[{place}]"
    helper = f"{node.operation}_"
    if node.operation.endswith("concurrent"):
        parent = graph.system.levels[node.level].parent
        start, end = (f"I[{node.level + suffix!r}]" for suffix in ("_start", "_end"))
        zero = "" if node.type is bool else f", {_neutral(node.type)}"
        assert parent is not None
        return f"{helper}({source}, {start}, {end}, {above(node.level, parent)}{zero})"
    up = above(node.source.level, node.level)
    count = how_many(node.level)
    if node.operation == "sum_of_date":
        parent = graph.system.levels[node.level].parent
        assert parent is not None
        dates = f"I.get({node.level + '_date'!r}, [])"
        return f"{helper}({source}, {dates}, {above(node.level, parent)}, {_neutral(node.type)})"
    if node.operation in DATE_COUNTS:
        dates = f"I.get({node.source.level + '_date'!r}, [])"
        return f"{helper}({source}, {dates}, {up}, {count}, {graph.year})"
    zero = f", {_neutral(node.type)}" if node.operation == "sum" else ""
    return f"{helper}({source}, {up}, {count}{zero})"
