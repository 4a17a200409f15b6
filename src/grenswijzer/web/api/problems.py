"""What is wrong with a call, as problem documents that name the field by its JSON pointer (RFC 6901)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.responses import JSONResponse

import grenswijzer
from grenswijzer.web.errors import ApiError, problem_response
from grenswijzer.web.languages import message
from grenswijzer.web.sizes import TooManyError

REFUSALS = (grenswijzer.SituationError, grenswijzer.NotLawError, TooManyError)
"""What a situation can be refused with."""

NOT_USABLE = "Some fields of the request cannot be used."


def pointer(path: Iterable[Any]) -> str:
    """A JSON pointer to a place in the body of a request."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)


def of_validation(error: RequestValidationError) -> JSONResponse:
    """Every field of a call that has the wrong shape. What was given is not repeated."""
    errors = []
    for found in error.errors():
        place, *path = found["loc"]
        where = {"pointer": pointer(path)} if place == "body" else {"parameter": ".".join(map(str, path))}
        errors.append({**where, "detail": str(found["msg"])})
    return problem_response(422, NOT_USABLE, errors)


def refused(error: Exception, situation: Any, place: Sequence[Any], language: str = "en") -> ApiError:
    """The refusal of a situation that stands at ``place`` in the body of a call."""
    return ApiError(422, NOT_USABLE, situation_errors(error, situation, place, language))


def situation_errors(
    error: Exception, situation: Any, place: Sequence[Any], language: str = "en"
) -> list[dict[str, str]]:
    """Each problem of a situation with its pointer, in words. Other refusals of the law are about the whole."""
    if isinstance(error, TooManyError):
        return [
            {
                "pointer": pointer((*place, *path)),
                "kind": "too_many",
                "detail": message(language, "size.too_many" if path else "size.too_many_days", most=most),
            }
            for path, most in error.found
        ]
    if not isinstance(error, grenswijzer.SituationError):
        return [{"pointer": pointer(place), "detail": str(error)}]
    return [
        {
            "pointer": pointer((*place, *_path(situation, problem.path))),
            "kind": problem.key,
            "detail": problem.message(language),
        }
        for problem in error.problems
    ]


def _path(value: Any, dotted: str) -> list[str]:
    """The keys of a dotted path; a key may hold dots itself, so they are looked up from the outside in."""
    parts = dotted.split(".") if dotted else []
    found: list[str] = []
    while parts:
        count = next(
            (
                taken
                for taken in range(len(parts), 1, -1)
                if isinstance(value, Mapping) and ".".join(parts[:taken]) in value
            ),
            1,
        )
        key = ".".join(parts[:count])
        found.append(key)
        parts = parts[count:]
        value = _below(value, key)
    return found


def _below(value: Any, key: str) -> Any:
    if isinstance(value, Mapping):
        return value.get(key)
    if isinstance(value, list) and key.isdecimal() and int(key) < len(value):
        return value[int(key)]
    return None
