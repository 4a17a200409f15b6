"""Every question of the brochure has its answer: a rule with a scenario, a procedure, or an explanation."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import grenswijzer.law
from grenswijzer.engine.building import build
from grenswijzer.engine.cache import read_yaml
from grenswijzer.engine.system import LawSystem

ROOT = Path(grenswijzer.law.__file__).parent
QUESTIONS: dict[str, dict[str, Any]] = read_yaml(ROOT / "questions.yaml")["questions"]
KINDS = {"determine", "compute", "procedure", "explain"}
KEYS = {"kind", "question", "rules", "procedures", "explanation", "glossary", "synonyms"}

PRINTED = {
    "1": 8,
    "2.1": 5, "2.2": 5, "2.3": 1, "2.4": 4, "2.5": 7, "2.6": 1, "2.7": 1, "2.8": 3, "2.9": 2, "2.10": 3, "2.11": 1,
    "2.12": 2, "2.13": 2, "2.14": 1,
    "3.1": 5, "3.2": 7, "3.3": 10, "3.4": 3,
    "4.1": 7, "4.2": 1,
    "A1": 6,
}  # fmt: skip
"""How many questions each paragraph of the brochure prints (A1: the terms that a rule decides)."""


def scenarios() -> dict[str, set[str]]:
    """Question to the names its scenarios test or expect."""
    found: dict[str, set[str]] = {}
    for path in sorted(ROOT.rglob("scenarios/*.yaml")):
        for scenario in read_yaml(path) or []:
            names = {
                *scenario.get("tests", ()),
                *(key.split(".")[-1] for key in scenario.get("expected", {})),
            }
            for question in scenario.get("answers", ()):
                found.setdefault(str(question), set()).update(names)
    return found


SCENARIOS = scenarios()


def of_kind(*kinds: str) -> list[str]:
    return [number for number, row in QUESTIONS.items() if row["kind"] in kinds]


def test_every_printed_question_is_listed() -> None:
    printed = {f"{part}.{number}" for part, count in PRINTED.items() for number in range(1, count + 1)}
    assert printed | {"0.1", "A1", "A2", "A3", "A4"} == set(QUESTIONS)


@pytest.mark.parametrize("number", QUESTIONS)
def test_a_question_is_written_in_both_languages(number: str) -> None:
    row = QUESTIONS[number]
    assert set(row) <= KEYS
    assert row["kind"] in KINDS
    assert {"nl", "en"} <= set(row["question"])
    assert all(text.endswith("?") for text in row["question"].values())


@pytest.mark.parametrize("number", of_kind("determine", "compute"))
def test_a_question_of_law_has_a_rule_and_a_scenario(number: str) -> None:
    rules = set(QUESTIONS[number].get("rules") or ())
    assert rules, "no rule answers it"
    known = LawSystem.load("grenswijzer.law").rules
    assert rules <= set(known), f"there is no rule {sorted(rules - set(known))}"
    assert number in SCENARIOS, "no scenario answers it"
    assert rules & SCENARIOS[number], f"its scenarios test none of {sorted(rules)}"
    expected = tuple(sorted(name for name in SCENARIOS[number] if name in known))
    graph = build(LawSystem.load("grenswijzer.law"), 2003, expected)
    reached = {node.name for node in graph.nodes} | {referral.rule.name for referral in graph.referrals}
    assert rules <= reached, f"no scenario that answers it rests on {sorted(rules - reached)}"


@pytest.mark.parametrize("number", of_kind("procedure"))
def test_a_question_of_procedure_is_answered_for_2003(number: str) -> None:
    procedures = read_all("procedures")
    keys = QUESTIONS[number]["procedures"]
    assert keys
    for key in keys:
        assert entry_at(procedures[key], date(2003, 6, 1)) is not None, f"{key} says nothing about 2003"


@pytest.mark.parametrize("number", of_kind("procedure"))
def test_a_question_of_procedure_is_answered_for_today(number: str) -> None:
    procedures = read_all("procedures")
    for key in QUESTIONS[number]["procedures"]:
        assert entry_at(procedures[key], date(2026, 6, 1)) is not None, f"{key} says nothing about 2026"


@pytest.mark.parametrize("number", of_kind("explain"))
def test_a_question_of_meaning_is_explained(number: str) -> None:
    row = QUESTIONS[number]
    assert {"nl", "en"} <= set(row["explanation"])
    glossary = read_yaml(ROOT / "glossary.yaml")
    assert set(row.get("glossary", ())) <= set(glossary["glossary"])
    known = LawSystem.load("grenswijzer.law").rules
    assert set(row.get("rules", ())) <= set(known)


def test_scenarios_answer_questions_that_exist() -> None:
    """A number in `answers` is a row, or a question of a later chapter."""
    later = {number for number in SCENARIOS if number.split(".")[0] == "4" and number not in QUESTIONS}
    assert set(SCENARIOS) - later <= set(QUESTIONS)


@cache
def read_all(section: str) -> dict[str, Any]:
    """One section of all the files in procedures/."""
    found: dict[str, Any] = {}
    for path in sorted((ROOT / "procedures").glob("*.yaml")):
        for key, body in (read_yaml(path).get(section) or {}).items():
            assert key not in found, f"{section}: {key} is there twice"
            found[key] = body
    return found


def entry_at(body: dict[str, Any], day: date) -> dict[str, Any] | None:
    """The entry that holds on a day: to the end of its start's calendar year, or to its `end`."""
    for start in sorted(body["by_date"], reverse=True):
        if start <= day:
            entry: dict[str, Any] = body["by_date"][start]
            end = entry.get("end", date(start.year, 12, 31))
            return entry if end == "open" or day <= end else None
    return None


