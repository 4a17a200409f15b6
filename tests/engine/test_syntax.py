"""Syntax trees are made one at a time: two at once can break each other in CPython 3.11."""

from __future__ import annotations

import ast
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from grenswijzer.engine.syntax import expression_tree, syntax_tree


def test_threads_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    parse, inside, most = ast.parse, list[int](), list[int]()

    def watched(*given: Any, **named: Any) -> Any:
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.005)
        inside.pop()
        return parse(*given, **named)

    monkeypatch.setattr(ast, "parse", watched)
    with ThreadPoolExecutor(4) as pool:
        trees = list(pool.map(syntax_tree, ["a = 1 + 2"] * 8))
        parts = list(pool.map(expression_tree, ["1 + 2"] * 8))
    assert set(most) == {1}
    assert {ast.unparse(tree) for tree in trees} == {"a = 1 + 2"}
    assert {ast.unparse(part) for part in parts} == {"1 + 2"}
