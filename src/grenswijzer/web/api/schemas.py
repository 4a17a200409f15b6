"""What the API answers, as schemas for its OpenAPI document, beside those of a situation and a result."""

from __future__ import annotations

from typing import Any

from grenswijzer.planner.told import told

_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}


def named(schema: str) -> dict[str, Any]:
    """A reference to a schema of the document."""
    return {"$ref": f"#/components/schemas/{schema}"}


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

_DAY = {"type": "string", "format": "date"}
_LAW_TEXT = _object(
    {
        "law": _TEXT,
        "text": {**_LABEL, "description": "What the rule says, by language."},
        "from": _DAY,
        "to": _DAY,
        "level": _TEXT,
        "unit": _TEXT,
        "when": _or_null({**_TEXT, "description": "The rule that must be true for this one to hold."}),
        "blocks": {**_list(_TEXT), "description": "What cannot be decided where this referral is true."},
        "office": _or_null({**_TEXT, "description": "The office a referral leads to."}),
    },
    words="One dated text of a rule.",
)
_LAW_FIGURE = _object(
    {
        "name": _TEXT,
        "from": _DAY,
        "to": _DAY,
        "value": {
            "type": ["number", "array", "null"],
            "description": "A number; of a scale or table its rows; null where nobody could find it.",
        },
        "unit": _TEXT,
        "status": _TEXT,
        "source": _list(_TEXT),
        "note": {**_LABEL, "description": "A note, by language; empty where there is none."},
        "printed": _or_null(
            _object(
                {"value": {"type": ["number", "string"]}, "note": _TEXT},
                words="What the source prints where that is another number, and why it is not used.",
            )
        ),
        "missing": {"anyOf": [_LABEL, {"type": "null"}], "description": "Why nobody knows it, by language."},
    },
    words="A figure from one day to another.",
)
_FACT = {
    "level": _TEXT,
    "type": _TEXT,
    "unit": _TEXT,
    "doc": {**_LABEL, "description": "What is meant, by language; empty where the label says it."},
    "default": _VALUE,
    "reading": {"type": "boolean", "description": "It says how an open point of law is read."},
    "section": _TEXT,
    "choices": _list(_VALUE),
}
"""What the entry of a fact that can be told has besides."""

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
        "law_of": {"type": ["integer", "null"], "description": "Another year whose law was assumed."},
    },
    words="What was counted from the first to the last day, and what is left of what is allowed.",
)

_ASSUMPTION = _object(
    {
        "first": _DAY,
        "last": _DAY,
        "weeks": _COUNT,
        "days_a_week": {"type": "object", "additionalProperties": _NUMBER},
    },
    words="The weeks whose work days, by state, are taken to go on for the forecast.",
)
_DEADLINE = _object(
    {
        "name": _TEXT,
        "label": _LABEL,
        "day": _or_null(_DAY),
        "count": {"type": ["integer", "null"]},
        "unit": {"type": ["string", "null"]},
        "reaches_back_to": _or_null(_DAY),
        "is_from_memory": {"type": "boolean"},
    },
    words="A date, or a number of days, months or years from an event.",
)
_EDGE = _object(
    {
        "expected_home_days": _COUNT,
        "home_days": _COUNT,
        "net_before": _or_null(_NUMBER),
        "net_after": _or_null(_NUMBER),
        "employer_cost_change": _or_null(_NUMBER),
        "insurance_states": _list({"type": ["string", "null"]}),
    },
    words="A number of home days at which something changes, and what it changes.",
)
_LAW_CHOICE = _object(
    {
        "assumed_from": {"type": ["integer", "null"]},
        "variants": _list(_LABEL),
        "request": {"type": ["boolean", "null"]},
        "is_law": {"type": "boolean"},
    },
    words="Which law the plan was worked out with; here the law of the year itself.",
)
_DUTIES = {**_list(_TEXT), "description": "Rules that say what employer and worker must do."}
_POINT = _object(
    {
        "home_days": _COUNT,
        "household_net_income": _or_null(_NUMBER),
        "employer_cost": _or_null(_NUMBER),
        "insurance_state": _or_null(_TEXT),
        **{name: _or_null(_NUMBER) for name in (*told()["shares"].values(), *told()["amounts"])},
        "duties": _DUTIES,
        "undecided_duties": _DUTIES,
    },
    words="So many home days: amounts in EUR a year, shares of the pay as fractions; null cannot be decided.",
)
_CHANGE = _object(
    {
        "home_days": _COUNT,
        "net_change": _or_null(_NUMBER),
        "employer_cost_change": _or_null(_NUMBER),
        "is_cliff": {"type": "boolean"},
        "events": _list(_object({"rule": _TEXT, "before": _VALUE, "after": _VALUE})),
        "duties_begin": _DUTIES,
        "duties_end": _DUTIES,
        "rules": _list(_TEXT),
    },
    words="What becomes another answer from so many home days on.",
)

SCHEMAS: dict[str, dict[str, Any]] = {
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
                        "result": _or_null(named("Result")),
                        "problem": _or_null(named("Problem")),
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
            "week_days": _COUNT,
            "home": _TEXT,
            "employer": _TEXT,
            "law": _LAW_CHOICE,
            "per_week": _list(_object({"days": _COUNT, "home_days": _COUNT})),
            "points": _list(_POINT),
            "changes": _list(_CHANGE),
            "undecided": _list(
                _object(
                    {"first": _COUNT, "last": _COUNT, "questions": _list(named("Result.question"))},
                    words="From how many up to how many home days something cannot be decided, and whom to ask.",
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
            **_FACT,
        },
        "texts",
        *_FACT,
    ),
    "Days": _object(
        {
            "person": _TEXT,
            "job": _TEXT,
            "today": _DAY,
            "counted_to": _DAY,
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
                        "source": _list(_TEXT),
                        "status": _TEXT,
                        "is_in_play": {"type": "boolean"},
                        "used": _COUNTED,
                        "forecast": _or_null(_COUNTED),
                        "last_safe_day": _or_null(_DAY),
                        "room_days": {"type": ["integer", "null"]},
                    }
                )
            ),
            "missing_dates": _list(_DAY),
            "assumption": _ASSUMPTION,
            "deadlines": _list(_DEADLINE),
            "edges": _or_null(_list(_EDGE)),
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
                        "field": _TEXT,
                        "kind": _TEXT,
                        "status": _TEXT,
                        "about": {
                            **_TEXT,
                            "description": "Only the month or year of announced is known; else empty.",
                        },
                        "announced": _DAY,
                        "from": _or_null(_DAY),
                        "to": _or_null(_DAY),
                        "closed": _or_null(_DAY),
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
