"""What one visitor told us, kept on the server until it expires or is erased; the browser holds a random id only.

The database knows the id by its hash, so that who reads the database cannot take over a visit. Nothing is stored, and
no table row made, before a page stores something. A visit's day register stands in the register's own tables of the
same database, under a name made from that hash, and goes whenever the visit goes.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    DateTime,
    Engine,
    LargeBinary,
    MetaData,
    String,
    Table,
    delete,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url

from grenswijzer.register import Register, tables
from grenswijzer.register.database import connect, place
from grenswijzer.register.errors import explained
from grenswijzer.web.settings import Settings
from grenswijzer.web.sizes import check

_ID = re.compile(r"[A-Za-z0-9_-]{43}")
_TOUCH = timedelta(minutes=10)
"""A visit that is only read is noted as used no more often than this."""

metadata = MetaData()

web_session = Table(
    "web_session",
    metadata,
    Column("id_hash", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
    Column("used_at", DateTime(timezone=True), nullable=False, index=True),
)


_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


def pseudonym(id_hash: str) -> str:
    """What the register calls a visitor: the hash in letters, as a run of digits could pass for a BSN."""
    return id_hash.translate(_LETTERS)


class SessionTooLargeError(Exception):
    """More was told than one visit may hold."""


def _now() -> datetime:
    return datetime.now(UTC)


class Sessions:
    """The store of all visits. Safe to use from several threads and processes."""

    def __init__(self, settings: Settings, now: Callable[[], datetime] = _now) -> None:
        """Open the database of ``settings`` and make the table where it is missing.

        Raises :class:`grenswijzer.register.RegisterError` where the database cannot be used.
        """
        self._life = timedelta(hours=settings.session_hours)
        self._largest = settings.largest_session
        self._now = now
        self._engine: Engine = connect(settings.database)
        self._place = place(settings.database)
        with self._writing() as connection:
            metadata.create_all(connection)
        _keep_to_owner(settings.database)
        self._keep_ahead()
        self.register = Register(self._engine, self._place)
        self.register.bring_sheets_up_to_date()

    def _keep_ahead(self) -> None:
        """Let SQLite write ahead: storing takes a fifth of the time, and who reads never waits for who writes."""
        self._pragma("journal_mode = WAL")

    def _leave_nothing_ahead(self) -> None:
        """What was written ahead holds what has just been erased, until it is brought in and cut off."""
        self._pragma("wal_checkpoint(TRUNCATE)")

    def _pragma(self, said: str) -> None:
        if self._engine.dialect.name != "sqlite":
            return
        with explained(self._place), closing(self._engine.raw_connection()) as connection:
            connection.cursor().execute(f"PRAGMA {said}").fetchall()

    def session(self, cookie: str | None) -> Session:
        """The visit of a cookie; a new one where there is none, or none that we could have given."""
        known = cookie is not None and _ID.fullmatch(cookie) is not None
        return Session(self, cookie if known and cookie is not None else secrets.token_urlsafe(32), not known)

    def read(self, id_hash: str) -> dict[str, Any]:
        """What is stored for a visit; nothing when it is unknown or has expired."""
        query = select(web_session.c.data, web_session.c.used_at).where(web_session.c.id_hash == id_hash)
        with explained(self._place), self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return {}
        if _aware(row.used_at) < self._now() - self._life:
            self.erase(id_hash)
            return {}
        if _aware(row.used_at) < self._now() - _TOUCH:
            self.write(id_hash, row.data)
        data: dict[str, Any] = json.loads(row.data)
        return data

    def write(self, id_hash: str, data: bytes) -> None:
        """Store what a visit holds, as JSON text. Raises :class:`SessionTooLargeError`."""
        if len(data) > self._largest:
            raise SessionTooLargeError
        insert = postgresql.insert if self._engine.dialect.name == "postgresql" else sqlite.insert
        values = {"data": data, "used_at": self._now()}
        statement = (
            insert(web_session)
            .values(id_hash=id_hash, **values)
            .on_conflict_do_update(index_elements=["id_hash"], set_=values)
        )
        self._change(statement)

    def erase(self, id_hash: str) -> None:
        """Forget a visit, really, with its day register."""
        self._forget(web_session.c.id_hash == id_hash, [id_hash])

    def erase_register(self, id_hash: str) -> None:
        """Forget the day register of a visit; its answers stay."""
        with self._writing() as connection:
            connection.execute(delete(tables.person).where(tables.person.c.pseudonym == pseudonym(id_hash)))
        self._leave_nothing_ahead()

    def purge(self) -> int:
        """Forget every visit that has expired, with its day register; how many there were."""
        return self._forget(web_session.c.used_at < self._now() - self._life)

    def _forget(self, which: ColumnElement[bool], also: Iterable[str] = ()) -> int:
        """Forget the visits ``which``, and the registers of those and of the hashes ``also``."""
        with self._writing() as connection:
            hashes = {*connection.scalars(select(web_session.c.id_hash).where(which)), *also}
            # the days and their history go with the person; a visit at a time, as databases limit long lists
            for one in hashes:
                connection.execute(delete(tables.person).where(tables.person.c.pseudonym == pseudonym(one)))
            connection.execute(delete(web_session).where(which))
        if hashes:
            self._leave_nothing_ahead()
        return len(hashes)

    def _change(self, statement: Any) -> int:
        with self._writing() as connection:
            return int(connection.execute(statement).rowcount)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that waits for other writers before it reads."""
        with (
            explained(self._place),
            self._engine.connect().execution_options(write=True) as connection,
            connection.begin(),
        ):
            yield connection

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


