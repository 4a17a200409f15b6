"""A situation as rows for the law: one household, its adults, their jobs cut into spells, the days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import compress
from operator import index, is_not
from typing import Any

from grenswijzer.days import Day, DayCounts, calendar_months, calendar_quarters, day_sums, spread_counts
from grenswijzer.days.periods import months_360, split_amount, split_count
from grenswijzer.days.sums import Sums, is_sum
from grenswijzer.engine.errors import LawError
from grenswijzer.engine.inputs import Input
from grenswijzer.engine.rows import Household
from grenswijzer.law.types import Country, DayDetail
from grenswijzer.situation.facts import FactReader
from grenswijzer.situation.layout import Registry
from grenswijzer.situation.parse import reader_for
from grenswijzer.situation.situation import FactValues, Job, Person, Rows, Situation
from grenswijzer.situation.spells import Spell, cut_jobs, place_days
from grenswijzer.situation.work import DEFAULT_MINUTES, Counts
from grenswijzer.situation.workdays import work_days

_UNFILLED = object()
"""What stands in a row for a fact that has no default, until it is filled in."""

_DAY_FIELDS = tuple(f"day_{name}" for name in Day._fields)
"""The facts of a day, in the order of its fields."""


def household_rows(situation: Situation, registry: Registry, cut_dates: Iterable[date] = ()) -> Household:
    """The rows of a household. Adults stand in the order of the file, spells by person, job and date.

    ``cut_dates``: days of the year on which the law changes. Amounts per year are spread over a job's spells
    by calendar days. Days outside the year stay with the nearest spell of their job.
    """
    return _Rows(situation, registry, sorted(set(cut_dates))).household()


class _Defaults:
    """Some facts with their defaults."""

    def __init__(self, facts: Iterable[Input]) -> None:
        facts = tuple(facts)
        self.names = tuple(fact.name for fact in facts)
        self.values = tuple(fact.default for fact in facts)

    def others_in(self, values: Mapping[str, Any]) -> Iterator[str]:
        """The names of those that are something else; of hundreds a few."""
        return compress(self.names, map(is_not, map(values.__getitem__, self.names), self.values))


class _LevelPlan:
    """The facts of a level, and a row of them in which nothing is told yet."""

    def __init__(self, facts: Iterable[Input]) -> None:
        self.facts = tuple(facts)
        self.names = tuple(fact.name for fact in self.facts)
        self.converters = tuple(map(_converter, self.facts))
        self.places = {name: place for place, name in enumerate(self.names)}
        self.row = [
            _UNFILLED if fact.derived or fact.required else stored(fact.default)
            for fact, stored in zip(self.facts, self.converters, strict=True)
        ]
        self.yearly = tuple(fact for fact in self.facts if fact.unit.endswith("/year"))
        self.told = _Defaults(fact for fact in self.facts if not (fact.derived or fact.reading))
        self.readings = _Defaults(fact for fact in self.facts if fact.reading)

    def new_row(self, facts: Mapping[str, Any], readings: Mapping[str, Any]) -> list[Any]:
        """A row with the facts and readings that are another thing than the default, which stands there already."""
        row = self.row.copy()
        for defaults, values in ((self.told, facts), (self.readings, readings)):
            for name in defaults.others_in(values):
                place = self.places[name]
                row[place] = self.converters[place](values[name])
        return row

    def fill(self, row: list[Any], facts: Mapping[str, Any]) -> None:
        """Put facts in a row, as far as the level knows them."""
        for name, value in facts.items():
            if name in self.places:
                place = self.places[name]
                row[place] = self.converters[place](value)


class _Plan:
    """What is the same for every household of a law: each level's facts, and how each is stored."""

    def __init__(self, reader: FactReader) -> None:
        by_level: dict[str, list[Input]] = {level: [] for level in reader.layout.levels}
        for fact in reader.inputs.values():
            by_level[fact.level].append(fact)
        self.by_level = {level: _LevelPlan(facts) for level, facts in by_level.items()}
        self.names = tuple(name for plan in self.by_level.values() for name in plan.names)
        self.sum_names = [name for name in reader.inputs if is_sum(name)]


