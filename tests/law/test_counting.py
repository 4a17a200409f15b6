"""Counting days for each instrument: what holds for any calendar, and what it has in common with the law's answers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import grenswijzer.law
from grenswijzer.calculation import calculate_values, law, value_at
from grenswijzer.counting import Count, busiest_12_months, count_days, twelve_months_from
from grenswijzer.days import Day
from grenswijzer.engine.arithmetic import most_in_12_months, window_limits
from grenswijzer.engine.cache import read_yaml
from grenswijzer.engine.errors import NotLawError
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.situation import parse
from grenswijzer.situation.situation import Job
from grenswijzer.situation.workdays import work_days

ROOT = Path(grenswijzer.law.__file__).parent
NEW_YEAR = date(2026, 1, 1)
LAST_DAY = date(2026, 12, 31)
COUNTRIES = [Country.NL, Country.BE, Country.DE, Country.LU, Country.FR, Country.OTHER]
PAIRS = [
    (Country.DE, Country.NL),
    (Country.BE, Country.LU),
    (Country.DE, Country.LU),
    (Country.FR, Country.LU),
    (Country.NL, Country.BE),
    (Country.NL, Country.NL),
]


def worked(day: date, minutes: float, country: Country, activity: Activity = Activity.TELEWORK) -> Day:
    return Day(day.toordinal(), minutes, country, country, activity, PayStatus.WORKED)


def counted(
    days: list[Day], pair: tuple[Country, Country], on: date = LAST_DAY, **more: Any
) -> dict[str, Count]:
    found = count_days(days, residence_state=pair[0], employer_state=pair[1], on=on, **more)
    return {count.counter.name: count for count in found}


rows = st.builds(
    Day,
    date=st.integers(NEW_YEAR.toordinal(), LAST_DAY.toordinal()),
    minutes=st.sampled_from([0.0, 1.0, 29.0, 30.0, 31.0, 240.0, 480.0]),
    country=st.sampled_from(COUNTRIES),
    planned_country=st.sampled_from(COUNTRIES),
    activity=st.sampled_from([Activity.TELEWORK, Activity.STANDBY, Activity.AT_EMPLOYER, Activity.TRAVEL]),
    pay_status=st.sampled_from([PayStatus.WORKED, PayStatus.WORKED, *PayStatus]),
)
calendars = st.lists(rows, max_size=60)
pairs = st.sampled_from(PAIRS)
ordinary = settings(max_examples=60, deadline=None)


@ordinary
@given(calendars, pairs)
def test_used_and_left_are_what_is_allowed(days: list[Day], pair: tuple[Country, Country]) -> None:
    for count in counted(days, pair).values():
        assert count.counted + count.remaining == pytest.approx(count.allowed)
        assert count.is_within == (
            count.remaining >= 0 if count.comparator == "<=" else count.counted < count.limit
        )
        if count.counter.unit == "days":
            assert count.is_within == (count.counted <= count.allowed)
            assert (count.passed_on is None) == count.is_within
            assert len(set(count.dates)) == len(count.dates) == count.counted
            assert all(count.first <= day <= count.last for day in count.dates)


@ordinary
@given(calendars, pairs)
def test_minutes_add_up(days: list[Day], pair: tuple[Country, Country]) -> None:
    for count in counted(days, pair, on=NEW_YEAR).values():
        assert count.minutes == sum(day.minutes for day in count.days)
        if count.counter.unit == "share":
            assert count.whole == sum(day.minutes for day in days if day.pay_status is PayStatus.WORKED)
            assert 0 <= count.minutes <= count.whole


@ordinary
@given(calendars, pairs, st.randoms(use_true_random=False), st.data())
def test_how_rows_are_written_makes_no_difference(
    days: list[Day], pair: tuple[Country, Country], random: Any, data: st.DataObject
) -> None:
    """Their order, and a stretch of work written down in two pieces."""
    pieces = []
    for day in days:
        part = data.draw(st.sampled_from([0.0, 0.0, day.minutes / 2, 10.0]))
        if 0 < part < day.minutes:
            pieces += [day._replace(minutes=part), day._replace(minutes=day.minutes - part)]
        else:
            pieces.append(day)
    random.shuffle(pieces)
    before, after = counted(days, pair), counted(pieces, pair)
    assert {n: (c.counted, c.dates, c.is_within) for n, c in before.items()} == {
        n: (c.counted, c.dates, c.is_within) for n, c in after.items()
    }


@ordinary
@given(calendars, pairs, st.integers(-60, 60))
def test_moving_the_calendar_within_the_year_changes_no_count(
    days: list[Day], pair: tuple[Country, Country], by: int
) -> None:
    moved = [day._replace(date=day.date + by) for day in days]
    if any(not NEW_YEAR.toordinal() <= day.date <= LAST_DAY.toordinal() for day in moved):
        return
    before, after = counted(days, pair), counted(moved, pair)
    for name, count in before.items():
        if count.counter.period != "next_12_months":
            assert after[name].counted == count.counted
            assert after[name].dates == tuple(day + timedelta(days=by) for day in count.dates)


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "UTC", "America/New_York", "Pacific/Auckland"])
def test_the_time_zone_of_a_calendar_file_changes_no_count(zone: str) -> None:
    """A late evening at home in Germany, written in the time of four places: one date, of 90 minutes, every time."""
    from zoneinfo import ZoneInfo

    from grenswijzer.register.transfer.calendars import calendar_file_days

    event = "BEGIN:VEVENT\r\nUID:{n}\r\nSUMMARY:telework\r\nDTSTART:{a}\r\nDTEND:{b}\r\nEND:VEVENT\r\n"
    text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//\r\n"
    from datetime import datetime

    for number in range(36):
        start = datetime(2026, 1, 5, 22, 0, tzinfo=ZoneInfo("Europe/Amsterdam")) + timedelta(days=number)
        times = [
            moment.astimezone(ZoneInfo(zone)).astimezone(ZoneInfo("UTC")).strftime("%Y%m%dT%H%M%SZ")
            for moment in (start, start + timedelta(minutes=90))
        ]
        text += event.format(n=number, a=times[0], b=times[1])
    told = calendar_file_days(
        (text + "END:VCALENDAR\r\n").encode(),
        Country.DE,
        Country.NL,
        NEW_YEAR,
        LAST_DAY,
        "Europe/Amsterdam",
        480,
    )
    days = [
        Day(d.toordinal(), e.minutes, e.country, e.planned_country, e.activity, e.pay_status)
        for d, entries in told.items()
        for e in entries
    ]
    count = counted(days, (Country.DE, Country.NL))["nl_de_day_limit"]
    assert (count.counted, count.passed_on) == (36, date(2026, 2, 8))


# -------------------------------------------------------------------- the same as the law's own answers


def _scenarios() -> list[Any]:
    found = []
    for what in ("day_limit", "presence"):
        for path in sorted(ROOT.glob(f"treaties/scenarios/{what}_*.yaml")):
            for number, scenario in enumerate(read_yaml(path), 1):
                if scenario["expected"].get("kim.job.distance_to_nl_de_day_limit") != "unknown":
                    found.append(pytest.param(scenario, id=f"{path.stem}:{number}"))
    assert found
    return found


@pytest.mark.parametrize("scenario", _scenarios())
def test_a_hand_worked_calendar_counts_alike(scenario: dict[str, Any]) -> None:
    situation = parse(scenario["situation"], law())
    person = situation.people["kim"]
    job: Job = person.jobs["job"]
    year = situation.year
    states = (person.facts["residence_state"], job.facts["employer_state"])
    days = work_days(job.work, job.start, job.end, year, *states)
    found = counted(
        days,
        states,
        on=date(year, 12, 31),
        first_day=job.start,
        last_day=job.end,
        facts={"job_kind": job.facts["job_kind"], **situation.readings},
    )
    names = tuple(path.rpartition(".")[2] for path in scenario["expected"])
    evaluation = calculate_values(situation, outputs=names)
    for counter in law().tables.rows["PAIR"]:
        for name, distance in ((f"{counter}_day_limit", "day_limit"), (f"{counter}_183_days", "183_days")):
            person_path = "kim" if distance == "183_days" else "kim.job"
            path = f"{person_path}.distance_to_{counter}_{distance}"
            if counter == "de_lu" and distance == "day_limit":
                path = "kim.job.de_lu_free_days_left"
            if path not in scenario["expected"]:
                continue
            left = value_at(evaluation, path)
            count = found[name]
            assert count.remaining == left


@ordinary
@given(calendars)
def test_the_share_at_home_is_the_one_that_decides(days: list[Day]) -> None:
    """Over the year of one job, the share of dated minutes is the law's own share of working time."""
    entries: list[dict[str, Any]] = [
        {"date": date.fromordinal(day.date), "country": day.country.name, "minutes": day.minutes}
        for day in days
        if day.pay_status is PayStatus.WORKED and day.minutes > 0 and day.country in (Country.NL, Country.BE)
    ]
    minutes: dict[int, float] = defaultdict(float)
    for entry in entries:
        minutes[entry["date"].toordinal()] += entry["minutes"]
    if not entries or max(minutes.values()) > 1440:
        return
    situation = parse(
        {
            "year": 2026,
            "people": {
                "kim": {
                    "birth_date": "1985-05-01",
                    "residence_state": "NL",
                    "jobs": {
                        "job": {"employer_state": "BE", "pay": {"salary": 1}, "work": {"calendar": entries}}
                    },
                }
            },
        },
        law(),
    )
    told = work_days(
        situation.people["kim"].jobs["job"].work, NEW_YEAR, LAST_DAY, 2026, Country.NL, Country.BE
    )
    share = counted(told, (Country.NL, Country.BE), on=NEW_YEAR)["eu_substantial_part"].counted
    evaluation = calculate_values(situation, outputs=("eu_home_time_share", "eu_dated_home_share"))
    assert share == evaluation.value("eu_home_time_share") == evaluation.value("eu_dated_home_share")


