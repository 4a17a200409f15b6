"""Random calendars of a year, for tests and benchmarks of counting: no two people alike, and like real ones.

Everybody has days of the week to work, minutes a day and a share of days at home of their own; leave in weeks, public
holidays, sick days, visits and trips to third states, days divided between home and the employer. Some stand by in
weekends, some work shifts past midnight. The people are synthetic; they say nothing about any real population.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grenswijzer.counting_many import Calendars
from grenswijzer.days.holidays import HOLIDAY_STATES, public_holidays
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register.bulk import SHEET

Array = NDArray[Any]

PAIRS: tuple[tuple[Country, Country, float], ...] = (
    (Country.NL, Country.BE, 0.17),
    (Country.BE, Country.NL, 0.21),
    (Country.DE, Country.NL, 0.16),
    (Country.NL, Country.DE, 0.08),
    (Country.BE, Country.LU, 0.1),
    (Country.DE, Country.LU, 0.09),
    (Country.FR, Country.LU, 0.1),
    (Country.NL, Country.LU, 0.02),
    (Country.LU, Country.BE, 0.02),
    (Country.NL, Country.FR, 0.02),
    (Country.NL, Country.NL, 0.03),
)
"""State of residence, state of the employer, and the part of the people who have them. A round mix, from no source."""

DAYS_A_WEEK = ((5, 0.6), (4, 0.25), (3, 0.15))
"""Working days a week, with the part of the people who have them."""

SHORT = np.array([15.0, 29.0, 30.0, 31.0, 60.0, 120.0, 240.0])
"""Minutes of the other part of a divided day: around the 30 minutes of some treaties, and longer."""

PEOPLE_AT_ONCE = 2048
"""People whose days are drawn together: some hundred megabytes."""


def random_calendars(year: int, people: int, seed: int) -> Calendars:
    """A year of ``people``, one job each; the same ``seed`` gives the same calendars."""
    random = np.random.default_rng(seed)
    chances = np.array([part for *_, part in PAIRS])
    pairs = np.array([pair[:2] for pair in PAIRS], np.int64)[
        random.choice(len(PAIRS), people, p=chances / chances.sum())
    ]
    found, sizes = [], []
    for first in range(0, people, PEOPLE_AT_ONCE):
        days, counts = _days(year, pairs[first : first + PEOPLE_AT_ONCE], random)
        found.append(days)
        sizes.append(counts)
    starts = np.zeros(people + 1, np.int64)
    np.cumsum(np.concatenate(sizes) if sizes else [], out=starts[1:])
    days = np.concatenate(found) if found else np.zeros(0, SHEET)
    return Calendars(year, pairs[:, 0], pairs[:, 1], starts, days)


def _days(year: int, pairs: Array, random: np.random.Generator) -> tuple[Array, Array]:
    """The days of some people, by person and date, and how many each has.

    A date has up to three rows: after midnight of the shift before, the day's main work, and something beside it.
    """
    people = len(pairs)
    first = date(year, 1, 1).toordinal()
    dates = np.arange(first, date(year, 12, 31).toordinal() + 1)
    shape = (people, len(dates))
    home, employer = np.repeat(pairs[:, :1], len(dates), 1), np.repeat(pairs[:, 1:], len(dates), 1)
    weekday = (dates - 1) % 7
    rows = np.zeros((*shape, 3), SHEET)
    rows["date"] = dates[:, None]
    is_row = np.zeros((*shape, 3), np.bool_)
    after, main, beside = rows[:, :, 0], rows[:, :, 1], rows[:, :, 2]

    def each(chance: float) -> Array:
        """Some of the people, with the same dates for all of the year."""
        return (random.random(people) < chance)[:, None]

    def some(chance: Any) -> Array:
        """Some dates of everybody."""
        found: Array = random.random(shape, np.float32) < chance
        return found

    is_workday = _workdays(people, random)[:, weekday.clip(max=5)] & (weekday < 5)
    minutes = np.repeat(random.choice([480.0, 456.0, 432.0, 360.0], people)[:, None], len(dates), 1)
    minutes += 15.0 * random.integers(-2, 3, shape)
    at_home = some(random.beta(1.2, 2.5, people)[:, None])
    away = each(0.3) & some(0.05)
    elsewhere = random.integers(1, len(Country), shape)
    main["minutes"] = minutes
    main["country"] = np.where(away, elsewhere, np.where(at_home, home, employer))
    main["planned_country"] = main["country"]
    at_work = np.where(some(0.05), Activity.TRAINING, Activity.AT_EMPLOYER)
    abroad = np.where(some(0.3), Activity.TRAVEL, Activity.CLIENT_VISIT)
    main["activity"] = np.where(away, abroad, np.where(at_home, Activity.TELEWORK, at_work))
    main["pay_status"] = PayStatus.WORKED
    on_leave = (random.random((people, 54)) < 0.09)[:, (dates - first) // 7]
    main["pay_status"][some(0.03)] = PayStatus.ABSENT_COUNTS_AS_PLANNED
    main["pay_status"][on_leave | some(0.01)] = PayStatus.LEAVE
    main["pay_status"][_holidays(year, pairs[:, 1], dates)] = PayStatus.PUBLIC_HOLIDAY
    is_worked = main["pay_status"] == PayStatus.WORKED
    main["country"][~is_worked] = Country.NONE
    main["activity"][~is_worked] = Activity.NONE
    is_row[:, :, 1] = is_workday

    # a day divided between home and the employer, or standby at home in a weekend
    divided = is_workday & is_worked & ~away & each(0.4) & some(0.12)
    standby = (
        each(0.1) & (weekday >= 5) & ((dates - first) // 7 % 4 == random.integers(0, 4, people)[:, None])
    )
    beside["minutes"] = np.where(standby, 240.0, random.choice(SHORT, shape))
    beside["country"] = np.where(standby | ~at_home, home, employer)
    beside["planned_country"] = beside["country"]
    other = np.where(at_home, Activity.AT_EMPLOYER, Activity.TELEWORK)
    beside["activity"] = np.where(standby, Activity.STANDBY, other)
    beside["pay_status"] = PayStatus.WORKED
    is_row[:, :, 2] = divided | standby
    # called out while standing by
    called = standby & some(0.2)
    main["country"][called] = home[called]
    main["activity"][called] = Activity.OTHER_WORK
    main["pay_status"][called] = PayStatus.WORKED
    main["minutes"][called] = 45.0
    is_row[:, :, 1] |= called
    # a shift past midnight goes on the next date, where the shift began
    late = is_workday & is_worked & each(0.05) & some(0.3)
    after[:, 1:] = main[:, :-1]
    after["date"] = dates
    after["minutes"] = 90.0
    after["continues_shift"] = True
    is_row[:, 1:, 0] = late[:, :-1]
    return rows[is_row], np.count_nonzero(is_row, axis=(1, 2))


def _workdays(people: int, random: np.random.Generator) -> Array:
    """Which days of the week each person works; the sixth entry stands for the weekend."""
    counts = random.choice([days for days, _ in DAYS_A_WEEK], people, p=[part for _, part in DAYS_A_WEEK])
    order = random.random((people, 5)).argsort(axis=1)
    works = np.zeros((people, 6), np.bool_)
    works[:, :5] = order < counts[:, None]
    return works


def _holidays(year: int, employers: Array, dates: Array) -> Array:
    """Dates that are public holidays of each person's employer."""
    table = np.zeros((len(Country), len(dates)), np.bool_)
    for state in HOLIDAY_STATES:
        days = [day.toordinal() - int(dates[0]) for day in public_holidays(state, year)]
        table[Country[state], days] = True
    found: Array = table[employers]
    return found
