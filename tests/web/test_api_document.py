"""The OpenAPI document holds: its examples work, and whatever fits it (or just does not) gets a proper answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis.strategies import DrawFn, composite
from markupsafe import escape
from schemathesis import Case, GenerationMode
from schemathesis.core.errors import UnsupportedSchema
from schemathesis.openapi.loaders import from_asgi
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from grenswijzer.web import create_app
from web import conftest
from web.conftest import TestClient

PREFIX = "/api/v1/"
DOCUMENT = f"{PREFIX}openapi.json"

PATIENCE_SECONDS = 3600.0
"""Without it a call fails after ten seconds: loading the law of two years takes longer on a busy machine."""

BOUNDED = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(DOCUMENT).json()
    return found


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Any:
    # how fast this machine is today is no part of the document: neither side gives up waiting
    patient = conftest.settings(
        tmp_path_factory.mktemp("api"), hosts=("*",), request_seconds=PATIENCE_SECONDS
    )
    return from_asgi(DOCUMENT, create_app(patient))


Excluded = list[Callable[..., bool | None]]

OPERATIONS = [
    "POST calculate",
    "POST batch",
    "POST explain",
    "POST plan",
    "POST compare",
    "POST days",
    "GET law",
    "GET law/{name}",
    "GET law/questions",
    "GET law/search",
    "GET timeline",
    "GET schema/situation",
    "GET schema/result",
    "GET health",
]


def test_the_list_of_operations_is_whole(document: dict[str, Any]) -> None:
    found = [
        f"{method.upper()} {path.removeprefix(PREFIX)}"
        for path, operations in document["paths"].items()
        for method in operations
    ]
    assert sorted(found) == sorted(OPERATIONS)


@composite
def cases(draw: DrawFn, operation: Any, mode: GenerationMode) -> Case[Any]:
    """Calls of an operation. What is drawn follows from the schema, so that a new fact in the law draws other calls."""
    try:
        found: Case[Any] = draw(operation.as_strategy(generation_mode=mode))
    except (
        UnsupportedSchema
    ):  # what the generator itself made of the schema, and then cannot fill: another one
        reject()
    return found


@pytest.mark.parametrize("operation", OPERATIONS)
def test_whatever_is_sent_gets_an_answer_of_the_document(api: Any, operation: str) -> None:
    """Calls that fit the document, and calls that just do not: never a 500, and always an answer it describes."""
    method, _, path = operation.partition(" ")

    @given(case=cases(api[f"{PREFIX}{path}"][method], GenerationMode.POSITIVE))
    @BOUNDED
    def fitting(case: Case[Any]) -> None:
        # a situation has rules between its fields that no schema can say: it may be refused, in words
        refusable: Excluded = [positive_data_acceptance] if method == "POST" else []
        case.call_and_validate(timeout=PATIENCE_SECONDS, excluded_checks=refusable)

    @given(case=cases(api[f"{PREFIX}{path}"][method], GenerationMode.NEGATIVE))
    @BOUNDED
    def unfitting(case: Case[Any]) -> None:
        # a batch answers each situation, the wrong ones with their problem
        takable: Excluded = [negative_data_rejection] if path == "batch" else []
        case.call_and_validate(timeout=PATIENCE_SECONDS, excluded_checks=takable)

    fitting()
    if operation not in ("GET schema/result", "GET health", "GET law/questions"):  # they take nothing
        unfitting()


def test_every_example_of_the_document_works(client: TestClient, document: dict[str, Any]) -> None:
    tried = 0
    for path, operations in document["paths"].items():
        if "post" in operations:
            body = operations["post"]["requestBody"]["content"]["application/json"]["example"]
            answer = client.post(path, json=body)
            assert answer.status_code == 200, (path, answer.text[:500])
            tried += 1
    assert tried >= 6


def undescribed(value: Any, schema: Any, schemas: dict[str, Any], place: str) -> Iterator[str]:
    """Fields of an answer the document says nothing of."""
    if "$ref" in schema:
        schema = schemas[schema["$ref"].removeprefix("#/components/schemas/")]
    for one in schema.get("anyOf", ()):
        if one != {"type": "null"}:
            yield from undescribed(value, one, schemas, place)
    if isinstance(value, list) and "items" in schema:
        for item in value:
            yield from undescribed(item, schema["items"], schemas, place)
    if isinstance(value, dict):
        others = schema.get("additionalProperties")
        for key, item in value.items():
            its = schema.get("properties", {}).get(key, others)
            if isinstance(its, dict):
                yield from undescribed(item, its, schemas, f"{place}.{key}")
            elif "anyOf" not in schema:
                yield f"{place}.{key}"


@pytest.mark.parametrize("operation", ["calculate", "batch", "explain", "plan", "days", "compare"])
def test_every_field_of_an_answer_is_in_the_document(
    client: TestClient, document: dict[str, Any], operation: str
) -> None:
    described = document["paths"][f"{PREFIX}{operation}"]["post"]
    body = described["requestBody"]["content"]["application/json"]["example"]
    schema = described["responses"]["200"]["content"]["application/json"]["schema"]
    bodies = [body]
    if operation == "plan":  # of a corona year not every number of home days can be decided
        bodies.append({**body, "situation": {**body["situation"], "year": 2021}})
    for sent in bodies:
        answer = client.post(f"{PREFIX}{operation}", json=sent).json()
        assert not set(undescribed(answer, schema, document["components"]["schemas"], operation))


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("law", "law?limit=50"),
        ("law/{name}", "law/be_tax_scale"),
        ("law/{name}", "law/nl_general_compensation"),
        ("law/{name}", "law/residence_state"),
        ("law/{name}", "law/if_taxed_in_nl"),
        ("law/questions", "law/questions"),
        ("law/search", "law/search?words=premie"),
        ("timeline", "timeline"),
        ("health", "health"),
    ],
)
def test_every_field_that_is_looked_up_is_in_the_document(
    client: TestClient, document: dict[str, Any], path: str, asked: str
) -> None:
    described = document["paths"][f"{PREFIX}{path}"]["get"]["responses"]["200"]
    answer = client.get(f"{PREFIX}{asked}")
    assert answer.status_code == 200, answer.text
    schema = described["content"]["application/json"]["schema"]
    assert not set(undescribed(answer.json(), schema, document["components"]["schemas"], path))


def test_every_reference_of_the_document_leads_somewhere(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]

    def references(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            if "$ref" in value:
                yield value["$ref"]
            for item in value.values():
                yield from references(item)
        elif isinstance(value, list):
            for item in value:
                yield from references(item)

    found = set(references(document))
    assert "#/components/schemas/Situation" in found
    assert not {name for name in found if name.removeprefix("#/components/schemas/") not in schemas}


def test_every_operation_says_what_it_does(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    for operations in document["paths"].values():
        for operation in operations.values():
            assert operation["summary"]
            assert operation["description"]
            assert {"200", "422"} <= set(operation["responses"])


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_the_page_of_the_api_tells_every_operation_and_loads_nothing_from_elsewhere(
    client: TestClient, document: dict[str, Any], language: str
) -> None:
    page = client.get(f"/{language}/api").text
    assert f'<html lang="{language}"' in page
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            assert f"{method.upper()} {path}" in page
            assert str(escape(operation["summary"])) in page
    assert "&#34;ziekenhuis&#34;" in page
    assert "<code>warnings.questions</code>" in page
    assert "``" not in page
    assert not re.findall(r'(?:src|href)="https?:', page)
