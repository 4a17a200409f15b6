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
from grenswijzer.web.errors import PROBLEM

HERE = Path(__file__).parent

ABOUT = """Who taxes and who insures people who live in one country and work in another, and what is left.

Nothing that is sent here is stored. There is no field for a citizen service number or national register number; a
request that holds one is refused. Amounts are in EUR per year unless a name says otherwise, shares are fractions
(0.25), dates are 2025-12-31. Words of the law (labels, texts of rules, notes, reasons) are given in nl, en, fr and de
at once; what is wrong with a call is said in one of them, as ?language= or Accept-Language wishes. It is information,
not a decision: nobody can claim a right from it.
"""

_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_OTHER_STATUSES = {
    400: "The request cannot be read.",
    413: "The body is too large.",
    415: "The body is not JSON.",
    422: "Fields that cannot be used, each named by its pointer.",
    503: "Too busy, or it would take too long.",
}


def answers_with(schema: str, *statuses: int) -> dict[int | str, dict[str, Any]]:
    """The answers of a route: its content by the name of a schema, and the problems that can come instead."""
    problem = {PROBLEM: {"schema": _named("Problem")}}
    found: dict[int | str, dict[str, Any]] = {
        200: {"description": "The answer.", "content": {"application/json": {"schema": _named(schema)}}}
    }
    for status, words in {**dict.fromkeys(statuses, "Not found."), **_OTHER_STATUSES}.items():
        found[status] = {"description": words, "content": problem}
    return found


def _named(schema: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{schema}"}


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
            return _named(value["x-schema"])
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
    return found | _OWN


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


def _object(properties: dict[str, Any], *optional: str, words: str = "") -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    about = {"description": words} if words else {}
    return {"type": "object", "properties": properties, "required": required, **about}


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


def _or_null(of: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [of, {"type": "null"}]}


_NUMBER = {"type": "number"}
_LABEL = {"type": "object", "additionalProperties": _TEXT, "description": "The same words by language."}
_VALUE = {"type": ["number", "string", "boolean", "null"]}
_FIELD_ERROR = _object(
    {
        "pointer": {**_TEXT, "description": "JSON pointer to the field in the body."},
        "parameter": {**_TEXT, "description": "Name of the parameter, where it is none of the body."},
        "kind": {**_TEXT, "description": "What is wrong, in one word."},
        "detail": {**_TEXT, "description": "What is wrong, what was given and what is allowed."},
    },
    "pointer",
    "parameter",
    "kind",
)

_LAW_TEXT = _object(
    {"law": _TEXT, "text": {**_LABEL, "description": "What the rule says, by language."}},
    words="One dated text of a rule.",
)
_LAW_FIGURE = _object(
    {
        "name": _TEXT,
        "status": _TEXT,
        "note": {**_LABEL, "description": "A note, by language; empty where there is none."},
        "missing": {"anyOf": [_LABEL, {"type": "null"}], "description": "Why nobody knows it, by language."},
    },
    words="A figure from one day to another.",
)

_DAY = {"type": "string", "format": "date"}
_COUNTED = _object(
    {
        "first": _DAY,
        "last": _DAY,
        "counted": _NUMBER,
        "comparator": _TEXT,
        "limit": _NUMBER,
        "allowed": _NUMBER,
        "remaining": _NUMBER,
        "is_within": {"type": "boolean"},
        "passed_on": _or_null(_DAY),
    },
    words="What was counted from the first to the last day, and what is left of what is allowed.",
)

_OWN: dict[str, Any] = {
    "Problem": _object(
        {
            "type": _TEXT,
            "title": _TEXT,
            "status": {"type": "integer"},
            "detail": _TEXT,
            "errors": _list(_FIELD_ERROR),
        },
        "errors",
        words="A problem document (RFC 9457).",
    ),
    "Batch": _object(
        {
            "results": _list(
                _object(
                    {
                        "index": _COUNT,
                        "result": _or_null(_named("Result")),
                        "problem": _or_null(_named("Problem")),
                    }
                )
            )
        }
    ),
    "Plan": _object(
        {
            "year": {"type": "integer"},
            "person": _TEXT,
            "job": _TEXT,
            "work_days": _COUNT,
            "points": _list(
                _object(
                    {
                        "home_days": _COUNT,
                        "household_net_income": _or_null(_NUMBER),
                        "insurance_state": _or_null(_TEXT),
                    }
                )
            ),
            "changes": _list(
                _object(
                    {
                        "home_days": _COUNT,
                        "net_change": _or_null(_NUMBER),
                        "is_cliff": {"type": "boolean"},
                        "rules": _list(_TEXT),
                    }
                )
            ),
        }
    ),
    "Comparison": _object(
        {
            "first": _TEXT,
            "second": _TEXT,
            "years": _list({"type": "integer"}),
            "lines": _list(
                _object(
                    {
                        "path": _TEXT,
                        "label": _LABEL,
                        "unit": _TEXT,
                        "first": _VALUE,
                        "second": _VALUE,
                        "difference": _or_null(_NUMBER),
                        "is_equal": {"type": "boolean"},
                    }
                )
            ),
        }
    ),
    "LawNames": _object(
        {
            "total": _COUNT,
            "offset": _COUNT,
            "entries": _list(_object({"name": _TEXT, "kind": _TEXT, "label": _LABEL})),
        }
    ),
    "LawEntry": _object(
        {
            "name": _TEXT,
            "kind": _TEXT,
            "label": _LABEL,
            "texts": _list(_LAW_TEXT),
            "uses": _list(_TEXT),
            "used_by": _list(_TEXT),
            "figures": _list(_LAW_FIGURE),
        },
        "texts",
    ),
    "Days": _object(
        {
            "person": _TEXT,
            "job": _TEXT,
            "today": _DAY,
            "residence_state": _TEXT,
            "employer_state": _TEXT,
            "counters": _list(
                _object(
                    {
                        "name": _TEXT,
                        "label": _LABEL,
                        "kind": _TEXT,
                        "unit": _TEXT,
                        "law": _TEXT,
                        "is_in_play": {"type": "boolean"},
                        "used": _COUNTED,
                        "forecast": _or_null(_COUNTED),
                        "last_safe_day": _or_null(_DAY),
                        "room_days": {"type": ["integer", "null"]},
                    }
                )
            ),
            "missing_dates": _list(_DAY),
            "assumption": {"type": "object"},
            "deadlines": _list({"type": "object"}),
        }
    ),
    "Timeline": _object(
        {
            "day": _DAY,
            "events": _list(
                _object(
                    {
                        "name": _TEXT,
                        "standing": _TEXT,
                        "states": _list(_TEXT),
                        "announced": _DAY,
                        "from": _or_null(_DAY),
                        "to": _or_null(_DAY),
                        "title": _LABEL,
                        "text": _LABEL,
                        "law": _TEXT,
                        "source": _TEXT,
                    }
                )
            ),
        }
    ),
    "Questions": _object(
        {
            "total": _COUNT,
            "questions": _list(
                _object(
                    {
                        "number": _TEXT,
                        "kind": _TEXT,
                        "question": _LABEL,
                        "explanation": _LABEL,
                        "rules": _list(_TEXT),
                        "procedures": _list(_TEXT),
                        "terms": _list(_TEXT),
                    }
                )
            ),
        }
    ),
    "Found": _object({"found": _list(_object({"kind": _TEXT, "name": _TEXT, "label": _LABEL}))}),
    "JsonSchema": {"type": "object", "description": "A JSON Schema, draft 2020-12."},
    "Health": _object({"status": _TEXT, "version": _TEXT, "years": _list({"type": "integer"})}),
}
