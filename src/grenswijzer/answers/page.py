"""An answer or explanation as one self-contained HTML page: no script, nothing fetched, light and dark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from grenswijzer.answers.blocks import Document, Items, Paragraph, Table
from grenswijzer.answers.explanation import ExplainedStep, Explanation
from grenswijzer.answers.language import Language
from grenswijzer.answers.law_words import reason_words
from grenswijzer.answers.tree import figure_line, headline, remarks, summary_line, written_value
from grenswijzer.engine.system import LawSystem

_FOLDER = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Branch:
    """A step as the page shows it. ``anchor`` is empty where it was already shown; ``target`` then leads there."""

    title: str
    value: str
    remarks: str
    anchor: str
    target: str
    lines: tuple[str, ...]
    reasons: tuple[str, ...]
    below: tuple[Branch, ...]


_JOINED = (
    (re.compile(r"€ (?=-?\d)"), "€\u00a0"),
    (re.compile(r"(?<=\d) €"), "\u00a0€"),
    # the French signs that have a space before them
    (re.compile(r"(?<=\S) (?=[:;?!»](?:\s|$))"), "\u00a0"),
    (re.compile(r"« "), "«\u00a0"),
    (re.compile(r"(?<=[-+])€"), "\u2060€"),
    (re.compile(r"\b(\d\d)-(\d\d)-(\d{4})\b"), "\\1-\u2060\\2-\u2060\\3"),
)


def unbroken(value: object) -> object:
    """An amount stays on one line with its signs, and a date; what is no text stays as it is."""
    return _joined(value) if type(value) is str else value


# a page has hundreds of texts, most of which the next page has too
@lru_cache(maxsize=8192)
def _joined(text: str) -> str:
    for pattern, joined in _JOINED:
        text = pattern.sub(joined, text)
    return text


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=unbroken,
    )


def page(
    document: Document, language: Language, explanation: Explanation | None = None, depth: int | None = None
) -> str:
    """The page of a document, with the steps below it when they are asked for."""
    branches = tuple(_branches(explanation, language, depth)) if explanation is not None else ()
    template = _environment().get_template("page.html")
    kinds = {Table: "table", Items: "items", Paragraph: "paragraph"}
    return template.render(
        document=document,
        branches=branches,
        say=language.say,
        kind_of=lambda block: kinds[type(block)],
        css=Markup((_FOLDER / "page.css").read_text(encoding="utf-8")),
    )


def explanation_page(explanation: Explanation, language: Language, depth: int | None = None) -> str:
    """The steps alone."""
    target = explanation.by_id[explanation.target_ids[-1]]
    return page(Document(headline(target, language), language.code, ()), language, explanation, depth)


def _branches(explanation: Explanation, language: Language, depth: int | None) -> list[Branch]:
    numbers = {found.id: f"s{number}" for number, found in enumerate(explanation.steps, 1)}
    shown: set[str] = set()
    system = explanation.result.evaluation.graph.system

    def branch(id_: str, level: int) -> Branch:
        found = explanation.by_id[id_]
        value = written_value(found, language)
        title = headline(found, language).removesuffix(f": {value}")
        if id_ in shown:
            return Branch(title, value, "", "", numbers[id_], (), (), ())
        shown.add(id_)
        deeper = depth is None or level < depth
        below = _below(found) if deeper else ()
        return Branch(
            title=title,
            value=value,
            remarks=remarks(found, language),
            anchor=numbers[id_],
            target="",
            lines=tuple(_lines(system, found, language)) if deeper else (),
            reasons=tuple(
                language.say("because", reason=language.label(reason_words(system, reason)))
                for reason in sorted(found.step.unknown, key=lambda reason: reason.rule)
            ),
            below=tuple(branch(read, level + 1) for read in below),
        )

    return [branch(target, 0) for target in explanation.target_ids]


def _below(found: ExplainedStep) -> tuple[str, ...]:
    return tuple(dict.fromkeys(read for _, ids in found.arguments for read in ids))


def _lines(system: LawSystem, found: ExplainedStep, language: Language) -> list[str]:
    lines = [figure_line(system, use, language) for use in found.figures]
    if found.summary is not None:
        lines.append(summary_line(found, language))
    return lines
