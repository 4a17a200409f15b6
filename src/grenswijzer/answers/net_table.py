"""What is left, as a table: a column per person and one for the household, parts that add up to the cent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from grenswijzer.answers.blocks import Block, Cell, Paragraph, Row, Section, Table
from grenswijzer.answers.language import Language
from grenswijzer.answers.net import Sum, cents
from grenswijzer.answers.result import Result


def net_section(result: Result, language: Language) -> Section:
    """Every sum of the layout with its parts."""
    return _Net(result, language).section()


class _Net:
    def __init__(self, result: Result, language: Language) -> None:
        self.result = result
        self.language = language
        self.say = language.say
        self.label = language.label

    def cell(self, euros: float) -> Cell:
        return Cell(self.language.value(euros, "EUR", float), euros, "EUR")

    def section(self) -> Section:
        by_name: dict[str, list[Sum]] = {}
        for total in self.result.sums:
            by_name.setdefault(total.name, []).append(total)
        tables: list[tuple[Table, list[Sum]]] = []
        for totals in by_name.values():
            if tables and self._adds_up(totals[0], tables[-1][1]):
                continue
            tables.append((self._sum_table(totals), totals))
        together = [
            (
                table,
                totals,
                next((other[0] for other in by_name.values() if self._adds_up(other[0], totals)), None),
            )
            for table, totals in tables
        ]
        blocks: list[Block] = []
        for table, totals, household in together:
            whole = table if household is None else self._with_total(table, household)
            last = household if len(totals) > 1 else totals[0]
            blocks.append(whole if last is None else self._with_month(whole, last))
        if any(total.month_total is not None for total in self.result.sums):
            blocks.append(Paragraph(self.say("month_is_a_twelfth")))
        return Section(self.say("what_is_left"), tuple(blocks), "net")

    def _adds_up(self, total: Sum, people: list[Sum]) -> bool:
        """The household's sum is nothing but these people's."""
        return (
            len(total.parts) == 1
            and total.parts[0].name == f"sum_{people[0].name}"
            and (total.total == sum(person.total for person in people))
        )

    def _with_total(self, table: Table, household: Sum) -> Table:
        """The people's table with a column for the household, when there is more than one person."""
        if len(table.columns) < 2:
            return table
        rows = []
        for row in table.rows:
            both = float(sum(cents(cell.number or 0.0) for cell in row.cells))
            rows.append(replace(row, cells=(*row.cells, self.cell(both))))
        return Table((*table.columns, self.say("together")), tuple(rows))

    def _with_month(self, table: Table, total: Sum) -> Table:
        """The table with the last column's amounts for a month; what whole cents leave stands on a line of its own."""
        if total.month_total is None:
            return table
        rows: list[Row] = []
        added = Decimal(0)
        for row in table.rows:
            month = total.month_total
            if not row.strong:
                month = total.of_month(cents(row.cells[-1].number or 0.0))
                added += month
            elif added != month:
                empty = tuple(Cell("") for _ in row.cells)
                rows.append(Row(self.say("rounding"), (*empty, self.cell(float(month - added)))))
            rows.append(replace(row, cells=(*row.cells, self.cell(float(month)))))
        columns = table.columns if len(table.columns) > 1 else (self.say("per_year"),)
        return Table((*columns, self.say("per_month")), tuple(rows))

    def _sum_table(self, totals: list[Sum]) -> Table:
        nodes = self.result.evaluation.graph.nodes
        columns = tuple(
            self.result.places.words(nodes[total.key[0]].level, total.key[1], self.language)
            for total in totals
        )
        names = dict.fromkeys(part.name for total in totals for part in total.parts)
        rows = []
        for name in names:
            parts = [next((part for part in total.parts if part.name == name), None) for total in totals]
            if any(part is not None and part.amount for part in parts):
                label = next(self.label(part.label, name) for part in parts if part is not None)
                cells = tuple(self.cell(float(part.amount) if part else 0.0) for part in parts)
                rows.append(Row(self._of_state(label, name), cells, name))
        if any(total.rounding for total in totals):
            cells = tuple(self.cell(float(total.rounding)) for total in totals)
            rows.append(Row(self.say("rounding"), cells))
        cells = tuple(self.cell(float(total.total)) for total in totals)
        rows.append(Row(self.label(totals[0].label, totals[0].name), cells, totals[0].name, strong=True))
        return Table(columns, tuple(rows))

    def _of_state(self, label: str, name: str) -> str:
        """The label with its state, where the name in the law has one and the label does not."""
        prefix = name.removeprefix("sum_").partition("_")[0]
        states = {
            "nl": ("nederland", "dutch", "netherlands", "néerland", "pays-bas", "niederl"),
            "be": ("belg",),
        }
        if prefix not in states or any(word in label.lower() for word in states[prefix]):
            return label
        state = self.say(f"state_{prefix}")
        # two pairs of brackets would follow each other
        return f"{label[:-1]}, {state})" if label.endswith(")") else f"{label} ({state})"
