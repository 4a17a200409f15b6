"""The lines of the planner's picture: what is left at each number of home days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import altair as alt

from grenswijzer.answers.language import Language
from grenswijzer.planner.chart_look import HEIGHT, LEFT, Row, colour, dash, data, days_scale, letter, width_of
from grenswijzer.planner.curve import Curve
from grenswijzer.planner.words import say

CLOSE = 26
"""Pixels between two days below which their texts would run into each other."""

APART = 0.06
"""Lines closer than this part of the picture's height get one letter together."""

MOST_LETTERED = 3
"""Days at which letters stand."""


def _x(curves: Sequence[Curve], words: Language) -> alt.X:
    first, last = curves[0].points[0].home_days, curves[0].points[-1].home_days
    weeks = {point.home_days: days for days, point in curves[0].per_week()}
    values = sorted(weeks) if len(weeks) > 1 else [first, last]
    named = ", ".join(
        f"{day}: '{day}|{say(words, 'chart_week', days=weeks[day]) if day in weeks else ''}'"
        for day in values
    )
    return alt.X(
        "x:Q",
        scale=days_scale(curves),
        axis=alt.Axis(
            values=values,
            labelExpr=f"split({{{named}}}[datum.value], '|')",
            title=say(words, "chart_days"),
            grid=True,
            labelOverlap=True,
            labelFlush=False,
        ),
    )


def net_lines(curves: Sequence[Curve], words: Language, inner: int, colours: Row) -> Any:
    """The lines with their letters, the days of the jumps above them, and bands where nothing can be said."""
    rows = [
        {"x": point.home_days, "y": point.net, "line": place}
        for place, curve in enumerate(curves)
        for point in curve.points
    ]
    x, y = (
        _x(curves, words),
        alt.Y(
            "y:Q",
            scale=alt.Scale(zero=False, nice=True),
            axis=alt.Axis(format="$,.0f", title=None, tickCount=6, minExtent=LEFT - 8, maxExtent=LEFT - 8),
        ),
    )
    layers: list[Any] = [*_unknown(curves, words, x, colours)]
    jumps = _jump_days(curves, inner)
    if jumps:
        rule = alt.Chart(data(jumps)).mark_rule(color=colours["soft"], strokeDash=[1, 2])
        layers.append(rule.encode(x=x))
        layers.append(
            alt.Chart(data(jumps))
            .mark_text(y=-7, fontSize=12, fontWeight="bold", color=colours["text"])
            .encode(x=x, text="days:N")
            .transform_filter("datum.days")
        )
    layers.append(
        alt.Chart(data(rows))
        .mark_line(strokeJoin="round", invalid="break-paths-show-path-domains")
        .encode(
            x=x,
            y=y,
            color=colour(curves, colours),
            strokeDash=dash(curves),
            strokeWidth=width_of(curves),
            order="x:Q",
        )
    )
    if len(curves) > 1:
        layers += _badges(curves, x, y, colours)
    title = say(words, "chart_net")
    return alt.layer(*layers).properties(
        width=inner,
        height=HEIGHT,
        title=alt.TitleParams(
            title,
            anchor="start",
            frame="group",
            dx=12 - LEFT,
            fontSize=12,
            fontWeight="normal",
            color=colours["text"],
            offset=22,
        ),
    )


def _jump_days(curves: Sequence[Curve], inner: int) -> list[Row]:
    """The days of the jumps; days that lie close share one text."""
    days = sorted({change.home_days for curve in curves for change in curve.cliffs})
    span = max(1, curves[0].points[-1].home_days - curves[0].points[0].home_days)
    rows: list[Row] = []
    for day in days:
        last = next((row for row in reversed(rows) if row["days"]), None)
        if last is not None and (day - last["x"]) / span * inner < CLOSE:
            last["days"] += f", {day}"
            rows.append({"x": day, "days": ""})
        else:
            rows.append({"x": day, "days": str(day)})
    return rows


def _badges(curves: Sequence[Curve], x: alt.X, y: alt.Y, colours: Row) -> Iterator[Any]:
    """The letters of the lines, together where lines coincide, at the days where they lie apart."""
    rows: list[Row] = []
    for place in _apart(curves):
        for group in _groups(curves, place):
            net = curves[group[0]].points[place].net
            letters = " ".join(letter(one) for one in group)
            rows.append({"x": curves[0].points[place].home_days, "y": net, "letter": letters})
    base = alt.Chart(data(rows)).encode(x=x, y=y, text="letter:N")
    yield base.mark_text(
        fontSize=13, fontWeight="bold", stroke=colours["back"], strokeWidth=7, strokeJoin="round"
    )
    yield base.mark_text(fontSize=13, fontWeight="bold", color=colours["text"])


def _groups(curves: Sequence[Curve], place: int) -> list[list[int]]:
    """The lines at one day, those that coincide together."""
    groups: list[list[int]] = []
    room = _span(curves) * APART
    for number, curve in sorted(enumerate(curves), key=lambda pair: pair[1].points[place].net or 0.0):
        net = curve.points[place].net
        if net is None:
            continue
        below = curves[groups[-1][-1]].points[place].net if groups else None
        if below is not None and net - below < room:
            groups[-1].append(number)
        else:
            groups.append([number])
    return [sorted(group) for group in groups]


def _apart(curves: Sequence[Curve]) -> list[int]:
    """Places of the few days at which every two lines that ever part are seen apart."""
    count = len(curves[0].points)
    inside = range(count // 20, count - count // 20)
    parted = {place: _pairs(_groups(curves, place)) for place in inside}
    chosen: list[int] = []
    seen: set[tuple[int, int]] = set()
    while len(chosen) < MOST_LETTERED:
        most = max((len(pairs - seen) for pairs in parted.values()), default=0)
        best = [place for place, pairs in parted.items() if most and len(pairs - seen) == most]
        if not best:
            break
        chosen.append(best[len(best) // 2])
        seen |= parted[chosen[-1]]
    return chosen


def _pairs(groups: list[list[int]]) -> set[tuple[int, int]]:
    """Every two lines that are in different groups."""
    return {
        (min(one, other), max(one, other))
        for number, group in enumerate(groups)
        for one in group
        for later in groups[number + 1 :]
        for other in later
    }


def _span(curves: Sequence[Curve]) -> float:
    """From the lowest to the highest amount, in EUR."""
    nets = [point.net for curve in curves for point in curve.points if point.net is not None]
    return max(nets) - min(nets) if nets else 0.0


def _unknown(curves: Sequence[Curve], words: Language, x: alt.X, colours: Row) -> Iterator[Any]:
    """Where nothing can be said of any curve: a band that says so."""
    rows = []
    for hidden, group in groupby(
        range(len(curves[0].points)), lambda place: all(curve.points[place].net is None for curve in curves)
    ):
        places = list(group)
        if hidden:
            first, last = (curves[0].points[place].home_days for place in (places[0], places[-1]))
            rows.append(
                {
                    "x": first - 0.5,
                    "x2": last + 0.5,
                    "middle": (first + last) / 2,
                    "text": say(words, "undecided"),
                }
            )
    if rows:
        base = alt.Chart(data(rows))
        yield base.mark_rect(color=colours["fill"][2]).encode(x=x, x2="x2:Q")
        text = alt.Chart(data([{"x": row["middle"], "text": row["text"]} for row in rows])).mark_text(
            angle=270, baseline="middle", fontSize=12, color=colours["soft"]
        )
        yield text.encode(x=x, y=alt.value(HEIGHT / 2), text="text:N")
