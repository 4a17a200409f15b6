"""The register's tables. Their history is in ``migrations/``; a test holds that both agree."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    false,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pseudonym", String(100), nullable=False, unique=True),
)

employment = Table(
    "employment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("name", String(100), nullable=False),
    Column("residence_state", String(10), nullable=False),
    Column("employer_state", String(10), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date),
    UniqueConstraint("person_id", "name"),
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("employment_id", ForeignKey("employment.id", ondelete="CASCADE"), nullable=False),
    Column("date", Date, nullable=False),
    Column("entered_at", DateTime(timezone=True), nullable=False),
    Column("origin", String(200), nullable=False),
)
"""What was said about one date at one moment; the newest change about a date holds."""

Index("ix_change_employment_id_date_id", change.c.employment_id, change.c.date, change.c.id)

entry = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("change_id", ForeignKey("change.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("country", String(10), nullable=False),
    Column("planned_country", String(10), nullable=False),
    Column("minutes", Float, nullable=False),
    Column("activity", String(40), nullable=False),
    Column("pay_status", String(40), nullable=False),
    Column("evidence", String(500), nullable=False, default=""),
    Column("continues_shift", Boolean, nullable=False, server_default=false()),
)
"""One row of a change: minutes in a country. A change without rows empties its date."""

sheet = Table(
    "sheet",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("employment_id", ForeignKey("employment.id", ondelete="CASCADE"), nullable=False),
    Column("year", Integer, nullable=False, index=True),
    Column("layout", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("employment_id", "year"),
)
"""What the newest changes of a year say, packed for reading many people at once; see ``sheets.py``."""

KEPT = (person, employment, change, entry)
"""The tables a back-up holds; the sheets are made from them."""
