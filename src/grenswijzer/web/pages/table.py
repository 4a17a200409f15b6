"""The table of questions (wizard.yaml), read once and checked against itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

KINDS = frozenset(
    (
        "choice",
        "yes_no",
        "amount",
        "number",
        "whole",
        "percent",
        "hours",
        "date",
        "name",
        "week",
        "counts",
        "rows",
    )
)
LEVELS = ("household", "person", "job")


class TableError(ValueError):
    """The table of questions contradicts itself; a mistake of the program."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked. ``at``: its place in the situation below the row asked about, empty for answers that
    only steer the questions. ``other``: the list of further choices (messages ``other_<name>``) behind the first ones.
    ``unit``: the message of its unit where that is not its kind's. ``stop_on``: the answer that ends the questions,
    with the page ``stop``. ``known``: the place of the fact that says that the answer is known, written along."""

    name: str
    kind: str
    at: tuple[str, ...] = ()
    choices: tuple[str, ...] | str = ()
    other: str = ""
    required: bool = False
    more: bool = False
    when: Mapping[str, Any] = field(default_factory=dict)
    columns: tuple[Field, ...] = ()
    unit: str = ""
    stop_on: Any = None
    stop: str = ""
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A page of questions. ``per``: household, person or job."""

    name: str
    per: str
    fields: tuple[Field, ...]
    when: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Steps that belong together. ``jobs_of``: whose jobs they are about, ``you`` or ``partner``; else nobody's."""

    name: str
    steps: tuple[Step, ...]
    jobs_of: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """All steps by name, and the chapters in the order they are asked."""

    steps: Mapping[str, Step]
    chapters: tuple[Chapter, ...]


@lru_cache(maxsize=1)
def table() -> Table:
    """The table. Raises :class:`TableError` for what cannot be asked."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content = yaml.load(Path(__file__).with_name("wizard.yaml").read_text(encoding="utf-8"), Loader=loader)
    steps = {name: _step(name, body) for name, body in content["steps"].items()}
    chapters = tuple(
        Chapter(body["name"], tuple(steps[name] for name in body["steps"]), body.get("jobs_of", ""))
        for body in content["chapters"]
    )
    asked = {step.name for chapter in chapters for step in chapter.steps}
    if asked != set(steps):
        raise TableError(f"steps without a chapter: {sorted(set(steps) - asked)}")
    return Table(steps, chapters)


def _step(name: str, body: Mapping[str, Any]) -> Step:
    if body["per"] not in LEVELS:
        raise TableError(f"{name}: per {body['per']}; allowed: {', '.join(LEVELS)}")
    fields = tuple(_field(field_name, told) for field_name, told in body["fields"].items())
    return Step(name, body["per"], fields, body.get("when", {}))


def _field(name: str, body: Mapping[str, Any]) -> Field:
    told = dict(body)
    if told["kind"] not in KINDS:
        raise TableError(f"{name}: kind {told['kind']}; allowed: {', '.join(sorted(KINDS))}")
    at = tuple(told.pop("at", "").split(".")) if "at" in told else ()
    columns = tuple(_field(column, inner) for column, inner in told.pop("columns", {}).items())
    known = tuple(told.pop("known", "").split(".")) if "known" in told else ()
    choices = told.pop("choices", ())
    if not isinstance(choices, str):
        choices = tuple(choices)
    try:
        return Field(name=name, at=at, columns=columns, choices=choices, known=known, **told)
    except TypeError as error:
        raise TableError(f"{name}: {error}") from error
