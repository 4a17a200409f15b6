"""Neutral sums over a period: days, minutes, months and quarters per country.

They add up what was told, in one way for everybody. What a treaty or regulation counts as a day is law and is
computed there from the days themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from grenswijzer.days.day import AT_HOME, PLANNED, Day
from grenswijzer.days.periods import split_count
from grenswijzer.law.types import Activity, Country, PayStatus

Sums = dict[str, float]

_PREFIXES = (
    "work_days",
    "absence_days",
    "work_minutes",
    "telework_minutes",
    "corona_minutes",
    "months_with_work",
    "quarters_with_work",
)

_OF_WORK = ("work_days", "work_minutes", "telework_minutes", "corona_minutes")
"""The sums of what was worked, day by day."""

_NOWHERE = ""


def empty_sums(names: Collection[str]) -> Sums:
    """Zero for each of ``names`` that is a neutral sum."""
    return dict.fromkeys(_sums_among(tuple(names)), 0.0)


@lru_cache(maxsize=16)
def _sums_among(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if is_sum(name))


@lru_cache(maxsize=512)
def is_sum(name: str) -> bool:
    """``name`` is a neutral sum, such as ``work_days_nl`` or ``absence_days_other``."""
    return any(name.startswith(f"{prefix}_") and _is_place(name[len(prefix) + 1 :]) for prefix in _PREFIXES)


def _is_place(text: str) -> bool:
    return text == "other" or (text.upper() in Country.__members__ and text != "none")


def day_sums(days: Iterable[Day], names: Collection[str]) -> Sums:
    """The sums called ``names`` over ``days``.

    A date on which everything was worked in one country is one day there, however short it was. On a date
    shared by countries, or partly not worked, each has its minutes over the minutes worked and planned of
    that date. A country without a name of its own falls under ``..._other``.
    """
    sums = empty_sums(names)
    # what has no place among the names is added to a sum without a name
    sums[_NOWHERE] = 0.0
    months: set[tuple[Country, int]] = set()
    called: dict[Country, list[str]] = {}
    work_days = work_minutes = telework = corona = _NOWHERE
    # choices are slow to look up, and a day is most often where the one before was
    here, at = Country.NONE, 0
    for number, rows in _by_date(days):
        # a row that is alone on its date is all of it
        total = rows[0].minutes
        if len(rows) > 1:
            total = sum([day.minutes for day in rows if day.pay_status in PLANNED])
        for _, minutes, country, planned, activity, status, _ in rows:
            if status is PayStatus.WORKED and minutes > 0:
                month = _month(number)
                if country is not here or month != at:
                    here, at = country, month
                    if country not in called:
                        called[country] = [_place(sums, prefix, country) for prefix in _OF_WORK]
                    work_days, work_minutes, telework, corona = called[country]
                    months.add((country, month))
                sums[work_days] += minutes / total
                sums[work_minutes] += minutes
                if activity in AT_HOME:
                    sums[telework] += minutes
                if activity is Activity.CORONA_TELEWORK:
                    sums[corona] += minutes
            elif status is PayStatus.ABSENT_COUNTS_AS_PLANNED and minutes > 0:
                sums[_place(sums, "absence_days", planned)] += minutes / total
    for country, _ in months:
        sums[_place(sums, "months_with_work", country)] += 1
    for country, _ in {(country, month // 3) for country, month in months}:
        sums[_place(sums, "quarters_with_work", country)] += 1
    del sums[_NOWHERE]
    return {name: _clean(value) for name, value in sums.items()}


def _by_date(days: Iterable[Day]) -> Iterable[tuple[int, Sequence[Day]]]:
    """The rows of each date."""
    days = list(days)
    dates = [day.date for day in days]
    if len(set(dates)) == len(dates):
        return zip(dates, zip(days, strict=True), strict=True)
    found: dict[int, list[Day]] = {}
    for day in days:
        found.setdefault(day.date, []).append(day)
    return found.items()


@lru_cache(maxsize=4096)
def _month(number: int) -> int:
    day = date.fromordinal(number)
    return day.year * 12 + day.month - 1


def _clean(value: float) -> float:
    """Without the dust of adding thirds and sixths: a millionth of a day means nothing."""
    return round(value, 9) if value else value


def _place(sums: Sums, prefix: str, country: Country) -> str:
    """The sum that a country's part belongs to."""
    own = f"{prefix}_{country.name.lower()}"
    if own in sums:
        return own
    other = f"{prefix}_other"
    return other if other in sums else _NOWHERE


def _add(sums: Sums, prefix: str, country: Country, amount: float) -> None:
    name = _place(sums, prefix, country)
    if name != _NOWHERE:
        sums[name] += amount


@dataclass(frozen=True, slots=True)
class DayCounts:
    """Totals of a job over the year, without dates.

    ``months`` and ``quarters``: in how many of them there was work, per country; not told: left out.
    """

    worked: Mapping[Country, float]
    minutes_a_day: float
    absent: Mapping[Country, float] = field(default_factory=dict)
    months: Mapping[Country, int] = field(default_factory=dict)
    quarters: Mapping[Country, int] = field(default_factory=dict)


def spread_counts(counts: DayCounts, days: Sequence[int], names: Collection[str]) -> list[Sums]:
    """The sums called ``names`` for each of a job's periods of ``days`` calendar days.

    Without dates nobody knows in which period a day fell: they are spread evenly, the last period takes the
    rest. Months and quarters with work that are not told stay zero, also where there are work days.
    """
    periods = [empty_sums(names) for _ in days]
    for prefix, told in (("work_days", counts.worked), ("absence_days", counts.absent)):
        for country, amount in told.items():
            for sums, part in zip(periods, _spread(amount, days), strict=True):
                _add(sums, prefix, country, part)
                if prefix == "work_days":
                    _add(sums, "work_minutes", country, part * counts.minutes_a_day)
    for prefix, whole in (("months_with_work", counts.months), ("quarters_with_work", counts.quarters)):
        for country, count in whole.items():
            for sums, part in zip(periods, split_count(count, days), strict=True):
                _add(sums, prefix, country, part)
    return periods


def _spread(amount: float, days: Sequence[int]) -> list[float]:
    total = sum(days)
    parts = [amount * length / total for length in days[:-1]]
    return [*parts, amount - sum(parts)]
