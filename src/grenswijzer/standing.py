"""Where the job of a situation stands on a day: what is counted, what is left, where it leads to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from grenswijzer.answers.status import Status, day_status
from grenswijzer.calculation import law
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.system import LawSystem
from grenswijzer.situation import Situation, parse
from grenswijzer.situation.workdays import work_days


def job_of(situation: Situation, name: str | None) -> tuple[str, str]:
    """Person and name of the job ``an.clinic``; of the only one where no name is given.

    Raises :class:`NotLawError`, naming the jobs there are.
    """
    jobs = {
        f"{person.name}.{job}": (person.name, job)
        for person in situation.people.values()
        for job in person.jobs
    }
    if name is None and len(jobs) == 1:
        return next(iter(jobs.values()))
    if name not in jobs:
        raise NotLawError("which_job" if jobs else "no_job", known=list(jobs))
    return jobs[name]


def standing(
    situation: Mapping[str, Any], job: str | None, today: date, *, system: LawSystem | None = None
) -> Status:
    """Count the days of one job as every instrument counts them, on ``today``, and look ahead.

    ``situation``: the content of a situation file, whose job has a calendar or weekly pattern; days after ``today`` are
    plans. Nothing is computed about pay. Raises :class:`SituationError` for what cannot be read, and
    :class:`NotLawError` for a job that is not there or told without days, and for a year that is not covered.
    """
    system = system or law()
    read = parse(situation, system)
    person, name = job_of(read, job)
    told = read.people[person].jobs[name]
    facts = {**read.facts, **read.people[person].facts, **told.facts}
    home, employer = facts.pop("residence_state"), facts.pop("employer_state")
    days = work_days(told.work, told.start, told.end, read.year, home, employer)
    if not days:
        raise NotLawError("no_days", job=f"{person}.{name}")
    return day_status(
        days,
        residence_state=home,
        employer_state=employer,
        today=today,
        first_day=told.start,
        last_day=told.end,
        facts=facts,
        system=system,
    )
