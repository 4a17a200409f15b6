"""What nobody said, as the situation lists it, tied to the rows the law reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from grenswijzer.engine.rows import Household
from grenswijzer.engine.system import LawSystem
from grenswijzer.situation.layout import plural

Assumed = tuple[str, Any]
"""Path in the situation, and the value taken."""


def default_rows(
    assumed: Iterable[Assumed], household: Household, system: LawSystem
) -> tuple[frozenset[tuple[str, int]], tuple[Assumed, ...]]:
    """(input, row) of every default that is a fact of the law; and the other ones, such as hours on a work day."""
    rows: list[tuple[str, int]] = []
    others = []
    # facts that stand together are of the same rows
    known: dict[tuple[str, str], list[int]] = {}
    for path, value in assumed:
        place, _, name = path.rpartition(".")
        item = system.inputs.get(name)
        if item is None or item.derived:
            others.append((path, value))
            continue
        key = place, item.level
        if key not in known:
            known[key] = list(_rows(household, item.level, _owner(path.split("."), item.level), system))
        rows += [(name, row) for row in known[key]]
    return frozenset(rows), tuple(others)


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
