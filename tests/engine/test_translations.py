"""Texts of a law in other languages: found by their English, kept when they are written anew, read when asked for."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from engine.examplia import examplia, household
from grenswijzer.engine import translations
from grenswijzer.engine.kept_law import files_below
from grenswijzer.engine.plain import evaluate
from grenswijzer.engine.translating import english_texts, file_text, renewed, write
from grenswijzer.engine.translations import figure_texts, package_folder, read_entries, rule_texts

YAML = """
levels:
  home: {parent: null, label: {nl: huis, en: home}}
coverage: {2001: [all]}
sources: {code: {title: Code}}
inputs:
  income: {level: home, type: float, default: 0, label: {nl: inkomen, en: income}}
rules:
  tax: {nl: belasting, en: tax}
figures:
  rate:
    label: {nl: tarief, en: rate}
    unit: percent
    law: Code 1
    values:
      2001-01-01: {value: 10, source: code 1, status: seen, note: "printed as 1O"}
      2002-01-01: {missing: "not printed"}
"""
LAW = '''
from grenswijzer.engine.rule import rule


@rule(level="home", law="Code 1", unit="EUR/year", start="2001-01-01", output=True)
def tax(income: float, rate: float) -> float:
    """Tax: a share of income.

    None in a year of fire.
    """
    return income * rate
'''


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a small law package on disk."""
    name = f"town_{tmp_path.name}"
    (tmp_path / name).mkdir()
    for file, content in {"__init__": "", "types": "", "code": LAW}.items():
        (tmp_path / name / f"{file}.py").write_text(content)
    (tmp_path / name / "code.yaml").write_text(YAML)
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.invalidate_caches()
    assert name not in sys.modules
    return name


def test_a_text_is_found_by_its_english() -> None:
    toll, fixed = examplia().rules["bridge_toll"]
    assert rule_texts(toll) == {"en": "Toll for each sea day.", "nl": "Tol voor elke zeedag."}
    assert rule_texts(fixed) == {"en": "A fixed number of days' toll, whatever the trips."}


def test_a_note_on_a_figure_is_found_by_its_english() -> None:
    figure = examplia().figures["old_age_amount"]
    found = figure_texts("invented_country", figure, "the page is torn")
    assert found == {"en": "the page is torn", "nl": "de bladzijde is gescheurd"}
    assert figure_texts("invented_country", figure, "something else") == {"en": "something else"}


def test_files_are_written_in_the_order_of_the_law_and_keep_what_is_in_them(town: str) -> None:
    (path,) = write(package=town)
    assert [(entry["about"], entry["en"]) for entry in read_entries(path)] == [
        ("tax", "Tax: a share of income.\n\nNone in a year of fire."),
        ("rate", "printed as 1O"),
        ("rate", "not printed"),
    ]
    dutch = (
        'Belasting: een "deel" # van het inkomen.\n\nGeen in een jaar met brand, hoe dan ook: ' + "ja " * 60
    )
    path.write_text(path.read_text().replace('nl: ""', "nl: |-\n    " + dutch.replace("\n\n", "\n\n    "), 1))
    (path,) = write(package=town)
    assert read_entries(path)[0]["nl"] == dutch.strip()
    assert max(map(len, path.read_text().splitlines())) <= 120
    assert write(package=town) == []


def test_a_part_of_the_law_is_a_folder_or_a_file(town: str) -> None:
    assert write("other", town) == []
    assert len(write("code", town)) == 1


def test_texts_of_a_file_that_is_gone_go(town: str) -> None:
    gone = package_folder(town) / "texts" / "gone.yaml"
    gone.parent.mkdir()
    gone.write_text("[]\n")
    write(package=town)
    assert not gone.exists()


def test_a_changed_text_waits_with_what_it_was() -> None:
    before = [
        {"about": "a, b", "en": "Old.", "nl": "Oud.", "fr": "Vieux.", "de": "Alt."},
        {"about": "c", "en": "Gone.", "nl": "Weg.", "fr": "", "de": ""},
        {"about": "d", "en": "Same.", "nl": "Zelfde.", "fr": "", "de": ""},
    ]
    texts = {"Same.": ["d"], "New.": ["b"], "Other.": ["e"]}
    after = renewed(before, texts)
    was = {"en": "Old.", "nl": "Oud.", "fr": "Vieux.", "de": "Alt."}
    assert after == [
        {"about": "d", "en": "Same.", "nl": "Zelfde.", "fr": "", "de": ""},
        {"about": "b", "en": "New.", "nl": "", "fr": "", "de": "", "was": was},
        {"about": "e", "en": "Other.", "nl": "", "fr": "", "de": ""},
    ]
    # until somebody takes it away
    assert renewed(after, texts) == after
    assert file_text("x", after).count("was:") == 1


def test_every_text_of_the_law_has_a_place() -> None:
    texts = english_texts(examplia())
    assert {path.name for path in texts} == {"law.yaml", "examplia.yaml"}
    known = {text for file in texts.values() for text in file}
    assert {rule_texts(rule)["en"] for rules in examplia().rules.values() for rule in rules} <= known


def test_no_law_is_made_of_them_and_no_answer_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise AssertionError(path)

    monkeypatch.setattr(translations, "read_all_yaml", refuse)
    folder = package_folder("invented_country")
    assert (folder / "texts" / "law.yaml").is_file()
    assert not [path for path, _ in files_below(folder) if "texts" in Path(path).parts]
    assert evaluate(examplia(), 2001, household()).value("home_levy") > 0
