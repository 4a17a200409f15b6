"""How a rule of law is written down: the decorators that law modules import.

A rule is a small, pure, scalar function. Its name is the name of the value it yields; its arguments are the
names of the values it needs (inputs, other rules, figures). Nothing is computed here: the decorators record what
the graph needs (see :mod:`grenswijzer.engine.graph`) and return the function unchanged. A rule that holds alike for
several states or pairs of states is written once, as a template (see :mod:`grenswijzer.engine.template`).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar

from grenswijzer.engine.tables import Row

F = TypeVar("F", bound=Callable[..., Any])
K = TypeVar("K")

NEVER = date(9999, 12, 31)
"""The end of a rule that is still law."""

Scale = tuple[float, ...]
"""A figure with rows of (lower limit, rate, tax on what lies below the limit), flattened; see figures.py."""

Table = tuple[float, ...]
"""A figure with a value per position: an IntEnum member or a count."""


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """How a rule of a template came out: its text, what the template says (``{in_state}`` not filled in), and the row.

    ``row`` is None where the template has no row of its own, and only goes over those of a table in its body.
    """

    source: str
    docstring: str
    row: Row | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One dated text of a rule.

    ``level`` names the rows it is computed for, ``law`` the article, ``unit`` what its numbers are in. ``start`` and
    ``end`` are the first and last day it is law. ``output`` marks a value people ask for. ``when`` names a bool that
    must be true, else the value is ``otherwise``. ``absent`` is the value in a part of the year in which no text of the
    name is law; None: nobody may read it there. ``office`` and ``blocks`` are set on referrals only. ``written`` is
    there for a rule of a template only; others stand in the file as they are.
    """

    name: str
    function: Callable[..., Any]
    level: str
    law: str
    unit: str
    start: date
    end: date
    output: bool
    when: str | None
    otherwise: float
    absent: float | None
    blocks: tuple[str, ...]
    office: str | None
    file: str
    line: int
    written: Written | None = None

    @property
    def place(self) -> str:
        """File and line, for error messages."""
        return f"{self.file}:{self.line}"

    @property
    def text(self) -> str:
        """The docstring: what the law says, in plain words."""
        return _text(self.function)

    @property
    def arguments(self) -> Mapping[str, Any]:
        """Argument name to annotated type, in order."""
        return _signature(self.function)[0]

    @property
    def returns(self) -> Any:
        """The annotated type of the value: float, int, bool or an IntEnum."""
        return _signature(self.function)[1]


@cache
def _text(function: Callable[..., Any]) -> str:
    return inspect.getdoc(function) or ""


@cache
def _signature(function: Callable[..., Any]) -> tuple[Mapping[str, Any], Any]:
    hints = inspect.get_annotations(function, eval_str=True)
    code = function.__code__
    return {name: hints.get(name) for name in code.co_varnames[: code.co_argcount]}, hints.get("return")


@dataclass(frozen=True, slots=True)
class Template:
    """A rule as it stands in the file, for the rows of a table or with their names in it.

    ``each``: the table, or table.part; None where only the body goes over one. ``said``: what the decorator was told.
    """

    function: Callable[..., Any]
    each: str | None
    said: Mapping[str, Any]

    @property
    def place(self) -> str:
        """File and line, for error messages."""
        return f"{self.function.__code__.co_filename}:{self.function.__code__.co_firstlineno}"

    @property
    def text(self) -> str:
        """The docstring, with what a row fills in not filled in."""
        return _text(self.function)


@dataclass(frozen=True, slots=True)
class View:
    """The same rules on other facts: inside it, each replaced name is read as its replacement."""

    name: str
    replaces: Mapping[str, str]
    law: str
    module: str


RULES: dict[str, list[Rule]] = {}
"""Every decorated function, by the module that defines it."""

TEMPLATES: dict[str, list[Template]] = {}
"""Every decorated function that is a template, by module."""

VIEWS: dict[str, list[View]] = {}
"""Every declared view, by module."""


