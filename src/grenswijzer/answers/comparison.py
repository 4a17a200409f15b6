"""Two answers side by side: what is left first, then every value that differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from grenswijzer.answers.blocks import Block, Cell, Document, Paragraph, Row, Section, Table
from grenswijzer.answers.language import Language, language
from grenswijzer.answers.plain import plain
from grenswijzer.answers.result import Result
from grenswijzer.answers.values import Value
from grenswijzer.answers.warnings import Labels


@dataclass(frozen=True, slots=True)
class Line:
    """One value in both answers; None where it cannot be decided or one side does not have it (``is_in_...``)."""

    path: str
    name: str
    label: Labels
    unit: str
    kind: Any
    first: Any
    second: Any
    is_in_first: bool
    is_in_second: bool

    @property
    def difference(self) -> float | None:
        """Second less first, for numbers known on both sides."""
        if self.kind not in (float, int) or self.first is None or self.second is None:
            return None
        difference: float = self.second - self.first
        return difference

    @property
    def is_equal(self) -> bool:
        """The same on both sides."""
        return self.is_in_first == self.is_in_second and bool(self.first == self.second)


@dataclass(frozen=True, eq=False)
class Comparison:
    """Answer ``first`` against ``second``; ``names`` is how the two are called."""

    first: Result
    second: Result
    names: tuple[str, str] = ("1", "2")
    all_values: bool = False

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every value of either answer: what is left first, the rest in the order of the first answer."""
        first, second = self._values(self.first), self._values(self.second)
        found = [_line(path, first.get(path), second.get(path)) for path in dict.fromkeys((*first, *second))]
        net = self.first.layout.net
        order = {name: position for position, name in enumerate(reversed(net))}
        return tuple(sorted(found, key=lambda line: -1 - order[line.name] if line.name in order else 0))

    def _values(self, result: Result) -> dict[str, Value]:
        values = result.all_values if self.all_values else result.outputs
        return {value.path: value for value in values}

    @property
    def differences(self) -> tuple[Line, ...]:
        """The lines that are not the same."""
        return tuple(line for line in self.lines if not line.is_equal)

    def to_dict(self) -> Mapping[str, Any]:
        """Both answers line by line, as plain data."""
        return {
            "first": self.names[0],
            "second": self.names[1],
            "years": [self.first.year, self.second.year],
            "lines": [
                {
                    "path": line.path,
                    "label": dict(line.label),
                    "unit": line.unit,
                    "first": plain(line.first, line.kind),
                    "second": plain(line.second, line.kind),
                    "difference": line.difference,
                    "is_equal": line.is_equal,
                }
                for line in self.lines
            ],
        }

    def document(self, words: Language) -> Document:
        """What differs (or everything, when all values are asked for) as a document."""
        lines = self.lines if self.all_values else self.differences
        net = set(self.first.layout.net)
        title = words.say("comparison", a=self.names[0], b=self.names[1])
        columns = (self.names[0], self.names[1], words.say("difference"))
        sections = []
        for heading, wanted in (("what_is_left", True), ("values", False)):
            rows = tuple(_row(line, words, strong=False) for line in lines if (line.name in net) is wanted)
            if rows:
                blocks: tuple[Block, ...] = (Table(columns, rows),)
                sections.append(Section(words.say(heading), blocks, "net" if wanted else "values"))
        if not self.differences:
            sections.insert(0, Section("", (Paragraph(words.say("comparison_equal")),), "values"))
        return Document(title, words.code, tuple(sections))

    def text(self, code: str = "nl") -> str:
        """What differs, as plain text."""
        from grenswijzer.answers.text import document_text

        return document_text(self.document(language(code)))


def _line(path: str, first: Value | None, second: Value | None) -> Line:
    shown = first or second
    assert shown is not None
    return Line(
        path=path,
        name=shown.name,
        label=shown.label,
        unit=shown.unit,
        kind=shown.kind,
        first=first.value if first else None,
        second=second.value if second else None,
        is_in_first=first is not None,
        is_in_second=second is not None,
    )


def _row(line: Line, words: Language, *, strong: bool) -> Row:
    place = words.place(line.path.rpartition(".")[0])
    label = words.label(line.label, line.name)
    sides: Iterator[tuple[Any, bool]] = iter(
        ((line.first, line.is_in_first), (line.second, line.is_in_second))
    )
    cells = [
        Cell(
            words.value(value, line.unit, line.kind) if there else words.say("only_here"),
            _number(value),
            line.unit,
        )
        for value, there in sides
    ]
    difference = line.difference
    written = "" if difference is None else words.value(difference, line.unit, line.kind)
    cells.append(Cell(written, difference, line.unit))
    return Row(f"{label} ({place})" if place else label, tuple(cells), line.path, strong)


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
