"""Reads the facts of a row: groups of keys checked by pydantic models made from the law's registry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from grenswijzer.engine.inputs import Input, enum_member
from grenswijzer.situation.defaults import LevelDefaults
from grenswijzer.situation.fields import Facts, facts_model
from grenswijzer.situation.findings import Findings, Path, check_name
from grenswijzer.situation.layout import LevelLayout, Registry, layout_of
from grenswijzer.situation.problems import Problem, joined
from grenswijzer.situation.reader import AmbiguousNumber
from grenswijzer.situation.situation import FactValues, Rows
from grenswijzer.situation.translate import allowed_text, name_hint, problems_of, unknown_key

_UNREAD = object()
"""What stands for a fact that was told and could not be read: it is none of the facts, and no default either."""


class FactReader:
    """Reads facts for one law system; the models of groups that are used are made once."""

    def __init__(self, registry: Registry) -> None:
        """Find out where each fact stands."""
        self.inputs = registry.inputs
        self.layout = layout_of(registry)
        self.years = tuple(sorted(registry.years))
        self.birth_dates = tuple(name for name in registry.inputs if name.endswith("birth_date"))
        self.keys = frozenset(key for place in self.layout.levels.values() for key in place.all_keys)
        self._models: dict[tuple[str, str], type[Facts]] = {}
        self._keys = {level: frozenset(place.keys) for level, place in self.layout.levels.items()}
        self._short_names = {level: place.short_names for level, place in self.layout.levels.items()}
        self._defaults = {level: _defaults(place) for level, place in self.layout.levels.items()}
        self._needed = {
            (level, section)
            for level, place in self.layout.levels.items()
            for section, facts in {"": place.facts, **place.sections}.items()
            if any(fact.required for fact in facts.values())
        }

    def model(self, level: str, section: str) -> type[Facts]:
        """The pydantic model of one group of facts; without a section, those on the row itself."""
        key = (level, section)
        if key not in self._models:
            place = self.layout.levels[level]
            facts = place.sections[section] if section else place.facts
            name = "".join(part.capitalize() for part in f"{level}_{section}".split("_"))
            self._models[key] = facts_model(name, facts)
        return self._models[key]

    def row(
        self, level: str, raw: Mapping[str, Any], path: Path, findings: Findings
    ) -> tuple[FactValues, Rows]:
        """The facts of one row, defaults filled in and noted, and the rows listed under it."""
        place = self.layout.levels[level]
        typed = {key: value for key, value in raw.items() if key not in place.structure}
        names = self._full_names(place, typed, path, findings)
        self._unknown(place, [key for key in typed if key not in names], path, findings)
        direct = {full: typed[key] for key, full in names.items() if full in place.facts}
        written = {full: key for key, full in names.items()}
        told = self.group(level, "", direct, path, findings, written)
        for section in place.sections:
            # most groups of most people are not there
            if typed.get(section) is not None or (level, section) in self._needed:
                told |= self.group(level, section, typed.get(section), (*path, section), findings)
        defaults = self._defaults[level]
        findings.defaults_of(path, defaults, frozenset(told))
        facts = {**defaults.values, **told}
        if _UNREAD in told.values():
            facts = {name: value for name, value in facts.items() if value is not _UNREAD}
        rows = {
            lower: self._rows(lower, typed.get(key), (*path, key), findings)
            for key, lower in place.lists.items()
        }
        return facts, rows

    def _full_names(
        self, place: LevelLayout, typed: Mapping[str, Any], path: Path, findings: Findings
    ) -> dict[str, str]:
        """Typed key to full name, for the keys that are known."""
        keys = self._keys[place.level]
        names = {key: key for key in typed if key in keys}
        for short, full in self._short_names[place.level].items():
            if short in typed and short not in names:
                if full in typed:
                    findings.add(Problem(joined((*path, short)), "said_twice", details={"other": full}))
                names[short] = full
        return names

    def _unknown(self, place: LevelLayout, keys: list[str], path: Path, findings: Findings) -> None:
        if not keys:
            return
        short = {full: key for key, full in place.short_names.items()}
        known = [short.get(key, key) for key in place.keys]
        deeper = [f"{section}.{name}" for section, facts in place.sections.items() for name in facts]
        for key in keys:
            where = (*path, key)
            if key in place.derived:
                findings.add(Problem(joined(where), "derived"))
                continue
            problem = unknown_key(where, [*known, *deeper, *place.short_names.values()])
            details = {**problem.details, "known": known}
            findings.add(Problem(problem.path, problem.key, details=details))

    def group(
        self,
        level: str,
        section: str,
        given: Any,
        path: Path,
        findings: Findings,
        written: Mapping[str, str] | None = None,
    ) -> FactValues:
        """What is told of the facts of one group. ``written``: how a fact's key was written."""
        place = self.layout.levels[level]
        facts = place.sections[section] if section else place.facts
        if given is None:
            given = {}
        if not isinstance(given, Mapping):
            findings.add(Problem(joined(path), "mapping", given))
            return dict.fromkeys(facts, _UNREAD)
        for key in given:
            if key not in facts:
                derived = key in place.derived
                where = (*path, key)
                findings.add(Problem(joined(where), "derived") if derived else unknown_key(where, facts))
        known = {key: value for key, value in given.items() if key in facts}
        if not known and (level, section) not in self._needed:
            return {}
        return self._values(level, section, known, facts, path, findings, written or {})

    def _values(
        self,
        level: str,
        section: str,
        known: dict[str, Any],
        facts: Mapping[str, Input],
        path: Path,
        findings: Findings,
        written: Mapping[str, str],
    ) -> FactValues:
        for name, value in known.items():
            if isinstance(value, AmbiguousNumber):
                known[name] = float(value)
                if facts[name].unit.startswith("EUR"):
                    where = joined((*path, written.get(name, name)))
                    findings.add(_ambiguous(where, value))
        if not known:
            for name, fact in facts.items():
                if fact.required:
                    details = {"label": fact.label, "limits": allowed_text(fact)}
                    findings.add(Problem(joined((*path, name)), "missing", details=details))
            return {}
        try:
            read = self.model(level, section).model_validate(known)
        except ValidationError as error:
            bad = {str(item["loc"][0]) for item in error.errors(include_url=False)}
            for problem in problems_of(error, path, facts):
                findings.add(_as_written(problem, path, written))
            return {
                name: _UNREAD if name in bad else _guess(facts[name], value) for name, value in known.items()
            }
        return {name: getattr(read, name) for name in known}

    def _rows(self, level: str, given: Any, path: Path, findings: Findings) -> dict[str, FactValues]:
        """Rows in a list, called child1, child2, ...; or in a group, each under its own name."""
        if given is None:
            return {}
        items: list[tuple[str, Any, Any]] = []
        if isinstance(given, list | tuple):
            items = [(f"{level}{number + 1}", number, raw) for number, raw in enumerate(given)]
        elif isinstance(given, Mapping):
            items = [(str(name), name, raw) for name, raw in given.items()]
            for name in given:
                check_name(name, (*path, name), findings)
        else:
            findings.add(Problem(joined(path), "list", given))
        rows = {}
        for name, key, raw in items:
            where = (*path, key)
            if not isinstance(raw, Mapping):
                findings.add(Problem(joined(where), "mapping", raw))
                continue
            rows[name] = self.row(level, raw, where, findings)[0]
        return rows

    def readings(self, given: Any, path: Path, findings: Findings) -> FactValues:
        """The chosen readings, and the main reading of every other. They are named apart, not as defaults."""
        known = self.layout.readings
        values = {name: fact.default for name, fact in known.items()}
        if given is None:
            return values
        if not isinstance(given, Mapping):
            findings.add(Problem(joined(path), "mapping", given))
            return values
        for name, value in given.items():
            if name not in known:
                details = {"hint": name_hint(name, known), "known": list(known)}
                findings.add(Problem(joined((*path, name)), "unknown_reading", details=details))
                continue
            try:
                read = facts_model("Reading", {name: known[name]}).model_validate({name: value})
            except ValidationError as error:
                findings.add(*problems_of(error, path, known))
            else:
                values[name] = getattr(read, name)
        return values


