"""Every step of 100 euro from the pay as it is to 30,000 above it, through the compiled law: no fall without a name.

The properties try one step of many households; a cliff is one step wide and easily missed.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from grenswijzer.answers import cliffs
from grenswijzer.calculation import law
from grenswijzer.engine.building import build
from grenswijzer.engine.columns import Columns, run, stack
from law.households import evaluated, situations

HOUSEHOLDS = 40
STEPS = 300
STEP = 100.0
NET = "household_net_income"


def couple_with_a_cliff(year: int) -> dict[str, Any]:
    """Bert comes to earn more than An: the combination credit goes, and An has no Dutch tax to use hers."""
    an = {"employer_state": "BE", "pay": {"salary": 36500}, "work": {"counts": {"BE": 225}}}
    bert = {"employer_state": "NL", "pay": {"salary": 30000}, "work": {"counts": {"NL": 215}}}
    people = {"an": ("1983-03-04", an), "bert": ("1980-04-04", bert)}
    return {
        "year": year,
        "civil_status": "married",
        "people": {
            name: {"birth_date": born, "residence_state": "BE", "jobs": {"werk": job}}
            for name, (born, job) in people.items()
        },
        "children": [{"birth_date": f"{year - 5}-05-05"}],
    }


def drawn(year: int) -> list[dict[str, Any]]:
    """The same households every time."""
    found: list[dict[str, Any]] = []

    @settings(
        max_examples=HOUSEHOLDS,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),
    )
    @given(situations(year))
    def draw(situation: dict[str, Any]) -> None:
        found.append(situation)

    draw()
    return found


def times(columns: Columns, copies: int) -> Columns:
    """The population ``copies`` times, one after the other."""
    offsets: dict[str, npt.NDArray[Any]] = {}
    parents: dict[str, npt.NDArray[Any]] = {}
    for level, bounds in columns.offsets.items():
        rows, parent = int(bounds[-1]), law().levels[level].parent
        assert parent is not None
        above = columns.rows(parent)
        offsets[level] = np.concatenate([[0], *(bounds[1:] + copy * rows for copy in range(copies))])
        parents[level] = np.concatenate([columns.parents[level] + copy * above for copy in range(copies)])
    inputs = {name: np.tile(values, copies) for name, values in columns.inputs.items()}
    return Columns(columns.households * copies, offsets, parents, inputs)


@pytest.mark.parametrize("year", [2003, 2023, 2026])
def test_every_fall_has_a_name(year: int) -> None:
    slopes = [
        (situation, person, cliffs.slope(start, person))
        for situation in (couple_with_a_cliff(year), *drawn(year))
        for start in (evaluated(situation, (NET,)),)
        for person in cliffs.people_with_jobs(start)
    ]
    columns = stack(law(), [slope.household for _, _, slope in slopes])
    pay = slopes[0][2].pay
    level = law().inputs[pay].level
    shares = np.zeros(columns.rows(level))
    for position, (_, _, slope) in enumerate(slopes):
        rows = [int(columns.offsets[level][position]) + row for row in slope.rows]
        whole = sum(columns.inputs[pay][row] for row in rows)
        for row in rows:
            shares[row] = columns.inputs[pay][row] / whole if whole else 1 / len(rows)
    many = times(columns, STEPS + 1)
    many.inputs[pay][:] += np.concatenate([shares * STEP * step for step in range(STEPS + 1)])
    result = run(law(), year, many, (NET,), graph=build(law(), year, (NET,)))
    nets = result.values[NET].reshape(STEPS + 1, len(slopes))
    unknown = result.unknown(NET).reshape(nets.shape)
    falls = (np.diff(nets, axis=0) < -cliffs.MOST_LOST) & ~unknown[1:] & ~unknown[:-1]
    assert (~unknown).sum() > nets.size / 3
    assert falls.any() or year == 2003  # the credit came in 2009
    for step, position in zip(*np.nonzero(falls), strict=True):
        situation, person, slope = slopes[position]
        before, after = slope.at(STEP * step), slope.at(STEP * (step + 1))
        assert cliffs.edges_between(before, after), f"{person} +{STEP * step}: {situation}"
