"""The picture of a plan: what is left against home days, with its jumps, and who insures below it.

Lines differ by dash and letter, not by colour alone; the text in the picture names what jumps. Made with Altair and
vl-convert, which brings its own fonts and asks no network.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Any

import altair as alt
import vl_convert

from grenswijzer.answers.language import Language
from grenswijzer.planner.chart_lines import net_lines
from grenswijzer.planner.chart_look import (
    CHARACTER,
    DARK,
    FONT,
    LEFT,
    LIGHT,
    LINE,
    RIGHT,
    SMALLEST,
    Row,
    colour,
    dash,
    data,
    days_scale,
    letter,
    width_of,
)
from grenswijzer.planner.curve import Curve, Point
from grenswijzer.planner.words import change_head, law_name, say, signed, turn_words

MOST_JUMPS = 8
"""Jumps that are written out in the picture; the table has all."""

_CURRENCY = {
    "nl": (",", ".", ["€ ", ""]),
    "en": (".", ",", ["€", ""]),
    "fr": (",", "\u202f", ["", " €"]),
    "de": (",", ".", ["", " €"]),
}


def chart_svg(curves: Sequence[Curve], words: Language, *, width: int = 720, dark: bool = False) -> str:
    """The picture as SVG with a title and a description for who cannot see it."""
    svg = vl_convert.vegalite_to_svg(_spec(curves, words, width, dark), format_locale=_locale(words))
    about = escape(alt_text(curves, words), quote=True)
    head = f'role="img" aria-label="{about}"'
    described = f"<title>{escape(_title(curves, words))}</title><desc>{about}</desc>"
    return re.sub(r"<svg ([^>]*)>", lambda found: f"<svg {found[1]} {head}>{described}", svg, count=1)


def chart_png(curves: Sequence[Curve], words: Language, *, width: int = 720, dark: bool = False) -> bytes:
    """The picture as PNG, twice as sharp as its size in pixels."""
    spec = _spec(curves, words, width, dark)
    made: bytes = vl_convert.vegalite_to_png(spec, scale=2, format_locale=_locale(words))
    return made


def alt_text(curves: Sequence[Curve], words: Language) -> str:
    """What the picture shows, in words: where each line begins and ends, and its jumps."""
    lines = []
    for curve in curves:
        jumps = [
            say(words, "chart_alt_cliff", amount=signed(change.net, words), days=change.home_days)
            for change in curve.cliffs
            if change.net is not None
        ]
        ends = [_amount(point, words) for point in (curve.points[0], curve.points[-1])]
        told = words.listed(jumps) or say(words, "chart_alt_smooth")
        name = law_name(curve, words)
        lines.append(say(words, "chart_alt_line", name=name, first=ends[0], last=ends[1], cliffs=told))
    last = curves[0].points[-1].home_days
    return f"{_title(curves, words)}. {say(words, 'chart_alt', last=last, lines=' '.join(lines))}"


def _amount(point: Point, words: Language) -> str:
    return say(words, "undecided") if point.net is None else words.amount(point.net)


def _title(curves: Sequence[Curve], words: Language) -> str:
    first = curves[0]
    return say(words, "title", job=f"{first.person}, {first.job}", year=first.year)


def _locale(words: Language) -> Row:
    decimal, thousands, currency = _CURRENCY[words.code]
    return {"decimal": decimal, "thousands": thousands, "grouping": [3], "currency": currency}


# ------------------------------------------------------------------------ the whole


def _spec(curves: Sequence[Curve], words: Language, width: int, dark: bool) -> Row:
    colours = DARK if dark else LIGHT
    inner = max(SMALLEST, width) - LEFT - RIGHT
    parts: list[Any] = [_legend(curves, words, inner, colours), net_lines(curves, words, inner, colours)]
    parts.append(_insured(curves, words, inner, colours))
    jumps = list(_jumps(curves, words, inner))
    if jumps:
        parts.append(_text(jumps, inner, str(colours["text"])))
    whole = (
        alt.vconcat(*parts, spacing=10)
        .properties(
            title=alt.TitleParams(
                textwrap.wrap(_title(curves, words), int(inner / 8)),
                anchor="start",
                fontSize=16,
                color=colours["text"],
                font=FONT,
                offset=6,
            ),
            background=colours["back"],
            padding={"left": 8, "right": 8, "top": 10, "bottom": 10},
        )
        .resolve_scale(
            color="independent",
            strokeDash="independent",
            strokeWidth="independent",
            x="independent",
            y="independent",
        )
        .configure(aria=False, font=FONT)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=colours["text"],
            titleColor=colours["text"],
            gridColor=colours["grid"],
            domainColor=colours["soft"],
            tickColor=colours["soft"],
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
        )
    )
    # checking the description against its schema takes longer than drawing it; the tests draw every kind
    made: Row = whole.to_dict(validate=False)
    return made


def _legend(curves: Sequence[Curve], words: Language, inner: int, colours: Row) -> Any:
    """A letter, a piece of the line and what it is called, for each curve."""
    rows: list[Row] = []
    line = 0
    several = len(curves) > 1
    for place, curve in enumerate(curves):
        name = f"{letter(place)}: {law_name(curve, words)}" if several else law_name(curve, words)
        wrapped = textwrap.wrap(name, max(20, int((inner + LEFT - 60) / CHARACTER)))
        for number, text in enumerate(wrapped):
            rows.append({"y": line + 0.5, "text": text, "line": place, "first": number == 0})
            line += 1
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[line, 0]))
    base = alt.Chart(data(rows)).properties(width=inner, height=line * LINE)
    samples = (
        base.transform_filter("datum.first")
        .mark_rule(x=12 - LEFT, x2=52 - LEFT)
        .encode(y=y, color=colour(curves, colours), strokeDash=dash(curves), strokeWidth=width_of(curves))
    )
    names = base.mark_text(align="left", x=60 - LEFT, fontSize=12, color=colours["text"]).encode(
        y=y, text="text:N"
    )
    return alt.layer(samples, names)


# ------------------------------------------------------------------------ who insures, and the jumps in words


def _insured(curves: Sequence[Curve], words: Language, inner: int, colours: Row) -> Any:
    """A bar per curve: from which home day which state insures."""
    rows: list[Row] = []
    span = max(1, curves[0].points[-1].home_days - curves[0].points[0].home_days)
    for place, curve in enumerate(curves):
        for state, group in groupby(curve.points, lambda point: point.insurance_state):
            points = list(group)
            first, last = points[0].home_days, points[-1].home_days
            name = say(words, "undecided") if state is None else words.member(state)
            room = (last - first + 1) / span * inner / CHARACTER
            shown = name if len(name) + 1 <= room else ("?" if state is None else state.name)
            start, end = (
                max(first - 0.5, curve.points[0].home_days),
                min(last + 0.5, curve.points[-1].home_days),
            )
            rows.append(
                {
                    "x": start,
                    "x2": end,
                    "middle": (start + end) / 2,
                    "line": place,
                    "state": "none" if state is None else ("home" if state is curve.home else "employer"),
                    "text": shown if len(shown) <= room else "",
                    "letter": letter(place) if len(curves) > 1 else "",
                }
            )
    y = alt.Y(
        "line:O",
        axis=None,
        scale=alt.Scale(domain=list(range(len(curves))), paddingInner=0.2, paddingOuter=0.05),
    )
    fill = alt.Fill(
        "state:N",
        scale=alt.Scale(domain=["employer", "home", "none"], range=list(colours["fill"])),
        legend=None,
    )
    base = alt.Chart(data(rows))
    x = alt.X("x:Q", scale=days_scale(curves), axis=None)
    bars = base.mark_rect(stroke=colours["soft"], strokeWidth=0.75).encode(x=x, x2="x2:Q", y=y, fill=fill)
    middle = alt.X("middle:Q", scale=days_scale(curves), axis=None)
    names = base.mark_text(fontSize=12, color=colours["text"]).encode(x=middle, y=y, text="text:N")
    letters = base.mark_text(x=-12, fontSize=12, fontWeight="bold", color=colours["text"]).encode(
        y=y, text="letter:N"
    )
    title = alt.TitleParams(
        say(words, "chart_insured"),
        anchor="start",
        fontSize=12,
        fontWeight="normal",
        color=colours["text"],
        offset=4,
    )
    return alt.layer(bars, names, letters).properties(width=inner, height=24 * len(curves), title=title)


def _jumps(curves: Sequence[Curve], words: Language, inner: int) -> Iterator[str]:
    """Each jump as lines of text: on which lines, from which day, how much, and what turns."""
    said: dict[str, list[str]] = {}
    found = [(change, place) for place, curve in enumerate(curves) for change in curve.cliffs]
    for change, place in sorted(found, key=lambda pair: (pair[0].home_days, pair[1])):
        text = " ".join([f"{change_head(change, words)}.", *turn_words(change, words)[:2]])
        said.setdefault(text, []).append(letter(place))
    for text, letters in [*said.items()][:MOST_JUMPS]:
        whole = f"{', '.join(letters)}: {text}" if len(curves) > 1 else text
        yield from textwrap.wrap(whole, max(30, int((inner + LEFT - 8) / CHARACTER)))


def _text(lines: list[str], inner: int, colour: str) -> Any:
    rows = [{"y": number + 0.5, "text": text} for number, text in enumerate(lines)]
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[len(lines), 0]))
    return (
        alt.Chart(data(rows))
        .mark_text(align="left", x=12 - LEFT, fontSize=12, color=colour)
        .encode(y=y, text="text:N")
        .properties(width=inner, height=len(lines) * LINE)
    )
