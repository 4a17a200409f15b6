"""The pages: what a visitor sees. Routes stand below ``/{language}``."""

from fastapi import APIRouter

from grenswijzer.web.pages import (
    check,
    compare,
    law,
    law_procedures,
    law_questions,
    law_rules,
    law_timeline,
    questions,
    quick,
    result,
    start,
    why,
)

router = APIRouter()
for pages in (
    start,
    questions,
    check,
    result,
    why,
    compare,
    quick,
):
    router.include_router(pages.router)
for pages in (law, law_timeline, law_questions, law_procedures, law_rules):
    router.include_router(pages.router)
