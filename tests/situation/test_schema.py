"""The JSON Schema says what the reader accepts."""

from __future__ import annotations

import json
from typing import Any

from grenswijzer.situation.schema import situation_schema


def test_facts_with_label_unit_limits_and_default(registry: Any) -> None:
    schema = situation_schema(registry, "nl")
    json.dumps(schema)
    job = schema["$defs"]["spell"]
    assert job["properties"]["pay"]["properties"]["salary"] == {
        "title": "salary (nl)",
        "x-unit": "EUR/year",
        "type": "number",
        "minimum": 0,
        "default": 0.0,
    }
    assert job["required"] == ["employer_state"]
    assert job["additionalProperties"] is False
    assert "spell_days" not in job["properties"]
    assert job["properties"]["employer_kind"]["enum"] == ["private", "public_authority", "public_business"]
    assert "nl_government_reading" in schema["properties"]["readings"]["properties"]


def test_structure(registry: Any) -> None:
    schema = situation_schema(registry)
    assert set(schema["properties"]) == {
        "year", "people", "civil_status", "home", "children", "dwellings", "given", "readings",
    }  # fmt: skip
    assert schema["required"] == ["year", "people"]
    adult = schema["$defs"]["adult"]["properties"]
    assert adult["jobs"]["additionalProperties"] == {"$ref": "#/$defs/spell"}
    assert adult["benefits"]["anyOf"][0]["items"] == {"$ref": "#/$defs/benefit"}
    counts = schema["$defs"]["Counts"]["properties"]
    assert {"NL", "BE", "minutes_per_day", "absent"} <= set(counts)
    assert "country_days" not in counts
    assert set(schema["$defs"]["Pattern"]["properties"]) >= {"from", "to", "week", "holidays"}


def test_every_reference_is_defined(registry: Any) -> None:
    schema = situation_schema(registry)
    text = json.dumps(schema)
    for part in text.split('"$ref": "#/$defs/')[1:]:
        assert part.split('"')[0] in schema["$defs"]


def test_short_names_of_listed_rows(registry: Any) -> None:
    child = situation_schema(registry)["$defs"]["child"]
    assert {"birth_date", "child_birth_date", "is_disabled", "child_is_disabled"} == set(child["properties"])
    assert {"oneOf": [{"required": ["child_birth_date"]}, {"required": ["birth_date"]}]} in child["allOf"]
