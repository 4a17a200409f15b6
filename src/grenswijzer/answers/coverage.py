"""Which law of which years is there, chapter by chapter, and which figures nobody could find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from grenswijzer.answers.blocks import Cell, Document, Item, Items, Paragraph, Row, Section, Table
from grenswijzer.answers.language import Language
from grenswijzer.answers.law_words import missing_words
from grenswijzer.answers.layout import chapter_of, chapters
from grenswijzer.engine.building import build
from grenswijzer.engine.system import LawSystem


@dataclass(frozen=True, slots=True)
class MissingFigure:
    """A figure the law of a year reads and nobody could find, with the reason in English.

    It stops only who needs it.
    """

    name: str
    chapter: str
    reason: str


@dataclass(frozen=True, slots=True)
class YearCoverage:
    """A year that is covered: per chapter the number of rules in force, and the figures that are missing."""

    year: int
    rules: dict[str, int]
    figures: int
    missing: tuple[MissingFigure, ...]


def coverage(system: LawSystem) -> tuple[YearCoverage, ...]:
    """Every covered year, from the graph of its whole law."""
    return tuple(_year(system, year) for year in system.years)


def _year(system: LawSystem, year: int) -> YearCoverage:
    graph = build(system, year)
    counts = dict.fromkeys(chapters(system), 0)
    for name in {node.name for node in graph.nodes if node.kind == "rule"}:
        counts[chapter_of(system, name)] += 1
    missing = tuple(
        MissingFigure(name, _chapter(system, name), reason)
        for name, values in sorted(graph.figures.items())
        for reason in dict.fromkeys(value.missing for value in values if value.missing)
    )
    return YearCoverage(year, counts, len(graph.figures), missing)


def _chapter(system: LawSystem, figure: str) -> str:
    """The law's folder a figure stands in."""
    parts = system.figures[figure].file.replace("\\", "/").split("/")
    return parts[1] if len(parts) > 2 else ""


def years_between(years: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """First and last of each run of years between the covered ones."""
    for before, after in pairwise(years):
        if after - before > 1:
            yield before + 1, after - 1


def coverage_data(system: LawSystem) -> dict[str, Any]:
    """The coverage as plain data."""
    return {
        str(found.year): {
            "chapters": list(system.coverage[found.year]),
            "rules": found.rules,
            "figures": found.figures,
            "missing": [
                {
                    "name": missing.name,
                    "chapter": missing.chapter,
                    "reason": dict(missing_words(system, missing.name, missing.reason)),
                }
                for missing in found.missing
            ],
        }
        for found in coverage(system)
    }


def coverage_document(system: LawSystem, language: Language) -> Document:
    """A table of chapters by year, the years that are not covered, and what is missing by name."""
    say = language.say
    found = coverage(system)
    named = [name for name in chapters(system) if any(year.rules[name] for year in found)]
    rows = [
        Row(
            language.name_of("chapters", name) if name else say("values"),
            tuple(_cell(year, name, language) for year in found),
        )
        for name in named
    ]
    rows.append(
        Row(
            say("coverage_figures"),
            tuple(Cell(language.number(year.figures), year.figures) for year in found),
            strong=True,
        )
    )
    blocks: list[Table | Paragraph] = [
        Paragraph(say("coverage_intro")),
        Table(tuple(str(year.year) for year in found), tuple(rows)),
    ]
    gaps = [
        str(first) if first == last else f"{first}-{last}"
        for first, last in years_between(tuple(year.year for year in found))
    ]
    if gaps:
        blocks.append(Paragraph(say("coverage_gaps", years=language.listed(gaps))))
    sections = [Section("", tuple(blocks), "values")]
    for years, items in _missing(system, found, language):
        sections.append(Section(say("coverage_missing", years=years), (Items(items),), "values"))
    return Document(say("law_coverage"), language.code, tuple(sections))


def _cell(found: YearCoverage, chapter: str, language: Language) -> Cell:
    count = found.rules[chapter]
    missing = sum(1 for one in found.missing if one.chapter == chapter)
    if not count:
        return Cell("-")
    text = language.number(count)
    return Cell(language.say("coverage_cell", count=text, missing=missing) if missing else text, count)


def _missing(
    system: LawSystem, found: tuple[YearCoverage, ...], language: Language
) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Years that miss the same figures stand together."""
    for missing, group in groupby(found, key=lambda year: year.missing):
        years = [str(year.year) for year in group]
        if not missing:
            continue
        items = tuple(
            Item(
                f"{language.label(system.figures[one.name].label, one.name)} ({one.name})",
                (language.label(missing_words(system, one.name, one.reason)),),
            )
            for one in missing
        )
        yield language.listed(years), items


def coverage_markdown(system: LawSystem, language: Language) -> str:
    """The coverage as a page of the documentation."""
    document = coverage_document(system, language)
    lines = [f"# {document.title}", ""]
    for section in document.sections:
        if section.title:
            lines += [f"## {section.title}", ""]
        for block in section.blocks:
            if isinstance(block, Paragraph):
                lines += [block.text, ""]
            elif isinstance(block, Table):
                lines.append("| | " + " | ".join(block.columns) + " |")
                lines.append("|---|" + "---:|" * len(block.columns))
                lines += [
                    f"| {row.label} | {' | '.join(cell.text for cell in row.cells)} |" for row in block.rows
                ]
                lines.append("")
            else:
                for item in block.items:
                    lines.append(f"- {item.text}: {'; '.join(item.details)}")
                lines.append("")
    return "\n".join(lines).rstrip() + "\n"
