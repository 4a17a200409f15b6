"""Each text of each rule alone, plain and compiled, on arguments of its own types: equal bits."""

from __future__ import annotations

import struct
from datetime import date
from enum import IntEnum
from typing import Any

import numpy as np
import pytest

from grenswijzer.engine.kernel_text import arithmetic_text, inline
from grenswijzer.engine.machine import compile_kernel
from grenswijzer.engine.rule import Rule, Scale
from grenswijzer.engine.system import LawSystem

DRAWS = 60
TABLE = {"F": "floats", "I": "ints", "B": "bools", "T": "floats", "out": "floats"}
EDGES = (0.0, 0.005, 0.01, 0.015, 1.0, 99.995, 1000.0)


def texts(package: str) -> list[Rule]:
    return [text for found in LawSystem.load(package).rules.values() for text in found]


def draw(
    random: np.random.Generator, system: LawSystem, name: str, kind: Any, tables: list[tuple[float, ...]]
) -> Any:
    if name in system.figures:
        values = system.figures[name].values
        chosen = values[int(random.integers(len(values)))]
        return chosen.numbers if system.figures[name].shape != "number" else chosen.numbers[0]
    if kind is bool:
        return bool(random.random() < 0.5)
    if isinstance(kind, type) and issubclass(kind, IntEnum):
        return int(random.choice([int(member) for member in kind]))
    if kind is int:
        days = date(2003, 1, 1).toordinal()
        return int(
            random.choice(
                [0, 1, 2, 12, int(random.integers(0, 400)), days + int(random.integers(-9000, 400))]
            )
        )
    limits = [number for table in tables for number in table[::3] if np.isfinite(number)]
    edge = float(random.choice([*EDGES, *limits])) + float(random.choice([-0.01, 0.0, 0.01]))
    return edge if random.random() < 0.5 else round(float(random.random()) * 60_000, 4)


@pytest.mark.parametrize("package", ["invented_country", "grenswijzer.law"])
def test_every_rule_alone(package: str) -> None:
    system = LawSystem.load(package)
    random = np.random.default_rng(20)
    parts = [arithmetic_text()]
    body = ["def kernel(h0: i, h1: i, table: I):"]
    body += [f"    {name} = {read}(table, {place})" for place, (name, read) in enumerate(TABLE.items())]
    calls: list[tuple[Rule, list[list[Any]]]] = []
    columns: dict[str, list[list[Any]]] = {"F": [], "I": [], "B": []}
    vector: list[float] = [0.0]
    body += ["    for i in range(h0, h1):"]
    for number, rule in enumerate(texts(package)):
        figures = [
            system.figures[name].values[-1].numbers for name, kind in rule.arguments.items() if kind == Scale
        ]
        drawn: list[list[Any]] = []
        places: dict[str, str | tuple[str, str, str]] = {}
        for name, kind in rule.arguments.items():
            if kind == Scale:
                fixed = draw(random, system, name, kind, [])
                drawn.append([fixed] * DRAWS)
                places[name] = ("T", str(len(vector)), str(len(fixed)))
                vector += fixed
                continue
            values = [draw(random, system, name, kind, figures) for _ in range(DRAWS)]
            code = "B" if kind is bool else "F" if kind is float else "I"
            places[name] = f"get({code}, {len(columns[code]) * DRAWS} + i)"
            columns[code].append(values)
            drawn.append(values)
        lines = inline(rule, f"n{number}", places)
        result = f"float(n{number})" if rule.returns is not bool else f"(1.0 if n{number} else 0.0)"
        lines.append(f"put(out, {number * DRAWS} + i, {result})")
        parts += [
            f"def b{number}(i: i, F: F, I: I, B: B, T: F, out: F):",
            *("    " + line for line in lines),
            "",
        ]
        body.append(f"        b{number}(i, F, I, B, T, out)")
        calls.append((rule, drawn))
    kernel = compile_kernel("\n".join([*parts, *body, ""]))
    out = np.empty((len(calls), DRAWS))
    arrays = {
        "F": np.array(columns["F"] or [[0.0] * DRAWS]),
        "I": np.array(columns["I"] or [[0] * DRAWS], np.int64),
        "B": np.array(columns["B"] or [[False] * DRAWS]),
        "T": np.array(vector),
        "out": out,
    }
    table = np.array([arrays[name].ctypes.data for name in TABLE])
    kernel(0, DRAWS, table.ctypes.data)
    wrong = []
    for number, (rule, drawn) in enumerate(calls):
        for position in range(DRAWS):
            arguments = [values[position] for values in drawn]
            plain = float(rule.function(*arguments)) + 0.0
            if struct.pack("d", plain) != struct.pack("d", float(out[number, position]) + 0.0):
                wrong.append(
                    f"{rule.place}: {rule.name}{tuple(arguments)}: {plain!r}, {out[number, position]!r}"
                )
    assert not wrong, "\n".join(wrong[:20])
