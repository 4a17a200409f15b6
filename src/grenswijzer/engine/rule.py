"""How a rule of law is written down: the decorators that law modules import.

A rule is a small, pure, scalar function. Its name is the name of the value it yields; its arguments are the
names of the values it needs (inputs, other rules, figures). Nothing is computed here: the decorators record what
the graph needs (see :mod:`grenswijzer.engine.graph`) and return the function unchanged.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

NEVER = date(9999, 12, 31)
"""The end of a rule that is still law."""

Scale = tuple[float, ...]
"""A figure with rows of (lower limit, rate, tax on what lies below the limit), flattened; see figures.py."""

Table = tuple[float, ...]
"""A figure with a value per position: an IntEnum member or a count."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One dated text of a rule.

    ``level`` names the rows it is computed for, ``law`` the article, ``unit`` what its numbers are in. ``start`` and
    ``end`` are the first and last day it is law. ``output`` marks a value people ask for. ``when`` names a bool that
    must be true, else the value is ``otherwise``. ``absent`` is the value in a part of the year in which no text of the
    name is law; None: nobody may read it there. ``office`` and ``blocks`` are set on referrals only.
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
class View:
    """The same rules on other facts: inside it, each replaced name is read as its replacement."""

    name: str
    replaces: Mapping[str, str]
    law: str
    module: str


RULES: dict[str, list[Rule]] = {}
"""Every decorated function, by the module that defines it."""

VIEWS: dict[str, list[View]] = {}
"""Every declared view, by module."""


def _record(
    function: Callable[..., Any],
    *,
    level: str,
    law: str,
    unit: str,
    start: str,
    end: str | None,
    output: bool,
    when: str | None,
    otherwise: float,
    absent: float | None = None,
    blocks: tuple[str, ...] = (),
    office: str | None = None,
) -> None:
    code = function.__code__
    rule = Rule(
        name=function.__name__,
        function=function,
        level=level,
        law=law,
        unit=unit,
        start=date.fromisoformat(start),
        end=date.fromisoformat(end) if end else NEVER,
        output=output,
        when=when,
        otherwise=otherwise,
        absent=absent,
        blocks=blocks,
        office=office,
        file=code.co_filename,
        line=code.co_firstlineno,
    )
    RULES.setdefault(function.__module__, []).append(rule)


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
) -> Callable[[F], F]:
    """Declare a rule of law.

    ``level``: household, adult, child, spell, day or another level the law package names. ``law``: the article.
    ``unit``: for example "EUR/year"; empty for bool and enum values. ``start``/``end``: ISO dates of validity.
    ``output``: people ask for it. ``when``: name of a bool; where it is false the value is ``otherwise``, read as
    "does not apply". ``absent``: what the name is in a part of the year in which it is not law, for rules that are
    law in that part and for sums over the year; without it only rules of the same part may read the name.
    """

    def decorate(function: F) -> F:
        _record(
            function,
            level=level,
            law=law,
            unit=unit,
            start=start,
            end=end,
            output=output,
            when=when,
            otherwise=otherwise,
            absent=absent,
        )
        return function

    return decorate


def referral(
    *, blocks: str | tuple[str, ...], office: str, level: str, law: str, start: str, end: str | None = None
) -> Callable[[F], F]:
    """Declare a bool rule that says "this cannot be decided here, ask there".

    Where it is true, ``blocks`` (one name or several) and all that rests on it become unknown, with the docstring's
    reason and the ``office`` (a key of the law package's offices).
    """

    def decorate(function: F) -> F:
        _record(
            function,
            level=level,
            law=law,
            unit="",
            start=start,
            end=end,
            output=False,
            when=None,
            otherwise=0.0,
            # where it is not law it refers nobody
            absent=False,
            blocks=(blocks,) if isinstance(blocks, str) else blocks,
            office=office,
        )
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
