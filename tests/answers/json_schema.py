"""Enough of JSON Schema to check an answer against its own schema."""

from __future__ import annotations

from typing import Any

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def broken_rules(value: Any, schema: dict[str, Any]) -> list[str]:
    """Where ``value`` does not follow ``schema``."""
    return list(_check(value, schema, schema, "answer"))


def _check(value: Any, schema: dict[str, Any], root: dict[str, Any], path: str) -> list[str]:
    if "$ref" in schema:
        return _check(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, path)
    if "anyOf" in schema:
        found = [_check(value, option, root, path) for option in schema["anyOf"]]
        return [] if any(not broken for broken in found) else found[0]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{path}: {value!r} is none of {schema['enum']}"]
    kinds = schema.get("type", list(TYPES))
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if not any(
        isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))
        for kind in kinds
    ):
        return [f"{path}: {value!r} is not {kinds}"]
    broken: list[str] = []
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        broken += [f"{path}: {name} is missing" for name in schema.get("required", []) if name not in value]
        for name, item in value.items():
            inner = properties.get(name, schema.get("additionalProperties", {}))
            if inner is False:
                broken.append(f"{path}: {name} is not allowed")
            else:
                broken += _check(item, inner, root, f"{path}.{name}")
    if isinstance(value, list):
        for number, item in enumerate(value):
            broken += _check(item, schema.get("items", {}), root, f"{path}[{number}]")
    return broken
