"""What is wrong with a call, as problem documents that name the field by its JSON pointer (RFC 6901)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse

import grenswijzer
from grenswijzer.answers.language import LANGUAGES
from grenswijzer.web.errors import ApiError, Said, problem_response
from grenswijzer.web.languages import message, messages, program_language
from grenswijzer.web.sizes import TooManyError

REFUSALS = (grenswijzer.SituationError, grenswijzer.NotLawError, TooManyError)
"""What a situation can be refused with."""

NOT_USABLE = "api.not_usable"
"""The message of a refusal that is about fields."""

LONGEST_SHOWN = 80
"""Characters of a given value that are repeated."""

SAME = {
    "tuple_type": "list_type",
    "model_type": "dict_type",
    "model_attributes_type": "dict_type",
    "int_parsing": "int_type",
    "int_from_float": "int_type",
    "bool_parsing": "bool_type",
    "value_error": "date",
    "date_parsing": "date",
    "date_from_datetime_parsing": "date",
}
"""Kinds of a wrong shape said in the words of another; the only value that we judge ourselves is a date."""

WITHOUT_VALUE = ("missing", "extra_forbidden")
"""Kinds that are about the field and not about what stands in it."""


def pointer(path: Iterable[Any]) -> str:
    """A JSON pointer to a place in the body of a request."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)


def of_validation(request: Request, error: RequestValidationError) -> JSONResponse:
    """Every field of a call that has the wrong shape, in our own words for each kind of it.

    A kind without words of its own says the field and what was given: what the library says is English.
    """
    spoken = program_language(request)
    errors = []
    for found in error.errors():
        place, *path = found["loc"]
        where = {"pointer": pointer(path)} if place == "body" else {"parameter": ".".join(map(str, path))}
        key = f"api.field_{SAME.get(found['type'], found['type'])}"
        field = ".".join(map(str, path)) or message(spoken, "api.whole_body")
        given = given_words(spoken, found.get("input"))
        if key not in messages():
            detail = message(spoken, "api.field_wrong", field=field, given=given)
        elif found["type"] in WITHOUT_VALUE:
            detail = f"{field}: {message(spoken, key)}"
        else:
            what = message(spoken, key, **_facts(found.get("ctx", {})))
            detail = message(spoken, "api.field_given", field=field, what=what, given=given)
        errors.append({**where, "detail": detail})
    return problem_response(422, message(spoken, NOT_USABLE), errors, language=spoken)


def _facts(told: Mapping[str, Any]) -> dict[str, Any]:
    """What a message is filled in with; a list of choices without the English between them."""
    facts = dict(told)
    if "expected" in facts:
        facts["expected"] = ", ".join(re.findall(r"'([^']*)'", facts["expected"]))
    return facts


def given_words(language: str, value: Any) -> str:
    """What stood there, cut short when long; an identification number is not repeated."""
    if isinstance(value, Mapping):
        return message(language, "api.given_object")
    if isinstance(value, list | tuple):
        return message(language, "api.given_list")
    if grenswijzer.holds_private_number(value):
        return message(language, "api.given_private")
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 3]}..."


def nobody(told: str, known: Iterable[str]) -> Said:
    """That nobody of a situation is called what was ``told``, and who there is."""
    names = ", ".join(known)
    return lambda code: message(code, "api.no_person", given=given_words(code, told), known=names)


def refused(error: Exception, situation: Any, place: Sequence[Any]) -> ApiError:
    """The refusal of a situation that stands at ``place`` in the body of a call."""
    told = {code: situation_errors(error, situation, place, code) for code in LANGUAGES}
    return ApiError(422, NOT_USABLE, [in_words(*same) for same in zip(*told.values(), strict=True)])


def in_words(*told: Mapping[str, str]) -> Mapping[str, str | Said]:
    """One entry of ``errors``, told in each of our languages in their order, with words for when one is chosen."""
    details = dict(zip(LANGUAGES, (one["detail"] for one in told), strict=True))
    return {**told[0], "detail": details.__getitem__}


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
        said = error.message(language) if isinstance(error, grenswijzer.NotLawError) else str(error)
        return [{"pointer": pointer(place), "detail": said}]
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
