"""What the planner page says about one number of home days, and the table of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grenswijzer.answers.language import Language
from grenswijzer.planner import Change, Curve, Plan, Point
from grenswijzer.planner.told import told
from grenswijzer.planner.words import change_head, change_words, law_name
from grenswijzer.web.languages import message

WRITTEN_APART = 9.0
"""Hundredths of the slider that two written numbers are apart at least, so that they fit in a window of 320 pixels."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of the law's answer near the number of days that was asked: its head and its sentences."""

    head: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Here:
    """One curve at the number of days that was asked. ``difference``: from the first curve; empty for that itself."""

    name: str
    is_law: bool
    net: str
    difference: str
    cost: str
    insured: str
    shares: tuple[str, ...]
    before: Turn | None
    after: Turn | None


@dataclass(frozen=True, slots=True)
class Week:
    """A whole number of home days a week, to go to."""

    days: int
    home_days: int
    label: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A number of home days from which something changes, as a mark under the slider.

    ``place``: where it stands, 0 to 100. ``is_written``: its number fits between the others.
    """

    home_days: int
    place: float
    text: str
    is_cliff: bool
    is_written: bool


@dataclass(frozen=True, slots=True)
class PlanView:
    """The answer of the page at one number of home days."""

    here: tuple[Here, ...]
    weeks: tuple[Week, ...]
    states: tuple[str, ...]
    ticks: tuple[Tick, ...]
    home_days: int
    most: int
    least: int


@dataclass(frozen=True, slots=True)
class TableLine:
    """One number of home days under every law of the plan."""

    home_days: int
    cells: tuple[str, ...]
    is_turn: bool


def plan_view(plan: Plan, home_days: int, words: Language) -> PlanView:
    """The answer at ``home_days``, brought within what the job has."""
    points = plan.points
    least, most = points[0].home_days, points[-1].home_days
    days = min(max(home_days, least), most)
    weeks = tuple(
        Week(
            number,
            point.home_days,
            message(words.code, "plan.week_days", count=number),
            point.home_days == days,
        )
        for number, point in plan.first.per_week()
    )
    here = tuple(_here(curve, plan.first, days, words) for curve in plan.curves)
    states = tuple(words.member(state) for state in plan.first.states.values())
    return PlanView(here, weeks, states, _ticks(plan, words), days, most, least)


def _ticks(plan: Plan, words: Language) -> tuple[Tick, ...]:
    """Every change of the first law that has one, else of the laws beside it; the jumps are written first."""
    least, most = plan.points[0].home_days, plan.points[-1].home_days
    found: dict[int, Change] = {}
    for change in (change for curve in plan.curves for change in curve.changes if change.is_named):
        if change.home_days not in found or (change.is_cliff and not found[change.home_days].is_cliff):
            found[change.home_days] = change
    places = {days: 100 * (days - least) / max(1, most - least) for days in sorted(found)}
    written: list[int] = []
    for days in sorted(places, key=lambda days: not found[days].is_cliff):
        if all(abs(places[days] - places[other]) >= WRITTEN_APART for other in written):
            written.append(days)
    return tuple(
        Tick(days, round(place, 2), change_head(found[days], words), found[days].is_cliff, days in written)
        for days, place in places.items()
    )


def _here(curve: Curve, first: Curve, days: int, words: Language) -> Here:
    point, base = curve.at(days), first.at(days)
    named = [change for change in curve.changes if change.is_named]
    before = next((change for change in reversed(named) if change.home_days <= days), None)
    after = next((change for change in named if change.home_days > days), None)
    return Here(
        name=law_name(curve, words),
        is_law=curve.law.is_law,
        net=amount(point.net, words),
        difference="" if curve is first else difference(point.net, base.net, words),
        cost=amount(point.employer_cost, words),
        insured=_insured(point, words),
        shares=tuple(_shares(curve, point, words)),
        before=_turn(before, curve, words),
        after=_turn(after, curve, words),
    )


def _shares(curve: Curve, point: Point, words: Language) -> Sequence[str]:
    undecided = message(words.code, "plan.undecided")
    names = told()["shares"]
    found = [point.values.get(names[code]) for code in curve.states]
    return [undecided if share is None else words.percentage(share, 1) for share in found]


def _turn(change: Change | None, curve: Curve, words: Language) -> Turn | None:
    return (
        None
        if change is None
        else Turn(change_head(change, words), tuple(change_words(change, curve, words)))
    )


def _insured(point: Point, words: Language) -> str:
    state = point.insurance_state
    return message(words.code, "plan.undecided") if state is None else words.member(state)


def amount(euros: float | None, words: Language) -> str:
    """An amount, or that it cannot be decided."""
    return message(words.code, "plan.undecided") if euros is None else words.amount(euros)


def difference(here: float | None, base: float | None, words: Language) -> str:
    """How much more or less, in words."""
    if here is None or base is None:
        return message(words.code, "plan.undecided")
    less = round(here - base, 2)
    key = "result.more" if less > 0 else "result.less" if less < 0 else "result.same"
    return message(words.code, key, amount=words.amount(abs(less)))


def table_columns(plan: Plan, words: Language) -> list[str]:
    """The heads of the table of all home days: for each law what is left and who insures."""
    short = len(plan.curves) > 1
    columns = []
    for curve in plan.curves:
        name = f" ({law_name(curve, words, short=True)})" if short else ""
        columns += [
            message(words.code, "plan.net") + name,
            message(words.code, "plan.cost") + name,
            message(words.code, "plan.insured") + name,
        ]
    return columns


def table_lines(plan: Plan, words: Language) -> list[TableLine]:
    """Every number of home days; ``is_turn``: something that has a sentence changes on that day."""
    turns = {change.home_days for curve in plan.curves for change in curve.changes if change.is_named}
    lines = []
    for place, point in enumerate(plan.points):
        cells: list[str] = []
        for curve in plan.curves:
            one = curve.points[place]
            cells += [amount(one.net, words), amount(one.employer_cost, words), _insured(one, words)]
        lines.append(TableLine(point.home_days, tuple(cells), point.home_days in turns))
    return lines
