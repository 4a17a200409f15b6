"""Values of the compiler and the LLVM instructions on them: numbers and bools, one for all rows or one per lane."""

from __future__ import annotations

import ast
import math
import operator
import struct
from collections.abc import Callable
from fractions import Fraction
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
COMPUTED: dict[type[ast.AST], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
"""What is worked out here where both sides are constants."""

ARITHMETIC = {ast.Add: ("fadd", "add"), ast.Sub: ("fsub", "sub"), ast.Mult: ("fmul", "mul")}
IOTA = f"<{', '.join(f'i64 {lane}' for lane in range(LANES))}>"

EIGHT = f"<{LANES} x double>"

DECLARATIONS = "\n".join(
    [
        "declare void @llvm.prefetch.p0(ptr, i32, i32, i32)",
        "declare double @llvm.fma.f64(double, double, double)",
        f"declare {EIGHT} @llvm.fma.v{LANES}f64({EIGHT}, {EIGHT}, {EIGHT})",
        *(f"declare double @llvm.{name}.f64(double)" for name in ("floor", "ceil", "fabs")),
        *(
            f"declare <{LANES} x double> @llvm.{name}.v{LANES}f64(<{LANES} x double>)"
            for name in ("floor", "ceil", "fabs")
        ),
        *(
            f"declare <{LANES} x {kind}> @llvm.masked.{how}.v{LANES}{short}.{into}({place}, i32, "
            f"<{LANES} x i1>, <{LANES} x {kind}>)"
            for kind, short in (("double", "f64"), ("i64", "i64"), ("i8", "i8"), ("i32", "i32"))
            for how, into, place in (("load", "p0", "ptr"), ("gather", f"v{LANES}p0", f"<{LANES} x ptr>"))
        ),
        *(
            f"declare void @llvm.masked.{how}.v{LANES}{short}.{into}(<{LANES} x {kind}>, {place}, i32, "
            f"<{LANES} x i1>)"
            for kind, short in (("double", "f64"), ("i64", "i64"), ("i8", "i8"))
            for how, into, place in (("store", "p0", "ptr"), ("scatter", f"v{LANES}p0", f"<{LANES} x ptr>"))
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


def constant(value: Value) -> float | None:
    """The number or bool of a literal; None for what is only known when the kernel runs."""
    if value.shape != "u" or value.text.startswith("%"):
        return None
    if value.kind == "b":
        return value.text == "true"
    if value.kind == "i":
        return int(value.text)
    number: float = struct.unpack("<d", struct.pack("<Q", int(value.text, 16)))[0]
    return number


class Instructions:
    """Writes instructions one after the other. ``masks``: the lanes that are at work; empty outside of lanes.

    ``floats``: the same whole number as a float, by its operand. Processors multiply, divide and round floats faster,
    and they are exact here; LLVM drops the form that nothing reads. ``wholes``: floats that are whole numbers.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.count = 0
        self.masks: list[str] = []
        self.floats: dict[str, Value] = {}
        self.wholes: set[str] = set()

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
            number = constant(value)
            if value.kind == "i" and number is not None:
                self.floats[all_alike] = Value("f", self.splat("f", literal(float(number)).text), "v")
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
            if value.text not in self.floats:
                self.floats[value.text] = self.emit(
                    "f", f"sitofp {llvm_type('i', shape)} {value.text} to {llvm_type('f', shape)}", shape
                )
            return self.floats[value.text]
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
        a, b = constant(left), constant(right)
        kind, shape, (left, right) = self.alike(left, right)
        if a is not None and b is not None and op in COMPUTED:
            return literal(COMPUTED[op](a, b))
        if kind == "i" and shape == "v" and op in ARITHMETIC and self.has_floats(left, right):
            return self.by_floats(op, left, right)
        if op in ARITHMETIC:
            word = ARITHMETIC[op][kind == "i"]
        elif op is ast.BitOr and kind == "i":
            word = "or"
        elif op is ast.Div:
            left, right = self.converted(left, "f"), self.converted(right, "f")
            if a is not None and b:
                return literal(a / b)
            kind, word = "f", "fdiv"
            if b is not None and left.text in self.wholes and _divides_by_reciprocal(b):
                return self.divided(left, b)
        elif op in (ast.FloorDiv, ast.Mod) and kind == "i":
            return self.whole_division(op, left, right, b)
        else:
            raise LawError(f"kernel: {op.__name__} does not go with {kind}")
        return self.emit(kind, f"{word} {llvm_type(kind, shape)} {left.text}, {right.text}", shape)

    def has_floats(self, *values: Value) -> bool:
        """Each is known as a float too."""
        return all(value.text in self.floats for value in values)

    def by_floats(self, op: type[ast.operator], left: Value, right: Value) -> Value:
        """``+ - *`` of whole numbers in lanes that are known as floats too; the result is as well."""
        found = self.arithmetic(op, self.floats[left.text], self.floats[right.text])
        if op is ast.Mult:
            whole = self.whole(found)
        else:
            whole = self.emit("i", f"{ARITHMETIC[op][1]} <{LANES} x i64> {left.text}, {right.text}", "v")
            self.floats[whole.text] = found
        return whole

    def whole(self, value: Value) -> Value:
        """A float that is a whole number, as one."""
        kinds = llvm_type("f", value.shape), llvm_type("i", value.shape)
        found = self.emit("i", f"fptosi {kinds[0]} {value.text} to {kinds[1]}", value.shape)
        self.floats[found.text] = value
        return found

    def divided(self, left: Value, number: float) -> Value:
        """A whole number by a constant, to the same bits as a division, in a fifth of its time.

        The product with the reciprocal is less than a unit in the last place off; what is then left over is exact in
        a fused multiply-add, and one more of them rounds rightly (Markstein's theorem). Only for floors: the sign of
        a zero, of which a ceiling has two, would be lost.
        """
        shape, (left,) = self.level(left)
        parts = [
            self.vector(literal(part)) if shape == "v" else literal(part) for part in (-number, 1 / number)
        ]
        near = self.arithmetic(ast.Mult, left, parts[1])
        over = self.fused(near, parts[0], left)
        return self.fused(over, parts[1], near)

    def fused(self, left: Value, right: Value, more: Value) -> Value:
        """``left * right + more``, rounded once."""
        kind = llvm_type("f", left.shape)
        suffix = f"v{LANES}f64" if left.shape == "v" else "f64"
        operands = ", ".join(f"{kind} {value.text}" for value in (left, right, more))
        return self.emit("f", f"call {kind} @llvm.fma.{suffix}({operands})", left.shape)

    def whole_division(
        self, op: type[ast.operator], left: Value, right: Value, divisor: float | None
    ) -> Value:
        """Towards minus infinity, as Python does; by floats, which are exact here and come in vectors."""
        if divisor is not None and divisor > 0:
            # half more, times the reciprocal: below 2**51 both roundings together lose less than that half
            more = self.arithmetic(ast.Add, self.converted(left, "f"), literal(0.5))
            part = self.arithmetic(ast.Mult, more, literal(1 / divisor))
        else:
            part = self.arithmetic(ast.Div, left, right)
        whole = self.whole(self.intrinsic("floor", part))
        if op is ast.FloorDiv:
            return whole
        return self.arithmetic(ast.Sub, left, self.arithmetic(ast.Mult, whole, right))

    def intrinsic(self, name: str, value: Value) -> Value:
        """floor, ceil or fabs."""
        number = constant(value)
        if number is not None and number >= 1:
            whole = math.ceil(number) if name == "ceil" else math.floor(number)
            return literal(number if name == "fabs" else float(whole))
        shape, (value,) = self.level(self.converted(value, "f"))
        kind = llvm_type("f", shape)
        suffix = f"v{LANES}f64" if shape == "v" else "f64"
        found = self.emit("f", f"call {kind} @llvm.{name}.{suffix}({kind} {value.text})", shape)
        if name == "floor":
            self.wholes.add(found.text)
        return found

    def compare(self, op: type[ast.cmpop], left: Value, right: Value) -> Value:
        """One comparison."""
        a, b = constant(left), constant(right)
        if a is not None and b is not None:
            return literal(COMPUTED[op](a, b))
        kind, shape, (left, right) = self.alike(left, right)
        if kind == "i" and self.has_floats(left, right):
            kind, left, right = "f", self.floats[left.text], self.floats[right.text]
        word = f"fcmp {COMPARISONS[op][0]}" if kind == "f" else f"icmp {COMPARISONS[op][1]}"
        return self.emit("b", f"{word} {llvm_type(kind, shape)} {left.text}, {right.text}", shape)

    def bits(self, word: str, left: Value, right: Value) -> Value:
        """and, or, xor of bools."""
        for one, other in ((left, right), (right, left)):
            known = constant(one)
            if known is not None and word != "xor":
                return other if known == (word == "and") else one
            if known is False:
                return other
        shape, (left, right) = self.level(left, right)
        return self.emit("b", f"{word} {llvm_type('b', shape)} {left.text}, {right.text}", shape)

    def select(self, test: Value, yes: Value, no: Value) -> Value:
        """``yes if test else no``, both known."""
        kind, _, (yes, no) = self.alike(yes, no)
        known = constant(test)
        if known is not None:
            return yes if known else no
        shape, (test, yes, no) = self.level(test, yes, no)
        if kind == "i" and self.has_floats(yes, no):
            found = self.selected(kind, shape, test, yes, no)
            self.floats[found.text] = self.selected(
                "f", shape, test, self.floats[yes.text], self.floats[no.text]
            )
            return found
        return self.selected(kind, shape, test, yes, no)

    def selected(self, kind: str, shape: str, test: Value, yes: Value, no: Value) -> Value:
        """The instruction for it."""
        written = f"{llvm_type(kind, shape)} {yes.text}, {llvm_type(kind, shape)} {no.text}"
        return self.emit(kind, f"select {llvm_type('b', shape)} {test.text}, {written}", shape)

    def narrowed(self, condition: Value) -> str:
        """The lanes at work in which the condition holds."""
        if constant(condition) is True and self.masks[-1]:
            return self.masks[-1]
        found = self.vector(condition)
        if self.masks[-1]:
            found = self.bits("and", Value("b", self.masks[-1], "v"), found)
        return found.text

    def any_lane(self, mask: str) -> Value:
        """Whether some lane is at work."""
        packed = self.emit("i", f"bitcast <{LANES} x i1> {mask} to i{LANES}")
        return self.emit("b", f"icmp ne i{LANES} {packed.text}, 0")


def _divides_by_reciprocal(number: float) -> bool:
    """The product with its reciprocal is less than a unit in the last place off."""
    return number >= 1 and abs(Fraction(1 / number) * Fraction(number) - 1) <= Fraction(1, 2**54)
