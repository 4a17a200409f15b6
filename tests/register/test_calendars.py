"""Calendars as Outlook and Google write them, and repetitions against the general expander of python-dateutil."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import takewhile
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import vRecur

from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register import DayEntry
from grenswijzer.register.transfer import TransferError, read_days
from grenswijzer.register.transfer.recurrence import WEEKDAYS, repetition

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)

OUTLOOK_ZONE = """BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def told(
    tmp_path: Path, *events: str, head: str = "", zone: str = "Europe/Amsterdam"
) -> dict[date, list[DayEntry]]:
    body = "".join(f"BEGIN:VEVENT\nDTSTAMP:20260101T000000Z\n{event}\nEND:VEVENT\n" for event in events)
    file = tmp_path / "calendar.ics"
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n{head}{body}END:VCALENDAR\n"
    file.write_bytes(text.replace("\n", "\r\n").encode())
    return read_days(file, residence=Country.NL, employer=Country.BE, first=FIRST, last=LAST, zone=zone)


def minutes(found: dict[date, list[DayEntry]]) -> dict[date, dict[str, float]]:
    return {day: {entry.country.name: entry.minutes for entry in entries} for day, entries in found.items()}


def test_a_series_of_outlook_with_its_own_name_for_the_zone(tmp_path: Path) -> None:
    zone = "TZID=W. Europe Standard Time"
    series = (
        "UID:A\nSUMMARY:Thuiswerken\n"
        f"DTSTART;{zone}:20260306T083000\nDTEND;{zone}:20260306T170000\n"
        "RRULE:FREQ=WEEKLY;UNTIL=20260424T063000Z;INTERVAL=2;BYDAY=FR;WKST=MO\n"
        f"EXDATE;{zone}:20260320T083000"
    )
    moved = (
        f"UID:A\nRECURRENCE-ID;{zone}:20260403T083000\nSUMMARY:Kantoor\n"
        f"DTSTART;{zone}:20260402T090000\nDTEND;{zone}:20260402T120000"
    )
    gone = f"UID:A\nRECURRENCE-ID;{zone}:20260417T083000\nSTATUS:CANCELLED\nDTSTART;{zone}:20260417T083000"
    assert minutes(told(tmp_path, series, moved, gone, head=OUTLOOK_ZONE)) == {
        date(2026, 3, 6): {"NL": 510},
        date(2026, 4, 2): {"BE": 180},
    }


def test_a_whole_day_from_midnight_to_midnight(tmp_path: Path) -> None:
    zone = "TZID=W. Europe Standard Time"
    event = f"UID:1\nSUMMARY:Home office\nDTSTART;{zone}:20260329T000000\nDTEND;{zone}:20260331T000000"
    # the clock changes on the first of these two days; a working day stays a working day
    assert minutes(told(tmp_path, event, head=OUTLOOK_ZONE)) == {
        date(2026, 3, 29): {"NL": 480},
        date(2026, 3, 30): {"NL": 480},
    }


def test_a_calendar_of_google_in_world_time(tmp_path: Path) -> None:
    head = "X-WR-TIMEZONE:Europe/Brussels\n"
    event = "UID:x@google.com\nSUMMARY:Office\nDTSTART:20260105T230000Z\nDTEND:20260106T030000Z\nTRANSP:TRANSPARENT"
    # 23:00 in world time is midnight in Brussels
    assert minutes(told(tmp_path, event, head=head, zone="Europe/Brussels")) == {
        date(2026, 1, 6): {"BE": 240}
    }


def test_where_events_overlap_the_shorter_one_holds(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        "UID:1\nSUMMARY:Office\nDTSTART:20260302T090000\nDTEND:20260302T170000",
        "UID:2\nSUMMARY:Client visit\nLOCATION:Luxembourg\nDTSTART:20260302T100000\nDTEND:20260302T120000",
    )
    assert minutes(found) == {date(2026, 3, 2): {"BE": 360, "LU": 120}}


def test_times_take_their_part_of_a_whole_day(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        "UID:1\nSUMMARY:Thuis\nDTSTART;VALUE=DATE:20260302",
        "UID:2\nSUMMARY:Kantoor: overleg\nDTSTART:20260302T090000\nDTEND:20260302T110000",
    )
    assert minutes(found) == {date(2026, 3, 2): {"BE": 120, "NL": 360}}


def test_the_part_after_midnight_continues_a_shift(tmp_path: Path) -> None:
    found = told(tmp_path, "UID:1\nSUMMARY:Kantoor\nDTSTART:20260302T220000\nDTEND:20260303T060000")
    assert [(entry.minutes, entry.continues_shift) for entries in found.values() for entry in entries] == [
        (120, False),
        (360, True),
    ]


def test_leave_and_days_off_have_a_status(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        "UID:1\nSUMMARY:Vakantie!\nDTSTART;VALUE=DATE:20260302",
        "UID:2\nSUMMARY:Feestdag\nDTSTART;VALUE=DATE:20260406",
        "UID:3\nSUMMARY:Weekend België\nDTSTART;VALUE=DATE:20260307",
    )
    note = "calendar event"
    assert found == {
        date(2026, 3, 2): [DayEntry(Country.NONE, 480, Activity.NONE, PayStatus.LEAVE, Country.BE, note)],
        date(2026, 3, 7): [DayEntry(Country.BE, 0, Activity.NONE, PayStatus.NOT_WORKING, Country.NONE, note)],
        date(2026, 4, 6): [
            DayEntry(Country.NONE, 0, Activity.NONE, PayStatus.PUBLIC_HOLIDAY, Country.NONE, note)
        ],
    }


