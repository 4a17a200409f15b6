"""What to do, by when and where, as the page shows it: each thing with its form, term, office and link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grenswijzer.answers.citations import cited
from grenswijzer.answers.language import Language
from grenswijzer.answers.procedures import Procedure, ProcedureStep, term_words
from grenswijzer.answers.result import Result
from grenswijzer.answers.sources import RECOLLECTION
from grenswijzer.web.pages.law_words import Source, source

_UNREAD = ("", RECOLLECTION)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. ``where`` is the office's name, ``link`` its site, ``address`` where a letter goes."""

    text: str
    form: str
    when: str
    where: str
    address: str
    link: str


@dataclass(frozen=True, slots=True)
class ToDo:
    """What one outcome asks. ``sources``: where that was read."""

    title: str
    steps: tuple[Step, ...]
    law: str
    sources: tuple[Source, ...]
    is_recalled: bool
    is_employers: bool


def to_do(result: Result, words: Language) -> Iterator[ToDo]:
    """Everything this answer asks people to do."""
    for found in result.procedures:
        outcomes = result.evaluation.graph.system.references["procedures"][found.name].get("when", "")
        names = [outcomes] if isinstance(outcomes, str) else outcomes
        prefix = result.layout.employer_duty_prefix
        yield shown(found, words, is_employers=all(name.startswith(prefix) for name in names))


def shown(found: Procedure, words: Language, *, is_employers: bool = False) -> ToDo:
    """One procedure as a page shows it."""
    title = words.label(found.label, found.name)
    return ToDo(
        _capital(title),
        tuple(_step(step, words) for step in found.steps),
        cited(found.law, words),
        tuple(
            source(part.strip(), words) for part in found.source.split("; ") if part.strip() not in _UNREAD
        ),
        found.is_recalled,
        is_employers,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _step(step: ProcedureStep, words: Language) -> Step:
    office = step.office
    return Step(
        text=words.label(step.text),
        form=_capital(words.label(step.form_names)),
        when=term_words(step.term, words) if step.term is not None else "",
        where=_capital(words.label(office.label, office.name)) if office is not None else "",
        address=words.label(office.address) if office is not None else "",
        link=office.url if office is not None else "",
    )
