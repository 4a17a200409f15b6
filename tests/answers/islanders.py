"""A household of Examplia with two boats of one person, many trips, a given value and defaults."""

from __future__ import annotations

from datetime import date
from typing import Any

from grenswijzer.answers.layout import Layout
from grenswijzer.answers.result import Result
from grenswijzer.engine.plain import evaluate
from grenswijzer.engine.rows import Household
from grenswijzer.engine.system import LawSystem

LAYOUT = Layout("boat", {}, "", "", "", ("fish_advantage",))


def day(year: int, month: int, day_of_month: int) -> int:
    return date(year, month, day_of_month).toordinal()


def islanders(
    year: int = 2001, *, given: dict[tuple[str, int], Any] | None = None, **changes: list[Any]
) -> Result:
    """An (65: a boat all year, cut on 1 July) and Bert (40: one boat), a pet, 20 trips of which 19 at sea."""
    inputs: dict[str, list[Any]] = {
        "home_coast": [2],
        "toll_reading": [0],
        "islander_age": [65, 40],
        "has_lost_papers": [False, False],
        "boat_start": [day(year, 1, 1), day(year, 7, 1), day(year, 1, 1)],
        "boat_end": [day(year, 6, 30), day(year, 12, 31), day(year, 12, 31)],
        "boat_catch": [3000.0, 2500.5, 900.0],
        "trip_date": [day(year, 3, 1 + i) for i in range(17)] + [day(year, 4, 1 + i) for i in range(3)],
        "trip_minutes": [60.0] * 16 + [10.0] + [45.0] * 3,
        "pet_weight": [4.0],
    }
    household = Household(
        {"home": 1, "islander": 2, "boat": 3, "trip": 20, "pet": 1},
        {"islander": [0, 0], "boat": [0, 0, 1], "trip": [0] * 17 + [2] * 3, "pet": [0]},
        inputs | changes,
        {"islander": ["an", "bert"], "boat": ["an.mermaid.1", "an.mermaid.2", "bert.seal"], "pet": ["rex"]},
    )
    evaluation = evaluate(LawSystem.load("invented_country"), year, household, given)
    # a bit per row: Bert, the household, An
    defaults = {"islander_age": 0b10, "home_coast": 0b1, "has_lost_papers": 0b1}
    return Result(evaluation, defaults, (("people.an.jobs.mermaid.work.pattern.minutes", 480),), LAYOUT)
