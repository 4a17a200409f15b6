"""The law of one year taken for another, openly: next year's budget is not known yet, this year's law is.

Nothing is carried on in silence: every figure says that it was assumed, and the system says so among its variants.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from grenswijzer.engine import kept_law
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.figures import Figure, FigureValue
from grenswijzer.engine.rule import Rule
from grenswijzer.engine.system import LawSystem

Dated = TypeVar("Dated", Rule, FigureValue)

_DAY = timedelta(days=1)


@lru_cache(maxsize=8)
def assume_law(system: LawSystem, year: int, law_year: int) -> LawSystem:
    """``system`` in which the law of ``law_year`` holds in ``year``, on the same days of the year.

    What ``system`` itself says about ``year`` is left aside. Raises :class:`NotLawError` where ``law_year`` is not
    covered, or is ``year`` itself.
    """
    system.require_year(law_year)
    if year == law_year:
        raise NotLawError("nothing_to_assume", law_year=law_year, year=year)
    note = f"law of {law_year} assumed for {year}"

    def openly(value: FigureValue) -> FigureValue:
        status = value.status if value.missing else "derived"
        return replace(value, status=status, note="; ".join(filter(None, (value.note, note))))

    figures = {
        name: replace(figure, values=_moved(figure.values, year, law_year, openly))
        for name, figure in system.figures.items()
    }
    rules = {
        name: texts if _is_same(texts, year, law_year) else _moved(texts, year, law_year, lambda text: text)
        for name, texts in system.rules.items()
    }
    assumed = replace(
        system,
        # what reads situations is kept per set of inputs, with the years it knew
        inputs=dict(system.inputs),
        figures=dict[str, Figure](figures),
        rules=rules,
        coverage={**system.coverage, year: system.coverage[law_year]},
        variants=(*system.variants, note),
    )
    kept_law.set_state(assumed, kept_law.changed_state(system, note))
    return assumed


def _is_same(texts: tuple[Rule, ...], year: int, law_year: int) -> bool:
    """One and the same text is law all through both years."""
    first, last = date(min(year, law_year), 1, 1), date(max(year, law_year), 12, 31)
    return any(text.start <= first and text.end >= last for text in texts)


def _moved(
    values: Iterable[Dated], year: int, law_year: int, mark: Callable[[Dated], Dated]
) -> tuple[Dated, ...]:
    """What was law before and after ``year``, and in it what was law in ``law_year``."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found: list[Dated] = []
    for value in values:
        if value.start < first:
            found.append(replace(value, end=min(value.end, first - _DAY)))
        if value.end > last:
            found.append(replace(value, start=max(value.start, last + _DAY)))
        start, end = max(value.start, date(law_year, 1, 1)), min(value.end, date(law_year, 12, 31))
        if start <= end:
            found.append(mark(replace(value, start=_in(year, start), end=_in(year, end))))
    return tuple(sorted(found, key=lambda value: value.start))


def _in(year: int, day: date) -> date:
    """The same day of another year; the last of February where that year has no 29th."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
