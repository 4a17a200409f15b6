"""The planner: what working at home more or less does, under the law as it is and beside it."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import grenswijzer
from grenswijzer.planner import Plan, make_plan, shipped_variants, variant_label
from grenswijzer.web.drafts import draft_of
from grenswijzer.web.errors import PageError
from grenswijzer.web.forms import Fields, Form, session_of
from grenswijzer.web.languages import language_of, message
from grenswijzer.web.pages.changes import FRAMEWORK_YEAR
from grenswijzer.web.pages.days_words import Choice
from grenswijzer.web.pages.edges import days_in
from grenswijzer.web.pages.kept import Kept, digest
from grenswijzer.web.pages.plan_view import plan_view, table_columns, table_lines
from grenswijzer.web.pages.questions import CHECK, to_name, told_of
from grenswijzer.web.pages.result import XLSX, page_words, ready, result_of
from grenswijzer.web.pages.told import Told
from grenswijzer.web.rendering import render
from grenswijzer.web.turns import in_long_turn

router = APIRouter()

PLANS_KEPT, PICTURES_KEPT = 48, 96
WIDTHS = {"wide": 880, "narrow": 340}
"""Pixels of the two pictures; a page shows the one that fits."""

SVG = "image/svg+xml"

_plans: Kept[Plan] = Kept(PLANS_KEPT)
_pictures: Kept[bytes] = Kept(PICTURES_KEPT)
_drawing = threading.Lock()
"""Drawing is one thread's work; a second one at the same time would only make both late."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the visitor chose. ``job``: person and job; ``both``: also with and without the agreement on telework;
    ``variant``: a variant beside it, by name; ``home_days``: None: as many as there are now."""

    job: str
    both: bool
    variant: str
    home_days: int | None


def forget(told: Mapping[str, Any]) -> None:
    """Drop what was worked out for the answers of a visit that is erased."""
    key = digest(told.get("situation", {}))
    for kept in (_plans, _pictures):
        kept.drop(lambda found: bool(found[0] == key))


def jobs_across(told: Told) -> list[Choice]:
    """Jobs whose employer sits in another state than the one somebody lives in."""
    found = []
    for person in range(1, len(told.people) + 1):
        who, facts = told.person(person)
        for number in range(1, len(told.jobs(person)) + 1):
            name, job = told.job(person, number)
            if str(facts.get("residence_state")).upper() != str(job.get("employer_state")).upper():
                found.append(Choice(f"{who}.{name}", f"{who}, {name}"))
    return found


def _asked(request: Request, jobs: list[Choice], year: int) -> Asked:
    """What was chosen before, as far as it still makes sense."""
    kept = session_of(request).data.get("plan")
    told: Mapping[str, Any] = kept if isinstance(kept, dict) else {}
    names = [choice.value for choice in jobs]
    days = told.get("home_days")
    is_same = told.get("job") in names
    return Asked(
        job=str(told["job"]) if is_same else names[0],
        both=bool(told.get("both")) and year >= FRAMEWORK_YEAR,
        variant=str(told["variant"]) if told.get("variant") in shipped_variants() else "",
        home_days=days if isinstance(days, int) and is_same else None,
    )


def _typed(form: Fields) -> Asked:
    """What stood in the form and was not sent."""
    return Asked(form.get("job", ""), "both" in form, form.get("variant", ""), None)


def _plan(situation: Mapping[str, Any], asked: Asked) -> Plan:
    """The curves, worked out lately or now. Raises what :func:`grenswijzer.plan` raises."""
    key = (digest(situation), asked.job, asked.both, asked.variant)
    return _plans.get(
        key,
        lambda: make_plan(
            situation,
            asked.job,
            requests=(False, True) if asked.both else (None,),
            variants=(asked.variant,) if asked.variant else (),
        ),
    )


def _ready(request: Request) -> tuple[Mapping[str, Any], Asked] | Response:
    """The situation and what was chosen; else the page that says what is missing."""
    situation = ready(request)
    if situation is None:
        return to_name(request, CHECK)
    jobs = jobs_across(told_of(request))
    if not jobs:
        text = message(language_of(request), "plan.no_job")
        return render(request, "cannot.html", text=text)
    return situation, _asked(request, jobs, situation["year"])


def _home_days_now(situation: Mapping[str, Any], plan: Plan) -> int:
    curve = plan.first
    place = f"{curve.person}, {curve.job}"
    return round(days_in(result_of(situation), place, curve.home.name.lower()))


@router.get("/plan", name="plan")
@in_long_turn
def plan(request: Request) -> Response:
    """The curve, the answer at one number of home days, and the same in tables."""
    found = _ready(request)
    if isinstance(found, Response):
        return found
    situation, asked = found
    language = language_of(request)
    words = page_words(language)
    try:
        made = _plan(situation, asked)
        now = _home_days_now(situation, made)
    except grenswijzer.NotLawError as error:
        return render(request, "cannot.html", text=error.message(language))
    days = now if asked.home_days is None else asked.home_days
    draft = draft_of(request)
    return render(
        request,
        "plan.html",
        chosen=asked if draft is None else _typed(draft.form),
        view=plan_view(made, days, words),
        typed=days if draft is None else draft.form.get("home_days", "")[:3],
        now=now,
        jobs=jobs_across(told_of(request)),
        can_request=situation["year"] >= FRAMEWORK_YEAR,
        variants=[Choice(name, words.label(variant_label(name))) for name in shipped_variants()],
        document=made.document(language),
        alt=made.alt(language),
        widths=WIDTHS,
    )


@router.post("/plan", name="plan_choose")
def chosen(request: Request, form: Form) -> Response:
    """Keep what was chosen, and show it."""
    situation = ready(request)
    if situation is None:
        return to_name(request, CHECK)
    jobs = {choice.value for choice in jobs_across(told_of(request))}
    data = session_of(request).data
    kept: dict[str, Any] = dict(data.get("plan") or {})
    if "job" in form and form["job"] in jobs:
        kept["job"] = form["job"]
    if "options" in form:
        kept["both"] = "both" in form
        kept["variant"] = form.get("variant", "")[:40]
    text = (form.get("to") or form.get("home_days") or "").strip()
    if text:
        if not (text.isascii() and text.isdecimal() and len(text) <= 3):
            raise PageError(422, "plan.error_days")
        step = {"less": -1, "more": 1}.get(form.get("step", ""), 0)
        kept["home_days"] = min(366, max(0, int(text) + step))
        kept.setdefault("job", next(iter(jobs), ""))
    data["plan"] = kept
    return to_name(request, "plan")


@router.get("/plan/table", name="plan_table")
@in_long_turn
def table(request: Request) -> Response:
    """Every number of home days in a table: the same data as the picture."""
    found = _ready(request)
    if isinstance(found, Response):
        return found
    words = page_words(language_of(request))
    try:
        made = _plan(*found)
    except grenswijzer.NotLawError as error:
        return render(request, "cannot.html", text=error.message(words.code))
    return render(
        request, "plan_table.html", columns=table_columns(made, words), lines=table_lines(made, words)
    )


def _made(request: Request) -> tuple[Plan, tuple[str, ...]]:
    """The plan for a picture or file, and a key for what it rests on. Raises :class:`PageError` (404) for none."""
    found = _ready(request)
    if isinstance(found, Response):
        raise PageError(404)
    situation, asked = found
    try:
        return _plan(situation, asked), (digest(situation), asked.job, str(asked.both), asked.variant)
    except grenswijzer.NotLawError as error:
        raise PageError(404) from error


@router.get("/plan/picture/{shape}-{look}.svg", name="plan_picture")
@in_long_turn
def picture(request: Request, shape: str, look: str) -> Response:
    """The picture, for a wide or narrow and a light or dark page."""
    if shape not in WIDTHS or look not in ("light", "dark"):
        raise PageError(404)
    made, key = _made(request)
    language = language_of(request)

    def drawn() -> bytes:
        with _drawing:
            return made.chart(language, width=WIDTHS[shape], dark=look == "dark").encode("utf-8")

    return Response(_pictures.get((*key, language, shape, look), drawn), media_type=SVG)


@router.get("/plan/download.{suffix}", name="plan_download")
@in_long_turn
def download(request: Request, suffix: str) -> Response:
    """The plan as a table for other programs, a spreadsheet or a picture."""
    if suffix not in ("csv", "xlsx", "svg"):
        raise PageError(404)
    made, _ = _made(request)
    language = language_of(request)
    if suffix == "csv":
        content, kind = _csv(made).encode("utf-8"), "text/csv; charset=utf-8"
    elif suffix == "xlsx":
        content, kind = made.workbook(language), XLSX
    else:
        with _drawing:
            content, kind = made.chart(language, width=WIDTHS["wide"]).encode("utf-8"), SVG
    headers = {"content-disposition": f'attachment; filename="grenswijzer-plan-{made.year}.{suffix}"'}
    return Response(content, media_type=kind, headers=headers)


def _csv(made: Plan) -> str:
    """Every point of every curve as a row."""
    rows = made.rows()
    content = io.StringIO()
    writer = csv.DictWriter(content, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return content.getvalue()
