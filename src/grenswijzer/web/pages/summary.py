"""All answers on one page, as people gave them, each with the page that changes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import grenswijzer
from grenswijzer.answers.language import Language
from grenswijzer.answers.language import language as written_in
from grenswijzer.web.languages import message
from grenswijzer.web.pages.answering import NEARLY_EVERYBODY, around, is_answered, place_of, value_of
from grenswijzer.web.pages.facts import PLACES, WEEKDAYS, facts, fields_of, told_as, walk
from grenswijzer.web.pages.fields import Around, rows_of, texts
from grenswijzer.web.pages.steering import stand_ins
from grenswijzer.web.pages.table import Chapter, Field, table
from grenswijzer.web.pages.told import Place, Told
from grenswijzer.web.pages.words import ask, choice, has_words


@dataclass(frozen=True, slots=True)
class Said:
    """An answer in words. ``is_missing``: needed and not there; ``is_silent``: nothing was said, which is fine."""

    label: str
    text: str
    place: Place
    is_missing: bool = False
    is_silent: bool = False


@dataclass(slots=True)
class Part:
    """Answers under one heading. ``job``: the place of the job they are about; ``can_remove``: there are others."""

    title: str
    said: list[Said] = field(default_factory=list)
    job: Place | None = None
    can_remove: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something the law's reader refuses, with the page that asks for it where there is one."""

    text: str
    place: Place | None


def parts(told: Told, language: str) -> list[Part]:
    """Every answer, by chapter and job."""
    words = written_in(language)
    found: dict[tuple[str, int], Part] = {}
    for place in walk(told):
        chapter = _chapter(place)
        part = found.setdefault((chapter.name, place.job), Part(_title(told, chapter, place, language)))
        if place.job and part.job is None:
            part.job = Place("employer", place.person, place.job)
            part.can_remove = len(told.jobs(place.person)) > 1
        part.said += _said(told, place, words)
    return [part for part in found.values() if part.said]


def _chapter(place: Place) -> Chapter:
    owner = {1: "you", 2: "partner"}.get(place.person, "")
    chapters = [
        one
        for one in table().chapters
        if any(step.name == place.step for step in one.steps) and one.jobs_of in ("", owner)
    ]
    return chapters[0]


def _title(told: Told, chapter: Chapter, place: Place, language: str) -> str:
    name = message(language, f"site.chapter_{chapter.name}")
    title = name[:1].upper() + name[1:]
    if not place.job:
        return title
    person, job = told.person(place.person)[0], told.job(place.person, place.job)[0]
    if person not in stand_ins():
        title = message(language, "check.jobs_of", person=person)
    return f"{title}{written_in(language).colon}{job}"


def _said(told: Told, place: Place, words: Language) -> Iterator[Said]:
    where = around(told, place, words.code)
    answered = is_answered(told, place)
    for asked in fields_of(table().steps[place.step], told, place):
        if asked.name == "another_job":
            continue
        value = value_of(told, place, asked)
        label = ask(words.code, f"{asked.name}_label" if has_words(f"{asked.name}_label") else asked.name)
        empty = value is None or value in ({}, [])
        if empty and asked.required and not answered:
            yield Said(label, message(words.code, "check.missing"), place, True)
        elif not empty:
            text = "; ".join(_lines(asked, value, where, words))
            yield Said(label, text, place)
        elif not asked.more and asked.kind not in (
            "amount",
            "name",
            "yes_no",
            "date",
            "percent",
            "whole",
            "hours",
        ):
            yield Said(label, message(words.code, "check.nothing_said"), place, is_silent=True)


