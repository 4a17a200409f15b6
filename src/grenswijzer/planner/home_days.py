"""The law run for each number of home days: everything else stays as told.

The home days are taken as spread evenly over the job's months, one a month before a second in any month; the answer
says so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import compress
from typing import Any

from grenswijzer.calculation import given_rows, law
from grenswijzer.days import DayCounts, calendar_months, calendar_quarters, day_sums, spread_counts
from grenswijzer.days.sums import is_sum
from grenswijzer.engine.building import build
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.part import PartOfLaw, part_of_law
from grenswijzer.engine.plain import Evaluation, evaluate_graph
from grenswijzer.engine.rows import Household
from grenswijzer.engine.runs import Runs
from grenswijzer.engine.system import LawSystem
from grenswijzer.law.types import Country, DayDetail
from grenswijzer.planner.curve import Change, Curve, LawChoice, changes_between
from grenswijzer.planner.told import Reader, reader, told, wanted_rules
from grenswijzer.planner.undecided import undecided
from grenswijzer.situation import Situation, household_rows
from grenswijzer.situation.parse import reader_for
from grenswijzer.situation.rows import job_totals
from grenswijzer.situation.situation import Job
from grenswijzer.situation.work import DEFAULT_MINUTES
from grenswijzer.situation.workdays import work_days

WEEK = 5
"""Work days in a week where no weekly pattern was told."""

FEW = 4
"""Up to this many points are each run by themselves: running all at once pays from there."""

Column = Callable[[type, Sequence[int]], Any]
"""Makes one value of what a sum is for each number of home days."""

DETAIL = "day_detail"
"""The fact that says how the days of a job were told."""

MOVING = ("work_days_", "work_minutes_", "months_with_work_", "quarters_with_work_")
"""The neutral sums that become others where a day is worked elsewhere."""


@dataclass(frozen=True, slots=True)
class Left:
    """What is left in EUR a year with so many home days, and the state that insures; None: the law cannot decide."""

    home_days: int
    net: float | None
    insurance_state: Country | None


@dataclass(frozen=True)
class _Work:
    """The work of a job in the year: whole days at home and at the employer's together, and what stays as it is."""

    total: int
    minutes: float
    elsewhere: Mapping[Country, float]
    absent: Mapping[Country, float]
    months: int
    quarters: int


@dataclass(frozen=True)
class _Case:
    """One household with the rows of one job, ready to be given other days."""

    household: Household
    rows: tuple[int, ...]
    home: Country
    employer: Country
    work: _Work

    def can_take_from(self, known: Evaluation) -> bool:
        """Nothing was given about days, which are not told one by one here."""
        levels = {known.graph.nodes[node].level for node in known.given}
        return all(known.rows.counts[level] == self.household.counts[level] for level in levels)

    def at(self, home_days: Sequence[int], names: Sequence[str], column: Column) -> dict[str, list[Any]]:
        """The neutral sums called ``names`` (and those of the whole job) with so many days worked at home.

        ``column`` makes one of the values for each number of days.
        """
        work = self.work
        split = {self.home: list(home_days), self.employer: [work.total - days for days in home_days]}

        def touched(whole: int) -> dict[Country, Any]:
            """In how many months or quarters there is work, per country: one for each day, while there are any."""
            places = {place: column(int, [min(whole, one) for one in days]) for place, days in split.items()}
            return {**places, **{place: min(whole, int(days)) for place, days in work.elsewhere.items()}}

        worked: dict[Country, Any] = {place: column(float, days) for place, days in split.items()}
        counts = DayCounts(
            {**worked, **work.elsewhere},
            work.minutes,
            work.absent,
            touched(work.months),
            touched(work.quarters),
        )
        inputs = self.household.inputs
        lengths = [int(inputs["spell_days"][row]) for row in self.rows]
        # these add and multiply; columns do as well as numbers
        parts = spread_counts(counts, lengths, names)
        whole = job_totals(parts, lengths)
        found: dict[str, list[Any]] = {}
        for name in (*names, *(name for name in whole if name in inputs)):
            found[name] = list(inputs[name])
            kind = int if isinstance(found[name][self.rows[0]], int) else float
            for row, part in zip(self.rows, parts, strict=True):
                found[name][row] = _as_kind(kind, part[name] if name in part else whole[name])
        return found


