"""What one outcome asks people to do, on a day: a page for each procedure, with its forms, terms and offices."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from grenswijzer.answers.procedures import procedure
from grenswijzer.answers.questions import questions
from grenswijzer.calculation import law
from grenswijzer.web.errors import PageError
from grenswijzer.web.languages import language_of
from grenswijzer.web.pages.law_own import own_year
from grenswijzer.web.pages.law_words import FIRST_DAY, LAST_DAY, asked_day, phrase
from grenswijzer.web.pages.result import page_words
from grenswijzer.web.pages.todo import shown as to_do
from grenswijzer.web.rendering import render

router = APIRouter()


@router.get("/law/to-do/{name}", name="law_procedure")
def shown(request: Request, name: str) -> Response:
    """What to do, by when and where, on the day that is asked about."""
    body = law().references["procedures"].get(name)
    if body is None:
        raise PageError(404)
    words = page_words(language_of(request))
    year = own_year(request)
    asked = asked_day(request, date.today() if year is None else date(year, 12, 31))
    found = procedure(law(), name, asked.day)
    return render(
        request,
        "law_procedure.html",
        status=422 if asked.error else 200,
        title=phrase(body["label"], words, name),
        to_do=None if found is None else to_do(found, words),
        asked_in=tuple(
            (one.number, phrase(one.question, words)) for one in questions(law()) if name in one.procedures
        ),
        asked=asked,
        first_day=FIRST_DAY,
        last_day=LAST_DAY,
    )
