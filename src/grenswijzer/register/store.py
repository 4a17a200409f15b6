"""Reading and writing the register: days with their history, per person and employment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    LABEL_STYLE_TABLENAME_PLUS_COL,
    Connection,
    Engine,
    delete,
    func,
    insert,
    select,
    text,
    update,
)

from grenswijzer.days.day import MINUTES_A_DAY, Day
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register import tables
from grenswijzer.register.backup import read_back_up, refuse_existing, write_back_up
from grenswijzer.register.database import connect, default_url, place
from grenswijzer.register.errors import RegisterError, explained
from grenswijzer.register.sheets import are_stale, remake_sheets, sheet_days, write_sheets
from grenswijzer.situation.private import holds_private_number

LONGEST_NAME = 100
LONGEST_NOTE = 500
"""Characters."""


@dataclass(frozen=True, slots=True)
class Employment:
    """A job in the register. ``person`` is a pseudonym; states are those of ``law.types.Country``."""

    person: str
    name: str
    residence_state: Country
    employer_state: Country
    first_day: date
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class DayEntry:
    """Minutes in one country on a date.

    ``evidence``: a note, for instance "train ticket"; no medical facts. ``continues_shift``: the part after midnight of
    a shift that began the day before, which some treaties do not count again.
    """

    country: Country
    minutes: float
    activity: Activity = Activity.OTHER_WORK
    pay_status: PayStatus = PayStatus.WORKED
    planned_country: Country = Country.NONE
    evidence: str = ""
    continues_shift: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What was said about a date, when, and from where (typed, or a file's name). No entries: the date was emptied."""

    date: date
    entered_at: datetime
    origin: str
    entries: tuple[DayEntry, ...]

    @property
    def days_late(self) -> int:
        """Days between the date and its entry; what was entered beforehand is not late."""
        return max(0, (self.entered_at.date() - self.date).days)


def beside(job: Employment, jobs: Iterable[Employment]) -> list[str]:
    """The names of the person's other ``jobs`` that are held in a part of the same time as ``job``."""
    return [
        one.name
        for one in jobs
        if one.name != job.name
        and one.first_day <= (job.last_day or date.max)
        and job.first_day <= (one.last_day or date.max)
    ]


