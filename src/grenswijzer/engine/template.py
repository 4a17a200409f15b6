"""Templates: a rule of law written once that holds for every row of a table, written out when the law is loaded.

A table's name in capitals holds the place of a row's key in the names of rule and arguments; an argument with the name
of a column is what the row says there; ``for state in each("STATE", Country):`` in a body goes over the rows. What
comes out is what somebody would write by hand for each row: nothing after this module knows of templates. See
CONTRIBUTING.md.
"""

from __future__ import annotations
import __future__ as future

import ast
import copy
from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Any

from grenswijzer.engine.errors import LawError
from grenswijzer.engine.language import definition
from grenswijzer.engine.rule import Rule, Template, Written, made
from grenswijzer.engine.tables import Row, Tables


def written_out(templates: Iterable[Template], tables: Tables) -> list[Rule]:
    """The rules that templates stand for.

    Raises :class:`LawError` with file and line for a table, a column or a member that is not there, and for a name that
    keeps a table's name.
    """
    return [rule for template in templates for rule in _Writer(template, tables).rules()]


def written_labels(
    labels: Mapping[str, Mapping[str, str]], templates: Iterable[Template], tables: Tables
) -> dict[str, dict[str, str]]:
    """The labels with those of templates filled in for every row; a label of a row's own name goes before it."""
    found = {name: dict(label) for name, label in labels.items()}
    for template in templates:
        name = template.function.__name__
        if template.each is None or name not in labels:
            continue
        for row in tables.each(template.each, template.place):
            filled = {
                language: row.text(text, language, f"rules: {name}: {language}")
                for language, text in labels[name].items()
            }
            found.setdefault(row.named(name), filled)
    for template in templates:
        if template.each is not None:
            found.pop(template.function.__name__, None)
    return found


def written_figures(figures: Mapping[str, Any], tables: Tables, file: str) -> dict[str, Any]:
    """A ``figures:`` section with each figure of a table in the place of the one with ``each:``.

    Its values stand by row. Raises :class:`LawError` where a row has none, or values have no row.
    """
    found: dict[str, Any] = {}
    for name, body in figures.items():
        if not isinstance(body, dict) or "each" not in body:
            found[name] = body
            continue
        where = f"{file}: {name}"
        rows = {row.key: row for row in tables.each(body["each"], where)}
        values = body.get("values") or {}
        for key in rows.keys() ^ values.keys():
            raise LawError(
                f"{where}: {key} has "
                + ("no values" if key in rows else f"values, and is not in {body['each']}")
            )
        for key, row in rows.items():
            if row.named(name) == name:
                raise LawError(f"{where}: the name of {row.table} must stand in it")
            label = {lang: row.text(text, lang, where) for lang, text in body.get("label", {}).items()}
            rest = {part: said for part, said in body.items() if part not in ("each", "label")}
            law = row.text(str(body.get("law", "")), "en", where)
            found[row.named(name)] = {**rest, "label": label, "law": law, "values": values[key]}
    return found


