"""What a file or a row is refused for is said in the language of who gave it, and its words are understood."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from grenswijzer.answers.language import LANGUAGES
from grenswijzer.law.types import Country
from grenswijzer.register import DayEntry, Employment, RegisterError, open_register
from grenswijzer.register.transfer import TransferError, days_in
from grenswijzer.register.transfer.problems import CHOICES
from grenswijzer.register.transfer.words import SECTIONS, choice, words

YEAR = date(2026, 1, 1), date(2026, 12, 31)
TABLE = (
    "date,country,minutes,evidence,continues_shift\n"
    "soon,BE,480,,\n2026-03-02,Mars,480,,\n2026-03-03,BE,2000,,\n2026-03-04,BE,,111222333,perhaps\n"
    "2026-03-05,BE,900,,\n2026-03-05,NL,900,,\n"
)
EVENT = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nSUMMARY:Thuis\n{}\nEND:VEVENT\nEND:VCALENDAR\n"
ENDS_FIRST = EVENT.format("DTSTART:20260302T100000\nDTEND:20260302T090000")


def refused(content: str) -> TransferError:
    with pytest.raises(TransferError) as found:
        days_in(content.encode(), residence=Country.NL, employer=Country.BE, first=YEAR[0], last=YEAR[1])
    return found.value


@pytest.mark.parametrize("content", [TABLE, ENDS_FIRST, "name,colour\na,b\n", ""])
def test_a_refused_file_says_every_line_in_each_language(content: str) -> None:
    error = refused(content)
    said = {language: error.message(language).splitlines() for language in LANGUAGES}
    assert said["en"] == str(error).splitlines()
    assert {len(lines) for lines in said.values()} == {1 + len(error.problems)}
    for lines in zip(*said.values(), strict=True):
        assert len(set(lines)) == len(LANGUAGES), lines


def test_a_bad_row_says_what_was_given_and_what_is_allowed_in_dutch() -> None:
    assert refused(TABLE).message("nl").splitlines()[1:] == [
        "regel 2, datum: er staat 'soon'; toegestaan: een datum zoals 2026-03-02 of 2-3-2026",
        "regel 3, land: er staat 'Mars'; toegestaan: nl, be, de, lu, fr, ander eu-land, ander land",
        "regel 4, minuten: er staat '2000'; toegestaan: 0 tot en met 1440",
        "regel 5, minuten: er staat niets; toegestaan: minuten of uren van de dag",
        "regel 5, vervolg dienst: er staat 'perhaps'; toegestaan: ja of nee",
        "2026-03-05: er staat samen 1800 minuten; toegestaan: hoogstens 1440",
    ]
    [_, event] = refused(ENDS_FIRST).message("nl").splitlines()
    assert event == "afspraak 1 eindigt vóór het begin; toegestaan: een begin, en een einde daarna"


def test_an_identification_number_is_not_repeated() -> None:
    error = refused("date,country,minutes\n2026-03-02,111222333,480\n")
    for language in LANGUAGES:
        assert "111222333" not in error.message(language)
    assert "er staat een persoonsnummer;" in error.message("nl")


@pytest.mark.parametrize("kind", SECTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_is_called_allowed_is_understood(kind: Any, language: str) -> None:
    named = [choice(kind, word) for word in CHOICES[kind].message(language).split(", ")]
    assert {one.name for one in named if one is not None} == set(words(SECTIONS[kind]).values())
    assert len(named) == len(set(named))


def test_bad_dates_of_the_register_are_each_a_line_in_each_language(tmp_path: Path) -> None:
    register = open_register(f"sqlite:///{tmp_path / 'register.sqlite'}")
    register.add_employment(Employment("heron", "hospital", Country.NL, Country.BE, YEAR[0]))
    days = {date(2025, 12, 31): [DayEntry(Country.BE, 480)], date(2026, 3, 2): [DayEntry(Country.NONE, 9)]}
    with pytest.raises(RegisterError) as found:
        register.record("heron", "hospital", days, now=datetime.fromisoformat("2026-03-03T08:00:00+01:00"))
    register.close()
    assert found.value.message("nl").splitlines() == [
        "2025-12-31: valt buiten de baan, die begint op 2026-01-01",
        "2026-03-02: bij een gewerkte dag horen een land en minuten",
    ]
    assert len({found.value.message(language) for language in LANGUAGES}) == len(LANGUAGES)
