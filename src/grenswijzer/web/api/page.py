"""The API described on a page of our own: the usual interactive ones load code from elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response

from grenswijzer.web.paths import path_of
from grenswijzer.web.rendering import render


@dataclass(frozen=True, slots=True)
class CallWords:
    """One operation as the page shows it."""

    method: str
    path: str
    summary: str
    texts: tuple[Markup, ...]
    parameters: tuple[tuple[str, str], ...]
    example: str


def described(request: Request, document: Mapping[str, Any]) -> Response:
    """The page of all operations of an OpenAPI document."""
    calls = list(_calls(document))
    return render(request, "api.html", calls=calls, document=path_of(request, "openapi"))


def _calls(document: Mapping[str, Any]) -> Iterator[CallWords]:
    base = document["servers"][0]["url"].rstrip("/")
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
            example = body.get("example")
            yield CallWords(
                method=method.upper(),
                path=base + path,
                summary=operation["summary"],
                texts=tuple(map(_marked, operation["description"].split("\n\n"))),
                parameters=tuple(
                    (found["name"], found.get("description", "")) for found in operation.get("parameters", ())
                ),
                example=json.dumps(example, indent=2, ensure_ascii=False) if example else "",
            )


def _marked(text: str) -> Markup:
    """A paragraph of a description, its names in the letters of code."""
    return Markup(re.sub(r"``(.+?)``", r"<code>\1</code>", str(escape(text.replace("\n", " ")))))
