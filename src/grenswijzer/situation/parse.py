"""From plain values to a situation: every problem at once, every default listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import Any

import yaml

from grenswijzer.situation.checks import check_partners
from grenswijzer.situation.defaults import Defaults
from grenswijzer.situation.facts import FactReader
from grenswijzer.situation.findings import Findings
from grenswijzer.situation.layout import Registry, plural
from grenswijzer.situation.people import read_people
from grenswijzer.situation.problems import Problem, SituationError, enum_text, joined
from grenswijzer.situation.reader import Document, read_document
from grenswijzer.situation.situation import FactValues, Person, Rows, Situation
from grenswijzer.situation.tree import look_through

_READERS: list[tuple[Any, FactReader]] = []
"""The last few registries seen with their readers; a registry never changes."""


def read_situation(source: str | bytes | Path, registry: Registry) -> Situation:
    """The situation in a YAML or JSON file, or in a text that holds one.

    Raises :class:`SituationError` with every problem found, each with its line where the file is YAML.
    """
    return _parse(read_document(source), registry)


def parse(mapping: Mapping[str, Any], registry: Registry) -> Situation:
    """The situation in plain values, as :func:`read_situation` finds them in a file."""
    return _parse(Document(mapping), registry)


def dump_situation(situation: Situation | Mapping[str, Any]) -> str:
    """The situation as YAML; reading it gives the same situation."""
    mapping = situation.mapping if isinstance(situation, Situation) else situation
    return yaml.safe_dump(_plain(mapping), sort_keys=False, allow_unicode=True, default_flow_style=None)


def reader_for(registry: Registry) -> FactReader:
    """The reader of facts for a law system, made once.

    A system that differs in its years only shares its facts with the other one, and has a reader of its own.
    """
    years = tuple(sorted(registry.years))
    for known, reader in _READERS:
        if known is registry.inputs and reader.years == years:
            return reader
    reader = FactReader(registry)
    _READERS.append((registry.inputs, reader))
    del _READERS[:-8]
    return reader


def _parse(document: Document, registry: Registry) -> Situation:
    raw = document.value
    if not isinstance(raw, Mapping):
        raise SituationError([Problem("", "mapping", raw)])
    findings = Findings()
    reader = reader_for(registry)
    findings.block(look_through(raw, reader.keys))
    raw = {key: value for key, value in raw.items() if isinstance(key, str)}
    year = _year(raw.get("year"), reader, findings)
    facts, rows = reader.row(reader.layout.root, raw, (), findings)
    people, partners = read_people(raw.get("people"), ("people",), year, reader, findings)
    status = facts.get("civil_status")
    findings.add(*check_partners(partners, status, "civil_status" in raw, ()))
    readings = reader.readings(raw.get("readings"), ("readings",), findings)
    given = _given(raw.get("given"), people, rows, findings)
    if year is not None:
        findings.add(*_born_later(facts, rows, people, reader, date(year, 12, 31)))
    if findings.problems or year is None:
        raise SituationError(_placed(findings.problems, document))
    return Situation(year, people, facts, rows, given, readings, Defaults(findings.defaults), _plain(raw))


def _year(value: Any, reader: FactReader, findings: Findings) -> int | None:
    years = {"years": [str(year) for year in reader.years]}
    if value is None:
        label = {"en": "the income year", "nl": "het inkomstenjaar"}
        details = {"label": label, "limits": ", ".join(years["years"])}
        findings.add(Problem("year", "missing", details=details))
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        findings.add(
            Problem("year", "whole_number", value, {"hint": "", "limits": ", ".join(years["years"])})
        )
        return None
    if reader.years and value not in reader.years:
        findings.add(Problem("year", "year_without_law", value, {"year": str(value), **years}))
        return None
    return value if 1 < value < 9999 else None


def row_names(people: Mapping[str, Person], rows: Rows) -> Iterator[str]:
    """What the rows of a household are called in ``given`` and in results."""
    for found in rows.values():
        yield from found
    for person in people.values():
        yield person.name
        yield from (f"{person.name}.{job}" for job in person.jobs)
        for found in person.rows.values():
            yield from (f"{person.name}.{name}" for name in found)


def _given(raw: Any, people: Mapping[str, Person], rows: Rows, findings: Findings) -> dict[str, Any]:
    if raw is None:
        return {}
    if not isinstance(raw, Mapping):
        findings.add(Problem("given", "mapping", raw))
        return {}
    names = list(row_names(people, rows))
    given = {}
    for path, value in raw.items():
        row, _, _ = str(path).rpartition(".")
        if row and row not in names:
            findings.add(
                Problem(joined(("given", path)), "unknown_row", details={"row": row, "names": names})
            )
        if not isinstance(value, bool | int | float | str | date):
            findings.add(Problem(joined(("given", path)), "plain_value", value))
        given[str(path)] = value
    return given


def _born_later(
    facts: FactValues, rows: Rows, people: Mapping[str, Person], reader: FactReader, end: date
) -> Iterator[Problem]:
    places = [(("people", person.name), person.facts) for person in people.values()]
    found: list[tuple[tuple[Any, ...], FactValues]] = [((), facts), *places]
    for level, items in rows.items():
        found += [((plural(level), _key(name, level)), item) for name, item in items.items()]
    for path, values in found:
        for name in reader.birth_dates:
            value = values.get(name)
            if isinstance(value, date) and value > end:
                yield Problem(joined((*path, name)), "born_later", value, {"end": end})


def _key(name: str, level: str) -> str:
    """How a row is found in the file: its name, or its position in a list."""
    number = name.removeprefix(level)
    return str(int(number) - 1) if name.startswith(level) and number.isdigit() else name


def _placed(problems: list[Problem], document: Document) -> list[Problem]:
    """The problems with the line of their place, or of the nearest place above it that is in the file."""
    lines = {joined(path): line for path, line in document.lines.items()}
    found = []
    for problem in problems:
        place = problem.path
        while place and place not in lines:
            place = place.rpartition(".")[0]
        found.append(problem.at_line(lines.get(place)))
    return found


_AS_WRITTEN = frozenset((str, int, float, bool, type(None)))
"""What most values are; a text or number of a kind of its own is made a plain one."""


def _plain(value: Any) -> Any:
    """Values as they are written in a file: choices as words, plain numbers, lists and mappings."""
    if type(value) in _AS_WRITTEN:
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, IntEnum):
        return enum_text(value)
    return float(value) if isinstance(value, float) else value
