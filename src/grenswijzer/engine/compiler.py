"""From the small part of Python that kernels are written in to machine code, with LLVM.

A text holds functions whose parameters are annotated ``f``, ``i``, ``b`` (float64, int64, bool) or ``F``, ``I``, ``B``
(where an array of them begins). Local names keep one type. Nothing may be undefined: ``and``, ``or`` and conditional
expressions read memory only where Python would. There is no fast math, so the same bits come out as in plain Python.
"""

from __future__ import annotations

import ast
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from grenswijzer.engine.errors import LawError

LLVM = {"f": "double", "i": "i64", "b": "i1", "F": "ptr", "I": "ptr", "B": "ptr", "": "void"}
ELEMENTS = {"F": ("f", "double"), "I": ("i", "i64"), "B": ("b", "i8")}
COMPARISONS = {
    ast.Lt: ("olt", "slt"),
    ast.LtE: ("ole", "sle"),
    ast.Gt: ("ogt", "sgt"),
    ast.GtE: ("oge", "sge"),
    ast.Eq: ("oeq", "eq"),
    ast.NotEq: ("une", "ne"),
}
ARITHMETIC = {ast.Add: ("fadd", "add"), ast.Sub: ("fsub", "sub"), ast.Mult: ("fmul", "mul")}
TABLE = {"floats": "F", "ints": "I", "bools": "B"}
"""Functions that take an array's place from a table of addresses."""

INLINED = 40
"""Functions of fewer syntax nodes are written out where they are called."""

Value = tuple[str, str]
"""Type and LLVM operand."""


def llvm_text(text: str) -> str:
    """The functions of ``text`` as an LLVM module; ``kernel`` is the one to be called from outside."""
    module = ast.parse(text)
    functions = {node.name: Signature(node) for node in module.body if isinstance(node, ast.FunctionDef)}
    parts = [
        "declare double @llvm.floor.f64(double)",
        "declare double @llvm.ceil.f64(double)",
        "declare double @llvm.fabs.f64(double)",
    ]
    constants: dict[str, Value] = {}
    for node in module.body:
        if isinstance(node, ast.Assign):
            assert isinstance(node.targets[0], ast.Name)
            constants[node.targets[0].id] = _literal(ast.literal_eval(node.value))
        elif isinstance(node, ast.FunctionDef):
            parts.append(_Function(node, functions, constants).text())
    return "\n".join(parts)


class Signature:
    """What a function takes and gives."""

    def __init__(self, node: ast.FunctionDef) -> None:
        self.arguments = [_annotated(argument.annotation) for argument in node.args.args]
        self.returns = _annotated(node.returns) if node.returns else ""


def _annotated(node: ast.expr | None) -> str:
    assert isinstance(node, ast.Name)
    return {"float": "f", "int": "i", "bool": "b"}.get(node.id, node.id)


def _literal(value: float) -> Value:
    if isinstance(value, bool):
        return "b", "true" if value else "false"
    if isinstance(value, int):
        return "i", str(value)
    return "f", f"0x{struct.unpack('<Q', struct.pack('<d', value))[0]:016X}"


