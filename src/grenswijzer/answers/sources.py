"""Where something was read, as people read it: the title of a document, never the name the law knows it by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from grenswijzer.answers.citations import cited, rest_of
from grenswijzer.answers.language import Language
from grenswijzer.engine.system import LawSystem

_WORD = re.compile(r"[A-Za-z]{4}")

RECOLLECTION = "recollection"
"""The source of what nobody read; the status says so already."""


def source_links(system: LawSystem, source: str, language: Language) -> tuple[str, str]:
    """A source as people read it, and its address where there is one: a title for a name of sources.yaml."""
    name, _, place = source.partition(" ")
    about = system.sources.get(name)
    if about is None:
        return (source, name) if name.startswith("https://") else (source, "")
    title = about["title"]
    written = title if isinstance(title, str) else language.label(title, name)
    # what is not all phrases of citations stays whole
    if not _WORD.search(rest_of(place)):
        place = cited(place, language)
    return f"{written}{', ' if place else ''}{place}", about.get("url", "")


def sources_said(system: LawSystem, sources: Iterable[str], language: Language) -> str:
    """ "source: ..." for what was read; empty where nothing was."""
    read = [source_links(system, one, language)[0] for one in sources if one != RECOLLECTION]
    return language.say("source", source=", ".join(read)) if read else ""
