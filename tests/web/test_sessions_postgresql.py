"""Visits are kept in PostgreSQL as they are in a file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from grenswijzer.web.sessions import Sessions
from register.conftest import postgresql as postgresql
from web import conftest


def test_a_visit_is_stored_changed_purged_and_erased(postgresql: str, tmp_path: Path) -> None:
    now = [datetime(2026, 3, 1, tzinfo=UTC)]
    sessions = Sessions(conftest.settings(tmp_path, database=postgresql, session_hours=2.0), lambda: now[0])
    first = sessions.session(None)
    for said in ("hello", "hello again"):
        first.data["said"] = said
        first.save()
    assert Sessions(conftest.settings(tmp_path, database=postgresql), lambda: now[0]).session(
        first.id
    ).data == {"said": "hello again"}
    now[0] += timedelta(hours=1)
    second = sessions.session(None)
    second.data["said"] = "young"
    second.save()
    now[0] += timedelta(hours=1, minutes=1)
    assert sessions.purge() == 1
    assert sessions.session(first.id).data == {}
    second.erase()
    assert sessions.session(second.id).data == {}
    assert sessions.purge() == 0
    sessions.close()
