"""The HTTP API ``/api/v1``: the operations of the library for programs, without any state."""

from __future__ import annotations

import asyncio
from functools import lru_cache

from fastapi import FastAPI
from starlette.responses import Response

from grenswijzer.web.api import days
from grenswijzer.web.api.batch import text
from grenswijzer.web.api.document import document
from grenswijzer.web.api.routes import PREFIX, router


def add_api(app: FastAPI, base_path: str, heavy_at_once: int) -> None:
    """Give an application the API and the document that describes it."""
    app.state.turns = asyncio.Semaphore(heavy_at_once)
    app.include_router(router)
    app.include_router(days.router)

    @lru_cache(maxsize=1)
    def openapi() -> bytes:
        return text(document(app, base_path))

    def described() -> Response:
        return Response(openapi(), media_type="application/json")

    app.add_api_route(f"{PREFIX}/openapi.json", described, name="openapi", include_in_schema=False)
