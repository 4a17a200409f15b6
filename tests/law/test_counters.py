"""The list of counters: every entry can be read, is law on its dates, and says in four languages what happens."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import grenswijzer.law
from grenswijzer.calculation import law
from grenswijzer.counters import Counter, _counter, counters, counters_on
from grenswijzer.engine.cache import read_yaml
from grenswijzer.engine.errors import LawError
from grenswijzer.law.types import Country

ROOT = Path(grenswijzer.law.__file__).parent
ENTRIES: dict[str, Any] = read_yaml(ROOT / "counters.yaml")["counters"]
EACH = pytest.mark.parametrize("counter", counters(), ids=lambda counter: counter.name)


@EACH
def test_a_counter_is_law_on_its_dates(counter: Counter) -> None:
    system = law()
    for limit in counter.limits:
        for day in (limit.start, min(limit.end, date(2026, 12, 31))):
            for name in (counter.counted, counter.minutes, counter.whole):
                if name is not None:
                    text = system.rule_at(name, day)
                    assert text is not None, f"{name} is not law on {day}"
                    assert text.level == "day"
            if counter.applies is not None and counter.counted is not None:
                text = system.rule_at(counter.applies, day)
                assert text is not None
                assert text.level == "spell"
                assert text.returns is bool
            if limit.name in system.figures:
                assert system.figures[limit.name].at(day) is not None, f"{limit.name} has no value on {day}"
            else:
                assert system.rule_at(limit.name, day) is not None


@EACH
def test_what_is_counted_has_the_type_its_unit_asks_for(counter: Counter) -> None:
    if counter.counted is not None:
        kinds = {text.returns for text in law().rules[counter.counted]}
        assert kinds == ({bool} if counter.unit == "days" else {float})
        assert (counter.whole is not None) == (counter.unit == "share")
        assert counter.total is not None


@EACH
def test_a_counter_says_where_it_comes_from(counter: Counter) -> None:
    for source in counter.source:
        assert source.startswith("https://") or source.split(" ")[0] in law().sources
    assert counter.status == "seen" or counter.note


@EACH
def test_words_differ_by_language(counter: Counter) -> None:
    for words in (counter.label, counter.counts, counter.cliff, counter.paperwork):
        assert len(set(words.values())) == 4
        assert all(text and text == text.strip() for text in words.values())


def test_no_number_of_free_days_is_said_to_be_law_between_the_netherlands_and_belgium() -> None:
    both = [counter for counter in counters() if set(counter.states) == {Country.NL, Country.BE}]
    assert both
    for counter in both:
        texts = [*counter.label.values(), *counter.counts.values(), *counter.cliff.values(), counter.note]
        assert not any(re.search(r"\b(?:24|29|34|35)\b", text) for text in texts)
    home = next(counter for counter in both if counter.name == "nl_be_home_days")
    figure = law().figures[home.limits[0].name].at(date(2026, 6, 1))
    assert figure is not None
    assert figure.numbers == (0.0,)


@pytest.mark.parametrize(
    ("pair", "day", "limit", "comparator"),
    [
        ("nl_de", date(2026, 1, 1), 35, "<"),
        ("be_lu", date(2021, 12, 31), 24, "<="),
        ("be_lu", date(2022, 1, 1), 34, "<="),
        ("de_lu", date(2024, 1, 1), 35, "<"),
        ("fr_lu", date(2022, 12, 31), 29, "<="),
        ("fr_lu", date(2023, 1, 1), 34, "<="),
    ],
)
def test_limits_by_date(pair: str, day: date, limit: float, comparator: str) -> None:
    counter = next(counter for counter in counters_on(day) if counter.name == f"{pair}_day_limit")
    found = counter.limit_at(day)
    assert found is not None
    value = law().figures[found.name].at(day)
    assert value is not None
    assert (value.numbers[0], found.comparator) == (limit, comparator)


def test_there_is_no_rule_with_germany_before_2026() -> None:
    assert "nl_de_day_limit" not in {counter.name for counter in counters_on(date(2025, 12, 31))}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"unit": "weeks"}, r"nl_de_day_limit: unit is 'weeks'; allowed: days, share"),
        ({"period": "month"}, r"period is 'month'; allowed: calendar_year"),
        ({"kind": "fun"}, r"kind is 'fun'; allowed: tax, insurance, income"),
        ({"status": "sure"}, r"status is 'sure'; allowed: seen"),
        ({"colour": "red"}, r"unknown field 'colour'; allowed: "),
        ({"counted": "nl_de_is_day"}, r"counted: there is no rule nl_de_is_day"),
        ({"counted": None}, r"needs one of counted .* and value"),
        ({"cliff": {"nl": "x"}}, r"cliff needs words in nl, en, fr, de"),
        ({"limits": []}, r"needs limits"),
        ({"limits": [{"from": date(2026, 1, 1), "limit": "x", "comparator": "<"}]}, r"no figure or rule x"),
        (
            {"limits": [{"from": date(2026, 1, 1), "limit": "nl_de_day_limit", "comparator": "=="}]},
            r"comparator is '=='; allowed: <, <=, >=",
        ),
        ({"law": ""}, r"needs law and source"),
    ],
)
def test_a_wrong_entry_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(LawError, match=message):
        _counter("nl_de_day_limit", {**ENTRIES["nl_de_day_limit"], **change}, law())
