"""Households as people live: one or two adults, children, one or two jobs each in the Netherlands and Belgium."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from grenswijzer.calculation import law
from grenswijzer.engine.building import build
from grenswijzer.engine.plain import Evaluation, evaluate_graph
from grenswijzer.situation import household_rows, parse

COVERED = law().years


@st.composite
def jobs(draw: st.DrawFn, residence: str) -> dict[str, Any]:
    """A job in either state, with days in both when somebody works at home."""
    employer = draw(st.sampled_from(["NL", "BE"]))
    days = draw(st.integers(100, 230))
    home = draw(st.sampled_from([0, 0, 10, 48, 110])) if employer != residence else 0
    home = min(home, days // 2)
    counts = {employer: days - home}
    if home:
        counts[residence] = home
    salary = draw(st.integers(40, 1300)) * 100
    job: dict[str, Any] = {
        "employer_state": employer,
        "pay": {
            "salary": salary,
            "holiday_pay": draw(st.sampled_from([0, salary // 12])),
            "thirteenth_month": draw(st.sampled_from([0, 0, salary // 12])),
        },
        "work": {"counts": counts},
        "work_place": {"home_work_regularity": "monthly" if home > 11 else "incidental"},
    }
    if draw(st.integers(0, 3)) == 3:
        job["collar"] = "manual"
    hours = draw(st.sampled_from([1, 1, 0.8, 0.5]))
    if hours < 1:
        job["belgium"] = {"full_time_share": hours}
    return job


@st.composite
def situations(draw: st.DrawFn, year: int) -> dict[str, Any]:
    """A household that lives in one state; nobody has pay nobody could place."""
    residence = draw(st.sampled_from(["NL", "BE"] if year > 2003 else ["NL"]))
    couple = draw(st.booleans())
    people: dict[str, Any] = {}
    for number, name in enumerate(("an", "bert")[: 2 if couple else 1]):
        person: dict[str, Any] = {
            "birth_date": f"{year - draw(st.integers(22, 60))}-0{number + 3}-04",
            "residence_state": residence,
        }
        if number == 0 or draw(st.booleans()):
            person["jobs"] = {"werk": draw(jobs(residence))}
            if draw(st.integers(0, 5)) == 5:
                person["jobs"]["tweede"] = draw(jobs(residence))
        people[name] = person
    situation: dict[str, Any] = {"year": year, "people": people}
    if couple:
        situation["civil_status"] = draw(
            st.sampled_from(["married", "married", "legal_cohabitants", "cohabitants"])
        )
    ages = draw(st.lists(st.integers(1, 16), max_size=3))
    if ages:
        situation["children"] = [{"birth_date": f"{year - age}-05-05"} for age in ages]
    return situation


def evaluated(situation: dict[str, Any], outputs: tuple[str, ...] | None = None) -> Evaluation:
    """The law for a situation, restricted to ``outputs``."""
    system = law()
    read = parse(situation, system)
    household = household_rows(read, system, system.cut_dates(read.year))
    return evaluate_graph(build(system, read.year, outputs), household, {})
