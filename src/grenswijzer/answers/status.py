"""Where somebody stands on a day: what each instrument counts, what is left, and where the last weeks lead to.

It works on days alone: no store is needed, so that the register, the library and the API give the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from grenswijzer.answers.procedures import Term, term
from grenswijzer.answers.status_words import told
from grenswijzer.calculation import law
from grenswijzer.counting import Count, Counter, count_days
from grenswijzer.days.day import Day
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.system import LawSystem
from grenswijzer.law.types import Country
from grenswijzer.register.forecast import (
    UsualWeeks,
    forecast_days,
    free_dates,
    unknown_dates,
    usual_weeks,
)

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CounterStatus:
    """One counter on the day asked about.

    ``used``: what is known up to and including that day, in the counter's period; a share that looks 12 months ahead
    is told of the calendar year so far. ``forecast``: the whole period, with the days to come as in
    :class:`UsualWeeks`; None where nothing is known to look ahead with. ``last_safe_day``: the last date that still
    fits within a limit of days when the forecast comes true; None where the limit is not passed. ``room_days``: for a
    share, how many more work days may be moved into it over the period (below zero: how many must be moved out).
    """

    counter: Counter
    used: Count
    forecast: Count | None
    last_safe_day: date | None
    room_days: int | None

    @property
    def is_news(self) -> bool:
        """Something counts, or will."""
        return bool(self.used.counted or (self.forecast and self.forecast.counted))

    @property
    def is_in_play(self) -> bool:
        """The limit can still decide something: it is no exception that is out of reach, both so far and ahead."""
        counts = [count for count in (self.used, self.forecast) if count is not None and count.counted]
        return not (self.counter.exception and counts) or any(count.is_within for count in counts)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A term of law, and for one that reaches back the day it reaches back to from the day asked about."""

    term: Term
    reaches_back_to: date | None


@dataclass(frozen=True, slots=True)
class Edge:
    """The next number of home days in the year at which another state insures, or what is left makes a jump.

    ``expected``: home days in the year with the forecast. ``net_before`` and ``net_after``: what the household keeps
    on the day before and on that day, in EUR a year; None: the law cannot decide. ``employer_cost``: its change, in
    EUR a year. ``states``: who insures before and after.
    """

    expected: int
    home_days: int
    net_before: float | None
    net_after: float | None
    employer_cost: float | None
    states: tuple[Country | None, Country | None]


@dataclass(frozen=True, slots=True)
class Status:
    """Everything to be said on a day. ``last_day``: of the job, where it is known. ``missing``: work dates of the year
    up to then of which nothing is known. ``edges``: in money; None: no pay was told."""

    today: date
    last_day: date | None
    residence_state: Country
    employer_state: Country
    counters: tuple[CounterStatus, ...]
    usual: UsualWeeks
    ahead_to: date
    missing: tuple[date, ...]
    deadlines: tuple[Deadline, ...]
    days: tuple[Day, ...]
    expected_days: tuple[Day, ...]
    edges: tuple[Edge, ...] | None = None

    @property
    def is_over(self) -> bool:
        """The job has had its last day: there is nothing to look ahead to."""
        return self.last_day is not None and self.last_day <= self.today

    @property
    def counted_to(self) -> date:
        """The day the counts are of: today, or the last day of a job that is over."""
        return counted_to(self.today, self.last_day)


def counted_to(today: date, last_day: date | None) -> date:
    """The day on which a job is counted: today, or its last day where that has passed."""
    return today if last_day is None else min(today, last_day)


def day_status(
    days: Iterable[Day],
    *,
    residence_state: Country,
    employer_state: Country,
    today: date,
    first_day: date | None = None,
    last_day: date | None = None,
    facts: Mapping[str, Any] | None = None,
    system: LawSystem | None = None,
) -> Status:
    """Count the days of one job on ``today`` and look ahead.

    ``days``: all rows that are known, in any order; those after ``today`` are plans. ``first_day`` and ``last_day``:
    of the job; a job that is over is counted on its last day, and nothing is expected of the 12 months after it.
    ``facts``: other facts by input name, see :func:`count_days`. Days to come that are not known are those
    of the last twelve weeks again, without leave; public holidays of the employer's state are free. Raises
    :class:`NotLawError` for a year that is not covered.
    """
    system = system or law()
    rows = sorted(days, key=lambda day: day.date)
    day = counted_to(today, last_day)
    is_over = last_day is not None and last_day <= today
    year_start = max(date(day.year, 1, 1), first_day or date.min)
    ahead_to = min(date(day.year + 1, 12, 31), last_day or date.max)
    usual = usual_weeks(rows, day, residence_state)
    known = frozenset(day.date for day in rows)
    free = free_dates(employer_state, year_start, ahead_to)
    expected = tuple(forecast_days(usual, known, year_start, ahead_to, free))
    asked: dict[str, Any] = {
        "residence_state": residence_state,
        "employer_state": employer_state,
        "on": day,
        "first_day": first_day,
        "last_day": last_day,
        "facts": facts,
        "system": system,
    }
    ahead = count_days([*rows, *expected], **asked)
    is_known = bool(usual.weeks or rows)
    # nobody works in the 12 months after a last day, so a share of that time says nothing
    can_look_ahead = {"days": is_known, "share": is_known and not is_over}
    past = [row for row in rows if row.date <= day.toordinal()]
    used: dict[str, Count] = {}
    # a share looks ahead, so what is known is told of the year so far; days are told of their own period
    for unit, period in (("days", None), ("share", (date(day.year, 1, 1), day))):
        names = [count.counter.name for count in ahead if count.counter.unit == unit]
        for count in count_days(past, period=period, names=names, **asked) if names else ():
            used[count.counter.name] = count
    return Status(
        today=today,
        last_day=last_day,
        residence_state=residence_state,
        employer_state=employer_state,
        counters=tuple(
            _counter(used[count.counter.name], count if can_look_ahead[count.counter.unit] else None)
            for count in ahead
        ),
        usual=usual,
        ahead_to=ahead_to,
        missing=tuple(unknown_dates(usual, known, year_start, min(day, ahead_to), free)),
        deadlines=tuple(deadlines(system, today, residence_state, employer_state)),
        days=tuple(rows),
        expected_days=expected,
    )