def made(
    function: Callable[..., Any],
    said: Mapping[str, Any],
    *,
    file: str | None = None,
    line: int | None = None,
    written: Written | None = None,
) -> Rule:
    """The rule that a function is by what its decorator was told; ``start`` and ``end`` are ISO dates."""
    code = function.__code__
    start, end = said["start"], said["end"]
    return Rule(
        **{
            **said,
            "name": function.__name__,
            "function": function,
            "start": date.fromisoformat(start),
            "end": date.fromisoformat(end) if end else NEVER,
            "file": file or code.co_filename,
            "line": line or code.co_firstlineno,
            "written": written,
        }
    )


def _record(function: Callable[..., Any], each: str | None, said: Mapping[str, Any]) -> None:
    code = function.__code__
    names = (function.__name__, *code.co_varnames[: code.co_argcount])
    # a name of the law is in small letters: capitals hold the place of a table's rows
    if each is not None or "each" in code.co_names or any(name != name.lower() for name in names):
        TEMPLATES.setdefault(function.__module__, []).append(Template(function, each, said))
    else:
        RULES.setdefault(function.__module__, []).append(made(function, said))


def each(table: str, kind: type[K]) -> Iterable[K]:
    """In the body of a rule: what stands in the loop once for every row of a table, in its order.

    ``for state in each("STATE", Country):`` goes over the column ``state``, a member of ``kind``. Loading the law
    writes the rows out; raises :class:`TypeError` when it is called all the same.
    """
    raise TypeError(
        f"each({table!r}, {kind.__name__}) is for the body of a rule, and is written out with the law"
    )


def rule(
    *,
    level: str,
    law: str,
    unit: str = "",
    start: str,
    end: str | None = None,
    output: bool = False,
    when: str | None = None,
    otherwise: float = 0.0,
    absent: float | None = None,
    each: str | None = None,
) -> Callable[[F], F]:
    """Declare a rule of law.

    ``level``: household, adult, child, spell, day or another level the law package names. ``law``: the article.
    ``unit``: for example "EUR/year"; empty for bool and enum values. ``start``/``end``: ISO dates of validity.
    ``output``: people ask for it. ``when``: name of a bool; where it is false the value is ``otherwise``, read as
    "does not apply". ``absent``: what the name is in a part of the year in which it is not law, for rules that are
    law in that part and for sums over the year; without it only rules of the same part may read the name. ``each``:
    the table, or part of its rows ("PAIR.day_limit"), that the rule holds for: a rule for every row.
    """
    said = {
        "level": level,
        "law": law,
        "unit": unit,
        "start": start,
        "end": end,
        "output": output,
        "when": when,
        "otherwise": otherwise,
        "absent": absent,
        "blocks": (),
        "office": None,
    }

    def decorate(function: F) -> F:
        _record(function, each, said)
        return function

    return decorate


def referral(
    *,
    blocks: str | tuple[str, ...],
    office: str,
    level: str,
    law: str,
    start: str,
    end: str | None = None,
    each: str | None = None,
) -> Callable[[F], F]:
    """Declare a bool rule that says "this cannot be decided here, ask there".

    Where it is true, ``blocks`` (one name or several) and all that rests on it become unknown, with the docstring's
    reason and the ``office`` (a key of the law package's offices). ``each``: as of a rule.
    """
    said = {
        "level": level,
        "law": law,
        "unit": "",
        "start": start,
        "end": end,
        "output": False,
        "when": None,
        "otherwise": 0.0,
        # where it is not law it refers nobody
        "absent": False,
        "blocks": (blocks,) if isinstance(blocks, str) else blocks,
        "office": office,
    }

    def decorate(function: F) -> F:
        _record(function, each, said)
        return function

    return decorate


def view(name: str, *, replaces: Mapping[str, str], law: str) -> View:
    """Declare a view: the argument ``x_<name>`` is ``x`` computed with each replaced name read as its replacement.

    The replacement is the name of another rule, input or figure, evaluated outside the view.
    """
    frame = inspect.currentframe()
    caller = frame.f_back if frame else None
    module = caller.f_globals["__name__"] if caller else ""
    declared = View(name, dict(replaces), law, module)
    VIEWS.setdefault(module, []).append(declared)
    return declared
