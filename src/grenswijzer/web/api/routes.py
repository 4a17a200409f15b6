"""The operations of ``/api/v1``. Each is a function of the library, asked with JSON and answered with JSON."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import Annotated, Any, Literal

from anyio.to_thread import run_sync
from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

import grenswijzer
from grenswijzer.answers.json_text import json_text
from grenswijzer.answers.law_entry import law_names
from grenswijzer.answers.schema import result_schema
from grenswijzer.calculation import law
from grenswijzer.planner.data import curve_data
from grenswijzer.web.api.batch import answered, answered_apart
from grenswijzer.web.api.calls import (
    MOST_IN_PROCESS,
    BatchCall,
    CalculateCall,
    CompareCall,
    ExplainCall,
    PlanCall,
)
from grenswijzer.web.api.document import answers_with
from grenswijzer.web.api.heavy import Heavy
from grenswijzer.web.api.problems import NOT_USABLE, REFUSALS, nobody, refused
from grenswijzer.web.api.strict import StrictRoute
from grenswijzer.web.errors import ApiError
from grenswijzer.web.languages import program_language
from grenswijzer.web.sizes import check
from grenswijzer.web.turns import in_long_turn, in_turn

PREFIX = "/api/v1"

router = APIRouter(prefix=PREFIX, route_class=StrictRoute)

LARGEST_PAGE = 1000

JSON = "application/json"


def answer(data: Any) -> Response:
    """Data as an answer in JSON."""
    return Response(json_text(data), media_type=JSON)


def _result(situation: Any, place: tuple[Any, ...] = ("situation",)) -> grenswijzer.Result:
    try:
        check(situation)
        return grenswijzer.calculate(situation)
    except REFUSALS as error:
        raise refused(error, situation, place) from error


@router.post("/calculate", responses=answers_with("Result"), summary="The answer for one household")
async def calculate(call: CalculateCall) -> Response:
    """Who taxes, who insures, what is left, what must be done; the same as ``grenswijzer calculate FILE -f json``.

    What cannot be decided is null; ``undecided`` and ``warnings.questions`` say why, and which office to ask.
    """
    # other readings and other figures: the law runs again for each of them
    kind = in_long_turn if call.readings or call.sensitivity else in_turn
    return await kind(_calculated)(call)


def _calculated(call: CalculateCall) -> Response:
    result = _result(call.situation)
    written = result.to_json(
        all_values=call.all_values,
        readings=call.readings,
        explanation=call.explanation,
        sensitivity=call.sensitivity,
    )
    return Response(written, media_type=JSON)


@router.post("/batch", responses=answers_with("Batch"), summary="The answers for up to 1,000 households")
async def batch(request: Request, call: BatchCall, turn: Heavy) -> Response:
    """Each situation gets its ``result`` or its ``problem``, in their order; one that is wrong stops no other.

    More than 100 run in a process of their own, with limits on memory (2 GB) and time (two minutes).
    """
    spoken = program_language(request)
    if len(call.situations) <= MOST_IN_PROCESS:
        results = await run_sync(answered, call.situations, call.all_values, spoken)
        return Response(await run_sync(json_text, {"results": results}), media_type=JSON)
    content = await answered_apart(json_text({**call.model_dump(mode="json"), "language": spoken}))
    return Response(content, media_type=JSON)


@router.post("/explain", responses=answers_with("Explanation"), summary="How one value came about")
@in_turn
def explain(call: ExplainCall) -> Response:
    """Each rule once, with its article, what it read, and its figures with their sources."""
    result = _result(call.situation)
    try:
        return answer(result.explain(call.name, call.person).to_dict())
    except grenswijzer.NotLawError as error:
        if error.key == "which" and call.person is not None and not _is_of(call.person, result.people):
            detail = nobody(call.person, result.people)
            raise ApiError(422, NOT_USABLE, [{"pointer": "/person", "detail": detail}]) from error
        raise ApiError(422, NOT_USABLE, [{"pointer": "/name", "detail": error.message}]) from error


def _is_of(place: str, people: tuple[str, ...]) -> bool:
    """A place is somebody, or something of theirs (``an.clinic``)."""
    return any(place == person or place.startswith(f"{person}.") for person in people)


@router.post("/plan", responses=answers_with("Plan"), summary="One day more or less at home")
def plan(call: PlanCall, turn: Heavy) -> Response:
    """What is left, who taxes and who insures, for each number of days worked at home in the year."""
    _result(call.situation)
    try:
        return answer(curve_data(grenswijzer.plan(call.situation, call.job).first))
    except grenswijzer.NotLawError as error:
        raise ApiError(422, NOT_USABLE, [{"pointer": "/job", "detail": error.message}]) from error


@router.post("/compare", responses=answers_with("Comparison"), summary="Two situations side by side")
@in_turn
def compare(call: CompareCall) -> Response:
    """Every value of both, what is left first; ``difference`` is the second less the first."""
    first = _result(call.first, ("first",))
    second = _result(call.second, ("second",))
    comparison = grenswijzer.Comparison(first, second, call.names, call.all_values)
    return answer(comparison.to_dict())


Name = Annotated[str, Path(max_length=200, description="A rule, figure, fact or view.")]
Year = Annotated[int | None, Query(ge=1, le=9999, description="Only this income year.")]


@router.get("/law", responses=answers_with("LawNames"), summary="Every name in the law")
def names(
    kind: Annotated[
        Literal["rule", "figure", "input", "view"] | None, Query(description="Only this kind.")
    ] = None,
    search: Annotated[str, Query(max_length=100, description="A part of the name or of a label.")] = "",
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=LARGEST_PAGE)] = 100,
) -> Response:
    """Rules, figures, facts that can be told, and views, with what people call them."""
    wanted = search.casefold()
    found = [
        {"name": name, "kind": its_kind, "label": dict(label)}
        for name, its_kind, label in law_names(law())
        if kind in (None, its_kind)
        and any(wanted in words.casefold() for words in (name, *map(str, label.values())))
    ]
    return answer({"total": len(found), "offset": offset, "entries": found[offset : offset + limit]})


@router.get("/law/{name}", responses=answers_with("LawEntry", 404), summary="What the law says under a name")
def entry(name: Name, year: Year = None) -> Response:
    """Text, article, what it uses and what uses it, and its figures over the years with source and status."""
    try:
        return answer(grenswijzer.look_up(name, year).to_dict())
    except grenswijzer.NotLawError as error:
        raise ApiError(404, "api.not_law", text=error.message) from error


@router.get("/schema/situation", responses=answers_with("JsonSchema"), summary="Schema of a situation")
def schema_of_situation(
    language: Annotated[Literal["nl", "en", "fr", "de"], Query(description="Language of the labels.")] = "en",
) -> Response:
    """The JSON Schema of what may be told, with labels, units, limits and defaults."""
    return answer(grenswijzer.situation_schema(language))


@router.get("/schema/result", responses=answers_with("JsonSchema"), summary="Schema of an answer")
def schema_of_result() -> Response:
    """The JSON Schema of what ``calculate`` gives."""
    return answer(result_schema())


@cache
def _version() -> str:
    return version("grenswijzer")


@router.get("/health", responses=answers_with("Health"), summary="Whether the service works")
async def health() -> Response:
    """The version of the program, and the income years it has law for."""
    return answer({"status": "ok", "version": _version(), "years": sorted(law().years)})
