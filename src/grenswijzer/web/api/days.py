"""Counting a calendar without keeping it, and what is law or intended on a day."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

import grenswijzer
from grenswijzer.answers.status_document import status_data
from grenswijzer.answers.timeline import timeline_data
from grenswijzer.calculation import law
from grenswijzer.standing import job_of, standing
from grenswijzer.web.api.calls import Call, IsoDate, SituationBody
from grenswijzer.web.api.document import answers_with
from grenswijzer.web.api.problems import NOT_USABLE, REFUSALS, refused
from grenswijzer.web.api.problems import pointer as pointer_to
from grenswijzer.web.api.routes import PREFIX, answer
from grenswijzer.web.api.strict import StrictRoute
from grenswijzer.web.errors import ApiError
from grenswijzer.web.sizes import check
from grenswijzer.web.turns import in_turn

router = APIRouter(prefix=PREFIX, route_class=StrictRoute)

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)


class DaysCall(Call):
    """The calendar of one job."""

    situation: SituationBody
    job: str | None = Field(
        None, max_length=200, description="Whose job, such as an.clinic; needed when there are several."
    )
    today: IsoDate = Field(
        ge=EARLIEST, le=LATEST, description="The day asked about; what lies after it is a plan."
    )


@router.post("/days", responses=answers_with("Days"), summary="What is counted on a day, and what is left")
@in_turn
def days(call: DaysCall) -> Response:
    """Each treaty and regulation counts the days of the job its own way: counted, limit, what is left, forecast.

    The job needs a calendar or a weekly pattern. Days to come that are not told are those of the last weeks again.
    """
    try:
        check(call.situation)
        situation = grenswijzer.checked_situation(call.situation)
    except REFUSALS as error:
        raise refused(error, call.situation, ("situation",)) from error
    place = "/job"
    try:
        person, job = job_of(situation, call.job)
        # a job told without days is wrong there; any other refusal is about the law of the day asked about
        place = "/today"
        found = standing(call.situation, call.job, call.today)
    except grenswijzer.NotLawError as error:
        if error.key == "no_days":
            place = pointer_to(("situation", "people", person, "jobs", job))
        raise ApiError(422, NOT_USABLE, [{"pointer": place, "detail": error.message}]) from error
    return answer(status_data(found, person, job))


@router.get("/timeline", responses=answers_with("Timeline"), summary="What is law and what is only intended")
def timeline(
    day: Annotated[IsoDate | None, Query(description="As known on this day; default: today.")] = None,
) -> Response:
    """Treaties, agreements and announcements with their dates, as they stood on a day: law, was law, or intention."""
    on = day or date.today()
    return answer({"day": on.isoformat(), "events": timeline_data(law(), on)})
