"""Rules and arithmetic as text that engine.compiler takes."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from grenswijzer.engine import arithmetic, language
from grenswijzer.engine.rule import Rule
from grenswijzer.engine.syntax import expression_tree, syntax_tree


class _Tables(ast.NodeTransformer):
    """Scales and tables become a vector, an offset and a length; enum members become ints."""

    def __init__(self, names: Iterable[str], globals_: dict[str, Any]) -> None:
        self.names = set(names)
        self.globals = globals_

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.value, ast.Name) and node.value.id in self.names:
            place = ast.BinOp(ast.Name(f"{node.value.id}_at", ast.Load()), ast.Add(), node.slice)
            return ast.Call(ast.Name("get", ast.Load()), [node.value, place], [])
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Name) and node.func.id == "len" and isinstance(node.args[0], ast.Name):
            if node.args[0].id in self.names:
                return ast.Name(f"{node.args[0].id}_size", ast.Load())
            return node
        self.generic_visit(node)
        node.args = list(self._spread(node.args))
        return node

    def _spread(self, arguments: list[ast.expr]) -> Iterable[ast.expr]:
        for argument in arguments:
            yield argument
            if isinstance(argument, ast.Name) and argument.id in self.names:
                yield ast.Name(f"{argument.id}_at", ast.Load())
                yield ast.Name(f"{argument.id}_size", ast.Load())

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        if isinstance(node.value, ast.Name) and node.value.id in self.globals:
            return ast.Constant(int(getattr(self.globals[node.value.id], node.attr)))
        return node


def function_text(function: ast.FunctionDef, tables: Mapping[str, str]) -> str:
    """A function as kernels have it: without docstring, each of ``tables`` as where it begins, an offset and a size."""
    new = _Tables(tables, {}).visit(copy.deepcopy(function))
    parameters = []
    for argument in new.args.args:
        if argument.arg in tables:
            parameters.append(ast.arg(argument.arg, ast.Name(tables[argument.arg], ast.Load())))
            parameters += [
                ast.arg(f"{argument.arg}_{part}", ast.Name("i", ast.Load())) for part in ("at", "size")
            ]
        else:
            parameters.append(argument)
    new.args.args = parameters
    if isinstance(new.body[0], ast.Expr) and isinstance(new.body[0].value, ast.Constant):
        new.body = new.body[1:]
    # one way out, so that rows can take different ways through
    new.body = [*language.one_exit(new.body, "result", False), ast.Return(ast.Name("result", ast.Load()))]
    return f"{ast.unparse(ast.fix_missing_locations(new))}\n"


@cache
def arithmetic_text() -> str:
    """The whole of engine.arithmetic as kernels have it."""
    module = syntax_tree(Path(arithmetic.__file__).read_text(encoding="utf-8"))
    tables = {
        "tax_by_scale": {"scale": "F"},
        "rate_by_scale": {"scale": "F"},
        "lookup": {"table": "F"},
        "most_in_12_months": {"dates": "I"},
    }
    parts = []
    for node in module.body:
        if isinstance(node, ast.Assign):
            parts.append(ast.unparse(node))
        elif isinstance(node, ast.FunctionDef) and node.name != "window_limits":
            parts.append(function_text(node, tables.get(node.name, {})))
    return "\n".join(parts)


def inline(rule: Rule, result: str, arguments: Mapping[str, str | tuple[str, str, str]]) -> list[str]:
    """The rule's body as lines that leave its value in ``result``.

    ``arguments``: per argument the expression it is, or vector, offset and size of a scale or table. Local names get
    the result's name in front, so that rules can stand one after the other.
    """
    body = _checked_body(rule)
    # an argument that the rule assigns anew is a local from the start: it may keep its value on another path
    stored = {
        node.id
        for statement in body
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    lines = []
    names: dict[str, str] = {}
    tables: dict[str, tuple[str, str, str]] = {}
    for name, value in arguments.items():
        if isinstance(value, tuple):
            tables[name] = value
        elif value.isidentifier() and name not in stored:
            names[name] = value
        else:
            names[name] = f"{result}_{name}"
            lines.append(f"{names[name]} = {value}")
    mover = _Mover(names, tables, rule.function.__globals__, result)
    to_float = rule.returns is float
    for statement in language.one_exit(body, result, to_float):
        moved = ast.fix_missing_locations(mover.visit(copy.deepcopy(statement)))
        lines += ast.unparse(moved).splitlines()
    return lines


@cache
def _checked_body(rule: Rule) -> list[ast.stmt]:
    language.check(rule)
    body = language.tree(rule).body
    return body[1:] if isinstance(body[0], ast.Expr) else body


class _Mover(ast.NodeTransformer):
    """Puts a rule's names where the kernel has them."""

    def __init__(
        self,
        names: dict[str, str],
        tables: dict[str, tuple[str, str, str]],
        globals_: dict[str, Any],
        result: str,
    ) -> None:
        self.names = names
        self.tables = tables
        self.globals = globals_
        self.result = result

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id in self.names:
            node.id = self.names[node.id]
        elif isinstance(node.ctx, ast.Store) and node.id != self.result:
            self.names[node.id] = node.id = f"{self.result}_{node.id}"
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        assert node.value is not None
        return self.visit_Assign(ast.Assign([node.target], node.value, lineno=0))

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        # the value first: a name may be assigned from its own old value
        node.value = self.visit(node.value)
        target = node.targets[0]
        if isinstance(target, ast.Name) and target.id != self.result:
            fresh = f"{self.result}_{target.id}"
            self.names[target.id] = target.id = fresh
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        arguments: list[ast.expr] = []
        for argument in node.args:
            if isinstance(argument, ast.Name) and argument.id in self.tables:
                arguments += [expression_tree(part) for part in self.tables[argument.id]]
            else:
                arguments.append(self.visit(argument))
        node.args = arguments
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        assert isinstance(node.value, ast.Name)
        return ast.Constant(int(getattr(self.globals[node.value.id], node.attr)))


