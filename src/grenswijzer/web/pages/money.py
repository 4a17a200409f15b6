"""What comes in, goes out and is left, per country, to the cent: the table of the answer with a sum for each state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from grenswijzer.answers.blocks import Paragraph, Row, Table
from grenswijzer.answers.language import Language
from grenswijzer.answers.net import cents
from grenswijzer.answers.net_table import net_section
from grenswijzer.answers.result import Result
from grenswijzer.web.languages import message

GROUPS = ("pay", "BE", "NL")

BELGIAN = frozenset(("total_employee_contributions",))
"""Belgian amounts whose name does not say so: the sum of the Belgian contributions of all jobs."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as written; ``title`` and ``row`` name the value whose computation it leads to, where there is one."""

    text: str
    column: str
    title: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table. ``kind``: group, part, sum, rounding or total."""

    kind: str
    label: str
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Money:
    """A table of what is left with its columns, and what is to be said below it."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def group_of(name: str) -> str:
    """The state a line is paid to or comes from; pay and other income where there is none."""
    if name.startswith("be_") or name in BELGIAN:
        return "BE"
    return "NL" if name.startswith("nl_") else "pay"


def money(result: Result, words: Language) -> tuple[list[Money], list[str]]:
    """The tables, and the sentences that belong below them."""
    section = net_section(result, words)
    tables = [_Writer(result, words, block).money() for block in section.blocks if isinstance(block, Table)]
    return tables, [block.text for block in section.blocks if isinstance(block, Paragraph)]


class _Writer:
    def __init__(self, result: Result, words: Language, table: Table) -> None:
        self.words, self.table = words, table
        people = [total for total in result.sums if total.name == "net_income"]
        nodes = result.evaluation.graph.nodes
        self.keys: dict[tuple[str, int], tuple[str, int]] = {}
        for column, total in enumerate(people):
            self.keys[total.name, column] = nodes[total.key[0]].title, total.key[1]
            for part in total.parts:
                self.keys[part.name, column] = nodes[part.key[0]].title, part.key[1]

    def money(self) -> Money:
        """Lines by country, each country with its sum, then rounding and the total."""
        parts = [row for row in self.table.rows if row.name and not row.strong]
        lines: list[Line] = []
        for group in GROUPS:
            rows = [row for row in parts if group_of(row.name) == group]
            if rows:
                lines += self._group(group, rows)
        for row in self.table.rows:
            if not row.name or row.strong:
                lines.append(
                    Line("total" if row.strong else "rounding", row.label, tuple(self._amounts(row)))
                )
        return Money(self.table.columns, tuple(lines))

    def _group(self, group: str, rows: Sequence[Row]) -> Iterator[Line]:
        yield Line("group", message(self.words.code, f"result.group_{group}"))
        for row in rows:
            yield Line("part", row.label, tuple(self._amounts(row)))
        if len(rows) > 1:
            yield Line("sum", message(self.words.code, f"result.sum_{group}"), tuple(self._sums(rows)))

    def _amounts(self, row: Row) -> Iterator[Amount]:
        for column, cell in enumerate(row.cells):
            title, number = self.keys.get((row.name, column), ("", 0))
            yield Amount(cell.text, self.table.columns[column], title, number)

    def _sums(self, rows: Sequence[Row]) -> Iterator[Amount]:
        """What the lines above add up to, in cents as they are shown."""
        for column, name in enumerate(self.table.columns):
            total = sum((cents(row.cells[column].number or 0.0) for row in rows), Decimal(0))
            yield Amount(self.words.value(float(total), "EUR", float), name)
