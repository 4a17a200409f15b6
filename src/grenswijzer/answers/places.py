"""How rows are called: the path of a value (``an.hospital.gross_pay``) and the words for people and jobs."""

from __future__ import annotations

from collections.abc import Iterable

from grenswijzer.answers.language import Language
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.steps import Key


class Places:
    """Names of one household's rows. Rows of one job, cut at a change of law or facts, get the period's first day."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self.system = evaluation.graph.system
        levels = self.system.levels.values()
        self.people = next((level.name for level in levels if level.partner), self.system.root)
        """The level whose rows are each other's partner."""
        self._paths: dict[str, list[str]] = {}
        self._jobs: dict[tuple[str, int], str] = {}

    def count(self, level: str) -> int:
        """How many rows ``level`` has."""
        return self.evaluation.rows.counts[level]

    def row_path(self, level: str, row: int) -> str:
        """Names of the row and those above it, with dots; empty for the household."""
        return self._row_paths(level)[row]

    def _row_paths(self, level: str) -> list[str]:
        if level not in self._paths:
            self._paths[level] = self._level_paths(level)
        return self._paths[level]

    def by_job(self, level: str, rows: Iterable[int]) -> dict[str, list[int]]:
        """Rows by their path without the day on which a job was cut: the periods of a job stand together."""
        places = self._row_paths(level)
        found: dict[str, list[int]] = {}
        for row in rows:
            found.setdefault(places[row].partition("@")[0], []).append(row)
        return found

    def paths(self, level: str, title: str) -> list[str]:
        """The path of a value in each row of its level."""
        return [f"{place}.{title}" if place else title for place in self._row_paths(level)]

    def _level_paths(self, level: str) -> list[str]:
        parent = self.system.levels[level].parent
        if parent is None:
            return [""]
        up = self.evaluation.rows.up[level, parent]
        above = [self.row_path(parent, row) for row in up]
        found = [_joined(place, self._full_name(level, row)) for row, place in enumerate(above)]
        if len(set(found)) == len(found):
            return found
        numbers: dict[str, int] = {}
        unique = []
        for row, path in enumerate(found):
            numbers[path] = numbers.get(path, 0) + 1
            start = self.start(level, row)
            if found.count(path) > 1:
                path = f"{path}@{numbers[path] if start is None else _iso(start)}"
            unique.append(path)
        return unique

    def _full_name(self, level: str, row: int) -> str:
        """The row's name with spaces as underscores; a day's date; else the level."""
        names = self.evaluation.household.names.get(level, [])
        name = names[row] if row < len(names) else ""
        day = self._date(f"{level}_date", row)
        return name.replace(" ", "_") or (level if day is None else _iso(day))

    def name(self, level: str, row: int) -> str:
        """The row's own name, without those above it and without the number of a job's period."""
        parent = self.system.levels[level].parent
        if parent is None:
            return ""
        above = self.row_path(parent, self.evaluation.rows.up[level, parent][row])
        return self._full_name(level, row).removeprefix(f"{above}.").partition(".")[0]

    def path(self, key: Key) -> str:
        """The path of a value: unique in its household."""
        node = self.evaluation.graph.nodes[key[0]]
        place = self.row_path(node.level, key[1])
        return f"{place}.{node.title}" if place else node.title

    def start(self, level: str, row: int) -> int | None:
        """First day of a row that has one, as a day number."""
        return self._date(self.system.levels[level].dated_by, row)

    def end(self, level: str, row: int) -> int | None:
        """Last day of a row that has one."""
        return self._date(f"{level}_end", row) if self.system.levels[level].dated_by else None

    def _date(self, name: str | None, row: int) -> int | None:
        dates = self.evaluation.household.inputs.get(name or "", [])
        return dates[row] if row < len(dates) else None

    def person(self, level: str, row: int) -> int | None:
        """The row of the person a row belongs to; None for the household and what hangs directly below it."""
        if level == self.people:
            return row
        if self.people not in self.system.ancestors(level):
            return None
        return self.evaluation.rows.up[level, self.people][row]

    def job_words(self, level: str, row: int) -> str:
        """Names of the row and those above it, without the period: "an, hospital"; the same for a job's periods."""
        if (level, row) not in self._jobs:
            self._jobs[level, row] = self._job_words(level, row)
        return self._jobs[level, row]

    def _job_words(self, level: str, row: int) -> str:
        parts: list[str] = []
        above: int | None = row
        current: str | None = level
        while current is not None and current != self.system.root and above is not None:
            parts.insert(0, self.name(current, above))
            parent = self.system.levels[current].parent
            above = self.evaluation.rows.up[current, parent][above] if parent is not None else None
            current = parent
        return ", ".join(parts)

    def words(self, level: str, row: int, language: Language) -> str:
        """The row as people call it: "an", or "an, hospital (17 Jan 2003 to 30 Apr 2003)"."""
        if level == self.system.root:
            return language.say("household")
        start, end = self.start(level, row), self.end(level, row)
        written = self.job_words(level, row)
        return (
            f"{written} ({language.period(start, end)})" if start is not None and end is not None else written
        )


def _iso(day: int) -> str:
    from datetime import date

    return date.fromordinal(day).isoformat()


def _joined(above: str, name: str) -> str:
    return name if not above or name.startswith(f"{above}.") else f"{above}.{name}"
