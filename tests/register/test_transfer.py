"""Days from and to files: what Outlook, Google and spreadsheets write, and what must be refused."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register import DayEntry, Employment, Register, open_register
from grenswijzer.register.transfer import TransferError, plan_import, read_days, write_days
from grenswijzer.register.transfer.occurrences import minutes_per_day
from grenswijzer.register.transfer.words import choice

NOW = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
JOB = Employment("heron", "hospital", Country.NL, Country.BE, date(2026, 1, 1))


def days(file: Path, **changes: object) -> dict[date, list[DayEntry]]:
    facts: dict[str, object] = {
        "residence": Country.NL,
        "employer": Country.BE,
        "first": YEAR[0],
        "last": YEAR[1],
    }
    return read_days(file, **(facts | changes))  # type: ignore[arg-type]


def written(tmp_path: Path, name: str, text: str | bytes) -> Path:
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


@pytest.fixture
def register(tmp_path: Path) -> Register:
    opened = open_register(f"sqlite:///{tmp_path / 'register.sqlite'}")
    opened.add_employment(JOB)
    return opened


# -------------------------------------------------------------------- tables


@pytest.mark.parametrize(
    "text",
    [
        "date,country,minutes\n2026-03-02,BE,450\n",
        "Datum;Land;Uren\r\n2-3-2026;België;7,5\r\n",
        "\ufeffdag\twerkland\tuur\n02/03/2026\tBelgium\t7:30\n",
        "Date;Pays;Heures\n02.03.2026;Belgique;7.5h\n",
        "datum;activiteit;uren\n2026-03-02;kantoor;7,5\n",
    ],
)
def test_columns_are_found_in_four_languages(tmp_path: Path, text: str) -> None:
    found = days(written(tmp_path, "days.csv", text))
    assert list(found) == [date(2026, 3, 2)]
    (entry,) = found[date(2026, 3, 2)]
    assert (entry.country, entry.minutes) == (Country.BE, 450)


def test_telework_is_at_home_and_leave_is_nowhere(tmp_path: Path) -> None:
    text = "datum;activiteit;status;uren;bewijs\n2026-03-02;thuiswerk;;8;logboek\n2026-03-03;;verlof;8;\n"
    found = days(written(tmp_path, "days.csv", text))
    assert found[date(2026, 3, 2)] == [DayEntry(Country.NL, 480, Activity.TELEWORK, evidence="logboek")]
    assert found[date(2026, 3, 3)] == [
        DayEntry(Country.NONE, 480, Activity.NONE, PayStatus.LEAVE, planned_country=Country.BE)
    ]


def test_every_activity_has_a_word_and_telework_because_of_corona_is_at_home(tmp_path: Path) -> None:
    assert {choice(Activity, one.name.lower()) for one in Activity} - {None} == set(Activity) - {
        Activity.NONE
    }
    text = "datum;activiteit;uren\n2021-03-02;corona_telework;8\n2021-03-03;coronathuiswerk;8\n"
    found = days(written(tmp_path, "days.csv", text), first=date(2021, 1, 1), last=date(2021, 12, 31))
    assert [entries for _, entries in sorted(found.items())] == [
        [DayEntry(Country.NL, 480, Activity.CORONA_TELEWORK)]
    ] * 2


def test_every_bad_row_is_listed_and_nothing_is_imported(tmp_path: Path) -> None:
    rows = (
        "2026-03-02,BE,480",
        "32-3-2026,BE,480",
        "2026-03-04,Atlantis,480",
        "2026-03-05,NL,99999",
        "2026-03-06,NL,",
    )
    text = "\n".join(("date,country,minutes", *rows))
    with pytest.raises(TransferError, match="4 rows cannot be read; nothing was imported") as refused:
        days(written(tmp_path, "days.csv", text))
    assert [(problem.row, problem.field) for problem in refused.value.problems] == [
        (3, "date"),
        (4, "country"),
        (5, "minutes"),
        (6, "minutes"),
    ]
    assert "row 4, country: 'Atlantis'; allowed:" in str(refused.value)


def test_a_date_with_more_than_a_day_of_minutes_is_refused(tmp_path: Path) -> None:
    text = "date,country,minutes\n2026-03-02,BE,900\n2026-03-02,NL,900\n"
    with pytest.raises(TransferError, match="1800 minutes in all"):
        days(written(tmp_path, "days.csv", text))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"name,colour\na,b\n", "no columns found"),
        (b"\x00\x01\x02date,country\n", "is no text"),
        (b"PK\x03\x04broken", "the spreadsheet cannot be read"),
        (b"BEGIN:VCALENDAR\nnonsense", "cannot be read"),
    ],
)
def test_a_malformed_file_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(TransferError, match=message):
        days(written(tmp_path, "days.bin", content))


def test_a_missing_or_huge_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TransferError, match="cannot be read"):
        days(tmp_path / "none.csv")
    with pytest.raises(TransferError, match="larger than 5 MB"):
        days(written(tmp_path, "big.csv", b"x" * 5_000_001))


def test_a_spreadsheet_with_real_dates(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([])
    sheet.append(["Datum", "Land", "Uren"])
    sheet.append([datetime(2026, 3, 2), "NL", 4])
    sheet.append([date(2026, 3, 2), "BE", 4])
    book.save(tmp_path / "days.xlsx")
    found = days(tmp_path / "days.xlsx")
    assert [(entry.country, entry.minutes) for entry in found[date(2026, 3, 2)]] == [
        (Country.NL, 240),
        (Country.BE, 240),
    ]


def test_a_spreadsheet_that_unpacks_to_a_flood_is_refused(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 120_000_000)
    with pytest.raises(TransferError, match="too large once unpacked"):
        days(written(tmp_path, "bomb.xlsx", content.getvalue()))


def workbook(tmp_path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "days.xlsx")
    return tmp_path / "days.xlsx"


def rewritten(file: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The same package with one member changed."""
    content = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info.filename, change(data) if info.filename == name else data)
    file.write_bytes(content.getvalue())
    return file


