"""What was typed on a page and not sent yet: it comes along when a visitor turns the page into another language.

The languages of a page with a form are buttons of that form. What stands in it is kept in the visit, never in an
address, until the next form is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from grenswijzer.answers.language import LANGUAGES
from grenswijzer.web.errors import PageError
from grenswijzer.web.forms import DRAFT, Fields, FormWithRefusals, session_of
from grenswijzer.web.languages import language_of
from grenswijzer.web.paths import outside, path_within

router = APIRouter()

SAFE_IN_QUERY = "=&%+,-._~"


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in a form, and the language it was typed in: numbers are written in each in its own way.

    ``is_sent``: it was sent and could not be taken in, so that the page says what is wrong with it.
    """

    form: Fields
    language: str
    is_sent: bool = False


def page_of(request: Request) -> str:
    """The page of a request without its language: what is the same page in every language."""
    return path_within(request.scope).lstrip("/").partition("/")[2]


def draft_of(request: Request) -> Draft | None:
    """What was typed on this page before it was turned into another language; None where nothing was."""
    kept = session_of(request).data.get(DRAFT)
    if not isinstance(kept, Mapping) or kept.get("page") != page_of(request):
        return None
    values: dict[str, tuple[str, ...]] = {}
    for name, value in parse_qsl(kept["form"], keep_blank_values=True):
        values[name] = (*values.get(name, ()), value)
    return Draft(Fields(values, {}, frozenset(kept["refused"])), kept["language"], kept.get("sent", False))


def keep_draft(request: Request, form: Fields, page: str = "", *, is_sent: bool = False) -> None:
    """Keep what stands in a form; ``page``: the one it stands on, by default the request's."""
    session_of(request).data[DRAFT] = {
        "page": page or page_of(request),
        "language": language_of(request),
        # one text: a visit limits rows, which this is not
        "form": urlencode([(name, value) for name in form for value in form.every(name)]),
        "refused": sorted(form.refused),
        "sent": is_sent,
    }


def draft_page(request: Request) -> str:
    """The page whose form is kept, without its language; empty where none is."""
    kept = session_of(request).data.get(DRAFT)
    return quote(str(kept.get("page", ""))) if isinstance(kept, Mapping) else ""


def _turned(request: Request, tongue: str, page: str) -> Response:
    if tongue not in LANGUAGES:
        raise PageError(404)
    query = quote(request.url.query, safe=SAFE_IN_QUERY)
    path = outside(request, f"/{tongue}/{quote(page)}")
    return RedirectResponse(f"{path}?{query}" if query else path, 303)


@router.post("/turned/{tongue}/{page:path}", name="turn")
def turn(request: Request, tongue: str, page: str, form: FormWithRefusals) -> Response:
    """Keep what stands in the form of ``page``, and show that page in another language with it."""
    keep_draft(request, form, page)
    return _turned(request, tongue, page)


@router.get("/turned/{tongue}/{page:path}", name="turned")
def turned(request: Request, tongue: str, page: str) -> Response:
    """The page itself, for who comes back to the address that only takes its form."""
    return _turned(request, tongue, page)
