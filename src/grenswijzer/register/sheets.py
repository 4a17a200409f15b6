"""A year of one employment in one row: what the newest changes say, packed.

The changes are the truth; a sheet is made from them whenever something is said, in the same transaction. It is there
for size: reading the changes of ten thousand people takes the database seconds, reading their sheets a few tenths of
one. A sheet holds what counting needs and no note on evidence.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from grenswijzer.days.day import Day
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register import tables

ROW = struct.Struct("<id5B")
"""Date number, minutes, country, planned country, activity, pay status, continues a shift: seventeen bytes."""

_CHOICES = [(str(one), int(one)) for kind in (Country, Activity, PayStatus) for one in kind]
LAYOUT = zlib.crc32(repr((ROW.format, _CHOICES)).encode()) & 0x7FFF_FFFF
"""Stands beside every sheet. Packed in another way, or with other numbers for the choices, it is made anew."""


def packed(days: Iterable[Day]) -> bytes:
    """Days as a sheet holds them."""
    return b"".join(ROW.pack(*day) for day in days)


def unpacked(content: bytes) -> Iterator[Day]:
    """The days of a sheet, in order of date."""
    for number, minutes, country, planned, activity, status, continues in ROW.iter_unpack(content):
        yield Day(
            number,
            minutes,
            Country(country),
            Country(planned),
            Activity(activity),
            PayStatus(status),
            bool(continues),
        )


def sheet_days(connection: Connection, employment: int, years: range) -> list[Day]:
    """The days of an employment in some years, in order of date."""
    query = (
        select(tables.sheet.c.content)
        .where(tables.sheet.c.employment_id == employment, tables.sheet.c.year.between(years[0], years[-1]))
        .order_by(tables.sheet.c.year)
    )
    return [day for content in connection.scalars(query) for day in unpacked(content)]


def write_sheets(connection: Connection, employment: int, said: Mapping[date, Iterable[Any]]) -> None:
    """Put what was ``said`` about some dates (entries of the register) in the place of what the sheets say."""
    by_year: dict[int, dict[int, list[Day]]] = {}
    for day, entries in said.items():
        rows = [_day(day, entry) for entry in entries]
        by_year.setdefault(day.year, {})[day.toordinal()] = rows
    for year, changed in by_year.items():
        known = sheet_days(connection, employment, range(year, year + 1))
        kept = [day for day in known if day.date not in changed]
        days = sorted((*kept, *(row for rows in changed.values() for row in rows)), key=lambda day: day.date)
        where = (tables.sheet.c.employment_id == employment, tables.sheet.c.year == year)
        connection.execute(delete(tables.sheet).where(*where))
        if days:
            values = {"employment_id": employment, "year": year, "layout": LAYOUT, "content": packed(days)}
            connection.execute(insert(tables.sheet).values(values))


def are_stale(connection: Connection) -> bool:
    """Some sheet was packed by a program whose choices have other numbers."""
    query = select(tables.sheet.c.id).where(tables.sheet.c.layout != LAYOUT).limit(1)
    return connection.scalar(query) is not None


def remake_sheets(connection: Connection) -> None:
    """Make every sheet anew from the changes."""
    connection.execute(delete(tables.sheet))
    entry, change = tables.entry.c, tables.change.c
    query = (
        select(change.date, change.id, tables.entry)
        .outerjoin(tables.entry, entry.change_id == change.id)
        .order_by(change.date, change.id, entry.id)
    )
    for employment in connection.scalars(select(tables.employment.c.id)).all():
        rows = connection.execute(query.where(change.employment_id == employment)).all()
        made = [
            {"employment_id": employment, "year": year, "layout": LAYOUT, "content": packed(days)}
            for year, days in _years(rows).items()
        ]
        if made:
            connection.execute(insert(tables.sheet), made)


def _years(rows: Iterable[Any]) -> dict[int, list[Day]]:
    """Year to its days as the newest changes say, from one employment's rows by date, change and entry."""
    newest: dict[date, tuple[int, list[Day]]] = {}
    for row in rows:
        day, number = row[0], row[1]
        if newest.get(day, (None,))[0] != number:
            newest[day] = (number, [])
        if row.country is not None:
            newest[day][1].append(
                Day(
                    day.toordinal(),
                    row.minutes,
                    Country[row.country],
                    Country[row.planned_country],
                    Activity[row.activity],
                    PayStatus[row.pay_status],
                    row.continues_shift,
                )
            )
    years: dict[int, list[Day]] = {}
    for day, (_, days) in newest.items():
        if days:
            years.setdefault(day.year, []).extend(days)
    return years


def _day(day: date, entry: Any) -> Day:
    return Day(
        day.toordinal(),
        entry.minutes,
        entry.country,
        entry.planned_country,
        entry.activity,
        entry.pay_status,
        entry.continues_shift,
    )
