"""Words as a page writes them: on one line where they belong together, sources by title, places without dots."""

from __future__ import annotations

from datetime import date

import pytest

from grenswijzer.answers.language import LANGUAGES, language
from grenswijzer.answers.page import unbroken
from grenswijzer.answers.sources import source_links, sources_said
from grenswijzer.calculation import law
from grenswijzer.web.pages.result import page_words
from grenswijzer.web.pages.steering import start
from grenswijzer.web.pages.summary import parts
from grenswijzer.web.pages.told import Told
from grenswijzer.web.rendering import linked


@pytest.mark.parametrize("code", LANGUAGES)
def test_amounts_and_dates_have_no_place_to_break(code: str) -> None:
    words = page_words(code)
    for text in (words.amount(-1234.5), words.date(date(2026, 1, 31))):
        assert " " not in text
    plain = language(code)
    for text in (plain.amount(-1234.5), f"+{plain.amount(7.0)}"):
        assert " " not in str(unbroken(text))


def test_a_dutch_date_in_a_text_stays_on_one_line() -> None:
    assert unbroken("van 01-05-2010 af") == "van 01-\u206005-\u20602010 af"
    assert unbroken("article 15-2010") == "article 15-2010"
    assert unbroken("Où ? Ici ; là : « oui »") == "Où\u00a0? Ici\u00a0; là\u00a0: «\u00a0oui\u00a0»"


def test_an_address_becomes_a_link_that_shows_its_site_and_the_rest_is_escaped() -> None:
    made = linked("read <b>; https://www.example.org/a?b=1&c, § 2")
    assert made == (
        'read &lt;b&gt;; <a class="utrecht-link utrecht-link--html-a" href="https://www.example.org/a?b=1&amp;c"'
        ' rel="noreferrer">example.org</a>, § 2'
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_source_is_shown_by_the_name_the_law_knows_it_by(code: str) -> None:
    for name in law().sources:
        text, _ = source_links(law(), f"{name} art. 3", language(code))
        assert name not in text.split()
    assert sources_said(law(), ["recollection"], language(code)) == ""


def test_a_place_in_words() -> None:
    words = page_words("nl")
    assert words.place("An.kantoor") == "An, kantoor"
    assert words.place("An.kantoor@2025-02-01").replace("\u2060", "") == "An, kantoor, vanaf 01-02-2025"
    assert words.place("An.kantoor@2") == "An, kantoor, 2"
    assert language("nl").place("An.kantoor@2") == "An.kantoor@2"


def test_looking_for_people_tells_nothing() -> None:
    told = Told({})
    assert not told.people
    assert told.is_empty


def test_work_of_somebody_without_a_name_is_your_work() -> None:
    told = Told({})
    start(told, "nl")
    assert [part.title for part in parts(told, "nl") if part.job] == ["Uw werk: baan"]
    told.rename_person(1, "An")
    assert [part.title for part in parts(told, "nl") if part.job] == ["Werk van An: baan"]
