"""A document as plain text for a terminal: aligned columns, at most 96 characters wide."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator

from grenswijzer.answers.blocks import Block, Document, Items, Paragraph, Table

WIDTH = 92
_LEAST_LABEL = 30


def document_text(document: Document) -> str:
    """The whole document; ends with a line feed."""
    lines = [document.title, "=" * len(document.title)]
    for section in document.sections:
        lines.append("")
        if section.title:
            lines += [section.title, "-" * len(section.title)]
        for number, block in enumerate(section.blocks):
            if number:
                lines.append("")
            lines += _block(block)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def titled(heading: str) -> str:
    """A heading between two parts."""
    return f"\n{heading}\n{'-' * len(heading)}\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from textwrap.wrap(block.text, WIDTH)
    elif isinstance(block, Items):
        yield from _items(block)
    else:
        yield from _table(block)


def _items(block: Items) -> Iterator[str]:
    if block.title:
        yield from textwrap.wrap(block.title, WIDTH)
    for item in block.items:
        yield from _wrapped(item.text, "- ", "  ")
        for detail in item.details:
            yield from _wrapped(detail, "    ", "    ")


def _wrapped(text: str, first: str, next_: str) -> Iterable[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=next_, break_on_hyphens=False)


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield from textwrap.wrap(table.title, WIDTH)
    widths = []
    for column, heading in enumerate(table.columns):
        texts = [heading, *(row.cells[column].text for row in table.rows)]
        widths.append(min(28, max(width(text) for text in texts)))
    labels = max((width(row.label) for row in table.rows), default=0)
    space = max(_LEAST_LABEL, WIDTH - sum(widths) - 2 * len(widths))
    label_width = min(max(labels, _LEAST_LABEL), space)
    if any(table.columns):
        yield from _line("", list(table.columns), label_width, widths)
    for row in table.rows:
        if row.strong:
            yield " " * (label_width + 2) + "  ".join("-" * size for size in widths)
        yield from _line(row.label, [cell.text for cell in row.cells], label_width, widths)
        if row.note:
            yield from _wrapped(row.note, "    ", "    ")


def _line(label: str, cells: list[str], label_width: int, widths: list[int]) -> Iterator[str]:
    """A row: label left, cells right; what is too long goes on below."""
    left = textwrap.wrap(label, label_width, subsequent_indent="  ", break_on_hyphens=False) or [""]
    wrapped = [textwrap.wrap(cell, size) or [""] for cell, size in zip(cells, widths, strict=True)]
    # amounts stand beside the last line of their label
    height = max([len(left), *(len(cell) for cell in wrapped)])
    left += [""] * (height - len(left))
    start = [max(0, len([part for part in left if part]) - len(cell)) for cell in wrapped]
    for number in range(height):
        parts = [padded(left[number], label_width)]
        for cell, size, first in zip(wrapped, widths, start, strict=True):
            inside = number - first
            parts.append(padded(cell[inside] if 0 <= inside < len(cell) else "", size, right=True))
        yield "  ".join(parts)


def width(text: str) -> int:
    """How many columns a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def padded(text: str, size: int, *, right: bool = False) -> str:
    """The text filled up with spaces to ``size`` columns."""
    space = " " * max(0, size - width(text))
    return space + text if right else text + space