def _counter(used: Count, forecast: Count | None) -> CounterStatus:
    counter = used.counter
    last_safe = None
    if forecast is not None and forecast.passed_on is not None and forecast.allowed > 0:
        last_safe = forecast.dates[int(forecast.allowed) - 1]
    room = room_days(forecast) if forecast is not None and counter.unit == "share" else None
    return CounterStatus(counter, used, forecast, last_safe, room)


def room_days(count: Count) -> int | None:
    """How many usual work days more can be part of the share while its limit holds; below zero: how many too many.

    None without working time.
    """
    worked = [day for day in count.days if day.whole]
    if not worked or not count.whole:
        return None
    length = count.whole / len(worked)
    spare = count.limit * count.whole - count.minutes
    # a millionth of a day is dust of adding; exactly on the limit is within it only where the law says so
    days = spare / length
    whole = int(days + 1e-6) if days >= -1e-6 else -int(-days + 1 - 1e-6)
    if count.comparator == "<" and abs(days - whole) < 1e-6:
        whole -= 1
    return whole


def deadlines(
    system: LawSystem, today: date, residence_state: Country, employer_state: Country
) -> Iterable[Deadline]:
    """The terms that belong to work in these two states, as they are law on ``today``."""
    for name, who in told("terms").items():
        states = {Country[state] for state in who.get("states", ())}
        lives = {Country[state] for state in who.get("lives_in", ())}
        outside = {Country[state] for state in who.get("lives_outside", ())}
        if states and not states & {residence_state, employer_state}:
            continue
        if (lives and residence_state not in lives) or residence_state in outside:
            continue
        if name not in system.references.get("deadlines", {}):
            continue
        found = term(system, name, today)
        if found is not None:
            back = (
                months_before(today, found.count) if found.is_backwards and found.unit == "months" else None
            )
            yield Deadline(found, back)


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last day of that month where it has no such day."""
    number = day.year * 12 + day.month - 1 - months
    following = date((number + 1) // 12, (number + 1) % 12 + 1, 1)
    return date(number // 12, number % 12 + 1, min(day.day, (following - _DAY).day))


def with_money(
    status: Status, situation: Mapping[str, Any], place: str, *, system: LawSystem | None = None
) -> Status:
    """The status with the edges in money: the planner's curve for a situation file's content, on these days.

    ``place``: person and job there, such as an.clinic. The year's days are those that are known and those that are
    expected. Raises what reading a situation and
    :func:`home_day_curve` raise.
    """
    from grenswijzer.planner import home_day_curve
    from grenswijzer.register.situations import with_days
    from grenswijzer.situation import parse

    system = system or law()
    person, _, job = place.partition(".")
    year = status.counted_to.year
    if situation.get("year") != year:
        raise NotLawError("other_year", year=situation.get("year"), needed=year, today=status.counted_to)
    inside = range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
    days = [day for day in (*status.days, *status.expected_days) if day.date in inside]
    read = parse(with_days(situation, person, job, sorted(days)), system)
    curve = home_day_curve(read, person, job, system=system)
    expected = min(
        len({day.date for day in days if day.is_worked and day.country is curve.home}), curve.work_days
    )
    return replace(status, edges=tuple(_edges(curve, expected)))


def _edges(curve: Any, expected: int) -> Iterable[Edge]:
    """The nearest edge on either side of where the forecast leads."""
    turns: Sequence[Any] = [
        change
        for change in curve.changes
        if change.is_cliff or any(event.rule == "insurance_state" for event in change.events)
    ]
    below = [change for change in turns if change.home_days <= expected][-1:]
    above = [change for change in turns if change.home_days > expected][:1]
    for change in (*below, *above):
        before, after = curve.at(change.home_days - 1), curve.at(change.home_days)
        yield Edge(
            expected,
            change.home_days,
            before.net,
            after.net,
            change.employer_cost,
            (before.insurance_state, after.insurance_state),
        )
