"""A back-up: everything but the packed years in one JSON file that fits SQLite and PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from grenswijzer.engine.errors import file_reason
from grenswijzer.register import tables
from grenswijzer.register.errors import RegisterError

FORMAT = "grenswijzer register 1"


def refuse_existing(file: Path) -> None:
    """A back-up never takes the place of another file."""
    if file.exists():
        raise RegisterError("exists", file=file)


def write_back_up(file: Path, content: Mapping[str, list[dict[str, Any]]]) -> None:
    """Rows by table to a file, whole or not at all."""
    temporary = file.with_name(file.name + ".part")
    try:
        text = json.dumps({"format": FORMAT, **content}, default=_as_text, ensure_ascii=False)
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(file)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise RegisterError("not_written", file=file, reason=file_reason(error)) from error


def read_back_up(file: Path) -> dict[Table, list[dict[str, Any]]]:
    """The rows of a back-up by table, in the order in which they can be put back.

    Raises :class:`RegisterError` for a file that is none, or of which something is missing.
    """
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise RegisterError("back_up_not_read", file=file, reason=file_reason(error)) from error
    except (ValueError, RecursionError) as error:
        raise RegisterError("back_up_no_json", file=file) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise RegisterError("no_back_up", file=file)
    try:
        return {
            table: [_from_text(table, row) for row in content.get(table.name, [])] for table in tables.KEPT
        }
    except KeyError as error:
        raise RegisterError("damaged_field", file=file, field=error.args[0]) from error
    except (AttributeError, TypeError, ValueError) as error:
        raise RegisterError("damaged", file=file) from error


def _as_text(value: Any) -> str:
    return str(value.isoformat())


def _from_text(table: Any, row: Mapping[str, Any]) -> dict[str, Any]:
    found = {column.name: row[column.name] for column in table.columns}
    for column in table.columns:
        value = found.get(column.name)
        if isinstance(value, str) and column.type.python_type is date:
            found[column.name] = date.fromisoformat(value)
        elif isinstance(value, str) and column.type.python_type is datetime:
            moment = datetime.fromisoformat(value)
            found[column.name] = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return found
