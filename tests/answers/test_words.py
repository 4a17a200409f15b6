"""Every sentence, choice, unit, view and chapter has its words; amounts and dates look right in each language."""

from __future__ import annotations

import inspect
import json
import math
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from enum import IntEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import grenswijzer
from grenswijzer.answers.language import LANGUAGES, LanguageError, language, read_catalogue
from grenswijzer.answers.layout import chapter_of, standard_layout
from grenswijzer.answers.plain import plain as plain_value
from grenswijzer.calculation import law
from grenswijzer.engine.cache import read_yaml
from grenswijzer.law import types

PACKAGE = Path(grenswijzer.__file__).parent
SAID = re.compile(r"""\bsay\(\s*f?["']([a-z_0-9]+)(\{|["'] \+)?""")
NAMES = ("enums", "units", "views", "chapters", "sections", "assumed")


def messages(code: str) -> dict[str, str]:
    return dict(read_catalogue(f"messages/{code}.yaml"))


@pytest.mark.parametrize("code", ["nl", "fr", "de"])
def test_every_language_has_the_same_messages_with_the_same_gaps(code: str) -> None:
    translated, english = messages(code), messages("en")
    assert translated.keys() == english.keys()
    for key, text in translated.items():
        gaps = re.findall(r"\{(\w+)\}", text)
        assert sorted(gaps) == sorted(re.findall(r"\{(\w+)\}", english[key])), key


def has_own_words(path: Path) -> bool:
    """A file that takes its sentences from a YAML of its own: see where its ``say`` comes from."""
    text = path.read_text(encoding="utf-8")
    imported = r"^from grenswijzer\.\w+\.\w+_words import (\([^)]*\bsay\b|[^\n]*\bsay\b)"
    own = re.search(rf"{imported}|^def say\(|^    def say\(self, name", text, re.MULTILINE)
    return own is not None or path.name == "dossier.html"


def test_every_message_that_is_said_exists_and_every_one_that_exists_is_said() -> None:
    files = [path for folder in ("answers", "cli") for path in (PACKAGE / folder).rglob("*.*")]
    files = [path for path in files if path.suffix in (".py", ".html") and not has_own_words(path)]
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    whole = {key for key, rest in SAID.findall(source) if not rest}
    starts = tuple(key for key, rest in SAID.findall(source) if rest)
    known = set(messages("nl"))
    assert whole <= known
    quoted = set(re.findall(r"""["']([a-z_0-9]+)["']""", source))
    unsaid = {key for key in known - whole - quoted if not key.startswith(starts)}
    assert not unsaid


@pytest.mark.parametrize("file", NAMES)
def test_names_have_every_language_and_no_other(file: str) -> None:
    entries = read_catalogue(f"{file}.yaml")
    if file == "enums":
        entries = {
            f"{enum}.{member}": label for enum, body in entries.items() for member, label in body.items()
        }
    for name, labels in entries.items():
        extra = {"law"} if file == "enums" else set()
        assert set(LANGUAGES) <= set(labels) <= set(LANGUAGES) | extra, name
        assert all(isinstance(text, str) and text for text in labels.values()), name


def test_every_choice_of_the_law_has_words() -> None:
    entries = read_catalogue("enums.yaml")
    wanted = {
        f"{name}.{member.name}"
        for name, enum in vars(types).items()
        if inspect.isclass(enum) and issubclass(enum, IntEnum) and enum is not IntEnum
        for member in enum
    }
    known = {f"{enum}.{member}" for enum, body in entries.items() for member in body}
    assert wanted <= known, sorted(wanted - known)


def test_every_unit_view_section_and_chapter_of_the_law_has_words() -> None:
    system = law()
    units = {text.unit for texts in system.rules.values() for text in texts}
    units |= {item.unit for item in system.inputs.values()} | {
        figure.unit for figure in system.figures.values()
    }
    plain = {unit for unit in units if unit and not unit.startswith("EUR/")}
    per = {f"per_{unit.removeprefix('EUR/')}" for unit in units if unit.startswith("EUR/")}
    assert plain | per <= set(read_catalogue("units.yaml"))
    assert set(system.views) <= set(read_catalogue("views.yaml"))
    sections = {item.section for item in system.inputs.values() if not item.derived and not item.reading}
    assert sections <= set(read_catalogue("sections.yaml"))
    assert {chapter_of(system, name) for name in system.rules} <= set(read_catalogue("chapters.yaml"))


def test_what_a_fact_or_an_open_point_means_is_told_in_every_language() -> None:
    for name, item in law().inputs.items():
        if item.docs or item.reading:
            assert set(LANGUAGES) == set(item.docs), name
            assert all(text.strip() for text in item.docs.values()), name


def test_every_rule_figure_and_input_of_the_law_has_a_name_in_every_language() -> None:
    system = law()
    kinds = {
        "rules": {name: system.labels.get(name, {}) for name in system.rules},
        "figures": {name: figure.label for name, figure in system.figures.items()},
        "inputs": {name: item.label for name, item in system.inputs.items()},
    }
    unnamed = [
        f"{kind}: {name} in {code}"
        for kind, names in kinds.items()
        for name, label in names.items()
        for code in LANGUAGES
        if not str(label.get(code) or "").strip()
    ]
    assert all(kinds.values())
    assert not unnamed


@pytest.mark.parametrize("code", ["nl", "fr", "de"])
def test_every_referral_gives_its_reason_as_a_sentence(code: str) -> None:
    """In English the sentence is the rule's docstring."""
    system = law()
    for name, texts in system.rules.items():
        if texts[0].blocks:
            sentence = system.labels.get(name, {}).get(code, "")
            assert sentence.endswith("."), name
            assert len(sentence.split()) >= 6, name


