"""Counting days and working time for each instrument of law: who may tax, who insures, how much room is left.

Every treaty and regulation counts its own way. ``law/counters.yaml`` lists the counters; what they count is decided by
rules of level day in ``law/``. Here those rules run over one calendar, and their yes or no is added up over the period
the counter names. Nothing is computed about pay: use :func:`grenswijzer.calculate` for that.

>>> from datetime import date
>>> from grenswijzer.counting import count_days
>>> from grenswijzer.days import Day
>>> from grenswijzer.law.types import Activity, Country, PayStatus
>>> home = Day(date(2026, 3, 2).toordinal(), 480, Country.DE, Country.DE, Activity.TELEWORK, PayStatus.WORKED)
>>> found = count_days([home], residence_state=Country.DE, employer_state=Country.NL, on=date(2026, 3, 2))
>>> limit = next(count for count in found if count.counter.name == "nl_de_day_limit")
>>> limit.counted, limit.allowed, limit.remaining
(1, 34, 33)
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from grenswijzer.calculation import law
from grenswijzer.counters import Counter, Limit, counters_on
from grenswijzer.days import Day
from grenswijzer.days.periods import months_360
from grenswijzer.engine.arithmetic import CENT, months_between, ratio, round_half_up, window_limits
from grenswijzer.engine.building import build
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.plain import Evaluation, evaluate_graph
from grenswijzer.engine.rows import Household
from grenswijzer.engine.system import LawSystem
from grenswijzer.law.types import Country, DayDetail

__all__ = ["Count", "CountedDay", "Counter", "count_days"]

_ONE_DAY = timedelta(days=1)
_MILLIONTH = CENT * CENT * CENT


@dataclass(frozen=True, slots=True)
class CountedDay:
    """What one counter says of one date.

    ``is_counted``: the date counts; for a share, some of its minutes do. ``minutes``: the minutes that the counter
    looks at (for a tolerance of days: those outside the state of work). ``whole``: for a share, all working time of
    the date. A date that has minutes and is not counted stays below the counter's minimum.
    """

    date: date
    is_counted: bool
    minutes: float
    whole: float = 0.0


@dataclass(frozen=True, slots=True)
class Count:
    """One counter over one period of one job.

    ``first`` and ``last``: the period, both included. ``counted``: different dates (a whole number), or a share as a
    fraction to a millionth. ``limit`` and ``comparator``: things stay as they are while ``counted comparator limit``.
    ``allowed``: the most that may be counted (34 where the limit is "< 35"); for a share the limit itself.
    ``remaining``: allowed less counted, below zero when passed. ``is_within``: the limit holds. ``minutes`` and
    ``whole``: minutes behind a share; ``whole`` zero: no working time is known, so the share says nothing.
    ``days``: every date of the period that has a row, in order. ``passed_on``: the date on which a limit of days was
    passed. ``law_of``: days of a year without covered law were counted by the law of this year; None: by their own.
    """

    counter: Counter
    first: date
    last: date
    counted: float
    limit: float
    comparator: str
    allowed: float
    remaining: float
    is_within: bool
    minutes: float
    whole: float
    days: tuple[CountedDay, ...]
    passed_on: date | None = None
    law_of: int | None = None

    @property
    def dates(self) -> tuple[date, ...]:
        """The dates that count, in order."""
        return tuple(day.date for day in self.days if day.is_counted)


def count_days(
    days: Iterable[Day],
    *,
    residence_state: Country,
    employer_state: Country,
    work_state: Country = Country.NONE,
    on: date,
    period: tuple[date, date] | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
    names: Sequence[str] | None = None,
    facts: Mapping[str, Any] | None = None,
    system: LawSystem | None = None,
) -> tuple[Count, ...]:
    """Count the days of one job for every instrument that applies to it.

    ``days``: rows of the calendar (:class:`grenswijzer.days.Day`) in any order, real and planned alike; a date may have
    several rows, and dates may lie in other years than ``on``. ``residence_state``, ``employer_state``: as in a
    situation; ``work_state``: where the job is usually done, by default where the employer is. ``on``: the day asked
    about. It chooses the law, and the period of each counter: its calendar year; the 12 months with the most days that
    begin or end in that year; or the 12 months that begin on it. ``period``: another period, first and last date
    included, for all counters. ``first_day``, ``last_day``: those of the job, where it does not run all year.
    ``names``: only these counters. ``facts``: other facts of the situation by input name (``job_kind``,
    ``employer_kind``, readings ...); what is not told has its default. ``system``: other law than the law as it is.

    Returns the counters that apply, in the order of ``law/counters.yaml``; counters of income are not among them.
    Raises :class:`NotLawError` for ``on`` in a year before the first that is covered or in a gap, and for an unknown
    counter or fact. Days of another year that is not covered go by the law of the year of ``on`` (after the last
    covered year: by the law of that one), which :attr:`Count.law_of` says.
    """
    system = system or law()
    wanted = _wanted(system, on, names)
    job = _Job(system, residence_state, employer_state, work_state, first_day, last_day, dict(facts or {}))
    rows = sorted(days, key=lambda day: day.date)
    evaluations = list(_evaluations(job, rows, on, wanted))
    today = next(found for found in evaluations if found.year == on.year)
    counts = []
    for counter in wanted:
        law_today = counter.limit_at(on)
        if law_today is None or not today.applies(counter, on):
            continue
        flags = [flag for found in evaluations for flag in found.flags(counter)]
        first, last = period or _period(law_today.period, on, flags)
        inside = tuple(flag for flag in flags if first <= flag.date <= last)
        assumed = next((found.law_of for found in evaluations if found.is_assumed(first, last)), None)
        limit = today.limit(counter, law_today, on)
        counts.append(_count(counter, law_today.comparator, first, last, inside, limit, assumed))
    return tuple(counts)


def _wanted(system: LawSystem, on: date, names: Sequence[str] | None) -> tuple[Counter, ...]:
    known = counters_on(on, system)
    if names is not None:
        for name in names:
            if name not in {counter.name for counter in known}:
                raise NotLawError("counter_on", name=name, day=on, known=[one.name for one in known])
    return tuple(c for c in known if c.counted is not None and (names is None or c.name in names))


def _count(
    counter: Counter,
    comparator: str,
    first: date,
    last: date,
    days: tuple[CountedDay, ...],
    limit: float,
    law_of: int | None,
) -> Count:
    minutes, whole = sum(day.minutes for day in days), sum(day.whole for day in days)
    passed_on = None
    if counter.unit == "days":
        dates = [day.date for day in days if day.is_counted]
        counted: float = len(dates)
        allowed: float = math.ceil(limit) - 1 if comparator == "<" else math.floor(limit)
        passed_on = dates[int(allowed)] if counted > allowed else None
    else:
        # rounded as the rule of law that decides
        counted = round_half_up(ratio(minutes, whole), _MILLIONTH)
        allowed = limit
    return Count(
        counter=counter,
        first=first,
        last=last,
        counted=counted,
        limit=limit,
        comparator=comparator,
        allowed=allowed,
        remaining=allowed - counted,
        is_within=counted < limit if comparator == "<" else counted <= limit,
        minutes=minutes,
        whole=whole,
        days=days,
        passed_on=passed_on,
        law_of=law_of,
    )


def _period(period: str, on: date, days: Sequence[CountedDay]) -> tuple[date, date]:
    """First and last date of the period that ``on`` chooses."""
    if period == "calendar_year":
        return date(on.year, 1, 1), date(on.year, 12, 31)
    if period == "next_12_months":
        return on, twelve_months_from(on)
    return busiest_12_months([day.date for day in days if day.is_counted], on.year)


def twelve_months_from(first: date) -> date:
    """The last day of the 12 months that begin on ``first``."""
    try:
        return first.replace(year=first.year + 1) - _ONE_DAY
    except ValueError:  # 29 February
        return date(first.year + 1, 2, 28)


def busiest_12_months(dates: Sequence[date], year: int) -> tuple[date, date]:
    """The 12 months that hold the most of ``dates`` (different, in order), of all that begin or end in ``year``.

    Of several with as many, the earliest. Without dates: the calendar year.
    """
    first, last = window_limits(year)
    numbers = [day.toordinal() for day in dates if first <= day.toordinal() <= last]
    best, most, begin = date(year, 1, 1), 0, 0
    for end, day in enumerate(numbers):
        while months_between(numbers[begin], day) >= 12:
            begin += 1
        if end - begin + 1 > most:
            most, best = end - begin + 1, date.fromordinal(numbers[begin])
    # a window that begins in the year before must end in the year: it cannot begin on 1 January of the year before
    return best, twelve_months_from(best)


# -------------------------------------------------------------------- the rules of law over the rows


@dataclass(frozen=True, slots=True)
class _Job:
    system: LawSystem
    residence_state: Country
    employer_state: Country
    work_state: Country
    first_day: date | None
    last_day: date | None
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Year:
    """The counting rules of one year over the rows of that year. ``starts``: first day of each spell."""

    year: int
    law_of: int | None
    days: Sequence[Day]
    starts: Sequence[date]
    evaluation: Evaluation

    def _values(self, name: str | None) -> Sequence[Any] | None:
        if name is None or name not in self.evaluation.graph.names:
            return None
        return self.evaluation.values[self.evaluation.graph.names[name]]

    def _spell(self, on: date) -> int:
        return max(0, bisect_right(self.starts, on) - 1)

    def is_assumed(self, first: date, last: date) -> bool:
        """Days from ``first`` to ``last`` are counted by the law of another year."""
        return self.law_of is not None and any(
            first.toordinal() <= day.date <= last.toordinal() for day in self.days
        )

    def applies(self, counter: Counter, on: date) -> bool:
        values = self._values(counter.applies)
        return values is None or bool(values[self._spell(on)])

    def limit(self, counter: Counter, law_today: Limit, on: date) -> float:
        """The limit on the day: a figure, or a rule that says how much is allowed."""
        graph, name = self.evaluation.graph, law_today.name
        values = self._values(name)
        if values is not None:
            return float(values[self._spell(on)])
        found = graph.system.figures[name].at(date(graph.year, on.month, min(on.day, 28)))
        if found is None or found.missing is not None:
            raise NotLawError("limit", name=name, counter=counter.name, day=on)
        return float(found.numbers[0])

    def flags(self, counter: Counter) -> Iterator[CountedDay]:
        """One flag per date that has a row."""
        counted = self._values(counter.counted)
        minutes = counted if counter.unit == "share" else self._values(counter.minutes)
        whole = self._values(counter.whole)
        if counted is None:
            return
        row, last = 0, len(self.days)
        while row < last:
            number, is_counted, part, all_minutes = self.days[row].date, False, 0.0, 0.0
            while row < last and self.days[row].date == number:
                is_counted = is_counted or bool(counted[row])
                part += minutes[row] if minutes else 0.0
                all_minutes += whole[row] if whole else 0.0
                row += 1
            yield CountedDay(date.fromordinal(number), is_counted, part, all_minutes)


def _evaluations(job: _Job, rows: Sequence[Day], on: date, counters: Sequence[Counter]) -> Iterator[_Year]:
    """The rules over the rows of each year that has any, and over the year of ``on``."""
    by_year: dict[int, list[Day]] = {on.year: []}
    for day in rows:
        by_year.setdefault(date.fromordinal(day.date).year, []).append(day)
    covered = job.system.years
    own = min(on.year, covered[-1])
    job.system.require_year(own)
    for year, days in sorted(by_year.items()):
        law_year = year if year in covered else own
        names = _names(job.system, law_year, counters)
        graph = build(job.system, law_year, names)
        starts = list(graph.periods)
        if year != law_year:
            # a year without law of its own goes by what was law on the nearest day of the year asked about
            starts = [date(law_year, 12, 31) if year > law_year else date(law_year, 1, 1)]
        household = _household(job, graph, starts, days, year)
        yield _Year(
            year, law_year if law_year != year else None, days, starts, evaluate_graph(graph, household)
        )


def _names(system: LawSystem, year: int, counters: Sequence[Counter]) -> tuple[str, ...]:
    """The rules the counters read that are law at some time of the year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    names = {name for counter in counters for name in counter.rules}
    return tuple(
        sorted(
            name
            for name in names
            if any(text.start <= last and text.end >= first for text in system.rules.get(name, ()))
        )
    )