def _alone(kind: type, values: Sequence[int]) -> Any:
    """The column of a single number of days: its value."""
    (value,) = values
    return kind(value)


def _as_kind(kind: type, value: Any) -> Any:
    """A value, or each of a column, as a number of another kind."""
    return kind(value) if isinstance(value, int | float) else value.of(kind)


def home_day_curve(
    situation: Situation,
    person: str,
    job: str,
    *,
    home_days: Iterable[int] | None = None,
    paths: Sequence[str] = (),
    system: LawSystem | None = None,
    choice: LawChoice | None = None,
) -> Curve:
    """The law for each number of days worked at home (the state of residence) instead of at the employer's.

    ``home_days``: by default 0 to all work days of the job. ``paths``: more values to tell, such as
    ``an.be_income_tax``. ``choice``: with or without the framework agreement, and what ``system`` is called. Raises
    :class:`NotLawError` for a person, job or name that is not there, for a job whose employer sits in the state of
    residence, and for an agreement that is not law in the year.
    """
    system, choice = system or law(), choice or LawChoice()
    system.require_year(situation.year)
    case = _case(situation, system, person, job)
    total = case.work.total
    told_days = list(range(total + 1)) if home_days is None else sorted(set(home_days))
    household = _requested(case, situation.year, system, choice.request)
    sums = _sums(system)
    first = _first(situation, case, household, told_days, f"{person}.{job}", sums, system, paths)
    names = reader(first.graph, household, person, f"{person}.{job}", case.rows, tuple(paths))
    moving = [name for name in sums if _moves(name, case)]
    found = _values(first, case, told_days, moving, names)
    points = names.points(told_days, found)
    return Curve(
        year=situation.year,
        person=person,
        job=job,
        work_days=total,
        states={code: Country[code] for code in told()["shares"]},
        points=points,
        changes=changes_between(points, names.turns(found), system.labels),
        home=case.home,
        employer=case.employer,
        week_days=_week_days(situation.people[person].jobs[job]),
        law=choice,
        labels={name: system.labels[name] for name in names.duties},
        undecided=undecided(
            told_days, found, names.keys[: names.first_duty], lambda days: _at(first, case, days, moving)
        ),
    )


def left_at(
    situation: Situation,
    person: str,
    job: str,
    home_days: Iterable[int],
    *,
    system: LawSystem | None = None,
    known: Evaluation | None = None,
) -> tuple[Left, ...]:
    """What is left at a few numbers of home days, without the rest of a curve.

    ``known``: all values of the situation as it is told; what rests on no day is then taken from there. The numbers
    are those of :func:`home_day_curve`, which raises the same.
    """
    system = system or law()
    system.require_year(situation.year)
    case = _case(situation, system, person, job, known)
    told_days = sorted(set(home_days))
    sums = _sums(system)
    if known is not None and case.can_take_from(known):
        _require_days(told_days, case, f"{person}.{job}")
        told_sums = (case.at([days], sums, _alone) for days in told_days)
        runs = list(_part(known.graph).runs(known, case.household, told_sums))
    else:
        first = _first(situation, case, case.household, told_days, f"{person}.{job}", sums, system, ())
        nodes = [first.graph.node(name) for name in _left_names()]
        runs = [
            [[at.at(node.index, row) for row in range(len(at.values[node.index]))] for node in nodes]
            for at in _each(first, case, told_days, sums)
        ]
    found = []
    for days, (net, insurance) in zip(told_days, runs, strict=True):
        state = insurance[case.rows[-1]]
        found.append(Left(days, net[0], None if state is None else Country(state)))
    return tuple(found)


def load_home_days(year: int) -> None:
    """Bring what :func:`left_at` needs of the law of a year into memory, beside :func:`load_year`'s law itself."""
    _part(build(law(), year))


@lru_cache(maxsize=32)
def _part(graph: Graph) -> PartOfLaw:
    """What lies between the days of a job and what is left, ready to be run."""
    system = graph.system
    day = reader_for(system).layout.day
    names = (*_sums(system), *(f"job_{name}" for name in _sums(system)), DETAIL)
    return part_of_law(graph, _left_names(), names, () if day is None else (day,))


