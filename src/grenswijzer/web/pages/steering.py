"""Answers that do not stand in a situation file as they are given: names, how days are told, who and what there is."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from grenswijzer.answers.language import LANGUAGES
from grenswijzer.web.languages import message
from grenswijzer.web.pages.facts import PLACES, facts, told_as
from grenswijzer.web.pages.told import PARTNER, SINGLE, Place, Told

OTHER = "other"
"""The choice of a country that the pages do not know."""


@lru_cache(maxsize=1)
def stand_ins() -> frozenset[str]:
    """What somebody or something is called before anybody said a name: shown as an empty field."""
    names = ("ask_you.default_you", "ask_you.default_partner", "ask_work.default_job")
    return frozenset(message(code, name) for code in LANGUAGES for name in names)


def start(told: Told, language: str) -> None:
    """Somebody with a job, to ask about."""
    if not told.people:
        told.add_person(message(language, "ask_you.default_you"))
    if not told.jobs(1):
        told.add_job(1, message(language, "ask_work.default_job"))


def known(told: Told, place: Place, name: str) -> Any:
    """The answer to a steering question as far as it follows from what was told; None when it does not."""
    if name in ("name", "partner_name", "job_name"):
        found = {
            "name": told.person(place.person)[0],
            "partner_name": told.person(2)[0],
            "job_name": told.job(place.person, place.job)[0],
        }[name]
        return found if found and found not in stand_ins() else None
    if name == "told_as":
        return told_as(told.job(place.person, place.job)[1]) or None
    if name == "partner_has_job":
        return True if told.jobs(2) else told.aside(name, place)
    if name == "has_children":
        return True if told.situation.get("children") else told.aside(name, Place(""))
    if name == "has_benefit":
        return True if told.person(place.person)[1].get("benefits") else told.aside(name, place)
    return told.aside(name, place)


def steer(told: Told, place: Place, name: str, value: Any, language: str) -> None:
    """Do what the answer to a steering question means."""
    if name in _STEERING:
        _STEERING[name](told, place, value, language)
    else:
        told.put_aside(name, place, value)


def _name(told: Told, place: Place, value: Any, language: str) -> None:
    told.rename_person(place.person, value or "")


def _partner_name(told: Told, place: Place, value: Any, language: str) -> None:
    told.rename_person(2, value or "")


def _job_name(told: Told, place: Place, value: Any, language: str) -> None:
    told.rename_job(place.person, place.job, value or "")


def _told_as(told: Told, place: Place, value: Any, language: str) -> None:
    if value in ("week", "counts") and value != known(told, place, "told_as"):
        told.put(told.root(place, ("work",)), {"pattern" if value == "week" else "counts": {}})
        told.put(told.root(place, ("trips",)), None)
        if value == "week":
            told.put(told.root(place, ("corona", "covid_home_days")), None)


def _partner_has_job(told: Told, place: Place, value: Any, language: str) -> None:
    told.put_aside("partner_has_job", place, value)
    if value and not told.jobs(2):
        told.add_job(2, message(language, "ask_work.default_job"))
    elif value is False:
        told.person(2)[1].pop("jobs", None)


def _has_children(told: Told, place: Place, value: Any, language: str) -> None:
    told.put_aside("has_children", Place(""), value)
    if value is False:
        told.put(("children",), None)


def _has_benefit(told: Told, place: Place, value: Any, language: str) -> None:
    told.put_aside("has_benefit", place, value)
    if value is not True:
        told.put(told.root(place, ("benefits",)), None)


def _another_job(told: Told, place: Place, value: Any, language: str) -> None:
    if value:
        told.add_job(place.person, message(language, "ask_work.default_job"))


_STEERING: dict[str, Callable[[Told, Place, Any, str], None]] = {
    "name": _name,
    "partner_name": _partner_name,
    "job_name": _job_name,
    "told_as": _told_as,
    "partner_has_job": _partner_has_job,
    "has_children": _has_children,
    "has_benefit": _has_benefit,
    "another_job": _another_job,
}


def follow(told: Told, place: Place, name: str, before: Any, value: Any, language: str) -> None:
    """What another answer brings along: a partner comes or goes, days in a country that is no longer named go."""
    if name == "civil_status":
        if value == SINGLE and len(told.people) > 1:
            partner = told.person(2)[0]
            del told.people[partner]
            told.person(1)[1].pop(PARTNER, None)
            for gone in ("married_on", "together_since"):
                told.situation.pop(gone, None)
        elif value != SINGLE and len(told.people) == 1:
            told.add_person(message(language, "ask_you.default_partner"))
    states = ("employer_state", "residence_state", "partner_residence_state")
    # a file may have countries in small letters
    if name in states and before is not None and str(before).upper() != str(value).upper():
        number = 2 if name == "partner_residence_state" else place.person
        names = list(told.jobs(number))
        for job in names[place.job - 1 : place.job] if name == "employer_state" else names:
            told.jobs(number)[job].pop("work", None)
    if name == "counts":
        known_facts = facts(told, place)
        near = (known_facts["home"], known_facts["employer"])
        days = value if isinstance(value, dict) else {}
        trips = [state for state in PLACES if days.get(state) and state not in near]
        told.put(told.root(place, ("trips",)), trips or None)
