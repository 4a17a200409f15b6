"""What the register refuses, in one clear message each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError, OperationalError

from grenswijzer.engine.errors import RefusalError

FULL = ("database or disk is full", "disk is full", "no space left")
READ_ONLY = ("readonly", "read-only", "unable to open database file", "permission denied")
BUSY = ("database is locked", "could not obtain lock", "lock timeout")
NO_DATABASE = ("file is not a database", "malformed", "file is encrypted")


class RegisterError(RefusalError):
    """The register cannot do what was asked; the message says why and what can be done. Nothing was changed."""

    sentences = Path(__file__).with_name("refusals.yaml")


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn what a database says into a :class:`RegisterError` about ``place``."""
    try:
        yield
    except (OperationalError, DatabaseError) as error:
        said = str(error.orig or error)
        kinds = {FULL: "full", READ_ONLY: "read_only", BUSY: "busy", NO_DATABASE: "no_register"}
        raise RegisterError(
            next(
                (kinds[words] for words in kinds if any(word in said.lower() for word in words)), "database"
            ),
            place=place,
            said=said,
        ) from error
