"""The register as a source of a situation: its days in the words of a situation file."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from grenswijzer.days.day import FREE, PLANNED, Day
from grenswijzer.law.types import Country, PayStatus
from grenswijzer.register.errors import RegisterError
from grenswijzer.situation import SituationError, dump_situation
from grenswijzer.situation.problems import Problem
from grenswijzer.situation.reader import read_document


def calendar_entries(days: Iterable[Day]) -> list[dict[str, Any]]:
    """The days as the calendar of a job in a situation file; what says neither work nor presence is left out."""
    return [entry for day in days if (entry := _entry(day)) is not None]


def _entry(day: Day) -> dict[str, Any] | None:
    entry: dict[str, Any] = {"date": date.fromordinal(day.date)}
    if day.pay_status is PayStatus.WORKED:
        if not day.minutes:
            return None
        return entry | {
            "country": day.country.name,
            "minutes": day.minutes,
            "activity": day.activity.name.lower(),
            **({"continues_shift": True} if day.continues_shift else {}),
        }
    where = {"country": day.country.name} if day.country else {}
    if day.pay_status in FREE or (day.pay_status not in PLANNED and not day.minutes):
        # a public holiday without planned work says where the person was, or nothing
        status = day.pay_status if day.pay_status in FREE else PayStatus.NOT_WORKING
        return entry | {"status": status.name.lower()} | where if where else None
    if day.planned_country is Country.NONE or not day.minutes:
        return None
    return (
        entry
        | {"status": day.pay_status.name.lower(), "planned_country": day.planned_country.name}
        | {"minutes": day.minutes}
        | where
    )


def read_content(source: str | bytes | Path) -> dict[str, Any]:
    """The content of a situation file as it is written, not yet checked.

    Raises :class:`SituationError` where it is no YAML or JSON, or no mapping.
    """
    content = read_document(source).value
    if not isinstance(content, Mapping):
        raise SituationError([Problem("", "mapping", content)])
    return dict(content)


def situation_text(content: Mapping[str, Any], place: str, days: Iterable[Day]) -> str:
    """A situation file with the days of the job at ``place``, such as an.clinic. Raises what :func:`with_days` does."""
    person, _, job = place.partition(".")
    return dump_situation(with_days(content, person, job, days))


def with_days(situation: Mapping[str, Any], person: str, job: str, days: Iterable[Day]) -> dict[str, Any]:
    """The content of a situation file with the work of one job told by ``days``; the rest stays as it is.

    Raises :class:`RegisterError` when the situation has no such person or job, and when there are no days.
    """
    changed = copy.deepcopy(dict(situation))
    people = changed.get("people")
    known = [
        f"{name}.{work}"
        for name, facts in (people.items() if isinstance(people, Mapping) else ())
        for work in (facts.get("jobs") or {} if isinstance(facts, Mapping) else {})
    ]
    if f"{person}.{job}" not in known:
        raise RegisterError(
            "no_job_there" if known else "no_jobs_there", place=f"{person}.{job}", known=known
        )
    days = list(days)
    entries = calendar_entries(days)
    if not entries:
        raise RegisterError("no_work_days", place=f"{person}.{job}")
    described = changed["people"][person]["jobs"][job]
    described["work"] = {"calendar": entries}
    trips = _trips(changed["people"][person], days)
    if trips:
        described["trips"] = [*(described.get("trips") or ()), *trips]
    return changed


def _trips(facts: Mapping[str, Any], days: Iterable[Day]) -> list[str]:
    """Other countries in which work was done, which a situation wants to be named beforehand."""
    jobs = [told for told in facts["jobs"].values() if isinstance(told, Mapping)]
    named = {facts.get("residence_state"), *(told.get("employer_state") for told in jobs)}
    named |= {trip for told in jobs for trip in told.get("trips") or ()}
    worked = {day.country for day in days if day.is_worked}
    planned = {day.planned_country for day in days if day.planned_country}
    found = sorted((worked | planned) - {Country.NONE})
    return [country.name for country in found if country.name not in named]
