"""Texts that are no situation: what is wrong with the file as such, with its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from grenswijzer.situation import Problem, SituationError, parse, read_situation


def text_problems(text: str | bytes, registry: Any) -> list[Problem]:
    with pytest.raises(SituationError) as caught:
        read_situation(text, registry)
    return caught.value.problems


GOOD = """year: 2003
people:
  an: {birth_date: 1965-04-02, residence_state: NL}
"""

TEXTS = [
    (GOOD + "people: {}\n", "people", "duplicate_key", 4),
    (GOOD + "x: &a 1\n", "x", "alias", 4),
    (GOOD + "x: &a 1\ny: *a\n", "x", "alias", 4),
    (GOOD + "<<: *people\n", "<<", "alias", 4),
    (GOOD + "x: !!python/name:os.system 1\n", "x", "tag", 4),
    (GOOD + "---\nyear: 2003\n", "", "documents", 4),
    (GOOD + "[1, 2]: 3\n", "", "key_text", 4),
    ("year: 2003\n  people: x\n", "", "syntax", 2),
    ("year: 2003\nx: 'open\n", "", "syntax", 3),
    ("\t", "", "syntax", 1),
    ("\n", "", "mapping", None),
    ("just: text\x00\n", "", "syntax", None),
    ("- 1\n- 2\n", "", "mapping", None),
    ("", "", "mapping", None),
    (b"year: \xff\xfe\n", "", "encoding", None),
    ("#" * 1_000_001, "", "too_large", None),
    (b"x" * 1_000_001, "", "too_large", None),
    ("x: " + "[" * 60 + "]" * 60 + "\n", "x" + ".0" * 23, "depth", 1),
    ('{"year": 2003, "year": 2004}', "year", "duplicate_key", None),
    ('{"year": 2003,, "people": {}}', "", "syntax", 1),
    ('{"year": 2003} x', "", "syntax", 1),
]


@pytest.mark.parametrize(("text", "path", "key", "line"), TEXTS)
def test_bad_text(registry: Any, text: str | bytes, path: str, key: str, line: int | None) -> None:
    first = text_problems(text, registry)[0]
    assert (first.path, first.key) == (path, key)
    if line is not None:
        assert first.line == line


def test_json_numbers_that_are_no_numbers(registry: Any) -> None:
    person = (
        '{"birth_date": "1965-04-02", "residence_state": "NL", "other_income": {"other_dutch_income": NaN}}'
    )
    text = f'{{"year": 2003, "people": {{"an": {person}}}}}'
    assert [(item.path, item.key) for item in text_problems(text, registry)] == [
        ("people.an.other_income.other_dutch_income", "not_finite")
    ]


def test_a_number_with_a_dutch_thousands_point(registry: Any) -> None:
    text = GOOD.replace("NL}", "NL, other_income: {other_dutch_income: 34.000}}")
    problem = text_problems(text, registry)[0]
    assert (problem.path, problem.key) == ("people.an.other_income.other_dutch_income", "ambiguous_number")
    assert problem.message() == (
        "people.an.other_income.other_dutch_income (line 3): this can mean 34 or 34000: write 34000 or 34.00"
    )
    as_json = json.dumps(
        {"year": 2003, "people": {"an": {"birth_date": "1965-04-02", "residence_state": "NL"}}}
    )
    as_json = as_json.replace('"NL"', '"NL", "other_income": {"other_dutch_income": 34.000}')
    assert text_problems(as_json, registry)[0].key == "ambiguous_number"


def test_lines_of_problems(registry: Any) -> None:
    text = GOOD + "people2: 1\n"
    assert text_problems(text, registry)[0].line == 4
    text = GOOD.replace("residence_state: NL", "residence_state: XX")
    assert text_problems(text, registry)[0].line == 3
    text = GOOD.replace(", residence_state: NL", "")
    assert text_problems(text, registry)[0].line == 3


def test_a_file_that_is_not_there(registry: Any, tmp_path: Path) -> None:
    assert text_problems(str(tmp_path / "none.yaml"), registry)[0].key == "unreadable"


def test_yaml_words_are_text(registry: Any) -> None:
    """NO, on and yes are no bools, 0123 and 1_000 are no numbers, 12:30 is no number of seconds."""
    values = {"NO": "NO", "yes": "yes", "on": "on", "0123": "0123", "1_000": "1_000", "12:30": "12:30"}
    for written, value in values.items():
        problem = text_problems(GOOD.replace("state: NL", f"state: {written}"), registry)[0]
        assert problem.given == value
    loaded = yaml.safe_load(GOOD)
    assert parse(loaded, registry) == read_situation(GOOD, registry)


def test_keys_within_keys_without_end_are_refused_in_words(registry: Any) -> None:
    assert "depth" in {problem.key for problem in text_problems("{" * 5000, registry)}
    assert "depth" in {problem.key for problem in text_problems("x: " + "{" * 5000 + "\n", registry)}
