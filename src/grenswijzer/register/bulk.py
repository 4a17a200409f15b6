"""Many people's years at once, as columns: for an employer or adviser, and for counting by the thousand.

Needs numpy, which the register of one person does without.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from grenswijzer.law.types import Country, PayStatus
from grenswijzer.register import tables
from grenswijzer.register.sheets import ROW
from grenswijzer.register.store import Register

SHEET = np.dtype(
    [
        ("date", "<i4"),
        ("minutes", "<f8"),
        ("country", "u1"),
        ("planned_country", "u1"),
        ("activity", "u1"),
        ("pay_status", "u1"),
        ("continues_shift", "u1"),
    ]
)
assert SHEET.itemsize == ROW.size

LONGEST_YEAR = 366
"""Days of a leap year."""


@dataclass(frozen=True, slots=True)
class YearColumns:
    """The days of every employment in one year.

    ``jobs``: person and job, in order; ``starts``: where the days of each begin in ``days``, and after the last one
    their number; ``days``: rows of :data:`SHEET`, by job and then by date, numbers as in ``law.types``.
    """

    year: int
    jobs: tuple[tuple[str, str], ...]
    starts: NDArray[np.int64]
    days: NDArray[Any]


@dataclass(frozen=True, slots=True)
class YearTotals:
    """Neutral sums per job (row) and country (column, by its number in ``law.types.Country``).

    ``days``: dates with work there; ``minutes``: minutes worked there. No treaty counts like this by itself.
    """

    jobs: tuple[tuple[str, str], ...]
    days: NDArray[np.int64]
    minutes: NDArray[np.float64]


def read_year(register: Register, year: int) -> YearColumns:
    """The days of everybody in the register in one year, in one reading."""
    sheet, employment, person = tables.sheet.c, tables.employment.c, tables.person.c
    query = (
        select(person.pseudonym, employment.name, sheet.content)
        .join(tables.employment, employment.id == sheet.employment_id)
        .join(tables.person, person.id == employment.person_id)
        .where(sheet.year == year)
        .order_by(person.pseudonym, employment.name)
    )
    with register.reading() as connection:
        rows = connection.execute(query).all()
    starts = np.zeros(len(rows) + 1, np.int64)
    np.cumsum([len(row[2]) // ROW.size for row in rows], out=starts[1:])
    days = np.frombuffer(b"".join(row[2] for row in rows), SHEET)
    return YearColumns(year, tuple((row[0], row[1]) for row in rows), starts, days)


def year_totals(columns: YearColumns) -> YearTotals:
    """Dates and minutes worked per country, for each job."""
    width = len(Country)
    jobs = len(columns.jobs)
    owner = np.repeat(np.arange(jobs), np.diff(columns.starts))
    worked = (columns.days["pay_status"] == PayStatus.WORKED) & (columns.days["minutes"] > 0)
    rows, owner = columns.days[worked], owner[worked]
    place = owner * width + rows["country"]
    minutes = np.bincount(place, weights=rows["minutes"], minlength=jobs * width).astype(np.float64)
    # several rows of one date in one country are one date there
    has_work = np.zeros((jobs * width, LONGEST_YEAR), np.bool_)
    has_work[place, rows["date"] - date(columns.year, 1, 1).toordinal()] = True
    days = np.count_nonzero(has_work, axis=1)
    return YearTotals(columns.jobs, days.reshape(jobs, width), minutes.reshape(jobs, width))
