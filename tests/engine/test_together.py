"""A law and its variants in one run: the same values as one by one, what cannot differ computed once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.examplia import examplia
from engine.test_variants import FREE_BRIDGE, HIGHER_LEVY, write
from grenswijzer.engine.building import build
from grenswijzer.engine.columns import Columns, run, run_together
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.system import LawSystem
from grenswijzer.engine.variants import load_variant
from grenswijzer.simulation.random_households import random_columns

OLDER = """
name: A higher old-age amount
figures:
  old_age_amount:
    2001-01-01: {value: 151}
"""
OUTPUTS = ("fish_tax", "home_levy", "sea_days")


def households() -> Columns:
    """At every edge of the law."""
    return random_columns(examplia(), 2001, 400, seed=11)


def assert_as_one_by_one(
    systems: tuple[LawSystem, ...], columns: Columns, outputs: tuple[str, ...], year: int = 2001
) -> int:
    together = run_together(systems, year, columns, outputs)
    assert len(together) == len(systems)
    for system, found in zip(systems, together, strict=True):
        alone = run(system, year, columns, outputs)
        for name in outputs:
            assert found.values[name].tobytes() == alone.values[name].tobytes()
            assert np.array_equal(found.unknown(name), alone.unknown(name))
    return together[0].nodes


def test_changed_figures_and_rules_give_what_each_gives_alone(tmp_path: Path) -> None:
    base = examplia()
    older = load_variant(write(tmp_path, OLDER), base)
    bridge = load_variant(write(tmp_path, FREE_BRIDGE), base)
    systems = (base, older, bridge)
    nodes = assert_as_one_by_one(systems, households(), OUTPUTS)
    alone = run(base, 2001, households(), OUTPUTS).nodes
    assert alone < nodes < 3 * alone


def test_a_variant_that_changes_nothing_computes_nothing_more() -> None:
    base = examplia()
    columns = households()
    nodes = assert_as_one_by_one((base, base), columns, OUTPUTS)
    assert nodes == run(base, 2001, columns, OUTPUTS).nodes


def test_a_variant_with_other_parts_of_the_year_is_run_alone(tmp_path: Path) -> None:
    base = examplia()
    levy = load_variant(write(tmp_path, HIGHER_LEVY), base)
    assert build(levy, 2001).periods != build(base, 2001).periods
    with pytest.raises(NotLawError, match="other days"):
        run_together((base, levy), 2001, households(), OUTPUTS)


def test_the_law_with_a_higher_surcharge() -> None:
    base = LawSystem.load("grenswijzer.law")
    variant = load_variant(Path(__file__).parents[2] / "benchmarks" / "variant.yaml", base)
    columns = random_columns(base, 2003, 300, seed=4)
    outputs = ("household_net_income",)
    nodes = assert_as_one_by_one((base, variant), columns, outputs, 2003)
    assert nodes < 1.5 * run(base, 2003, columns, outputs).nodes
    found = run_together((base, variant), 2003, columns, outputs)
    before, after = (one.values["household_net_income"] for one in found)
    assert not np.array_equal(before, after)
