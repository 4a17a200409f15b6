"""The parts of the result page: money that adds up per country, sentences, thresholds in days, one home day more."""

from __future__ import annotations

import dataclasses
import re
from decimal import Decimal
from pathlib import Path

import pytest

import grenswijzer
from grenswijzer.answers.blocks import Table
from grenswijzer.answers.language import LANGUAGES
from grenswijzer.answers.language import language as written_in
from grenswijzer.answers.thresholds import threshold_section
from grenswijzer.web.languages import message
from grenswijzer.web.pages.edges import Edge, edges, one_day
from grenswijzer.web.pages.money import money
from grenswijzer.web.pages.result import page_words
from grenswijzer.web.pages.sentence import paragraphs
from grenswijzer.web.pages.todo import to_do

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
EXAMPLES = [path for path in EXAMPLES if "year" in (grenswijzer.read(path) or {})]


def cents(text: str) -> Decimal:
    """An amount written in Dutch."""
    return Decimal(re.sub(r"[€\s.]", "", text).replace(",", ".") or "0")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_column_adds_up_to_the_cent_by_country(path: Path) -> None:
    result = grenswijzer.calculate(path)
    tables, _ = money(result, page_words("nl"))
    assert tables
    titles = {node.title for node in result.evaluation.graph.nodes}
    for table in tables:
        for column in range(len(table.columns)):
            group, groups, rest = Decimal(0), Decimal(0), Decimal(0)
            for line in table.lines:
                if line.kind == "group":
                    group = Decimal(0)
                    continue
                amount = cents(line.amounts[column].text)
                if line.kind == "part":
                    group += amount
                    groups += amount
                elif line.kind == "sum":
                    assert amount == group, (line.label, table.columns[column])
                elif line.kind == "rounding":
                    rest = amount
                else:
                    assert amount == groups + rest, table.columns[column]
        linked = [amount for line in table.lines for amount in line.amounts if amount.title]
        assert linked
        assert {amount.title for amount in linked} <= titles


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_is_said_in_sentences(path: Path, language: str) -> None:
    said = list(paragraphs(grenswijzer.calculate(path), page_words(language)))
    assert said
    assert all(text[0].isupper() or text[0].isdigit() for text in said)
    assert all(text.endswith(".") for text in said)


def test_the_sentences_say_who_taxes_and_insures() -> None:
    path = next(path for path in EXAMPLES if path.stem == "2025-netherlands-two-home-days-request")
    text = " ".join(paragraphs(grenswijzer.calculate(path), page_words("nl")))
    assert "U bent verzekerd in België." in text
    assert re.search(r"België belast 60,\d% van uw loon en Nederland 39,\d%\.", text)


def told(residence: str, employer: str, work: str, **job: object) -> dict[str, object]:
    """Somebody with one job, all of it in one country."""
    body = {"employer_state": employer, "pay": {"salary": 40000}, "work": {"counts": {work: 200}}, **job}
    return {"birth_date": "1985-03-04", "residence_state": residence, "jobs": {"baan": body}}


def said(situation: dict[str, object], language: str = "nl") -> list[str]:
    return list(paragraphs(grenswijzer.calculate(situation), written_in(language)))


def test_who_crosses_the_border_is_told_so_also_beside_a_partner_who_does_not() -> None:
    """A resident of Belgium whose pay is all Dutch was taken for somebody who stays at home."""
    people = {"an": told("BE", "NL", "NL"), "jef": told("BE", "BE", "BE")}
    found = said({"year": 2025, "civil_status": "married", "people": people})
    assert found[1:] == ["Nederland belast uw loon.", "U bent verzekerd in Nederland."]


