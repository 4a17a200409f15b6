"""The options that commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class LanguageCode(StrEnum):
    """Languages of an answer."""

    NL = "nl"
    EN = "en"
    FR = "fr"
    DE = "de"


class Format(StrEnum):
    """Shapes of an answer."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    HTML = "html"


class StepFormat(StrEnum):
    """Shapes of an explanation."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    XLSX = "xlsx"


class LawFormat(StrEnum):
    """Shapes of an entry in the law; a page of the documentation for its coverage."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class TextFormat(StrEnum):
    """Shapes of a comparison."""

    TEXT = "text"
    JSON = "json"


Language = Annotated[LanguageCode, typer.Option("--language", "-l", help="Language of the answer.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file instead of the screen.")
]
Depth = Annotated[int | None, typer.Option("--depth", min=0, help="How many levels of steps to show.")]
File = Annotated[
    str, typer.Argument(help="A situation in YAML or JSON; - reads standard input.", metavar="FILE")
]
EveryValue = Annotated[
    bool, typer.Option("--all", help="Every value of the law, not only what people ask for.")
]
