"""Many calendars at once count like one, and the counting rules give equal bits both ways of running."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from grenswijzer import counting_many
from grenswijzer.calculation import law
from grenswijzer.counters import counters_on
from grenswijzer.counting import count_days
from grenswijzer.counting_many import Calendars, count_calendars
from grenswijzer.days import Day
from grenswijzer.engine.building import build
from grenswijzer.engine.columns import run
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.plain import evaluate_graph
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.simulation.random_calendars import random_calendars as mixed_calendars
from grenswijzer.simulation.random_households import household_at, random_columns

FIELDS = [
    ("date", "<i4"),
    ("minutes", "<f8"),
    ("country", "u1"),
    ("planned_country", "u1"),
    ("activity", "u1"),
    ("pay_status", "u1"),
    ("continues_shift", "?"),
]
PAIRS = [
    ("DE", "NL"),
    ("NL", "DE"),
    ("BE", "LU"),
    ("DE", "LU"),
    ("FR", "LU"),
    ("NL", "BE"),
    ("BE", "NL"),
    ("NL", "NL"),
]


def random_calendars(year: int, jobs: int, seed: int) -> Calendars:
    """Days with every activity and status, several rows a date, and half of them at work in the state of work."""
    random = np.random.default_rng(seed)
    pairs = np.array(
        [[Country[name] for name in PAIRS[job % len(PAIRS)]] for job in range(jobs)], np.int64
    ).reshape(-1, 2)
    sizes = random.integers(0, 120, jobs)
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    days = np.zeros(int(starts[-1]), FIELDS)
    first = date(year, 1, 1).toordinal()
    for job in range(jobs):
        days["date"][starts[job] : starts[job + 1]] = np.sort(random.integers(first, first + 365, sizes[job]))
    owner = np.repeat(np.arange(jobs), sizes)
    anywhere = random.integers(1, len(Country), len(days))
    days["country"] = np.where(
        random.random(len(days)) < 0.6, pairs[owner, random.integers(0, 2, len(days))], anywhere
    )
    days["planned_country"] = days["country"]
    days["minutes"] = random.choice([0.0, 1.0, 29.0, 30.0, 480.0], len(days))
    days["activity"] = random.choice([int(activity) for activity in Activity], len(days))
    usual = random.random(len(days)) < 0.7
    days["pay_status"] = np.where(usual, 1, random.choice([int(status) for status in PayStatus], len(days)))
    days["continues_shift"] = random.random(len(days)) < 0.1
    return Calendars(year, pairs[:, 0], pairs[:, 1], starts, days)


def days_of(calendars: Calendars, job: int) -> list[Day]:
    rows = calendars.days[calendars.starts[job] : calendars.starts[job + 1]].tolist()
    return [
        Day(d, m, Country(c), Country(p), Activity(a), PayStatus(s), shift)
        for d, m, c, p, a, s, shift in rows
    ]


def assert_counts_like_one(calendars: Calendars, found: Mapping[str, Any], jobs: Iterable[int]) -> None:
    year = calendars.year
    for job in jobs:
        one = count_days(
            days_of(calendars, job),
            residence_state=Country(int(calendars.residence_state[job])),
            employer_state=Country(int(calendars.employer_state[job])),
            on=date(year, 12, 31),
            period=(date(year, 1, 1), date(year, 12, 31)),
        )
        counted = {count.counter.name: count.counted for count in one}
        for name, values in found.items():
            assert values[job] == counted.get(name, 0), f"{name}, job {job}"


@pytest.mark.parametrize("year", [2021, 2023, 2026])
def test_many_calendars_count_like_one(year: int) -> None:
    calendars = random_calendars(year, 48, seed=year)
    found = count_calendars(calendars)
    assert any(values.any() for values in found.values())
    assert_counts_like_one(calendars, found, range(48))


@pytest.mark.parametrize("year", [2020, 2024, 2026])
def test_a_mix_of_people_counts_like_one(year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # small blocks, so that a block has neighbours, gaps and a part of a group
    monkeypatch.setattr(counting_many, "CALENDARS_AT_ONCE", 7)
    calendars = mixed_calendars(year, 60, seed=year)
    found = count_calendars(calendars)
    assert sum(values.any() for values in found.values()) >= 9
    assert_counts_like_one(calendars, found, range(60))


def test_a_mix_of_people_is_a_mix() -> None:
    calendars = mixed_calendars(2026, 400, seed=2)
    days = calendars.days
    assert len({content.tobytes() for content in np.split(days, calendars.starts[1:-1])}) == 400
    assert {Activity.STANDBY, Activity.TELEWORK, Activity.CLIENT_VISIT, Activity.TRAVEL} <= set(
        days["activity"].tolist()
    )
    assert {PayStatus.LEAVE, PayStatus.ABSENT_COUNTS_AS_PLANNED} <= set(days["pay_status"].tolist())
    assert days["continues_shift"].any()
    owner = np.repeat(np.arange(400), np.diff(calendars.starts))
    is_same = (np.diff(days["date"]) == 0) & (np.diff(owner) == 0)
    assert is_same.any()
    assert ((np.diff(days["date"]) >= 0) | (np.diff(owner) > 0)).all()
    again = mixed_calendars(2026, 400, seed=2)
    assert again.days.tobytes() == days.tobytes()


def test_how_the_days_are_stored_makes_no_difference() -> None:
    calendars = mixed_calendars(2026, 40, seed=3)
    found = count_calendars(calendars)
    wide = calendars.days.astype([(name, "<f8") for name in calendars.days.dtype.names or ()])
    every_second = np.repeat(wide, 2)[::2]
    same = count_calendars(replace(calendars, days=every_second))
    assert {name: bits_of(values) for name, values in found.items()} == {
        name: bits_of(values) for name, values in same.items()
    }


def test_whether_a_counter_applies_rests_on_no_day() -> None:
    system = law()
    for year in system.years:
        for counter in counters_on(date(year, 12, 31), system):
            if counter.total and counter.applies:
                graph = build(system, year, (counter.applies,))
                assert not [node.name for node in graph.nodes if node.level == "day"], counter.name


@pytest.mark.parametrize("year", [2003, 2021, 2023, 2026])
def test_counting_rules_give_equal_bits_both_ways(year: int) -> None:
    system = law()
    rules = tuple(
        dict.fromkeys(
            name
            for counter in counters_on(date(year, 12, 31), system)
            for name in (*counter.rules, counter.total)
            if counter.counted and name is not None and name in system.rules
        )
    )
    graph = build(system, year, rules)
    columns = random_columns(system, year, 150, seed=year)
    result = run(system, year, columns, rules)
    wrong = []
    for position in range(columns.households):
        evaluation = evaluate_graph(graph, household_at(system, columns, position))
        for name in rules:
            node = graph.node(name)
            start = int(columns.offsets[node.level][position])
            for row, plain in enumerate(evaluation.values[node.index]):
                if bits(plain) != bits(result.values[name][start + row]):
                    wrong.append(
                        f"household {position}, row {row}: {name}: {plain}, {result.values[name][start + row]}"
                    )
    assert not wrong, "\n".join(wrong[:20])


def bits_of(values: Any) -> bytes:
    content: bytes = values.tobytes()
    return content


def bits(value: Any) -> bytes:
    return struct.pack("d", float(value) + 0.0)


def test_columns_that_do_not_fit_are_refused() -> None:
    calendars = random_calendars(2026, 3, seed=1)
    with pytest.raises(NotLawError, match="starts tells of 3 jobs"):
        count_calendars(
            Calendars(
                2026,
                calendars.residence_state[:2],
                calendars.employer_state,
                calendars.starts,
                calendars.days,
            )
        )
    with pytest.raises(
        NotLawError, match="there is no counter nl_be_34_days in 2026; known: nl_de_day_limit"
    ):
        count_calendars(calendars, names=("nl_be_34_days",))


def test_nobody_is_counted_without_calendars() -> None:
    empty = random_calendars(2026, 0, seed=1)
    assert all(len(values) == 0 for values in count_calendars(empty).values())