def _household(job: _Job, graph: Graph, starts: Sequence[date], days: Sequence[Day], year: int) -> Household:
    """One person with one job, cut where the law changes, and the days."""
    numbers = [start.toordinal() for start in starts]
    last = date(year, 12, 31)
    ends = [*(number - 1 for number in numbers[1:]), last.toordinal()]
    job_first = max(job.first_day or date(year, 1, 1), date(year, 1, 1))
    job_last = min(job.last_day or last, last)
    told: dict[str, Any] = {
        "income_year": year,
        "year_start": date(year, 1, 1).toordinal(),
        "year_end": last.toordinal(),
        "residence_state": job.residence_state,
        "employer_state": job.employer_state,
        "usual_work_state": job.work_state,
        "job_start": (job.first_day or date(year, 1, 1)).toordinal(),
        "job_months": max(0.0, months_360(job_first, job_last)) if job_first <= job_last else 0.0,
        "job_days": float((job_last - job_first).days + 1),
        "day_detail": DayDetail.CALENDAR,
        **job.facts,
    }
    spells = len(starts)
    inputs: dict[str, list[Any]] = {"spell_start": numbers, "spell_end": ends}
    for node in graph.nodes:
        if node.kind != "input" or node.name in inputs:
            continue
        item = graph.system.inputs[node.name]
        if item.level == "day":
            field = node.name.removeprefix("day_")
            inputs[node.name] = [getattr(day, field) for day in days]
            continue
        value = told.get(node.name, item.default if item.default is not None else item.neutral)
        value = float(value) if item.type == "float" else int(item.stored(value))
        inputs[node.name] = [bool(value) if item.type == "bool" else value] * (
            spells if item.level == "spell" else 1
        )
    for name in job.facts:
        if name not in graph.system.inputs:
            raise NotLawError("fact", name=name)
    below = [max(0, bisect_right(numbers, day.date) - 1) for day in days]
    counts = {"household": 1, "adult": 1, "spell": spells, "day": len(days)}
    parents: dict[str, list[int]] = {level: [] for level in graph.system.levels}
    parents |= {"adult": [0], "spell": [0] * spells, "day": below}
    return Household(counts, parents, inputs)