def test_the_layout_names_only_what_the_law_has() -> None:
    system, layout = law(), standard_layout()
    names = {name for chapter in layout.headlines.values() for name in chapter} | layout.placed
    assert names <= set(system.rules), sorted(names - set(system.rules))
    for chapter, listed in layout.headlines.items():
        assert all(chapter_of(system, name) == chapter for name in listed)
        assert all(system.rules[name][0].output for name in listed)


@pytest.mark.parametrize(
    ("code", "amount", "negative", "share", "when"),
    [
        ("nl", "€ 1.234.567,50", "€ -0,05", "12,35%", "17-01-2003"),
        ("en", "€1,234,567.50", "-€0.05", "12.35%", "17 Jan 2003"),
        ("fr", "1\u202f234\u202f567,50 €", "-0,05 €", "12,35\u202f%", "17/01/2003"),
        ("de", "1.234.567,50 €", "-0,05 €", "12,35\u202f%", "17.01.2003"),
    ],
)
def test_values_look_as_in_the_language(code: str, amount: str, negative: str, share: str, when: str) -> None:
    words = language(code)
    assert words.value(1234567.5, "EUR/year", float) == amount
    assert words.value(-0.05, "EUR/year", float) == negative
    assert words.value(0.12345, "share", float) == share
    assert words.value(731232, "", "date") == when


def test_halves_go_up_and_nothing_is_no_minus() -> None:
    words = language("nl")
    assert words.amount(0.125) == "€ 0,13"
    assert words.amount(-0.001) == "€ 0,00"
    assert words.value(0.0625, "EUR/km", float) == "€ 0,0625 per km"
    assert words.value(3.0, "days", float) == "3 dagen"
    assert words.value(True, "", bool) == "ja"


NEAR_HALVES = st.builds(
    lambda digits, decimals, side: (
        math.nextafter(digits / 10**decimals, side * math.inf) if side else digits / 10**decimals
    ),
    st.integers(-(10**9), 10**9),
    st.integers(0, 6),
    st.integers(-1, 1),
)
"""Numbers with few decimals, of which some end in a half, and the numbers just beside them."""


@given(value=NEAR_HALVES | st.floats(-1e17, 1e17) | st.integers(-(10**9), 10**9), decimals=st.integers(0, 4))
def test_a_number_is_rounded_as_it_is_printed(value: float, decimals: int) -> None:
    exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    shown = f"{exact:,.{decimals}f}"
    if not any(digit in "123456789" for digit in shown) and decimals == 0:
        shown = "0"
    # with all decimals shown, whatever they are
    assert language("en").number(value, decimals, decimals) == shown


def test_an_unknown_language_says_which_there_are() -> None:
    with pytest.raises(LanguageError, match="nl, en, fr, de"):
        language("xx")


@pytest.fixture(scope="module")
def texts() -> list[tuple[str, dict[str, Any]]]:
    """Every mapping with words in Dutch and English in the package, with the file it stands in."""
    return [
        (str(path.relative_to(PACKAGE)), labels)
        for path in PACKAGE.rglob("*.yaml")
        for labels in labels_in(read_yaml(path))
    ]


def test_no_comma_cuts_a_text_in_two(texts: list[tuple[str, dict[str, Any]]]) -> None:
    """Unquoted, ``{nl: a, b, en: c}`` is the text ``a`` and a key ``b`` without a value."""
    assert not [f"{file}: {labels['nl']}" for file, labels in texts if None in labels.values()]


def test_every_text_in_dutch_and_english_is_there_in_french_and_german(
    texts: list[tuple[str, dict[str, Any]]],
) -> None:
    """Wherever it stands: variants, counters, questions, procedures, pages."""
    assert texts
    assert not [f"{file}: {labels['en']}" for file, labels in texts if not {"fr", "de"} <= set(labels)]


def labels_in(content: Any) -> Iterator[dict[str, Any]]:
    """Every mapping with words in Dutch and English, however deep."""
    if isinstance(content, dict):
        if isinstance(content.get("nl"), str) and "en" in content:
            yield content
        for below in content.values():
            yield from labels_in(below)
    elif isinstance(content, list):
        for below in content:
            yield from labels_in(below)


def test_a_month_of_a_year_is_written_as_one() -> None:
    december = 2013 * 12 + 12
    written = {code: language(code).value(float(december), "calendar month") for code in LANGUAGES}
    assert written == {
        "nl": "december 2013",
        "en": "December 2013",
        "fr": "décembre 2013",
        "de": "Dezember 2013",
    }
    assert language("nl").value(december + 1.0, "calendar month", "month") == "januari 2014"
    assert [plain_value(number, "month") for number in (december, december + 1.0, 0.0)] == [
        "2013-12",
        "2014-01",
        0,
    ]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ({"was_dismissed_involuntarily_and_fully": True, "previous_employment_end": "2013-11-30"}, True),
        ({}, False),
    ],
)
def test_the_month_of_a_dismissal_is_shown_as_a_month(told: dict[str, Any], shown: bool) -> None:
    job = {
        "employer_state": "BE",
        "pay": {"salary": 30000},
        "work": {"counts": {"BE": 200}},
        "compensation": told,
    }
    an = {"birth_date": "1970-05-01", "residence_state": "NL", "jobs": {"clinic": job}}
    answer = grenswijzer.calculate({"year": 2025, "people": {"an": an}})
    text = answer.text("nl", all_values=True)
    assert ("december 2013" in text) is shown
    assert "januari 1900" not in text
    assert ('"nl_month_of_dismissal": "2013-12"' in json.dumps(answer.to_dict(all_values=True))) is shown
