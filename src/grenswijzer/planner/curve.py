"""The curve of a year as plain data: what is left, who taxes and who insures at each number of home days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from grenswijzer.engine.errors import NotLawError
from grenswijzer.law.types import Country

if TYPE_CHECKING:
    from grenswijzer.planner.undecided import Undecided

JUMP = 50.0
"""A step of one day that moves what is left by more than this many euro beyond the steps beside it is a cliff."""


@dataclass(frozen=True, slots=True)
class Point:
    """One number of home days in the year; None wherever the law cannot decide.

    ``net``: what is left for the household, ``amounts``: pay, and tax, contributions and compensation per state, of all
    adults together, ``employer_cost``: of the job; all in EUR a year. ``insurance_state`` and the shares in ``values``
    are those of the job's last period. ``values``: shares, and what else was asked, by path. ``duties``: the rules of
    what employer and worker must do that are true; ``undecided_duties``: those that cannot be decided.
    """

    home_days: int
    net: float | None
    insurance_state: Country | None
    values: Mapping[str, Any]
    employer_cost: float | None = None
    amounts: Mapping[str, float | None] = field(default_factory=dict)
    duties: tuple[str, ...] = ()
    undecided_duties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A turn of the law that people notice: the rule's value before and after; None: it cannot be decided."""

    rule: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes another answer at ``home_days``.

    ``net`` and ``employer_cost``: the change from the day before, in EUR a year; ``is_cliff``: that of the net income
    is more than the steps beside it. ``events``: the turns that have a sentence. ``begin`` and ``end``: duties.
    ``rules``: every rule that decides (yes or no, which state, which regime) and turned; ``labels``: their names.
    """

    home_days: int
    net: float | None
    is_cliff: bool
    rules: tuple[str, ...]
    labels: Mapping[str, Mapping[str, str]]
    employer_cost: float | None = None
    events: tuple[Event, ...] = ()
    begin: tuple[str, ...] = ()
    end: tuple[str, ...] = ()

    @property
    def is_named(self) -> bool:
        """Worth a line: a turn that has a sentence, a cliff, or a duty that begins or ends."""
        return bool(self.events or self.begin or self.end) or self.is_cliff


@dataclass(frozen=True, slots=True)
class LawChoice:
    """Which law a curve was computed with.

    ``law_year``: the year whose law was assumed, None for the year's own. ``variants``: what the variants are called,
    by language; empty for the law as it is. ``request``: with or without the framework agreement on telework; None:
    as told.
    """

    law_year: int | None = None
    variants: tuple[Mapping[str, str], ...] = ()
    request: bool | None = None

    @property
    def is_law(self) -> bool:
        """The law of the year itself, with nothing assumed and nothing changed."""
        return self.law_year is None and not self.variants


@dataclass(frozen=True, slots=True)
class Curve:
    """The points in order of their home days, and where something changes.

    ``home`` and ``employer``: the states of residence and of the employer. ``states``: the two states whose shares are
    told, by code. ``week_days``: work days in a usual week. ``labels``: what people call the duties, by rule.
    ``undecided``: where something cannot be decided, why, and whom to ask.
    """

    year: int
    person: str
    job: str
    work_days: int
    states: Mapping[str, Country]
    points: tuple[Point, ...]
    changes: tuple[Change, ...]
    home: Country = Country.NONE
    employer: Country = Country.NONE
    week_days: int = 5
    law: LawChoice = LawChoice()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    undecided: tuple[Undecided, ...] = ()

    def at(self, home_days: int) -> Point:
        """The point of ``home_days``; raises :class:`NotLawError` where the curve has none."""
        for point in self.points:
            if point.home_days == home_days:
                return point
        first, last = self.points[0].home_days, self.points[-1].home_days
        raise NotLawError("curve_days", home_days=home_days, first=first, last=last)

    def per_week(self) -> tuple[tuple[int, Point], ...]:
        """0, 1, 2, ... home days a week, each with its point of the year, as far as the curve has them."""
        wanted = {round(self.work_days * days / self.week_days): days for days in range(self.week_days + 1)}
        return tuple((wanted[point.home_days], point) for point in self.points if point.home_days in wanted)

    @property
    def cliffs(self) -> tuple[Change, ...]:
        """The changes at which one day more moves what is left by more than the days beside it."""
        return tuple(change for change in self.changes if change.is_cliff)

    def chart(self, language: str = "nl", *, width: int = 720, dark: bool = False) -> str:
        """The picture of this curve alone as SVG, ``width`` pixels wide (from 320)."""
        from grenswijzer.answers.language import language as written_in
        from grenswijzer.planner.chart import chart_svg

        return chart_svg((self,), written_in(language), width=width, dark=dark)


def step_at(curve: Curve, home_days: int) -> float | None:
    """What the day that makes ``home_days`` changes in what is left, in EUR a year; None where it is not decided.

    Raises :class:`NotLawError` where the curve lacks that day or the one before it.
    """
    return _less(curve.at(home_days).net, curve.at(home_days - 1).net)


def changes_between(
    points: tuple[Point, ...],
    turns: list[tuple[tuple[Event, ...], tuple[str, ...]]],
    labels: Mapping[str, Mapping[str, str]],
) -> tuple[Change, ...]:
    """Where neighbouring points differ. ``turns``: for each two neighbours the turns that have a sentence, and every
    rule that decides and turned."""
    steps = [_less(after.net, before.net) for before, after in pairwise(points)]
    found = []
    for place, (before, after) in enumerate(pairwise(points)):
        turned, rules = turns[place]
        is_cliff = _is_cliff(steps, place)
        if rules or turned or is_cliff or before.duties != after.duties:
            found.append(
                Change(
                    after.home_days,
                    steps[place],
                    is_cliff,
                    rules,
                    {name: labels[name] for name in rules if name in labels},
                    _less(after.employer_cost, before.employer_cost),
                    turned,
                    _only_in(after, before),
                    _only_in(before, after),
                )
            )
    return tuple(found)


def _only_in(point: Point, other: Point) -> tuple[str, ...]:
    """Duties of one point that are certainly none of the other."""
    return tuple(
        duty for duty in point.duties if duty not in other.duties and duty not in other.undecided_duties
    )


def _is_cliff(steps: list[float | None], place: int) -> bool:
    """The step lies more than JUMP outside the range of the steps beside it, and is more than JUMP itself."""
    step = steps[place]
    near = [
        other
        for other in (*steps[max(0, place - 1) : place], *steps[place + 1 : place + 2])
        if other is not None
    ]
    if step is None or not near:
        return step is not None and abs(step) > JUMP
    outside = max(min(near) - step, step - max(near))
    return min(outside, abs(step)) > JUMP


def _less(after: float | None, before: float | None) -> float | None:
    """The difference in whole cents."""
    return None if after is None or before is None else round(after - before, 2)
