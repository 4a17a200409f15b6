"""What the law is cited by can be said in every language: no English word is left, and no phrase is for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from grenswijzer.answers.citations import cited, phrases_in, rest_of
from grenswijzer.answers.language import language, read_catalogue
from grenswijzer.answers.questions import glossary
from grenswijzer.answers.timeline import timeline
from grenswijzer.calculation import law
from grenswijzer.counters import counters

LANGUAGES = ("nl", "fr", "de")
NO_WORD = re.compile(r"\S*\d\S*|\w|[ivx]+(-[ivx]+)?|[IVX]+|[A-Z]{2}-[A-Z]{2}|NL")
"""What is no word of a language: a number, a letter or numeral, two states; NL is a part of numbers of cases."""


def article_in(content: Any) -> Iterator[str]:
    """Every ``law`` in data of the law or of the answers, however deep."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield from [value] if key == "law" and isinstance(value, str) else article_in(value)
    elif isinstance(content, list):
        for value in content:
            yield from article_in(value)


@cache
def citations() -> tuple[str, ...]:
    """Everything the law is cited by, once."""
    system = law()
    found = [text.law for texts in system.rules.values() for text in texts]
    found += [figure.law for figure in system.figures.values()]
    found += [view.law for view in system.views.values()]
    found += [counter.law for counter in counters()]
    found += [event.law for event in timeline(system)]
    found += [term.law for term in glossary(system)]
    found += article_in(dict(system.references))
    found += article_in(dict(read_catalogue("enums.yaml")))
    # what a figure of a variant is given in place of an article
    return tuple(dict.fromkeys([*filter(None, found), "no law: a variant"]))


@cache
def table() -> dict[str, dict[str, str]]:
    return dict(read_catalogue("citations.yaml")["phrases"])


def without_names(rest: str) -> tuple[str, set[str]]:
    """What is left without the names that are the same everywhere, and the names that were found."""
    found = set()
    for name in sorted(read_catalogue("citations.yaml")["names"], key=len, reverse=True):
        cleared = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "|", rest)
        if cleared != rest:
            found.add(name)
        rest = cleared
    return rest, found


def words_left(text: str) -> list[str]:
    """The words of a citation that are in no list."""
    rest, _ = without_names(rest_of(text))
    return [word for word in re.split(r"[\s;,:()|]+", rest) if word and not NO_WORD.fullmatch(word)]


def test_no_word_of_a_citation_is_left_in_english() -> None:
    left = {
        text: words for text in citations() if (words := [w for w in words_left(text) if w.strip("-.§°")])
    }
    assert not left, f"add these to answers/citations.yaml, as phrases or names: {left}"


def test_the_check_finds_a_word_that_nobody_translated() -> None:
    assert words_left("treaty NL-BE 2001 art. 15; ruling of 3 May 2020 (Stcrt. 2020, 7)") == ["ruling"]


def test_no_phrase_and_no_name_is_for_nothing() -> None:
    phrases = {phrase for text in citations() for phrase in phrases_in(text)}
    names = {name for text in citations() for name in without_names(rest_of(text))[1]}
    assert not table().keys() - phrases
    assert not set(read_catalogue("citations.yaml")["names"]) - names


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_phrase_is_there_with_its_places(code: str) -> None:
    for phrase, said in table().items():
        assert said.keys() == set(LANGUAGES), phrase
        assert sorted(re.findall(r"\{\w+\}", said[code])) == sorted(re.findall(r"\{\w+\}", phrase)), phrase


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_citation_keeps_its_numbers(code: str) -> None:
    def numbers(text: str) -> list[str]:
        # "first sentence" is "Satz 1" in German, "1er" the first of a month in French
        return sorted(re.findall(r"\d+", re.sub(r"Satz \d", "", text)))

    for text in citations():
        assert numbers(cited(text, language(code))) == numbers(text)


def test_english_is_what_the_law_says() -> None:
    assert all(cited(text, language("en")) == text for text in citations())


@pytest.mark.parametrize(
    ("text", "nl", "fr", "de"),
    [
        (
            "NL-BE treaty 2001 art. 15(1); HR 23 Sep 2005, no. 40.179; circular AFZ 2005/0652",
            "verdrag NL-BE 2001 art. 15(1); HR 23 september 2005, nr. 40.179; circulaire AFZ 2005/0652",
            "convention NL-BE 2001 art. 15(1); HR 23 septembre 2005, n° 40.179; circulaire AFZ 2005/0652",
            "Abkommen NL-BE 2001 Art. 15(1); HR 23. September 2005, Nr. 40.179; Rundschreiben AFZ 2005/0652",
        ),
        (
            "Regulation (EEC) 1408/71 art. 2; Regulation (EC) 859/2003 (from 1 June 2003)",
            "Verordening (EEG) 1408/71 art. 2; Verordening (EG) 859/2003 (vanaf 1 juni 2003)",
            "Règlement (CEE) 1408/71 art. 2; Règlement (CE) 859/2003 (à partir du 1er juin 2003)",
            "Verordnung (EWG) 1408/71 Art. 2; Verordnung (EG) 859/2003 (ab dem 1. Juni 2003)",
        ),
        (
            "WIB 92 arts 104, 1°-2° and 242; Wet 29.06.1981 art. 38; KB nr. 38 27.07.1967",
            "WIB 92 art. 104, 1°-2° en 242; Wet 29.06.1981 art. 38; KB nr. 38 27.07.1967",
            "CIR 92 art. 104, 1°-2° et 242; loi du 29.06.1981 art. 38; AR n° 38 du 27.07.1967",
            "EStGB 92 Art. 104, 1°-2° und 242; Gesetz vom 29.06.1981 Art. 38; KE Nr. 38 vom 27.07.1967",
        ),
    ],
)
def test_a_citation_reads_as_people_of_that_language_write_it(text: str, nl: str, fr: str, de: str) -> None:
    assert [cited(text, language(code)) for code in LANGUAGES] == [nl, fr, de]


def test_an_act_of_the_netherlands_keeps_its_name_and_no_phrase_is_found_inside_a_word() -> None:
    assert cited("Wet IB 2001 art. 3.1", language("fr")) == "Wet IB 2001 art. 3.1"
    assert cited("Noord-Brabant, factory, andere", language("nl")) == "Noord-Brabant, factory, andere"
