"""Python text as a syntax tree, also when several threads ask for one at once."""

from __future__ import annotations

import ast
import threading

_ONE_AT_A_TIME = threading.Lock()
"""CPython 3.11 counts the depth of a tree that is being made per interpreter, not per thread: two at once can end in a
SystemError ("AST constructor recursion depth mismatch")."""


def syntax_tree(text: str, path: str = "<unknown>") -> ast.Module:
    """The tree of statements. Raises SyntaxError."""
    with _ONE_AT_A_TIME:
        return ast.parse(text, path)


def expression_tree(text: str) -> ast.expr:
    """The tree of an expression. Raises SyntaxError."""
    with _ONE_AT_A_TIME:
        return ast.parse(text, mode="eval").body
