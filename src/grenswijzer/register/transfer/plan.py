"""What an import would change, before anything is changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from grenswijzer.register.store import DayEntry, Register


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Dates by what the import does to them. ``days`` is what it would record."""

    new: tuple[date, ...]
    changed: tuple[date, ...]
    same: tuple[date, ...]
    days: Mapping[date, Sequence[DayEntry]]


def plan_import(
    register: Register, person: str, employment: str, days: Mapping[date, Sequence[DayEntry]]
) -> ImportPlan:
    """Compare ``days`` with what the register says now. Changes nothing."""
    if not days:
        return ImportPlan((), (), (), {})
    current = register.current(person, employment, min(days), max(days))
    new = tuple(day for day in sorted(days) if day not in current)
    same = tuple(day for day in sorted(days) if day in current and current[day].entries == tuple(days[day]))
    changed = tuple(day for day in sorted(days) if day in current and day not in same)
    return ImportPlan(new, changed, same, days)
