"""A rule that holds alike for several rows of a table is written once, and comes out as if it were written for each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engine.conftest import Load
from grenswijzer.engine import language, translations
from grenswijzer.engine.building import build
from grenswijzer.engine.errors import LawError
from grenswijzer.engine.rule import NEVER, each
from grenswijzer.engine.system import LawSystem
from grenswijzer.engine.tables import read_tables
from grenswijzer.engine.translating import english_texts
from grenswijzer.engine.translations import rule_texts

TYPES = """
from enum import IntEnum


class Coast(IntEnum):
    NONE = 0
    EAST = 1
    WEST = 2
    ELSEWHERE = 3
"""
YAML = """
levels:
  home: {parent: null, label: {nl: huis, en: home}}
coverage: {2001: [all], 2002: [all]}
sources: {code: {title: Code}}
offices: {}
each:
  COAST:
    east:
      coast: EAST
      name: {nl: oost, en: the east}
      landing: &landing [{law: Code 1, start: 2001-01-01, end: 2001-12-31}, {law: Code 2, start: 2002-01-01, end: open}]
      counts_night: true
    west:
      coast: WEST
      name: {nl: west, en: the west}
      landing: {law: Code 3, start: 2001-01-01, end: open}
      counts_night: night_counts
    far:
      coast: ELSEWHERE
      name: {nl: ver weg, en: far away}
  NEAR_COAST: {of: COAST, without: [far]}
  ROUTE:
    east_west: {one: {COAST: east}, other: {COAST: west}, toll: {law: Code 5}}
inputs:
  boats_east: {level: home, type: float, default: 0, unit: boats, label: {nl: boten, en: boats}}
  boats_west: {level: home, type: float, default: 0, unit: boats, label: {nl: boten, en: boats}}
  boats_far: {level: home, type: float, default: 0, unit: boats, label: {nl: boten, en: boats}}
  night_boats: {level: home, type: float, default: 0, unit: boats, label: {nl: nachtboten, en: night boats}}
  night_counts: {level: home, type: bool, default: false, label: {nl: nacht telt, en: night counts}}
  lives_at: {level: home, type: Coast, default: NONE, label: {nl: kust, en: coast}}
rules:
  boats_landed_COAST: {nl: "boten in {name}", en: "boats in {name}"}
  boats_at_home: {nl: boten thuis, en: boats at home}
  boats_near: {nl: boten dichtbij, en: boats near}
  busiest_coast: {nl: drukste kust, en: busiest coast}
  toll_ROUTE: {nl: "tol {one_name}-{other_name}", en: "toll {one_name}-{other_name}"}
figures:
  toll_rate_ROUTE:
    each: ROUTE.toll
    label: {nl: "tarief {one_name}-{other_name}", en: "rate {one_name}-{other_name}"}
    unit: EUR/boat
    law: "{law}"
    values:
      east_west: {2001-01-01: {value: 3, source: code 5, status: seen, end: open}}
