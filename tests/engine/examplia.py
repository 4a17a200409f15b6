"""A household in Examplia, for the engine's tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from grenswijzer.engine.rows import Household
from grenswijzer.engine.system import LawSystem


def examplia() -> LawSystem:
    return LawSystem.load("invented_country")


def day(year: int, month: int, day_of_month: int) -> int:
    return date(year, month, day_of_month).toordinal()


def household(**changes: list[Any]) -> Household:
    """Ada (70, a boat until July) and Bo (30, a boat from August), three trips, one pet of 4 kg."""
    inputs: dict[str, list[Any]] = {
        "home_coast": [2],
        "toll_reading": [0],
        "islander_age": [70, 30],
        "has_lost_papers": [False, False],
        "boat_start": [day(2001, 1, 1), day(2001, 8, 1)],
        "boat_end": [day(2001, 6, 30), day(2001, 12, 31)],
        "boat_catch": [6000.0, 2000.0],
        "trip_date": [day(2001, 1, 3), day(2001, 1, 4), day(2002, 1, 4)],
        "trip_minutes": [40.0, 30.0, 29.0],
        "pet_weight": [4.0],
    }
    return Household(
        {"home": 1, "islander": 2, "boat": 2, "trip": 3, "pet": 1},
        {"islander": [0, 0], "boat": [0, 1], "trip": [0, 0, 0], "pet": [0]},
        inputs | changes,
        {"islander": ["ada", "bo"]},
    )
