"""What the register refuses, in one clear message each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, OperationalError

FULL = ("database or disk is full", "disk is full", "no space left")
READ_ONLY = ("readonly", "read-only", "unable to open database file", "permission denied")
BUSY = ("database is locked", "could not obtain lock", "lock timeout")
NO_DATABASE = ("file is not a database", "malformed", "file is encrypted")


class RegisterError(Exception):
    """The register cannot do what was asked; the message says why and what can be done. Nothing was changed."""


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn what a database says into a :class:`RegisterError` about ``place``."""
    try:
        yield
    except (OperationalError, DatabaseError) as error:
        said = str(error.orig or error).lower()
        for words, message in (
            (FULL, "the disk is full; nothing was changed. Make room and try again"),
            (
                READ_ONLY,
                "cannot be written; nothing was changed. Choose another place or change its permissions",
            ),
            (BUSY, "another program is writing for a long time; nothing was changed. Try again"),
            (NO_DATABASE, "is not a register (or is damaged); restore a back-up or choose another file"),
        ):
            if any(word in said for word in words):
                raise RegisterError(f"{place}: {message}") from error
        raise RegisterError(f"{place}: the database says: {error.orig or error}") from error
