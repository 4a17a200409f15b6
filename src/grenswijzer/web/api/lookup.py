"""Looking up the law without knowing its names: the questions people ask, and search over everything."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

from grenswijzer.answers.questions import question_data, questions
from grenswijzer.answers.search import MOST_LETTERS, search_index
from grenswijzer.calculation import law
from grenswijzer.web.api.document import answers_with
from grenswijzer.web.api.routes import PREFIX, answer
from grenswijzer.web.api.strict import StrictRoute

router = APIRouter(prefix=PREFIX, route_class=StrictRoute)

LanguageCode = Literal["nl", "en", "fr", "de"]
Kind = Literal["question", "term", "synonym", "event", "procedure", "rule", "figure", "input", "view"]


@router.get("/law/questions", responses=answers_with("Questions"), summary="The questions people ask")
def asked() -> Response:
    """Each question with its answer in words, and the names of the rules and procedures that answer it."""
    found = [question_data(law(), one) for one in questions(law())]
    return answer({"total": len(found), "questions": found})


@router.get(
    "/law/search", responses=answers_with("Found"), summary="Search over everything that can be looked up"
)
def search(
    words: Annotated[str, Query(min_length=1, max_length=MOST_LETTERS, description="What to search for.")],
    language: Annotated[LanguageCode, Query(description="The language searched in.")] = "nl",
    kind: Annotated[Kind | None, Query(description="Only this kind.")] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Response:
    """Questions, words, timeline, procedures, rules, figures and facts, best first; accents do not matter."""
    index = search_index(law(), language)
    found = index.search(words, limit, (kind,)) if kind else index.search(words, limit)
    return answer(
        {"found": [{"kind": one.kind, "name": one.key, "label": dict(one.labels)} for one in found]}
    )
