"""The law run again for facts that differ in a few inputs: only what rests on a changed value is computed anew.

A curve over a year's days asks for hundreds of answers that differ little. Most values stay the same from one to the
next, and one that comes out the same ends the way there. The values are those of :mod:`grenswijzer.engine.plain`,
which computes the first of them; docs/decisions/0009 has the measurements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from grenswijzer.engine.graph import Graph, Node, Text
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.rows import Rows, row_read
from grenswijzer.engine.rule import Rule
from grenswijzer.engine.unknowns import unknown_rows

Key = tuple[int, int]
"""Node index and row."""

LARGEST = 20_000
"""Values in one program; a calendar of days that all move would make more, and is refused."""

FOLLOWED = ("sum", "any", "count", "sum_concurrent", "any_concurrent")
"""What may bring rows together that change; counting dates is left to the plain way."""

Program = Callable[..., list[tuple[tuple[Any, ...], tuple[bool, ...]]]]


class NotRerunnableError(ValueError):
    """The facts that change reach too far to be followed one by one: run the law anew for each."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """All that the text of a program depends on; ``rows`` holds the same, ready to be used."""

    key: tuple[Any, ...]
    rows: Rows = field(compare=False)
    starts: Mapping[str, Sequence[int]] = field(compare=False)
    ends: Mapping[str, Sequence[int]] = field(compare=False)


def run_again(
    first: Evaluation, columns: Sequence[Mapping[str, Sequence[Any]]], wanted: Sequence[Key]
) -> list[tuple[Any, ...]]:
    """For each of ``columns`` the values of ``wanted``, in order; None where a value cannot be decided.

    ``first``: an evaluation of facts of the same shape: the same rows, dates and given values. ``columns``: per run,
    input name to its values, one per row; every run names the same inputs, and all others are as in ``first``.
    Raises :class:`NotRerunnableError` where days or the dates of jobs are among what changes.
    """
    graph, household = first.graph, first.household
    names = [name for name in (columns[0] if columns else {}) if name in graph.names]
    changed = tuple(
        (graph.names[name], row)
        for name in names
        for row in range(len(household.inputs[name]))
        if any(run[name][row] != columns[0][name][row] for run in columns)
        or columns[0][name][row] != household.inputs[name][row]
    )
    inputs = [(graph.nodes[index].name, row) for index, row in changed]
    runs = [tuple([run[name][row] for name, row in inputs]) for run in columns]
    program = _program(graph, _shape(first), changed, tuple(wanted))
    values = [list(column) for column in first.values]

    def undecided() -> tuple[bool, ...]:
        found = unknown_rows(graph, tuple(values), first.rows, first.given)
        return tuple([bool(found[node][row]) if node in found else False for node, row in wanted])

    return [
        tuple([None if hidden else value for value, hidden in zip(*found, strict=True)])
        if any(found[1])
        else found[0]
        for found in program(values, runs, undecided)
    ]


def _shape(evaluation: Evaluation) -> _Shape:
    graph, household, rows = evaluation.graph, evaluation.household, evaluation.rows
    starts: dict[str, Sequence[int]] = {}
    ends: dict[str, Sequence[int]] = {}
    for level in graph.system.levels:
        if f"{level}_start" in household.inputs and f"{level}_end" in household.inputs:
            starts[level] = household.inputs[f"{level}_start"]
            ends[level] = household.inputs[f"{level}_end"]
    key = (
        tuple(rows.counts.items()),
        tuple((pair, tuple(up)) for pair, up in rows.up.items()),
        tuple((level, tuple(periods)) for level, periods in rows.period.items()),
        tuple((level, tuple(starts[level]), tuple(ends[level])) for level in starts),
        tuple(sorted(evaluation.given.items())),
    )
    return _Shape(key, rows, starts, ends)


@lru_cache(maxsize=64)
def _program(graph: Graph, shape: _Shape, changed: tuple[Key, ...], wanted: tuple[Key, ...]) -> Program:
    text, names = _Writer(graph, shape, changed, wanted).text()
    exec(compile(text, f"<law of {graph.year} again>", "exec"), names)
    program: Program = names["run"]
    return program


def _name(key: Key) -> str:
    return f"n{key[0]}_{key[1]}"


class _Writer:
    """Writes a program: each value that can change is a local name, with another that says whether it did."""

    def __init__(
        self, graph: Graph, shape: _Shape, changed: tuple[Key, ...], wanted: tuple[Key, ...]
    ) -> None:
        self.graph = graph
        self.shape = shape
        self.rows = shape.rows
        self.changed = changed
        self.wanted = wanted
        self.moving = set(changed)
        self.read: dict[Key, None] = {}
        self.functions: dict[Rule, str] = {}
        self.names: dict[str, Any] = {}
        self.given = {(node, row) for node, rows in shape.key[-1] for row in rows}
        self.deciding = {referral.node for referral in graph.referrals} | {
            text.guard.node
            for node in graph.nodes
            for text in node.texts
            if text.guard is not None and text.guard.node is not None
        }

    def text(self) -> tuple[str, dict[str, Any]]:
        """The program and the names it uses."""
        told = [line for place, key in enumerate(self.changed) for line in self.told(place, key)]
        body = [line for node in self.graph.nodes for line in self.node(node)]
        for key in self.wanted:
            self.read.setdefault(key)
        before = [
            f"    {_name(key)} = V[{key[0]}][{key[1]}]" for key in self.read | dict.fromkeys(self.moving)
        ]
        values = "".join(f"{_name(key)}, " for key in self.wanted)
        lines = [
            "def run(V, X, undecided):",
            *before,
            "    out = []",
            "    hidden = undecided()",
            "    for x in X:",
            "        u = False",
            *told,
            *body,
            "        if u: hidden = undecided()",
            f"        out.append((({values}), hidden))",
            "    return out",
        ]
        self.names |= {name: rule.function for rule, name in self.functions.items()}
        return "\n".join(lines), self.names

    def told(self, place: int, key: Key) -> Iterator[str]:
        """A fact of the run."""
        name = _name(key)
        yield f"        v = x[{place}]"
        yield f"        c{name} = v != {name}"
        yield f"        {name} = v"
        yield from self.decides(key, "        ")

    def decides(self, key: Key, indent: str) -> Iterator[str]:
        """What cannot be decided is looked at anew where a referral or a guard turned."""
        if key[0] in self.deciding:
            yield f"{indent}if c{_name(key)}: V[{key[0]}][{key[1]}] = v; u = True"

    def node(self, node: Node) -> Iterator[str]:
        """The lines of a value's rows that can change."""
        if node.kind == "input":
            return
        if node.source is not None and node.operation not in FOLLOWED:
            if any(index == node.source.node for index, _ in self.moving):
                raise NotRerunnableError(f"{node.name}: days are among what changes")
            return
        for row in range(self.rows.counts[node.level]):
            key = (node.index, row)
            reads = dict.fromkeys(self.reads(node, row))
            turning = [read for read in reads if read in self.moving]
            if not turning or key in self.given:
                continue
            if len(self.moving) > LARGEST:
                raise NotRerunnableError(f"more than {LARGEST} values would change")
            self.moving.add(key)
            self.read |= reads
            name = _name(key)
            yield f"        if {' or '.join(f'c{_name(read)}' for read in turning)}:"
            yield f"            v = {self.expression(node, row)}"
            yield f"            c{name} = v != {name}"
            yield f"            {name} = v"
            yield from self.decides(key, "            ")
            yield f"        else: c{name} = False"

    # ------------------------------------------------------------ what a row reads

    def reads(self, node: Node, row: int) -> Iterator[Key]:
        """The values a row is computed from."""
        if node.source is not None:
            assert node.source.node is not None
            if any(also in {index for index, _ in self.changed} for also in node.also):
                raise NotRerunnableError(f"{node.name}: dates are among what changes")
            for other in self.among(node, row):
                yield node.source.node, other
            return
        text, _ = self.period(node, row)
        for access in text.accesses:
            if access.node is not None:
                found = row_read(access, node.level, row, self.rows)
                if found >= 0:
                    yield access.node, found

    def period(self, node: Node, row: int) -> tuple[Text, int]:
        """The text that is law for a row, and for which part of the year."""
        if len(node.texts) == 1:
            return node.texts[0], 0
        found = self.rows.period[node.level][row]
        return node.texts[found], found

    def among(self, node: Node, row: int) -> list[int]:
        """The rows an aggregate brings together, in order."""
        assert node.source is not None
        if not node.operation.endswith("concurrent"):
            up = self.rows.up[node.source.level, node.level]
            return [other for other, above in enumerate(up) if above == row]
        level = node.level
        parent = self.graph.system.levels[level].parent
        assert parent is not None
        up, starts, ends = self.rows.up[level, parent], self.shape.starts[level], self.shape.ends[level]
        return [
            other
            for other in range(self.rows.counts[level])
            if up[row] == up[other] and starts[row] <= ends[other] and starts[other] <= ends[row]
        ]

    # ------------------------------------------------------------ what it comes to

    def expression(self, node: Node, row: int) -> str:
        """The value of a row as Python."""
        if node.source is not None:
            return self.aggregate(node, row)
        text, period = self.period(node, row)
        if not text.is_law:
            return _constant(node, text.absent)
        function = self.functions.setdefault(text.rule, f"r{len(self.functions)}")
        arguments = ", ".join(
            self.argument(node, row, text, place, period) for place in range(len(text.arguments))
        )
        call = f"{function}({arguments})"
        if text.guard is None or text.guard.node is None:
            return call
        guard = row_read(text.guard, node.level, row, self.rows)
        condition = _name((text.guard.node, guard)) if guard >= 0 else "False"
        return f"{call} if {condition} else {_constant(node, text.rule.otherwise)}"

    def argument(self, node: Node, row: int, text: Text, place: int, period: int) -> str:
        access = text.arguments[place]
        if access.figure is not None:
            name = f"f_{access.figure}_{period}"
            numbers = self.graph.figures[access.figure][period].numbers
            is_number = self.graph.system.figures[access.figure].shape == "number"
            self.names[name] = numbers[0] if is_number else numbers
            return name
        assert access.node is not None
        found = row_read(access, node.level, row, self.rows)
        return _name((access.node, found)) if found >= 0 else _constant(self.graph.nodes[access.node], 0)

    def aggregate(self, node: Node, row: int) -> str:
        """Rows added in their order, as the plain way adds them."""
        assert node.source is not None
        source = node.source.node
        assert source is not None
        found = [_name((source, other)) for other in self.among(node, row)]
        if node.operation.startswith("sum"):
            return " + ".join([_constant(node, 0), *found])
        if node.operation.startswith("any"):
            return f"True if {' or '.join(found)} else False"
        return " + ".join(f"(1 if {name} else 0)" for name in found)


def _constant(node: Node, value: float) -> str:
    if node.type is bool:
        return "True" if value else "False"
    return repr(float(value)) if node.type is float else str(int(value))
