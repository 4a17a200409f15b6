"""The pages: what a visitor sees. Routes stand below ``/{language}``."""

from fastapi import APIRouter

from grenswijzer.web.pages import check, questions, result, start, why

router = APIRouter()
for pages in (start, questions, check, result, why):
    router.include_router(pages.router)