class Register:
    """An open register. Every writing call is one transaction: it happens whole or not at all."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self.place = where

    # ---------------------------------------------------------------- people and jobs

    def people(self) -> list[str]:
        """Pseudonyms, in order."""
        with self.reading() as connection:
            return list(
                connection.scalars(select(tables.person.c.pseudonym).order_by(tables.person.c.pseudonym))
            )

    def employments(self, person: str | None = None) -> list[Employment]:
        """Every employment, or those of one person."""
        query = select(tables.person.c.pseudonym, tables.employment).join(tables.person)
        if person is not None:
            query = query.where(tables.person.c.pseudonym == person)
        query = query.order_by(
            tables.person.c.pseudonym, tables.employment.c.first_day, tables.employment.c.name
        )
        with self.reading() as connection:
            return [
                Employment(
                    row.pseudonym,
                    row.name,
                    Country[row.residence_state],
                    Country[row.employer_state],
                    row.first_day,
                    row.last_day,
                )
                for row in connection.execute(query)
            ]

    def add_employment(self, employment: Employment) -> None:
        """Add a job, and its person when new. Raises :class:`RegisterError` when the job is there already."""
        if employment.last_day is not None and employment.last_day < employment.first_day:
            raise RegisterError(
                "ends_before_start",
                job=employment.name,
                last_day=employment.last_day,
                first_day=employment.first_day,
            )
        for is_person, name in ((True, employment.person), (False, employment.name)):
            if not 0 < len(name.strip()) <= LONGEST_NAME:
                raise RegisterError(
                    "pseudonym_length" if is_person else "employment_length",
                    count=len(name),
                    most=LONGEST_NAME,
                )
            if holds_private_number(name):
                raise RegisterError("pseudonym_private" if is_person else "employment_private")
        with self._writing() as connection:
            known = connection.scalar(
                select(tables.person.c.id).where(tables.person.c.pseudonym == employment.person)
            )
            if known is None:
                made = connection.execute(insert(tables.person).values(pseudonym=employment.person))
                known = made.inserted_primary_key[0] if made.inserted_primary_key else None
            there = select(tables.employment.c.id).where(
                tables.employment.c.person_id == known, tables.employment.c.name == employment.name
            )
            if connection.scalar(there) is not None:
                raise RegisterError("employment_there", person=employment.person, job=employment.name)
            connection.execute(
                insert(tables.employment).values(
                    person_id=known,
                    name=employment.name,
                    residence_state=employment.residence_state.name,
                    employer_state=employment.employer_state.name,
                    first_day=employment.first_day,
                    last_day=employment.last_day,
                )
            )

    def end_employment(self, person: str, name: str, last_day: date | None) -> None:
        """Say on which day a job ends, or with None that it goes on.

        Raises :class:`RegisterError` for a day before the job starts, or before the last day something is said about.
        """
        with self._writing() as connection:
            number, job = self._job(connection, person, name, write=True)
            if last_day is not None:
                if last_day < job.first_day:
                    raise RegisterError(
                        "ends_before_start", job=name, last_day=last_day, first_day=job.first_day
                    )
                said = self._current(connection, number, last_day, date.max)
                later = [day for day, change in said.items() if day > last_day and change.entries]
                if later:
                    raise RegisterError("ends_before_days", job=name, last_day=last_day, known=max(later))
            query = update(tables.employment).where(tables.employment.c.id == number)
            connection.execute(query.values(last_day=last_day))

    # ---------------------------------------------------------------- days

    def record(
        self,
        person: str,
        employment: str,
        days: Mapping[date, Sequence[DayEntry]],
        *,
        now: datetime,
        origin: str = "typed",
    ) -> int:
        """Say what happened on ``days``; what was said before stays in the history.

        A date that already says exactly this is left alone, so that saying it twice changes nothing. Returns how
        many dates changed. Raises :class:`RegisterError`, with every bad date, before anything is written.
        """
        if now.tzinfo is None:
            raise ValueError("now needs a time zone")
        with self._writing() as connection:
            number, job = self._job(connection, person, employment, write=True)
            problems = [problem for day, entries in days.items() for problem in _problems(day, entries, job)]
            if problems:
                raise RegisterError("dates", problems=problems)
            current = self._current(
                connection, number, min(days, default=date.max), max(days, default=date.min)
            )
            told = {
                day: tuple(entries)
                for day, entries in sorted(days.items())
                if tuple(entries) != (current[day].entries if day in current else ())
            }
            if told:
                self._add(connection, number, told, now.astimezone(UTC), origin)
            return len(told)

    def days(self, person: str, employment: str, first: date, last: date) -> list[Day]:
        """The days from ``first`` to ``last`` as the newest changes say, for counting."""
        if last < first:
            return []
        with self.reading() as connection:
            number, _ = self._job(connection, person, employment)
            found = sheet_days(connection, number, range(first.year, last.year + 1))
        low, high = first.toordinal(), last.toordinal()
        return [day for day in found if low <= day.date <= high]

    def current(self, person: str, employment: str, first: date, last: date) -> dict[date, Change]:
        """The newest change of every date from ``first`` to ``last`` that has one and is not emptied."""
        with self.reading() as connection:
            number, _ = self._job(connection, person, employment)
            found = self._current(connection, number, first, last)
        return {day: change for day, change in sorted(found.items()) if change.entries}

    def history(self, person: str, employment: str, first: date, last: date) -> list[Change]:
        """Every change about the dates from ``first`` to ``last``, by date and then by time of entry."""
        with self.reading() as connection:
            number, _ = self._job(connection, person, employment)
            return [change for _, change in self._changes(connection, number, first, last)]

    # ---------------------------------------------------------------- erase, back up, restore

    def erase(self, person: str) -> None:
        """Take a person away with every employment, day and change; the space they took is overwritten."""
        with self._writing() as connection:
            gone = connection.execute(delete(tables.person).where(tables.person.c.pseudonym == person))
            if not gone.rowcount:
                known = self.people()
                raise RegisterError("no_person" if known else "no_people", person=person, known=known)
        with explained(self.place):
            # outside any transaction: the pages that held the rows are given up and rewritten
            raw = self._engine.raw_connection()
            try:
                raw.rollback()
                if self._engine.dialect.name == "postgresql":
                    raw.driver_connection.autocommit = True  # type: ignore[union-attr]
                raw.cursor().execute("VACUUM")
            finally:
                raw.invalidate()

    def back_up(self, file: Path) -> None:
        """Write everything, history included, to a new file; written whole or not at all."""
        refuse_existing(file)
        with self.reading() as connection:
            content: dict[str, Any] = {}
            for table in tables.KEPT:
                content[table.name] = [
                    dict(row._mapping) for row in connection.execute(select(table).order_by(table.c.id))
                ]
        write_back_up(file, content)

    def restore(self, file: Path) -> None:
        """Read a back-up into this register, which must be empty."""
        told = read_back_up(file)
        if self.people():
            raise RegisterError("not_empty", place=self.place)
        with self._writing() as connection:
            for table, rows in told.items():
                if rows:
                    connection.execute(insert(table), rows)
            if connection.dialect.name == "postgresql":
                for table in tables.metadata.sorted_tables:
                    highest = connection.scalar(select(func.max(table.c.id))) or 0
                    connection.execute(
                        text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :next, false)"),
                        {"table": table.name, "next": highest + 1},
                    )
            remake_sheets(connection)

    def bring_sheets_up_to_date(self) -> None:
        """Make the packed years anew when another version of the program packed them."""
        with self.reading() as connection:
            stale = are_stale(connection)
        if stale:
            with self._writing() as connection:
                remake_sheets(connection)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # ---------------------------------------------------------------- inside

    def _add(
        self,
        connection: Connection,
        employment: int,
        told: Mapping[date, tuple[DayEntry, ...]],
        entered_at: datetime,
        origin: str,
    ) -> None:
        """Write what was told as changes, in as few statements as the database takes."""
        numbers = connection.scalars(
            insert(tables.change).returning(tables.change.c.id, sort_by_parameter_order=True),
            [
                {"employment_id": employment, "date": day, "entered_at": entered_at, "origin": origin}
                for day in told
            ],
        ).all()
        rows = [
            _row(entry) | {"change_id": number}
            for number, entries in zip(numbers, told.values(), strict=True)
            for entry in entries
        ]
        if rows:
            connection.execute(insert(tables.entry), rows)
        write_sheets(connection, employment, told)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with; what the database refuses becomes a :class:`RegisterError`."""
        with explained(self.place), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        opened = self._engine.connect().execution_options(write=True)
        with explained(self.place), opened as connection, connection.begin():
            yield connection

    def _job(self, connection: Connection, person: str, name: str, *, write: bool = False) -> tuple[int, Any]:
        query = (
            select(tables.employment)
            .join(tables.person)
            .where(tables.person.c.pseudonym == person, tables.employment.c.name == name)
        )
        # where rows are locked one by one (PostgreSQL), writers about one job wait for each other here
        row = connection.execute(query.with_for_update(of=tables.employment) if write else query).first()
        if row is None:
            raise RegisterError("no_employment", person=person, job=name)
        return row.id, row

    def _changes(
        self, connection: Connection, employment: int, first: date, last: date, *, newest: bool = False
    ) -> Iterator[tuple[int, Change]]:
        query = (
            select(tables.change, tables.entry)
            .outerjoin(tables.entry, tables.entry.c.change_id == tables.change.c.id)
            .where(tables.change.c.employment_id == employment, tables.change.c.date.between(first, last))
            .order_by(tables.change.c.date, tables.change.c.id, tables.entry.c.id)
            .set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)
        )
        if newest:
            latest = (
                select(func.max(tables.change.c.id))
                .where(tables.change.c.employment_id == employment, tables.change.c.date.between(first, last))
                .group_by(tables.change.c.date)
            )
            query = query.where(tables.change.c.id.in_(latest))
        rows: dict[int, tuple[Any, list[DayEntry]]] = {}
        for row in connection.execute(query):
            _, entries = rows.setdefault(row.change_id, (row, []))
            if row.entry_id is not None:
                entries.append(
                    DayEntry(
                        Country[row.entry_country],
                        row.entry_minutes,
                        Activity[row.entry_activity],
                        PayStatus[row.entry_pay_status],
                        Country[row.entry_planned_country],
                        row.entry_evidence,
                        row.entry_continues_shift,
                    )
                )
        for number, (row, entries) in rows.items():
            entered = row.change_entered_at
            entered = entered.replace(tzinfo=UTC) if entered.tzinfo is None else entered.astimezone(UTC)
            yield number, Change(row.change_date, entered, row.change_origin, tuple(entries))

    def _current(
        self, connection: Connection, employment: int, first: date, last: date
    ) -> dict[date, Change]:
        found = self._changes(connection, employment, first, last, newest=True)
        return {change.date: change for _, change in found}


