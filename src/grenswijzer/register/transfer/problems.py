"""What is wrong with a file of days: the whole of it, an event in it, or its rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from grenswijzer.engine.errors import RefusalError, Words
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.situation.private import holds_private_number
from grenswijzer.situation.problems import shown

_HERE = Path(__file__).parent


class TransferError(RefusalError):
    """A file that cannot be taken over or written. Nothing was imported."""

    sentences = _HERE / "refusals.yaml"

    @property
    def problems(self) -> tuple[FileProblem, ...]:
        """Every bad row, where it is about rows."""
        return tuple(self.facts.get("problems", ()))


class EventError(RefusalError):
    """What is wrong with an event of a calendar: the end of a sentence about it."""

    sentences = _HERE / "refusals.yaml"


class RowWords(Words):
    """A part of what is said about a row: a field, what stood there, what is allowed."""

    sentences = _HERE / "rows.yaml"


class FileProblem(Words):
    """What is wrong with one row (1 is the first line of the file), and what is allowed.

    ``field``: the column; for an event that it is one. Without ``row`` it is about all rows of a date, the ``field``.
    """

    sentences = _HERE / "rows.yaml"

    def __init__(self, row: int, field: str, given: str | Words, allowed: RowWords) -> None:
        """An identification number that was given is not repeated."""
        key = "event" if field == EVENT else "row" if row else "date"
        super().__init__(key, row=row, field=FIELDS.get(field, field), given=_given(given), allowed=allowed)
        self.row, self.field = row, field


EVENT = "event"

FIELDS = {
    "date": RowWords("field_date"),
    "country": RowWords("field_country"),
    "planned_country": RowWords("field_planned_country"),
    "activity": RowWords("field_activity"),
    "status": RowWords("field_status"),
    "minutes": RowWords("field_minutes"),
    "hours": RowWords("field_hours"),
    "evidence": RowWords("field_evidence"),
    "continues_shift": RowWords("field_continues_shift"),
}

CHOICES: dict[Any, RowWords] = {
    Country: RowWords("allowed_country"),
    Activity: RowWords("allowed_activity"),
    PayStatus: RowWords("allowed_status"),
}
"""The choices of a kind in words that are understood in a file and on the command line."""


def _given(given: str | Words) -> str | Words:
    if isinstance(given, Words):
        return given
    if holds_private_number(given):
        return RowWords("given_private")
    return shown(given) if given else RowWords("given_nothing")