@lru_cache(maxsize=8)
def _plan(reader: FactReader) -> _Plan:
    return _Plan(reader)


class _Rows:
    """Collects the rows of every level, each with its parent, name and facts."""

    def __init__(self, situation: Situation, registry: Registry, cut_dates: list[date]) -> None:
        self.situation = situation
        self.cut_dates = cut_dates
        reader = reader_for(registry)
        self.layout = reader.layout
        self.plan = _plan(reader)
        self.counts = dict.fromkeys(registry.levels, 0)
        self.parents: dict[str, list[int]] = {
            level: [] for level in registry.levels if level != self.layout.root
        }
        self.names: dict[str, list[str]] = {level: [] for level in registry.levels}
        self.rows: dict[str, list[list[Any]]] = {level: [] for level in registry.levels}
        self.days: dict[str, list[Any]] = {}

    def household(self) -> Household:
        year = self.situation.year
        derived = {
            "income_year": year,
            "year_start": date(year, 1, 1),
            "year_end": date(year, 12, 31),
        }
        row = self._row(self.layout.root, self.situation.facts)
        self.plan.by_level[self.layout.root].fill(row, derived)
        self._add(self.layout.root, None, "", row)
        self._lists(self.situation.rows, 0, "")
        people = list(self.situation.people.values())
        for person in people:
            self._person(person, has_partner=len(people) > 1)
        return Household(self.counts, self.parents, self._inputs(), self.names)

    def _inputs(self) -> dict[str, list[Any]]:
        """The facts column by column."""
        columns: list[list[Any]] = []
        for level, plan in self.plan.by_level.items():
            rows = self.rows[level]
            if len(rows) == 1:
                columns += [[value] for value in rows[0]]
            elif rows:
                columns += map(list, zip(*rows, strict=True))
            else:
                columns += [[] for _ in plan.names]
        return dict(zip(self.plan.names, columns, strict=True)) | self.days

    def _row(self, level: str, facts: Mapping[str, Any]) -> list[Any]:
        """The facts of a row in the order of the plan."""
        return self.plan.by_level[level].new_row(facts, self.situation.readings)

    def _add(self, level: str, parent: int | None, name: str, row: list[Any]) -> int:
        """One row, with all its facts."""
        if _UNFILLED in row:
            fact = self.plan.by_level[level].facts[row.index(_UNFILLED)]
            raise LawError(f"{fact.file}: the program does not know how to fill in {fact.name}")
        self.rows[level].append(row)
        if parent is not None:
            self.parents[level].append(parent)
        self.names[level].append(name)
        self.counts[level] += 1
        return self.counts[level] - 1

    def _lists(self, rows: Rows, parent: int, owner: str) -> None:
        for level, found in rows.items():
            for name, facts in found.items():
                self._add(level, parent, f"{owner}{name}", self._row(level, facts))

    def _person(self, person: Person, has_partner: bool) -> None:
        facts = self._row(self.layout.adult, person.facts)
        self.plan.by_level[self.layout.adult].fill(facts, {"has_partner": has_partner})
        row = self._add(self.layout.adult, 0, person.name, facts)
        self._lists(person.rows, row, f"{person.name}.")
        year = self.situation.year
        taken: set[date] = set()
        home = person.facts.get("residence_state", Country.NONE)
        cut = cut_jobs(person.jobs.values(), year, self.cut_dates)
        for job, spells in zip(person.jobs.values(), cut, strict=True):
            employer = job.facts.get("employer_state", Country.NONE)
            place_days(spells, work_days(job.work, job.start, job.end, year, home, employer))
            self._spells(person, row, job, spells, taken)

    def _spells(self, person: Person, adult: int, job: Job, spells: list[Spell], taken: set[date]) -> None:
        level = self.layout.job
        if level is None:
            return
        lengths = [spell.length for spell in spells]
        plan = self.plan.by_level[level]
        facts = self._row(level, job.facts)
        yearly = _spread(plan.yearly, job.facts, lengths)
        sums = self._sums(job, spells, lengths)
        of_job = {
            "job_start": job.start,
            "job_end": job.end,
            "day_detail": _detail(job),
            "job_months": months_360(spells[0].first, spells[-1].last),
            **job_totals(sums, lengths),
        }
        plan.fill(facts, of_job)
        for number, spell in enumerate(spells):
            derived = {
                "spell_start": spell.first,
                "spell_end": spell.last,
                "spell_days": lengths[number],
                "spell_months": months_360(spell.first, spell.last),
                "is_first_of_period": spell.first not in taken,
                "months_in_period": calendar_months(spell.first, spell.last),
                "quarters_in_period": calendar_quarters(spell.first, spell.last),
            }
            taken.add(spell.first)
            own = facts.copy()
            for told in (yearly[number], derived, sums[number]):
                plan.fill(own, told)
            row = self._add(level, adult, f"{person.name}.{job.name}", own)
            self._days(row, spell.days)

    def _days(self, spell: int, days: list[Day]) -> None:
        """The days of a spell, column by column: there are hundreds of them."""
        level = self.layout.day
        if level is None:
            return
        for fact in self.plan.by_level[level].facts:
            if fact.name not in _DAY_FIELDS:
                raise LawError(f"{fact.file}: the program does not know how to fill in {fact.name}")
        if not days:
            return
        columns = dict(zip(_DAY_FIELDS, zip(*days, strict=True), strict=False))
        for fact in self.plan.by_level[level].facts:
            stored = map(_KINDS.get(fact.type, index), columns[fact.name])
            self.days.setdefault(fact.name, []).extend(stored)
        self.parents[level] += [spell] * len(days)
        self.names[level] += [""] * len(days)
        self.counts[level] += len(days)

    def _sums(self, job: Job, spells: list[Spell], lengths: list[int]) -> list[Sums]:
        if job.work.counts is not None:
            return spread_counts(_day_counts(job.work.counts), lengths, self.plan.sum_names)
        found = []
        for spell in spells:
            first, last = spell.first.toordinal(), spell.last.toordinal()
            inside = spell.days
            if inside and not (first <= inside[0].date and inside[-1].date <= last):
                inside = [day for day in inside if first <= day.date <= last]
            found.append(day_sums(inside, self.plan.sum_names))
        return found


