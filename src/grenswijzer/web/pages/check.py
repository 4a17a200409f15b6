"""The page with all answers; adding and removing jobs; answers to a file and back; erasing everything."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import grenswijzer
from grenswijzer.web.forms import Form, FormWithRefusals
from grenswijzer.web.languages import language_of, message
from grenswijzer.web.pages.answering import unanswered
from grenswijzer.web.pages.doubts import doubts
from grenswijzer.web.pages.questions import CHECK, to, to_name, told_of
from grenswijzer.web.pages.summary import beside_the_questions, parts, troubles
from grenswijzer.web.pages.told import Place
from grenswijzer.web.rendering import render
from grenswijzer.web.sizes import check as check_size

router = APIRouter()

FILE_NAME = "grenswijzer.yaml"


@dataclass(frozen=True, slots=True)
class Worker:
    """An adult with a job."""

    number: int
    name: str


@router.get("/check", name=CHECK)
def check(request: Request) -> Response:
    """All answers, each with the way to change it."""
    told, language = told_of(request), language_of(request)
    found = troubles(told, language) if not told.is_empty else []
    workers = [
        Worker(number, told.person(number)[0])
        for number in range(1, len(told.people) + 1)
        if told.jobs(number)
    ]
    return render(
        request,
        "check.html",
        is_empty=told.is_empty,
        is_ready=not found and not unanswered(told),
        troubles=found,
        doubts=doubts(told, language),
        parts=parts(told, language) if not told.is_empty else [],
        also=beside_the_questions(told, language),
        with_jobs=workers,
    )


@router.post("/jobs/{person}/add", name="add_job")
def add_job(request: Request, person: int, form: Form) -> Response:
    """One more job, and its first question."""
    told = told_of(request)
    if not told.jobs(person):
        return to_name(request, CHECK)
    told.add_job(person, message(language_of(request), "ask_work.default_job"))
    return to(request, Place("employer", person, len(told.jobs(person))), then=CHECK)


@router.post("/jobs/{person}/{job}/remove", name="remove_job")
def remove_job(request: Request, person: int, job: int, form: Form) -> Response:
    """Take a job out."""
    told_of(request).remove_job(person, job)
    return to_name(request, CHECK)


@router.get("/answers.yaml", name="save_file")
def save_file(request: Request) -> Response:
    """The answers as a file that can be opened again, here or with the command line."""
    text = grenswijzer.situation_text(told_of(request).situation)
    headers = {"content-disposition": f'attachment; filename="{FILE_NAME}"'}
    return Response(text, media_type="application/yaml; charset=utf-8", headers=headers)


@router.get("/open", name="open_file")
def open_file(request: Request) -> Response:
    """Choose a file with answers."""
    return render(request, "open.html", problems=[])


@router.post("/upload", name="opened")
def opened(request: Request, form: FormWithRefusals) -> Response:
    """Take the answers of a file; one that is not usable changes nothing, and every problem is named."""
    language = language_of(request)
    file = form.files.get("file")
    content = file.file.read() if file is not None else b""
    if not content:
        return render(request, "open.html", 422, problems=[message(language, "problem.no_file")])
    try:
        found = grenswijzer.read(content)
    except grenswijzer.SituationError as error:
        return render(request, "open.html", 422, problems=error.messages(language))
    if not isinstance(found, dict):
        return render(request, "open.html", 422, problems=[message(language, "problem.not_answers")])
    check_size(found)
    # what is only missing can still be answered here
    held = [
        problem.message(language)
        for problem in grenswijzer.situation_problems(found)
        if problem.key not in ("missing", "no_people", "partner_missing", "civil_status_missing", "no_work")
    ]
    if held:
        return render(request, "open.html", 422, problems=held)
    told_of(request).replace(found)
    return to_name(request, CHECK)


@router.get("/erase", name="erase_question")
def erase_question(request: Request) -> Response:
    """Asks before everything is erased."""
    return render(request, "erase.html")