def test_a_formula_that_was_never_worked_out_is_said_and_not_passed_over(tmp_path: Path) -> None:
    file = workbook(tmp_path, ["date", "country", "minutes"], [date(2026, 3, 2), "BE", "=60*8"])
    with pytest.raises(TransferError, match=r"row 2, minutes: '=60\*8'; allowed: a value; open and save"):
        days(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_spreadsheet_that_declares_entities_is_refused(tmp_path: Path, encoding: str) -> None:
    file = workbook(tmp_path, ["date", "country", "minutes"], [date(2026, 3, 2), "BE", 480])
    laughs = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;</x>'.encode(encoding)
    with pytest.raises(TransferError, match="declares entities"):
        days(rewritten(file, "xl/worksheets/sheet1.xml", lambda data: laughs))


def test_a_sheet_that_says_it_is_as_wide_and_long_as_can_be_is_read_as_it_is(tmp_path: Path) -> None:
    file = workbook(tmp_path, ["date", "country", "minutes"], [date(2026, 3, 2), "BE", 480])

    def widened(data: bytes) -> bytes:
        far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        data = data.replace(b"A1:C2", b"A1:XFD1048576").replace(b"</sheetData>", far)
        assert b"XFD1048576" in data
        return data

    with pytest.raises(TransferError, match="more than 50000 rows"):
        days(rewritten(file, "xl/worksheets/sheet1.xml", widened))


def test_a_table_with_a_cell_without_end_or_a_very_long_note_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TransferError, match="the table cannot be read"):
        days(written(tmp_path, "days.csv", 'date,country,minutes\n"' + "x" * 200_000))
    with pytest.raises(TransferError, match=r"row 2, evidence: .*allowed: at most 500 characters"):
        days(written(tmp_path, "days.csv", f"date,country,minutes,evidence\n2026-03-02,BE,480,{'x' * 501}\n"))


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"BEGIN:VCALENDAR\r\n", b"date,country\n"])
)
def test_whatever_the_bytes_there_are_days_or_a_message(content: bytes, start: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "any"
        file.write_bytes(start + content)
        with suppress(TransferError):
            days(file)


# -------------------------------------------------------------------- calendars


def calendar(*events: str) -> str:
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n{body}END:VCALENDAR\n".replace("\n", "\r\n")


def from_calendar(tmp_path: Path, *events: str, **changes: object) -> dict[date, list[DayEntry]]:
    return days(written(tmp_path, "calendar.ics", calendar(*events)), **changes)


def test_an_event_of_a_whole_day(tmp_path: Path) -> None:
    found = from_calendar(
        tmp_path, "UID:1\nSUMMARY:Thuiswerken\nDTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260304"
    )
    assert list(found) == [date(2026, 3, 2), date(2026, 3, 3)]
    assert found[date(2026, 3, 2)] == [
        DayEntry(Country.NL, 480, Activity.TELEWORK, evidence="calendar event")
    ]


def test_what_says_nothing_about_work_is_left_alone(tmp_path: Path) -> None:
    event = "UID:1\nSUMMARY:Tandarts\nDTSTART:20260302T090000\nDTEND:20260302T100000"
    assert from_calendar(tmp_path, event) == {}


def test_times_in_another_zone_become_local_days(tmp_path: Path) -> None:
    # 23:30 UTC on 1 July is 01:30 on 2 July in Amsterdam
    event = "UID:1\nSUMMARY:Office\nDTSTART:20260701T233000Z\nDTEND:20260702T033000Z"
    found = from_calendar(tmp_path, event)
    assert {day: entries[0].minutes for day, entries in found.items()} == {date(2026, 7, 2): 240}
    found = from_calendar(tmp_path, event, zone="UTC")
    assert {day: entries[0].minutes for day, entries in found.items()} == {
        date(2026, 7, 1): 30,
        date(2026, 7, 2): 210,
    }


def test_a_week_that_repeats_keeps_its_hour_when_the_clock_changes(tmp_path: Path) -> None:
    found = from_calendar(
        tmp_path,
        "UID:1\nSUMMARY:Home office\nDTSTART;TZID=Europe/Amsterdam:20260320T090000\n"
        "DTEND;TZID=Europe/Amsterdam:20260320T170000\nRRULE:FREQ=WEEKLY;UNTIL=20260410T070000Z\n"
        "EXDATE;TZID=Europe/Amsterdam:20260403T090000",
    )
    # 10 April at 9:00 summer time is 7:00 UTC: the last one counts
    assert list(found) == [date(2026, 3, 20), date(2026, 3, 27), date(2026, 4, 10)]
    assert all(entries[0].minutes == 480 for entries in found.values())


def test_a_repetition_that_was_moved_or_cancelled(tmp_path: Path) -> None:
    found = from_calendar(
        tmp_path,
        "UID:1\nSUMMARY:Thuis\nDTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260303\nRRULE:FREQ=DAILY;COUNT=3",
        "UID:1\nRECURRENCE-ID;VALUE=DATE:20260303\nSUMMARY:Kantoor\nDTSTART;VALUE=DATE:20260303\nDTEND;VALUE=DATE:20260304",
        "UID:2\nSTATUS:CANCELLED\nSUMMARY:Kantoor\nDTSTART;VALUE=DATE:20260309\nDTEND;VALUE=DATE:20260310",
    )
    assert {day: entries[0].activity for day, entries in found.items()} == {
        date(2026, 3, 2): Activity.TELEWORK,
        date(2026, 3, 3): Activity.AT_EMPLOYER,
        date(2026, 3, 4): Activity.TELEWORK,
    }


def test_repeating_for_ever_stops_at_the_period_asked(tmp_path: Path) -> None:
    when = "DTSTART;VALUE=DATE:20250106\nDTEND;VALUE=DATE:20250107"
    event = f"UID:1\nSUMMARY:Thuis\n{when}\nRRULE:FREQ=WEEKLY;BYDAY=MO,FR"
    found = from_calendar(tmp_path, event)
    assert len(found) == 52 + 52
    assert {day.weekday() for day in found} == {0, 4}


def test_an_event_that_ends_before_it_starts_is_refused(tmp_path: Path) -> None:
    event = "UID:1\nSUMMARY:Office\nDTSTART:20260302T170000\nDTEND:20260302T090000"
    with pytest.raises(TransferError, match="ends before it starts"):
        from_calendar(tmp_path, event)


@settings(max_examples=100, deadline=None)
@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)), st.timedeltas(timedelta(0), timedelta(days=5))
)
def test_cutting_at_midnight_keeps_every_minute(start: datetime, length: timedelta) -> None:
    end = start + length
    parts = list(minutes_per_day(start, end))
    told = sum(minutes[1] - minutes[0] for _, minutes in parts if minutes)
    assert told == pytest.approx((end - start).total_seconds() / 60)
    assert len({day for day, _ in parts}) == len(parts)


