"""The pages: what a visitor sees. Routes stand below ``/{language}``."""

from fastapi import APIRouter

from grenswijzer.web.pages import check, compare, questions, quick, result, start, why

router = APIRouter()
for pages in (start, questions, check, result, why, compare, quick):
    router.include_router(pages.router)
