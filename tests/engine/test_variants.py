"""Policy variants: another law beside the law, which stays as it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engine.examplia import examplia, household
from grenswijzer.engine.errors import LawError
from grenswijzer.engine.plain import evaluate
from grenswijzer.engine.variants import changed_figure, load_variant

HIGHER_LEVY = """
name: Levy of 10% from October
figures:
  boat_levy_rate:
    2001-08-01: {value: 10}
"""
FREE_BRIDGE = """
name: A toll on every boat
rules: toll.py
"""
TOLL = '''
from grenswijzer.engine.rule import rule


@rule(level="islander", law="proposal", unit="EUR/year", start="2001-01-01")
def bridge_toll(toll_per_day: float, sum_boat_levy: float) -> float:
    """Toll with the levies on top."""
    return toll_per_day + sum_boat_levy
'''


def write(folder: Path, text: str) -> Path:
    path = folder / "variant.yaml"
    path.write_text(text)
    (folder / "toll.py").write_text(TOLL)
    return path


def test_a_changed_figure_holds_from_its_own_date(tmp_path: Path) -> None:
    changed = load_variant(write(tmp_path, HIGHER_LEVY), examplia())
    found = evaluate(changed, 2001, household())
    # the first boat stopped in June at 1%, the second starts on 1 August at 10%
    assert found.values[found.graph.names["boat_levy"]] == [60.0, 200.0]
    assert evaluate(examplia(), 2001, household()).value("boat_levy", 1) == 40.0
    assert changed.variants == ("Levy of 10% from October",)
    assert changed.cut_dates(2001) == (date(2001, 7, 1), date(2001, 8, 1))
    assert changed.figures["boat_levy_rate"].at(date(2002, 5, 1)).numbers == (0.1,)  # type: ignore[union-attr]


def test_two_variants_combine(tmp_path: Path) -> None:
    levy = load_variant(write(tmp_path, HIGHER_LEVY), examplia())
    both = load_variant(write(tmp_path, FREE_BRIDGE), levy)
    found = evaluate(both, 2001, household())
    # Bo: 1,800 -> 100 + 20% of 800 = 260; toll 3.35 + 200
    assert found.value("fish_tax", 1) == pytest.approx(56.65, abs=1e-9)
    assert both.variants == ("Levy of 10% from October", "A toll on every boat")
    assert levy.rules["bridge_toll"] == examplia().rules["bridge_toll"]


def test_a_replaced_rule_takes_the_place_of_the_texts_on_its_days(tmp_path: Path) -> None:
    path = write(tmp_path, FREE_BRIDGE)
    (tmp_path / "toll.py").write_text(TOLL.replace("2001-01-01", "2001-12-31"))
    texts = load_variant(path, examplia()).rules["bridge_toll"]
    assert [(text.start, text.end.year) for text in texts] == [
        (date(2001, 1, 1), 2001),
        (date(2001, 12, 31), 9999),
    ]
    assert texts[0].end == date(2001, 12, 30)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: x\nfigure: {}", "unknown key 'figure'"),
        ("figures: {}", "a variant is a mapping with a name"),
        ("name: x\nfigures: {boat_rate: {2001-01-01: {value: 1}}}", "there is no figure boat_rate"),
        ("name: x\nfigures: {boat_levy_rate: {2001-01-01: {value: much}}}", "a number is needed, not 'much'"),
        ("name: x\nrules: none.py", "there is no such file"),
    ],
)
def test_a_wrong_variant_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(LawError, match=message):
        load_variant(write(tmp_path, text), examplia())


def test_a_rule_that_leaves_the_language_or_replaces_nothing_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, FREE_BRIDGE)
    (tmp_path / "toll.py").write_text(TOLL.replace("return toll_per_day +", "return 2 * toll_per_day +"))
    with pytest.raises(LawError, match="the number 2 belongs in the YAML"):
        load_variant(path, examplia())
    (tmp_path / "toll.py").write_text(TOLL.replace("def bridge_toll", "def ferry_toll"))
    with pytest.raises(LawError, match="ferry_toll replaces nothing"):
        load_variant(path, examplia())


def test_a_changed_figure_keeps_its_past() -> None:
    figure = changed_figure(examplia(), "fish_scale", {date(2002, 1, 1): {"value": [[0, 50]]}}, "flat")
    assert figure.at(date(2001, 5, 5)).raw == [[0, 10], [1000, 20], [5000, 40]]  # type: ignore[union-attr]
    assert figure.at(date(2030, 1, 1)).numbers[:3] == (0.0, 0.5, 0.0)  # type: ignore[union-attr]
