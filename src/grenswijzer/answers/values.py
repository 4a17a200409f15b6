"""The lines of an answer: a value with its path and label, and the position of one job in one period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from grenswijzer.answers.language import CALENDAR_MONTH
from grenswijzer.answers.warnings import Labels
from grenswijzer.engine.graph import Node
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.steps import Key


@dataclass(frozen=True, slots=True)
class Value:
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


def kind_of(evaluation: Evaluation, node: Node) -> Any:
    """What a value is: float, int, bool, an IntEnum class, "date", or "month" (year x 12 + month)."""
    system = evaluation.graph.system
    if node.kind == "input" and system.inputs[node.name].type == "date":
        return "date"
    if node.kind == "rule" and node.texts[0].rule.unit == CALENDAR_MONTH:
        return "month"
    return node.type


def is_enum(kind: Any) -> bool:
    """The kind is a choice."""
    return isinstance(kind, type) and issubclass(kind, IntEnum)
