"""Reads the adults of a household and their jobs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from grenswijzer.days import MINUTES_A_DAY, Day, calendar_days
from grenswijzer.days.day import FREE
from grenswijzer.law.types import Country
from grenswijzer.situation import checks
from grenswijzer.situation.facts import FactReader
from grenswijzer.situation.findings import Findings, Path, check_name
from grenswijzer.situation.problems import Problem, joined
from grenswijzer.situation.situation import FactValues, Job, Person
from grenswijzer.situation.translate import problems_of
from grenswijzer.situation.work import DEFAULT_MINUTES, WEEKDAYS, JobPeriod, Work
from grenswijzer.situation.workdays import (
    activity_in,
    entry_of,
    holiday_calendar,
    most_minutes,
    pattern_period,
    work_days,
)


@dataclass(slots=True)
class _JobDraft:
    """A job while it is read: what could not be read is None."""

    name: str
    path: Path
    period: JobPeriod | None
    work: Work | None
    facts: FactValues
    told_work: bool


def read_people(
    raw: Any, path: Path, year: int | None, reader: FactReader, findings: Findings
) -> tuple[dict[str, Person], dict[str, str | None]]:
    """The people by name, and whom each names as partner."""
    people: dict[str, Person] = {}
    partners: dict[str, str | None] = {}
    if raw is None:
        raw = {}
    if not isinstance(raw, Mapping):
        findings.add(Problem(joined(path), "mapping", raw))
        return people, partners
    for name, body in raw.items():
        where = (*path, name)
        check_name(name, where, findings)
        if not isinstance(body, Mapping):
            findings.add(Problem(joined(where), "mapping", body))
            body = {}
        partners[name] = _partner(body.get("partner"), where, findings)
        people[name] = _person(name, body, where, year, reader, findings)
    return people, partners


def _partner(value: Any, path: Path, findings: Findings) -> str | None:
    if value is not None and not isinstance(value, str):
        findings.add(Problem(joined((*path, "partner")), "name", value))
        return None
    return value


def _person(
    name: str, raw: Mapping[str, Any], path: Path, year: int | None, reader: FactReader, findings: Findings
) -> Person:
    facts, rows = reader.row(reader.layout.adult, raw, path, findings)
    drafts = list(_jobs(raw.get("jobs"), (*path, "jobs"), reader, findings))
    home = _country(facts, "residence_state")
    states = {state for draft in drafts if (state := _country(draft.facts, "employer_state"))}
    # Nobody can say that a country is named nowhere while a name could not be read.
    is_complete = bool(home) and all(
        draft.period is not None and _country(draft.facts, "employer_state") for draft in drafts
    )
    jobs = {}
    dated: list[tuple[Job, Path]] = []
    for draft in drafts:
        named = {home, *states, *(draft.period.trips if draft.period else ())} - {Country.NONE}
        job = _job(draft, year, home, named if is_complete else set(), findings)
        if job is None or year is None:
            continue
        jobs[draft.name] = job
        if not findings.any_under((*draft.path, "work")):
            dated.append((job, draft.path))
    # hardly anybody's weeks can make too long a day, and to write out a year takes its time
    if year is not None and sum(most_minutes(job.work) for job, _ in dated) > MINUTES_A_DAY:
        days = [day for job, where in dated for day in _placed_days(job, where, year, home)]
        findings.add(*checks.check_long_days(days))
    return Person(name, jobs, facts, rows)


def _country(facts: FactValues, name: str) -> Country:
    found = facts.get(name)
    return found if isinstance(found, Country) else Country.NONE


def _jobs(raw: Any, path: Path, reader: FactReader, findings: Findings) -> Iterator[_JobDraft]:
    level = reader.layout.job
    if raw is None or level is None:
        return
    if not isinstance(raw, Mapping):
        findings.add(Problem(joined(path), "mapping", raw))
        return
    for name, body in raw.items():
        where = (*path, name)
        check_name(name, where, findings)
        if not isinstance(body, Mapping):
            findings.add(Problem(joined(where), "mapping", body))
            continue
        facts, _ = reader.row(level, body, where, findings)
        period = None
        work = None
        shell = {key: body[key] for key in ("start", "end", "trips") if body.get(key) is not None}
        try:
            period = JobPeriod.model_validate(shell)
        except ValidationError as error:
            findings.add(*problems_of(error, where))
        told_work = body.get("work") is not None
        if told_work:
            try:
                work = Work.model_validate(body["work"])
            except ValidationError as error:
                findings.add(*problems_of(error, (*where, "work")))
        yield _JobDraft(name, where, period, work, facts, told_work)


def _job(
    draft: _JobDraft, year: int | None, home: Country, named: set[Country], findings: Findings
) -> Job | None:
    """The job with its defaults; None when too little of it could be read. ``named``: where work may be."""
    where = (*draft.path, "work")
    if draft.work is not None:
        findings.add(*checks.check_work(draft.work, where))
        if named:
            findings.add(*checks.check_countries(draft.work, named, where))
    if year is None or draft.period is None:
        return None
    findings.add(*checks.check_period(draft.period.start, draft.period.end, year, draft.path))
    work = draft.work
    first_told, last_told = checks.first_date_told(work), checks.last_date_told(work)
    start = draft.period.start or min(date(year, 1, 1), first_told or date.max)
    end = draft.period.end or max(date(year, 12, 31), last_told or date.min)
    for key, told, value in (("start", draft.period.start, start), ("end", draft.period.end, end)):
        if told is None:
            findings.default((*draft.path, key), value)
    if findings.any_under((*draft.path, "start")) or findings.any_under((*draft.path, "end")):
        return None
    employer = _country(draft.facts, "employer_state")
    if work is None:
        if draft.told_work or not employer:
            return None
        work = _usual_work(employer)
        findings.default(where, {"pattern": {"week": dict.fromkeys(WEEKDAYS[:5], employer)}})
    findings.add(*checks.check_dates_told(work, start, end, year, where))
    if work.counts is not None:
        part = min(end, date(year, 12, 31)) - max(start, date(year, 1, 1))
        findings.add(*checks.check_counts(work.counts, part.days + 1, (*where, "counts")))
    _note_defaults(work, start, end, year, home, employer, where, findings)
    return Job(draft.name, start, end, draft.period.trips, work, draft.facts)


def _usual_work(employer: Country) -> Work:
    week = dict.fromkeys(WEEKDAYS[:5], employer)
    return Work.model_validate({"pattern": {"week": week}})


def _note_defaults(
    work: Work,
    start: date,
    end: date,
    year: int,
    home: Country,
    employer: Country,
    path: Path,
    findings: Findings,
) -> None:
    pattern = work.pattern
    if pattern is not None:
        here = (*path, "pattern")
        first, last = pattern_period(pattern, start, end, year)
        if pattern.first is None:
            findings.default((*here, "from"), first)
        if pattern.last is None:
            findings.default((*here, "to"), last)
        if pattern.minutes is None:
            findings.default((*here, "minutes"), DEFAULT_MINUTES)
        if pattern.holidays is None:
            findings.default((*here, "holidays"), holiday_calendar(pattern, employer))
        weeks = pattern.weeks or ([pattern.week] if pattern.week else [])
        for country in sorted({country for week in weeks for day in week.days() for country in day}):
            if country not in pattern.activities:
                findings.default((*here, "activities", country.name), activity_in(country, home, employer))
    if work.counts is not None and work.counts.minutes_per_day is None:
        findings.default((*path, "counts", "minutes_per_day"), DEFAULT_MINUTES)
    for number, entry in enumerate(work.calendar or []):
        if entry.minutes is None and not entry.countries and entry.kind not in FREE:
            findings.default((*path, "calendar", number, "minutes"), DEFAULT_MINUTES)


def _placed_days(job: Job, path: Path, year: int, home: Country) -> Iterator[tuple[Path, Day]]:
    """The days of a job, each with the place in the file that tells it."""
    employer = _country(job.facts, "employer_state")
    if job.work.calendar is not None:
        for number, told in enumerate(job.work.calendar):
            entry = entry_of(told, home, employer)
            for day in calendar_days([entry] if entry else []):
                yield (*path, "work", "calendar", number), day
        return
    for day in work_days(job.work, job.start, job.end, year, home, employer):
        yield (*path, "work", "pattern"), day
