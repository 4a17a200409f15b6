"""The pages: what a visitor sees. Routes stand below ``/{language}``."""

from collections.abc import Callable

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from grenswijzer.web import drafts
from grenswijzer.web.pages import (
    check,
    compare,
    days,
    days_answers,
    days_files,
    days_fill,
    days_several,
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
    stop,
    why,
)

LEADS = {
    "/upload": "open_file",
    "/days/upload": "days_files",
    "/days/job": "days",
    "/days/month": "days",
    "/people/{name}": "home",
    "/jobs/{person}/add": questions.CHECK,
    "/jobs/{person}/{job}/remove": questions.CHECK,
}
"""Addresses that only take a form. What they answer can be a page, with links to itself in other languages: who opens
one is led to where the form stands."""

router = APIRouter()
router.include_router(drafts.router)
for pages in (start, questions, stop, check, result, why, compare, quick):
    router.include_router(pages.router)
# a month of the register has the widest path, so it comes last of its kind
for pages in (days_answers, days_files, days_fill, days_several, days, plan):
    router.include_router(pages.router)
for pages in (law, law_timeline, law_questions, law_procedures, law_rules):
    router.include_router(pages.router)


def _lead(name: str) -> Callable[[Request], Response]:
    def lead(request: Request) -> Response:
        return questions.to_name(request, name)

    return lead


for path, target in LEADS.items():
    router.add_api_route(path, _lead(target), methods=["GET"], name=f"lead_{target}")
