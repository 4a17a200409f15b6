"""What a document is made of: sections of tables, lists and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column: the text, and the number behind it for a spreadsheet."""

    text: str
    number: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table. ``name`` is the value's name in the law; ``strong`` marks a total; ``note`` goes below it."""

    label: str
    cells: tuple[Cell, ...]
    name: str = ""
    strong: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Lines with the same columns. ``wraps``: the cells hold sentences, not numbers."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    title: str = ""
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list, with what belongs to it below."""

    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list. ``folded``: a page shows it only when it is opened."""

    items: tuple[Item, ...]
    title: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


Block = Table | Items | Paragraph


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it.

    ``kind``: position, net, not_counted, thresholds, employer, values, questions, warnings, readings or sensitivity.
    """

    title: str
    blocks: tuple[Block, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """The whole answer in one language."""

    title: str
    language: str
    sections: tuple[Section, ...]
