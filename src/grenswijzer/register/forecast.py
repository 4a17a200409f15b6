"""Looking ahead: what the coming days are when the last weeks repeat, and which days nobody said anything about.

It counts nothing by law; it only writes out days, which the counters then count like any others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from grenswijzer.days.day import FREE, Day
from grenswijzer.days.holidays import HOLIDAY_STATES, public_holidays
from grenswijzer.law.types import Activity, Country, PayStatus

WEEKS = 12
"""How far back the usual weeks are looked for."""

Plan = tuple[Day, ...]
"""What was done on one date; empty: nothing."""


@dataclass(frozen=True, slots=True)
class UsualWeeks:
    """What somebody did on each weekday in the last weeks of which days are known.

    ``first`` and ``last``: the dates looked at; ``weeks``: those of which something is known. ``plans``: per weekday
    (0 is Monday) what was done, oldest first; weeks of leave and public holidays are left out, absence counts as the
    work that was planned.
    """

    first: date
    last: date
    weeks: int
    plans: tuple[tuple[Plan, ...], ...]

    def days_a_week(self) -> dict[Country, float]:
        """Work days a week per country; a date shared by countries is divided by its minutes."""
        found: dict[Country, float] = {}
        for plans in self.plans:
            for plan in plans:
                worked = [day for day in plan if day.is_worked]
                total = sum(day.minutes for day in worked)
                for day in worked:
                    part = day.minutes / total / len(plans)
                    found[day.country] = found.get(day.country, 0.0) + part
        return found

    def is_usually_worked(self, weekday: int) -> bool:
        """At least half of those weekdays were worked; Monday to Friday where nothing is known."""
        plans = self.plans[weekday]
        if not plans:
            return weekday < 5 and not any(self.plans)
        return 2 * sum(any(day.is_worked for day in plan) for plan in plans) >= len(plans)


def usual_weeks(days: Iterable[Day], today: date, residence: Country, weeks: int = WEEKS) -> UsualWeeks:
    """The usual weeks up to and including ``today``: whole weeks, Monday to Sunday.

    The newest week counts once something is known of its Friday or later, so that a week half filled in does not pass
    for a short one.
    """
    by_date = _by_date(day for day in days if day.date <= today.toordinal())
    known = date.fromordinal(max(by_date)) if by_date else today
    sunday = known + timedelta(days=6 - known.weekday())
    last = sunday if known.weekday() >= 4 else sunday - timedelta(days=7)
    first = last - timedelta(days=7 * weeks - 1)
    plans: tuple[list[Plan], ...] = tuple([] for _ in range(7))
    kept = 0
    for monday in range(first.toordinal(), last.toordinal() + 1, 7):
        week = [by_date.get(number, []) for number in range(monday, monday + 7)]
        if not any(week):
            continue
        kept += 1
        for weekday, rows in enumerate(week):
            plan = _plan(rows, residence)
            if plan is not None:
                plans[weekday].append(plan)
    return UsualWeeks(first, last, kept, tuple(tuple(found) for found in plans))


def _plan(rows: Sequence[Day], residence: Country) -> Plan | None:
    """What a date says about the usual week; None where leave or a public holiday hides it."""
    if not rows:
        return ()
    plan = []
    for day in rows:
        if day.is_worked or day.pay_status in FREE:
            plan.append(day)
        elif day.pay_status is PayStatus.ABSENT_COUNTS_AS_PLANNED and day.planned_country:
            home = day.planned_country is residence
            activity = Activity.TELEWORK if home else Activity.AT_EMPLOYER
            place = day.planned_country
            plan.append(Day(day.date, day.minutes, place, place, activity, PayStatus.WORKED))
    return tuple(plan) or None


def forecast_days(
    usual: UsualWeeks, known: Collection[int], first: date, last: date, free: Collection[date]
) -> list[Day]:
    """The usual weeks, one after the other and again, on the dates from ``first`` to ``last`` that are not ``known``
    (by number) and not ``free``."""
    turns = [0] * 7
    found: list[Day] = []
    for number in range(first.toordinal(), last.toordinal() + 1):
        plans = usual.plans[(number - 1) % 7]
        if number in known or not plans or date.fromordinal(number) in free:
            continue
        turn = turns[(number - 1) % 7]
        turns[(number - 1) % 7] += 1
        found += [day._replace(date=number) for day in plans[turn % len(plans)]]
    return found


def unknown_dates(
    usual: UsualWeeks, known: Collection[int], first: date, last: date, free: Collection[date]
) -> Iterator[date]:
    """The dates on which work is usual, of which nothing is known and that are not ``free``."""
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        if number not in known and day not in free and usual.is_usually_worked(day.weekday()):
            yield day


def free_dates(employer: Country, first: date, last: date) -> frozenset[date]:
    """The public holidays of the employer's state, where they are known."""
    if employer.name not in HOLIDAY_STATES or last < first:
        return frozenset()
    years = range(first.year, last.year + 1)
    return frozenset(day for year in years for day in public_holidays(employer.name, year))


def _by_date(days: Iterable[Day]) -> dict[int, list[Day]]:
    found: dict[int, list[Day]] = {}
    for day in days:
        found.setdefault(day.date, []).append(day)
    return found
