"""What a law package may not hold is refused when it is loaded or its graph is built, with file and line."""

from __future__ import annotations

import pytest

from engine.conftest import Load
from grenswijzer.engine.building import build
from grenswijzer.engine.errors import LawError

YAML = """
levels:
  home: {parent: null, label: {nl: huis, en: home}}
  person: {parent: home, label: {nl: persoon, en: person}}
coverage: {2001: [all]}
sources: {code: {title: Code}}
offices: {}
inputs:
  income: {level: person, type: float, default: 0, label: {nl: inkomen, en: income}}
rules:
  tax: {nl: belasting, en: tax}
figures:
  rate:
    label: {nl: tarief, en: rate}
    unit: percent
    law: Code 1
    values:
      2001-01-01: {value: 10, source: code 1, status: seen}
"""
LAW = '''
from grenswijzer.engine.rule import referral, rule, view


@rule(level="person", law="Code 1", unit="EUR/year", start="2001-01-01", output=True)
def tax(income: float, rate: float) -> float:
    """Tax."""
    return income * rate
'''


def test_the_tiny_law_is_fine(load: Load) -> None:
    graph = build(load(YAML, LAW), 2001)
    assert list(graph.outputs) == ["tax"]


MORE = '''

@rule(level="person", law="Code 2", unit="EUR/year", start="2001-01-01")
def {head}:
    """Text."""
    {body}
'''


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "income: float, rate",
            "incom: float, rate",
            r"law\.py:5: tax: there is no incom; did you mean income",
        ),
        ("rate: float", "rate: bool", r"rate is a figure of shape number"),
        ("income: float", "income: int", r"income is float, not int"),
        ("income: float", "income", r"argument income has no type"),
        ('level="person"', 'level="persom"', r"law\.py:5: tax: there is no level persom"),
        ('level="person"', 'level="home"', r"income has level person; bring it to home with sum_"),
        ('start="2001-01-01"', 'start="2001-01-01", end="2000-01-01"', r"tax ends before it starts"),
        ('"""Tax."""', '""""""', r"tax needs a docstring and an article"),
        (
            "income: float, rate",
            "sum_income: float, rate",
            r"sum_income has level person, which is not below person",
        ),
        ("income: float, rate", "partner_income: float, rate", r"level person has no partners"),
        ("income: float, rate", "tax: float, rate", r"tax needs itself: tax -> tax"),
    ],
)
def test_a_wrong_rule_is_refused(load: Load, old: str, new: str, message: str) -> None:
    with pytest.raises(LawError, match=message):
        build(load(YAML, LAW.replace(old, new)), 2001)


def test_an_output_of_another_year_is_not_asked_for(load: Load) -> None:
    assert build(load(YAML, LAW.replace('start="2001', 'start="2002')), 2001).outputs == {}


def test_a_rule_no_output_reaches_is_refused(load: Load) -> None:
    law = LAW + MORE.format(head="idle(income: float) -> float", body="return income")
    yaml = YAML.replace("rules:", "rules:\n  idle: {nl: los, en: idle}")
    with pytest.raises(LawError, match=r"law\.py:\d+: no output reaches idle in 2001"):
        build(load(yaml, law), 2001)


def test_two_texts_on_one_day_are_refused(load: Load) -> None:
    law = LAW + MORE.format(head="tax(income: float) -> float", body="return income")
    with pytest.raises(LawError, match=r"law\.py:\d+: tax is also law on 2001-01-01 at .*law\.py:5"):
        load(YAML, law)


def test_a_cycle_through_others_names_the_way(load: Load) -> None:
    law = LAW.replace("income: float, rate", "base: float, rate")
    law = law.replace("income * rate", "base * rate")
    law += MORE.format(head="base(income: float, tax: float) -> float", body="return income - tax")
    yaml = YAML.replace("rules:", "rules:\n  base: {nl: grondslag, en: base}")
    with pytest.raises(LawError, match=r"tax needs itself: tax -> base -> tax"):
        build(load(yaml, law), 2001)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("source: code 1, ", "", r"tiny\.yaml: rate 2001-01-01: value, source and status"),
        ("source: code 1", "source: hearsay", r"source 'hearsay' is neither a name"),
        ("status: seen", "status: sure", r"value, source and status"),
        ("value: 10", "value: ten", r"rate 2001-01-01: a number is needed, not 'ten'"),
        ("value: 10,", "valeu: 10,", r"unknown key 'valeu'"),
        ("2001-01-01:", "first of may:", r"'first of may' is not a date"),
        ("unit: percent", "unit: percent\n    shape: heap", r"shape is one of number, scale, table"),
        ("unit: percent", "unit: percent\n    shape: scale", r"a scale has one to 8 rows"),
        ("en: tax}", "fr: impôt}", r"law\.py:5: tax needs a label in nl and en"),
        ("2001-01-01: {value", "2000-01-01: {value", r"figure rate has no value on 2001-01-01"),
        ("rules:\n", "rules:\n  gone: {nl: weg, en: gone}\n", r"gone has a label but no such rule"),
        ("level: person, type: float", "level: perso, type: float", r"input income: there is no level perso"),
    ],
)
def test_a_wrong_yaml_is_refused(load: Load, old: str, new: str, message: str) -> None:
    assert old in YAML
    with pytest.raises(LawError, match=message):
        build(load(YAML.replace(old, new), LAW), 2001)


def test_a_view_of_nothing_is_refused(load: Load) -> None:
    law = LAW + '\nIF = view("if", replaces={"nothing": "income"}, law="Code 3")\n'
    with pytest.raises(LawError, match="view if: there is no nothing"):
        load(YAML, law)


def test_a_referral_to_no_office_is_refused(load: Load) -> None:
    law = LAW + (
        '\n\n@referral(blocks="tax", office="nowhere", level="person", law="Code 4", start="2001-01-01")\n'
        'def is_strange(income: float) -> bool:\n    """Strange."""\n    return income < 0\n'
    )
    with pytest.raises(LawError, match="is_strange: there is no office nowhere"):
        load(YAML, law)
