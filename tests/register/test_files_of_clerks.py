"""Files as payroll clerks and calendar programs make them: our own words, words in another column, no times."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from grenswijzer.answers.language import LANGUAGES, language
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register import DayEntry
from grenswijzer.register.transfer import TransferError, read_days
from grenswijzer.register.transfer.words import Choice, choice

DAY, NEXT = date(2026, 3, 2), date(2026, 3, 3)
HOME = DayEntry(Country.NL, 480, Activity.TELEWORK)
OFFICE = DayEntry(Country.BE, 480, Activity.AT_EMPLOYER)
LEAVE = DayEntry(Country.NONE, 480, Activity.NONE, PayStatus.LEAVE, Country.BE)


def told(tmp_path: Path, content: str, work_day: float = 480) -> dict[date, list[DayEntry]]:
    file = tmp_path / "days"
    file.write_bytes(content.encode())
    return read_days(
        file,
        residence=Country.NL,
        employer=Country.BE,
        first=date(2026, 1, 1),
        last=date(2026, 12, 31),
        work_day=work_day,
    )


def calendar(*events: str) -> str:
    body = "".join(f"BEGIN:VEVENT\nDTSTAMP:20260101T000000Z\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n{body}END:VCALENDAR\n"


@pytest.mark.parametrize("kind", [Country, Activity, PayStatus])
def test_what_our_own_pages_call_something_is_understood(kind: type[Choice]) -> None:
    for member in kind:
        if member.name == "NONE":
            continue
        for code in LANGUAGES:
            shown = language(code).member(member)
            assert choice(kind, shown) is member, (code, shown)


@pytest.mark.parametrize(
    "rows",
    [
        "datum;waar;uren\n2-3-2026;thuis;8\n3-3-2026;België;8\n4-3-2026;verlof;8\n",
        "datum;activiteit;uren\n2-3-2026;thuis;8\n3-3-2026;BE;8\n4-3-2026;vakantie;8\n",
        "sep=;\ndatum;wat;uren\n02-03-2026 00:00;thuis;8\n03-03-2026 00:00:00;BE;8\n04-03-2026;verlof;8\n",
    ],
)
def test_a_word_in_another_column_is_told_there(tmp_path: Path, rows: str) -> None:
    found = told(tmp_path, rows)
    office = DayEntry(Country.BE, 480, Activity.OTHER_WORK)
    assert found == {DAY: [HOME], NEXT: [office], date(2026, 3, 4): [LEAVE]}


def test_a_word_of_another_column_does_not_push_away_what_stands_there(tmp_path: Path) -> None:
    with pytest.raises(TransferError, match="row 2, country: 'thuis'"):
        told(tmp_path, "datum;land;activiteit;uren\n2-3-2026;thuis;kantoor;8\n")


@pytest.mark.parametrize("length", [480, 456])
def test_a_table_without_times_tells_whole_work_days(tmp_path: Path, length: float) -> None:
    rows = "datum;waar\n2-3-2026;kantoor\n3-3-2026;kantoor\n3-3-2026;thuis\n4-3-2026;feestdag\n"
    found = told(tmp_path, rows, length)
    assert [[entry.minutes for entry in entries] for entries in found.values()] == [
        [length],
        [length / 2, length / 2],
        [0],
    ]


@pytest.mark.parametrize("length", [480, 456])
def test_an_event_without_times_is_as_long_as_a_work_day_of_the_job(tmp_path: Path, length: float) -> None:
    found = told(tmp_path, calendar("UID:1\nSUMMARY:Kantoor\nDTSTART;VALUE=DATE:20260302"), length)
    assert [entry.minutes for entry in found[DAY]] == [length]


@pytest.mark.parametrize("title", ["Vakantie Frankrijk", "Urlaub in Frankreich", "Congé: France"])
def test_where_somebody_goes_on_leave_is_not_where_the_work_was(tmp_path: Path, title: str) -> None:
    (entry,) = told(tmp_path, calendar(f"UID:1\nSUMMARY:{title}\nDTSTART;VALUE=DATE:20260302"))[DAY]
    assert (entry.pay_status, entry.country, entry.planned_country) == (
        PayStatus.LEAVE,
        Country.NONE,
        Country.BE,
    )


@pytest.mark.parametrize("before", ["Canceled:", "Geannuleerd:", "Annulé :", "Abgesagt:"])
def test_an_event_that_was_called_off_is_no_day(tmp_path: Path, before: str) -> None:
    gone = f"UID:1\nSUMMARY:{before} Thuiswerken\nDTSTART;VALUE=DATE:20260302"
    kept = "UID:2\nSUMMARY:Overleg: thuiswerken\nDTSTART;VALUE=DATE:20260303"
    assert list(told(tmp_path, calendar(gone, kept))) == [NEXT]
