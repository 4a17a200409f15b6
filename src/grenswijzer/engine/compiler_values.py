"""Values of the compiler and the LLVM instructions on them: numbers and bools, one for all rows or one per lane."""

from __future__ import annotations

import ast
import struct
from typing import NamedTuple

from grenswijzer.engine.errors import LawError

LANES = 8
"""Rows that go through a loop's body together: what the widest common registers hold."""

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
IOTA = f"<{', '.join(f'i64 {lane}' for lane in range(LANES))}>"

DECLARATIONS = "\n".join(
    [
        *(f"declare double @llvm.{name}.f64(double)" for name in ("floor", "ceil", "fabs")),
        *(
            f"declare <{LANES} x double> @llvm.{name}.v{LANES}f64(<{LANES} x double>)"
            for name in ("floor", "ceil", "fabs")
        ),
        *(
            f"declare <{LANES} x {kind}> @llvm.masked.{how}.v{LANES}{short}.{into}({place}, i32, "
            f"<{LANES} x i1>, <{LANES} x {kind}>)"
            for kind, short in (("double", "f64"), ("i64", "i64"), ("i8", "i8"))
            for how, into, place in (("load", "p0", "ptr"), ("gather", f"v{LANES}p0", f"<{LANES} x ptr>"))
        ),
        *(
            f"declare void @llvm.masked.store.v{LANES}{short}.p0(<{LANES} x {kind}>, ptr, i32, <{LANES} x i1>)"
            for kind, short in (("double", "f64"), ("i64", "i64"), ("i8", "i8"))
        ),
    ]
)
SHORT = {"double": "f64", "i64": "i64", "i8": "i8"}


class Value(NamedTuple):
    """A type (f, i, b, or F, I, B for a place in memory), an LLVM operand, and its shape.

    Shapes: ``u`` is one value for all rows; ``l`` the value of the first lane, one more in each next lane; ``v`` a
    vector with a value per lane.
    """

    kind: str
    text: str
    shape: str = "u"


def llvm_type(kind: str, shape: str, name: str = "") -> str:
    """The LLVM type of a value; ``name`` for another element than the kind's own."""
    element = name or LLVM[kind]
    return f"<{LANES} x {element}>" if shape == "v" else element


def literal(value: float) -> Value:
    """A constant."""
    if isinstance(value, bool):
        return Value("b", "true" if value else "false")
    if isinstance(value, int):
        return Value("i", str(value))
    return Value("f", f"0x{struct.unpack('<Q', struct.pack('<d', value))[0]:016X}")


