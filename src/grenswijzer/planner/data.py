"""A plan as data: JSON, rows of a table, a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from grenswijzer.answers.language import Language, language
from grenswijzer.answers.to_ask import question_data
from grenswijzer.law.types import Country
from grenswijzer.planner.curve import Change, Curve, Point
from grenswijzer.planner.told import read, told
from grenswijzer.planner.words import change_head, change_words, law_name, say

if TYPE_CHECKING:
    from grenswijzer.planner.plan import Plan


def plan_data(plan: Plan) -> Mapping[str, Any]:
    """Every curve, the law as it is first."""
    return {"curves": [curve_data(curve) for curve in plan.curves]}


def curve_data(curve: Curve) -> dict[str, Any]:
    """Every point and every change. Amounts are in EUR a year, shares are fractions; null cannot be decided.

    ``law``: whose law it is, with ``is_law`` false for what is assumed or a variant. ``undecided``: from how many up to
    how many home days something cannot be decided, why, and which office to ask.
    """
    return {
        "year": curve.year,
        "person": curve.person,
        "job": curve.job,
        "work_days": curve.work_days,
        "week_days": curve.week_days,
        "home": curve.home.name,
        "employer": curve.employer.name,
        "law": {
            "assumed_from": curve.law.law_year,
            "variants": [dict(name) for name in curve.law.variants],
            "request": curve.law.request,
            "is_law": curve.law.is_law,
        },
        "per_week": [{"days": days, "home_days": point.home_days} for days, point in curve.per_week()],
        "points": [point_data(point) for point in curve.points],
        "changes": [_change_data(change) for change in curve.changes],
        "undecided": [
            {
                "first": stretch.first,
                "last": stretch.last,
                "questions": [question_data(stretch.graph.system, one) for one in stretch.questions],
            }
            for stretch in curve.undecided
        ],
    }


def point_data(point: Point) -> dict[str, Any]:
    """A point as one flat mapping; choices by name, duties as a list."""
    return {
        "home_days": point.home_days,
        "household_net_income": point.net,
        "employer_cost": point.employer_cost,
        "insurance_state": _plain(point.insurance_state),
        **{path: _plain(value) for path, value in point.values.items()},
        **point.amounts,
        "duties": list(point.duties),
        "undecided_duties": list(point.undecided_duties),
    }


def _change_data(change: Change) -> dict[str, Any]:
    return {
        "home_days": change.home_days,
        "net_change": change.net,
        "employer_cost_change": change.employer_cost,
        "is_cliff": change.is_cliff,
        "events": [
            {"rule": event.rule, "before": _plain(event.before), "after": _plain(event.after)}
            for event in change.events
        ],
        "duties_begin": list(change.begin),
        "duties_end": list(change.end),
        "rules": list(change.rules),
    }


def plan_rows(plan: Plan) -> list[dict[str, Any]]:
    """A row per curve and number of home days; which law it is stands in every row."""
    english = language("en")
    found = []
    for curve in plan.curves:
        name = law_name(curve, english)
        for point in curve.points:
            row = point_data(point)
            for key in ("duties", "undecided_duties"):
                row[key] = " ".join(row[key])
            found.append({"year": curve.year, "law": name, **row})
    return found


def plan_workbook(plan: Plan, words: Language) -> bytes:
    """Two sheets: every home day, and where something changes."""
    from grenswijzer.answers.spreadsheet import Workbook

    book = Workbook()
    names = list(point_data(plan.first.points[0]))
    head = [say(words, "column_law"), *(_heading(name, plan.first, words) for name in names)]
    sheet = book.sheet(say(words, "sheet_days"), [44, *([16] * len(names))], head)
    line = 0
    for curve in plan.curves:
        for point in curve.points:
            line += 1
            sheet.write(line, 0, law_name(curve, words), book.plain)
            for column, (name, value) in enumerate(point_data(point).items(), 1):
                text = _told(name, value, curve, words)
                sheet.write(line, column, text, book.share if name in _shares() else book.plain)
    head = [say(words, key) for key in ("column_law", "home_days", "net", "employer_cost", "changes")]
    sheet = book.sheet(say(words, "sheet_changes"), [44, 12, 14, 14, 90], head)
    line = 0
    for curve in plan.curves:
        for change in curve.changes:
            if not change.is_named:
                continue
            line += 1
            text = ". ".join([change_head(change, words), *change_words(change, curve, words)])
            for column, value in enumerate(
                (law_name(curve, words), change.home_days, change.net, change.employer_cost, text)
            ):
                if value is not None:
                    sheet.write(line, column, value, book.wrap if column == 4 else book.plain)
    return book.content()


COLUMNS = {"household_net_income": "net", "insurance_state": "insured"}
"""Columns whose words stand under another name in words.yaml."""


def _shares() -> dict[str, str]:
    """The values that are a state's share of the pay, with the code of that state."""
    return {name: code for code, name in told()["shares"].items()}


def _heading(name: str, curve: Curve, words: Language) -> str:
    """What a column of the spreadsheet is called."""
    if name in _shares():
        return say(words, "taxed", state=words.member(curve.states[_shares()[name]]))
    key = COLUMNS.get(name, name)
    return say(words, key) if key in read("words.yaml") else words.label(curve.labels.get(name, {}), name)


def _told(name: str, value: Any, curve: Curve, words: Language) -> Any:
    """A cell of the spreadsheet: numbers as they are, names in words."""
    if value is None:
        return say(words, "undecided")
    if isinstance(value, list):
        return "; ".join(words.label(curve.labels.get(duty, {}), duty) for duty in value)
    return words.member(Country[value]) if name == "insurance_state" else value


def _plain(value: Any) -> Any:
    return value.name if isinstance(value, IntEnum) else value