class _Function:
    def __init__(
        self,
        node: ast.FunctionDef,
        functions: dict[str, Signature],
        constants: dict[str, Value],
    ) -> None:
        self.node = node
        self.signature = functions[node.name]
        self.functions = functions
        self.constants = constants
        self.parameters = {
            argument.arg: kind
            for argument, kind in zip(node.args.args, self.signature.arguments, strict=True)
        }
        self.types: dict[str, str] = {}
        self.lines: list[str] = []
        self.count = 0
        self.label = ""
        self.leave: list[str] = []
        self.grown = False

    def text(self) -> str:
        """The function; written again when a later line shows that a name holds a wider type."""
        assigned = {
            name.id
            for name in ast.walk(self.node)
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
        }
        while True:
            self.lines, self.count, self.leave, self.grown = [], 0, [], False
            self.begin("body")
            for name in assigned & self.parameters.keys():
                self.store(name, (self.parameters[name], f"%{name}"))
            self.body(self.node.body)
            if not self.grown:
                break
        self.lines.append("  ret void" if not self.signature.returns else "  unreachable")
        is_kernel = self.node.name == "kernel"
        parameters = ", ".join(
            f"{LLVM[kind]} {'noalias nocapture ' if kind in ELEMENTS else ''}%{name}"
            for name, kind in self.parameters.items()
        )
        small = sum(1 for _ in ast.walk(self.node)) < INLINED
        kind = "dso_local" if is_kernel else "internal"
        how = "" if is_kernel else "alwaysinline " if small else "noinline "
        head = (
            f"define {kind} {LLVM[self.signature.returns]} @{self.node.name}({parameters}) {how}nounwind {{"
        )
        places = [f"  %v.{name} = alloca {LLVM[kind]}" for name, kind in self.types.items()]
        return "\n".join([head, "entry:", *places, "  br label %body", *self.lines, "}", ""])

    # ------------------------------------------------------------ lines

    def emit(self, kind: str, operation: str) -> Value:
        self.count += 1
        self.lines.append(f"  %t{self.count} = {operation}")
        return kind, f"%t{self.count}"

    def begin(self, label: str) -> None:
        self.lines.append(f"{label}:")
        self.label = label

    def jump(self, label: str) -> None:
        self.lines.append(f"  br label %{label}")

    def fork(self, condition: Value, yes: str, no: str) -> None:
        self.lines.append(f"  br i1 {condition[1]}, label %{yes}, label %{no}")

    def labels(self, *names: str) -> list[str]:
        self.count += 1
        return [f"{name}{self.count}" for name in names]

    def refuse(self, node: ast.AST) -> NoReturn:
        raise LawError(f"kernel: {self.node.name}: cannot be compiled: {ast.unparse(node)}")

    def store(self, name: str, value: Value) -> None:
        known = self.types.get(name)
        if known is None:
            known = self.types[name] = value[0]
        elif known == "i" and value[0] == "f":
            known = self.types[name] = "f"
            self.grown = True
        value = self.converted(value, known)
        self.lines.append(f"  store {LLVM[known]} {value[1]}, ptr %v.{name}")

    def converted(self, value: Value, kind: str) -> Value:
        if value[0] == kind:
            return value
        if value[0] == "i" and kind == "f":
            if value[1].lstrip("-").isdigit():
                return _literal(float(value[1]))
            return self.emit("f", f"sitofp i64 {value[1]} to double")
        raise LawError(f"kernel: {self.node.name}: {value} is no {kind}")

    def alike(self, *values: Value) -> tuple[str, list[Value]]:
        kind = "f" if any(value[0] == "f" for value in values) else values[0][0]
        return kind, [self.converted(value, kind) for value in values]

    # ------------------------------------------------------------ statements

    def body(self, statements: list[ast.stmt]) -> None:
        for statement in statements:
            self.statement(statement)

    def statement(self, statement: ast.stmt) -> None:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                self.store(name, self.value(value))
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                self.store(name, self.value(value))
            case ast.AugAssign(target=ast.Name(id=name), op=op, value=value):
                self.store(name, self.value(ast.BinOp(ast.Name(name, ast.Load()), op, value)))
            case ast.Expr(value=ast.Call() as call):
                self.value(call)
            case ast.If(test=test, body=then, orelse=orelse):
                yes, no, end = self.labels("yes", "no", "end")
                self.fork(self.value(test), yes, no if orelse else end)
                with self.part(yes, end):
                    self.body(then)
                if orelse:
                    with self.part(no, end):
                        self.body(orelse)
                self.begin(end)
            case ast.While(test=test, body=body, orelse=[]):
                self.loop(lambda: self.value(test), lambda: self.body(body), lambda: None)
            case ast.For(
                target=ast.Name(id=name), iter=ast.Call(func=ast.Name(id="range"), args=limits), body=body
            ):
                self.count_through(name, limits, body)
            case ast.Break():
                self.jump(self.leave[-1])
                self.begin(self.labels("after")[0])
            case ast.Return(value=None):
                self.lines.append("  ret void")
                self.begin(self.labels("after")[0])
            case ast.Return(value=ast.expr() as value):
                found = self.converted(self.value(value), self.signature.returns)
                self.lines.append(f"  ret {LLVM[found[0]]} {found[1]}")
                self.begin(self.labels("after")[0])
            case _:
                self.refuse(statement)

    @contextmanager
    def part(self, label: str, end: str) -> Iterator[None]:
        self.begin(label)
        yield
        self.jump(end)

    def loop(self, test: Callable[[], Value], body: Callable[[], None], step: Callable[[], None]) -> None:
        again, inside, end = self.labels("again", "inside", "end")
        self.jump(again)
        self.begin(again)
        self.fork(test(), inside, end)
        self.leave.append(end)
        with self.part(inside, again):
            body()
            step()
        self.leave.pop()
        self.begin(end)

    def count_through(self, name: str, limits: list[ast.expr], body: list[ast.stmt]) -> None:
        values = [self.converted(self.value(limit), "i") for limit in limits]
        start, stop, step = (
            (("i", "0"), values[0], ("i", "1"))
            if len(values) == 1
            else (*values[:2], *(values[2:] or [("i", "1")]))
        )
        self.store(name, start)
        compare = "sgt" if step[1].startswith("-") else "slt"
        self.loop(
            lambda: self.emit("b", f"icmp {compare} i64 {self.load(name)[1]}, {stop[1]}"),
            lambda: self.body(body),
            lambda: self.store(name, self.emit("i", f"add nsw i64 {self.load(name)[1]}, {step[1]}")),
        )

    # ------------------------------------------------------------ expressions

    def load(self, name: str) -> Value:
        kind = self.types[name]
        return self.emit(kind, f"load {LLVM[kind]}, ptr %v.{name}")

    def value(self, node: ast.expr) -> Value:
        match node:
            case ast.Constant(value=bool() | int() | float() as value):
                return _literal(value)
            case ast.Name(id=name):
                if name in self.types:
                    return self.load(name)
                if name in self.parameters:
                    return self.parameters[name], f"%{name}"
                if name in self.constants:
                    return self.constants[name]
            case ast.BinOp(left=left, op=op, right=right):
                return self.operation(op, self.value(left), self.value(right), node)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return self.emit("b", f"xor i1 {self.value(operand)[1]}, true")
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as literal)):
                return _literal(-literal)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                kind, number = self.value(operand)
                return self.emit(kind, f"fneg double {number}" if kind == "f" else f"sub i64 0, {number}")
            case ast.Compare(left=left, ops=operations, comparators=others):
                return self.comparison(left, operations, others)
            case ast.BoolOp(op=op, values=values):
                return self.logic(isinstance(op, ast.And), values)
            case ast.IfExp(test=test, body=then, orelse=orelse):
                return self.choice(test, then, orelse)
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
                return self.call(name, arguments, node)
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="math"), attr="floor" | "ceil" as name), args=[part]
            ):
                found = self.converted(self.value(part), "f")
                return self.emit("f", f"call double @llvm.{name}.f64(double {found[1]})")
        self.refuse(node)

    def operation(self, op: ast.operator, left: Value, right: Value, node: ast.expr) -> Value:
        kind, (left, right) = self.alike(left, right)
        if type(op) in ARITHMETIC and kind in "fi":
            word = ARITHMETIC[type(op)][kind == "i"]
            return self.emit(kind, f"{word} {LLVM[kind]} {left[1]}, {right[1]}")
        if isinstance(op, ast.BitOr) and kind == "i":
            return self.emit("i", f"or i64 {left[1]}, {right[1]}")
        if isinstance(op, ast.Div):
            left, right = self.converted(left, "f"), self.converted(right, "f")
            return self.emit("f", f"fdiv double {left[1]}, {right[1]}")
        if isinstance(op, ast.FloorDiv | ast.Mod) and kind == "i":
            part = self.emit("i", f"sdiv i64 {left[1]}, {right[1]}")
            rest = self.emit("i", f"srem i64 {left[1]}, {right[1]}")
            # towards minus infinity, as Python does
            signs = self.emit("i", f"xor i64 {left[1]}, {right[1]}")
            uneven = self.emit("b", f"icmp ne i64 {rest[1]}, 0")
            apart = self.emit("b", f"icmp slt i64 {signs[1]}, 0")
            below = self.emit("b", f"and i1 {uneven[1]}, {apart[1]}")
            if isinstance(op, ast.FloorDiv):
                less = self.emit("i", f"zext i1 {below[1]} to i64")
                return self.emit("i", f"sub i64 {part[1]}, {less[1]}")
            more = self.emit("i", f"select i1 {below[1]}, i64 {right[1]}, i64 0")
            return self.emit("i", f"add i64 {rest[1]}, {more[1]}")
        self.refuse(node)

    def comparison(self, left: ast.expr, operations: list[ast.cmpop], others: list[ast.expr]) -> Value:
        values = [self.value(part) for part in (left, *others)]
        found: Value | None = None
        for position, op in enumerate(operations):
            kind, (a, b) = self.alike(*values[position : position + 2])
            real, whole = COMPARISONS[type(op)]
            word = f"fcmp {real}" if kind == "f" else f"icmp {whole}"
            one = self.emit("b", f"{word} {LLVM[kind]} {a[1]}, {b[1]}")
            found = one if found is None else self.emit("b", f"and i1 {found[1]}, {one[1]}")
        assert found is not None
        return found

    def logic(self, both: bool, parts: list[ast.expr]) -> Value:
        found = self.value(parts[0])
        for part in parts[1:]:
            if not _reads_memory(part):
                found = self.emit(
                    "b",
                    f"{'and' if both else 'or'} i1 {found[1]}, {self.converted(self.value(part), 'b')[1]}",
                )
                continue
            more, end = self.labels("more", "end")
            before = self.label
            self.fork(found, *((more, end) if both else (end, more)))
            with self.part(more, end):
                other = self.value(part)
                after = self.label
            self.begin(end)
            known = "false" if both else "true"
            found = self.emit("b", f"phi i1 [{known}, %{before}], [{other[1]}, %{after}]")
        return found

    def choice(self, test: ast.expr, then: ast.expr, orelse: ast.expr) -> Value:
        condition = self.value(test)
        if not _reads_memory(then) and not _reads_memory(orelse):
            kind, (yes, no) = self.alike(self.value(then), self.value(orelse))
            return self.emit(kind, f"select i1 {condition[1]}, {LLVM[kind]} {yes[1]}, {LLVM[kind]} {no[1]}")
        then_label, else_label, end = self.labels("then", "else", "end")
        self.fork(condition, then_label, else_label)
        # the wider of the two types shows only once both are written
        kinds = {self.kind_of(then), self.kind_of(orelse)}
        kind = "f" if "f" in kinds else kinds.pop()
        found = []
        for label, part in ((then_label, then), (else_label, orelse)):
            with self.part(label, end):
                value = self.converted(self.value(part), kind)
                found.append(f"[{value[1]}, %{self.label}]")
        self.begin(end)
        return self.emit(kind, f"phi {LLVM[kind]} {', '.join(found)}")

    def kind_of(self, node: ast.expr) -> str:
        """The type of an expression, without writing it."""
        kept = self.lines, self.count, self.label
        self.lines = []
        kind = self.value(node)[0]
        self.lines, self.count, self.label = kept
        return kind

    def call(self, name: str, arguments: list[ast.expr], node: ast.expr) -> Value:
        values = [self.value(argument) for argument in arguments]
        if name in ("get", "put") and values[0][0] in ELEMENTS:
            kind, stored = ELEMENTS[values[0][0]]
            place = self.emit("I", f"getelementptr inbounds {stored}, ptr {values[0][1]}, i64 {values[1][1]}")
            if name == "put":
                value = self.converted(values[2], kind)
                if kind == "b":
                    value = self.emit("b", f"zext i1 {value[1]} to i8")
                self.lines.append(f"  store {stored} {value[1]}, ptr {place[1]}")
                return "", ""
            found = self.emit(kind, f"load {stored}, ptr {place[1]}")
            return self.emit("b", f"icmp ne i8 {found[1]}, 0") if kind == "b" else found
        if name in ("min", "max"):
            kind, values = self.alike(*values)
            word = COMPARISONS[ast.Lt if name == "min" else ast.Gt][kind == "i"]
            best = values[0]
            for value in values[1:]:
                test = self.emit(
                    "b", f"{'fcmp' if kind == 'f' else 'icmp'} {word} {LLVM[kind]} {value[1]}, {best[1]}"
                )
                best = self.emit(
                    kind, f"select i1 {test[1]}, {LLVM[kind]} {value[1]}, {LLVM[kind]} {best[1]}"
                )
            return best
        if name == "abs":
            kind, number = values[0]
            if kind == "f":
                return self.emit("f", f"call double @llvm.fabs.f64(double {number})")
            negative = self.emit("b", f"icmp slt i64 {number}, 0")
            other = self.emit("i", f"sub i64 0, {number}")
            return self.emit("i", f"select i1 {negative[1]}, i64 {other[1]}, i64 {number}")
        if name == "float":
            return self.converted(values[0], "f")
        if name in TABLE:
            address = self.call("get", arguments, node)
            return self.emit(TABLE[name], f"inttoptr i64 {address[1]} to ptr")
        if name in self.functions:
            called = self.functions[name]
            values = [self.converted(*pair) for pair in zip(values, called.arguments, strict=True)]
            written = ", ".join(f"{LLVM[kind]} {value}" for kind, value in values)
            call = f"call {LLVM[called.returns]} @{name}({written})"
            if not called.returns:
                self.lines.append(f"  {call}")
                return "", ""
            return self.emit(called.returns, call)
        self.refuse(node)


def _reads_memory(node: ast.expr) -> bool:
    """It holds a call other than of min, max, abs and float: a read, or a function that reads."""
    return any(
        isinstance(part, ast.Call)
        and not (isinstance(part.func, ast.Name) and part.func.id in ("min", "max", "abs", "float"))
        for part in ast.walk(node)
    )
