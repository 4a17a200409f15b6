"""What the compiler knows of a function or an expression before it writes instructions."""

from __future__ import annotations

import ast

Call = tuple[str, str, tuple[str, ...]]
"""A function, the shapes of its arguments, and the constants among them (the others empty)."""


class Signature:
    """A function with what it takes and gives."""

    def __init__(self, node: ast.FunctionDef) -> None:
        self.node = node
        self.parameters = {argument.arg: _annotated(argument.annotation) for argument in node.args.args}
        self.returns = _annotated(node.returns) if node.returns else ""
        self.is_straight = not any(isinstance(part, ast.For | ast.While) for part in ast.walk(node))


def _annotated(node: ast.expr | None) -> str:
    assert isinstance(node, ast.Name)
    return {"float": "f", "int": "i", "bool": "b"}.get(node.id, node.id)


def reads_memory(node: ast.expr) -> bool:
    """It holds a call other than of min, max, abs and float: a read, or a function that reads."""
    return any(
        isinstance(part, ast.Call)
        and not (isinstance(part.func, ast.Name) and part.func.id in ("min", "max", "abs", "float"))
        for part in ast.walk(node)
    )


def symbol(name: str, shapes: str, told: tuple[str, ...]) -> str:
    """What a function is called in LLVM, for arguments of these shapes and constants."""
    return ".".join([name, *([shapes] if "v" in shapes else ()), *told])
