"""The JSON Schema of a situation file, from the law's registry of inputs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from grenswijzer.engine.inputs import Input
from grenswijzer.situation.fields import EARLIEST
from grenswijzer.situation.layout import Layout, LevelLayout, Registry, layout_of
from grenswijzer.situation.problems import enum_text, shown
from grenswijzer.situation.work import COUNTRIES, JobPeriod, Work

DRAFT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def situation_schema(registry: Registry, language: str = "en") -> Schema:
    """What may stand in a situation file: every key with its label, unit, limits and default."""
    layout = layout_of(registry)
    definitions: Schema = {}
    for model in (Work, JobPeriod):
        schema = model.model_json_schema(by_alias=True, ref_template="#/$defs/{model}")
        definitions.update(schema.pop("$defs", {}))
        definitions[model.__name__] = schema
    _open_counts(definitions)
    period = definitions.pop("JobPeriod")["properties"]
    for level, place in layout.levels.items():
        if level != layout.day:
            definitions[level] = _level(level, place, registry.levels[level], language)
    root = definitions.pop(layout.root)
    if layout.job is not None:
        definitions[layout.job]["properties"].update(period)
        definitions[layout.job]["properties"]["work"] = {"$ref": "#/$defs/Work"}
        definitions[layout.adult]["properties"]["jobs"] = _named(layout.job)
    definitions[layout.adult]["properties"]["partner"] = {"type": "string"}
    root["properties"] = {
        "year": {"type": "integer", "enum": sorted(registry.years)},
        "people": {**_named(layout.adult), "minProperties": 1, "maxProperties": 2},
        **root["properties"],
        "given": {"type": "object", "additionalProperties": {"type": ["number", "boolean", "string"]}},
        "readings": _readings(layout, language),
    }
    root["required"] = ["year", "people", *root.get("required", [])]
    return {"$schema": DRAFT, "title": "Grenswijzer situation", **root, "$defs": definitions}


def _named(level: str) -> Schema:
    """A mapping of names to rows of a level."""
    return {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{level}"}}


def _listed(level: str) -> Schema:
    """A list of rows of a level."""
    return {"type": "array", "items": {"$ref": f"#/$defs/{level}"}}


def _open_counts(definitions: Schema) -> None:
    """Country keys stand in counts themselves."""
    properties = definitions["Counts"]["properties"]
    days = properties.pop("country_days")
    for name in (enum_text(country) for country in COUNTRIES):
        properties[name] = {**days["additionalProperties"], "description": f"Days worked in {name}."}


def _level(level: str, place: LevelLayout, described: Any, language: str) -> Schema:
    schema = _group(place.facts, language)
    schema["description"] = _text(described.label, language)
    for section, facts in place.sections.items():
        group = _group(facts, language)
        schema["properties"][section] = group
        if group.get("required"):
            schema.setdefault("required", []).append(section)
    for key, lower in place.lists.items():
        schema["properties"][key] = {"anyOf": [_listed(lower), _named(lower)]}
    for short, full in place.short_names.items():
        # The short name stands for the full one, so neither can be demanded alone.
        schema["properties"][short] = {**schema["properties"][full]}
        if full in schema.get("required", []):
            schema["required"].remove(full)
            schema.setdefault("allOf", []).append({"oneOf": [{"required": [full]}, {"required": [short]}]})
    return schema


def _group(facts: Mapping[str, Input], language: str) -> Schema:
    schema: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: fact_schema(fact, language) for name, fact in facts.items()},
    }
    if required := [name for name, fact in facts.items() if fact.required]:
        schema["required"] = required
    return schema


def _readings(layout: Layout, language: str) -> Schema:
    return _group(layout.readings, language)


def fact_schema(fact: Input, language: str = "en") -> Schema:
    """The schema of one fact."""
    schema: Schema = {"title": _text(fact.label, language)}
    if fact.docs:
        schema["description"] = _text(fact.docs, language)
    if fact.unit:
        schema["x-unit"] = fact.unit
    if fact.enum is not None:
        schema["enum"] = [enum_text(choice) for choice in fact.choices]
    elif fact.type == "date":
        schema |= {"type": "string", "format": "date"}
    else:
        schema["type"] = {"float": "number", "int": "integer", "bool": "boolean"}[fact.type]
    if fact.minimum is not None:
        schema["minimum"] = fact.minimum
    if fact.maximum is not None:
        schema["maximum"] = fact.maximum
    if fact.default is not None and fact.default != EARLIEST:
        schema["default"] = _default(fact)
    return schema


def _default(fact: Input) -> Any:
    if fact.enum is not None or fact.type == "date":
        return shown(fact.default)
    return fact.default


def _text(label: Mapping[str, str], language: str) -> str:
    return label.get(language) or label.get("en") or next(iter(label.values()), "")
