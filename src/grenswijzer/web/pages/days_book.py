"""The day register of one visit: its jobs, what is known of their days, and what may be written.

The days stand in the register's own tables under a name that only the server knows; they expire and are erased with
the visit. What the pages need beside them (the job that is shown, hours of a work day, the name on paper) stands in
the visit's data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from starlette.exceptions import HTTPException
from starlette.requests import Request

from grenswijzer.law.types import Country
from grenswijzer.register import DayEntry, Employment, Register, tables
from grenswijzer.web.errors import PageError
from grenswijzer.web.forms import session_of
from grenswijzer.web.languages import language_of
from grenswijzer.web.paths import path_of
from grenswijzer.web.sessions import Session

ZONE = ZoneInfo("Europe/Amsterdam")
"""Whose date "today" is: Amsterdam and Brussels have the same."""

EARLIEST = date(2003, 1, 1)
"""The first law the program knows."""

MOST_JOBS = 5
MOST_CHANGES = 20_000
"""Changes that one visit may keep: far more than years of careful work, so that no visit fills the disk."""

STATES = tuple(state for state in Country if state is not Country.NONE)
WORK_DAY = 480.0


def today() -> date:
    """The date where the visitors live."""
    return datetime.now(ZONE).date()


@dataclass(frozen=True, slots=True)
class Book:
    """The register of a visit, open at one job. ``about``: what the visit's data says beside it."""

    register: Register
    session: Session
    jobs: tuple[Employment, ...]
    job: Employment
    about: dict[str, Any]

    @property
    def person(self) -> str:
        """What the register calls the visitor."""
        return self.job.person

    @property
    def minutes(self) -> float:
        """Minutes of a whole work day in this job."""
        return float(self.about["minutes"].get(self.job.name, WORK_DAY))

    @property
    def shown_name(self) -> str:
        """The name on paper, which may be a pseudonym."""
        return str(self.about["name"])

    @property
    def on_paper(self) -> Employment:
        """The job under the name that the visitor chose."""
        return replace(self.job, person=self.shown_name)

    @property
    def last(self) -> date:
        """The last date something may be said about: the end of next year, or of the job."""
        end = date(today().year + 1, 12, 31)
        return end if self.job.last_day is None else min(end, self.job.last_day)

    def holds(self, day: date) -> bool:
        """Something may be said about the date."""
        return self.job.first_day <= day <= self.last

    def record(self, days: Mapping[date, Sequence[DayEntry]], origin: str = "typed") -> int:
        """Say what happened; how many dates changed. Raises what :meth:`Register.record` raises, and
        :class:`PageError` where the visit holds too much already."""
        if self.changes() + len(days) > MOST_CHANGES:
            raise PageError(422, "days.too_many_changes", most=MOST_CHANGES)
        return self.register.record(
            self.person, self.job.name, days, now=datetime.now(UTC), origin=origin[:200]
        )

    def changes(self) -> int:
        """How many changes the visit keeps."""
        change, job, person = tables.change.c, tables.employment.c, tables.person.c
        query = (
            select(func.count(change.id))
            .join(tables.employment, job.id == change.employment_id)
            .join(tables.person, person.id == job.person_id)
            .where(person.pseudonym == self.person)
        )
        with self.register.reading() as connection:
            return int(connection.scalar(query) or 0)

    def status_days(self, day: date) -> Any:
        """The days a status on ``day`` needs: the year before, and what is planned."""
        return self.register.days(
            self.person, self.job.name, date(day.year - 1, 1, 1), date(day.year + 2, 12, 31)
        )

    def years(self) -> range:
        """The calendar years of the job, up to the last that may be filled in."""
        return range(self.job.first_day.year, self.last.year + 1)

    def near_month(self) -> tuple[int, int]:
        """The month of today, or the one nearest to it in which the job exists."""
        day = min(max(today(), self.job.first_day), self.last)
        return day.year, day.month


def register_of(request: Request) -> Register:
    """The register all visits stand in."""
    found: Register = request.app.state.sessions.register
    return found


def book_of(request: Request) -> Book | None:
    """The register of this visit; None where none was begun."""
    session = session_of(request)
    about = session.data.get("days")
    if not isinstance(about, dict):
        return None
    register = register_of(request)
    jobs = tuple(register.employments(session.pseudonym))
    if not jobs:
        return None
    job = next((one for one in jobs if one.name == about.get("job")), jobs[0])
    return Book(register, session, jobs, job, about)


def opened(request: Request) -> Book:
    """The register of this visit; a visitor without one is sent to where it begins (HTTPException 303)."""
    book = book_of(request)
    if book is None:
        raise HTTPException(
            303, headers={"location": path_of(request, "days", language=language_of(request))}
        )
    return book


def begin(request: Request, job: Employment, *, name: str, minutes: float) -> None:
    """Add a job to the register of this visit, and open it there.

    Raises :class:`grenswijzer.register.RegisterError` for a job that is there already.
    """
    session = session_of(request)
    about = session.data.get("days")
    if not isinstance(about, dict):
        # nothing that an earlier visit of the same browser left may come back
        session.erase_register()
        about = session.data["days"] = {"name": name, "minutes": {}}
        # the visit must be known before its register is, or nothing would ever take the register away
        session.save()
    register_of(request).add_employment(replace(job, person=session.pseudonym))
    about["job"] = job.name
    about["minutes"][job.name] = minutes


def forget(request: Request) -> None:
    """Erase every day, change and job of this visit's register; the other answers stay."""
    session = session_of(request)
    session.erase_register()
    session.data.pop("days", None)


def month_days(year: int, month: int) -> list[date]:
    """The dates of a month."""
    first = date(year, month, 1)
    count = ((first + timedelta(days=31)).replace(day=1) - first).days
    return [first + timedelta(days=number) for number in range(count)]
