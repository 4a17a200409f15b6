"""Text in: strict YAML and JSON as plain mappings, lists and scalars, with the line of every key.

Stricter than YAML allows: no aliases, anchors or tags, no duplicate keys, one document, at most 1 MB. Only
true and false are bools (``NO`` and ``on`` are text), numbers are decimal, and leading zeros make text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from grenswijzer.situation.problems import Problem, SituationError, joined

LARGEST_FILE = 1_000_000
DEEPEST = 24

Path_ = tuple[Any, ...]

_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)?\.[0-9]*([eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INFINITE = re.compile(r"[-+]?\.(inf|Inf|INF)")
_THOUSAND = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_NAN = (".nan", ".NaN", ".NAN")


class AmbiguousNumber(float):
    """A number such as 34.000, which a Dutch reader takes for thirty-four thousand."""

    text: str


@dataclass(slots=True)
class Document:
    """What a text holds: plain values and the line on which each path starts."""

    value: Any
    lines: dict[Path_, int] = field(default_factory=dict)


def read_document(source: str | bytes | Path) -> Document:
    """The document in a file, or in a text that holds one (more than one line, or JSON)."""
    if isinstance(source, Path) or (isinstance(source, str) and not _is_text(source)):
        source = _file_bytes(Path(source))
    if isinstance(source, bytes):
        if len(source) > LARGEST_FILE:
            raise SituationError([Problem("", "too_large")])
        try:
            source = source.decode("utf-16" if source[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        except UnicodeDecodeError:
            raise SituationError([Problem("", "encoding")]) from None
    if len(source) > LARGEST_FILE or len(source.encode("utf-8", "replace")) > LARGEST_FILE:
        raise SituationError([Problem("", "too_large")])
    return _json(source) if source.lstrip()[:1] == "{" else _yaml(source)


def _is_text(source: str) -> bool:
    is_path = len(source) <= 4096 and not any(sign in source for sign in ("\n", ": ", "{", "["))
    return not is_path or not source.strip()


def _file_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SituationError([Problem(str(path), "unreadable", details={"reason": reason})]) from None


def _json(text: str) -> Document:
    problems: list[Problem] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in items:
            if key in found:
                problems.append(Problem(key, "duplicate_key"))
            found[key] = value
        return found

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_float=_json_float)
    except (ValueError, RecursionError) as error:
        try:
            return _yaml(text)  # a YAML mapping may be written on one line too
        except SituationError as other:
            if any(problem.key != "syntax" for problem in other.problems):
                raise
        line = getattr(error, "lineno", None)
        details = {"format": "JSON", "reason": getattr(error, "msg", str(error))}
        raise SituationError([Problem("", "syntax", details=details, line=line)]) from None
    if problems:
        raise SituationError(problems)
    return Document(value)


def _json_float(text: str) -> float:
    return ambiguous(text) if _THOUSAND.fullmatch(text) else float(text)


def ambiguous(text: str) -> AmbiguousNumber:
    """A number with three decimals, and how it was written."""
    number = AmbiguousNumber(text)
    number.text = text
    return number


def _yaml(text: str) -> Document:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    reader = _YamlReader(yaml.parse(text, Loader=loader))
    try:
        document = reader.document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable")
        details = {"format": "YAML", "reason": reason}
        problem = Problem("", "syntax", details=details, line=mark.line + 1 if mark else None)
        raise SituationError([*reader.problems, problem]) from None
    if reader.problems:
        raise SituationError(reader.problems)
    return document


class _YamlReader:
    """Builds values from parser events, so that nothing of YAML gets in that is not asked for."""

    def __init__(self, events: Iterator[Any]) -> None:
        self.events = events
        self.problems: list[Problem] = []
        self.lines: dict[Path_, int] = {}

    def document(self) -> Document:
        value: Any = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem((), "documents", event)
                    break
                value = self._node(next(self.events), ())
        return Document(value, self.lines)

    def _problem(self, path: Path_, key: str, event: Any) -> None:
        self.problems.append(Problem(joined(path), key, line=event.start_mark.line + 1))

    def _node(self, event: Any, path: Path_) -> Any:
        self.lines.setdefault(path, event.start_mark.line + 1)
        if len(path) > DEEPEST:
            self._problem(path[:DEEPEST], "depth", event)
            raise SituationError(self.problems)
        if getattr(event, "anchor", None) is not None:
            self._problem(path, "alias", event)
        if getattr(event, "tag", None) is not None:
            self._problem(path, "tag", event)
        if isinstance(event, yaml.ScalarEvent):
            return resolved(event.value) if event.implicit[0] else event.value
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self._node(event, (*path, len(items))))
            return items
        return None  # an alias: refused above

    def _mapping(self, path: Path_) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if isinstance(event, yaml.ScalarEvent):
                key = event.value
            else:
                self._problem(path, "alias" if isinstance(event, yaml.AliasEvent) else "key_text", event)
                key = f"key {len(found) + 1}"
                self._node(event, (*path, key))  # one level deeper, so that keys within keys come to an end
            if getattr(event, "anchor", None) is not None:
                self._problem((*path, key), "alias", event)
            if key in found:
                self._problem((*path, key), "duplicate_key", event)
            self.lines.setdefault((*path, key), event.start_mark.line + 1)
            found[key] = self._node(next(self.events), (*path, key))
        return found


def resolved(text: str) -> Any:
    """An unquoted YAML scalar as a value."""
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE"):
        return True
    if text in ("false", "False", "FALSE"):
        return False
    if _INT.fullmatch(text):
        return int(text)
    if _THOUSAND.fullmatch(text):
        return ambiguous(text)
    if _FLOAT.fullmatch(text) and text.strip("+-") != ".":
        return float(text)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    if _INFINITE.fullmatch(text):
        return float(text.replace(".", ""))
    return float("nan") if text in _NAN else text
