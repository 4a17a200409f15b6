"""Looking ahead with the last weeks, and finding the days nobody said anything about."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from grenswijzer.days.day import Day
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register.forecast import forecast_days, free_dates, unknown_dates, usual_weeks

NL, BE = Country.NL, Country.BE
MONDAY = date(2026, 3, 2)


def worked(day: date, country: Country, minutes: float = 480) -> Day:
    activity = Activity.TELEWORK if country is NL else Activity.AT_EMPLOYER
    return Day(day.toordinal(), minutes, country, country, activity, PayStatus.WORKED)


def not_worked(day: date, status: PayStatus, planned: Country = Country.NONE) -> Day:
    return Day(day.toordinal(), 480 if planned else 0, Country.NONE, planned, Activity.NONE, status)


def weeks(count: int, places: list[Country | None], first: date = MONDAY) -> list[Day]:
    """Weeks of Monday to Friday; None is a day without an entry."""
    return [
        worked(first + timedelta(days=7 * week + weekday), place)
        for week in range(count)
        for weekday, place in enumerate(places)
        if place is not None
    ]


def test_the_same_week_repeats() -> None:
    days = weeks(4, [BE, BE, NL, None, BE])
    usual = usual_weeks(days, MONDAY + timedelta(days=27), NL)
    assert (usual.weeks, usual.last) == (4, MONDAY + timedelta(days=27))
    assert usual.days_a_week() == {BE: 3, NL: 1}
    ahead = forecast_days(usual, (), MONDAY + timedelta(days=28), MONDAY + timedelta(days=34), ())
    assert [(day.date - MONDAY.toordinal() - 28, day.country) for day in ahead] == [
        (0, BE),
        (1, BE),
        (2, NL),
        (4, BE),
    ]


def test_a_home_day_every_other_week_comes_back_every_other_week() -> None:
    days = [
        *weeks(1, [NL]),
        *weeks(1, [BE], MONDAY + timedelta(days=7)),
        *weeks(1, [NL], MONDAY + timedelta(days=14)),
    ]
    days += [*weeks(1, [BE], MONDAY + timedelta(days=21)), *[worked(MONDAY + timedelta(days=25), BE)]]
    usual = usual_weeks(days, MONDAY + timedelta(days=27), NL)
    assert usual.days_a_week()[NL] == 0.5
    ahead = forecast_days(usual, (), MONDAY + timedelta(days=28), MONDAY + timedelta(days=56), ())
    assert [day.country for day in ahead if date.fromordinal(day.date).weekday() == 0] == [NL, BE, NL, BE, NL]


def test_leave_hides_a_week_and_absence_counts_as_planned() -> None:
    days = weeks(2, [BE, NL, BE, BE, BE])
    third = MONDAY + timedelta(days=14)
    days += [not_worked(third + timedelta(days=n), PayStatus.LEAVE, BE) for n in range(5)]
    fourth = third + timedelta(days=7)
    days += [not_worked(fourth + timedelta(days=n), PayStatus.ABSENT_COUNTS_AS_PLANNED, NL) for n in range(5)]
    usual = usual_weeks(days, fourth + timedelta(days=6), NL)
    # of the three weeks that say something, Tuesday was at home each time, the other days once
    assert usual.days_a_week() == pytest.approx({BE: 4 * 2 / 3, NL: 1 + 4 / 3})


def test_a_week_half_filled_in_is_no_short_week() -> None:
    days = weeks(2, [BE] * 5)
    third = MONDAY + timedelta(days=14)
    days += [worked(third, BE), worked(third + timedelta(days=1), BE)]
    usual = usual_weeks(days, third + timedelta(days=2), NL)
    assert usual.last == third - timedelta(days=1)
    assert usual.days_a_week() == {BE: 5}


def test_what_is_known_or_free_is_left_alone() -> None:
    usual = usual_weeks(weeks(2, [BE] * 5), MONDAY + timedelta(days=13), NL)
    start = date(2026, 4, 6)
    free = free_dates(BE, start, start + timedelta(days=4))
    assert {day for day in free if start <= day <= start + timedelta(days=6)} == {start}  # Easter Monday
    known = {(start + timedelta(days=1)).toordinal()}
    ahead = forecast_days(usual, known, start, start + timedelta(days=4), free)
    assert [day.date - start.toordinal() for day in ahead] == [2, 3, 4]
    missing = list(unknown_dates(usual, known, start, start + timedelta(days=6), free))
    assert missing == [start + timedelta(days=n) for n in (2, 3, 4)]


def test_without_days_nothing_is_made_up() -> None:
    usual = usual_weeks([], MONDAY, NL)
    assert (usual.weeks, usual.days_a_week()) == (0, {})
    assert forecast_days(usual, (), MONDAY, MONDAY + timedelta(days=90), ()) == []
    assert list(unknown_dates(usual, (), MONDAY, MONDAY + timedelta(days=6), ())) == [
        MONDAY + timedelta(days=n) for n in range(5)
    ]
