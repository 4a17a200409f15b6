"""The rule language, checked on the syntax tree, and rules as text for the kernels.

Both ways of running must give equal bits, so a rule holds only what plain Python and kernels compute alike; see
CONTRIBUTING.md, "Language".
"""

from __future__ import annotations

import ast
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from grenswijzer.engine import arithmetic
from grenswijzer.engine.errors import LawError
from grenswijzer.engine.rule import Rule, Scale
from grenswijzer.engine.syntax import syntax_tree

BUILTINS = ("min", "max", "abs")
TABULAR = {"tax_by_scale": 1, "rate_by_scale": 1, "lookup": 0}
"""Arithmetic functions that take a scale or table, with its position from the end of (number, table) order."""


@lru_cache(maxsize=512)
def _file(path: str) -> dict[str, list[ast.FunctionDef]]:
    found: dict[str, list[ast.FunctionDef]] = {}
    for node in ast.walk(syntax_tree(Path(path).read_text(encoding="utf-8"), path)):
        if isinstance(node, ast.FunctionDef):
            found.setdefault(node.name, []).append(node)
    return found


def definition(file: str, line: int, name: str) -> ast.FunctionDef:
    """The syntax tree of a function as it stands in a file; ``line`` is that of its first decorator."""
    for node in _file(file).get(name, ()):
        first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
        if first <= line <= node.lineno:
            return node
    raise LawError(f"{file}:{line}: the text of {name} cannot be found")


def tree(rule: Rule) -> ast.FunctionDef:
    """The syntax tree of a rule's function; a rule of a template as it was written out, with the template's line."""
    if rule.written is None:
        return definition(rule.file, rule.line, rule.function.__name__)
    (function,) = syntax_tree(rule.written.source).body
    assert isinstance(function, ast.FunctionDef)
    for node in ast.walk(function):
        if isinstance(node, ast.stmt | ast.expr):
            node.lineno = node.end_lineno = rule.line
    return function


def check(rule: Rule) -> None:
    """Raise :class:`LawError`, with file and line, where a rule leaves the language."""
    function = tree(rule)
    checker = _Checker(rule)
    for name, kind in rule.arguments.items():
        checker.types[name] = _kind(kind)
    body = function.body
    if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:]
    checker.block(body)
    if not _returns(body):
        checker.refuse(function, "every path must return a value")


def one_exit(body: list[ast.stmt], result: str, to_float: bool) -> list[ast.stmt]:
    """The same statements with every return an assignment to ``result`` at the end of its path."""
    done: list[ast.stmt] = []
    for position, statement in enumerate(body):
        if isinstance(statement, ast.Return):
            assert statement.value is not None
            value = statement.value
            if to_float:
                value = ast.Call(ast.Name("float", ast.Load()), [value], [])
            done.append(ast.Assign([ast.Name(result, ast.Store())], value, lineno=0))
            return done
        if isinstance(statement, ast.If) and any(
            isinstance(node, ast.Return) for node in ast.walk(statement)
        ):
            rest = body[position + 1 :]
            then = one_exit([*statement.body, *rest], result, to_float)
            orelse = one_exit([*statement.orelse, *rest], result, to_float)
            done.append(ast.If(statement.test, then, orelse))
            return done
        done.append(statement)
    return done


def _kind(annotation: Any) -> str:
    if annotation is bool:
        return "bool"
    if annotation == Scale:
        return "table"
    return "number"


def _returns(body: list[ast.stmt]) -> bool:
    if not body:
        return False
    last = body[-1]
    if isinstance(last, ast.If):
        return _returns(last.body) and _returns(last.orelse)
    return isinstance(last, ast.Return)


class _Checker:
    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.types: dict[str, str] = {}
        self.globals = rule.function.__globals__

    def refuse(self, node: ast.AST, why: str) -> None:
        line = getattr(node, "lineno", self.rule.line)
        raise LawError(f"{self.rule.file}:{line}: {self.rule.name}: {why}")

    def block(self, body: list[ast.stmt]) -> None:
        for statement in body:
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    self.types[name] = self.kind(value)
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    self.types[name] = self.kind(value)
                case ast.AugAssign(
                    target=ast.Name(id=name), op=ast.Add() | ast.Sub() | ast.Mult(), value=value
                ):
                    if self.types.get(name) != "number":
                        self.refuse(statement, f"{name} is no number yet")
                    self.need(value, "number")
                case ast.If(test=test, body=then, orelse=orelse):
                    self.need(test, "bool")
                    self.block(then)
                    self.block(orelse)
                case ast.Return(value=ast.expr() as value):
                    self.need(value, "bool" if self.rule.returns is bool else "number")
                case _:
                    self.refuse(statement, f"{type(statement).__name__} is not part of the rule language")

    def need(self, node: ast.expr, kind: str) -> None:
        found = self.kind(node)
        if found != kind:
            self.refuse(node, f"a {kind} is needed here, not a {found}: {ast.unparse(node)}")

    def kind(self, node: ast.expr) -> str:
        match node:
            case ast.Constant(value=bool()):
                return "bool"
            case ast.Constant(value=int() | float() as number):
                if number not in (0, 1):
                    self.refuse(node, f"the number {number} belongs in the YAML as a figure")
                return "number"
            case ast.Name(id=name):
                if name in self.types:
                    return self.types[name]
                if name in ("CENT", "EURO") and self.globals.get(name) == getattr(arithmetic, name):
                    return "number"
                self.refuse(node, f"{name} is neither an argument nor assigned above")
            case ast.Attribute(value=ast.Name(id=name), attr=member):
                enum = self.globals.get(name)
                if not (isinstance(enum, type) and issubclass(enum, IntEnum) and member in enum.__members__):
                    self.refuse(node, f"{ast.unparse(node)} is no member of a known choice")
                return "number"
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult(), right=right):
                self.need(left, "number")
                self.need(right, "number")
                return "number"
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                self.need(operand, "bool")
                return "bool"
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                self.need(operand, "number")
                return "number"
            case ast.BoolOp(values=values):
                for value in values:
                    self.need(value, "bool")
                return "bool"
            case ast.Compare(left=left, ops=operations, comparators=others):
                if any(isinstance(op, ast.Is | ast.IsNot | ast.In | ast.NotIn) for op in operations):
                    self.refuse(node, "only <, <=, ==, !=, >= and > compare")
                kinds = {self.kind(part) for part in (left, *others)}
                if kinds not in ({"number"}, {"bool"}):
                    self.refuse(node, "a comparison is between numbers, or between bools")
                return "bool"
            case ast.IfExp(test=test, body=then, orelse=orelse):
                self.need(test, "bool")
                kind = self.kind(then)
                self.need(orelse, kind)
                return kind
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
                return self.call(node, name, arguments)
        self.refuse(node, f"{ast.unparse(node)} is not part of the rule language")
        return ""

    def call(self, node: ast.Call, name: str, arguments: list[ast.expr]) -> str:
        if name not in BUILTINS:
            known = getattr(arithmetic, name, None)
            if name.startswith("_") or not callable(known) or self.globals.get(name) is not known:
                self.refuse(node, f"{name} is not a function of engine.arithmetic")
        elif name != "abs" and len(arguments) < 2:
            self.refuse(node, f"{name} needs at least two values")
        for argument in arguments:
            kind = self.kind(argument)
            if kind == "bool" or (kind == "table" and name not in TABULAR):
                self.refuse(argument, f"{name} does not take a {kind}")
        return "number"