# -------------------------------------------------------------------- into and out of the register


def test_importing_twice_changes_nothing(tmp_path: Path, register: Register) -> None:
    found = days(
        written(tmp_path, "days.csv", "date,country,minutes\n2026-03-02,BE,480\n2026-03-03,NL,480\n")
    )
    plan = plan_import(register, "heron", "hospital", found)
    assert (len(plan.new), plan.changed, plan.same) == (2, (), ())
    assert register.record("heron", "hospital", plan.days, now=NOW, origin="days.csv") == 2
    again = plan_import(register, "heron", "hospital", found)
    assert (again.new, again.changed, len(again.same)) == ((), (), 2)
    assert register.record("heron", "hospital", again.days, now=NOW) == 0


def test_a_dry_run_tells_what_would_change(tmp_path: Path, register: Register) -> None:
    register.record("heron", "hospital", {date(2026, 3, 2): [DayEntry(Country.BE, 480)]}, now=NOW)
    found = days(
        written(tmp_path, "days.csv", "date,country,minutes\n2026-03-02,NL,480\n2026-03-03,NL,480\n")
    )
    plan = plan_import(register, "heron", "hospital", found)
    assert (plan.new, plan.changed) == ((date(2026, 3, 3),), (date(2026, 3, 2),))
    assert len(register.history("heron", "hospital", *YEAR)) == 1


