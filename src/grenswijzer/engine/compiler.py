"""From the small part of Python that kernels are written in to machine code, with LLVM.

A text holds functions whose parameters are annotated ``f``, ``i``, ``b`` (float64, int64, bool) or ``F``, ``I``, ``B``
(where an array of them begins). Local names keep one type. ``for i in lanes(a, e)`` is ``range(a, e)`` with eight rows
taken through its body together: a branch that some rows do not take becomes a mask. Memory is read only where Python
would read it. There is no fast math, so the same bits come out as in plain Python. Whole numbers stay below 2**51.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from grenswijzer.engine.compiler_functions import Call, Signature, reads_memory, symbol
from grenswijzer.engine.compiler_memory import Memory
from grenswijzer.engine.compiler_values import (
    DECLARATIONS,
    ELEMENTS,
    LANES,
    Value,
    constant,
    literal,
    llvm_type,
)
from grenswijzer.engine.errors import LawError
from grenswijzer.engine.syntax import syntax_tree

TABLE = {"floats": "F", "ints": "I", "bools": "B"}
"""Functions that take an array's place from a table of addresses."""

INLINED = 120
"""Functions of fewer lines of LLVM are written out where they are called."""

SKIPPED = 60
"""A branch of more syntax nodes than this is jumped over when no lane takes it."""


