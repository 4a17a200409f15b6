"""An answer as a spreadsheet an adviser can check: result, steps, figures with sources, warnings."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from grenswijzer.answers.blocks import Block, Document, Items, Paragraph, Section, Table
from grenswijzer.answers.citations import cited
from grenswijzer.answers.explanation import ExplainedStep, Explanation
from grenswijzer.answers.language import Language
from grenswijzer.answers.law_words import missing_words, note_words
from grenswijzer.answers.tree import label_of, summary_line, written_value

_MONEY = "#,##0.00;[Red]-#,##0.00"


class Workbook:
    """Sheets written into memory; :meth:`content` ends it."""

    def __init__(self) -> None:
        self.stream = io.BytesIO()
        # a text that starts with = or http is shown, never run
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = xlsxwriter.Workbook(self.stream, options)
        self.head = self.book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.title = self.book.add_format({"bold": True, "font_size": 14})
        self.bold = self.book.add_format({"bold": True})
        self.wrap = self.book.add_format({"text_wrap": True, "valign": "top"})
        self.money = self.book.add_format({"num_format": _MONEY, "valign": "top"})
        self.total = self.book.add_format({"num_format": _MONEY, "bold": True, "top": 1})
        self.share = self.book.add_format({"num_format": "0.00##%", "valign": "top"})
        self.plain = self.book.add_format({"num_format": "General", "valign": "top"})

    def number_format(self, unit: str, strong: bool = False) -> Any:
        """How a number with this unit looks."""
        if unit.startswith("EUR"):
            return self.total if strong else self.money
        return self.share if unit in ("share", "percent", "fraction", "ratio") else self.plain

    def sheet(self, name: str, widths: Sequence[int], header: Sequence[str] = ()) -> Any:
        """A new sheet with column widths and a fixed, filterable header."""
        sheet = self.book.add_worksheet(name[:31])
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        for column, text in enumerate(header):
            sheet.write_string(0, column, text, self.head)
        if header:
            sheet.freeze_panes(1, 0)
        return sheet

    def content(self) -> bytes:
        """The finished file."""
        self.book.close()
        return self.stream.getvalue()


def workbook(document: Document, explanation: Explanation, language: Language) -> bytes:
    """The file for one answer."""
    book = Workbook()
    warnings = [section for section in document.sections if section.kind in ("questions", "warnings")]
    results = [section for section in document.sections if section not in warnings]
    if results:
        _sections(book, language.say("sheet_result"), document.title, results)
    _steps(book, explanation, language)
    _figures(book, explanation, language)
    if warnings:
        _sections(book, language.say("sheet_warnings"), document.title, warnings)
    return book.content()


def table_workbook(header: Sequence[str], rows: Sequence[Sequence[Any]], name: str) -> bytes:
    """A plain table: a row per file."""
    book = Workbook()
    sheet = book.sheet(name, [24, 24, *([14] * max(0, len(header) - 2))], header)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value, book.plain)
    return book.content()


def _sections(book: Workbook, name: str, title: str, sections: Sequence[Section]) -> None:
    sheet = book.sheet(name, [60, 26, 26, 26])
    sheet.write_string(0, 0, title, book.title)
    line = 2
    for section in sections:
        if section.title:
            sheet.write_string(line, 0, section.title, book.head)
            line += 1
        for block in section.blocks:
            line = _block(book, sheet, block, line)
            line += 1
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _block(book: Workbook, sheet: Any, block: Block, line: int) -> int:
    if isinstance(block, Paragraph):
        sheet.write_string(line, 0, block.text, book.wrap)
        return line + 1
    if block.title:
        sheet.write_string(line, 0, block.title, book.bold)
        line += 1
    if isinstance(block, Items):
        for item in block.items:
            sheet.write_string(line, 0, item.text, book.wrap)
            for detail in item.details:
                line += 1
                sheet.write_string(line, 0, "   " + detail, book.wrap)
            line += 1
        return line
    return _table(book, sheet, block, line)


def _table(book: Workbook, sheet: Any, table: Table, line: int) -> int:
    if any(table.columns):
        for column, text in enumerate(table.columns, 1):
            sheet.write_string(line, column, text, book.head)
        line += 1
    for row in table.rows:
        sheet.write_string(line, 0, row.label, book.bold if row.strong else book.wrap)
        for column, cell in enumerate(row.cells, 1):
            if cell.number is not None:
                sheet.write_number(line, column, cell.number, book.number_format(cell.unit, row.strong))
            else:
                sheet.write_string(line, column, cell.text, book.wrap)
        if row.note:
            sheet.write_string(line, len(row.cells) + 1, row.note, book.wrap)
        line += 1
    return line


_STEP_WIDTHS = (6, 48, 22, 18, 16, 36, 22, 60, 26, 36)
_STEP_COLUMNS = ("row", "what", "place", "value", "unit", "law", "uses", "figures", "mark", "name")


def _steps(book: Workbook, explanation: Explanation, language: Language) -> None:
    header = [language.say(f"column_{name}") for name in _STEP_COLUMNS]
    sheet = book.sheet(language.say("sheet_steps"), _STEP_WIDTHS, header)
    rows = {found.id: number for number, found in enumerate(explanation.steps, 2)}
    for found in explanation.steps:
        number = rows[found.id]
        shown = found.step
        value = written_value(found, language)
        place = found.id.rpartition(".")[0]
        uses = sorted({rows[id_] for _, ids in found.arguments for id_ in ids})
        figures = [_figure_words(found, language)]
        if found.summary is not None:
            figures.append(summary_line(found, language))
        sheet.write_number(number - 1, 0, number, book.plain)
        texts = {
            1: label_of(found, language),
            2: place,
            4: language.unit(shown.unit),
            5: cited(shown.law, language),
            6: ", ".join(map(str, uses)),
            7: "; ".join(part for part in figures if part),
            8: "" if found.mark == "computed" else language.say(f"mark_{found.mark}"),
            9: shown.name,
        }
        for column, text in texts.items():
            sheet.write_string(number - 1, column, text, book.wrap)
        if found.kind in (float, int) and shown.value is not None:
            sheet.write_number(number - 1, 3, float(shown.value), book.number_format(shown.unit))
        else:
            sheet.write_string(number - 1, 3, value, book.wrap)
    sheet.autofilter(0, 0, len(rows), len(header) - 1)


def _figure_words(found: ExplainedStep, language: Language) -> str:
    return "; ".join(
        f"{language.label(use.label, use.name)} = "
        + (language.figure(use.shape, use.value.numbers, use.unit) if use.value.missing is None else "?")
        for use in found.figures
    )


_FIGURE_WIDTHS = (44, 40, 14, 36, 40, 22, 40, 14, 36)
_FIGURE_COLUMNS = ("what", "value", "unit", "law", "source", "status", "note", "from", "step", "name")


def _figures(book: Workbook, explanation: Explanation, language: Language) -> None:
    header = [language.say(f"column_{name}") for name in _FIGURE_COLUMNS]
    sheet = book.sheet(language.say("sheet_figures"), _FIGURE_WIDTHS, header)
    system = explanation.result.evaluation.graph.system
    used: dict[tuple[str, Any], tuple[Any, list[int]]] = {}
    for number, found in enumerate(explanation.steps, 2):
        for use in found.figures:
            used.setdefault((use.name, use.value.start), (use, []))[1].append(number)
    for line, key in enumerate(sorted(used), 1):
        use, steps = used[key]
        value = use.value
        said = missing_words(system, use.name, value.missing) or note_words(system, use.name, value.note)
        texts = {
            0: language.label(use.label, use.name),
            2: language.unit(use.unit),
            3: cited(use.law, language),
            4: ", ".join(value.source),
            5: language.say(f"status_{value.status}"),
            6: language.label(said) if said else "",
            7: language.date(value.start),
            8: ", ".join(map(str, steps)),
            9: use.name,
        }
        for column, text in texts.items():
            sheet.write_string(line, column, text, book.wrap)
        if use.shape == "number" and value.missing is None:
            sheet.write_number(line, 1, value.numbers[0], book.number_format(use.unit))
        elif value.missing is None:
            sheet.write_string(line, 1, language.figure(use.shape, value.numbers, use.unit), book.wrap)
    if used:
        sheet.autofilter(0, 0, len(used), len(header) - 1)