# -------------------------------------------------------------------- windows, forecasts, questions that cannot be put


@ordinary
@given(st.lists(st.integers(date(2024, 6, 1).toordinal(), date(2027, 6, 1).toordinal()), unique=True))
def test_the_busiest_12_months_hold_what_the_law_counts(numbers: list[int]) -> None:
    dates = [date.fromordinal(number) for number in sorted(numbers)]
    first, last = busiest_12_months(dates, 2026)
    assert last == twelve_months_from(first)
    inside = [day for day in dates if first <= day <= last]
    assert len(inside) == most_in_12_months(sorted(numbers), *window_limits(2026))


def test_a_stay_over_new_year_is_found_from_both_years() -> None:
    stay = [
        Day(number, 0.0, Country.BE, Country.NONE, Activity.NONE, PayStatus.NOT_WORKING)
        for number in range(date(2025, 10, 1).toordinal(), date(2026, 4, 30).toordinal() + 1)
    ]
    for on in (date(2025, 12, 31), date(2026, 1, 1)):
        count = counted(stay, (Country.NL, Country.NL), on=on)["nl_be_183_days"]
        assert (count.counted, count.remaining, count.is_within) == (212, -29, False)
        assert (count.first, count.passed_on) == (date(2025, 10, 1), date(2026, 4, 2))


