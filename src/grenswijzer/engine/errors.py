"""What the program refuses, and how it says so in every language."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, ClassVar


class LawError(Exception):
    """The law package is not as it should be: the message names file, line and what is wrong."""


class Words:
    """Words that are chosen when it is known in which language; as text they are English.

    ``key`` names the sentence in the file of the class, ``facts`` fill it in.
    """

    sentences: ClassVar[Path]
    """A YAML file beside the code: key to language to sentence, with the facts in braces."""

    def __init__(self, key: str, /, **facts: Any) -> None:
        """What a fact may be: see :func:`filled`."""
        self.key, self.facts = key, facts

    def message(self, language: str = "en") -> str:
        """The sentence in a language; in English where there is none in that one."""
        return filled(texts(self.sentences)[self.key], self.facts, language)

    def __str__(self) -> str:
        """The sentence in English."""
        return self.message()


class RefusalError(Words, Exception):
    """Something that cannot be done, said in the language of who asked."""


class NotLawError(RefusalError):
    """Something was asked that is not covered: a year, a rule or a figure that is missing, by name."""

    sentences = Path(__file__).with_name("not_law.yaml")


class FileReason(Words):
    """Why the system does not read or write a file; a fact of a refusal."""

    sentences = Path(__file__).with_name("file_reason.yaml")


def file_reason(error: OSError) -> FileReason:
    """What the system says of a file, in our own words: the system has them in one language."""
    keys = {
        errno.ENOENT: "missing",
        errno.EACCES: "denied",
        errno.EPERM: "denied",
        errno.EISDIR: "is_folder",
        errno.ENOTDIR: "no_folder",
        errno.EEXIST: "no_folder",
        errno.ENOSPC: "full",
        errno.EDQUOT: "full",
        errno.EROFS: "read_only",
        errno.ENAMETOOLONG: "long_name",
    }
    return FileReason(keys.get(error.errno or 0, "other"), number=error.errno)


def filled(said: Mapping[str, str], facts: Mapping[str, Any], language: str) -> str:
    """A sentence in a language (English where there is none in that one) with its facts.

    A list among the facts is written with commas. A fact that has words of its own says them in the same language; a
    list of those stands on lines of its own.
    """
    found = {name: _worded(fact, language) for name, fact in facts.items()}
    return str((said.get(language) or said["en"]).format(**found))


def _worded(fact: Any, language: str) -> Any:
    if isinstance(fact, list | tuple):
        lines = any(isinstance(one, Words) for one in fact)
        return ("\n" if lines else ", ").join(str(_worded(one, language)) for one in fact)
    return fact.message(language) if isinstance(fact, Words) else fact


@cache
def texts(file: Path) -> Mapping[str, Any]:
    """The sentences of a file; read only when something is refused."""
    # cache.py raises errors of this file
    from grenswijzer.engine.cache import read_yaml

    found: Mapping[str, Any] = read_yaml(file)
    return found
