"""What nobody said, as the situation lists it, tied to the rows the law reads."""

from __future__ import annotations

from collections.abc import Iterable

from grenswijzer.engine.reads import RowSet
from grenswijzer.engine.rows import Household
from grenswijzer.engine.system import LawSystem
from grenswijzer.situation.defaults import Default, Defaults, RowDefaults
from grenswijzer.situation.layout import plural


def default_rows(
    assumed: Defaults, household: Household, system: LawSystem
) -> tuple[dict[str, RowSet], tuple[Default, ...]]:
    """Per fact of the law the rows of its defaults; and the other defaults, such as hours on a work day."""
    rows: dict[str, RowSet] = {}
    others = []
    told: list[tuple[RowDefaults, RowSet]] = []
    totals: dict[str, RowSet] = {}
    for entry in assumed.entries:
        if not isinstance(entry, RowDefaults):
            others.append(entry)
            continue
        level = entry.of_level.level
        # as long as the path of a fact that stands on the row itself
        owner = _owner([*entry.place.split("."), ""] if entry.place else [""], level)
        found = sum(1 << row for row in _rows(household, level, owner, system))
        told.append((entry, found))
        totals[level] = totals.get(level, 0) | found
    # hundreds of facts that are told in no row, or in hardly any
    for entry, _ in told:
        level = entry.of_level.level
        if level in totals:
            rows |= dict.fromkeys(entry.of_level.values, totals.pop(level))
    for name in {name for entry, _ in told for name in entry.told if name in rows}:
        del rows[name]
        for entry, found in told:
            if name in entry.of_level.values and name not in entry.told:
                rows[name] = rows.get(name, 0) | found
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
