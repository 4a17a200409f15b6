"""What a page of questions shows: its sentences, and each field with what stands in it and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from grenswijzer.web.languages import message
from grenswijzer.web.pages.answering import around, choices_of
from grenswijzer.web.pages.facts import PLACES, WEEKDAYS, fields_of
from grenswijzer.web.pages.fields import DATE_PARTS, MOST_ROWS, Around
from grenswijzer.web.pages.table import Field, table
from grenswijzer.web.pages.told import Place, Told
from grenswijzer.web.pages.words import ask, ask_if_any, choice, has_words

UNITS = {"amount": "site.per_year", "percent": "site.unit_percent", "hours": "site.unit_hours"}


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that can be chosen."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A weekday or country within a field."""

    name: str
    id: str
    label: str
    text: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A child or the like, with its own fields."""

    label: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field as a template shows it. ``text``: what stands in it; ``texts``: day, month and year of a date."""

    name: str
    kind: str
    label: str
    hint: str
    error: str
    required: bool
    text: str = ""
    unit: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    lines: tuple[Line, ...] = ()
    rest: tuple[Line, ...] = ()
    rest_open: bool = False
    rows: tuple[Row, ...] = ()
    more_label: str = ""

    @property
    def id(self) -> str:
        """The id of the element an error leads to."""
        return f"f-{self.name.replace('.', '-')}"


@dataclass(frozen=True, slots=True)
class Error:
    """A line of the summary of what is wrong: what, why, and where to."""

    id: str
    label: str
    text: str


def field_views(
    told: Told,
    place: Place,
    language: str,
    texts: Mapping[str, str],
    errors: Mapping[str, str],
    extra_rows: int = 0,
) -> list[tuple[Field, FieldView]]:
    """The fields of a page with their views. ``extra_rows``: empty rows asked for beside those that are filled."""
    where = around(told, place, language)
    return [
        (one, _view(one, one.name, told, place, where, texts, errors, extra_rows))
        for one in fields_of(table().steps[place.step], told, place)
    ]


def _view(
    one: Field,
    name: str,
    told: Told,
    place: Place,
    where: Around,
    texts: Mapping[str, str],
    errors: Mapping[str, str],
    extra_rows: int = 0,
) -> FieldView:
    language = where.language
    label_name = f"{one.name}_label" if has_words(f"{one.name}_label") else one.name
    common: dict[str, Any] = {
        "name": name,
        "kind": one.kind,
        "label": ask(language, label_name),
        "hint": ask_if_any(language, f"{one.name}_hint"),
        "error": errors.get(name, ""),
        "required": one.required,
        "text": texts.get(name, ""),
        "unit": message(language, unit) if (unit := one.unit or UNITS.get(one.kind, "")) else "",
    }
    if one.kind == "yes_no":
        common["options"] = tuple(
            Option("yes" if value else "no", choice(language, one.name, value)) for value in (True, False)
        )
    elif one.kind == "choice":
        common["options"] = tuple(
            Option(str(value), choice(language, one.name, value)) for value in choices_of(one, told, place)
        )
    elif one.kind == "date":
        common["texts"] = {part: texts.get(f"{name}.{part}", "") for part in DATE_PARTS}
    elif one.kind == "week":
        common["lines"] = _week_lines(name, where, texts)
        common["error"] = _first(errors, name)
    elif one.kind == "counts":
        near, far = _country_lines(name, where, texts)
        common |= {"lines": near, "rest": far, "rest_open": any(line.text for line in far)}
        common["error"] = _first(errors, name)
    elif one.kind == "rows":
        common |= _rows(one, name, told, place, where, texts, errors, extra_rows)
    return FieldView(**common)


def _first(errors: Mapping[str, str], name: str) -> str:
    """What is wrong with a field or the first of its parts."""
    return next((text for key, text in errors.items() if key == name or key.startswith(f"{name}.")), "")


def _week_lines(name: str, where: Around, texts: Mapping[str, str]) -> tuple[Line, ...]:
    language = where.language
    states = {state: message(language, f"site.state_{state}") for state in ("NL", "BE")}
    none = message(language, "site.state_none")
    employer, home = states.get(where.employer, none), states.get(where.home, none)
    options = [
        Option("", ask(language, "week_free")),
        Option("work", ask(language, "week_work", country=employer)),
    ]
    if where.home != where.employer:
        options += [
            Option("home", ask(language, "week_home", country=home)),
            Option("half", ask(language, "week_half")),
        ]
    lines = []
    for day in WEEKDAYS:
        text = texts.get(f"{name}.{day}", "")
        kept = (Option("kept", ask(language, "week_kept")),) if text == "kept" else ()
        label = ask(language, f"week.{day}")
        lines.append(Line(f"{name}.{day}", f"f-{name}-{day}", label, text, (*options, *kept)))
    return tuple(lines)


def _country_lines(
    name: str, where: Around, texts: Mapping[str, str]
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Home and the employer's country first, the rest apart."""
    near = dict.fromkeys((where.employer, where.home))
    order = [*(state for state in near if state in PLACES), *(state for state in PLACES if state not in near)]
    lines = tuple(
        Line(
            f"{name}.{state}",
            f"f-{name}-{state}",
            ask(where.language, f"counts.{state}"),
            texts.get(f"{name}.{state}", ""),
        )
        for state in order
    )
    count = sum(1 for state in near if state in PLACES)
    return lines[:count], lines[count:]


def _rows(
    one: Field,
    name: str,
    told: Told,
    place: Place,
    where: Around,
    texts: Mapping[str, str],
    errors: Mapping[str, str],
    extra_rows: int,
) -> dict[str, Any]:
    filled = [
        number
        for number in range(1, MOST_ROWS + 1)
        if any(text and key.startswith(f"{name}.{number}.") for key, text in texts.items())
    ]
    count = min(MOST_ROWS, max(1, max(filled, default=0) + extra_rows))
    rows = tuple(
        Row(
            ask(where.language, f"{one.name}_row", number=number),
            tuple(
                _view(column, f"{name}.{number}.{column.name}", told, place, where, texts, errors)
                for column in one.columns
            ),
        )
        for number in range(1, count + 1)
    )
    return {"rows": rows, "more_label": ask(where.language, f"{one.name}_more")}


def errors_of(views: list[tuple[Field, FieldView]], errors: Mapping[str, str]) -> list[Error]:
    """The summary, in the order of the page; every error leads to the field it is about."""
    labels: dict[str, tuple[str, str]] = {}
    for _, view in views:
        labels[view.name] = (_target(view), view.label)
        for row in view.rows:
            for inner in row.fields:
                labels[inner.name] = (_target(inner), f"{row.label}, {inner.label}")
        for line in (*view.lines, *view.rest):
            labels[line.name] = (line.id, line.label)
    order = list(labels)
    found = []
    for name, text in sorted(
        errors.items(), key=lambda item: order.index(item[0]) if item[0] in order else 999
    ):
        whole = next((key for key in order if name == key or name.startswith(f"{key}.")), None)
        known = labels.get(name) or labels.get(whole or "")
        if known is not None:
            found.append(Error(known[0], known[1], text))
    return found


def _target(view: FieldView) -> str:
    """Where the cursor goes for an error: the first thing that can be filled in."""
    if view.kind in ("choice", "yes_no") and view.options:
        return f"{view.id}-{view.options[0].value}"
    if view.kind == "date":
        return f"{view.id}-day"
    if view.lines:
        return view.lines[0].id
    return view.id
