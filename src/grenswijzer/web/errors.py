"""What goes wrong, said once: as a page in the visitor's language, or to programs as a problem document (RFC 9457)."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from grenswijzer.web.languages import language_of, message
from grenswijzer.web.paths import path_within
from grenswijzer.web.sizes import TooManyError

log = logging.getLogger("grenswijzer.web")

API = "/api/"
PROBLEM = "application/problem+json"

WORDED = frozenset((400, 403, 404, 405, 408, 413, 415, 422, 429, 500, 503))
"""Statuses with a page of their own in messages/error.yaml."""


API_WORDS = {
    400: "The request cannot be read.",
    404: "There is nothing at this address; GET /api/v1/openapi.json says what there is.",
    405: "This address takes another method; GET /api/v1/openapi.json says which.",
    413: "The body of the request is larger than is allowed.",
    500: "Something went wrong on the server; it is not your fault.",
    503: "The answer took too long. Try again in a minute, or ask for less.",
}


class PageError(Exception):
    """A page that cannot be given: its status, and the message (``page.key``) that says why."""

    def __init__(self, status: int, key: str | None = None, /, **facts: Any) -> None:
        """Without ``key`` the general words for the status are shown."""
        self.status, self.key, self.facts = status, key, facts
        super().__init__(f"{status} {key or ''}")


class ApiError(HTTPException):
    """A refusal of the API, with what is wrong in each field."""

    def __init__(
        self,
        status: int,
        detail: str,
        errors: Sequence[Mapping[str, Any]] = (),
        *,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """``errors``: for each field its ``pointer`` (JSON pointer into the body), and ``detail``."""
        super().__init__(status, detail, dict(headers or {}))
        self.errors = list(errors)


def is_api(request: Request) -> bool:
    """The request is a program's."""
    return path_within(request.scope).startswith(API)


def error_response(
    request: Request,
    status: int,
    key: str | None = None,
    *,
    facts: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The answer to a request that fails, as page or problem document."""
    if is_api(request):
        return problem_response(status, API_WORDS.get(status, HTTPStatus(status).phrase), headers=headers)
    name = f"error.{status if status in WORDED else 500 if status >= 500 else 400}"
    from grenswijzer.web.rendering import render

    language = language_of(request)
    text = message(language, key, **(facts or {})) if key else message(language, f"{name}_text")
    page = render(
        request, "error.html", status=status, title=message(language, f"{name}_title"), text=text, code=status
    )
    page.headers.update(headers or {})
    return page


def too_many_response(request: Request, error: TooManyError) -> Response:
    """The page for a situation that holds more than is taken here."""
    path, most = error.found[0]
    key = "size.too_many" if path else "size.too_many_days"
    return error_response(request, 422, key, facts={"most": most})


def problem_response(
    status: int,
    detail: str,
    errors: Sequence[Mapping[str, Any]] = (),
    *,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """A problem document as an answer."""
    content = problem(status, detail, errors)
    return JSONResponse(content, status, media_type=PROBLEM, headers=dict(headers or {}))


def problem(status: int, detail: str, errors: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """A problem document: type, title, status, detail, and the fields that are wrong."""
    content: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    return {**content, "errors": list(errors)} if errors else content