class Session:
    """One visit. ``data`` is plain JSON data to read and change; it is stored when the answer goes out."""

    def __init__(self, store: Sessions, id_: str, is_new: bool) -> None:
        self._store, self._id = store, id_
        self._data: dict[str, Any] | None = None
        self._loaded = b"{}"
        self.is_new = is_new
        self.is_used = False
        self.is_erased = False

    @property
    def id(self) -> str:
        """The secret of the cookie."""
        return self._id

    @property
    def pseudonym(self) -> str:
        """What the register calls this visitor."""
        return pseudonym(self._hash)

    def erase_register(self) -> None:
        """Forget the day register at once; the answers stay."""
        self._store.erase_register(self._hash)

    @property
    def data(self) -> dict[str, Any]:
        """What this visitor told us; read from the database when first asked for."""
        self.is_used = True
        if self._data is None:
            self._data = {} if self.is_new else self._store.read(self._hash)
            self._loaded = _packed(self._data)
        return self._data

    @property
    def is_changed(self) -> bool:
        """There is something to store."""
        return self._data is not None and not self.is_erased and _packed(self._data) != self._loaded

    def save(self) -> None:
        """Store what has changed.

        Raises :class:`SessionTooLargeError`, and :class:`grenswijzer.web.sizes.TooManyError` for answers with more
        jobs, days or other rows than are taken here: what is stored is what pages compute with.
        """
        if self._data is None or self.is_erased:
            return
        packed = _packed(self._data)
        if packed != self._loaded:
            check(self._data)
            self._store.write(self._hash, packed)
            self._loaded = packed

    def erase(self) -> None:
        """Forget everything at once: the stored row now, the cookie with the answer."""
        self._store.erase(self._hash)
        self._data, self._loaded, self.is_erased = {}, b"{}", True

    @property
    def form_token(self) -> str:
        """A token for a form: bound to this visit, and different each time so that compression cannot reveal it."""
        self.is_used = True
        mask = secrets.token_bytes(32)
        hidden = bytes(a ^ b for a, b in zip(mask, self._form_secret, strict=True))
        return base64.urlsafe_b64encode(mask + hidden).decode()

    def has_form_token(self, token: str) -> bool:
        """The token came from a form of this visit."""
        try:
            raw = base64.urlsafe_b64decode(token.encode("ascii"))
        except ValueError:
            return False
        if len(raw) != 64:
            return False
        told = bytes(a ^ b for a, b in zip(raw[:32], raw[32:], strict=True))
        return hmac.compare_digest(told, self._form_secret)

    @property
    def _form_secret(self) -> bytes:
        return hmac.digest(self._id.encode(), b"form", "sha256")

    @property
    def _hash(self) -> str:
        return hashlib.sha256(self._id.encode()).hexdigest()


def _packed(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=False, separators=(",", ":")).encode()


def _aware(moment: datetime) -> datetime:
    """SQLite gives times back without their zone; they were stored in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _keep_to_owner(url: str) -> None:
    """Nobody else on the machine may read the file."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:":
        Path(parsed.database).chmod(0o600)
