"""Looking up the law: the first page, search, words side by side, everything by chapter, and what is covered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from grenswijzer.answers.blocks import Document
from grenswijzer.answers.citations import cited
from grenswijzer.answers.coverage import coverage_document
from grenswijzer.answers.language import Language
from grenswijzer.answers.layout import chapter_of, chapters
from grenswijzer.answers.questions import glossary, synonyms
from grenswijzer.answers.search import MOST_LETTERS, Found, search_index
from grenswijzer.calculation import law
from grenswijzer.web.drafts import draft_of
from grenswijzer.web.errors import PageError
from grenswijzer.web.forms import Form, session_of
from grenswijzer.web.languages import language_of
from grenswijzer.web.pages.law_words import Phrase, Source, Tie, phrase, source, tie
from grenswijzer.web.pages.questions import to_name
from grenswijzer.web.pages.result import page_words
from grenswijzer.web.paths import path_of
from grenswijzer.web.rendering import render

router = APIRouter()

SAID = "law_search"
"""Where a visit keeps the words searched for: they stand in no address, so in no log and no history."""

MOST_FOUND = 40

NAMES = ("nl-BE", "nl-NL", "fr", "de", "en")
"""The names of a word, in the order of the columns; of two states also in Dutch."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found, with where it is shown."""

    kind: str
    words: Phrase
    number: str
    link: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the law with its names side by side."""

    key: str
    names: tuple[tuple[str, str], ...]
    explanation: Phrase
    law: str
    source: Source
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """What Belgium and the Netherlands call things that look alike."""

    key: str
    names: tuple[tuple[str, str], ...]
    until: str
    today: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The names of one kind in a chapter."""

    kind: str
    ties: tuple[Tie, ...]


@router.get("/law", name="law")
def first(request: Request) -> Response:
    """What can be looked up."""
    words = page_words(language_of(request))
    named = [(name, words.name_of("chapters", name)) for name in chapters(law()) if name]
    return render(request, "law.html", said=_typed(request, ""), chapters=named, most_letters=MOST_LETTERS)


def _typed(request: Request, said: str) -> str:
    """What stands in the field: what was typed in another language of this page, else what was said."""
    draft = draft_of(request)
    return said if draft is None else draft.form.get("words", "")[:MOST_LETTERS]


@router.post("/law/search", name="law_ask")
def asked(request: Request, form: Form) -> Response:
    """Keep what is searched for in the visit, and show what is found."""
    session_of(request).data[SAID] = form.get("words", "").strip()[:MOST_LETTERS]
    return to_name(request, "law_search")


@router.get("/law/search", name="law_search")
def found(request: Request) -> Response:
    """What was found, best first."""
    said = str(session_of(request).data.get(SAID, ""))
    words = page_words(language_of(request))
    hits = search_index(law(), words.code).search(said, MOST_FOUND) if said else ()
    shown = tuple(_hit(request, one, words) for one in hits)
    return render(
        request,
        "law_search.html",
        said=said,
        typed=_typed(request, said),
        hits=shown,
        most_letters=MOST_LETTERS,
    )


def _hit(request: Request, one: Found, words: Language) -> Hit:
    code = words.code
    if one.kind == "question":
        link = path_of(request, "law_question", language=code, number=one.key)
    elif one.kind in ("term", "synonym"):
        link = f"{path_of(request, 'law_terms', language=code)}#{anchor(one.kind, one.key)}"
    elif one.kind == "event":
        link = f"{path_of(request, 'law_timeline', language=code)}#{one.key}"
    elif one.kind == "procedure":
        link = path_of(request, "law_procedure", language=code, name=one.key)
    else:
        link = path_of(request, "law_entry", language=code, name=one.key)
    labels = {**one.labels, "nl": one.labels.get("nl-BE", one.labels.get("nl", ""))}
    is_named = one.kind in ("rule", "figure", "input", "view")
    said = tie(one.key, words).words if is_named else phrase(labels, words, one.key)
    return Hit(one.kind, said, one.key if one.kind == "question" else "", link)


def anchor(kind: str, key: str) -> str:
    """The place of a word on its page; keys of synonyms hold spaces."""
    return f"{kind}-{key.replace(' ', '_')}"


@router.get("/law/words", name="law_terms")
def terms(request: Request) -> Response:
    """The words of the law, Belgian, Dutch, French, German and English side by side."""
    words = page_words(language_of(request))
    return render(request, "law_terms.html", words_of_law=tuple(_words(words)), pairs=tuple(_pairs(words)))


def _words(words: Language) -> Iterator[Word]:
    asked_in = law().references["glossary"]
    for term in glossary(law()):
        yield Word(
            key=anchor("term", term.key),
            names=tuple((code, term.names[code]) for code in NAMES),
            explanation=phrase(term.explanation, words),
            law=cited(term.law, words),
            source=source(term.source, words),
            questions=tuple(asked_in[term.key].get("questions", ())),
        )


def _pairs(words: Language) -> Iterator[Pair]:
    keys = law().references["synonyms"]
    for key, pair in zip(keys, synonyms(law()), strict=True):
        codes = ("be", "nl", "fr", "de", "en")
        yield Pair(
            key=anchor("synonym", key),
            names=tuple((name, pair.names[code]) for name, code in zip(NAMES, codes, strict=True)),
            until=words.date(pair.until) if pair.until else "",
            today=pair.today,
        )


@router.get("/law/chapter/{chapter}", name="law_chapter")
def chapter_page(request: Request, chapter: str) -> Response:
    """Everything in one chapter of the law: what people ask for first, then rules, figures and facts."""
    if not chapter or chapter not in chapters(law()):
        raise PageError(404)
    words = page_words(language_of(request))
    return render(
        request,
        "law_chapter.html",
        chapter=words.name_of("chapters", chapter),
        listings=_listings(chapter, words.code),
    )


@lru_cache(maxsize=64)
def _listings(chapter: str, code: str) -> tuple[Listing, ...]:
    system, words = law(), page_words(code)
    rules = [name for name in system.rules if chapter_of(system, name) == chapter]
    outputs = [name for name in rules if any(text.output for text in system.rules[name])]
    figures = [name for name, one in system.figures.items() if _is_in(one.file, chapter)]
    inputs = [name for name, one in system.inputs.items() if _is_in(one.file, chapter)]
    groups = (
        ("output", outputs),
        ("rule", sorted(set(rules) - set(outputs))),
        ("figure", figures),
        ("input", inputs),
    )
    found = []
    for kind, names in groups:
        ties = sorted((tie(name, words) for name in names), key=lambda one: one.words.text.casefold())
        if ties:
            found.append(Listing(kind, tuple(ties)))
    return tuple(found)


def _is_in(file: str, chapter: str) -> bool:
    return f"law/{chapter}/" in file.replace("\\", "/") or file.endswith(f"law/{chapter}.yaml")


@router.get("/law/coverage", name="law_coverage")
def coverage(request: Request) -> Response:
    """Which law of which years is there, and which figures are missing, by name."""
    return render(request, "law_coverage.html", document=coverage_in(language_of(request)))


@lru_cache(maxsize=8)
def coverage_in(code: str) -> Document:
    """What the law covers, in one language; worked out once."""
    return coverage_document(law(), page_words(code))
