"""A rule's body as lines that can stand in the function of the whole law, in place of a call.

The lines do to the same values, in the same order, what the rule's function does; so the bits are the same too.
"""

from __future__ import annotations

import ast
import copy
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from types import CodeType
from typing import Any

from grenswijzer.engine import arithmetic, language
from grenswijzer.engine.arithmetic import _GUARD, CENT
from grenswijzer.engine.errors import LawError
from grenswijzer.engine.rule import Rule
from grenswijzer.engine.syntax import expression_tree

RESULT = "{result}"


@dataclass(frozen=True, slots=True)
class RuleText:
    """Lines that leave a rule's value in ``{result}``, with each argument as ``{argument}``.

    ``arguments``: their names, in order. ``choices``: the members of choices that the lines name.
    """

    lines: tuple[str, ...]
    arguments: tuple[str, ...]
    choices: Mapping[str, IntEnum]

    def filled(self, result: str, values: list[str]) -> list[str]:
        """The lines for arguments that stand in ``values``."""
        names = dict(zip(self.arguments, values, strict=True))
        return [line.format(result=result, **names) for line in self.lines]


@lru_cache(maxsize=4096)
def rule_text(rule: Rule) -> RuleText | None:
    """The lines of a rule; None where it has to be called, because its file does not hold what was loaded from it."""
    try:
        language.check(rule)
        function = language.tree(rule)
    except (LawError, OSError):
        return None
    # what a template was written out as stands with the rule itself
    if rule.written is None and not _is_same(function, rule.function.__code__):
        return None
    body = function.body[1:] if isinstance(function.body[0], ast.Expr) else function.body
    arguments = tuple(argument.arg for argument in function.args.args)
    mover = _Mover(arguments, body, rule.function.__globals__)
    moved = [mover.visit(copy.deepcopy(statement)) for statement in body]
    found = [f"{_local(name)} = {{{name}}}" for name in arguments if name in mover.stored]
    for statement in language.one_exit(moved, RESULT, False):
        found += ast.unparse(ast.fix_missing_locations(statement)).splitlines()
    return RuleText(tuple(found), arguments, mover.choices)


def _is_same(function: ast.FunctionDef, loaded: CodeType) -> bool:
    """Whether a text still says what was loaded: a file may have been changed since."""
    bare = copy.copy(function)
    bare.decorator_list = []
    module = compile(ast.Module([bare], []), "<rule>", "exec")
    (written,) = (constant for constant in module.co_consts if isinstance(constant, CodeType))
    parts = ("co_code", "co_consts", "co_names", "co_varnames", "co_argcount")
    # as text, in which 0 is not 0.0
    return all(repr(getattr(written, part)) == repr(getattr(loaded, part)) for part in parts)


def _to_cents(amount: ast.expr) -> ast.expr:
    """What round_half_up does to an amount where the step is a cent: the most called function by far."""
    per_euro = math.floor(1.0 / CENT + 0.5)
    text = f"floor((0 + {_GUARD!r}) * {per_euro} + 0.5) / {per_euro}"
    found = expression_tree(text)
    innermost = next(node for node in ast.walk(found) if ast.unparse(node) == f"0 + {_GUARD!r}")
    assert isinstance(innermost, ast.BinOp)
    innermost.left = amount
    return found


def _local(name: str) -> str:
    return f"x_{name}"


class _Mover(ast.NodeTransformer):
    """Puts a rule's names where the function of the law has them."""

    def __init__(self, arguments: tuple[str, ...], body: list[ast.stmt], globals_: Mapping[str, Any]) -> None:
        self.arguments = arguments
        self.globals = globals_
        self.stored = {
            node.id
            for statement in body
            for node in ast.walk(statement)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        self.choices: dict[str, IntEnum] = {}

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id in self.stored:
            node.id = _local(node.id)
        elif node.id in self.arguments:
            node.id = f"{{{node.id}}}"
        elif node.id in ("CENT", "EURO"):
            return ast.Constant(getattr(arithmetic, node.id))
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        assert node.value is not None
        return self.generic_visit(ast.Assign([node.target], node.value, lineno=0))

    def visit_Call(self, node: ast.Call) -> ast.AST:
        # the function's own name is nobody's argument
        values = [self.visit(argument) for argument in node.args]
        match node:
            case ast.Call(func=ast.Name(id="round_half_up"), args=[_, ast.Name(id="CENT")]) if CENT < 1.0:
                return _to_cents(values[0])
        return ast.Call(node.func, values, [])

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        # a member is equal to its number, and numbers are compared sooner
        parts = [self._number(part) for part in (node.left, *node.comparators)]
        return ast.Compare(parts[0], node.ops, parts[1:])

    def _number(self, node: ast.expr) -> ast.expr:
        if isinstance(node, ast.Attribute):
            return ast.Constant(int(self._member(node)))
        moved: ast.expr = self.visit(node)
        return moved

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        member = self._member(node)
        name = f"{type(member).__name__}_{member.name}"
        self.choices[name] = member
        return ast.Name(name, ast.Load())

    def _member(self, node: ast.Attribute) -> IntEnum:
        assert isinstance(node.value, ast.Name)
        member: IntEnum = getattr(self.globals[node.value.id], node.attr)
        return member