def _left_names() -> tuple[str, str]:
    return told()["net"], told()["insurance"]


@lru_cache(maxsize=8)
def _sums(system: LawSystem) -> tuple[str, ...]:
    """The neutral sums of a law."""
    return tuple(name for name in system.inputs if is_sum(name))


def edge_at(
    situation: Situation, person: str, job: str, home_days: int, *, system: LawSystem | None = None
) -> Change | None:
    """What the day that makes ``home_days`` changes: net income, employer's cost, turns and duties; None: nothing.

    ``net`` of the change is None where the law cannot decide it. Raises what :func:`home_day_curve` raises, and
    :class:`NotLawError` for no home day at all.
    """
    system = system or law()
    total = _case(situation, system, person, job).work.total
    if not 1 <= home_days <= total:
        raise NotLawError("edge_days", job=f"{person}.{job}", total=total)
    near = range(max(0, home_days - 2), min(total, home_days + 1) + 1)
    curve = home_day_curve(situation, person, job, home_days=near, system=system)
    return next((change for change in curve.changes if change.home_days == home_days), None)


def _values(
    first: Evaluation, case: _Case, told_days: Sequence[int], moving: Sequence[str], names: Reader
) -> Runs:
    """What is told at each point; running all at once gives the values of the plain way, sooner."""
    if len(told_days) > FEW:
        # loads numpy, which a few points do without
        from grenswijzer.engine.rerun import NotRerunnableError, run_again
        from grenswijzer.engine.several import several

        try:
            return run_again(first, case.at(told_days, moving, several), len(told_days), names.keys)
        except NotRerunnableError:
            pass
    runs = _each(first, case, told_days, moving)
    return Runs.of([tuple(at.at(*key) for key in names.keys) for at in runs])


def _first(
    situation: Situation,
    case: _Case,
    household: Household,
    told_days: Sequence[int],
    job: str,
    sums: Sequence[str],
    system: LawSystem,
    paths: Sequence[str],
) -> Evaluation:
    """The law run for the first number of home days."""
    _require_days(told_days, case, job)
    graph = build(system, situation.year, wanted_rules(system, situation.year, (*paths, *situation.given)))
    given = given_rows(graph, household, situation.given)
    return evaluate_graph(graph, _with(household, case.at(told_days[:1], sums, _alone)), given)


def _require_days(told_days: Sequence[int], case: _Case, job: str) -> None:
    if not told_days or not 0 <= told_days[0] <= told_days[-1] <= case.work.total:
        raise NotLawError("home_days", job=job, total=case.work.total)


def _each(
    first: Evaluation, case: _Case, told_days: Sequence[int], moving: Sequence[str]
) -> Iterator[Evaluation]:
    """The law run for each number of home days; ``first`` is the run for the first of them."""
    yield first
    for days in told_days[1:]:
        yield _at(first, case, days, moving)


def _at(first: Evaluation, case: _Case, days: int, moving: Sequence[str]) -> Evaluation:
    """The law that was run ``first``, run for another number of home days."""
    given = {node: {row: first.values[node][row] for row in rows} for node, rows in first.given.items()}
    return evaluate_graph(first.graph, _with(first.household, case.at([days], moving, _alone)), given)


def _case(
    situation: Situation, system: LawSystem, person: str, job: str, known: Evaluation | None = None
) -> _Case:
    """``known``: an evaluation of the situation, whose rows are used."""
    described = situation.people.get(person)
    if described is None or job not in described.jobs:
        names = [f"{p.name}.{j}" for p in situation.people.values() for j in p.jobs]
        raise NotLawError("job", job=f"{person}.{job}", known=names)
    home, employer = described.facts["residence_state"], described.jobs[job].facts["employer_state"]
    if home == employer:
        raise NotLawError("same_state", job=f"{person}.{job}")
    work = _work(described.jobs[job], situation.year, _sums(system), home, employer)
    whole = (
        household_rows(situation, system, _cut_dates(system, situation.year))
        if known is None
        else known.household
    )
    level = next(level for level, names in whole.names.items() if f"{person}.{job}" in names)
    rows = tuple(row for row, name in enumerate(whole.names[level]) if name == f"{person}.{job}")
    return _Case(_counted(whole, rows, reader_for(system).layout.day, system), rows, home, employer, work)