class Instructions:
    """Writes instructions one after the other. ``masks``: the lanes that are at work; empty outside of lanes."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.count = 0
        self.masks: list[str] = []

    @property
    def mask(self) -> str:
        """The lanes at work, as an operand."""
        return self.masks[-1] or self.splat("b", "true")

    def emit(self, kind: str, operation: str, shape: str = "u") -> Value:
        """An instruction that gives a value."""
        self.count += 1
        self.lines.append(f"  %t{self.count} = {operation}")
        return Value(kind, f"%t{self.count}", shape)

    def splat(self, kind: str, text: str) -> str:
        """The same scalar in every lane."""
        if not text.startswith("%"):
            return f"<{', '.join(f'{LLVM[kind]} {text}' for _ in range(LANES))}>"
        vector = llvm_type(kind, "v")
        one = self.emit(kind, f"insertelement {vector} poison, {LLVM[kind]} {text}, i64 0")
        return self.emit(
            kind, f"shufflevector {vector} {one.text}, {vector} poison, <{LANES} x i32> zeroinitializer"
        ).text

    def vector(self, value: Value) -> Value:
        """The value with one entry per lane."""
        if value.shape == "v":
            return value
        all_alike = self.splat(value.kind, value.text)
        if value.shape == "u":
            return Value(value.kind, all_alike, "v")
        return self.emit("i", f"add <{LANES} x i64> {all_alike}, {IOTA}", "v")

    def level(self, *values: Value) -> tuple[str, list[Value]]:
        """The values in one shape: as they are when all are one for all rows, else as vectors."""
        if all(value.shape == "u" for value in values):
            return "u", list(values)
        return "v", [self.vector(value) for value in values]

    def converted(self, value: Value, kind: str) -> Value:
        """A whole number as a float where that is wanted."""
        if value.kind == kind:
            return value
        if value.kind == "i" and kind == "f":
            if value.shape == "u" and value.text.lstrip("-").isdigit():
                return literal(float(value.text))
            shape, (value,) = self.level(value)
            return self.emit(
                "f", f"sitofp {llvm_type('i', shape)} {value.text} to {llvm_type('f', shape)}", shape
            )
        raise LawError(f"kernel: a {value.kind} where a {kind} is needed")

    def alike(self, *values: Value) -> tuple[str, str, list[Value]]:
        """Kind and shape, and the values in them."""
        kind = "f" if any(value.kind == "f" for value in values) else values[0].kind
        shape, found = self.level(*(self.converted(value, kind) for value in values))
        return kind, shape, found

    def arithmetic(self, op: type[ast.operator], left: Value, right: Value) -> Value:
        """``+ - * / // % |``."""
        if op in (ast.Add, ast.Sub) and {left.kind, right.kind} == {"i"}:
            shapes = left.shape + right.shape
            if shapes == "lu" or (shapes == "ul" and op is ast.Add):
                return self.emit("i", f"{ARITHMETIC[op][1]} i64 {left.text}, {right.text}", "l")
        kind, shape, (left, right) = self.alike(left, right)
        if op in ARITHMETIC:
            word = ARITHMETIC[op][kind == "i"]
        elif op is ast.BitOr and kind == "i":
            word = "or"
        elif op is ast.Div:
            left, right = self.converted(left, "f"), self.converted(right, "f")
            kind, word = "f", "fdiv"
        elif op in (ast.FloorDiv, ast.Mod) and kind == "i":
            return self.whole_division(op, left, right)
        else:
            raise LawError(f"kernel: {op.__name__} does not go with {kind}")
        return self.emit(kind, f"{word} {llvm_type(kind, shape)} {left.text}, {right.text}", shape)

    def whole_division(self, op: type[ast.operator], left: Value, right: Value) -> Value:
        """Towards minus infinity, as Python does; by floats, which are exact here and come in vectors."""
        part = self.arithmetic(ast.Div, left, right)
        floor = self.intrinsic("floor", part)
        whole = self.emit(
            "i",
            f"fptosi {llvm_type('f', floor.shape)} {floor.text} to {llvm_type('i', floor.shape)}",
            floor.shape,
        )
        if op is ast.FloorDiv:
            return whole
        return self.arithmetic(ast.Sub, left, self.arithmetic(ast.Mult, whole, right))

    def intrinsic(self, name: str, value: Value) -> Value:
        """floor, ceil or fabs."""
        shape, (value,) = self.level(self.converted(value, "f"))
        kind = llvm_type("f", shape)
        suffix = f"v{LANES}f64" if shape == "v" else "f64"
        return self.emit("f", f"call {kind} @llvm.{name}.{suffix}({kind} {value.text})", shape)

    def compare(self, op: type[ast.cmpop], left: Value, right: Value) -> Value:
        """One comparison."""
        kind, shape, (left, right) = self.alike(left, right)
        word = f"fcmp {COMPARISONS[op][0]}" if kind == "f" else f"icmp {COMPARISONS[op][1]}"
        return self.emit("b", f"{word} {llvm_type(kind, shape)} {left.text}, {right.text}", shape)

    def bits(self, word: str, left: Value, right: Value) -> Value:
        """and, or, xor of bools."""
        shape, (left, right) = self.level(left, right)
        return self.emit("b", f"{word} {llvm_type('b', shape)} {left.text}, {right.text}", shape)

    def select(self, test: Value, yes: Value, no: Value) -> Value:
        """``yes if test else no``, both known."""
        kind, _, (yes, no) = self.alike(yes, no)
        shape, (test, yes, no) = self.level(test, yes, no)
        written = f"{llvm_type(kind, shape)} {yes.text}, {llvm_type(kind, shape)} {no.text}"
        return self.emit(kind, f"select {llvm_type('b', shape)} {test.text}, {written}", shape)

    def narrowed(self, condition: Value) -> str:
        """The lanes at work in which the condition holds."""
        found = self.vector(condition)
        if self.masks[-1]:
            found = self.bits("and", Value("b", self.masks[-1], "v"), found)
        return found.text

    def any_lane(self, mask: str) -> Value:
        """Whether some lane is at work."""
        packed = self.emit("i", f"bitcast <{LANES} x i1> {mask} to i{LANES}")
        return self.emit("b", f"icmp ne i{LANES} {packed.text}, 0")

    # ------------------------------------------------------------ memory

    def get(self, place: Value, position: Value) -> Value:
        """What stands in memory, in the lanes at work."""
        kind, stored = ELEMENTS[place.kind]
        wide = llvm_type(kind, "v", stored)
        shape = "u" if position.shape == "u" else "v"
        address = self.address(place, position, stored)
        if position.shape == "u":
            found = self.emit(kind, f"load {stored}, ptr {address}")
        else:
            how, into, pointer = ("load", "p0", "ptr")
            if position.shape == "v":
                how, into, pointer = ("gather", f"v{LANES}p0", f"<{LANES} x ptr>")
            operands = f"{pointer} {address}, i32 {1 if stored == 'i8' else 8}, <{LANES} x i1> {self.mask}"
            name = f"@llvm.masked.{how}.v{LANES}{SHORT[stored]}.{into}"
            found = self.emit(kind, f"call {wide} {name}({operands}, {wide} zeroinitializer)", "v")
        if kind != "b":
            return found
        zero = "zeroinitializer" if shape == "v" else "0"
        return self.emit("b", f"icmp ne {llvm_type('b', shape, 'i8')} {found.text}, {zero}", shape)

    def put(self, place: Value, position: Value, value: Value) -> None:
        """Store in the lanes at work; lanes must not store in the same place."""
        kind, stored = ELEMENTS[place.kind]
        value = self.converted(value, kind)
        if position.shape == "v":
            raise LawError("kernel: lanes can only store side by side")
        shape = "v" if position.shape == "l" else "u"
        value = self.vector(value) if shape == "v" else value
        wide = llvm_type(kind, shape, stored)
        if kind == "b":
            value = self.emit("b", f"zext {llvm_type('b', shape)} {value.text} to {wide}", shape)
        address = self.address(place, position, stored)
        if shape == "u":
            self.lines.append(f"  store {wide} {value.text}, ptr {address}")
            return
        operands = f"{wide} {value.text}, ptr {address}, i32 {1 if stored == 'i8' else 8}, <{LANES} x i1> {self.mask}"
        self.lines.append(f"  call void @llvm.masked.store.v{LANES}{SHORT[stored]}.p0({operands})")

    def address(self, place: Value, position: Value, stored: str) -> str:
        """Where an element stands; a vector of places for a vector of positions."""
        shape = "v" if position.shape == "v" else "u"
        index = f"{llvm_type('i', shape)} {position.text}"
        return self.emit(place.kind, f"getelementptr {stored}, ptr {place.text}, {index}", shape).text