def entries(section: str) -> list[Any]:
    return [
        pytest.param(section, key, start, entry, id=f"{section} {key} {start}")
        for key, body in read_all(section).items()
        for start, entry in body["by_date"].items()
    ]


ENTRIES = [*entries("procedures"), *entries("forms"), *entries("deadlines"), *entries("competent_offices")]


@pytest.mark.parametrize(("section", "key", "start", "entry"), ENTRIES)
def test_an_entry_has_a_source_and_names_what_exists(section: str, key: str, start: date, entry: Any) -> None:
    system = LawSystem.load("grenswijzer.law")
    assert isinstance(start, date)
    cited = entry["source"] if isinstance(entry["source"], list) else [entry["source"]]
    for source in cited:
        assert source.split()[0] in system.sources or "://" in source, source
    assert entry["status"] in ("seen", "derived", "recalled")
    assert (entry["status"] == "recalled") or cited != ["recollection"]
    forms, deadlines, seats = read_all("forms"), read_all("deadlines"), read_all("competent_offices")
    for step in [entry, *entry.get("steps", ()), *entry.get("rows", ()), *entry.get("refer", ())]:
        for named, known in (
            ("form", forms),
            ("deadline", deadlines),
            ("office", system.offices),
            ("competent_office", seats),
        ):
            assert step.get(named) is None or step[named] in known, f"there is no {named} {step[named]}"
        for named, known in (("form", forms), ("deadline", deadlines)):
            if named in step:
                assert entry_at(known[step[named]], start) is not None, (
                    f"{step[named]} does not hold on {start}"
                )
    for step in entry.get("steps", ()):
        assert {"nl", "en"} <= set(step)


def test_entries_of_one_name_do_not_overlap() -> None:
    for section in ("procedures", "forms", "deadlines", "competent_offices"):
        for key, body in read_all(section).items():
            starts = sorted(body["by_date"])
            for start, later in pairwise(starts):
                end = body["by_date"][start].get("end", date(start.year, 12, 31))
                assert end != "open", f"{section} {key}"
                assert end < later, f"{section} {key}"


def test_every_form_and_term_is_used() -> None:
    """What no procedure names would never be shown."""
    steps = [
        step
        for body in read_all("procedures").values()
        for entry in body["by_date"].values()
        for step in entry["steps"]
    ]
    used_forms = {step.get("form") for step in steps}
    used_terms = {step.get("deadline") for step in steps}
    assert not set(read_all("forms")) - used_forms
    assert not set(read_all("deadlines")) - used_terms


def test_each_belgian_seat_has_one_office_or_a_referral() -> None:
    entry = read_all("competent_offices")["be_non_resident_tax"]["by_date"][date(2003, 1, 1)]
    provinces = [name for row in entry["rows"] for name in row.get("provinces", ())]
    assert sorted(provinces) == sorted(set(provinces))
    referred = [name for row in entry["refer"] for name in row["provinces"]]
    assert referred == ["Waals-Brabant"]
    assert {*provinces, *referred} == {
        "Antwerpen", "Limburg", "Vlaams-Brabant", "Waals-Brabant", "Oost-Vlaanderen", "West-Vlaanderen", "Luik",
        "Luxemburg", "Namen", "Henegouwen",
    }  # fmt: skip
    brussels = entry["rows"][0]
    assert len(brussels["municipalities"]) == 17
    assert "taalgrensgemeenten" in brussels["printed"]


def test_the_glossary_has_every_term_in_every_language() -> None:
    content = read_yaml(ROOT / "glossary.yaml")
    assert len(content["glossary"]) == 14
    assert len(content["synonyms"]) == 9
    for term, body in content["glossary"].items():
        assert {"nl-BE", "nl-NL", "fr", "de", "en"} == set(body["term"]), term
        assert {"nl", "en"} <= set(body["explanation"]), term
        assert set(body["questions"]) <= set(QUESTIONS), term
    for pair in content["synonyms"].values():
        assert {"be", "nl", "fr", "de", "en"} <= set(pair)
        assert pair["same_law"] is False
