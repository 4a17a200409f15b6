"""The status on a day: hand-worked calendars on both sides of an edge, and what must hold for any calendar."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grenswijzer.answers.language import LANGUAGES, language
from grenswijzer.answers.status import CounterStatus, Status, day_status, months_before, room_days, with_money
from grenswijzer.answers.status_document import status_data, status_document
from grenswijzer.answers.status_words import many, say, sentences, told
from grenswijzer.answers.text import document_text
from grenswijzer.days.day import Day
from grenswijzer.engine.errors import NotLawError
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register import RegisterError
from grenswijzer.register.situations import read_content

NL, BE, DE = Country.NL, Country.BE, Country.DE
SITUATION = Path(__file__).parent.parent.parent / "examples" / "2026-netherlands-day-register.yaml"


def worked(day: date, country: Country, home: Country, minutes: float = 480) -> Day:
    activity = Activity.TELEWORK if country is home else Activity.AT_EMPLOYER
    return Day(day.toordinal(), minutes, country, country, activity, PayStatus.WORKED)


def year(home: Country, work: Country, home_weekdays: tuple[int, ...], last: date) -> list[Day]:
    first = date(last.year, 1, 1)
    every = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [
        worked(day, home if day.weekday() in home_weekdays else work, home)
        for day in every
        if day.weekday() < 5
    ]


def counter(status: Status, name: str) -> CounterStatus:
    return next(found for found in status.counters if found.counter.name == name)


def test_a_resident_of_germany_with_one_home_day_a_week_in_the_netherlands() -> None:
    # Fridays of 2026: 2 January is the first, 21 August the 34th, 28 August the 35th
    today = date(2026, 6, 26)
    days = year(DE, NL, (4,), today)
    status = day_status(days, residence_state=DE, employer_state=NL, today=today)
    found = counter(status, "nl_de_day_limit")
    assert (found.used.counted, found.used.remaining) == (26, 8)
    assert found.forecast is not None
    assert found.last_safe_day == date(2026, 8, 21)
    assert found.forecast.passed_on == date(2026, 8, 28)
    later = day_status(
        year(DE, NL, (4,), date(2026, 9, 11)), residence_state=DE, employer_state=NL, today=date(2026, 9, 11)
    )
    assert counter(later, "nl_de_day_limit").used.counted == 37
    text = document_text(status_document(later, "crane", "plant", language("en")))
    assert "the limit was passed on 28 Aug 2026; the last day that fitted was 21 Aug 2026" in " ".join(
        text.split()
    )


def test_within_the_limit_to_the_end_of_the_year() -> None:
    # 17 Fridays from September to the end of the year: half of 34
    days = [day for day in year(DE, NL, (4,), date(2026, 10, 30)) if day.date >= date(2026, 9, 1).toordinal()]
    status = day_status(
        days, residence_state=DE, employer_state=NL, today=date(2026, 10, 30), first_day=date(2026, 9, 1)
    )
    found = counter(status, "nl_de_day_limit")
    assert found.forecast is not None
    # 25 December is a holiday in the Netherlands
    assert (found.used.counted, found.forecast.counted, found.last_safe_day) == (9, 16, None)


@pytest.mark.parametrize(("every", "is_in_play"), [(5, False), (30, True)])
def test_an_exception_is_an_edge_only_to_who_can_use_it(every: int, is_in_play: bool) -> None:
    # one work day in five at home is above the 5% of marginal work, one in thirty below it
    today = date(2026, 10, 30)
    days = [
        worked(date.fromordinal(day.date), NL if number % every == 0 else BE, NL)
        for number, day in enumerate(year(NL, BE, (), today))
    ]
    status = day_status(days, residence_state=NL, employer_state=BE, today=today)
    assert counter(status, "eu_marginal_work").is_in_play is is_in_play
    assert counter(status, "eu_substantial_part").is_in_play
    data = {
        entry["name"]: entry["is_in_play"] for entry in status_data(status, "heron", "hospital")["counters"]
    }
    assert data["eu_marginal_work"] is is_in_play
    for code in LANGUAGES:
        text = " ".join(document_text(status_document(status, "heron", "hospital", language(code))).split())
        head = sentences()["not_in_play"][code].split("{", maxsplit=1)[0].split(":")[0]
        assert (head in text) is not is_in_play, code


@pytest.mark.parametrize(("home", "share", "room"), [((4,), 0.2, True), ((3, 4), 0.4, False)])
def test_the_share_of_home_work_looks_twelve_months_ahead(
    home: tuple[int, ...], share: float, room: bool
) -> None:
    today = date(2026, 6, 26)
    status = day_status(year(NL, BE, home, today), residence_state=NL, employer_state=BE, today=today)
    found = counter(status, "eu_substantial_part")
    assert found.used.counted == pytest.approx(share, abs=0.01)
    assert found.forecast is not None
    assert (found.forecast.first, found.forecast.last) == (today, date(2027, 6, 25))
    assert found.forecast.counted == pytest.approx(share, abs=0.01)
    assert found.room_days is not None
    assert (found.room_days >= 0) is room


def test_room_is_what_just_fits() -> None:
    today = date(2026, 6, 26)
    status = day_status(year(NL, BE, (4,), today), residence_state=NL, employer_state=BE, today=today)
    count = counter(status, "eu_substantial_part").forecast
    assert count is not None
    room = room_days(count)
    assert room is not None
    assert (count.minutes + 480 * room) / count.whole < 0.25
    assert (count.minutes + 480 * (room + 1)) / count.whole >= 0.25


def test_days_that_were_not_entered_are_said() -> None:
    days = [day for day in year(NL, BE, (4,), date(2026, 6, 26)) if day.date != date(2026, 6, 3).toordinal()]
    status = day_status(days, residence_state=NL, employer_state=BE, today=date(2026, 6, 30))
    assert status.missing == (date(2026, 6, 3), date(2026, 6, 29), date(2026, 6, 30))
    text = document_text(status_document(status, "heron", "hospital", language("nl")))
    assert "Van 3 werkdagen staat er niets: 03-06-2026; 29-06-2026 tot en met 30-06-2026." in text


def test_what_is_entered_ahead_is_kept_and_is_not_used_yet() -> None:
    today = date(2026, 3, 31)
    days = year(NL, BE, (4,), today)
    june = [worked(date(2026, 6, 1) + timedelta(days=n), NL, NL) for n in range(5)]
    status = day_status([*days, *june], residence_state=NL, employer_state=BE, today=today)
    found = counter(status, "nl_be_home_days")
    assert found.used.counted == 13
    assert found.forecast is not None
    assert {date(2026, 6, 1), date(2026, 6, 2)} <= set(found.forecast.dates)


def test_a_request_of_today_reaches_three_months_back() -> None:
    status = day_status([], residence_state=NL, employer_state=BE, today=date(2026, 5, 31))
    found = {deadline.term.name: deadline for deadline in status.deadlines}
    assert found["telework_request"].reaches_back_to == date(2026, 2, 28)
    assert "nl_non_resident_return" not in found
    other = day_status([], residence_state=DE, employer_state=NL, today=date(2026, 5, 31))
    names = {deadline.term.name for deadline in other.deadlines}
    assert "nl_non_resident_return" in names
    assert not {"be_return", "be_objection", "nl_return"} & names


def test_every_term_that_is_shown_is_known() -> None:
    from grenswijzer.calculation import law

    assert set(told("terms")) <= set(law().references["deadlines"])


@pytest.mark.parametrize(
    ("day", "months", "back"),
    [
        (date(2026, 5, 31), 3, date(2026, 2, 28)),
        (date(2026, 1, 15), 3, date(2025, 10, 15)),
        (date(2024, 5, 29), 3, date(2024, 2, 29)),
    ],
)
def test_months_back(day: date, months: int, back: date) -> None:
    assert months_before(day, months) == back


def test_the_edge_in_money() -> None:
    today = date(2026, 11, 22)
    status = day_status(
        year(NL, BE, (4,), date(2026, 11, 20)), residence_state=NL, employer_state=BE, today=today
    )
    content = read_content(SITUATION)
    edges = with_money(status, content, "heron.hospital").edges
    assert edges is not None
    edge = next(found for found in edges if found.states == (BE, NL))
    # the first whole day at which 25 percent of the year's days are reached
    worked_days = len(
        {day.date for day in (*status.days, *status.expected_days) if day.date < date(2027, 1, 1).toordinal()}
    )
    assert edge.home_days == -(-worked_days // 4)
    assert edge.net_before is not None
    assert edge.net_after is not None
    text = document_text(
        status_document(with_money(status, content, "heron.hospital"), "heron", "hospital", language("en"))
    )
    assert "Insured: first Belgium, then the Netherlands." in text
    with pytest.raises(RegisterError, match=r"no job heron\.school; known: heron\.hospital"):
        with_money(status, content, "heron.school")
    with pytest.raises(NotLawError, match="the situation is of 2025"):
        with_money(status, content | {"year": 2025}, "heron.hospital")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_status_reads_in_every_language(code: str) -> None:
    today = date(2026, 6, 26)
    status = day_status(year(NL, BE, (4,), today), residence_state=NL, employer_state=BE, today=today)
    text = document_text(status_document(status, "heron", "hospital", language(code)))
    assert "{" not in text
    assert len(text) > 1500


def test_every_sentence_is_there_in_every_language_with_the_same_facts() -> None:
    import re

    for name, words in sentences().items():
        assert set(words) == set(LANGUAGES), name
        facts = {code: set(re.findall(r"\{(\w+)\}", text)) for code, text in words.items()}
        assert len(set(map(frozenset, facts.values()))) == 1, name


places = st.sampled_from([NL, BE, DE, None])


@settings(max_examples=15, deadline=None)
@given(st.lists(places, min_size=1, max_size=60), st.integers(0, 90))
def test_used_and_left_make_what_is_allowed_for_any_calendar(
    told_days: list[Country | None], ahead: int
) -> None:
    first = date(2026, 3, 2)
    days = [
        worked(first + timedelta(days=n), place, NL) for n, place in enumerate(told_days) if place is not None
    ]
    today = first + timedelta(days=ahead)
    status = day_status(days, residence_state=NL, employer_state=DE, today=today)
    for found in status.counters:
        assert found.used.counted + found.used.remaining == pytest.approx(found.used.allowed)
        if found.counter.unit == "days":
            assert found.used.counted == len([day for day in found.used.dates if day <= today])
        if found.last_safe_day is not None and found.forecast is not None:
            safe = [day for day in found.forecast.dates if day <= found.last_safe_day]
            assert len(safe) == found.forecast.allowed
    assert status_data(status, "a", "b")["today"] == today.isoformat()


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_job_that_is_over_is_counted_on_its_last_day_and_not_ahead(code: str) -> None:
    # Tuesdays at home, up to and including Tuesday 30 June 2026: the 12 months from then hold no other work day
    last, today = date(2026, 6, 30), date(2026, 11, 22)
    days = year(BE, NL, (1,), last)
    status = day_status(days, residence_state=BE, employer_state=NL, today=today, last_day=last)
    share = counter(status, "eu_substantial_part")
    assert (share.used.first, share.used.last) == (date(2026, 1, 1), last)
    assert share.used.counted == pytest.approx(26 / 129, abs=1e-5)
    assert (share.forecast, share.room_days) == (None, None)
    assert counter(status, "nl_be_home_days").used.counted == 26
    assert status.counted_to == last
    # what is asked for today reaches back from today, not from the last day
    found = {deadline.term.name: deadline for deadline in status.deadlines}
    assert found["telework_request"].reaches_back_to == date(2026, 8, 22)
    text = " ".join(document_text(status_document(status, "heron", "plant", language(code))).split())
    assert say(language(code), "assumed_over", day=language(code).date(last)) in text
    assert language(code).percentage(1, 2) not in text
    assert status_data(status, "heron", "plant")["counted_to"] == "2026-06-30"


def test_one_work_day_is_one() -> None:
    for name in ("room", "room_over"):
        for code in LANGUAGES:
            one = many(language(code), name, 1, label="x", first="y")
            more = many(language(code), name, 2, label="x", first="y")
            assert one != more.replace("2", "1"), (name, code)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("last", "is_said"), [(date(2027, 6, 24), True), (date(2027, 6, 25), False), (None, False)]
)
def test_a_job_that_ends_before_the_outlook_does_is_said(code: str, last: date | None, is_said: bool) -> None:
    # twelve months from 26 June 2026 end on 25 June 2027
    today = date(2026, 6, 26)
    days = year(NL, BE, (4,), today)
    status = day_status(days, residence_state=NL, employer_state=BE, today=today, last_day=last)
    text = " ".join(document_text(status_document(status, "heron", "plant", language(code))).split())
    shown = say(language(code), "assumed_end", day=language(code).date(last or today))
    assert (shown in text) is is_said