def llvm_text(text: str) -> str:
    """The functions of ``text`` as an LLVM module; ``kernel`` is the one to be called from outside."""
    module = syntax_tree(text)
    functions = {node.name: Signature(node) for node in module.body if isinstance(node, ast.FunctionDef)}
    constants = {
        node.targets[0].id: literal(ast.literal_eval(node.value))
        for node in module.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    waiting: list[Call] = [("kernel", "uuu", ())]
    parts: dict[Call, str] = {}
    while waiting:
        asked = waiting.pop()
        if asked not in parts:
            function = _Function(functions, constants, *asked)
            parts[asked] = function.text()
            waiting += function.called
    return "\n".join([DECLARATIONS, *parts.values()])


class _Function(Memory):
    def __init__(
        self,
        functions: dict[str, Signature],
        constants: dict[str, Value],
        name: str,
        shapes: str,
        told: tuple[str, ...],
    ) -> None:
        super().__init__()
        self.functions = functions
        self.constants = constants
        self.name = name
        self.shapes = shapes
        self.in_lanes = "v" in shapes
        self.signature = functions[name]
        self.node = self.signature.node
        self.parameters = {
            argument: Value(kind, f"%{argument}", shape)
            for (argument, kind), shape in zip(self.signature.parameters.items(), shapes, strict=True)
        }
        self.told = told
        self.arguments = list(self.parameters.values())
        for (name, value), text in zip(self.parameters.items(), told, strict=False):
            if text:
                self.parameters[name] = value._replace(text=text)
        self.places: dict[str, tuple[str, str]] = {}
        self.now: dict[str, Value] = {}
        self.called: list[Call] = []
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
            self.wholes.clear()
            self.masks = [""] if self.in_lanes else []
            self.begin("body")
            for name in sorted(assigned & self.parameters.keys()):
                self.store(name, self.parameters[name])
            self.body(self.node.body)
            if not self.grown:
                break
        self.lines.append("  ret void" if not self.signature.returns else "  unreachable")
        parameters = ", ".join(
            f"{llvm_type(kind, shape)} {'noalias nocapture ' if kind in ELEMENTS else ''}{name}"
            for kind, name, shape in self.arguments
        )
        if self.name == "kernel":
            head = f"define dso_local void @kernel({parameters})"
        else:
            small = len(self.lines) < INLINED
            returned = llvm_type(self.signature.returns, "v" if self.in_lanes else "u")
            head = f"define internal {returned} @{symbol(self.name, self.shapes, self.told)}({parameters})"
            head += " alwaysinline" if small else " noinline"
        bits = LANES * 64
        head += f' nounwind "min-legal-vector-width"="{bits}" "prefer-vector-width"="{bits}" {{'
        allocated = [f"  %v.{name} = alloca {llvm_type(*place)}" for name, place in self.places.items()]
        return "\n".join([head, "entry:", *allocated, "  br label %body", *self.lines, "}", ""])

    # ------------------------------------------------------------ lines

    def begin(self, label: str) -> None:
        self.lines.append(f"{label}:")
        self.label = label
        # what was worked out on another path may not have been worked out here
        self.now.clear()
        self.floats.clear()

    def jump(self, label: str) -> None:
        self.lines.append(f"  br label %{label}")

    def fork(self, condition: Value, yes: str, no: str) -> None:
        self.lines.append(f"  br i1 {condition.text}, label %{yes}, label %{no}")

    def labels(self, *names: str) -> list[str]:
        self.count += 1
        return [f"{name}{self.count}" for name in names]

    def refuse(self, node: ast.AST) -> NoReturn:
        raise LawError(f"kernel: {self.name}: cannot be compiled: {ast.unparse(node)}")

    @contextmanager
    def part(self, label: str, end: str) -> Iterator[None]:
        self.begin(label)
        yield
        self.jump(end)

    @contextmanager
    def masked(self, mask: str) -> Iterator[None]:
        self.masks.append(mask)
        yield
        self.masks.pop()

    # ------------------------------------------------------------ names

    def store(self, name: str, value: Value, shape: str = "") -> None:
        """Give a name a value, in the lanes at work."""
        shape = shape or ("v" if self.masks else "u")
        known, known_shape = self.places.get(name, (value.kind, shape))
        kind = "f" if {known, value.kind} == {"f", "i"} else known
        if {shape, known_shape} == {"u", "l"}:
            raise LawError(f"kernel: {self.name}: {name} counts rows and lanes")
        shape = "v" if "v" in (shape, known_shape) else shape
        if (kind, shape) != self.places.setdefault(name, (kind, shape)):
            self.places[name] = (kind, shape)
            self.grown = True
        told = value = self.converted(value, kind)
        if shape == "v":
            value = self.vector(value)
            if len(self.masks) > 1 and self.masks[-1] != self.masks[0]:
                told = value = self.select(Value("b", self.masks[-1], "v"), value, self.load(name))
        self.lines.append(f"  store {llvm_type(kind, shape)} {value.text}, ptr %v.{name}")
        # a constant stays one for what follows, although its place holds it once per lane
        self.now[name] = value._replace(shape=shape) if constant(told) is None else told

    def load(self, name: str) -> Value:
        if name not in self.now:
            kind, shape = self.places[name]
            self.now[name] = self.emit(kind, f"load {llvm_type(kind, shape)}, ptr %v.{name}", shape)
        return self.now[name]

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
                self.store(name, self.arithmetic(type(op), self.load(name), self.value(value)))
            case ast.Expr(value=ast.Call() as call):
                self.value(call)
            case ast.If(test=test, body=then, orelse=orelse):
                condition = self.value(test)
                if condition.shape == "u":
                    self.branch(condition, then, orelse)
                else:
                    self.branch_of_lanes(condition, then, orelse)
            case ast.While(test=test, body=body, orelse=[]):
                self.loop(test, body)
            case ast.For(
                target=ast.Name(id=name),
                iter=ast.Call(func=ast.Name(id="range" | "lanes" as kind), args=limits),
                body=body,
            ):
                self.count_through(name, kind == "lanes", limits, body)
            case ast.Break() if not self.masks:
                self.jump(self.leave[-1])
                self.begin(self.labels("after")[0])
            case ast.Return(value=ast.expr() as value):
                found = self.converted(self.value(value), self.signature.returns)
                found = self.vector(found) if self.in_lanes else found
                self.lines.append(f"  ret {llvm_type(found.kind, found.shape)} {found.text}")
                self.begin(self.labels("after")[0])
            case _:
                self.refuse(statement)

    def branch(self, condition: Value, then: list[ast.stmt], orelse: list[ast.stmt]) -> None:
        known = constant(condition)
        if known is not None:
            self.body(then if known else orelse)
            return
        yes, no, end = self.labels("yes", "no", "end")
        self.fork(condition, yes, no if orelse else end)
        with self.part(yes, end):
            self.body(then)
        if orelse:
            with self.part(no, end):
                self.body(orelse)
        self.begin(end)

    def branch_of_lanes(self, condition: Value, then: list[ast.stmt], orelse: list[ast.stmt]) -> None:
        other = self.bits("xor", condition, literal(True)) if orelse else condition
        masks = [self.narrowed(condition), self.narrowed(other)]
        for mask, statements in zip(masks, (then, orelse), strict=True):
            large = sum(1 for one in statements for _ in ast.walk(one)) > SKIPPED
            with self.masked(mask):
                if large:
                    some, end = self.labels("some", "end")
                    self.fork(self.any_lane(mask), some, end)
                    with self.part(some, end):
                        self.body(statements)
                    self.begin(end)
                else:
                    self.body(statements)

    def mark(self, place: Value, position: Value, bits: Value, condition: Value) -> None:
        """Set bits of the whole numbers at ``position`` where the condition holds, which is seldom."""
        mask = self.narrowed(condition)
        some, end = self.labels("some", "end")
        self.fork(self.any_lane(mask), some, end)
        with self.part(some, end), self.masked(mask):
            self.put(place, position, self.arithmetic(ast.BitOr, self.get(place, position), bits))
        self.begin(end)

    def loop(self, test: ast.expr, body: list[ast.stmt]) -> None:
        again, inside, end = self.labels("again", "inside", "end")
        self.jump(again)
        self.begin(again)
        condition = self.value(test)
        mask = ""
        if condition.shape != "u":
            mask = self.narrowed(condition)
            condition = self.any_lane(mask)
        self.fork(condition, inside, end)
        self.leave.append(end)
        with self.part(inside, again):
            if mask:
                with self.masked(mask):
                    self.body(body)
            else:
                self.body(body)
        self.leave.pop()
        self.begin(end)

    def count_through(self, name: str, lanes: bool, limits: list[ast.expr], body: list[ast.stmt]) -> None:
        """``for name in range(...)``, or in lanes of eight."""
        values = [self.value(limit) for limit in limits]
        if len(values) == 1:
            values.insert(0, literal(0))
        start, stop = values[:2]
        step = literal(LANES) if lanes else values[2] if len(values) > 2 else literal(1)
        again, inside, end = self.labels("again", "inside", "end")
        shape = "l" if lanes else "u"
        self.store(name, start, shape)
        self.jump(again)
        self.begin(again)
        at = self.load(name)
        compare = ast.Gt if step.text.startswith("-") else ast.Lt
        self.fork(self.compare(compare, at._replace(shape="u"), stop), inside, end)
        self.leave.append(end)
        with self.part(inside, again):
            if lanes:
                with self.masked(self.compare(ast.Lt, at, stop).text):
                    self.body(body)
            else:
                self.body(body)
            after = self.arithmetic(ast.Add, self.load(name)._replace(shape="u"), step)
            self.store(name, after, shape)
        self.leave.pop()
        self.begin(end)

    # ------------------------------------------------------------ expressions

    def value(self, node: ast.expr) -> Value:
        match node:
            case ast.Constant(value=bool() | int() | float() as number):
                return literal(number)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
                return literal(-number)
            case ast.Name(id=name):
                if name in self.places:
                    return self.load(name)
                found = self.parameters.get(name) or self.constants.get(name)
                if found is not None:
                    return found
            case ast.BinOp(left=left, op=op, right=right):
                return self.arithmetic(type(op), self.value(left), self.value(right))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return self.bits("xor", self.value(operand), literal(True))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                below = self.value(operand)
                # zero less a number is not minus zero, as its negation would be; no amount shows the difference
                return self.arithmetic(ast.Sub, literal(0), below)
            case ast.Compare(left=left, ops=operations, comparators=others):
                values = [self.value(part) for part in (left, *others)]
                tests = [
                    self.compare(type(op), values[position], values[position + 1])
                    for position, op in enumerate(operations)
                ]
                whole = tests[0]
                for test in tests[1:]:
                    whole = self.bits("and", whole, test)
                return whole
            case ast.BoolOp(op=op, values=parts):
                return self.logic(isinstance(op, ast.And), parts)
            case ast.IfExp(test=test_node, body=then, orelse=orelse):
                return self.choice(test_node, then, orelse)
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
                return self.call(name, arguments, node)
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="math"), attr="floor" | "ceil" as name), args=[part]
            ):
                return self.intrinsic(name, self.value(part))
        self.refuse(node)

    def logic(self, both: bool, parts: list[ast.expr]) -> Value:
        word, known = ("and", "false") if both else ("or", "true")
        found = self.value(parts[0])
        for part in parts[1:]:
            if not reads_memory(part):
                found = self.bits(word, found, self.value(part))
            elif self.masks:
                needed = found if both else self.bits("xor", found, literal(True))
                with self.masked(self.narrowed(needed)):
                    other = self.value(part)
                found = self.bits(word, found, other)
            else:
                more, end = self.labels("more", "end")
                before = self.label
                self.fork(found, *((more, end) if both else (end, more)))
                with self.part(more, end):
                    other = self.value(part)
                    after = self.label
                self.begin(end)
                found = self.emit("b", f"phi i1 [{known}, %{before}], [{other.text}, %{after}]")
        return found

    def choice(self, test: ast.expr, then: ast.expr, orelse: ast.expr) -> Value:
        condition = self.value(test)
        if not reads_memory(then) and not reads_memory(orelse):
            return self.select(condition, self.value(then), self.value(orelse))
        if not self.masks:
            # as a statement, with a name for what comes out
            name = f"choice{self.labels('')[0]}"
            target: list[ast.expr] = [ast.Name(name, ast.Store())]
            self.branch(
                condition, [ast.Assign(target, then, lineno=0)], [ast.Assign(target, orelse, lineno=0)]
            )
            return self.load(name)
        with self.masked(self.narrowed(condition)):
            yes = self.value(then)
        with self.masked(self.narrowed(self.bits("xor", condition, literal(True)))):
            no = self.value(orelse)
        return self.select(condition, yes, no)

    def call(self, name: str, arguments: list[ast.expr], node: ast.expr) -> Value:
        values = [self.value(argument) for argument in arguments]
        if name == "get" and values[0].kind in ELEMENTS:
            return self.get(*values)
        if name == "put" and values[0].kind in ELEMENTS:
            self.put(*values)
            return Value("", "")
        if name == "mark" and values[0].kind == "I":
            self.mark(*values)
            return Value("", "")
        if name == "prefetch" and values[0].kind in ELEMENTS:
            self.prefetch(*values)
            return Value("", "")
        if name in ("min", "max"):
            best = values[0]
            for value in values[1:]:
                best = self.select(
                    self.compare(ast.Lt if name == "min" else ast.Gt, value, best), value, best
                )
            return best
        if name == "abs":
            if values[0].kind == "f":
                return self.intrinsic("fabs", values[0])
            less = self.arithmetic(ast.Sub, literal(0), values[0])
            return self.select(self.compare(ast.Lt, values[0], literal(0)), less, values[0])
        if name == "float":
            return self.converted(values[0], "f")
        if name in TABLE:
            return self.emit(TABLE[name], f"inttoptr i64 {self.get(*values).text} to ptr")
        if name in self.functions:
            return self.call_function(name, values)
        self.refuse(node)

    def call_function(self, name: str, values: list[Value]) -> Value:
        called = self.functions[name]
        values = [self.converted(*pair) for pair in zip(values, called.parameters.values(), strict=True)]
        values = [self.vector(value) if value.shape == "l" else value for value in values]
        shapes = "".join(value.shape for value in values)
        told: tuple[str, ...] = ()
        if called.is_straight and any(constant(value) is not None for value in values):
            told = tuple("" if constant(value) is None else value.text for value in values)
        self.called.append((name, shapes, told))
        written = ", ".join(f"{llvm_type(kind, shape)} {text}" for kind, text, shape in values)
        shape = "v" if "v" in shapes and called.returns else "u"
        call = f"call {llvm_type(called.returns, shape)} @{symbol(name, shapes, told)}({written})"
        if called.returns:
            return self.emit(called.returns, call, shape)
        self.lines.append(f"  {call}")
        return Value("", "")
