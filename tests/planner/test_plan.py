"""Plans: the law as it is beside the agreement, variants and assumed law; amounts that add up; jumps in words."""

from __future__ import annotations

import copy
import io
import random
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import grenswijzer
from grenswijzer.answers.language import LANGUAGES, language
from grenswijzer.calculation import calculate_values, law
from grenswijzer.engine.errors import NotLawError
from grenswijzer.law.types import Country
from grenswijzer.planner import Curve, Plan, edge_at, make_plan, shipped_variants, step_at
from grenswijzer.planner.words import say
from grenswijzer.situation import parse
from grenswijzer.situation.reader import read_document

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
NURSE = EXAMPLES / "2025-netherlands-home-day-belgium.yaml"
COUPLE = EXAMPLES / "2026-netherlands-couple-both-abroad.yaml"


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The nurse under the law and two variants, with and without the request."""
    return make_plan(NURSE, requests=(False, True), variants=("tax-34-days", "insurance-40-percent"))


def first_of(curve: Curve, state: Country) -> int:
    return next(point.home_days for point in curve.points if point.insurance_state is state)


def test_the_state_that_insures_moves_where_the_law_says(plan: Plan) -> None:
    without, with_it = plan.curves[:2]
    # 25% of 252 days is 63, 50% is 126
    assert (without.work_days, first_of(without, Country.NL), first_of(with_it, Country.NL)) == (252, 63, 126)
    # 40% of 252 days is 100.8
    assert first_of(plan.curves[4], Country.NL) == 101
    assert [curve.law.request for curve in plan.curves] == [False, True] * 3
    assert [curve.law.is_law for curve in plan.curves] == [True, True, False, False, False, False]


def test_a_variant_of_34_days_leaves_the_tax_until_then_and_nothing_else(plan: Plan) -> None:
    today, variant = plan.curves[0], plan.curves[2]
    assert [variant.at(days).values["nl_taxable_pay_share"] for days in (0, 1, 34)] == [0.0, 0.0, 0.0]
    assert today.at(34).values["nl_taxable_pay_share"] == pytest.approx(34 / 252)
    for days in (0, *range(35, 253, 7)):
        assert variant.at(days).net == today.at(days).net
    assert variant.at(34).insurance_state is Country.BE
    assert any(change.home_days == 35 for change in variant.cliffs)


def test_what_is_told_adds_up_to_what_is_left() -> None:
    for file in (NURSE, COUPLE, EXAMPLES / "2024-belgium-family-one-abroad.yaml"):
        job = "els.haven" if file is COUPLE else None
        for curve in make_plan(file, job).curves:
            for point in curve.points[::7]:
                amounts: dict[str, float] = {name: found or 0.0 for name, found in point.amounts.items()}
                levies = [name for name in amounts if name not in ("pay", "nl_compensation")]
                left = amounts["pay"] - sum(amounts[name] for name in levies) + amounts["nl_compensation"]
                assert point.net == pytest.approx(left, abs=0.005), (file.name, point.home_days)


@pytest.mark.parametrize(
    ("file", "path", "work_days", "months"),
    [
        ("2026-netherlands-couple-both-abroad.yaml", "els.haven", 200, 12),
        ("2025-netherlands-change-of-job.yaml", "an.brussel", 100, 6),
        ("2024-belgium-family-one-abroad.yaml", "bram.fabriek", 215, 12),
        ("brochure-2003-special-compensation.yaml", None, 180, 12),
    ],
)
def test_each_point_is_the_law_run_for_those_days(
    file: str, path: str | None, work_days: int, months: int
) -> None:
    chance = random.Random(file)
    mapping: dict[str, Any] = copy.deepcopy(dict(read_document(EXAMPLES / file).value))
    chosen = make_plan(mapping, path).first
    job = mapping["people"][chosen.person]["jobs"][chosen.job]
    home, employer = chosen.home.name, chosen.employer.name
    for _ in range(3):
        job["pay"]["salary"] = round(chance.uniform(12_000, 95_000), 2)
        job["work"] = {"counts": {employer: work_days}}
        curve = make_plan(mapping, path).first
        for days in chance.sample(range(work_days + 1), 5):
            split = {
                place: worked for place, worked in ((home, days), (employer, work_days - days)) if worked
            }
            spread = {
                "months_with_work": {place: min(months, worked) for place, worked in split.items()},
                "quarters_with_work": {place: min(months // 3, worked) for place, worked in split.items()},
            }
            job["work"] = {"counts": {**split, **spread}}
            anew = calculate_values(parse(mapping, law()))
            point = curve.at(days)
            assert point.net == anew.value("household_net_income")
            row = anew.household.names["spell"].index(f"{chosen.person}.{chosen.job}")
            while anew.household.names["spell"][row + 1 :][:1] == [f"{chosen.person}.{chosen.job}"]:
                row += 1
            for name in ("insurance_state", "be_taxable_pay_share", "nl_taxable_pay_share"):
                told = point.insurance_state if name == "insurance_state" else point.values[name]
                assert told == anew.value(name, row), (days, name)


def test_an_edge_by_itself_is_that_of_the_curve(plan: Plan) -> None:
    situation = parse(read_document(NURSE).value, law())
    edge = edge_at(situation, "an", "ziekenhuis", 63)
    (jump,) = [change for change in make_plan(NURSE).changes if change.home_days == 63]
    assert edge == jump
    assert edge.is_cliff
    assert edge.net == step_at(plan.curves[0], 63)
    assert "duty_employer_registers_in_nl" in edge.begin
    assert edge_at(situation, "an", "ziekenhuis", 150) is None
    for days in (0, 253):
        with pytest.raises(NotLawError, match="between 1 and 252"):
            edge_at(situation, "an", "ziekenhuis", days)


def test_sick_days_stay_as_told() -> None:
    mapping = copy.deepcopy(read_document(NURSE).value)
    job = mapping["people"]["an"]["jobs"]["ziekenhuis"]
    job["work"] = {"counts": {"BE": 190, "NL": 10, "absent": {"BE": 20}}}
    point = make_plan(mapping).first.at(10)
    # the pay is divided over days worked and days absent
    assert point.values["nl_taxable_pay_share"] == pytest.approx(10 / 220)


def test_part_timers_have_as_many_home_days_a_week_as_they_work() -> None:
    mapping = copy.deepcopy(read_document(NURSE).value)
    pattern = mapping["people"]["an"]["jobs"]["ziekenhuis"]["work"]["pattern"]
    del pattern["week"]["wed"], pattern["week"]["thu"]
    curve = make_plan(mapping).first
    assert curve.week_days == 3
    assert [days for days, _ in curve.per_week()] == [0, 1, 2, 3]
    assert curve.per_week()[-1][1].home_days == curve.work_days


def test_more_lines_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(NotLawError, match="8 curves were asked for; a plan has 6 at most"):
        make_plan(NURSE, requests=(False, True), variants=("tax-34-days",) * 3)


def test_every_variant_that_comes_along_can_be_planned_and_says_it_is_not_law() -> None:
    assert len(shipped_variants()) >= 4
    for name in shipped_variants():
        text = make_plan(NURSE, variants=(name,)).text("nl")
        assert "Geen geldend recht" in text
        headings = [line for line in text.splitlines() if line.startswith("Per week (")]
        assert [("geen geldend recht" in line) for line in headings] == [False, True]


def test_two_variants_at_once() -> None:
    both = make_plan(NURSE, variants=("tax-25-percent+insurance-40-percent",)).curves[1]
    assert len(both.law.variants) == 2
    assert first_of(both, Country.NL) == 101
    assert both.at(63).values["nl_taxable_pay_share"] == 0.0
    assert both.at(64).values["nl_taxable_pay_share"] == pytest.approx(64 / 252)


def test_a_variant_of_ones_own_with_a_mistake_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("name: mine\nfigures: {no_such_figure: {2025-01-01: {value: 3}}}\n")
    with pytest.raises(NotLawError, match="variant mine: there is no figure no_such_figure"):
        grenswijzer.plan(NURSE, variants=(tmp_path / "mine.yaml",))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "{salary: {label: {nl: a, en: a}, unit: EUR, values: {2025-01-01: {value: 3}}}}",
            "salary is in the law",
        ),
        ("{mine: {label: {nl: a, en: a}, unit: EUR}}", "new figure mine needs label, unit and values"),
        ("{mine: {unit: EUR, values: {2025-01-01: {value: 3}}}}", "mine: label is missing"),
    ],
)
def test_a_new_figure_with_a_mistake_is_named(tmp_path: Path, body: str, message: str) -> None:
    (tmp_path / "mine.yaml").write_text(f"name: mine\nnew_figures: {body}\n")
    with pytest.raises(NotLawError, match=message):
        make_plan(NURSE, variants=(tmp_path / "mine.yaml",))


def test_a_plan_of_a_corona_year_says_what_its_home_days_are() -> None:
    words = "geen thuisdagen door corona"
    assert words in make_plan(NURSE, year=2021).text("nl")
    assert words not in make_plan(NURSE).text("nl")


def test_what_cannot_be_decided_says_why_and_whom_to_ask() -> None:
    """In a corona year who works over 25% at home is asked how it was before; that duties end then nobody knows."""
    made = make_plan({**read_document(NURSE).value, "year": 2021})
    curve = made.first
    (stretch,) = curve.undecided
    # 25% of the 254 days of 2021 is 63.5
    assert (curve.work_days, stretch.first, stretch.last) == (254, 64, 254)
    (asked,) = stretch.questions
    assert asked.office is not None
    assert asked.office.key == "svb_bbz"
    open_values = [path for path, _ in asked.blocks]
    assert open_values[0] == "household_net_income"
    assert {path.rpartition(".")[2] for path in open_values} >= {"insurance_state", "employer_cost"}
    assert len(open_values) == len(set(open_values))
    change = next(one for one in curve.changes if one.home_days == 64)
    assert change.end == change.begin == ()
    assert set(curve.at(63).duties) <= {*curve.at(64).duties, *curve.at(64).undecided_duties}
    text = made.text("nl")
    assert "Van 64 tot en met 254 thuisdagen weten wij niet alles:" in text
    assert "Vraag het hier: SVB Bureau voor Belgische Zaken" in text
    (told,) = made.to_dict()["curves"][0]["undecided"]
    assert (told["first"], told["last"], told["questions"][0]["office"]["key"]) == (64, 254, "svb_bbz")
    assert not make_plan(NURSE).first.undecided


def test_which_job_is_asked_where_two_are_abroad() -> None:
    with pytest.raises(NotLawError, match=r"which job is meant\? known: els\.haven, joost\.bakkerij"):
        make_plan(COUPLE)
    # of two jobs, the one with an employer abroad
    assert make_plan(EXAMPLES / "2025-netherlands-change-of-job.yaml").first.job == "brussel"


def test_assumed_law_stands_in_every_table_and_row() -> None:
    plan = make_plan(EXAMPLES / "2026-belgium-engineer-in-netherlands.yaml", year=2027, assume=2026)
    assert plan.year == 2027
    assert {row["law"] for row in plan.rows()} == {"law of 2026, assumed for 2027"}
    assert "recht van 2026, aangenomen voor 2027" in plan.alt("nl")
    assert plan.to_dict()["curves"][0]["law"]["assumed_from"] == 2026


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_spreadsheet_of_all_days_is_in_words(code: str) -> None:
    made = grenswijzer.plan(NURSE)
    codes = set(made.rows()[0]) | {state.name for state in made.first.states.values()}
    sheet = load_workbook(io.BytesIO(made.workbook(code))).worksheets[0]
    titles, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    head = [str(title) for title in titles]
    assert len(set(head)) == len(head)
    english = {"employer_cost", "home_days"} if code == "en" else set()
    assert not ({name for name in codes if "_" in name} - english) & {name.replace(" ", "_") for name in head}
    assert [row[head.index(say(language(code), "net"))] for row in rows] == [
        point.net for point in made.first.points
    ]
    for row in rows:
        assert not [text for text in map(str, row) if text in codes or "duty_" in text or "needs_" in text]
