"""Facts the law asks for: the ``inputs:`` sections of the law's YAML, as typed entries.

One entry is enough for a new fact: its place in a situation file, schema, label, default, limits and error
messages all follow from it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum
from typing import Any

from grenswijzer.engine.errors import LawError

PLAIN_TYPES = ("float", "int", "bool", "date")
"""The types an input can have beside an enum of the law package."""

_KEYS = frozenset(
    (
        "level",
        "type",
        "unit",
        "default",
        "minimum",
        "maximum",
        "section",
        "derived",
        "reading",
        "label",
        "doc",
    )
)


EnumClass = type[IntEnum]
"""A choice of the law package."""


class InputError(LawError):
    """An entry under ``inputs:`` that cannot be read, with its file and name."""


@dataclass(frozen=True, slots=True)
class Input:
    """One fact: where it stands, what it may be, and how people call it.

    ``type`` is float, int, bool, date, or the name of an enum, whose class is then ``enum``. ``default`` is
    what holds when nothing is said (dates as dates, enums as members); None: it must be given. ``section`` is
    the group it stands under in a situation file, empty for none. ``derived``: the program fills it in.
    ``reading``: a point the statute leaves open, with the main reading as default. ``docs``: what it means, by
    language.
    """

    name: str
    level: str
    type: str
    unit: str = ""
    default: Any = None
    minimum: float | None = None
    maximum: float | None = None
    section: str = ""
    derived: bool = False
    reading: bool = False
    label: Mapping[str, str] = field(default_factory=dict)
    docs: Mapping[str, str] = field(default_factory=dict)
    enum: EnumClass | None = None
    file: str = ""

    @property
    def doc(self) -> str:
        """What it means, in English."""
        return self.docs.get("en", "")

    @property
    def required(self) -> bool:
        """The user must give it."""
        return self.default is None and not self.derived

    @property
    def choices(self) -> tuple[IntEnum, ...]:
        """What an enum input may be; the neutral NONE only where it is the default."""
        if self.enum is None:
            return ()
        return tuple(
            member for member in self.enum if member.name != "NONE" or self.default is member or self.derived
        )

    def stored(self, value: Any) -> Any:
        """``value`` as rules see it: dates as day numbers."""
        return value.toordinal() if isinstance(value, date) else value

    @property
    def neutral(self) -> Any:
        """What it reads as in a row that is not there: zero, false, the enum's zero member."""
        if self.enum is not None:
            return self.enum(0)
        return {"float": 0.0, "int": 0, "bool": False, "date": 0}[self.type]


def load_inputs(
    mapping: Mapping[str, Any] | None, enums: Mapping[str, EnumClass], file: str
) -> dict[str, Input]:
    """The entries of one ``inputs:`` section, by name, in the order they are written."""
    return {name: _read(name, entry, enums, file) for name, entry in (mapping or {}).items()}


def enum_member(enum: EnumClass, text: str) -> IntEnum | None:
    """The member called ``text``, in capitals or not; None when there is none."""
    return enum.__members__.get(text.strip().upper().replace("-", "_").replace(" ", "_"))


def _read(name: str, entry: Any, enums: Mapping[str, EnumClass], file: str) -> Input:
    place = f"{file}: input {name}"
    if not isinstance(name, str) or not name.isidentifier() or name != name.lower():
        raise InputError(f"{place}: a name is lower-case letters, digits and underscores")
    if not isinstance(entry, Mapping):
        raise InputError(f"{place}: expected a mapping, found {entry!r}")
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        raise InputError(f"{place}: unknown key {unknown[0]!r}; known: {', '.join(sorted(_KEYS))}")
    for key in ("level", "type", "label"):
        if key not in entry:
            raise InputError(f"{place}: {key} is missing")
    kind = entry["type"]
    enum = None if kind in PLAIN_TYPES else enums.get(kind)
    if kind not in PLAIN_TYPES and enum is None:
        known = ", ".join((*PLAIN_TYPES, *sorted(enums)))
        raise InputError(f"{place}: unknown type {kind!r}; known: {known}")
    for key in ("derived", "reading"):
        if not isinstance(entry.get(key, False), bool):
            raise InputError(f"{place}: {key} is true or false")
    label = entry["label"]
    if not isinstance(label, Mapping) or not {"nl", "en"} <= set(label):
        raise InputError(f"{place}: the label needs at least nl and en")
    default = entry.get("default")
    if default is not None:
        default = _default(default, kind, enum, place)
    found = Input(
        name=name,
        level=str(entry["level"]),
        type=kind,
        unit=str(entry.get("unit", "")),
        default=default,
        minimum=_limit(entry, "minimum", place),
        maximum=_limit(entry, "maximum", place),
        section=str(entry.get("section") or ""),
        derived=entry.get("derived", False),
        reading=entry.get("reading", False),
        label=dict(label),
        docs=_docs(entry.get("doc", ""), place),
        enum=enum,
        file=file,
    )
    _check(found, place)
    return found


def _docs(value: Any, place: str) -> Mapping[str, str]:
    """The doc by language; a plain text is English."""
    if isinstance(value, str):
        return {"en": value} if value else {}
    if not isinstance(value, Mapping) or "en" not in value:
        raise InputError(f"{place}: doc is a text, or a mapping of languages to texts with en")
    return {str(code): str(text) for code, text in value.items()}


def _default(value: Any, kind: str, enum: EnumClass | None, place: str) -> Any:
    """The default as a value of its type."""
    if enum is not None:
        member = enum_member(enum, value) if isinstance(value, str) else None
        if member is None:
            raise InputError(f"{place}: default {value!r} is none of {', '.join(enum.__members__)}")
        return member
    if kind == "date":
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                raise InputError(f"{place}: default {value!r} is no ISO date") from None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
    elif kind == "bool":
        if isinstance(value, bool):
            return value
    elif isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        if kind == "float":
            return float(value)
        if value == int(value):
            return int(value)
    raise InputError(f"{place}: default {value!r} is no {kind}")


def _limit(entry: Mapping[str, Any], key: str, place: str) -> float | None:
    value = entry.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise InputError(f"{place}: {key} {value!r} is no number")
    return value


def _check(found: Input, place: str) -> None:
    """What the keys say together."""
    if found.derived and found.default is not None:
        raise InputError(f"{place}: the program fills it in (derived), so it has no default")
    if found.reading and found.default is None:
        raise InputError(f"{place}: a reading needs a default, the main reading")
    if found.reading and not found.doc:
        raise InputError(f"{place}: a reading needs a doc that says what is open and where")
    if found.reading and found.enum is None and found.type != "bool":
        raise InputError(f"{place}: a reading is an enum or a bool")
    low, high = found.minimum, found.maximum
    if (low is not None or high is not None) and found.type not in ("float", "int"):
        raise InputError(f"{place}: only numbers have a minimum or maximum")
    if low is not None and high is not None and low > high:
        raise InputError(f"{place}: minimum {low} lies above maximum {high}")
    if found.default is not None and found.type in ("float", "int"):
        below = low is not None and found.default < low
        above = high is not None and found.default > high
        if below or above:
            raise InputError(f"{place}: default {found.default} lies outside its own limits")
