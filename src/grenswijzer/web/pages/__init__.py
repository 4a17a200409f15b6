"""The pages: what a visitor sees. Routes stand below ``/{language}``."""

from fastapi import APIRouter

from grenswijzer.web.pages import (
    check,
    compare,
    days,
    days_answers,
    days_files,
    days_fill,
    law,
    law_procedures,
    law_questions,
    law_rules,
    law_timeline,
    plan,
    questions,
    quick,
    result,
    start,
    why,
)

router = APIRouter()
for pages in (start, questions, check, result, why, compare, quick):
    router.include_router(pages.router)
# a month of the register has the widest path, so it comes last of its kind
for pages in (days_answers, days_files, days_fill, days, plan):
    router.include_router(pages.router)
for pages in (law, law_timeline, law_questions, law_procedures, law_rules):
    router.include_router(pages.router)
