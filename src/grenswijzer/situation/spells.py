"""Cuts the jobs of a person into spells: stretches of the year in which facts and law stay the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

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


def place_days(spells: Sequence[Spell], days: Iterable[Day]) -> None:
    """Give every day to the spell it falls in; days before the first or after the last to that one."""
    lasts = [spell.last.toordinal() for spell in spells]
    position = 0
    for day in days:
        while position < len(spells) - 1 and day.date > lasts[position]:
            position += 1
        spells[position].days.append(day)
