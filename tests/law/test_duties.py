"""Each duty that a rule names has its papers on every date, and each paper for a case is tied to a rule that exists."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from grenswijzer.engine.system import LawSystem
from law.test_questions import entry_at, read_all

DAYS = (date(2003, 6, 1), *(date(year, 6, 1) for year in range(2019, 2027)))


def system() -> LawSystem:
    return LawSystem.load("grenswijzer.law")


def rules_of(body: dict[str, Any]) -> list[str]:
    """The rules that say whether a procedure is for somebody; none: for everybody who asks."""
    told = body.get("when", [])
    return [told] if isinstance(told, str) else list(told)


CASES = {key: rules_of(body) for key, body in read_all("procedures").items() if "when" in body}


@pytest.mark.parametrize("key", CASES)
def test_a_procedure_for_a_case_names_rules_that_say_yes_or_no(key: str) -> None:
    for name in CASES[key]:
        texts = system().rules[name]
        assert all(text.returns is bool for text in texts), name
        assert any(text.output for text in texts), name


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", sorted(name for name in system().rules if name.startswith("duty_")))
def test_a_duty_has_its_papers_while_it_is_law(name: str, day: date) -> None:
    keys = [key for key, rules in CASES.items() if name in rules]
    assert keys, "no procedure is for it"
    text = system().rule_at(name, day)
    if text is None or not text.arguments:
        return
    entries = [entry_at(read_all("procedures")[key], day) for key in keys]
    assert any(entry is not None and entry["steps"] for entry in entries), f"nothing is said for {day}"


@pytest.mark.parametrize("day", DAYS)
def test_a_paper_of_the_insurance_position_has_its_procedure(day: date) -> None:
    for name in ("needs_e101", "needs_a1", "needs_limosa", "eu_needs_framework_request"):
        if system().rule_at(name, day) is None or (name == "eu_needs_framework_request" and day.year < 2024):
            continue
        keys = [key for key, rules in CASES.items() if name in rules]
        assert any(entry_at(read_all("procedures")[key], day) for key in keys), name


@pytest.mark.parametrize("day", DAYS)
def test_offices_named_on_a_day_are_there(day: date) -> None:
    offices = system().offices
    for key, body in read_all("procedures").items():
        entry = entry_at(body, day)
        for step in entry["steps"] if entry else ():
            if "office" in step:
                start = offices[step["office"]].get("from", date(2003, 1, 1))
                assert start <= day, f"{key} names {step['office']}, which is there from {start}"
