"""Reading the body of a call: JSON as strict as a situation file, so that both ways in refuse the same things."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from anyio.to_thread import run_sync
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

import grenswijzer
from grenswijzer.web.api.problems import pointer
from grenswijzer.web.errors import ApiError, Said, said

SMALL = 20_000
"""Bodies that are read at once; a thread, and the wait for one, would take longer."""


class StrictRequest(Request):
    """A request whose JSON is read by the library's own reader."""

    async def json(self) -> Any:
        """The plain values of the body. Raises :class:`ApiError` for what is no JSON object, or not strict."""
        body = await self.body()
        return _read(body) if len(body) <= SMALL else await run_sync(_read, body)


def _read(body: bytes) -> Any:
    if not body.lstrip().startswith(b"{"):
        raise ApiError(422, "api.no_object", [{"pointer": "", "detail": said("api.no_object")}])
    try:
        return grenswijzer.read(body)
    except grenswijzer.SituationError as error:
        errors: list[Mapping[str, str | Said]] = [
            {"pointer": pointer(problem.path.split(".") if problem.path else ()), "detail": problem.message}
            for problem in error.problems
        ]
        raise ApiError(422, "api.unreadable", errors) from error


class StrictRoute(APIRoute):
    """A route of the API: its body is JSON and says so."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, behind the check of the body's type."""
        handler = super().get_route_handler()

        async def strict(request: Request) -> Response:
            if request.method == "POST" and not _is_json(request.headers.get("content-type", "")):
                raise ApiError(415, "api.error_415")
            return await handler(StrictRequest(request.scope, request.receive))

        return strict


def _is_json(kind: str) -> bool:
    return kind.partition(";")[0].strip().lower() == "application/json"
