"""Opening a register's database: SQLite in one file by default, PostgreSQL by its address."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import platformdirs
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from grenswijzer.engine.errors import file_reason
from grenswijzer.register.errors import RegisterError, explained

WAIT_SECONDS = 15
"""How long to wait for another program that is writing."""


def default_url() -> str:
    """One file in the user's own data folder."""
    return f"sqlite:///{Path(platformdirs.user_data_dir('grenswijzer')) / 'register.sqlite'}"


def place(url: str) -> str:
    """The database as messages name it: its file, or its address without the password."""
    parsed = make_url(url)
    return (
        str(parsed.database)
        if parsed.get_backend_name() == "sqlite"
        else parsed.render_as_string(hide_password=True)
    )


def connect(url: str) -> Engine:
    """An engine on today's tables, made or brought up to date first.

    Raises :class:`RegisterError` when the place cannot be used, or holds a register of a newer program.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise RegisterError("address", url=url) from error
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        engine = _sqlite(parsed.database or "", url)
    elif backend == "postgresql":
        engine = create_engine(parsed.set(drivername="postgresql+pg8000"), pool_pre_ping=True)
    else:
        raise RegisterError("kind_of_database", kind=backend)
    with explained(place(url)):
        _migrate(engine, place(url))
    return engine


def _sqlite(file: str, url: str) -> Engine:
    try:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RegisterError("folder", file=file, reason=file_reason(error)) from error
    engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS})

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, record: Any) -> None:
        # transactions are begun below, by us, so that a writer waits before it reads and no update is lost
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(
            "BEGIN IMMEDIATE" if connection.get_execution_options().get("write") else "BEGIN"
        )

    return engine


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("grenswijzer.register") / "migrations"))
    return config


def _migrate(engine: Engine, where: str) -> None:
    config = _config()
    newest = ScriptDirectory.from_config(config).get_current_head()
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == newest:
        return
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise RegisterError("newer", place=where, current=current, newest=newest)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(20030101)")
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise RegisterError("tables", place=where, said=error) from error
