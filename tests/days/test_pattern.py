"""Patterns and calendars written out as days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grenswijzer.days import (
    CalendarEntry,
    Day,
    PatternException,
    WorkPattern,
    calendar_days,
    pattern_days,
    public_holidays,
)
from grenswijzer.days.holidays import HOLIDAY_STATES, STORED_YEARS, library_holidays
from grenswijzer.law.types import Activity, Country, PayStatus

BE, NL, FR = Country.BE, Country.NL, Country.FR
DAY = 480.0
OFFICE = {BE: DAY}
HOME = {NL: DAY}
FREE: dict[Country, float] = {}
FOUR_AND_ONE = (OFFICE, OFFICE, OFFICE, OFFICE, HOME, FREE, FREE)
ACTIVITIES = {BE: Activity.AT_EMPLOYER, NL: Activity.TELEWORK}


def pattern(first: date, last: date, *exceptions: PatternException, **more: Any) -> WorkPattern:
    return WorkPattern(first, last, [FOUR_AND_ONE], exceptions, activities=ACTIVITIES, **more)


def one(when: date, status: PayStatus, **more: Any) -> PatternException:
    return PatternException(when, when, status, **more)


MONDAY, FRIDAY, SATURDAY = date(2003, 3, 3), date(2003, 3, 7), date(2003, 3, 8)


def week(*exceptions: PatternException, **more: Any) -> list[Day]:
    return pattern_days(pattern(MONDAY, MONDAY + timedelta(days=6), *exceptions, **more))


def test_a_week() -> None:
    start = MONDAY.toordinal()
    expected = [Day(start + n, DAY, BE, BE, Activity.AT_EMPLOYER, PayStatus.WORKED) for n in range(4)]
    expected.append(Day(start + 4, DAY, NL, NL, Activity.TELEWORK, PayStatus.WORKED))
    assert week() == expected


def test_alternating_weeks_start_with_the_week_of_the_first_day() -> None:
    weeks = [FOUR_AND_ONE, (HOME, *FOUR_AND_ONE[1:])]
    days = pattern_days(WorkPattern(date(2003, 3, 5), date(2003, 3, 24), weeks))
    mondays = [day.country for day in days if date.fromordinal(day.date).weekday() == 0]
    assert mondays == [NL, BE, NL]


def test_absence_counts_as_planned_and_leave_drops_out() -> None:
    days = week(one(MONDAY, PayStatus.ABSENT_COUNTS_AS_PLANNED), one(FRIDAY, PayStatus.LEAVE, country=FR))
    sick, leave = days[0], days[-1]
    assert sick == Day(
        MONDAY.toordinal(), DAY, Country.NONE, BE, Activity.NONE, PayStatus.ABSENT_COUNTS_AS_PLANNED
    )
    assert leave == Day(FRIDAY.toordinal(), DAY, FR, NL, Activity.NONE, PayStatus.LEAVE)


def test_half_a_day_of_leave() -> None:
    half = week(one(MONDAY, PayStatus.LEAVE, minutes={BE: 240.0}))[:2]
    assert [(day.minutes, day.pay_status) for day in half] == [
        (240.0, PayStatus.WORKED),
        (240.0, PayStatus.LEAVE),
    ]


def test_another_country_that_day_and_two_countries_on_a_date() -> None:
    days = week(
        one(MONDAY, PayStatus.WORKED, minutes={FR: 500.0}, activity=Activity.CLIENT_VISIT),
        one(FRIDAY, PayStatus.WORKED, minutes={BE: 240.0, NL: 240.0}),
    )
    assert days[0] == Day(MONDAY.toordinal(), 500.0, FR, FR, Activity.CLIENT_VISIT, PayStatus.WORKED)
    assert [(day.country, day.minutes) for day in days[-2:]] == [(BE, 240.0), (NL, 240.0)]


def test_work_on_a_free_day() -> None:
    assert week(one(SATURDAY, PayStatus.WORKED, minutes={BE: 60.0}))[-1].date == SATURDAY.toordinal()
    assert len(week(one(SATURDAY, PayStatus.LEAVE))) == 5


def test_public_holidays_fall_away_unless_worked() -> None:
    holidays = frozenset({MONDAY, SATURDAY})
    days = week(holidays=holidays)
    assert days[0].pay_status is PayStatus.PUBLIC_HOLIDAY
    assert days[0].planned_country is BE
    assert len(days) == 5
    assert week(one(MONDAY, PayStatus.WORKED), holidays=holidays)[0].is_worked


def test_free_days_are_spent_somewhere() -> None:
    days = week(free_days_in=BE, holidays=frozenset({MONDAY}))
    assert [day.country for day in days] == [BE, BE, BE, BE, NL, BE, BE]
    assert [day.pay_status for day in days[-2:]] == [PayStatus.NOT_WORKING] * 2
    assert not any(day.is_worked for day in (days[0], *days[-2:]))


def test_garden_leave_and_days_not_worked() -> None:
    days = week(one(MONDAY, PayStatus.GARDEN_LEAVE), one(FRIDAY, PayStatus.NOT_WORKING, country=FR))
    assert days[0].pay_status is PayStatus.GARDEN_LEAVE
    assert days[-1] == Day(FRIDAY.toordinal(), 0.0, FR, Country.NONE, Activity.NONE, PayStatus.NOT_WORKING)


def test_the_last_exception_named_holds() -> None:
    first = PatternException(MONDAY, FRIDAY, PayStatus.LEAVE)
    days = week(first, one(FRIDAY, PayStatus.WORKED))
    assert [day.pay_status for day in days] == [PayStatus.LEAVE] * 4 + [PayStatus.WORKED]


DATES = st.dates(date(2002, 1, 1), date(2004, 12, 31))
MINUTES = st.dictionaries(st.sampled_from([BE, NL, FR]), st.integers(1, 480).map(float), max_size=2)
WEEKS = st.lists(st.lists(MINUTES, min_size=7, max_size=7), min_size=1, max_size=3)
STATUSES = [status for status in PayStatus if status is not PayStatus.NONE]


@given(DATES, st.integers(0, 800), WEEKS)
def test_minutes_sum_to_those_of_the_weeks(first: date, length: int, weeks: Any) -> None:
    last = first + timedelta(days=length)
    days = pattern_days(WorkPattern(first, last, weeks))
    flat = [sum(minutes.values()) for seven in weeks for minutes in seven]
    expected = sum(flat[(first.weekday() + n) % len(flat)] for n in range(length + 1))
    assert sum(day.minutes for day in days) == expected
    assert [day.date for day in days] == sorted(day.date for day in days)
    assert all(first.toordinal() <= day.date <= last.toordinal() for day in days)
    assert all(day.is_worked and day.planned_country is day.country for day in days)


@st.composite
def apart(draw: Any) -> list[PatternException]:
    """Exceptions that do not overlap."""
    starts = sorted(draw(st.sets(st.integers(0, 50), max_size=6)))
    found = []
    for start in starts:
        first = date(2003, 1, 1) + timedelta(days=7 * start)
        last = first + timedelta(days=draw(st.integers(0, 6)))
        found.append(PatternException(first, last, draw(st.sampled_from(STATUSES)), draw(MINUTES)))
    return found


@given(apart(), st.randoms())
def test_the_order_of_exceptions_that_do_not_overlap_is_nothing(told: Any, random: Any) -> None:
    year = (date(2003, 1, 1), date(2003, 12, 31))
    moved = list(told)
    random.shuffle(moved)
    assert pattern_days(pattern(*year, *told)) == pattern_days(pattern(*year, *moved))


@given(apart())
def test_exceptions_touch_only_their_own_dates(told: list[PatternException]) -> None:
    year = (date(2003, 1, 1), date(2003, 12, 31))
    touched = {n for item in told for n in range(item.first.toordinal(), item.last.toordinal() + 1)}
    plain = [day for day in pattern_days(pattern(*year)) if day.date not in touched]
    assert [day for day in pattern_days(pattern(*year, *told)) if day.date not in touched] == plain
    # What was planned and not worked is planned all the same: minutes are kept unless the plan itself is replaced.
    for item in told:
        inside = range(item.first.toordinal(), item.last.toordinal() + 1)
        before = sum(day.minutes for day in pattern_days(pattern(*year)) if day.date in inside)
        after = sum(day.minutes for day in pattern_days(pattern(*year, *told)) if day.date in inside)
        if item.status in (PayStatus.LEAVE, PayStatus.ABSENT_COUNTS_AS_PLANNED, PayStatus.GARDEN_LEAVE):
            assert after == before
        if item.status is PayStatus.NOT_WORKING:
            assert after == 0


@given(DATES, DATES, DATES)
def test_a_calendar_across_years_is_the_sum_of_its_parts(one: date, two: date, three: date) -> None:
    first, middle, last = sorted((one, two, three))
    whole = CalendarEntry(first, last, PayStatus.WORKED, {BE: DAY})
    left = CalendarEntry(first, middle, PayStatus.WORKED, {BE: DAY})
    right = CalendarEntry(middle + timedelta(days=1), last, PayStatus.WORKED, {BE: DAY})
    assert calendar_days([whole]) == calendar_days([right, left])
    assert len(calendar_days([whole])) == (last - first).days + 1


def test_calendar_entries() -> None:
    year_end = (date(2002, 12, 30), date(2003, 1, 5))
    days = calendar_days(
        [
            CalendarEntry(*year_end, PayStatus.NOT_WORKING, country=BE, weekdays=frozenset({5, 6})),
            CalendarEntry(
                *year_end,
                PayStatus.WORKED,
                {BE: DAY},
                activities={BE: Activity.TRAINING},
                weekdays=frozenset({0, 4}),
            ),
            CalendarEntry(
                date(2003, 1, 2), date(2003, 1, 2), PayStatus.ABSENT_COUNTS_AS_PLANNED, {BE: DAY}, NL
            ),
        ]
    )
    assert [
        (date.fromordinal(day.date).isoformat(), day.country, day.planned_country, day.activity)
        for day in days
    ] == [
        ("2002-12-30", BE, BE, Activity.TRAINING),
        ("2003-01-02", NL, BE, Activity.NONE),
        ("2003-01-03", BE, BE, Activity.TRAINING),
        ("2003-01-04", BE, Country.NONE, Activity.NONE),
        ("2003-01-05", BE, Country.NONE, Activity.NONE),
    ]


def test_belgian_holidays_of_2003() -> None:
    """The ten of article 1 of the royal decree of 18 April 1974, and the two Sundays the library adds."""
    sundays = {date(2003, 4, 20), date(2003, 6, 8)}
    assert public_holidays("BE", 2003) - sundays == {
        date(2003, 1, 1), date(2003, 4, 21), date(2003, 5, 1), date(2003, 5, 29), date(2003, 6, 9),
        date(2003, 7, 21), date(2003, 8, 15), date(2003, 11, 1), date(2003, 11, 11), date(2003, 12, 25),
    }  # fmt: skip


@pytest.mark.parametrize("calendar", HOLIDAY_STATES)
def test_stored_holidays_are_the_library_s(calendar: str) -> None:
    for year in STORED_YEARS:
        assert public_holidays(calendar, year) == library_holidays(calendar, year), year


def test_german_states_and_other_years_come_from_the_library() -> None:
    assert date(2003, 6, 19) in public_holidays("DE-NW", 2003)  # Corpus Christi
    assert date(2003, 6, 19) not in public_holidays("DE", 2003)
    assert date(1999, 7, 21) in public_holidays("BE", 1999)
    with pytest.raises(ValueError, match="known: NL, BE, DE, LU"):
        public_holidays("ES", 2003)