def open_register(url: str | None = None) -> Register:
    """The register at a database address; by default one file in the user's data folder.

    Raises :class:`RegisterError` when it cannot be opened.
    """
    address = url or default_url()
    register = Register(connect(address), place(address))
    register.bring_sheets_up_to_date()
    return register


def _problems(day: date, entries: Sequence[DayEntry], job: Any) -> Iterator[RegisterError]:
    if day < job.first_day or (job.last_day is not None and day > job.last_day):
        yield RegisterError(
            "outside" if job.last_day else "before_start",
            day=day,
            first_day=job.first_day,
            last_day=job.last_day,
        )
    total = sum(entry.minutes for entry in entries)
    if not 0 <= total <= MINUTES_A_DAY or any(not entry.minutes >= 0 for entry in entries):
        yield RegisterError("minutes", day=day, minutes=total, most=MINUTES_A_DAY)
    for entry in entries:
        if entry.pay_status is PayStatus.WORKED and (entry.country is Country.NONE or not entry.minutes):
            yield RegisterError("worked_without_place", day=day)
        if len(entry.evidence) > LONGEST_NOTE:
            yield RegisterError("long_note", day=day, most=LONGEST_NOTE)
        if holds_private_number(entry.evidence):
            yield RegisterError("private_note", day=day)


def _row(entry: DayEntry) -> dict[str, Any]:
    return {
        "country": entry.country.name,
        "minutes": entry.minutes,
        "activity": entry.activity.name,
        "pay_status": entry.pay_status.name,
        "planned_country": entry.planned_country.name,
        "evidence": entry.evidence,
        "continues_shift": entry.continues_shift,
    }
