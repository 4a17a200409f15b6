"""The rule language: what both ways of running compute alike, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from grenswijzer.engine import language
from grenswijzer.engine import rule as declarations
from grenswijzer.engine.errors import LawError
from grenswijzer.engine.rule import Rule
from grenswijzer.engine.system import LawSystem

HEAD = """
import math
from grenswijzer.engine.arithmetic import CENT, lookup, ratio, round_half_up, tax_by_scale, _GUARD
from grenswijzer.engine.rule import Scale, rule
from invented_country.types import Coast


@rule(level="islander", law="Code 0", start="2001-01-01")
def value(a: float, n: int, b: bool, c: Coast, s: Scale) -> {returns}:
    \"\"\"Text.\"\"\"
    {body}
"""


def written(tmp_path: Path, body: str, returns: str) -> Rule:
    path = tmp_path / "rules.py"
    path.write_text(HEAD.format(body=body.replace("\n", "\n    "), returns=returns))
    module = {"__name__": f"rules_{tmp_path.name}"}
    exec(compile(path.read_text(), str(path), "exec"), module)
    (rule,) = declarations.RULES.pop(module["__name__"])
    return rule


@pytest.mark.parametrize(
    ("body", "returns"),
    [
        ("return a + n * 1 - 0.0", "float"),
        ("x = a\nx += n\nreturn -x", "float"),
        ("if b and not a > 0:\n    return 0.0\nelif n == 1:\n    return 1.0\nelse:\n    return a", "float"),
        ("return 0 <= a < n", "bool"),
        ("return a if c == Coast.EAST else max(0.0, a, n)", "float"),
        ("return round_half_up(ratio(a, n) * tax_by_scale(a, s), CENT)", "float"),
        ("return lookup(s, c)", "float"),
        ("x: float = abs(a)\nreturn x", "float"),
        ("return b == (a > 0)", "bool"),
    ],
)
def test_what_is_in_it(tmp_path: Path, body: str, returns: str) -> None:
    language.check(written(tmp_path, body, returns))


@pytest.mark.parametrize(
    ("body", "returns", "message"),
    [
        ("return a * 2", "float", r"rules\.py:11: value: the number 2 belongs in the YAML"),
        ("return a / n", "float", "not part of the rule language"),
        ("return a ** n", "float", "not part of the rule language"),
        ("return a // 1", "float", "not part of the rule language"),
        ("return a % 1", "float", "not part of the rule language"),
        ("return round(a, 1)", "float", "round is not a function of engine.arithmetic"),
        ("return sum(s)", "float", "sum is not a function of engine.arithmetic"),
        ("return math.floor(a)", "float", "not part of the rule language"),
        ("return max(a)", "float", "max needs at least two values"),
        ("return _GUARD", "float", "neither an argument nor assigned"),
        ("for i in s:\n    a = i\nreturn a", "float", "For is not part"),
        ("return a and n", "float", "a bool is needed here, not a number"),
        ("return b + 1", "float", "a number is needed here, not a bool"),
        ("if a:\n    return 0.0\nreturn a", "float", "a bool is needed here, not a number"),
        ("if b:\n    return a", "float", "every path must return a value"),
        ("return c is Coast.EAST", "bool", "only <, <=, ==, !=, >= and > compare"),
        ("return Coast.NORTH", "float", "no member of a known choice"),
        ("return s", "float", "a number is needed here, not a table"),
        ("return max(0.0, s)", "float", "max does not take a table"),
        ("return a", "bool", "a bool is needed here, not a number"),
        ("return 'text'", "float", "not part of the rule language"),
        ("x, y = a, n\nreturn x", "float", "Assign is not part"),
        ("return ratio(part=a, whole=n)", "float", "not part of the rule language"),
        ("return unknown", "float", "neither an argument nor assigned"),
    ],
)
def test_what_is_not(tmp_path: Path, body: str, returns: str, message: str) -> None:
    with pytest.raises(LawError, match=message):
        language.check(written(tmp_path, body, returns))


@pytest.mark.parametrize("package", ["invented_country", "grenswijzer.law"])
def test_every_rule_keeps_to_it(package: str) -> None:
    system = LawSystem.load(package)
    wrong = []
    for texts in system.rules.values():
        for text in texts:
            try:
                language.check(text)
            except LawError as error:
                wrong.append(str(error))
    assert not wrong, "\n".join(wrong)
