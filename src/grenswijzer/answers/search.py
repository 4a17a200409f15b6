"""Search over everything that can be looked up: questions, words of the law, timeline, procedures, rules and figures.

An index is built once per law and language. Words are compared without accents and capitals; a part of a long word
counts too ("quotient" finds "huwelijksquotiënt"), and so does another word for the same thing (search_words.yaml).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from grenswijzer.answers.language import Language, language, plain_name, read_catalogue
from grenswijzer.answers.law_entry import law_names
from grenswijzer.answers.law_words import rule_words
from grenswijzer.answers.procedures import texts_of
from grenswijzer.answers.questions import glossary, plain_words, questions, synonyms
from grenswijzer.answers.timeline import timeline
from grenswijzer.answers.warnings import Labels
from grenswijzer.engine.system import LawSystem

KINDS = ("question", "term", "synonym", "event", "procedure", "rule", "figure", "input", "view")
"""What can be found. ``key`` of a question is its number, of a term, event, procedure and so on its name."""

MOST_LETTERS = 100
"""What is typed beyond this is not looked at."""

MOST_WORDS = 8

_BOOST = {
    "question": 2.0,
    "term": 1.8,
    "synonym": 1.2,
    "event": 1.6,
    "procedure": 1.5,
    "rule": 1.0,
    "figure": 0.9,
    "input": 0.8,
    "view": 0.7,
}
_TITLE, _NAMES, _TEXT = 4.0, 2.0, 1.0
_NUMBERED = 1000.0
"""What the number of a question is worth."""
_OTHER_WORD = 0.6
"""How much another word for the same thing counts."""

_WORD = re.compile(r"[a-z0-9]+")
_NUMBER = re.compile(r"a?[0-9]+(\.[0-9]+)*")


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was found. ``labels``: its title by language; ``score`` is only good for comparing."""

    kind: str
    key: str
    labels: Labels
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    key: str
    labels: Labels
    title: str
    names: str
    text: str


def words_of(text: str) -> list[str]:
    """The words in a text as they are compared: lower case, no accents, two letters or more."""
    return [word for word in _WORD.findall(plain_words(text)) if len(word) > 1]


class SearchIndex:
    """Everything that can be looked up in one language. Make one with :func:`search_index`."""

    def __init__(self, system: LawSystem, words: Language) -> None:
        self._entries = tuple(_entries(system, words))
        self._postings: dict[str, dict[int, float]] = {}
        for number, entry in enumerate(self._entries):
            title = words_of(entry.title)
            for part, weight in (
                (entry.text, _TEXT),
                (entry.names, _NAMES),
                (entry.title, _TITLE * (0.5 + 1 / max(1, len(title)))),
            ):
                for word in words_of(part):
                    known = self._postings.setdefault(word, {})
                    known[number] = max(weight, known.get(number, 0.0))
        self._words = sorted(self._postings)
        self._rare = {
            word: math.log(1 + len(self._entries) / len(found)) for word, found in self._postings.items()
        }
        self._pairs = tuple(_pairs(system, words))

    def search(self, said: str, most: int = 50, kinds: Iterable[str] = KINDS) -> tuple[Found, ...]:
        """What holds most of what was said, best first; at most ``most``, and of these ``kinds`` only."""
        said = said[:MOST_LETTERS]
        wanted = list(dict.fromkeys(words_of(said)))[:MOST_WORDS]
        scores: dict[int, float] = {}
        held: dict[int, float] = {}
        for group in self._groups(wanted):
            best: dict[int, float] = {}
            for word, share in group:
                for number, score in self._of_word(word).items():
                    best[number] = max(best.get(number, 0.0), share * score)
            for number, score in best.items():
                scores[number] = scores.get(number, 0.0) + score
                held[number] = held.get(number, 0.0) + 1
        for number in self._numbered(plain_words(said).strip()):
            scores[number] = _NUMBERED + scores.get(number, 0.0)
        allowed = frozenset(kinds)
        found = []
        for number, score in scores.items():
            entry = self._entries[number]
            if entry.kind not in allowed:
                continue
            whole = (held[number] / len(wanted)) ** 2 if number in held else 1.0
            found.append((-score * whole * _BOOST[entry.kind], number))
        return tuple(
            Found(self._entries[number].kind, self._entries[number].key, self._entries[number].labels, -score)
            for score, number in sorted(found)[:most]
        )

    def _numbered(self, said: str) -> list[int]:
        """The questions of a number (2.8.2) or paragraph (2.8)."""
        if not _NUMBER.fullmatch(said):
            return []
        return [
            number
            for number, entry in enumerate(self._entries)
            if entry.kind == "question" and f"{entry.key.lower()}.".startswith(f"{said}.")
        ]

    def _groups(self, wanted: list[str]) -> Iterator[list[tuple[str, float]]]:
        """Each word that was said, with the other words for it."""
        said = set(wanted)
        for word in wanted:
            group = [(word, 1.0)]
            for one, other in self._pairs:
                if word in one and one <= said:
                    group += [(there, _OTHER_WORD) for there in sorted(other)]
            yield group

    def _of_word(self, word: str) -> dict[int, float]:
        """Entry to how well it holds the word."""
        found: dict[int, float] = {}
        for known, share in self._like(word):
            worth = share * self._rare[known]
            for number, weight in self._postings[known].items():
                found[number] = max(found.get(number, 0.0), worth * weight)
        return found

    def _like(self, word: str) -> list[tuple[str, float]]:
        """Words of the index that are this one, begin with it, hold it, or begin as it does but end otherwise."""
        found: dict[str, float] = {}
        if len(word) > 5:  # another ending: thuiswerken, thuiswerkers
            length = len(word) - 2
            for known in self._beginning(word[:length]):
                found[known] = 0.4 * length / max(len(known), len(word))
        if len(word) > 3:
            for known in self._words:
                if word in known:
                    found[known] = 0.2 + 0.4 * len(word) / len(known)
        if len(word) > 2:
            for known in self._beginning(word):
                found[known] = 0.4 + 0.4 * len(word) / len(known)
        if word in self._postings:
            found[word] = 1.0
        if found or len(word) < 5:
            return list(found.items())
        return [*self._parts(word), *self._misspelt(word)]

    def _parts(self, word: str) -> list[tuple[str, float]]:
        """Words of the index that a long compound begins or ends with: kinderopvangkosten, energiebesparende."""
        return [
            (known, 0.5 * len(known) / len(word))
            for known in self._words
            if len(known) > 4 and (word.startswith(known) or word.endswith(known))
        ]

    def _beginning(self, start: str) -> list[str]:
        first = bisect_left(self._words, start)
        last = bisect_left(self._words, start + "{")  # "{" comes after "z"
        return self._words[first:last]

    def _misspelt(self, word: str) -> list[tuple[str, float]]:
        """The known words that share most pairs of letters with a word, where that is nearly all of them."""
        pairs = _letter_pairs(word)
        near = []
        for known in self._words:
            if abs(len(known) - len(word)) > 2 or known[0] != word[0]:
                continue
            theirs = _letter_pairs(known)
            share = 2 * len(pairs & theirs) / (len(pairs) + len(theirs))
            if share >= 0.7:
                near.append((known, 0.4 * share))
        return sorted(near, key=lambda one: (-one[1], one[0]))[:3]


