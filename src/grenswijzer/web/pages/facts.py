"""What the questions themselves depend on: facts from the answers so far, and which pages and fields they call for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from grenswijzer.web.pages.table import Field, Step, table
from grenswijzer.web.pages.told import SINGLE, Place, Told

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PLACES = ("NL", "BE", "DE", "LU", "FR", "other_eu", "other")


def facts(told: Told, place: Place) -> dict[str, Any]:
    """The facts ``when`` in the table speaks about, for one page."""
    person = told.person(place.person or 1)[1]
    job = told.job(place.person or 1, place.job)[1]
    home, employer = _state(person.get("residence_state")), _state(job.get("employer_state"))
    jobs = told.jobs(place.person or 1).values()
    return {
        "year": told.situation.get("year"),
        "home": home,
        "employer": employer,
        "crosses_border": bool(home and employer and home != employer),
        "employer_kind": job.get("employer_kind", "private"),
        "job_kind": job.get("job_kind", "employee"),
        "told_as": told_as(job),
        "works_at_home": bool(home) and home in work_places(job),
        "is_posted": bool(_inner(job, "posting", "is_posted")),
        "has_company_car": bool(_inner(job, "company_car", "has_company_car")),
        "has_job": bool(jobs),
        "has_benefit": bool(person.get("benefits"))
        or told.aside("has_benefit", Place("", place.person or 1)) is True,
        "has_severance": bool(_inner(person, "severance", "severance_pay")),
        "works_in": {_state(body.get("employer_state")) for body in jobs if isinstance(body, Mapping)},
        "civil_status": told.situation.get("civil_status"),
        "has_partner": len(told.people) > 1
        or told.situation.get("civil_status", SINGLE) not in (SINGLE, None, ""),
        "has_children": bool(told.situation.get("children")) or told.aside("has_children", Place("")) is True,
    }


Look = Callable[[Place], Mapping[str, Any]]
"""The facts of a page."""


def looking(told: Told) -> Look:
    """The facts of each page, looked at once for all pages about the same person and job, while nothing changes."""
    seen: dict[tuple[int, int], Mapping[str, Any]] = {}

    def look(place: Place) -> Mapping[str, Any]:
        key = place.person, place.job
        if key not in seen:
            seen[key] = facts(told, place)
        return seen[key]

    return look


def _state(value: Any) -> str:
    """A country as the law's own name has it: NL, other_eu."""
    text = str(value or "")
    return text.upper() if len(text) == 2 else text.lower()


def _inner(body: Mapping[str, Any], group: str, name: str) -> Any:
    found = body.get(group)
    return found.get(name) if isinstance(found, Mapping) else None


def told_as(job: Mapping[str, Any]) -> str:
    """How the work days of a job are told: week, counts, calendar; empty where they are not told yet."""
    work = job.get("work")
    if not isinstance(work, Mapping):
        return ""
    names = {"pattern": "week", "counts": "counts", "calendar": "calendar"}
    found = next((names[key] for key in work if key in names), "")
    if found == "week" and isinstance(work["pattern"], Mapping) and work["pattern"].get("weeks"):
        return "weeks"
    return found


def work_places(job: Mapping[str, Any]) -> set[str]:
    """The states a job is worked in, as far as told."""
    work = job.get("work")
    work = work if isinstance(work, Mapping) else {}
    found: set[str] = set()
    pattern = work.get("pattern")
    if isinstance(pattern, Mapping):
        weeks = [pattern.get("week"), *(pattern.get("weeks") or [])]
        for week in weeks:
            for day in (week or {}).values() if isinstance(week, Mapping) else ():
                found |= {_state(state) for state in day} if isinstance(day, Mapping) else {_state(day)}
    counts = work.get("counts")
    if isinstance(counts, Mapping):
        found |= {_state(state) for state, days in counts.items() if _state(state) in PLACES and days}
    for entry in work.get("calendar") or ():
        if isinstance(entry, Mapping):
            found |= {_state(entry.get("country")), *map(_state, entry.get("countries") or ())}
    return found - {""}


def holds(when: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Every condition of the table is met."""
    return all(_is_met(told, known[name]) for name, told in when.items())


def _is_met(told: Any, known: Any) -> bool:
    if isinstance(told, Mapping):
        if not isinstance(known, int):
            return False
        return bool(told.get("from", known) <= known <= told.get("to", known))
    wanted = told if isinstance(told, list) else [told]
    return any(item in known for item in wanted) if isinstance(known, set) else known in wanted


def fields_of(step: Step, told: Told, place: Place, look: Look | None = None) -> list[Field]:
    """The fields of a page that are asked; ``look``: how its facts are found."""
    known = facts(told, place) if look is None else look(place)
    return [field for field in step.fields if holds(field.when, known)]


def walk(told: Told, look: Look | None = None) -> Iterator[Place]:
    """Every page that the answers so far call for, in order; ``look``: how the facts of a page are found."""
    look = look or looking(told)
    for chapter in table().chapters:
        number = {"you": 1, "partner": 2}.get(chapter.jobs_of, 0)
        if not number:
            for step in chapter.steps:
                yield from _of_people(step, told, look)
            continue
        for job in range(1, max(len(told.jobs(number)), 1 if number == 1 else 0) + 1):
            for step in chapter.steps:
                place = Place(step.name, number, job if step.per == "job" else 0)
                is_last = job == len(told.jobs(number))
                if (step.per == "job" or is_last) and holds(step.when, look(place)):
                    yield place


def _of_people(step: Step, told: Told, look: Look) -> Iterator[Place]:
    people = range(1, max(1, len(told.people)) + 1) if step.per == "person" else (0,)
    for number in people:
        # the partner has a page of the same facts as part of the household
        if step.name == "you" and number > 1:
            continue
        place = Place(step.name, number)
        if holds(step.when, look(place)) and fields_of(step, told, place, look):
            yield place


def neighbours(told: Told, place: Place) -> tuple[Place | None, Place | None]:
    """The pages before and after one; None at the ends, and before for a page that is not asked."""
    places = list(walk(told))
    if place not in places:
        return None, None
    number = places.index(place)
    before = places[number - 1] if number else None
    after = places[number + 1] if number + 1 < len(places) else None
    return before, after


def chapter_number(place: Place) -> int:
    """Which chapter a page belongs to, from 1."""
    for number, chapter in enumerate(table().chapters, 1):
        owner = {"you": 1, "partner": 2}.get(chapter.jobs_of)
        if any(step.name == place.step for step in chapter.steps) and owner in (None, place.person):
            return number
    return 1
