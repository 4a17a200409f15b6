"""Every rule, run on numbers that carry their unit, yields its declared unit."""

from __future__ import annotations

import types
from enum import IntEnum
from typing import Any

import numpy as np
import pytest

from engine.test_rules_alone import draw
from engine.units import Quantity, Tabular, UnitError, carrying, dimensions
from grenswijzer.engine import arithmetic
from grenswijzer.engine.building import build
from grenswijzer.engine.graph import Access
from grenswijzer.engine.rule import Rule
from grenswijzer.engine.system import DATE_COUNTS, LawSystem

DRAWS = 40


def unit_of(system: LawSystem, name: str) -> str | None:
    """The unit of an argument; None where it is a plain count, choice or bool."""
    if name in system.figures:
        return system.figures[name].unit
    if name in system.inputs:
        item = system.inputs[name]
        if item.type == "date":
            return "date"
        return item.unit if item.type == "float" or (item.type == "int" and item.unit) else None
    if name in system.rules:
        text = system.rules[name][0]
        return text.unit if text.returns is float or (text.returns is int and text.unit) else None
    return None


def with_units(rule: Rule) -> Any:
    names = dict(rule.function.__globals__)
    for name in vars(arithmetic):
        known: Any = getattr(arithmetic, name)
        if isinstance(known, types.FunctionType) and names.get(name) is known:
            names[name] = carrying(name, getattr(arithmetic, name))
    return types.FunctionType(rule.function.__code__, names, rule.name)


@pytest.mark.parametrize(
    ("package", "years"), [("invented_country", (2001, 2002)), ("grenswijzer.law", (2003, 2020, 2024, 2026))]
)
def test_every_rule_yields_its_unit(package: str, years: tuple[int, ...]) -> None:
    system = LawSystem.load(package)
    random = np.random.default_rng(5)
    wrong: dict[str, str] = {}
    for year in years:
        graph = build(system, year)
        for node in graph.nodes:
            for text in (text for text in node.texts if text.is_law):
                function = with_units(text.rule)
                for _ in range(DRAWS):
                    arguments = [value(system, graph, access, text.rule, random) for access in text.arguments]
                    try:
                        found = function(*arguments)
                    except UnitError as error:
                        wrong[text.rule.place] = f"{text.rule.place}: {text.rule.name}: {error}"
                        break
                    if isinstance(found, Quantity) and found.of != dimensions(text.rule.unit):
                        wrong[text.rule.place] = (
                            f"{text.rule.place}: {text.rule.name} is in {text.rule.unit or 'no unit'}, yields {found}"
                        )
                        break
    assert not wrong, "\n".join(wrong.values())


def value(system: LawSystem, graph: Any, access: Access, rule: Rule, random: np.random.Generator) -> Any:
    kind = rule.arguments[access.argument]
    name = access.figure
    if name is None:
        node = graph.nodes[access.node]
        while node.source is not None and node.operation.startswith("sum"):
            node = graph.nodes[node.source.node]
        if node.operation in DATE_COUNTS:
            return Quantity(float(random.integers(0, 366)), dimensions("days"))
        name = node.name
    drawn = draw(random, system, name, kind, [])
    if kind is bool or (isinstance(kind, type) and issubclass(kind, IntEnum)):
        return drawn
    unit = unit_of(system, name)
    if isinstance(drawn, tuple):
        return Tabular(drawn, dimensions(unit or ""))
    return drawn if unit is None else Quantity(float(drawn), dimensions(unit))


def test_quantities_refuse_what_does_not_go_together() -> None:
    euros, days = Quantity(2.0, dimensions("EUR/year")), Quantity(3.0, dimensions("days"))
    with pytest.raises(UnitError):
        euros + days
    with pytest.raises(UnitError):
        max(euros, days)
    assert (euros * Quantity(1.0, dimensions("percent")) + 0).of == dimensions("EUR")
    assert (Quantity(1.0, dimensions("EUR/day")) * days).of == dimensions("EUR/year")


def test_dates_are_days_apart_and_are_no_amounts() -> None:
    first, second = (Quantity(float(number), dimensions("date")) for number in (10, 14))
    days = second - first + 1
    assert (days.number, days.of) == (5.0, dimensions("days"))
    assert (first + days).of == (second - 1).of == dimensions("day number")
    assert first < second
    for wrong in (
        lambda: first + second,
        lambda: first * days,
        lambda: days - first,
        lambda: days < first,
        lambda: first + Quantity(1.0, dimensions("months")),
    ):
        with pytest.raises(UnitError):
            wrong()
