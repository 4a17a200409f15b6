"""What happens with a page that was filled in: read, checked against the law's own limits, and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import grenswijzer
from grenswijzer.answers.language import language as written_in
from grenswijzer.web.languages import message
from grenswijzer.web.pages import steering
from grenswijzer.web.pages.beside import beside
from grenswijzer.web.pages.facts import Look, facts, fields_of, looking, told_as, walk
from grenswijzer.web.pages.fields import WHOLE_DAY_MINUTES, Around, FieldError, read, texts
from grenswijzer.web.pages.table import Field, table
from grenswijzer.web.pages.told import Place, Told

NEARLY_EVERYBODY = frozenset(("missing", "no_people", "partner_missing", "civil_status_missing", "no_work"))
"""Problems of a situation that is not finished yet; what is missing is asked by its own page."""


@dataclass(slots=True)
class Outcome:
    """What came of a page: ``errors`` by the name of the field in the form, or where to go: ``stop`` names the page
    that ends the questions, ``to`` another page than the next."""

    errors: dict[str, str] = field(default_factory=dict)
    stop: str = ""
    to: Place | None = None


def around(told: Told, place: Place, language: str) -> Around:
    """What the fields of a page must know."""
    known = facts(told, place)
    minutes = told.get(told.root(place, ("work", "pattern", "minutes"))) if place.job else None
    usual = float(minutes) if isinstance(minutes, int | float) and minutes > 0 else WHOLE_DAY_MINUTES
    return Around(language, known["home"], known["employer"], usual)


def value_of(told: Told, place: Place, asked: Field) -> Any:
    """The answer to a field as it stands; None where there is none."""
    return told.get(told.root(place, asked.at)) if asked.at else steering.known(told, place, asked.name)


def shown(told: Told, place: Place, language: str) -> dict[str, str]:
    """The texts a page shows for what was answered before, by name in the form."""
    where = around(told, place, language)
    found: dict[str, str] = {}
    for asked in fields_of(table().steps[place.step], told, place):
        found |= texts(asked, value_of(told, place, asked), where)
    return found


def answer(
    told: Told, place: Place, form: Mapping[str, str], refused: frozenset[str], language: str
) -> Outcome:
    """Take in a page. ``told`` changes only when nothing is wrong."""
    trial = told.copy()
    if place.person == 1:
        steering.start(trial, language)
    step = table().steps[place.step]
    asked = fields_of(step, trial, place)
    values, errors = _read(asked, trial, place, form, refused, language)
    if errors:
        return Outcome(errors)
    for one in asked:
        if one.stop and values[one.name] == one.stop_on:
            return Outcome(stop=one.stop)
        if one.other and values[one.name] == steering.OTHER:
            return Outcome(stop=one.other)
    for one in asked:
        before = value_of(trial, place, one)
        if one.at:
            trial.put(trial.root(place, one.at), values[one.name])
            if one.known:
                trial.put(trial.root(place, one.known), None if values[one.name] is None else True)
        else:
            steering.steer(trial, place, one.name, values[one.name], language)
        if values[one.name] is not None:
            steering.follow(trial, place, one.name, before, values[one.name], language)
    errors = _refusals(trial, place, asked, language)
    if errors:
        return Outcome(errors)
    told.data["situation"], told.data["asides"] = trial.situation, trial.asides
    told.situation, told.asides = trial.situation, trial.asides
    if values.get("another_job"):
        return Outcome(to=Place("employer", place.person, len(told.jobs(place.person))))
    return Outcome()


def _read(
    asked: list[Field],
    told: Told,
    place: Place,
    form: Mapping[str, str],
    refused: frozenset[str],
    language: str,
) -> tuple[dict[str, Any], dict[str, str]]:
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    where = around(told, place, language)
    for one in asked:
        held = [name for name in sorted(refused) if name.split(".")[0] == one.name]
        if held:
            errors[held[0]] = message(language, "problem.private_number")
            continue
        try:
            values[one.name] = read(one, form, where, before=value_of(told, place, one))
            if one.kind == "choice" and values[one.name] is not None:
                _check_choice(one, values[one.name], told, place)
            if one.required and values[one.name] is None:
                raise FieldError("required_choice" if one.kind in ("choice", "yes_no") else "required")
        except FieldError as error:
            name = error.facts.pop("field", one.name)
            errors[name] = message(language, f"problem.{error.key}", **error.facts)
    return values, errors


def years() -> tuple[int, ...]:
    """The years whose law is known, the latest first."""
    found = grenswijzer.situation_schema()["properties"]["year"]["enum"]
    return tuple(sorted(found, reverse=True))


def choices_of(asked: Field, told: Told, place: Place) -> tuple[Any, ...]:
    """What a field may be answered with."""
    if asked.choices == "years":
        return years()
    found: tuple[Any, ...] = tuple(asked.choices)
    if asked.name == "told_as":
        job = told.job(place.person, place.job)[1]
        found = (*found, *(kind for kind in ("weeks", "calendar") if told_as(job) == kind))
    return (*found, steering.OTHER) if asked.other else found


def _check_choice(asked: Field, value: Any, told: Told, place: Place) -> None:
    if value not in choices_of(asked, told, place):
        raise FieldError("choice")


def _refusals(told: Told, place: Place, asked: list[Field], language: str) -> dict[str, str]:
    """What the law's own reader says about the answers of this page."""
    found: dict[str, str] = {}
    words = written_in(language)
    paths = {one.name: ".".join(told.root(place, one.at)) for one in asked if one.at}
    for problem in grenswijzer.situation_problems(told.situation):
        if problem.key in NEARLY_EVERYBODY:
            continue
        for name, path in paths.items():
            if problem.path == path or problem.path.startswith(f"{path}."):
                part = _part(asked, name, problem.path.removeprefix(path))
                limits = problem.allowed_in(language) if problem.key in ("too_low", "too_high") else ""
                said = beside(problem.text(language), limits, _field_of(asked, part), words)
                found.setdefault(part, said)
    return found