def test_a_change_of_all_later_repetitions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TransferError, match="changes all later repetitions"):
        told(
            tmp_path,
            "UID:1\nSUMMARY:Thuis\nDTSTART;VALUE=DATE:20260302\nRRULE:FREQ=DAILY;COUNT=5",
            "UID:1\nRECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20260304\nSUMMARY:Kantoor\nDTSTART;VALUE=DATE:20260304",
        )


@pytest.mark.parametrize(
    "event",
    [
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=DAILY;BYHOUR=1,2",
        "RRULE:FREQ=DAILY;INTERVAL=0",
        "RRULE:FREQ=MONTHLY;BYDAY=XX",
        "RDATE;VALUE=PERIOD:20260302T090000Z/PT1H",
    ],
)
def test_repetitions_no_calendar_program_writes_are_refused(tmp_path: Path, event: str) -> None:
    with pytest.raises(TransferError):
        told(tmp_path, f"UID:1\nSUMMARY:Thuis\nDTSTART:20260302T090000\nDTEND:20260302T100000\n{event}")


def test_a_rule_that_never_holds_and_an_event_of_ages_end(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        "UID:1\nSUMMARY:Thuis\nDTSTART;VALUE=DATE:20260302\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "UID:2\nSUMMARY:Kantoor\nDTSTART;VALUE=DATE:00010101\nDTEND;VALUE=DATE:99991231",
    )
    assert len(found) == 365
    with pytest.raises(TransferError, match="at most 60 years back"):
        told(tmp_path, "UID:1\nSUMMARY:Thuis\nDTSTART;VALUE=DATE:01000302\nRRULE:FREQ=DAILY;COUNT=99999999")


def test_too_many_of_anything_is_refused(tmp_path: Path) -> None:
    event = "UID:{}\nSUMMARY:Thuis\nDTSTART;VALUE=DATE:20260302\nRRULE:FREQ=DAILY;COUNT={}"
    with pytest.raises(TransferError, match="more than 500 events that repeat"):
        told(tmp_path, *(event.format(number, 1) for number in range(501)))
    with pytest.raises(TransferError, match="more than 20000 events from"):
        told(tmp_path, *(event.format(number, 300) for number in range(70)))
    with pytest.raises(TransferError, match="more than 20000 events"):
        told(tmp_path, *["UID:1"] * 20_001)
    with pytest.raises(TransferError, match="a time zone changes its clock"):
        told(tmp_path, head=OUTLOOK_ZONE.replace("YEARLY", "SECONDLY"))
    with pytest.raises(TransferError, match="more parts within parts"):
        told(tmp_path, head="BEGIN:X\n" * 5000 + "END:X\n" * 5000)
    with pytest.raises(TransferError, match="is no time zone"):
        told(tmp_path, zone="../../etc/passwd")


weekday = st.sampled_from(WEEKDAYS)
nth = st.lists(
    st.tuples(st.sampled_from(["1", "2", "5", "-1"]), weekday).map("".join), max_size=2, unique=True
)
every = st.lists(weekday, max_size=3, unique=True)
# the general expander takes "MO,1TU" to mean both at once, the standard either
rules = st.one_of(
    st.tuples(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]), every),
    st.tuples(st.sampled_from(["MONTHLY", "YEARLY"]), nth),
)


@settings(max_examples=150, deadline=None)
@given(
    rules,
    st.integers(1, 6),
    st.sampled_from(["", ";COUNT=1", ";COUNT=40"]),
    st.sampled_from(["", ";BYMONTH=2", ";BYMONTH=6,12"]),
    st.sampled_from(["", ";BYMONTHDAY=31", ";BYMONTHDAY=1,-1", ";BYMONTHDAY=29"]),
    st.sampled_from(["", ";BYSETPOS=-1", ";BYSETPOS=1,2"]),
    st.sampled_from(["", ";WKST=SU"]),
    st.dates(date(9979, 1, 1), date(9982, 6, 1)),
)
def test_repetitions_are_those_of_the_general_expander(
    rule: tuple[str, list[str]], interval: int, count: str, months: str, month_days: str, positions: str,
    week_start: str, begin: date,
) -> None:  # fmt: skip
    frequency, days = rule
    text = f"FREQ={frequency};INTERVAL={interval}{count}{months}{week_start}"
    if days:
        text += f";BYDAY={','.join(days)}"
    if frequency != "WEEKLY":
        text += month_days
    if days and frequency in ("MONTHLY", "YEARLY"):
        text += positions
    # near the end of the calendar the general expander soon gives up on a rule that never holds
    first, last = date(9982, 1, 1), date(9982, 12, 31)
    found = list(repetition(vRecur.from_ical(text), begin).dates(begin, first, last))
    expected = (moment.date() for moment in rrulestr(text, dtstart=datetime.combine(begin, time())))
    assert found == [day for day in takewhile(lambda day: day <= last, expected) if first <= day]
