"""The values of an answer as plain data: what JSON holds of each row, made column by column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from grenswijzer.answers.descriptions import Columns, Shown
from grenswijzer.answers.plain import plain

if TYPE_CHECKING:
    from grenswijzer.answers.result import Result
    from grenswijzer.engine.plain import Evaluation


def values_data(result: Result, shown: Shown) -> dict[str, Any]:
    """What is shown, by name: of the household, of each person, and of the rows below them."""
    places = result.places
    root, people = places.system.root, places.people
    found: dict[str, Any] = {"household": {}, "people": {name: {} for name in result.people}}
    below = []
    for level in sorted(shown.levels):
        contents = list(_contents(result.evaluation, shown.levels[level]))
        if level == root:
            found["household"] = contents[0]
        elif level == people:
            found["people"] = dict(zip(found["people"], contents, strict=True))
        else:
            below += [_row(result, level, row, content) for row, content in enumerate(contents)]
    found["rows"] = below
    return found


def undecided_data(result: Result, shown: Shown) -> list[dict[str, Any]]:
    """What is shown and cannot be decided, with the names of what says so."""
    places, unknown = result.places, result.evaluation.unknown
    return [
        {"path": path, "reasons": sorted(reason.rule for reason in reasons)}
        for said in shown.all
        if said.node.index in unknown
        for path, reasons in zip(
            places.paths(said.node.level, said.title), unknown[said.node.index], strict=True
        )
        if reasons
    ]


def _contents(evaluation: Evaluation, columns: Columns) -> Iterator[dict[str, Any]]:
    """Per row of a level its values by name; None where they cannot be decided."""
    values, unknown = evaluation.values, evaluation.unknown
    hidden = [
        (title, unknown[index])
        for title, index in zip(columns.titles, columns.nodes, strict=True)
        if index in unknown
    ]
    rows = zip(*(values[index] for index in columns.nodes), strict=True)
    for row, content in enumerate(dict(zip(columns.titles, of_row, strict=True)) for of_row in rows):
        for title, reasons in hidden:
            if reasons[row]:
                content[title] = None
        for title, written in columns.written:
            if content[title] is not None:
                content[title] = written(content[title])
        yield content


def _row(result: Result, level: str, row: int, content: dict[str, Any]) -> dict[str, Any]:
    """A row below the household or a person, as a period of a job."""
    places = result.places
    person = places.person(level, row)
    return {
        "level": level,
        "path": places.row_path(level, row),
        "name": places.name(level, row),
        "person": places.row_path(places.people, person) if person is not None else None,
        "from": plain(places.start(level, row), "date"),
        "to": plain(places.end(level, row), "date"),
        "values": content,
    }
