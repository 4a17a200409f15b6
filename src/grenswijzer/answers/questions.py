"""The questions people ask, numbered as in the official brochure of 2003, and what answers each one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from grenswijzer.answers.blocks import Block, Cell, Document, Items, Paragraph, Row, Section, Table
from grenswijzer.answers.citations import cited
from grenswijzer.answers.language import Language
from grenswijzer.answers.procedures import Procedure, procedure, step_items
from grenswijzer.answers.warnings import Labels
from grenswijzer.engine.errors import NotLawError
from grenswijzer.engine.system import LawSystem

if TYPE_CHECKING:
    from grenswijzer.answers.result import Result


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the law. ``names``: what it is called, by language and, for Dutch, by state (nl-BE, nl-NL)."""

    key: str
    names: Labels
    explanation: Labels
    law: str
    source: str


@dataclass(frozen=True, slots=True)
class Synonym:
    """Two words for things that look alike in both states but rest on other law; ``today``: what came after."""

    names: Labels
    until: date | None
    today: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question. ``kind``: determine, compute, procedure or explain. ``rules``: what answers it by computing;
    ``procedures``: what answers it by saying what to do; ``explanation``: our own words; ``terms``: words it uses."""

    number: str
    kind: str
    question: Labels
    explanation: Labels
    rules: tuple[str, ...]
    procedures: tuple[str, ...]
    terms: tuple[str, ...]


def questions(system: LawSystem) -> tuple[Question, ...]:
    """All questions, in the order of the brochure."""
    return tuple(
        Question(
            number=number,
            kind=body["kind"],
            question=body["question"],
            explanation=body.get("explanation", {}),
            rules=tuple(body.get("rules", ())),
            procedures=tuple(body.get("procedures", ())),
            terms=tuple(body.get("glossary", ())),
        )
        for number, body in system.references["questions"].items()
    )


def question_of(system: LawSystem, number: str) -> Question:
    """One question by its number; raises :class:`NotLawError` for another number."""
    for found in questions(system):
        if found.number == number:
            return found
    raise NotLawError("question", number=number)


def glossary(system: LawSystem) -> tuple[Term, ...]:
    """The words of the law with their names side by side."""
    return tuple(
        Term(key, body["term"], body["explanation"], body.get("law", ""), body["source"])
        for key, body in system.references["glossary"].items()
    )


def synonyms(system: LawSystem) -> tuple[Synonym, ...]:
    """Belgian and Dutch words side by side, for things that are not the same law."""
    return tuple(
        Synonym(
            {code: body[code] for code in ("be", "nl", "fr", "de", "en")},
            body.get("until"),
            body.get("today", ""),
        )
        for body in system.references["synonyms"].values()
    )


def plain_words(text: str) -> str:
    """Lower case without accents, as people type."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def search(system: LawSystem, words: str, language: Language, most: int = 20) -> tuple[Question, ...]:
    """The questions that hold most of ``words``, best first; a word counts more in the question than in the answer."""
    wanted = [word for word in plain_words(words).split() if len(word) > 1]
    scored = []
    for position, found in enumerate(questions(system)):
        asked = plain_words(language.label(found.question))
        told = plain_words(" ".join((language.label(found.explanation), *_labels(system, found, language))))
        score = sum(3 if word in asked else 1 if word in told else 0 for word in wanted)
        if score:
            scored.append((-score, position, found))
    return tuple(found for _, _, found in sorted(scored)[:most])


def _labels(system: LawSystem, found: Question, language: Language) -> Iterator[str]:
    for name in found.rules:
        yield language.label(system.labels.get(name, {}), name)
    for key in found.procedures:
        yield language.label(system.references["procedures"][key]["label"])
    for key in found.terms:
        yield " ".join(system.references["glossary"][key]["term"].values())


def procedures_of(system: LawSystem, found: Question, day: date) -> tuple[Procedure, ...]:
    """What the question's answer asks to do, as it is on ``day``."""
    told = (procedure(system, key, day) for key in found.procedures)
    return tuple(one for one in told if one is not None)


def question_document(
    system: LawSystem, found: Question, language: Language, day: date, result: Result | None = None
) -> Document:
    """The answer to one question: in words, what to do on ``day``, and the rules, with their values in ``result``."""
    blocks: list[Block] = []
    if found.explanation:
        blocks.append(Paragraph(language.label(found.explanation)))
    for one in procedures_of(system, found, day):
        blocks.append(Items(tuple(step_items(one.steps, language)), language.label(one.label)))
    sections = [Section("", tuple(blocks), "answer")] if blocks else []
    rules = tuple(_rows(system, found, language, result))
    if rules:
        columns = (language.say("value"),) if result is not None else (language.say("article"),)
        sections.append(
            Section(language.say("question_rules"), (Table(columns, rules, wraps=result is None),), "rules")
        )
    return Document(f"{found.number} {language.label(found.question)}", language.code, tuple(sections))


def _rows(system: LawSystem, found: Question, language: Language, result: Result | None) -> Iterable[Row]:
    for name in found.rules:
        label = language.label(system.labels.get(name, {}), name)
        if result is None:
            yield Row(label, (Cell(cited(system.rules[name][-1].law, language)),), name)
            continue
        for value in (value for value in result.all_values if value.name == name):
            yield Row(
                f"{label} ({value.path})", (Cell(language.value(value.value, value.unit, value.kind)),), name
            )


def question_data(system: LawSystem, found: Question) -> dict[str, Any]:
    """One question as JSON writes it."""
    return {
        "number": found.number,
        "kind": found.kind,
        "question": dict(found.question),
        "explanation": dict(found.explanation),
        "rules": list(found.rules),
        "procedures": list(found.procedures),
        "terms": list(found.terms),
    }