def test_days_after_the_last_covered_year_are_counted_by_its_law_and_say_so() -> None:
    last = law().years[-1]
    on = date(last, 12, 1)
    days = [worked(on + timedelta(days=7 * week), 480, Country.NL) for week in range(12)]
    days += [worked(on + timedelta(days=7 * week + 1), 480, Country.BE) for week in range(12)]
    count = counted(days, (Country.NL, Country.BE), on=on)["eu_substantial_part"]
    assert (count.counted, count.law_of, count.last) == (0.5, last, date(last + 1, 11, 30))
    assert counted(days[:3], (Country.NL, Country.BE), on=on)["eu_substantial_part"].law_of is None


def test_a_period_of_ones_own() -> None:
    days = [worked(date(2026, 3, 2) + timedelta(days=n), 480, Country.DE) for n in range(5)]
    period = (date(2026, 3, 3), date(2026, 3, 4))
    count = counted(days, (Country.DE, Country.NL), period=period)["nl_de_day_limit"]
    assert count.dates == period
    assert count.days[0] == replace(count.days[0], is_counted=True, minutes=480)


def test_what_cannot_be_counted_is_refused() -> None:
    with pytest.raises(
        NotLawError, match="there is no counter nl_be_34_days on 2026-12-31; known: nl_de_day_limit"
    ):
        counted([], (Country.NL, Country.BE), names=["nl_be_34_days"])
    with pytest.raises(NotLawError, match="there is no fact shoe_size"):
        counted([], (Country.NL, Country.BE), facts={"shoe_size": 42})
    with pytest.raises(NotLawError, match="the law of 1999"):
        counted([], (Country.NL, Country.BE), on=date(1999, 1, 1))
