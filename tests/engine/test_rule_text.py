"""A rule's text in the function of the law does what the rule does."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from enum import IntEnum
from pathlib import Path
from typing import Any

from grenswijzer.calculation import calculate_values, law
from grenswijzer.engine import arithmetic
from grenswijzer.engine.again import _values as computed
from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.building import build
from grenswijzer.engine.plain_text import law_code
from grenswijzer.engine.rule import Rule
from grenswijzer.engine.rule_text import rule_text
from grenswijzer.engine.stretches import stretches
from grenswijzer.law.types import Country
from grenswijzer.situation import read_situation


def rule_of(function: Callable[..., Any], **changes: Any) -> Rule:
    some = next(iter(law().rules.values()))[0]
    code = function.__code__
    fields = {name: getattr(some, name) for name in Rule.__slots__} | changes
    return Rule(**fields | {"function": function, "file": code.co_filename, "line": code.co_firstlineno})


def run(rule: Rule, *values: Any) -> Any:
    """What a rule's lines leave."""
    written = rule_text(rule)
    assert written is not None
    names: dict[str, Any] = {**vars(arithmetic), "floor": math.floor, **written.choices}
    names |= {f"a{place}": value for place, value in enumerate(values)}
    exec("\n".join(written.filled("found", [f"a{place}" for place in range(len(values))])), names)
    return names["found"]


rounding = round_half_up


def by_another_name(amount: float) -> float:
    return rounding(amount, CENT)


def rounded(amount: float) -> float:
    return round_half_up(amount, CENT)


def state(home: Country, pay: float) -> Country:
    found = home
    if home == Country.NL and pay > 0:
        found = Country.BE
    elif pay > 0:
        pay = 0.0 - pay
        if pay < 0:
            return Country.DE
    return found


def test_rounding_to_cents_gives_the_bits_of_the_function() -> None:
    rule = rule_of(rounded)
    text = rule_text(rule)
    assert text is not None
    assert "floor" in "".join(text.lines)
    chance = random.Random(4)
    amounts = [0.0, 0.005, -0.005, 1.005, 2.675, 1e15, -1e9, 0.125]
    amounts += [chance.uniform(-1e6, 1e6) for _ in range(2000)]
    amounts += [chance.randrange(10**8) / 1000 for _ in range(2000)]
    for amount in amounts:
        assert repr(run(rule, amount)) == repr(rounded(amount))


def test_every_way_through_a_rule_leaves_its_value() -> None:
    rule = rule_of(state)
    for home in Country:
        for pay in (-1.0, 0.0, 2.0):
            assert repr(run(rule, home, pay)) == repr(state(home, pay))
            assert isinstance(run(rule, home, pay), IntEnum)


def test_a_function_that_is_not_of_the_language_is_called() -> None:
    assert rule_text(rule_of(by_another_name)) is None


def test_a_rule_whose_file_says_something_else_by_now_is_called(tmp_path: Path) -> None:
    path = tmp_path / "changed.py"
    path.write_text("def half(whole: float, rate: float) -> float:\n    return whole * rate\n")
    names: dict[str, Any] = {}
    exec(compile(path.read_text(), str(path), "exec"), names)
    path.write_text("def half(whole: float, rate: float) -> float:\n    return whole + rate\n")
    assert rule_text(rule_of(names["half"])) is None


def test_the_law_is_written_out_without_a_call() -> None:
    assert not law_code(build(law(), 2025)).functions


def test_stretches_hold_every_node_once_after_what_it_reads() -> None:
    graph = build(law(), 2025)
    done = {node.index for node in graph.nodes if node.kind == "input"}
    for stretch in stretches(graph):
        for node in stretch.aggregates:
            assert {access.node for access in node.accesses} <= done
        done |= {node.index for node in stretch.aggregates}
        before = set(done)
        for node in stretch.rules:
            assert node.level == stretch.level
            for access in node.accesses:
                assert access.node is None or access.node in (before if access.partner else done)
            done.add(node.index)
    assert done == {node.index for node in graph.nodes}


def test_every_value_is_what_its_rule_gives_when_called() -> None:
    file = Path(__file__).parents[2] / "examples" / "2025-netherlands-two-home-days-request.yaml"
    evaluation = calculate_values(read_situation(file, law()))
    graph, rows, values = evaluation.graph, evaluation.rows, evaluation.values
    assert rows.counts["day"] > 200
    for node in graph.nodes:
        if node.kind == "rule":
            assert repr(values[node.index]) == repr(computed(graph, node, list(values), rows, {}))
