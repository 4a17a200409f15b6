"""An answer as a document: headings, tables and lists in one language, for text, HTML and spreadsheet alike."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from grenswijzer.answers.blocks import Cell, Document, Items, Paragraph, Row, Section, Table
from grenswijzer.answers.citations import cited
from grenswijzer.answers.language import Language, article_of
from grenswijzer.answers.layout import chapters
from grenswijzer.answers.periods import job_groups, merged_rows, merged_value, span_words
from grenswijzer.answers.result import Result
from grenswijzer.answers.to_ask import question_item
from grenswijzer.answers.values import Position, Value
from grenswijzer.answers.warnings import Fact

LONG_AGO = date(1900, 1, 1).toordinal()
"""The default of dates that only matter when they are recent."""


def result_document(
    result: Result,
    language: Language,
    *,
    all_values: bool = False,
    readings: bool = False,
    sensitivity: bool = False,
    kinds: Collection[str] | None = None,
) -> Document:
    """The answer: who taxes, who insures, what is left, what to ask, the values, the warnings.

    ``kinds``: only sections of these kinds (see :class:`Section`); nothing is worked out for the others, so that open
    points of law, which need the law to run again, cost nothing unless ``readings`` is among them.
    """
    return _Writer(result, language).document(all_values, readings, sensitivity, kinds)


class _Writer:
    def __init__(self, result: Result, language: Language) -> None:
        self.result = result
        self.language = language
        self.say = language.say
        self.label = language.label

    def document(
        self, all_values: bool, readings: bool, sensitivity: bool, kinds: Collection[str] | None
    ) -> Document:
        from grenswijzer.answers.cautions import reading_section, warning_section
        from grenswijzer.answers.employer import employer_sections
        from grenswijzer.answers.net_table import net_section
        from grenswijzer.answers.not_counted import not_counted_section
        from grenswijzer.answers.procedures import to_do_section
        from grenswijzer.answers.thresholds import threshold_section

        has_open_points = kinds is None or "readings" in kinds
        builders: dict[str, Callable[[], Iterable[Section]]] = {
            "position": self._position,
            "net": lambda: (net_section(self.result, self.language),),
            "not_counted": lambda: not_counted_section(self.result, self.language),
            "thresholds": lambda: threshold_section(self.result, self.language),
            "employer": lambda: employer_sections(self.result, self.language),
            "to_do": lambda: to_do_section(self.result, self.language),
            "questions": self._questions,
            "values": lambda: self._chapters(all_values),
            "warnings": lambda: warning_section(
                self.result, self.language, every_value=all_values, open_points=has_open_points
            ),
        }
        sections = [
            section
            for kind, build in builders.items()
            if kinds is None or kind in kinds
            for section in build()
        ]
        if readings:
            sections.append(reading_section(self.result, self.language, every_value=all_values))
        if sensitivity:
            from grenswijzer.answers.sensitivity import sensitivity_section

            sections.append(sensitivity_section(self.result, self.language))
        title = self.say(
            "title", year=self.result.year, people=self.language.listed(list(self.result.people))
        )
        return Document(title, self.language.code, tuple(section for section in sections if section.blocks))

    # ---------------------------------------------------------------- position

    def _position(self) -> Iterable[Section]:
        positions = self.result.position
        if not positions:
            return
        states = self.result.layout.shares
        columns = tuple(self.say(f"state_{state}") for state in states)
        rows = self._merged((position.row, self._taxing(position)) for position in positions)
        yield Section(self.say("who_taxes"), (Table(columns, rows),), "position")
        rows = self._merged((position.row, self._insuring(position)) for position in positions)
        yield Section(self.say("who_insures"), (Table((self.say("state"),), rows),), "position")

    def _merged(self, lines: Iterable[tuple[int, Row]]) -> tuple[Row, ...]:
        return tuple(merged_rows(self.result.places, self.result.layout.level, tuple(lines), self.language))

    def _words(self, position: Position) -> str:
        return self.result.places.words(self.result.layout.level, position.row, self.language)

    def _taxing(self, position: Position) -> Row:
        cells = tuple(self.cell(share.share, "share", float) for share in position.shares)
        return Row(self._words(position), cells, note=self._rule(position.tax_basis, position.shares[0].law))

    def _insuring(self, position: Position) -> Row:
        state = self.cell(position.insurance_state, "", type(position.insurance_state))
        note = self._rule(position.insurance_basis, position.insurance_law)
        without = position.insurance_without_request
        if without is not None and without != position.insurance_state:
            note = f"{note}; {self.say('without_request', state=self.language.value(without, ''))}"
        return Row(self._words(position), (state,), note=note)

    def _rule(self, basis: Any, law: str) -> str:
        if basis is None:
            return cited(law, self.language)
        return f"{self.language.value(basis, '')}; {cited(article_of(basis) or law, self.language)}"

    # ---------------------------------------------------------------- questions

    def _questions(self) -> Iterable[Section]:
        graph = self.result.evaluation.graph
        items = tuple(question_item(graph, question, self.language) for question in self.result.questions)
        yield Section(self.say("to_ask"), (Items(items),) if items else (), "questions")

    # ---------------------------------------------------------------- values by chapter

    def _chapters(self, all_values: bool) -> Iterable[Section]:
        system = self.result.evaluation.graph.system
        values = self.result.all_values if all_values else self.result.outputs
        placed = frozenset() if all_values else self.result.layout.placed
        hidden = 0
        for chapter in chapters(system):
            here = [value for value in values if value.chapter == chapter and value.name not in placed]
            shown = here if all_values else [value for value in here if self._is_shown(value)]
            hidden += len(here) - len(shown)
            tables = tuple(self._tables(shown))
            heading = self.language.name_of("chapters", chapter) if chapter else self.say("values")
            yield Section(heading, tables, "values")
        if hidden:
            yield Section("", (Paragraph(self.say("hidden", count=hidden)),), "values")

    def _is_shown(self, value: Value) -> bool:
        return is_news(value) and self.result.layout.is_headline(value.chapter, value.name)

    def _tables(self, values: list[Value]) -> Iterable[Table]:
        places = self.result.places
        for level in places.system.levels:
            here = [value for value in values if value.level == level]
            if not here:
                continue
            if level in (places.system.root, places.people):
                yield self._table(level, here, range(places.count(level)))
                continue
            for rows in job_groups(places, level, range(places.count(level))):
                own = [value for value in here if value.row in rows]
                if own:
                    yield self._job_table(level, own, rows)

    def _job_table(self, level: str, values: list[Value], rows: tuple[int, ...]) -> Table:
        """One table for a row, or for the periods of one job; what differs between them stands on a line each."""
        places = self.result.places
        by_name: dict[str, list[Value]] = {}
        for value in values:
            by_name.setdefault(value.name, []).append(value)
        lines = []
        for name, found in by_name.items():
            label = self.label(found[0].label, name)
            one = merged_value(found, len(rows))
            if one is not None:
                lines.append(Row(label, (self._value(one),), name))
                continue
            per_row = tuple((value.row, Row("", (self._value(value),), name)) for value in found)
            for row in merged_rows(places, level, per_row, self.language):
                lines.append(replace(row, label=f"{label}, {row.label.rpartition(' (')[2].rstrip(')')}"))
        return Table(("",), tuple(lines), span_words(places, level, rows, self.language))

    def _table(self, level: str, values: list[Value], rows: range) -> Table:
        places = self.result.places
        by_name: dict[str, dict[int, Value]] = {}
        for value in values:
            by_name.setdefault(value.name, {})[value.row] = value
        columns = tuple(places.words(level, row, self.language) for row in rows)
        lines = []
        for name, cells in by_name.items():
            first = next(iter(cells.values()))
            label = self.label(first.label, name)
            lines.append(Row(label, tuple(self._value(cells.get(row)) for row in rows), name))
        return Table(columns, tuple(lines))

    def _value(self, value: Value | None) -> Cell:
        if value is None:
            return Cell("")
        if not value.applies:
            return Cell(self.say("does_not_apply"))
        return self.cell(value.value, value.unit, value.kind)

    def cell(self, value: Any, unit: str, kind: Any) -> Cell:
        """A value as text, with its number when it is one."""
        number = float(value) if isinstance(value, int | float) and kind in (float, int) else None
        return Cell(self.language.value(value, unit, kind), number, unit)


def is_news(value: Value) -> bool:
    """Worth a line: something else than zero, no, or none."""
    return value.value is None or (value.applies and bool(value.value))


def fact_words(fact: Fact, language: Language) -> str:
    """A fact with its value: "civil status: single"."""
    value = language.value(fact.value, fact.unit, fact.kind)
    if fact.kind == "date" and fact.value == LONG_AGO:
        value = language.say("long_ago")
    return f"{language.label(fact.label, fact.name)}{language.colon}{value}"
