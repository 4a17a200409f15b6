"""The curve of a year: what is left, who taxes and who insures at 0, 1, 2, ... home days.

Everything else stays as told. The home days are taken as spread evenly over the year, one a month before a second in
any month; the answer says so. The law is built once and run for each number of days.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise
from typing import Any

from grenswijzer.calculation import given_rows, law, value_at
from grenswijzer.days import DayCounts, spread_counts
from grenswijzer.days.sums import is_sum
from grenswijzer.engine.building import build
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.graph import Graph, Node
from grenswijzer.engine.plain import Evaluation, evaluate_graph
from grenswijzer.engine.rows import Household
from grenswijzer.engine.system import LawSystem
from grenswijzer.law.types import Country
from grenswijzer.situation import Situation, household_rows, parse
from grenswijzer.situation.rows import job_totals

MONTHS, QUARTERS = 12, 4

NET = "household_net_income"
STATES = ("insurance_state", "be_taxable_pay_share", "nl_taxable_pay_share")
"""What every point tells of the job, beside what the household keeps."""

JUMP = 50.0
"""A step of one day that moves the net income by more than this many euro beyond the steps around it is a cliff."""


@dataclass(frozen=True, slots=True)
class Point:
    """One number of home days. ``net``: the household's net income; ``values``: what else was asked, by path. None
    where the law cannot decide it; ``insurance_state`` and the shares are those of the job's last period."""

    home_days: int
    net: float | None
    insurance_state: Country | None
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes another answer at ``home_days``: rules that decide (yes or no, which state, which regime).

    ``net``: the change of net income from the day before; ``is_cliff``: more than the steps around it. ``labels``:
    what people call the rules, by name.
    """

    home_days: int
    net: float | None
    is_cliff: bool
    rules: tuple[str, ...]
    labels: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Curve:
    """The points in order, and where something changes. ``states``: the two states whose shares are told, by code."""

    year: int
    person: str
    job: str
    work_days: int
    states: Mapping[str, Country]
    points: tuple[Point, ...]
    changes: tuple[Change, ...]


def home_day_curve(
    situation: Situation,
    person: str,
    job: str,
    *,
    home_days: Iterable[int] | None = None,
    paths: Sequence[str] = (),
    system: LawSystem | None = None,
) -> Curve:
    """The law for each number of days worked at home (the state of residence) instead of at the employer's.

    ``home_days``: by default 0 to all work days of the job. ``paths``: more values to tell, such as
    ``an.be_income_tax``. Raises :class:`NotLawError` for a person, job or name that is not there, and for a job whose
    employer sits in the state of residence.
    """
    system = system or law()
    system.require_year(situation.year)
    known = situation.people.get(person)
    if known is None or job not in known.jobs:
        names = ", ".join(f"{p.name}.{j}" for p in situation.people.values() for j in p.jobs)
        raise NotLawError(f"there is no job {person}.{job}; known: {names}")
    home, employer = known.facts["residence_state"], known.jobs[job].facts["employer_state"]
    if home == employer:
        raise NotLawError(
            f"{person}.{job}: the employer sits in the state of residence; a home day changes nothing"
        )
    minutes, total, elsewhere = _work(situation, system, person, job, (home, employer))
    base = _with_counts(situation, system, person, job, total, minutes)
    household = household_rows(base, system, system.cut_dates(base.year))
    level = next(name for name, rows in household.names.items() if f"{person}.{job}" in rows)
    rows = [row for row, name in enumerate(household.names[level]) if name == f"{person}.{job}"]
    outputs = (NET, *STATES, *(path.split(".")[-1] for path in (*paths, *situation.given)))
    graph = build(system, base.year, tuple(dict.fromkeys(outputs)))
    given = given_rows(graph, household, situation.given)
    sums = [name for name in system.inputs if is_sum(name)]
    told = list(range(total + 1)) if home_days is None else sorted(set(home_days))
    if told and not 0 <= told[0] <= told[-1] <= total:
        raise NotLawError(f"{person}.{job} has {total} work days; home days lie between 0 and {total}")
    points: list[Point] = []
    decided: list[tuple[dict[str, Any], int]] = []
    deciding = [node for node in graph.nodes if _decides(node)]
    for days in told:
        counts = _counts(days, total - days, home, employer, elsewhere, minutes)
        at = evaluate_graph(graph, _recounted(household, rows, counts, sums), given)
        points.append(_point(at, days, level, rows[-1], paths))
        decided.append(({node.title: at.values[node.index] for node in deciding}, days))
    states = {state.name: state for state in (Country.BE, Country.NL)}
    return Curve(
        base.year, person, job, total, states, tuple(points), _changes(points, decided, system.labels)
    )


def _work(
    situation: Situation, system: LawSystem, person: str, job: str, places: tuple[Country, Country]
) -> tuple[float, int, dict[Country, float]]:
    """Minutes of a work day, whole work days at home and at the employer's, and days in other states."""
    household = household_rows(situation, system, system.cut_dates(situation.year))
    names = household.names
    level = next(level for level, rows in names.items() if f"{person}.{job}" in rows)
    rows = [row for row, name in enumerate(names[level]) if name == f"{person}.{job}"]

    def summed(prefix: str) -> dict[str, float]:
        return {
            name.removeprefix(prefix): sum(household.inputs[name][row] for row in rows)
            for name in household.inputs
            if name.startswith(prefix) and is_sum(name)
        }

    days, minutes = summed("work_days_"), summed("work_minutes_")
    inside = {place.name.lower() for place in places}
    total = round(sum(number for place, number in days.items() if place in inside))
    elsewhere = {
        Country[place.upper()]: number for place, number in days.items() if number and place not in inside
    }
    worked = sum(days.values())
    return (sum(minutes.values()) / worked if worked else 0.0), total, elsewhere


