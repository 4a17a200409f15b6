"""What goes wrong, said once: as a page in the visitor's language, or to programs as a problem document (RFC 9457)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from grenswijzer.web.languages import language_of, message, program_language
from grenswijzer.web.paths import path_within
from grenswijzer.web.sizes import TooManyError

log = logging.getLogger("grenswijzer.web")

API = "/api/"
PROBLEM = "application/problem+json"

WORDED = frozenset((400, 403, 404, 405, 408, 413, 415, 422, 429, 500, 503))
"""Statuses with a page of their own in messages/error.yaml."""


IN_PROGRAMS = frozenset((400, 404, 405, 413, 500, 503))
"""Statuses with words for programs in messages/api.yaml (``error_404``)."""

Said = Callable[[str], str]
"""Words that are chosen when it is known in which language: called with its code."""


def said(key: str, /, **facts: Any) -> Said:
    """The message ``key`` with its facts, once the language is known."""
    return lambda code: message(code, key, **facts)


def chosen(values: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The values with their words in a language."""
    return {name: value(language) if callable(value) else value for name, value in values.items()}


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
        key: str,
        errors: Sequence[Mapping[str, str | Said]] = (),
        *,
        headers: Mapping[str, str] | None = None,
        **facts: Any,
    ) -> None:
        """``key``: the message (``api.key``) that says why, ``facts`` fill it in. ``errors``: for each field its
        ``pointer`` (JSON pointer into the body), and ``detail``."""
        super().__init__(status, message("en", key, **chosen(facts, "en")), dict(headers or {}))
        self.key, self.facts, self.errors = key, facts, list(errors)


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
        spoken = program_language(request)
        detail = (
            message(spoken, f"api.error_{status}") if status in IN_PROGRAMS else HTTPStatus(status).phrase
        )
        return problem_response(status, detail, headers=headers, language=spoken)
    name = f"error.{status if status in WORDED else 500 if status >= 500 else 400}"
    from grenswijzer.web.rendering import render

    language = language_of(request)
    text = message(language, key, **(facts or {})) if key else message(language, f"{name}_text")
    page = render(
        request,
        "error.html",
        status=status,
        title=message(language, f"{name}_title"),
        text=text,
        code=status,
        # what was sent is not sent again by a link
        can_repeat=status == 503 and request.method == "GET",
    )
    page.headers.update(headers or {})
    return page


def too_many_response(request: Request, error: TooManyError) -> Response:
    """The page for a situation that holds more than is taken here."""
    path, most = error.found[0]
    key = "size.too_many" if path else "size.too_many_days"
    return error_response(request, 422, key, facts={"most": most})


def crowded_response(request: Request, key: str, seconds: int) -> Response:
    """Too many others are waiting: ``error.key`` or ``api.key``, and when to come back."""
    headers = {"retry-after": str(seconds)}
    if is_api(request):
        return refusal_response(request, ApiError(503, f"api.{key}", headers=headers))
    return error_response(request, 503, f"error.{key}", headers=headers)


def refusal_response(request: Request, error: ApiError) -> JSONResponse:
    """The problem document of a refusal, in the language that the program wishes."""
    spoken = program_language(request)
    errors = [chosen(one, spoken) for one in error.errors]
    detail = message(spoken, error.key, **chosen(error.facts, spoken))
    return problem_response(error.status_code, detail, errors, headers=error.headers, language=spoken)


def problem_response(
    status: int,
    detail: str,
    errors: Sequence[Mapping[str, Any]] = (),
    *,
    headers: Mapping[str, str] | None = None,
    language: str = "en",
) -> JSONResponse:
    """A problem document as an answer. Its title is the status's own English phrase, as RFC 9457 wants it."""
    told = {"content-language": language, "vary": "accept-language", **(headers or {})}
    return JSONResponse(problem(status, detail, errors), status, media_type=PROBLEM, headers=told)


def problem(status: int, detail: str, errors: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """A problem document: type, title, status, detail, and the fields that are wrong."""
    content: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    return {**content, "errors": list(errors)} if errors else content
