"""What is wrong with a call, as problem documents that name the field by its JSON pointer (RFC 6901)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.responses import JSONResponse

from grenswijzer.web.errors import problem_response


def pointer(path: Iterable[Any]) -> str:
    """A JSON pointer to a place in the body of a request."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)


def of_validation(error: RequestValidationError) -> JSONResponse:
    """Every field of a call that has the wrong shape. What was given is not repeated."""
    errors = [
        {"pointer": pointer(found["loc"][1:]), "in": str(found["loc"][0]), "detail": str(found["msg"])}
        for found in error.errors()
    ]
    return problem_response(422, "Some fields of the request cannot be used.", errors)