@pytest.mark.parametrize(
    ("language", "sentence", "together"),
    [
        ("nl", "België belast het loon van uw partner.", "u en uw partner samen"),
        ("en", "Belgium taxes your partner's pay.", "you and your partner together"),
        ("fr", "La Belgique impose le salaire de votre partenaire.", "à vous et à votre partenaire"),
        ("de", "Belgien besteuert den Lohn von Ihrem Partner.", "Ihnen und Ihrem Partner"),
    ],
)
def test_a_partner_without_a_name_is_your_partner(language: str, sentence: str, together: str) -> None:
    people = {"ik": told("NL", "NL", "NL"), "partner": told("NL", "BE", "BE")}
    found = said({"year": 2025, "civil_status": "married", "people": people}, language)
    assert sentence in found
    assert together in found[0]


def test_periods_of_one_job_are_one_share_of_the_year() -> None:
    """The corona agreement cuts a job into periods; that is no change of who taxes."""
    person = told("NL", "BE", "BE")
    week = {"mon": "BE", "tue": "BE", "wed": "NL", "thu": "NL", "fri": "NL"}
    job = {"employer_state": "BE", "pay": {"salary": 40000}, "work": {"pattern": {"week": week}}}
    person["jobs"] = {"baan": {**job, "telework": {"home_work_before_covid": "substantial"}}}
    result = grenswijzer.calculate({"year": 2020, "people": {"an": person}})
    assert len(result.position) > 1
    sentence = list(paragraphs(result, page_words("nl")))[1]
    found = re.fullmatch(r"België belast (\d+,\d)% van uw loon en Nederland (\d+,\d)%\.", sentence)
    assert found is not None, sentence
    be, nl = (float(text.replace(",", ".")) for text in found.groups())
    assert be + nl == pytest.approx(100)
    days = {
        state: sum(one.value for one in result.outputs if one.name == f"pay_days_{state}")
        for state in ("be", "nl")
    }
    assert be / 100 == pytest.approx(days["be"] / sum(days.values()), abs=0.005)


def test_a_job_of_a_part_of_the_year_insures_in_that_part() -> None:
    part = said({"year": 2025, "people": {"an": told("NL", "BE", "BE", start="2025-05-15")}})
    assert part[-1].startswith("Dat geldt zolang u werkt.")
    assert not said({"year": 2025, "people": {"an": told("NL", "BE", "BE")}})[-1].startswith("Dat geldt")
    # insured where one lives anyhow
    home = said({"year": 2025, "people": {"an": told("NL", "NL", "NL", start="2025-05-15")}})
    assert not home[-1].startswith("Dat geldt")


def test_a_threshold_of_two_jobs_together_is_said_once_and_without_the_days_of_one() -> None:
    """Two jobs at a time share one working time: 16 days of the one and 5 of the other were both wrong."""
    shop = {"employer_state": "NL", "pay": {"salary": 4200}}
    shop["work"] = {"pattern": {"week": {"thu": "NL"}, "minutes": 240}}
    person = told("NL", "BE", "BE")
    clinic = {"employer_state": "BE", "pay": {"salary": 27000}}
    clinic["work"] = {"pattern": {"week": {"mon": "BE", "tue": "BE", "wed": "BE"}}}
    person["jobs"] = {"ziekenhuis": clinic, "winkel": shop}
    result = grenswijzer.calculate({"year": 2025, "people": {"an": person}})
    (edge,) = [one for one in edges(result, page_words("nl")) if one.title.startswith("25%")]
    assert edge.place == "an, ziekenhuis; an, winkel"
    assert edge.days == ""


@pytest.mark.parametrize(
    ("path", "language", "words"),
    [
        ("child2", "nl", "kind 2"),
        ("An.benefit1", "fr", "An, prestation 1"),
        ("An.kantoor", "de", "An, kantoor"),
        ("An.baan2", "nl", "An, baan2"),
    ],
)
def test_a_row_with_only_a_number_is_said_in_words(path: str, language: str, words: str) -> None:
    assert page_words(language).place(path) == words