class _Writer:
    """Writes out one template."""

    def __init__(self, template: Template, tables: Tables) -> None:
        self.template = template
        self.tables = tables
        code = template.function.__code__
        self.file, self.line, self.name = code.co_filename, code.co_firstlineno, template.function.__name__
        self.globals = template.function.__globals__
        self.tree = definition(self.file, self.line, self.name)

    def refuse(self, why: str) -> LawError:
        return LawError(f"{self.template.place}: {self.name}: {why}")

    def rules(self) -> list[Rule]:
        each = self.template.each
        if each is None:
            return [self._rule(None)]
        rows = self.tables.each(each, f"{self.template.place}: {self.name}")
        if rows[0].named(self.name) == self.name:
            raise self.refuse(f"{rows[0].table} must stand in the name, which every row would have otherwise")
        return [self._rule(row) for row in rows]

    def _rule(self, row: Row | None) -> Rule:
        function = copy.deepcopy(self.tree)
        function.decorator_list = []
        rows = _Loops(self, function).unrolled()
        if row is not None:
            rows = {row.table: [row], **rows}
        self._arguments(function, row, rows)
        if row is not None:
            function.name = row.named(function.name)
            _Filler(self, row, self._columns(row, self._annotations())).visit(function)
            self._docstring(function, row)
        self._check(function)
        source = ast.unparse(ast.fix_missing_locations(function))
        written = Written(source, self.template.text, row)
        return made(
            self._compiled(function), self._said(row), file=self.file, line=self.line, written=written
        )

    # ---------------------------------------------------------------- arguments

    def _annotations(self) -> dict[str, str]:
        return {
            arg.arg: ast.unparse(arg.annotation) for arg in self.tree.args.args if arg.annotation is not None
        }

    def _arguments(self, function: ast.FunctionDef, row: Row | None, rows: Mapping[str, list[Row]]) -> None:
        """Put in each argument's place those it stands for: one for each row, none where the row says what it is."""
        written: dict[str, ast.arg] = {}
        for argument in function.args.args:
            table = self.tables.table_in(argument.arg)
            by_column = next((name for name, every in rows.items() if argument.arg in every[0].columns), None)
            name = table if table in rows else by_column
            names = [argument.arg]
            if name is not None:
                names = [self._read(one, argument) for one in rows[name]]
            for found in names:
                if found:
                    written.setdefault(found, ast.arg(found, argument.annotation))
        function.args.args = list(written.values())

    def _read(self, row: Row, argument: ast.arg) -> str:
        if argument.arg not in row.columns:
            return row.named(argument.arg)
        said = self.value(row, argument.arg, ast.unparse(argument.annotation) if argument.annotation else "")
        return said.id if isinstance(said, ast.Name) else ""

    def value(self, row: Row, column: str, kind: str) -> ast.expr:
        """What a row says in a column: True or False, a member of ``kind``, or the name of another value."""
        if column not in row.columns:
            raise self.refuse(f"row {row.key} of {row.table} does not say {column}")
        said = row.columns[column]
        enum = self.globals.get(kind)
        if isinstance(enum, type) and issubclass(enum, IntEnum):
            if said not in enum.__members__:
                raise self.refuse(
                    f"{column} of row {row.key} of {row.table} is {said}, which is no member of {kind}"
                )
            return ast.Attribute(ast.Name(kind, ast.Load()), said, ast.Load())
        if isinstance(said, bool) and kind == "bool":
            return ast.Constant(said)
        if isinstance(said, str) and said.isidentifier():
            return ast.Name(said, ast.Load())
        raise self.refuse(
            f"{column} of row {row.key} of {row.table} is {said!r}, which is no {kind} and no name"
        )

    def _columns(self, row: Row, kinds: Mapping[str, str]) -> dict[str, ast.expr]:
        return {name: self.value(row, name, kind) for name, kind in kinds.items() if name in row.columns}

    def filled(self, body: list[ast.stmt], row: Row, target: str, kind: str) -> list[ast.stmt]:
        """The body of a loop for one row."""
        columns = self._columns(row, self._annotations())
        # as elsewhere in Python, _state says that the body has no need of it
        if not target.startswith("_"):
            columns[target] = self.value(row, target, kind)
        filler = _Filler(self, row, columns)
        return [filler.visit(copy.deepcopy(statement)) for statement in body]

    # ---------------------------------------------------------------- what comes out

    def _docstring(self, function: ast.FunctionDef, row: Row) -> None:
        first = function.body[0]
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            first.value.value = row.text(str(first.value.value), "en", f"{self.template.place}: {self.name}")

    def _check(self, function: ast.FunctionDef) -> None:
        arguments = {argument.arg for argument in function.args.args}
        used = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
        for name in sorted({function.name, *arguments} | used):
            capitals = self.tables.table_in(name)
            if capitals is None and name in arguments | {function.name} and name != name.lower():
                raise self.refuse(
                    f"{name} holds no table of each: in the YAML, which are {', '.join(self.tables.rows)}"
                )
            if capitals is not None:
                raise self.refuse(f'{name} stands outside each("{capitals}", ...), so it has no row')

    def _said(self, row: Row | None) -> dict[str, Any]:
        if row is None:
            return dict(self.template.said)
        where = f"{self.template.place}: {self.name}"
        said = dict(self.template.said)
        for part in ("law", "start", "end"):
            if said[part] is not None:
                said[part] = row.text(said[part], "en", where)
        if said["end"] == "open":
            said["end"] = None
        if said["when"] is not None:
            said["when"] = row.named(said["when"])
        said["blocks"] = tuple(map(row.named, said["blocks"]))
        return said

    def _compiled(self, function: ast.FunctionDef) -> Any:
        flags = self.template.function.__code__.co_flags & future.annotations.compiler_flag
        code = compile(ast.Module([function], []), self.file, "exec", flags=flags, dont_inherit=True)
        made_here: dict[str, Any] = {}
        exec(code, self.globals, made_here)
        return made_here[function.name]


class _Loops(ast.NodeTransformer):
    """Puts in the place of ``for state in each("STATE", Country):`` what stands in it, once for every row."""

    def __init__(self, writer: _Writer, function: ast.FunctionDef) -> None:
        self.writer = writer
        self.function = function
        self.rows: dict[str, list[Row]] = {}

    def unrolled(self) -> dict[str, list[Row]]:
        """Write the loops out; the rows gone over, by table."""
        self.visit(self.function)
        return self.rows

    def visit_For(self, node: ast.For) -> ast.AST | list[ast.stmt]:
        self.generic_visit(node)
        match node:
            case ast.For(
                target=ast.Name(id=target),
                iter=ast.Call(
                    func=ast.Name(id="each"),
                    args=[ast.Constant(value=str() as table), ast.Name(id=kind)],
                    keywords=[],
                ),
                orelse=[],
            ):
                where = f"{self.writer.template.place}: {self.writer.name}"
                rows = self.writer.tables.each(table, where)
                self.rows[rows[0].table] = rows
                return [line for row in rows for line in self.writer.filled(node.body, row, target, kind)]
        raise self.writer.refuse('a rule loops with: for state in each("STATE", Country)')


class _Filler(ast.NodeTransformer):
    """Names of a row in the place of a table's."""

    def __init__(self, writer: _Writer, row: Row, columns: Mapping[str, ast.expr]) -> None:
        self.writer = writer
        self.row = row
        self.columns = columns

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id in self.columns:
            if not isinstance(node.ctx, ast.Load):
                raise self.writer.refuse(f"{node.id} is a column of {self.row.table}, and cannot be assigned")
            return ast.copy_location(copy.deepcopy(self.columns[node.id]), node)
        node.id = self.row.named(node.id)
        return node