def _counted(household: Household, rows: Collection[int], day: str | None, system: LawSystem) -> Household:
    """The household with the days of a job told as numbers: the job's ``rows`` have no calendar below them."""
    inputs = dict(household.inputs)
    if DETAIL in inputs:
        column = list(inputs[DETAIL])
        for row in rows:
            column[row] = int(DayDetail.COUNTS)
        inputs[DETAIL] = column
    if day is None or set(rows).isdisjoint(household.parents[day]):
        return replace(household, inputs=inputs)
    up = household.parents[day]
    stays = [row not in rows for row in up]
    for name, item in system.inputs.items():
        if item.level == day:
            inputs[name] = list(compress(inputs[name], stays))
    return Household(
        {**household.counts, day: sum(stays)},
        {**household.parents, day: list(compress(up, stays))},
        inputs,
        {**household.names, day: list(compress(household.names[day], stays))},
    )


@lru_cache(maxsize=32)
def _cut_dates(system: LawSystem, year: int) -> tuple[date, ...]:
    return system.cut_dates(year)


def _work(job: Job, year: int, names: Sequence[str], home: Country, employer: Country) -> _Work:
    """What the job's days come to as they were told."""
    first, last = max(job.start, date(year, 1, 1)), min(job.end, date(year, 12, 31))
    told_counts = job.work.counts
    if told_counts is None:
        days = work_days(job.work, job.start, job.end, year, home, employer)
        sums = day_sums([day for day in days if first.toordinal() <= day.date <= last.toordinal()], names)
        worked, absent = (_by_country(sums, prefix) for prefix in ("work_days_", "absence_days_"))
        minutes, total = sum(_by_country(sums, "work_minutes_").values()), sum(worked.values())
        length = minutes / total if total else DEFAULT_MINUTES
    else:
        worked, absent = dict(told_counts.country_days), dict(told_counts.absent)
        length = DEFAULT_MINUTES if told_counts.minutes_per_day is None else told_counts.minutes_per_day
    places = (home, employer)
    return _Work(
        total=round(sum(worked.get(place, 0.0) for place in places)),
        minutes=length,
        elsewhere={place: amount for place, amount in worked.items() if place not in places},
        absent=absent,
        months=calendar_months(first, last),
        quarters=calendar_quarters(first, last),
    )


def _by_country(sums: Mapping[str, float], prefix: str) -> dict[Country, float]:
    return {
        Country[name.removeprefix(prefix).upper()]: amount
        for name, amount in sums.items()
        if name.startswith(prefix) and amount
    }


def _requested(case: _Case, year: int, system: LawSystem, request: bool | None) -> Household:
    """The household with or without the request under the framework agreement."""
    name = told()["request"]
    if request is None:
        return case.household
    if name not in build(system, year, wanted_rules(system, year, ())).names:
        raise NotLawError("no_agreement", year=year)
    column = list(case.household.inputs[name])
    for row in case.rows:
        column[row] = request
    return _with(case.household, {name: column})


def _with(household: Household, columns: Mapping[str, Sequence[Any]]) -> Household:
    return replace(
        household, inputs={**household.inputs, **{name: list(found) for name, found in columns.items()}}
    )


def _moves(name: str, case: _Case) -> bool:
    """The sum becomes another one with the days: work in the state of residence or in the employer's."""
    places = (f"_{case.home.name.lower()}", f"_{case.employer.name.lower()}")
    return name.endswith(places) and name.startswith(MOVING)


def _week_days(job: Job) -> int:
    """Days with work in a usual week of the pattern; five where none was told."""
    pattern = job.work.pattern
    weeks = [] if pattern is None else pattern.weeks or ([pattern.week] if pattern.week else [])
    lengths = [sum(1 for day in week.days() if day) for week in weeks]
    return max(1, round(sum(lengths) / len(lengths))) if lengths else WEEK
