"""The HTTP API ``/api/v1``: the operations of the library for programs, without any state."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from grenswijzer.web.api import days, lookup
from grenswijzer.web.api.document import document
from grenswijzer.web.api.page import described
from grenswijzer.web.api.routes import PREFIX, answer, router


def add_api(app: FastAPI, base_path: str) -> None:
    """Give an application the API and the document that describes it."""
    app.include_router(lookup.router)  # before /law/{name}, which would take its paths for names
    app.include_router(router)
    app.include_router(days.router)

    @lru_cache(maxsize=1)
    def openapi() -> dict[str, Any]:
        return document(app, base_path)

    def as_document() -> Response:
        return answer(openapi())

    def as_page(request: Request, language: str) -> Response:
        return described(request, openapi())

    app.add_api_route(f"{PREFIX}/openapi.json", as_document, name="openapi", include_in_schema=False)
    app.add_api_route("/{language:language}/api", as_page, name="api", include_in_schema=False)