@pytest.mark.parametrize("name", ["days.csv", "days.xlsx", "days.ics"])
def test_what_was_written_reads_back_the_same(tmp_path: Path, register: Register, name: str) -> None:
    told = {
        date(2026, 3, 2): [
            DayEntry(Country.BE, 240, Activity.AT_EMPLOYER),
            DayEntry(Country.NL, 240, Activity.TELEWORK),
        ],
        date(2026, 3, 3): [DayEntry(Country.NONE, 480, Activity.NONE, PayStatus.LEAVE, Country.BE)],
        date(2026, 3, 5): [DayEntry(Country.NL, 120, Activity.STANDBY, continues_shift=True)],
        date(2026, 3, 4): [DayEntry(Country.LU, 7.5, Activity.STANDBY, evidence="=1+1; +31, rota")],
        date(2026, 3, 7): [DayEntry(Country.BE, 0, Activity.NONE, PayStatus.NOT_WORKING)],
    }
    register.record("heron", "hospital", told, now=NOW)
    write_days(register.current("heron", "hospital", *YEAR), tmp_path / name, NOW)
    assert days(tmp_path / name) == told


def test_a_note_never_becomes_a_formula(tmp_path: Path, register: Register) -> None:
    entry = DayEntry(Country.BE, 480, evidence='=HYPERLINK("x")')
    register.record("heron", "hospital", {date(2026, 3, 2): [entry]}, now=NOW)
    changes = register.current("heron", "hospital", *YEAR)
    write_days(changes, tmp_path / "days.csv", NOW)
    assert "'=HYPERLINK" in (tmp_path / "days.csv").read_text()
    write_days(changes, tmp_path / "days.xlsx", NOW)
    cell = load_workbook(tmp_path / "days.xlsx").worksheets[0].cell(2, 7)
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("x")')


def test_a_calendar_of_ours_reads_back_by_day_and_place(tmp_path: Path, register: Register) -> None:
    register.record(
        "heron", "hospital", {date(2026, 3, 2): [DayEntry(Country.NL, 480, Activity.TELEWORK)]}, now=NOW
    )
    write_days(register.current("heron", "hospital", *YEAR), tmp_path / "days.ics", NOW)
    (entry,) = days(tmp_path / "days.ics")[date(2026, 3, 2)]
    assert (entry.country, entry.activity) == (Country.NL, Activity.TELEWORK)


def test_a_file_is_never_overwritten_and_its_name_says_its_kind(tmp_path: Path) -> None:
    with pytest.raises(TransferError, match=r"must end in \.csv, \.xlsx, \.json, \.ics"):
        write_days({}, tmp_path / "days.doc", NOW)
    write_days({}, tmp_path / "days.json", NOW)
    with pytest.raises(TransferError, match="exists already"):
        write_days({}, tmp_path / "days.json", NOW)
