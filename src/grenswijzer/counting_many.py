"""Counting many calendars of a year at once, with the same rules of law as :func:`grenswijzer.counting.count_days`.

For an employer, an adviser or a study: compiled rules over columns, in blocks that fit the memory, on all cores.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grenswijzer.calculation import law
from grenswijzer.counters import Counter, counters_on
from grenswijzer.engine.building import build
from grenswijzer.engine.columns import DTYPES, Columns, run
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.system import LawSystem
from grenswijzer.law.types import Country, DayDetail

__all__ = ["Calendars", "count_calendars"]

CALENDARS_AT_ONCE = 1024
"""Calendars a core takes together: some ten megabytes of rows, which its caches and those behind them hold."""


@dataclass(frozen=True, slots=True)
class Calendars:
    """The days of many jobs in one year.

    ``residence_state`` and ``employer_state``: one per job, numbers as in :class:`grenswijzer.law.types.Country`.
    ``starts``: where the days of each job begin in ``days``, and after the last one their number. ``days``: a
    structured array with the fields of :class:`grenswijzer.days.Day` (``continues_shift`` may be left out), by job and
    then by date; what :func:`grenswijzer.register.bulk.read_year` gives fits.
    """

    year: int
    residence_state: NDArray[Any]
    employer_state: NDArray[Any]
    starts: NDArray[np.int64]
    days: NDArray[Any]


def count_calendars(
    calendars: Calendars, *, names: tuple[str, ...] | None = None, system: LawSystem | None = None
) -> Mapping[str, NDArray[Any]]:
    """Per counter what is counted for each job: different dates of the year, or a share of its working time.

    Of counters over any 12 months: the most dates in 12 months among the days given. Zero where a counter does not
    apply. ``names``: only these counters; by default all that are law in the year. Facts that a calendar does not
    hold have their defaults, and every job runs all year. Raises :class:`NotLawError` for a year that is not covered,
    an unknown counter, or columns that do not fit each other.
    """
    system = system or law()
    jobs = len(calendars.starts) - 1
    if not len(calendars.residence_state) == len(calendars.employer_state) == jobs:
        raise NotLawError("calendars", jobs=jobs)
    wanted = _wanted(system, calendars.year, names)
    found = {name: np.zeros(jobs, np.float64) for name in wanted}

    spaces = threading.local()

    def count(task: tuple[tuple[str, ...], NDArray[np.int64]]) -> None:
        applying, block = task
        space = vars(spaces).setdefault("space", _Space())
        rules = tuple(dict.fromkeys(str(wanted[name].total) for name in applying))
        graph = build(system, calendars.year, rules)
        columns = _columns(graph, _of_jobs(calendars, block, space), space)
        values = run(system, calendars.year, columns, rules, threads=1, graph=graph).values
        for name in applying:
            found[name][block] = _by_job(values[str(wanted[name].total)], len(block))

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        list(pool.map(count, _tasks(system, calendars, wanted)))
    return found


class _Space:
    """Memory that a worker fills anew for each block: asking for new memory takes longer than filling it."""

    def __init__(self) -> None:
        self.arrays: dict[str, NDArray[Any]] = {}

    def array(self, name: str, size: int, dtype: Any) -> NDArray[Any]:
        """An array with anything in it, until the next one of the same name."""
        found = self.arrays.get(name)
        if found is None or len(found) < size or found.dtype != dtype:
            found = self.arrays[name] = np.empty(size + size // 8, dtype)
        return found[:size]


def _tasks(
    system: LawSystem, calendars: Calendars, wanted: Mapping[str, Counter]
) -> Iterator[tuple[tuple[str, ...], NDArray[np.int64]]]:
    """Blocks of jobs to which the same counters apply, so that no rule runs for nothing."""
    width = len(Country)
    pairs = calendars.residence_state.astype(np.int64) * width + calendars.employer_state
    kinds, kind = np.unique(pairs, return_inverse=True)
    empty = Calendars(
        calendars.year,
        kinds // width,
        kinds % width,
        np.zeros(len(kinds) + 1, np.int64),
        calendars.days[:0],
    )
    names = tuple(dict.fromkeys(c.applies for c in wanted.values() if c.applies is not None))
    applies: dict[str, NDArray[Any]] = {}
    if names and len(kinds):
        graph = build(system, calendars.year, names)
        columns = _columns(graph, empty, _Space())
        result = run(system, calendars.year, columns, names, threads=1, graph=graph)
        for name in names:
            applies[name] = np.any(result.values[name].reshape(len(kinds), -1), axis=1)
    # pairs of states to which the same counters apply are counted together
    groups: dict[tuple[str, ...], list[int]] = {}
    for number in range(len(kinds)):
        chosen = tuple(
            name
            for name, counter in wanted.items()
            if counter.applies is None or applies[counter.applies][number]
        )
        groups.setdefault(chosen, []).append(number)
    for chosen, numbers in groups.items():
        members = np.flatnonzero(np.isin(kind, numbers)) if chosen else kind[:0]
        for first in range(0, len(members), CALENDARS_AT_ONCE):
            yield chosen, members[first : first + CALENDARS_AT_ONCE]


def _of_jobs(calendars: Calendars, jobs: NDArray[np.int64], space: _Space) -> Calendars:
    """The calendars of some jobs, in order."""
    starts = np.zeros(len(jobs) + 1, np.int64)
    np.cumsum(np.diff(calendars.starts)[jobs], out=starts[1:])
    # neighbours are moved together, and as bytes: a field at a time or by an index takes ten times as long
    cuts = np.flatnonzero(np.diff(jobs) != 1) + 1
    firsts = calendars.starts[jobs[np.append(0, cuts)]]
    ends = calendars.starts[jobs[np.append(cuts, len(jobs)) - 1] + 1]
    days = np.ascontiguousarray(calendars.days)
    content, size = days.view(np.uint8), days.dtype.itemsize
    moved = space.array("days", int(starts[-1]) * size, np.uint8)
    parts = zip((firsts * size).tolist(), (ends * size).tolist(), strict=True)
    np.concatenate([content[first:end] for first, end in parts], out=moved)
    return Calendars(
        calendars.year,
        calendars.residence_state[jobs],
        calendars.employer_state[jobs],
        starts,
        moved.view(days.dtype),
    )


def _wanted(system: LawSystem, year: int, names: tuple[str, ...] | None) -> dict[str, Counter]:
    known = {counter.name: counter for counter in counters_on(date(year, 12, 31), system) if counter.total}
    for name in names or ():
        if name not in known:
            raise NotLawError("counter_in", name=name, year=year, known=list(known))
    return {name: known[name] for name in names} if names else known


def _by_job(values: NDArray[Any], jobs: int) -> NDArray[Any]:
    """One value per job; what a job has per period of law is added up."""
    summed: NDArray[Any] = values.reshape(jobs, -1).sum(axis=1, dtype=np.float64)
    return summed


def _columns(graph: Graph, calendars: Calendars, space: _Space) -> Columns:
    """A household with one person and one job for each calendar, the job cut where the law changes."""
    jobs, periods = len(calendars.starts) - 1, len(graph.periods)
    starts = np.array([day.toordinal() for day in graph.periods], np.int64)
    ends = np.append(starts[1:] - 1, date(calendars.year, 12, 31).toordinal())
    days = calendars.days
    each = np.arange(jobs + 1, dtype=np.int64)
    none = np.zeros(jobs + 1, np.int64)
    offsets = {level: none for level in graph.system.levels if level != graph.system.root}
    offsets |= {"adult": each, "spell": each * periods, "day": calendars.starts}
    parents = {level: np.zeros(0, np.int64) for level in offsets if level != "day"}
    parents |= {"adult": each[:-1], "spell": np.repeat(each[:-1], periods)}
    told: dict[str, Any] = {
        "income_year": calendars.year,
        "year_start": int(starts[0]),
        "year_end": int(ends[-1]),
        "residence_state": calendars.residence_state,
        "employer_state": np.repeat(calendars.employer_state, periods),
        "usual_work_state": Country.NONE,
        "spell_start": np.tile(starts, jobs),
        "spell_end": np.tile(ends, jobs),
        "job_start": int(starts[0]),
        "job_months": 12.0,
        "job_days": float(ends[-1] - starts[0] + 1),
        "day_detail": DayDetail.CALENDAR,
    }
    told |= {f"day_{name}": days[name] for name in days.dtype.names or ()}
    firsts = {"day": _firsts(days["date"], calendars.starts, starts)}
    columns = Columns(jobs, offsets, parents, {}, firsts)
    # the day whose law counts is read whether or not a rule asks for it
    inputs = {"spell_start": told["spell_start"], **dict(_inputs(graph, columns, told, space))}
    return Columns(jobs, offsets, parents, inputs, firsts)


def _firsts(dates: NDArray[Any], starts: NDArray[np.int64], periods: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where the days of each job begin in each period of law, and where the last ones end; by halving."""
    # what lies before the year goes with its first period
    wanted = np.tile(np.append(np.iinfo(np.int64).min, periods[1:]), len(starts) - 1)
    found = np.repeat(starts[:-1], len(periods))
    ends = np.repeat(starts[1:], len(periods))
    step = 1 << int(np.max(ends - found, initial=0)).bit_length()
    while step > 1:
        step //= 2
        further = found + step
        found += step * ((further <= ends) & (dates[np.minimum(further, starts[-1]) - 1] < wanted))
    return np.append(found, starts[-1])


def _inputs(
    graph: Graph, columns: Columns, told: Mapping[str, Any], space: _Space
) -> Iterator[tuple[str, NDArray[Any]]]:
    for node in graph.nodes:
        if node.kind != "input":
            continue
        item = graph.system.inputs[node.name]
        dtype = DTYPES[{"float": "f", "bool": "b"}.get(item.type, "i")]
        value = told.get(node.name, item.default if item.default is not None else item.neutral)
        array = space.array(node.name, columns.rows(item.level), dtype)
        np.copyto(array, value if isinstance(value, np.ndarray) else item.stored(value), casting="unsafe")
        yield node.name, array