def _with_counts(
    situation: Situation, system: LawSystem, person: str, job: str, total: int, minutes: float
) -> Situation:
    """The situation with the job's days told as totals, all at the employer's."""
    mapping = copy.deepcopy(dict(situation.mapping))
    described = mapping["people"][person]["jobs"][job]
    employer = situation.people[person].jobs[job].facts["employer_state"]
    described["work"] = {"counts": {employer.name: total, "minutes_per_day": minutes}}
    return parse(mapping, system)


def _counts(
    at_home: int,
    at_work: int,
    home: Country,
    employer: Country,
    elsewhere: Mapping[Country, float],
    minutes: float,
) -> DayCounts:
    """Totals of a year with home days spread evenly."""
    worked = {home: float(at_home), employer: float(at_work), **elsewhere}
    worked = {place: days for place, days in worked.items() if days}
    months = {place: min(MONTHS, int(days)) for place, days in worked.items()}
    quarters = {place: min(QUARTERS, int(days)) for place, days in worked.items()}
    return DayCounts(worked, minutes, {}, months, quarters)


def _recounted(household: Household, rows: list[int], counts: DayCounts, names: list[str]) -> Household:
    """The same household with other neutral sums for one job."""
    lengths = [int(household.inputs["spell_days"][row]) for row in rows]
    sums = spread_counts(counts, lengths, names)
    whole = job_totals(sums, lengths)
    inputs = dict(household.inputs)
    for name in (*names, *whole):
        if name not in inputs:
            continue
        column = list(inputs[name])
        for row, part in zip(rows, sums, strict=True):
            value = part[name] if name in part else whole[name]
            column[row] = int(value) if isinstance(column[row], int) else float(value)
        inputs[name] = column
    return replace(household, inputs=inputs)


def _decides(node: Node) -> bool:
    return (
        node.kind == "rule"
        and not node.context
        and (node.type is bool or (isinstance(node.type, type) and issubclass(node.type, IntEnum)))
    )


def _point(at: Evaluation, days: int, level: str, row: int, paths: Sequence[str]) -> Point:
    graph: Graph = at.graph
    state = at.at(graph.node("insurance_state").index, row)
    values = {path: value_at(at, path) for path in paths}
    for name in STATES[1:]:
        values[name] = at.at(graph.node(name).index, row)
    return Point(days, at.value(NET), None if state is None else Country(state), values)


def _changes(
    points: list[Point], decided: list[tuple[dict[str, Any], int]], labels: Mapping[str, Mapping[str, str]]
) -> tuple[Change, ...]:
    steps = [None if a.net is None or b.net is None else b.net - a.net for a, b in pairwise(points)]
    found = []
    for position, step in enumerate(steps):
        before, after = decided[position][0], decided[position + 1][0]
        rules = tuple(name for name in before if before[name] != after[name])
        near = [
            other
            for other in (*steps[max(0, position - 2) : position], *steps[position + 1 : position + 3])
            if other
        ]
        usual = sorted(near)[len(near) // 2] if near else 0.0
        is_cliff = step is not None and min(abs(step), abs(step - usual)) > JUMP
        if rules or is_cliff:
            named = {name: labels[name] for name in rules if name in labels}
            found.append(Change(points[position + 1].home_days, step, is_cliff, rules, named))
    return tuple(found)