def _lines(asked: Field, value: Any, where: Around, words: Language) -> Iterator[str]:
    language = words.code
    if asked.kind == "week":
        chosen = texts(asked, value, where)
        for day in WEEKDAYS:
            told = chosen[f"{asked.name}.{day}"]
            if told:
                country = {"work": where.employer, "home": where.home}.get(told, "")
                state = message(language, f"site.state_{country if country in ('NL', 'BE') else 'none'}")
                yield f"{ask(language, f'week.{day}')}{words.colon}{ask(language, f'week_{told}', country=state)}"
    elif asked.kind == "counts":
        for state in PLACES:
            days = value.get(state, value.get(state.lower()))
            if days:
                said = message(language, "site.day_count", count=float(days), days=words.number(float(days)))
                yield f"{said} {ask(language, f'counts.{state}')}"
    elif asked.kind == "rows":
        for number, row in enumerate(rows_of(value), 1):
            cells = []
            for column in asked.columns:
                answer = row.get(column.at[0], row.get(column.name))
                if answer is not None:
                    cells.append(_text(column, answer, words))
            yield f"{ask(language, f'{asked.name}_row', number=number)}{words.colon}{', '.join(cells)}"
    else:
        yield _text(asked, value, words)


def _text(asked: Field, value: Any, words: Language) -> str:
    language = words.code
    if asked.kind in ("choice", "yes_no"):
        text = str(value)
        known = value if isinstance(value, bool | int) else text.upper() if len(text) == 2 else text.lower()
        if isinstance(known, bool | int) or has_words(f"{asked.name}.{known}"):
            return choice(language, asked.name, known)
        return text
    if asked.kind == "date":
        try:
            return words.date(date.fromisoformat(str(value)))
        except ValueError:
            return str(value)
    if not isinstance(value, int | float) or isinstance(value, bool):
        return str(value)
    if asked.kind == "amount":
        return words.amount(float(value))
    if asked.kind == "percent":
        return words.percentage(float(value))
    if asked.kind == "hours":
        return f"{words.number(value / 60)} {message(language, 'site.unit_hours')}"
    return words.number(float(value))


# ---------------------------------------------------------------- what the questions do not know


def troubles(told: Told, language: str) -> list[Trouble]:
    """What the law's reader refuses, apart from what is simply not told yet."""
    found = []
    for problem in grenswijzer.situation_problems(told.situation):
        place = place_of(told, problem.path)
        if problem.key in NEARLY_EVERYBODY and place is not None and not is_answered(told, place):
            continue
        text = problem.text(language) if place else problem.message(language)
        found.append(Trouble(text, place))
    return found


def beside_the_questions(told: Told, language: str) -> list[str]:
    """What stands in the situation and is asked nowhere, in words."""
    asked: set[str] = set()
    for place in walk(told):
        for one in fields_of(table().steps[place.step], told, place):
            asked |= {".".join(told.root(place, at)) for at in (one.at, one.known) if at}
        known = facts(told, place)
        if place.job and known["told_as"] in ("week", "counts"):
            asked.add(".".join(told.root(place, ("work",))))
            asked.add(".".join(told.root(place, ("trips",))))
    words = written_in(language)
    return [
        _leaf(path, value, words)
        for path, value in _leaves(told.situation, "")
        if not any(path == one or path.startswith(f"{one}.") for one in asked)
    ]


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping) and value:
        if path.endswith(".work") and told_as({"work": value}) in ("calendar", "weeks"):
            return  # said in the answer to how the days are told
        for key, inner in value.items():
            if key != "partner" or not isinstance(inner, str):
                yield from _leaves(inner, f"{path}.{key}" if path else str(key))
    elif path and value not in ({}, [], None) and not path.startswith("children"):
        yield path, value


def _leaf(path: str, value: Any, words: Language) -> str:
    place, _, name = path.rpartition(".")
    try:
        entry = grenswijzer.look_up(name)
        label = words.label(entry.label, name)
    except grenswijzer.NotLawError:
        label = name.replace("_", " ")
    owner = ", ".join(part for part in place.split(".") if part not in ("people", "jobs", "given"))
    text = words.value(value, "", type(value)) if isinstance(value, bool | int | float) else str(value)
    return f"{owner + words.colon if owner else ''}{label}{words.colon}{text}"
