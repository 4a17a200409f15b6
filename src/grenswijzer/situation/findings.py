"""What turns up while a situation is read: problems and defaults."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from grenswijzer.situation.defaults import LevelDefaults, RowDefaults
from grenswijzer.situation.problems import Problem, joined

Path = tuple[Any, ...]

_NAME = re.compile(r"[^\W\d_][\w-]*")


@dataclass(slots=True)
class Findings:
    """Problems, one per path and kind, and the defaults that were used."""

    problems: list[Problem] = field(default_factory=list)
    defaults: list[tuple[str, Any] | RowDefaults] = field(default_factory=list)
    blocked: set[str] = field(default_factory=set)
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def add(self, *problems: Problem) -> None:
        """Note problems; nothing more is said about a blocked path or twice about the same thing."""
        for problem in problems:
            key = (problem.path, problem.key)
            if problem.path not in self.blocked and key not in self._seen:
                self._seen.add(key)
                self.problems.append(problem)

    def block(self, problems: Iterable[tuple[Path, Problem]]) -> None:
        """Note problems after which nothing else is said about their paths."""
        for path, problem in problems:
            self.add(problem)
            self.blocked.add(joined(path))
            self.blocked.add(problem.path)

    def default(self, path: Path, value: Any) -> None:
        """Note that nobody said this and what was taken."""
        self.defaults.append((joined(path), value))

    def defaults_of(self, path: Path, level: LevelDefaults, told: frozenset[str]) -> None:
        """Note the same of the facts of a row at ``path``: all of its level but those ``told``."""
        self.defaults.append(RowDefaults(joined(path), level, told))

    def any_under(self, path: Path) -> bool:
        """Something is wrong at ``path`` or below it."""
        place = joined(path)
        return any(problem.path == place or problem.path.startswith(f"{place}.") for problem in self.problems)


def check_name(name: Any, path: Path, findings: Findings) -> None:
    """A name of a person, job or row: no dots or spaces, since it stands in paths."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        findings.add(Problem(joined(path), "name", name))