def different_dates(
    operation: str,
    year: int,
    value: str,
    *,
    dates: str,
    date_of_row: str,
    owners: str,
    first: str,
    end: str,
) -> list[str]:
    """The loop that leaves in ``most`` how many different dates of each owner's days have a true ``value``.

    ``operation``: days_in_year or most_in_12_months, of ``year``. ``first`` and ``end``: where the days of the owner
    ``row`` begin and end. Dates mostly come in order, and are then counted without a jump that is hard to foresee.
    """
    if operation == "days_in_year":
        low, high = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        value = f"{low} <= day and day <= {high} and {value}"
        counted = "    most = found"
    else:
        low, high = arithmetic.window_limits(year)
        counted = f"    most = most_in_12_months({dates}, 0, found, {low}, {high})"
    return [
        f"for row in range({owners}):",
        "    found = 0",
        "    last = 0",
        f"    for day_row in range({first}, {end}):",
        f"        day = {date_of_row}",
        f"        counts = {value}",
        "        if day > last:",
        f"            put({dates}, found, day)",
        "            last = day if counts else last",
        "            found += 1 if counts else 0",
        "        elif counts:",
        "            at = found",
        f"            while at > 0 and get({dates}, at - 1) > day:",
        "                at -= 1",
        f"            if at == 0 or get({dates}, at - 1) != day:",
        "                for move in range(found, at, -1):",
        f"                    put({dates}, move, get({dates}, move - 1))",
        f"                put({dates}, at, day)",
        "                found += 1",
        counted,
    ]


def sum_of_date(
    total: str,
    row: str,
    *,
    zero: str,
    value: str,
    own: str,
    first: str,
    end: str,
    dates: Mapping[str, str],
) -> list[str]:
    """The lines that add the neighbouring rows of row ``i`` with the same parent and date, the first of them first.

    ``value``: of row ``row``; ``own``: of row ``i`` itself. ``first`` and ``end``: the rows of the parent. ``dates``:
    the date of each row that is read.
    """
    here, before, after, at, there = (dates[place] for place in ("i", "i - 1", "i + 1", row, f"{row} - 1"))
    return [
        f"first{row} = {first}",
        f"end{row} = {end}",
        # most dates have one row: looking at the neighbours is cheaper than looking for them
        f"if (i > first{row} and {before} == {here}) or (i + 1 < end{row} and {after} == {here}):",
        f"    {total} = {zero}",
        f"    {row} = i",
        f"    while {row} > first{row} and {there} == {here}:",
        f"        {row} -= 1",
        f"    while {row} < end{row} and {at} == {here}:",
        f"        {total} = {total} + {value}",
        f"        {row} += 1",
        "else:",
        f"    {total} = {zero} + {own}",
    ]
