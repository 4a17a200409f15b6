"""The pages: what a visitor sees. Routes stand below ``/{language}``."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from grenswijzer.web.rendering import render

router = APIRouter()


@router.get("/", name="home")
def home(request: Request) -> Response:
    """The first page."""
    return render(request, "home.html")
