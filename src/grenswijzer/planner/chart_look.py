"""How the planner's picture looks: sizes, colours for light and dark, and what tells the lines apart without them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from grenswijzer.planner.curve import Curve

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
SMALLEST = 320
LEFT = 76
"""Pixels for the amounts beside the lines, and for the letters beside the states that insure."""

RIGHT = 44
HEIGHT = 250
LINE = 17
"""Pixels a line of text takes."""

CHARACTER = 6.1
"""Pixels a character of the text takes, about."""

WIDTHS = (5, 3.5, 2.5, 2, 1.5, 1.2)
"""The first line is the widest, so that it shows below those that coincide with it."""

DASHES = ([1, 0], [7, 4], [2, 3], [12, 4, 2, 4], [14, 5], [5, 7])
LIGHT: dict[str, Any] = {
    "back": "#ffffff",
    "text": "#1b1b1b",
    "soft": "#5a5a5a",
    "grid": "#dddddd",
    "fill": ("#e8eef5", "#c9d3df", "#f3f3f3"),
    "lines": ("#0b5394", "#a83200", "#00694a", "#7b2d73", "#5a4a00", "#333333"),
}
DARK: dict[str, Any] = {
    "back": "#15181c",
    "text": "#f2f2f2",
    "soft": "#b9bec6",
    "grid": "#3a4048",
    "fill": ("#24313f", "#3d4c5c", "#2a2a2a"),
    "lines": ("#7cc0ff", "#ff9d6b", "#5fd6ac", "#e59ddb", "#e3c860", "#dddddd"),
}
Row = dict[str, Any]


def letter(place: int) -> str:
    """What a line is called."""
    return "ABCDEF"[place]


def data(rows: list[Row]) -> alt.InlineData:
    """Rows inside the picture's description, so that nothing is fetched."""
    # a tuple is not copied at every step of building the picture, as a list would be
    return alt.InlineData(values=tuple(rows))


def colours_of(curves: Sequence[Curve], colours: Row) -> alt.Scale:
    """A colour for each line."""
    return alt.Scale(domain=list(range(len(curves))), range=list(colours["lines"][: len(curves)]))


def colour(curves: Sequence[Curve], colours: Row) -> alt.Color:
    """The colour of a line by its place."""
    return alt.Color("line:O", scale=colours_of(curves, colours), legend=None)


def dash(curves: Sequence[Curve]) -> alt.StrokeDash:
    """The dashes of a line by its place."""
    numbers = list(range(len(curves)))
    return alt.StrokeDash(
        "line:O", scale=alt.Scale(domain=numbers, range=list(DASHES[: len(curves)])), legend=None
    )


def width_of(curves: Sequence[Curve]) -> alt.StrokeWidth:
    """The width of a line by its place; one line alone is of a middle width."""
    numbers = list(range(len(curves)))
    widths = list(WIDTHS[: len(curves)]) if len(curves) > 1 else [2.5]
    return alt.StrokeWidth(
        "line:O", scale=alt.Scale(type="ordinal", domain=numbers, range=widths), legend=None
    )


def days_scale(curves: Sequence[Curve]) -> alt.Scale:
    """From the first to the last home day, across the picture."""
    first, last = curves[0].points[0].home_days, curves[0].points[-1].home_days
    return alt.Scale(domain=[first, max(last, first + 1)], nice=False, zero=False)
