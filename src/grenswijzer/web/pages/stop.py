"""Where the questions end: why, which desks can help and how to reach them, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from grenswijzer.answers.procedures import office
from grenswijzer.calculation import law
from grenswijzer.web.drafts import draft_page
from grenswijzer.web.errors import PageError
from grenswijzer.web.languages import language_of
from grenswijzer.web.pages.law_words import Source, source
from grenswijzer.web.pages.result import page_words
from grenswijzer.web.paths import outside, path_of
from grenswijzer.web.rendering import render

router = APIRouter()

DESKS = {
    "moved": ("grensinfopunten", "svb_bbz", "nl_tax_abroad", "be_contact_centre"),
    # the desk for Belgian affairs knows no third country
    "residence": ("grensinfopunten", "svb_international", "nl_tax_abroad", "be_contact_centre"),
    "employer": ("grensinfopunten", "svb_international", "nl_tax_abroad", "be_contact_centre"),
}
"""Who helps people whose case is not in this program, by why it is not."""

STOPS = tuple(DESKS)


@dataclass(frozen=True, slots=True)
class Desk:
    """An office as far as the law package knows it. ``ways``: address, telephone, e-mail and hours, in words."""

    name: str
    link: str
    tasks: str
    ways: tuple[str, ...]
    sources: tuple[Source, ...]


def desk(name: str, language: str) -> Desk:
    """The office called ``name``, in words. Nothing is said where nothing was read."""
    words, found = page_words(language), office(law(), name)
    told = (found.address, found.phone, found.email, found.hours)
    return Desk(
        words.label(found.label),
        found.url,
        words.label(found.tasks),
        tuple(filter(None, map(words.label, told))),
        tuple(source(text, words) for text in found.source),
    )


@router.get("/stop/{reason}", name="stop")
def stop(request: Request, reason: str) -> Response:
    """Why the questions end here, the desks, and the way back to the question with what was typed there."""
    if reason not in STOPS:
        raise PageError(404)
    language = language_of(request)
    page = draft_page(request)
    back = (
        outside(request, f"/{language}/{page}") if page else path_of(request, "questions", language=language)
    )
    return render(
        request, "stop.html", reason=reason, desks=[desk(name, language) for name in DESKS[reason]], back=back
    )
