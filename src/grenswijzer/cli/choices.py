"""What options can be chosen from."""

from __future__ import annotations

from enum import StrEnum


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