def test_the_days_that_are_left_fit_below_the_threshold_and_one_more_does_not() -> None:
    """Moving just as many days home stays below 25%; the next day reaches it."""
    situation = grenswijzer.read(
        next(path for path in EXAMPLES if path.stem == "2025-netherlands-home-day-belgium")
    )
    result = grenswijzer.calculate(situation)
    edge = next(one for one in edges(result, page_words("en")) if "25%" in one.here)
    left, total = (int(number) for number in re.findall(r"\d+", edge.days)[:2])
    home = round(sum(v.value for v in result.outputs if v.name == "pay_days_nl"))
    assert (home + left) / total < 0.25 <= (home + left + 1) / total


def at(home_days: int, work_days: int) -> grenswijzer.Result:
    """Somebody who lives in the Netherlands and works for a Belgian employer, with so many days of telework."""
    work = {"counts": {"BE": work_days - home_days, "NL": home_days}}
    job = {
        "employer_state": "BE",
        "pay": {"salary": 40000},
        "work": work,
        "work_place": {"home_work_regularity": "monthly"},
    }
    an = {"birth_date": "1985-03-04", "residence_state": "NL", "jobs": {"uz": job}}
    return grenswijzer.calculate({"year": 2026, "people": {"an": an}})


def edge_of(result: grenswijzer.Result, language: str, name: str) -> Edge:
    return next(one for one in edges(result, page_words(language)) if one.node.startswith(name))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("home_days", "name"),
    [
        (55, "distance_to_substantial_part"),  # 25% of 220: a quarter is a substantial part
        (110, "distance_to_half_telework"),  # 50%: the agreement is for less
    ],
)
def test_exactly_at_an_edge_says_what_that_means(home_days: int, name: str, language: str) -> None:
    result = at(home_days, 220)
    (found,) = [one for one in result.thresholds if one.name == name]
    assert (found.is_at_edge, found.is_passed) == (True, True)
    edge = edge_of(result, language, name)
    words = page_words(language)
    limit = words.value(found.edge, found.unit, float)
    assert edge.left == message(language, "result.edge_exactly_passed", edge=limit)
    assert edge.left.count(limit) == 2
    assert (edge.is_passed, edge.days) == (True, "")
    (table,) = next(threshold_section(result, words)).blocks
    assert isinstance(table, Table)
    (row,) = [row for row in table.rows if row.name == name]
    assert row.cells[-1].text == words.say("threshold_exactly_passed")
    # one that must be reached is reached there, and one that may be used up may be used up
    for is_floor in (True, False):
        assert not dataclasses.replace(found, is_floor=is_floor, is_open=False).is_passed


def test_at_a_quarter_the_state_of_residence_insures() -> None:
    """What is said at the edge is what the law does there."""
    for days, insures in ((54, "BE"), (55, "NL")):
        states = {value.value.name for value in at(days, 220).outputs if value.name == "insurance_state"}
        assert states == {insures}


def test_the_day_that_reaches_an_open_edge_is_not_left() -> None:
    left = edge_of(at(54, 220), "en", "distance_to_substantial_part")
    assert not left.is_passed
    assert re.findall(r"\d+", left.days)[0] == "0"


def test_one_home_day_more_is_what_the_planner_says() -> None:
    situation = grenswijzer.read(
        next(path for path in EXAMPLES if path.stem == "2025-netherlands-home-day-belgium")
    )
    result, words = grenswijzer.calculate(situation), page_words("nl")
    (found,) = one_day(grenswijzer.checked_situation(situation), result, words)
    assert [day.is_now for day in found.days] == [False, True, False]
    curve = grenswijzer.plan(situation)
    points = {point.home_days: point for point in curve.points}
    for day in found.days:
        assert cents(day.net) == Decimal(repr(points[day.home_days].net)).quantize(Decimal("0.01"))


def test_what_to_do_has_words_terms_and_offices() -> None:
    path = next(path for path in EXAMPLES if path.stem == "2025-netherlands-two-home-days-request")
    found = list(to_do(grenswijzer.calculate(path), page_words("nl")))
    assert any(one.is_employers for one in found)
    own = [step for one in found if not one.is_employers for step in one.steps]
    assert any(step.form == "A1" for step in own)
    assert any(step.where and step.link.startswith("https://") for step in own)
    assert any(step.when for step in own)