def _field_of(asked: list[Field], part: str) -> Field:
    """The field, or the column of a field with rows, that a part of a form belongs to."""
    name, *rest = part.split(".")
    one = next(one for one in asked if one.name == name)
    return next((column for column in one.columns if rest and column.name == rest[-1]), one)


def _part(asked: list[Field], name: str, rest: str) -> str:
    """The name in the form of the part of a field that is wrong."""
    one = next(one for one in asked if one.name == name)
    parts = rest.strip(".").split(".") if rest.strip(".") else []
    if one.kind in ("week", "counts") and parts:
        return f"{name}.{parts[0]}"
    if one.kind == "rows" and len(parts) > 1 and parts[0].isdecimal():
        column = next((column for column in one.columns if parts[1] in (*column.at, column.name)), None)
        if column is not None:
            return f"{name}.{int(parts[0]) + 1}.{column.name}"
    return name


# ---------------------------------------------------------------- what is still open


def unanswered(told: Told) -> list[Place]:
    """Pages that still need an answer."""
    look = looking(told)
    return [place for place in walk(told, look) if not is_answered(told, place, look)]


def is_answered(told: Told, place: Place, look: Look | None = None) -> bool:
    """Every answer that is needed was given; ``look``: how the facts of a page are found."""
    for asked in fields_of(table().steps[place.step], told, place, look):
        if asked.required:
            value = value_of(told, place, asked)
            if value is None or value in ({}, []):
                return False
    return True


def place_of(told: Told, path: str) -> Place | None:
    """The page that asks for what stands at a path of the situation; None where no page does."""
    best: tuple[int, Place] | None = None
    for place in walk(told):
        for asked in fields_of(table().steps[place.step], told, place):
            mine = ".".join(told.root(place, asked.at)) if asked.at else "."
            if (path == mine or path.startswith(f"{mine}.")) and (best is None or len(mine) > best[0]):
                best = len(mine), place
    return best[1] if best else None
