"""The OpenAPI document of the API: from its routes, with the schemas and an example that works."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

import grenswijzer
from grenswijzer.answers.schema import result_schema
from grenswijzer.web.api.schemas import SCHEMAS, named
from grenswijzer.web.errors import PROBLEM

HERE = Path(__file__).parent

ABOUT = """Who taxes and who insures people who live in one country and work in another, and what is left.

Nothing that is sent here is stored. There is no field for a citizen service number or national register number; a
request that holds one is refused. Amounts are in EUR per year unless a name says otherwise, shares are fractions
(0.25), dates are 2025-12-31. Words of the law (labels, texts of rules, notes, reasons) are given in nl, en, fr and de
at once; what is wrong with a call is said in one of them, as ?language= or Accept-Language wishes. It is information,
not a decision: nobody can claim a right from it.
"""

_OTHER_STATUSES = {
    400: "The request cannot be read.",
    413: "The body is too large.",
    415: "The body is not JSON.",
    422: "Fields that cannot be used, each named by its pointer.",
    503: "Too busy, or it would take too long.",
}

_LANGUAGE = {
    "name": "language",
    "in": "query",
    "required": False,
    "description": "The language of what is wrong: nl, en, fr or de; else what Accept-Language wishes.",
    "schema": {"type": "string"},
}
"""What every call takes beside its own parameters."""


def answers_with(schema: str, *statuses: int) -> dict[int | str, dict[str, Any]]:
    """The answers of a route: its content by the name of a schema, and the problems that can come instead."""
    problem = {PROBLEM: {"schema": named("Problem")}}
    found: dict[int | str, dict[str, Any]] = {
        200: {"description": "The answer.", "content": {"application/json": {"schema": named(schema)}}}
    }
    for status, words in {**dict.fromkeys(statuses, "Not found."), **_OTHER_STATUSES}.items():
        found[status] = {"description": words, "content": problem}
    return found


@lru_cache(maxsize=1)
def example() -> Mapping[str, Any]:
    """A nurse who lives in Breda and works in Antwerp and one day a week at home: the example of all calls."""
    found: Mapping[str, Any] = _json_values(grenswijzer.read(HERE / "example.yaml"))
    return found


def _json_values(value: Any) -> Any:
    """Dates of YAML as JSON has them."""
    if isinstance(value, Mapping):
        return {key: _json_values(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_json_values(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def document(app: FastAPI, base_path: str) -> dict[str, Any]:
    """The whole document, for the routes of ``app`` that are in it."""
    from importlib.metadata import version

    found: dict[str, Any] = get_openapi(
        title="Grenswijzer",
        version=version("grenswijzer"),
        description=ABOUT,
        routes=app.routes,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        servers=[{"url": base_path or "/"}],
    )
    schemas = found.setdefault("components", {}).setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas.update(_schemas())
    linked: dict[str, Any] = _linked(found)
    for operation in (one for path in linked["paths"].values() for one in path.values()):
        parameters = operation.setdefault("parameters", [])
        if not any(found["name"] == "language" for found in parameters):
            parameters.append(_LANGUAGE)
    for path, example_of in _examples().items():
        body = linked["paths"][path]["post"]["requestBody"]
        body["content"]["application/json"]["example"] = example_of
    return linked


def _examples() -> dict[str, Any]:
    nurse = example()
    two_days = deepcopy(dict(nurse))
    week = two_days["people"]["an"]["jobs"]["ziekenhuis"]["work"]["pattern"]["week"]
    week["thu"] = week["fri"]
    return {
        "/api/v1/calculate": {"situation": nurse},
        "/api/v1/batch": {"situations": [nurse, two_days]},
        "/api/v1/explain": {"situation": nurse, "name": "be_income_tax", "person": "an"},
        "/api/v1/plan": {"situation": nurse, "job": "an.ziekenhuis"},
        "/api/v1/days": {"situation": nurse, "job": "an.ziekenhuis", "today": "2025-06-30"},
        "/api/v1/compare": {"first": nurse, "second": two_days, "names": ["one home day", "two home days"]},
    }


def _linked(value: Any) -> Any:
    """``x-schema`` becomes a reference to the schema of that name."""
    if isinstance(value, dict):
        if "x-schema" in value:
            return named(value["x-schema"])
        return {key: _linked(item) for key, item in value.items()}
    return [_linked(item) for item in value] if isinstance(value, list) else value


def _schemas() -> dict[str, Any]:
    situation, result = dict(grenswijzer.situation_schema()), result_schema()
    found: dict[str, Any] = {}
    for name, schema in (("Situation", situation), ("Result", result)):
        parts = schema.pop("$defs")
        schema.pop("$schema", None)
        found[name] = _moved(schema, name)
        found |= {f"{name}.{part}": _moved(its, name) for part, its in parts.items()}
    found["Explanation"] = found["Result.explanation"]
    return found | SCHEMAS


def _moved(value: Any, owner: str) -> Any:
    """References inside a schema of its own, as references inside the document."""
    if isinstance(value, Mapping):
        return {
            key: item.replace("#/$defs/", f"#/components/schemas/{owner}.")
            if key == "$ref" and isinstance(item, str)
            else _moved(item, owner)
            for key, item in value.items()
        }
    return [_moved(item, owner) for item in value] if isinstance(value, list) else value
