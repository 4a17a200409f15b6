"""What nobody said, as the situation lists it, tied to the rows the law reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from grenswijzer.engine.reads import RowSet
from grenswijzer.engine.rows import Household
from grenswijzer.engine.system import LawSystem
from grenswijzer.situation.layout import plural

Assumed = tuple[str, Any]
"""Path in the situation, and the value taken."""


def default_rows(
    assumed: Iterable[Assumed], household: Household, system: LawSystem
) -> tuple[dict[str, RowSet], tuple[Assumed, ...]]:
    """Per fact of the law the rows of its defaults; and the other defaults, such as hours on a work day."""
    rows: dict[str, RowSet] = {}
    others = []
    # a hundred facts of a job stand at one place
    places: dict[tuple[str, str], RowSet] = {}
    for path, value in assumed:
        place, _, name = path.rpartition(".")
        item = system.inputs.get(name)
        if item is None or item.derived:
            others.append((path, value))
            continue
        where = place, item.level
        if where not in places:
            owner = _owner(path.split("."), item.level)
            places[where] = sum(1 << row for row in _rows(household, item.level, owner, system))
        rows[name] = rows.get(name, 0) | places[where]
    return rows, tuple(others)


def _owner(path: list[str], level: str) -> str:
    """The name of the row a path leads to: ``people.an.jobs.hospital.pay.salary`` is of ``an.hospital``.

    Rows in a list are numbered (``children.0`` is ``child1``), rows in a mapping keep their name.
    """
    person, inside = (path[1], path[2:]) if path[0] == "people" and len(path) > 2 else ("", path)
    if person and inside[0] == "jobs" and len(inside) > 2:
        return f"{person}.{inside[1]}"
    if inside[0] != plural(level) or len(inside) < 3:
        return person
    name = f"{level}{int(inside[1]) + 1}" if inside[1].isdigit() else inside[1]
    return f"{person}.{name}" if person else name


def _rows(household: Household, level: str, owner: str, system: LawSystem) -> Iterable[int]:
    if level == system.root:
        yield 0
        return
    for row, name in enumerate(household.names.get(level, [])):
        inside = name.removeprefix(owner)
        if name == owner or (name.startswith(f"{owner}.") and inside[1:].isdigit()):
            yield row