def _defaults(place: LevelLayout) -> LevelDefaults:
    """What is taken for the facts of a level where nothing is told."""
    values: FactValues = {}
    paths = {}
    for section, facts in {"": place.facts, **place.sections}.items():
        for name, fact in facts.items():
            if not fact.required:
                values[name] = fact.default
                paths[name] = f"{section}.{name}" if section else name
    return LevelDefaults(place.level, values, paths)


def _ambiguous(path: str, value: AmbiguousNumber) -> Problem:
    whole = value.text.replace(".", "")
    details = {"small": value.text.rstrip("0").rstrip("."), "large": whole, "exact": f"{float(value):.2f}"}
    return Problem(path, "ambiguous_number", details=details)


def _as_written(problem: Problem, path: Path, written: Mapping[str, str]) -> Problem:
    """The problem at the key as it was typed, where that was the short one."""
    for full, short in written.items():
        if full != short and problem.path == joined((*path, full)):
            return Problem(joined((*path, short)), problem.key, problem.given, problem.details)
    return problem


def _guess(fact: Input, value: Any) -> Any:
    """A value beside a wrong one: good enough for the checks that still follow."""
    if fact.enum is not None and isinstance(value, str):
        return enum_member(fact.enum, value)
    if fact.type == "date" and isinstance(value, str):
        return date.fromisoformat(value)
    return value
