"""A situation that has been read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from grenswijzer.law.types import Country
from grenswijzer.situation.defaults import Defaults
from grenswijzer.situation.work import Work

FactValues = dict[str, Any]
"""Facts of one row by name, defaults filled in: numbers, bools, dates, enum members."""

Rows = Mapping[str, Mapping[str, FactValues]]
"""Listed rows (children, benefits, ...): level, then name, to the row's facts."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job of a person. ``trips``: where it brings the person beside home and the employer's state."""

    name: str
    start: date
    end: date
    trips: tuple[Country, ...]
    work: Work
    facts: FactValues


@dataclass(frozen=True, slots=True)
class Person:
    """An adult of the household. ``rows``: benefits, gifts and the like."""

    name: str
    jobs: Mapping[str, Job]
    facts: FactValues
    rows: Rows


@dataclass(frozen=True, slots=True)
class Situation:
    """A household in one income year.

    ``people``: adults by name, in the order of the file. ``rows``: children, dwellings and the like.
    ``given``: values that replace what the law would compute, by path. ``readings``: the chosen answers to
    what the law leaves open, all of them. ``defaults``: path and value of everything nobody said.
    ``mapping``: the situation as it was written, as plain values.
    """

    year: int
    people: Mapping[str, Person]
    facts: FactValues
    rows: Rows
    given: Mapping[str, Any]
    readings: FactValues
    defaults: Defaults = field(default_factory=Defaults)
    mapping: Mapping[str, Any] = field(default_factory=dict, compare=False)
