"""One thing that becomes different in a situation: which changes there are for it, and the situation after each."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from grenswijzer.web.languages import message
from grenswijzer.web.pages.facts import WEEKDAYS, facts, told_as
from grenswijzer.web.pages.told import Place, Told

FRAMEWORK_YEAR = 2023
MOST_HOME_DAYS = 5
WEEK = 5
RISE = 1.1
PAY = ("salary", "holiday_pay", "thirteenth_month", "bonus")
STATES = ("NL", "BE")


@dataclass(frozen=True, slots=True)
class Change:
    """A change: its name in the form, in words, and the situation it leads to."""

    name: str
    label: str
    situation: Mapping[str, Any]


def changes(told: Told, language: str) -> list[Change]:
    """Every change that makes sense here."""
    found: list[Change] = []
    for person in range(1, len(told.people) + 1):
        for job in range(1, len(told.jobs(person)) + 1):
            found += _of_job(told, person, job, language)
        if told.jobs(person):
            after = _copied(told)
            after.person(person)[1].pop("jobs", None)
            if any(after.jobs(number) for number in range(1, len(after.people) + 1)):
                label = message(language, "compare.stays_home", person=told.person(person)[0])
                found.append(Change(f"stays_home.{person}", label, after.situation))
    return found


def _copied(told: Told) -> Told:
    return Told({"situation": copy.deepcopy(told.situation), "asides": {}})


def _of_job(told: Told, person: int, job: int, language: str) -> Iterator[Change]:
    place = Place("", person, job)
    known = facts(told, place)
    name = f"{told.person(person)[0]}, {told.job(person, job)[0]}"
    body = told.job(person, job)[1]
    if known["crosses_border"]:
        if known["works_at_home"] and (known["year"] or 0) >= FRAMEWORK_YEAR:
            group = body.get("telework")
            has = bool(group.get("has_framework_request")) if isinstance(group, Mapping) else False
            after = _copied(told)
            after.put(after.root(place, ("telework", "has_framework_request")), not has)
            key = "compare.request_no" if has else "compare.request_yes"
            yield Change(f"request.{person}.{job}", message(language, key, job=name), after.situation)
        now = home_days(body, known["home"])
        for count in range(MOST_HOME_DAYS + 1):
            if now is not None and count != now and count <= _work_days(body):
                after = _copied(told)
                _set_home_days(after.job(person, job)[1], known["home"], known["employer"], count)
                label = message(language, "compare.days", job=name, count=count)
                yield Change(f"days.{person}.{job}.{count}", label, after.situation)
    other = {"NL": "BE", "BE": "NL"}.get(known["employer"])
    if other and told_as(body) in ("week", "counts"):
        after = _copied(told)
        _move(after.job(person, job)[1], known["employer"], other)
        state = message(language, f"site.state_{other}")
        label = message(language, "compare.other_state", job=name, state=state)
        yield Change(f"other_state.{person}.{job}", label, after.situation)
    after = _copied(told)
    pay = after.job(person, job)[1].get("pay")
    if isinstance(pay, dict) and any(isinstance(pay.get(part), int | float) for part in PAY):
        for part in PAY:
            if isinstance(pay.get(part), int | float):
                pay[part] = round(pay[part] * RISE, 2)
        yield Change(f"pay.{person}.{job}", message(language, "compare.pay_more", job=name), after.situation)


def home_days(job: Mapping[str, Any], home: str) -> int | None:
    """Whole home days in a usual week; None where the days are not told so that this can be said."""
    if told_as(job) == "week":
        days = [_upper(day) for day in (job["work"]["pattern"].get("week") or {}).values()]
        if any(isinstance(day, Mapping) and len(day) > 1 for day in days):
            return None
        return sum(1 for day in days if home in (day if isinstance(day, Mapping) else (day,)))
    if told_as(job) == "counts":
        counts = _upper(job["work"]["counts"])
        total = sum(counts.get(state, 0) for state in STATES)
        return round(WEEK * counts.get(home, 0) / total) if total else None
    return None


def _upper(value: Any) -> Any:
    """Countries as the law's own names have them."""
    if isinstance(value, Mapping):
        return {str(key).upper() if len(str(key)) == 2 else str(key): one for key, one in value.items()}
    return str(value).upper() if isinstance(value, str) and len(value) == 2 else value


def _work_days(job: Mapping[str, Any]) -> int:
    if told_as(job) == "week":
        return sum(1 for day in (job["work"]["pattern"].get("week") or {}).values() if day)
    return WEEK


def _set_home_days(job: dict[str, Any], home: str, employer: str, count: int) -> None:
    """The last days of the week at home, or that share of the year's days."""
    if told_as(job) == "week":
        week = job["work"]["pattern"]["week"]
        worked = [day for day in WEEKDAYS if week.get(day)]
        for place, day in enumerate(worked):
            week[day] = home if place >= len(worked) - count else employer
        return
    counts = _upper(job["work"]["counts"])
    total = sum(counts.get(state, 0) for state in STATES)
    at_home = round(total * count / WEEK)
    kept = {key: value for key, value in counts.items() if key not in STATES and key != "months_with_work"}
    split = {employer: total - at_home, home: at_home}
    job["work"]["counts"] = {**{state: days for state, days in split.items() if days}, **kept}


def _move(job: dict[str, Any], old: str, new: str) -> None:
    """The employer in another state, and the days that were worked there with it."""
    job["employer_state"] = new

    def moved(day: Any) -> Any:
        told = _upper(day)
        if isinstance(told, Mapping):
            found: dict[str, Any] = {}
            for state, minutes in told.items():
                place = new if state == old else state
                found[place] = minutes if place not in found else (found[place] or 0) + (minutes or 0)
            return found
        return new if told == old else told

    work = job["work"]
    if told_as(job) == "week":
        pattern = work["pattern"]
        pattern["week"] = {day: moved(told) for day, told in (pattern.get("week") or {}).items()}
        pattern.pop("holidays", None)
        pattern.pop("activities", None)
    else:
        days = {key: value for key, value in work["counts"].items() if key != "months_with_work"}
        work["counts"] = moved(days)
