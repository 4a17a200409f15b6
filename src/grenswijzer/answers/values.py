"""The lines of an answer: a value with its path and label, and the position of one job in one period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from grenswijzer.answers.warnings import Labels
from grenswijzer.engine.steps import Key


class Value(NamedTuple):
    """One value of the answer. ``value`` is None where it cannot be decided; ``kind`` as in Language.value."""

    path: str
    key: Key
    name: str
    level: str
    row: int
    label: Labels
    value: Any
    unit: str
    kind: Any
    chapter: str
    applies: bool


@dataclass(frozen=True, slots=True)
class Share:
    """Which share of the pay a state may tax, by which value of the law and article."""

    state: str
    share: float | None
    rule: str
    law: str


@dataclass(frozen=True, slots=True)
class Position:
    """Who may tax and who insures one job in one period. ``basis``: which rule decided, where the law names it.

    ``insurance_state`` is None where it cannot be decided; ``insurance_without_request`` where the year's law knows no
    request that could change it.
    """

    person: str
    job: str
    row: int
    start: date | None
    end: date | None
    shares: tuple[Share, ...]
    tax_basis: Any
    insurance_state: Any
    insurance_rule: str
    insurance_law: str
    insurance_basis: Any
    insurance_without_request: Any = None
