"""Small pictures of the law as SVG: a figure over the years or by income, and bars on an axis of time.

They are drawn from the same numbers as the table beside them, and nothing in them rests on colour alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from grenswijzer.answers.language import Language
from grenswijzer.answers.timeline import Event

WIDTH, HEIGHT = 360.0, 170.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 6.0, 354.0, 30.0, 140.0
WIDE = 1000.0
"""Width of a bar of time; it is stretched to the room there is."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A stretch with one value. ``is_sure``: read in its source; a line that is not is dashed."""

    start: float
    end: float
    value: float
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """Words in a picture. ``at``: start, middle or end of the words stands at ``x``."""

    x: float
    y: float
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class StepPicture:
    """A line in steps: paths for what was read and for what was not, the joints, and words at the axes."""

    sure: str
    unsure: str
    joints: str
    base: float
    top: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class TimeBar:
    """A bar on the axis of time, in thousandths of its width. ``applied``: when it is law; ``said``: only announced."""

    applied: tuple[float, float] | None
    said: tuple[float, float] | None
    today: float


def step_picture(flats: Sequence[Flat], ends: tuple[str, str], low: str, high: str) -> StepPicture | None:
    """The line of the stretches; None when there is nothing to draw.

    ``ends``: words at the two ends of the axis. ``low`` and ``high``: words for nought (or the lowest) and the highest.
    """
    flats = [flat for flat in flats if math.isfinite(flat.value) and flat.end > flat.start]
    if not flats:
        return None
    first, last = flats[0].start, flats[-1].end
    least, most = min(0.0, *(flat.value for flat in flats)), max(0.0, *(flat.value for flat in flats))
    high_y = _y(most, least, most)

    def x(at: float) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * (at - first) / (last - first), 1)

    lines: dict[bool, list[str]] = {True: [], False: []}
    joints = []
    before: Flat | None = None
    for flat in flats:
        y = _y(flat.value, least, most)
        lines[flat.is_sure].append(f"M{x(flat.start)} {y}H{x(flat.end)}")
        if before is not None and before.end == flat.start and before.value != flat.value:
            joints.append(f"M{x(flat.start)} {_y(before.value, least, most)}V{y}")
        before = flat
    marks = (
        Mark(_LEFT, high_y - 8, high, "start"),
        Mark(_LEFT, _BOTTOM + 18, ends[0], "start"),
        Mark(_RIGHT, _BOTTOM + 18, ends[1], "end"),
        *((Mark((_LEFT + _RIGHT) / 2, _BOTTOM + 18, low, "middle"),) if low else ()),
    )
    return StepPicture(
        "".join(lines[True]), "".join(lines[False]), "".join(joints), _y(least, least, most), high_y, marks
    )


def _y(value: float, least: float, most: float) -> float:
    if most == least:
        return _BOTTOM
    return round(_BOTTOM - (_BOTTOM - _TOP) * (value - least) / (most - least), 1)


def years_picture(flats: Sequence[Flat], words: Language, unit: str) -> StepPicture | None:
    """A figure over the years; ``start`` and ``end`` of the stretches are day numbers."""
    if not flats:
        return None
    first = date.fromordinal(int(flats[0].start)).year
    last = date.fromordinal(int(flats[-1].end) - 1).year
    if first == last:
        return None  # one value: the table says it
    high = words.value(max(flat.value for flat in flats), unit)
    return step_picture(flats, (str(first), str(last)), "", high)


def time_bar(event: Event, day: date, first: date, last: date) -> TimeBar:
    """When an event was announced and when it applies, between the ends of the axis."""

    def at(when: date) -> float:
        share = (when.toordinal() - first.toordinal()) / (last.toordinal() - first.toordinal())
        return round(WIDE * min(1.0, max(0.0, share)), 1)

    applied = said = None
    if event.start is not None:
        applied = (at(event.start), at(event.end) if event.end is not None else WIDE)
    until = event.start or event.closed or day
    if event.announced < until:
        said = (at(event.announced), at(until))
    return TimeBar(applied, said, at(day))