_KINDS: Mapping[str, Callable[[Any], Any]] = {"float": float, "bool": bool}
"""What stores a fact in the type rules see; all others are whole numbers."""


def _converter(fact: Input) -> Callable[[Any], Any]:
    """What stores a fact in the type rules see: dates as day numbers, enums as ints."""
    return _day_number if fact.type == "date" else _KINDS.get(fact.type, int)


def _day_number(value: Any) -> int:
    return value.toordinal() if isinstance(value, date) else int(value)


def _spread(yearly: Iterable[Input], values: FactValues, lengths: list[int]) -> list[FactValues]:
    """What a job has per year, for each of its spells."""
    spells: list[FactValues] = [{} for _ in lengths]
    for fact in yearly if len(lengths) > 1 else ():
        # nothing stays nothing in every part
        if value := values.get(fact.name):
            parts = split_amount(value, lengths) if fact.type == "float" else split_count(value, lengths)
            for spell, part in zip(spells, parts, strict=True):
                spell[fact.name] = part
    return spells


def job_totals(sums: list[Sums], lengths: list[int]) -> Sums:
    """Days and minutes of a job in the whole year, for each of its spells: a pattern shows in no short spell."""
    totals = {"job_days": float(sum(lengths))}
    for name in sums[0]:
        if "_minutes_" in name or "_days_" in name:
            totals[f"job_{name}"] = sum([part[name] for part in sums])
    return totals


def _detail(job: Job) -> DayDetail:
    if job.work.counts is not None:
        return DayDetail.COUNTS
    return DayDetail.PATTERN if job.work.pattern is not None else DayDetail.CALENDAR


def _day_counts(counts: Counts) -> DayCounts:
    minutes = DEFAULT_MINUTES if counts.minutes_per_day is None else counts.minutes_per_day
    return DayCounts(
        counts.country_days, minutes, counts.absent, counts.months_with_work, counts.quarters_with_work
    )
