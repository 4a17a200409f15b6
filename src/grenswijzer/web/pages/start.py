"""The first page, the invented people to try, and the pages that say what this site is."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import grenswijzer
from grenswijzer.web.errors import PageError
from grenswijzer.web.forms import Form
from grenswijzer.web.pages.questions import to_name, told_of
from grenswijzer.web.rendering import render

router = APIRouter()

PEOPLE = (
    "an_nurse",
    "bram_engineer",
    "els_family",
    "over_quarter",
    "over_quarter_request",
    "corona",
    "brochure",
)
"""Files in people/, with words of the same names in messages/home.yaml."""

_FOLDER = Path(__file__).parent / "people"


@lru_cache(maxsize=16)
def person(name: str) -> Any:
    """The situation of an invented person."""
    return grenswijzer.read(_FOLDER / f"{name}.yaml")


@router.get("/", name="home")
def home(request: Request) -> Response:
    """The first page."""
    return render(request, "home.html", people=PEOPLE, has_answers=not told_of(request).is_empty)


@router.post("/people/{name}", name="try_person")
def try_person(request: Request, name: str, form: Form) -> Response:
    """The answers of an invented person, and their result."""
    if name not in PEOPLE:
        raise PageError(404)
    told_of(request).replace(person(name))
    return to_name(request, "result")


@router.get("/about", name="about")
async def about(request: Request) -> Response:
    """What this site is, whose law it knows, and who made it."""
    return render(request, "text.html", name="about")


@router.get("/privacy", name="privacy")
async def privacy(request: Request) -> Response:
    """What is kept, where and how long."""
    hours = request.app.state.settings.session_hours
    return render(request, "text.html", name="privacy", hours=f"{hours:g}")


@router.get("/accessibility", name="accessibility")
async def accessibility(request: Request) -> Response:
    """The accessibility statement."""
    return render(request, "text.html", name="accessibility")
