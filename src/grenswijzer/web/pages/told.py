"""What a visitor has told so far: a situation under way, kept in the visit as plain data.

The situation itself is the only copy of the answers: a question writes where its answer stands in the file, so a file
that is opened, an example and the questions are one and the same, and what the questions do not know stays as it is.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SINGLE = "single"
PARTNER = "partner"
"""The name of a second person in paths until one is given."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page of questions: the step, and whose it is about. ``person`` and ``job`` count from 1; 0: nobody's."""

    step: str
    person: int = 0
    job: int = 0

    @property
    def parts(self) -> dict[str, Any]:
        """The parts of the page's path."""
        return {"step": self.step, "person": self.person, "job": self.job}


class Told:
    """The answers of one visit. ``data`` is the part of the visit's data they stand in; it is changed in place."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.situation: dict[str, Any] = data.setdefault("situation", {})
        self.asides: dict[str, Any] = data.setdefault("asides", {})

    @property
    def is_empty(self) -> bool:
        """Nothing was told yet."""
        # looking for people leaves an empty list of them
        return not any(self.situation.values())

    def copy(self) -> Told:
        """The same answers, to try something out on."""
        return Told(copy.deepcopy({"situation": self.situation, "asides": self.asides}))

    def replace(self, situation: Mapping[str, Any]) -> None:
        """Take the answers of a file or example instead of those there were."""
        self.data.pop("change", None)
        self.situation = self.data["situation"] = _plain(situation)
        self.asides = self.data["asides"] = {}
        # a file says what there is; what it does not name is not there, as its reader takes it too
        for number in range(1, len(self.people) + 1):
            self.asides[f"all_year.{number}.0"] = True
        if len(self.people) == 1:
            self.situation.setdefault("civil_status", SINGLE)
        for name in ("has_children", "partner_has_job"):
            self.put_aside(name, Place(""), False)

    # ---------------------------------------------------------------- people and jobs

    @property
    def people(self) -> dict[str, Any]:
        """The adults by name."""
        found = self.situation.setdefault("people", {})
        return found if isinstance(found, dict) else {}

    def person(self, number: int) -> tuple[str, dict[str, Any]]:
        """Name and facts of an adult, counted from 1; empty where there is none."""
        names = list(self.people)
        if not 1 <= number <= len(names):
            return "", {}
        body = self.people[names[number - 1]]
        return names[number - 1], body if isinstance(body, dict) else {}

    def jobs(self, person: int) -> dict[str, Any]:
        """The jobs of an adult by name."""
        found = self.person(person)[1].get("jobs")
        return found if isinstance(found, dict) else {}

    def job(self, person: int, number: int) -> tuple[str, dict[str, Any]]:
        """Name and facts of a job, counted from 1; empty where there is none."""
        jobs = self.jobs(person)
        names = list(jobs)
        if not 1 <= number <= len(names):
            return "", {}
        body = jobs[names[number - 1]]
        return names[number - 1], body if isinstance(body, dict) else {}

    def add_person(self, name: str) -> None:
        """One more adult."""
        self.people[_free(name, self.people)] = {}

    def add_job(self, person: int, name: str) -> None:
        """One more job for an adult."""
        jobs = self.person(person)[1].setdefault("jobs", {})
        jobs[_free(name, jobs)] = {}

    def remove_job(self, person: int, number: int) -> None:
        """Take a job out, with all that was told about it; the last one cannot go."""
        jobs = self.jobs(person)
        if len(jobs) > 1 and 1 <= number <= len(jobs):
            del jobs[list(jobs)[number - 1]]

    def rename_person(self, number: int, name: str) -> None:
        """Give an adult another name, where nobody has it; others go on pointing at the same adult."""
        old = self.person(number)[0]
        if old and name and name != old and name not in self.people:
            self.situation["people"] = _renamed(self.people, old, name)
            for body in self.people.values():
                if isinstance(body, dict) and body.get(PARTNER) == old:
                    body[PARTNER] = name
            self._rename_given(old, name)

    def rename_job(self, person: int, number: int, name: str) -> None:
        """Give a job another name, where the adult has no other of that name."""
        owner, body = self.person(person)
        old = self.job(person, number)[0]
        if old and name and name != old and name not in body["jobs"]:
            body["jobs"] = _renamed(body["jobs"], old, name)
            self._rename_given(f"{owner}.{old}", f"{owner}.{name}")

    def _rename_given(self, old: str, new: str) -> None:
        given = self.situation.get("given")
        if isinstance(given, dict):
            self.situation["given"] = {
                f"{new}{path[len(old) :]}" if path.startswith(f"{old}.") else path: value
                for path, value in given.items()
            }

    # ---------------------------------------------------------------- answers

    def root(self, place: Place, at: tuple[str, ...]) -> tuple[str, ...]:
        """The whole path of an answer ``at`` below what the page is about.

        ``you``, ``partner`` and ``person`` at its start mean those adults instead.
        """
        first = at[0] if at else ""
        if first in ("you", PARTNER, "person"):
            number = {"you": 1, PARTNER: 2}.get(first, place.person)
            return ("people", self.person(number)[0], *at[1:])
        if place.job:
            path = ("people", self.person(place.person)[0], "jobs", self.job(place.person, place.job)[0])
            return (*path, *at)
        return ("people", self.person(place.person)[0], *at) if place.person else at

    def get(self, path: Iterable[str]) -> Any:
        """What stands at a path; None where nothing does."""
        found: Any = self.situation
        for part in path:
            if not isinstance(found, Mapping) or part not in found:
                return None
            found = found[part]
        return found

    def put(self, path: tuple[str, ...], value: Any) -> None:
        """Write an answer; None takes it away, with the groups that become empty by it."""
        *groups, last = path
        found = self.situation
        above: list[tuple[dict[str, Any], str]] = []
        for part in groups:
            inner = found.get(part)
            if not isinstance(inner, dict):
                if value is None:
                    return
                inner = found[part] = {}
            above.append((found, part))
            found = inner
        if value is not None:
            found[last] = value
            return
        found.pop(last, None)
        # people and jobs stay, also when nothing is known of them yet
        kept = 0 if path[0] != "people" else 4 if path[2:3] == ("jobs",) else 2
        for holder, part in reversed(above[kept:]):
            if holder[part]:
                break
            del holder[part]

    def aside(self, name: str, place: Place) -> Any:
        """An answer that only steers the questions."""
        return self.asides.get(f"{name}.{place.person}.{place.job}")

    def put_aside(self, name: str, place: Place, value: Any) -> None:
        """Keep an answer that only steers the questions."""
        self.asides[f"{name}.{place.person}.{place.job}"] = value


def _renamed(found: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if key == old else key: value for key, value in found.items()}


def _free(name: str, taken: Iterable[str]) -> str:
    """The name, or with a number where somebody or something has it."""
    names = set(taken)
    number = 2
    found = name
    while found in names:
        found = f"{name}{number}"
        number += 1
    return found


def _plain(value: Any) -> Any:
    """As JSON knows it: dates as text."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
