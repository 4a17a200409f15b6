"""Cuts the jobs of a person into spells: stretches of the year in which facts and law stay the same."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import attrgetter

from grenswijzer.days import Day
from grenswijzer.situation.situation import Job

_ONE_DAY = timedelta(days=1)


@dataclass(slots=True)
class Spell:
    """A job from ``first`` to ``last``, both included and in the year. ``days``: the calendar rows it holds."""

    job: Job
    first: date
    last: date
    days: list[Day] = field(default_factory=list)

    @property
    def length(self) -> int:
        """Calendar days."""
        return (self.last - self.first).days + 1


def cut_jobs(jobs: Iterable[Job], year: int, cut_dates: Iterable[date]) -> list[list[Spell]]:
    """The spells of each job, in order of date.

    A new spell begins at every date of ``cut_dates`` and wherever another job of the same person begins or has
    ended, so that jobs that run at the same time share the same periods.
    """
    jobs = list(jobs)
    first, last = date(year, 1, 1), date(year, 12, 31)
    starts = set(cut_dates)
    for job in jobs:
        starts.add(job.start)
        if job.end < last:
            starts.add(job.end + _ONE_DAY)
    found = []
    for job in jobs:
        begin, end = max(job.start, first), min(job.end, last)
        cuts = [begin, *sorted(day for day in starts if begin < day <= end)]
        ends = [*(day - _ONE_DAY for day in cuts[1:]), end]
        found.append([Spell(job, start, stop) for start, stop in zip(cuts, ends, strict=True)])
    return found


def place_days(spells: Sequence[Spell], days: list[Day]) -> None:
    """Give every day to the spell it falls in; days before the first or after the last to that one.

    ``days`` stand in order of date.
    """
    begin = 0
    for spell in spells:
        end = len(days)
        if spell is not spells[-1]:
            end = bisect_right(days, spell.last.toordinal(), begin, key=attrgetter("date"))
        spell.days = days[begin:end]
        begin = end
