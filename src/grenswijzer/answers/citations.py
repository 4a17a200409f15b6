"""How an article of the law is cited in each language, from what the law itself writes in English.

A rule, a figure, a counter and a procedure say once where they stand: "treaty NL-BE 2001 art. 15(2)(a)".
``citations.yaml`` has the phrases of which such a text is made. What the law writes is also what a source is known by,
so JSON keeps it; it is put in another language where people read it.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from grenswijzer.answers.language import Language, read_catalogue
from grenswijzer.engine.translations import ENGLISH

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = f"(?:{'|'.join(MONTHS)})[a-z]*"

_PLACES = {
    "states": r"[A-Z]{2}-[A-Z]{2}",
    "date": rf"\d{{1,2}} {_MONTH} \d{{4}}",
    "month": rf"{_MONTH} \d{{4}}",
    "year": r"\d{4}",
    "dotted": r"\d\d\.\d\d\.\d{4}",
    "count": r"\d+",
}
"""What stands for the words in braces of ``citations.yaml``; a number behind the word tells two of them apart."""

_BRACES = re.compile(r"\{([a-z]+)(\d?)\}")
_START = re.compile(r"(?<!\w)[\w(]")


class _Phrase(NamedTuple):
    """A phrase of the table and how it may begin: what stands before its first place, also with a capital."""

    text: str
    heads: tuple[str, ...]


def cited(law: str, language: Language) -> str:
    """``law``, as a rule or figure has it, in the words of ``language``."""
    return law if language.code == ENGLISH else _cited(law, language.code)


def phrases_in(law: str) -> list[str]:
    """The phrases of the table that ``law`` is made of, in its order."""
    return [phrase for phrase, _ in _found(law)]


def rest_of(law: str) -> str:
    """What no phrase of the table covers: numbers, signs and names; a bar stands for each phrase."""
    return _with(law, lambda phrase, match: "|")


# the law of all years has some 900 of these texts, each of which is shown again and again
@lru_cache(maxsize=4096)
def _cited(law: str, code: str) -> str:
    table = read_catalogue("citations.yaml")["phrases"]

    def in_words(phrase: str, match: re.Match[str]) -> str:
        said = str(table[phrase][code])
        if "{" in said:
            found = zip(_BRACES.finditer(phrase), match.groups(), strict=True)
            said = said.format(**{place[1] + place[2]: _place(place[1], text, code) for place, text in found})
        # a phrase with a small letter keeps the capital it has in the law
        return said[:1].upper() + said[1:] if phrase[0].islower() and match[0][0].isupper() else said

    return _with(law, in_words)


def _with(law: str, words: Callable[[str, re.Match[str]], str]) -> str:
    """``law`` with other words for its phrases."""
    parts, end = [], 0
    for phrase, match in _found(law):
        parts += [law[end : match.start()], words(phrase, match)]
        end = match.end()
    return "".join([*parts, law[end:]])


def _found(law: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The phrases in a text from left to right, of those at the same place the longest."""
    end = 0
    for start in _START.finditer(law):
        at = start.start()
        if at < end:
            continue
        for phrase, heads in _phrases().get(law[at].lower(), ()):
            # one pattern of all phrases takes ten times as long, and to be made before the first text
            match = _pattern(phrase).match(law, at) if law.startswith(heads, at) else None
            if match is not None:
                end = match.end()
                yield phrase, match
                break


def _place(kind: str, text: str, code: str) -> str:
    """What stands in a place, as the language writes it: only dates differ."""
    if kind not in ("date", "month"):
        return text
    *day, month, year = text.split()
    name = read_catalogue("dossier.yaml")["months"][code][MONTHS.index(month[:3])]
    if not day:
        return f"{name} {year}"
    number = {"de": f"{day[0]}.", "fr": "1er" if day[0] == "1" else day[0]}.get(code, day[0])
    return f"{number} {name} {year}"


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[_Phrase]]:
    """The phrases by the small letter or other sign they may begin with, the longest first."""
    found: dict[str, list[_Phrase]] = {}
    for phrase in sorted(read_catalogue("citations.yaml")["phrases"], key=len, reverse=True):
        head = phrase.partition("{")[0]
        heads = (head, head[:1].upper() + head[1:]) if phrase[0].islower() else (head,)
        # what begins with a place begins with a number or with the letter of a state or month
        for first in phrase[0].lower() if head else string.digits + string.ascii_lowercase:
            found.setdefault(first, []).append(_Phrase(phrase, heads))
    return found


@lru_cache(maxsize=1024)
def _pattern(phrase: str) -> re.Pattern[str]:
    """A phrase as whole words, with a group for each place."""
    text, end = "", 0
    for place in _BRACES.finditer(phrase):
        text += f"{re.escape(phrase[end : place.start()])}({_PLACES[place[1]]})"
        end = place.end()
    text += re.escape(phrase[end:])
    if phrase[0].islower():
        text = f"[{phrase[0]}{phrase[0].upper()}]{text[1:]}"
    return re.compile(text + (r"(?!\w)" if phrase[-1].isalnum() or phrase[-1] == "}" else ""))
