"""Rows of one job, cut where the law or a fact changes, told as one where nothing the reader sees differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from grenswijzer.answers.blocks import Row
from grenswijzer.answers.language import Language
from grenswijzer.answers.places import Places
from grenswijzer.answers.values import Value
from grenswijzer.calculation import adds_up


def job_groups(places: Places, level: str, rows: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Rows of the same job, in the order of their dates."""
    for _, found in groupby(rows, key=lambda row: places.job_words(level, row)):
        yield tuple(found)


def span_words(places: Places, level: str, rows: Sequence[int], language: Language) -> str:
    """The job with the period from its first row to its last."""
    start, end = places.start(level, rows[0]), places.end(level, rows[-1])
    words = places.job_words(level, rows[0])
    return words if start is None or end is None else f"{words} ({language.period(start, end)})"


def merged_rows(
    places: Places, level: str, lines: Sequence[tuple[int, Row]], language: Language
) -> Iterator[Row]:
    """Lines of a table with their rows: neighbours of one job that say the same become one."""

    def what(line: tuple[int, Row]) -> tuple[object, ...]:
        number, row = line
        return places.job_words(level, number), row.cells, row.note, row.name

    for _, found in groupby(lines, key=what):
        same = list(found)
        numbers = [number for number, _ in same]
        first = same[0][1]
        yield Row(
            span_words(places, level, numbers, language), first.cells, first.name, first.strong, first.note
        )


def merged_value(values: Sequence[Value], count: int) -> Value | None:
    """One value for a job's ``count`` rows: the one they share, or the sum of amounts; None where they differ.

    Also None for an amount that is the same in every row: it can be the whole job's, and must not be added up then.
    """
    first = values[0]
    is_sum = first.kind in (float, int) and adds_up(first.unit)
    same = all((value.value, value.applies) == (first.value, first.applies) for value in values)
    if len(values) == count and same and (count == 1 or not is_sum or not first.value):
        return first
    if is_sum and not same and all(value.value is not None for value in values):
        total = first.kind(0)
        for value in values:
            total += value.value
        return Value(
            first.path,
            first.key,
            first.name,
            first.level,
            first.row,
            first.label,
            total,
            first.unit,
            first.kind,
            first.chapter,
            any(value.applies for value in values),
        )
    return None