"""
LAW = '''
from grenswijzer.engine.rule import each, rule
from tiny.types import Coast


@rule(level="home", law="{law}", unit="boats", start="{start}", end="{end}", each="COAST.landing", output=True)
def boats_landed_COAST(boats_COAST: float, night_boats: float, counts_night: bool) -> float:
    """Boats landed in {name} (boten in {name:nl})."""
    if counts_night:
        return boats_COAST + night_boats
    return boats_COAST


@rule(level="home", law="Code 4", unit="boats", start="2001-01-01", output=True)
def boats_at_home(lives_at: Coast, boats_COAST: float) -> float:
    """Boats where the household lives."""
    for coast in each("COAST", Coast):
        if lives_at == coast:
            return boats_COAST
    return 0.0


@rule(level="home", law="Code 4", unit="boats", start="2001-01-01", output=True)
def boats_near(boats_NEAR_COAST: float) -> float:
    """Boats on the near coasts."""
    boats = 0.0
    for _coast in each("NEAR_COAST", Coast):
        boats = boats + boats_NEAR_COAST
    return boats


@rule(level="home", law="Code 4", start="2001-01-01", output=True)
def busiest_coast(boats_COAST: float) -> Coast:
    """The coast with the most boats, the first of several."""
    most = 0.0
    found = Coast.NONE
    for coast in each("COAST", Coast):
        if boats_COAST > most:
            most = boats_COAST
            found = coast
    return found


@rule(level="home", law="{law}", unit="EUR", start="2001-01-01", output=True, each="ROUTE.toll")
def toll_ROUTE(
    lives_at: Coast, one_coast: Coast, other_coast: Coast, boats_near: float, toll_rate_ROUTE: float
) -> float:
    """Toll between {one_name} and {other_name}."""
    if lives_at == one_coast or lives_at == other_coast:
        return boats_near * toll_rate_ROUTE
    return 0.0
'''


def test_what_comes_out_is_what_one_would_write_by_hand(load: Load) -> None:
    system = load(YAML, LAW, TYPES)
    assert set(system.rules) == {
        "boats_landed_east",
        "boats_landed_west",
        "boats_at_home",
        "boats_near",
        "busiest_coast",
        "toll_east_west",
    }
    east = system.rules["boats_landed_east"]
    assert [(rule.law, rule.start, rule.end) for rule in east] == [
        ("Code 1", date(2001, 1, 1), date(2001, 12, 31)),
        ("Code 2", date(2002, 1, 1), NEVER),
    ]
    assert east[0].text == "Boats landed in the east (boten in oost)."
    assert list(east[0].arguments) == ["boats_east", "night_boats"]
    # a row may leave it to another value
    assert list(system.rules["boats_landed_west"][0].arguments) == [
        "boats_west",
        "night_boats",
        "night_counts",
    ]
    assert list(system.rules["boats_near"][0].arguments) == ["boats_east", "boats_west"]
    assert system.labels["boats_landed_west"] == {"nl": "boten in west", "en": "boats in the west"}
    assert system.labels["toll_east_west"] == {"nl": "tol oost-west", "en": "toll the east-the west"}
    assert system.figures["toll_rate_east_west"].law == "Code 5"
    for texts in system.rules.values():
        for text in texts:
            language.check(text)
            assert text.place.endswith(f"law.py:{text.line}")
    build(system, 2001)
    build(system, 2002)


def test_the_rules_compute_what_they_say(load: Load) -> None:
    system = load(YAML, LAW, TYPES)
    coast = system.inputs["lives_at"].enum
    assert coast is not None
    call = {name: texts[0].function for name, texts in system.rules.items()}
    assert call["boats_landed_east"](2.0, 5.0) == 7.0
    assert call["boats_landed_west"](2.0, 5.0, False) == 2.0
    assert [call["boats_at_home"](member, 1.0, 2.0, 3.0) for member in coast] == [0.0, 1.0, 2.0, 3.0]
    assert call["boats_near"](1.0, 2.0) == 3.0
    assert call["busiest_coast"](2.0, 4.0, 4.0) is coast["WEST"]
    assert [call["toll_east_west"](member, 2.0, 3.0) for member in coast] == [0.0, 6.0, 6.0, 0.0]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'each="COAST.landing"',
            'each="SHORE.landing"',
            r"law\.py:6: .*no table SHORE .* only COAST, ROUTE, NEAR_COAST",
        ),
        ('each="COAST.landing"', 'each="COAST.mooring"', r"law\.py:6: .*no row of COAST has mooring"),
        (
            "in {name} (",
            "in {nam} (",
            r"law\.py:6: boats_landed_COAST: there is no text {nam} in row east of COAST",
        ),
        ("{name:nl}", "{name:fr}", r"{name} is not there in fr in row east of COAST"),
        (
            "def boats_landed_COAST",
            "def boats_landed",
            r"law\.py:6: boats_landed: COAST must stand in the name",
        ),
        (
            "def boats_near(boats_NEAR_COAST",
            "def boats_near(boats_COAST",
            r"boats_COAST stands outside each\(",
        ),
        (
            "def boats_near(boats_NEAR_COAST",
            "def boats_near(boats_SHORE",
            r"boats_SHORE holds no table of each:",
        ),
        ("def boats_near(", "def boats_near_COAST(", r"boats_near_COAST stands outside each\("),
        ('each("NEAR_COAST", Coast)', "(0, 1)", r"a rule loops with: for state in each\("),
        ('for coast in each("COAST"', 'for shore in each("COAST"', r"row east of COAST does not say shore"),
        (
            "counts_night: bool",
            "counts_night: float",
            r"counts_night of row east of COAST is True, which is no float",
        ),
        ("found = coast\n", "coast = found\n", r"coast is a column of COAST, and cannot be assigned"),
        ("def boats_landed_COAST(", "def toll_COAST(", r"toll_east needs a label"),
        (
            "def boats_at_home(lives_at",
            "def boats_landed_west(lives_at",
            r"boats_landed_west is also law on 2001-01-01 at .*law\.py:",
        ),
    ],
)
def test_a_wrong_template_is_refused(load: Load, old: str, new: str, message: str) -> None:
    assert old in LAW
    with pytest.raises(LawError, match=message):
        load(YAML, LAW.replace(old, new), TYPES)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("coast: WEST", "coast: SOUTH", r"coast of row west of COAST is SOUTH, which is no member of Coast"),
        ("{COAST: west}", "{COAST: south}", r"each: ROUTE: east_west: other: there is no row south of COAST"),
        (
            "without: [far]",
            "without: [south]",
            r"each: NEAR_COAST: COAST has the rows east, west, far, not all of south",
        ),
        ("NEAR_COAST: {of", "near: {of", r"each: near is no table: a name in capitals"),
        ("    far:\n", "    no:\n", r"each: COAST: False is no row"),
        (
            'en: "boats in {name}"',
            'en: "boats in {nam}"',
            r"rules: boats_landed_COAST: en: there is no text {nam}",
        ),
        ("{nl: west, en: the west}", "{nl: west}", r"_name} is not there in en in row east_west of ROUTE"),
        (
            "      east_west: {2001",
            "      west_east: {2001",
            r"toll_rate_ROUTE: (east_west has no|west_east has) values",
        ),
        ("each: ROUTE.toll\n", "each: ROUTES.toll\n", r"toll_rate_ROUTE: there is no table ROUTES"),
        ("  toll_rate_ROUTE:", "  toll_rate:", r"toll_rate: the name of ROUTE must stand in it"),
        ("landing: &landing [", "landing: 1\n      mooring: [", r"landing of row east of COAST is no part"),
    ],
)
def test_a_wrong_table_is_refused(load: Load, old: str, new: str, message: str) -> None:
    assert old in YAML
    with pytest.raises(LawError, match=message):
        load(YAML.replace(old, new), LAW, TYPES)


def test_a_column_is_told_once() -> None:
    with pytest.raises(LawError, match=r"b\.yaml: each: COAST: east: coast is told twice"):
        read_tables(
            [("a.yaml", {"COAST": {"east": {"coast": "A"}}}), ("b.yaml", {"COAST": {"east": {"coast": "B"}}})]
        )


def test_a_label_of_its_own_goes_before_the_one_of_all(load: Load) -> None:
    own = YAML.replace("figures:\n", "  boats_landed_west: {nl: eigen, en: own}\nfigures:\n", 1)
    system = load(own, LAW, TYPES)
    assert system.labels["boats_landed_west"]["nl"] == "eigen"
    assert system.labels["boats_landed_east"]["nl"] == "boten in oost"


def test_a_text_is_translated_once_for_all_rows(load: Load, tmp_path: Path) -> None:
    system = load(YAML, LAW, TYPES)
    east = system.rules["boats_landed_east"][0]
    english = "Boats landed in {name} (boten in {name:nl})."
    assert english_texts(system)[tmp_path / "tiny" / "texts" / "law.yaml"][english] == [
        "boats_landed_east",
        "boats_landed_west",
    ]
    assert rule_texts(east) == {"en": "Boats landed in the east (boten in oost)."}
    (tmp_path / "tiny" / "texts").mkdir()
    translated = f'- {{about: all, en: "{english}", nl: "Boten in {{name}}."}}'
    (tmp_path / "tiny" / "texts" / "law.yaml").write_text(translated)
    translations._texts.cache_clear()
    assert rule_texts(east)["nl"] == "Boten in oost."


def test_the_loop_is_no_function_to_call() -> None:
    with pytest.raises(TypeError, match="written out with the law"):
        each("COAST", int)


def test_the_law_says_a_rule_once() -> None:
    system = LawSystem.load("grenswijzer.law")
    places = {system.rules[f"eu_minutes_{key}"][0].place for key in system.tables.rows["STATE"]}
    assert len(places) == 1
    assert not [name for name in (*system.rules, *system.labels, *system.figures) if name != name.lower()]
