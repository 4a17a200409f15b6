"""The picture: well-formed, described, told apart without colour, and nothing fetched from anywhere."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest

from grenswijzer.planner import Plan, make_plan

NURSE = Path(__file__).parent.parent.parent / "examples" / "2025-netherlands-home-day-belgium.yaml"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(NURSE, requests=(False, True), variants=("tax-34-days",))


def texts(svg: str) -> str:
    return " ".join("".join(found.itertext()) for found in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def test_the_picture_has_a_description_with_the_jumps(plan: Plan) -> None:
    svg = plan.chart("en")
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert root.get("aria-label") == plan.alt("en")
    title, about = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert about is not None
    assert title.text == "an, ziekenhuis: working at home in 2025"
    for curve in plan.curves:
        for change in curve.cliffs:
            assert f"at {change.home_days} home days" in (about.text or "")


def test_lines_differ_without_colour_and_are_lettered(plan: Plan) -> None:
    svg = plan.chart("nl")
    dashes = set(re.findall(r'stroke-dasharray="([^"]+)"', svg))
    assert len(dashes) >= len(plan.curves)
    shown = texts(svg)
    for letter in "ABCD"[: len(plan.curves)]:
        assert re.search(rf"\b{letter}:", shown)
    assert "geen geldend recht" in shown
    assert "Nederland" in shown


def test_nothing_is_fetched_and_nothing_runs(plan: Plan) -> None:
    svg = plan.chart("nl", dark=True)
    assert not re.search(r"<script|<image|href=|url\(|@import|@font-face|\son\w+=", svg)
    addresses = set(re.findall(r"https?://[^\"' )]+", svg))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


@pytest.mark.parametrize("width", [320, 720])
def test_the_picture_is_as_wide_as_asked(plan: Plan, width: int) -> None:
    png = plan.picture("de", width=width)
    assert png.startswith(b"\x89PNG")
    pixels = struct.unpack(">I", png[16:20])[0]
    # twice as sharp; a label at the end of the axis may stand out a little
    assert width * 1.7 <= pixels <= width * 2.2


def test_dark_and_light_are_two_pictures(plan: Plan) -> None:
    assert 'fill="#ffffff"' in plan.chart("fr")
    assert 'fill="#15181c"' in plan.chart("fr", dark=True)


def test_what_cannot_be_decided_is_a_gap_that_says_so() -> None:
    # in 2003 an office decides about a few home days spread over the year
    household = """\
year: 2003
people:
  an:
    birth_date: 1965-03-15
    residence_state: nl
    jobs:
      clinic: {employer_state: be, pay: {salary: 37284}, work: {counts: {be: 220, months_with_work: {be: 12}}}}
"""
    found = make_plan(household)
    assert found.first.at(6).net is None
    assert found.first.chart("en") == found.chart("en")
    assert "cannot be decided" in texts(found.chart("en"))
    assert found.first.at(6).amounts["pay"] == 37284