def _letter_pairs(word: str) -> set[str]:
    return {word[place : place + 2] for place in range(len(word) - 1)}


@lru_cache(maxsize=8)
def search_index(system: LawSystem, code: str) -> SearchIndex:
    """The index of a law in one language (nl, en, fr, de), built when it is first asked for."""
    return SearchIndex(system, language(code))


def _pairs(system: LawSystem, words: Language) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Words for one thing: what both states call it, and what people say for what papers say; both ways."""
    for group in read_catalogue("search_words.yaml")[words.code]:
        plain = [frozenset(words_of(word)) for word in group]
        yield from permutations(plain, 2)
    for pair in synonyms(system):
        sides = {
            frozenset(words_of(pair.names[code])) for code in ("be", "nl", words.code) if code in pair.names
        }
        for one in sides:
            for other in sides - {one}:
                yield one, other


def _entries(system: LawSystem, words: Language) -> Iterator[_Entry]:
    # people read papers in Dutch whatever they speak: the Dutch title is always a name too
    yield from _questions(system, words)
    for term in glossary(system):
        title = " ".join(name for code, name in term.names.items() if code.startswith(words.code))
        names = " ".join(term.names.values())
        text = f"{words.label(term.explanation)} {term.law}"
        yield _Entry("term", term.key, term.names, title, names, text)
    for key, pair in zip(system.references.get("synonyms", {}), synonyms(system), strict=True):
        labels = {"nl": f"{pair.names['be']} / {pair.names['nl']}"}
        labels |= {code: pair.names[code] for code in ("en", "fr", "de")}
        names = " ".join(pair.names.values())
        yield _Entry("synonym", key, labels, words.label(labels), names, pair.today)
    for event in timeline(system):
        text = f"{words.label(event.text)} {event.law}"
        yield _Entry(
            "event", event.name, event.title, words.label(event.title), event.title.get("nl", ""), text
        )
    for key, body in system.references.get("procedures", {}).items():
        label = body["label"]
        text = " ".join(texts_of(system, key, words))
        yield _Entry("procedure", key, label, words.label(label), label.get("nl", ""), text)
    for name, kind, known in law_names(system):
        title = words.name_of("views", name) if kind == "view" else words.label(known, name)
        names = f"{plain_name(name)} {known.get('nl', '')}"
        text = _law_text(system, name, kind, words)
        yield _Entry(kind, name, known or {words.code: title}, title, names, text)


def _questions(system: LawSystem, words: Language) -> Iterator[_Entry]:
    for found in questions(system):
        linked = [words.label(system.labels.get(name, {}), name) for name in found.rules]
        linked += [words.label(system.references["procedures"][key]["label"]) for key in found.procedures]
        linked += [" ".join(system.references["glossary"][key]["term"].values()) for key in found.terms]
        text = (
            f"{words.label(found.explanation) if found.explanation else ''} {' '.join(linked)} {found.number}"
        )
        title = words.label(found.question)
        yield _Entry("question", found.number, found.question, title, found.question.get("nl", ""), text)


def _law_text(system: LawSystem, name: str, kind: str, words: Language) -> str:
    """Article and text beside a name."""
    if kind == "rule":
        texts = system.rules[name]
        said = (rule_words(text).get(words.code, "") for text in texts)
        return " ".join((*(text.law for text in texts), *said))
    if kind == "figure":
        return system.figures[name].law
    if kind == "input":
        docs = system.inputs[name].docs
        return words.label(docs) if docs else ""
    return system.views[name].law
