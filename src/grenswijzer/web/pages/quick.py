"""A rough range after five questions: the law is run for every combination of what was not asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import grenswijzer
from grenswijzer.answers.language import Language
from grenswijzer.web.drafts import draft_of
from grenswijzer.web.forms import Fields, FormWithRefusals, session_of
from grenswijzer.web.languages import language_of, message
from grenswijzer.web.pages.answering import years
from grenswijzer.web.pages.doubts import LEAST_PAY_OF_A_DAY
from grenswijzer.web.pages.facts import WEEKDAYS
from grenswijzer.web.pages.fields import FieldError, number_in, number_retyped
from grenswijzer.web.pages.questions import to_name, told_of
from grenswijzer.web.pages.result import page_words
from grenswijzer.web.rendering import render
from grenswijzer.web.turns import in_turn

router = APIRouter()

FAMILIES = ("single", "single_child", "partner", "family")
DIRECTIONS = ("NL_BE", "BE_NL")
NUMBERS = ("work_days", "home_days", "gross")
FIELDS = ("direction", *NUMBERS, "family")

HOLIDAY_SHARE = 0.08
BIRTH = "1985-06-15"
COLLARS = ("salaried", "manual")
PENSIONS = (0.0, 0.06)
PARTNER_PAY = (0, 30000)
CHILDREN = ("2015-06-15", "2018-06-15")
ROUND_TO = 50
"""What the five questions leave open is assumed both ways; the page says so (messages compare.range_...)."""

WEEKS_OF_A_YEAR = 52


@dataclass(frozen=True, slots=True)
class Answers:
    """The five answers."""

    home: str
    employer: str
    work_days: int
    home_days: int
    gross: float
    family: str


@dataclass(frozen=True, slots=True)
class Range:
    """What somebody keeps a month, between these amounts; ``count``: how often the law was run."""

    low: float
    high: float
    count: int


@router.get("/quick", name="quick")
@in_turn
def quick(request: Request) -> Response:
    """Five questions; with the range where they were answered before, so that another language has it too."""
    draft = draft_of(request)
    if draft is not None:
        language = language_of(request)
        typed = {name: draft.form.get(name, "").strip() for name in FIELDS}
        typed |= {name: number_retyped(typed[name], draft.language, language) for name in NUMBERS}
        refused = {name: message(language, "problem.private_number") for name in draft.form.refused}
        return _page(request, typed, {name: refused[name] for name in FIELDS if name in refused})
    kept = session_of(request).data.get("quick")
    texts = {name: str(kept.get(name, "")) if isinstance(kept, Mapping) else "" for name in FIELDS}
    answers = _read(Fields({}), texts, language_of(request))[0] if any(texts.values()) else None
    return _page(request, texts, {}, answers)


@router.post("/quick", name="estimate")
@in_turn
def estimate(request: Request, form: FormWithRefusals) -> Response:
    """The range; or take the answers along to the questions."""
    language = language_of(request)
    texts = {name: form.get(name, "").strip() for name in FIELDS}
    answers, errors = _read(form, texts, language)
    if answers is None:
        return _page(request, texts, errors, status=422)
    if "take_along" in form:
        told = told_of(request)
        told.replace(_situation(answers, "salaried", 0.0, 0.0, 0))
        # what was only assumed here is asked there
        told.person(1)[1].pop("birth_date")
        job = told.job(1, 1)[1]
        job.pop("collar", None)
        for name in ("all_year.1.0", "has_children.0.0", "partner_has_job.0.0"):
            told.asides.pop(name, None)
        if len(told.people) > 1:
            told.person(2)[1].pop("birth_date")
        told.situation.pop("children", None)
        session_of(request).data.pop("quick", None)
        return to_name(request, "questions")
    # the amount as every language reads it
    gross = f"{answers.gross:.2f}".removesuffix(".00")
    days = {"work_days": str(answers.work_days), "home_days": str(answers.home_days)}
    session_of(request).data["quick"] = {**texts, **days, "gross": gross}
    return _page(request, texts, {}, answers)


def _page(
    request: Request,
    texts: Mapping[str, str],
    errors: Mapping[str, str],
    answers: Answers | None = None,
    *,
    status: int = 200,
) -> Response:
    words = page_words(language_of(request))
    found = range_of(answers) if answers is not None else None
    low = high = ""
    if found is not None and found.count:
        low, high = words.amount(found.low, 0), words.amount(found.high, 0)
    return render(
        request,
        "quick.html",
        status,
        texts=texts,
        errors=errors,
        year=years()[0],
        directions=DIRECTIONS,
        families=FAMILIES,
        found=found,
        assumed=_assumed(answers) if answers is not None else (),
        doubt=_doubt(answers, words) if answers is not None else "",
        low=low,
        high=high,
    )


def _assumed(answers: Answers) -> tuple[str, ...]:
    """What the range assumes beside what holds for everybody, by the names of its sentences."""
    found = ["collar"] if answers.employer == "BE" else []
    if answers.family in ("partner", "family"):
        found.append("partner")
    if answers.family in ("single_child", "family"):
        found.append(answers.family)
    return tuple(found)


def _doubt(answers: Answers, words: Language) -> str:
    """Asks whether a year's pay is a month's; empty where it is not as low as that."""
    if answers.gross / (answers.work_days * WEEKS_OF_A_YEAR) >= LEAST_PAY_OF_A_DAY:
        return ""
    amounts = {"pay": words.amount(answers.gross, 0), "year": words.amount(12 * answers.gross, 0)}
    return message(words.code, "compare.range_of_a_month", **amounts)


def _read(form: Fields, texts: Mapping[str, str], language: str) -> tuple[Answers | None, dict[str, str]]:
    errors = {name: message(language, "problem.private_number") for name in form.refused if name in FIELDS}
    numbers: dict[str, float] = {}
    for name in NUMBERS:
        if name in errors:
            continue
        try:
            if not texts[name]:
                raise FieldError("required")
            numbers[name] = number_in(texts[name], language)
            if name != "gross" and numbers[name] != int(numbers[name]):
                raise FieldError("whole_number")
        except FieldError as error:
            errors[name] = message(language, f"problem.{error.key}", **error.facts)
    for name, allowed in (("direction", DIRECTIONS), ("family", FAMILIES)):
        if texts[name] not in allowed:
            errors[name] = message(language, "problem.required_choice")
    if not 1 <= numbers.get("work_days", 1) <= 6:
        errors["work_days"] = message(language, "compare.week_days")
    elif not 0 <= numbers.get("home_days", 0) <= numbers.get("work_days", 6):
        errors["home_days"] = message(language, "compare.too_many_home_days")
    if not 0 < numbers.get("gross", 1) <= 1e7:
        errors["gross"] = message(language, "problem.number")
    if errors:
        return None, {name: errors[name] for name in FIELDS if name in errors}
    home, _, employer = texts["direction"].partition("_")
    work_days, home_days = int(numbers["work_days"]), int(numbers["home_days"])
    return Answers(home, employer, work_days, home_days, numbers["gross"], texts["family"]), {}


def range_of(answers: Answers) -> Range:
    """The lowest and highest net income a month over every combination of what was not asked, rounded outwards."""
    found = []
    count = 0
    for situation in _situations(answers):
        count += 1
        net = grenswijzer.calculate(situation).value("ik.net_income")
        if net is None:
            return Range(0.0, 0.0, 0)
        found.append(net / 12)
    low = ROUND_TO * (min(found) // ROUND_TO)
    high = ROUND_TO * -(-max(found) // ROUND_TO)
    return Range(low, high, count)


def _situations(answers: Answers) -> Iterator[Mapping[str, Any]]:
    has_partner = answers.family in ("partner", "family")
    collars = COLLARS if answers.employer == "BE" else COLLARS[:1]
    partner_pay = PARTNER_PAY if has_partner else PARTNER_PAY[:1]
    for collar, pension, holiday, pay in product(collars, PENSIONS, (0.0, HOLIDAY_SHARE), partner_pay):
        yield _situation(answers, collar, pension, holiday, pay)


def _situation(
    answers: Answers, collar: str, pension: float, holiday: float, partner_pay: int
) -> dict[str, Any]:
    """A household as the five answers have it, with the rest assumed."""
    week = {
        day: answers.home if place >= answers.work_days - answers.home_days else answers.employer
        for place, day in enumerate(WEEKDAYS[: answers.work_days])
    }
    salary = round(answers.gross / (1 + holiday), 2)
    pay = {"salary": salary, "holiday_pay": round(answers.gross - salary, 2)}
    pay["employee_pension_premium"] = round(pension * answers.gross, 2)
    job: dict[str, Any] = {
        "employer_state": answers.employer,
        "pay": {name: amount for name, amount in pay.items() if amount},
        "work": {"pattern": {"week": week}},
    }
    if answers.employer == "BE":
        job["collar"] = collar
    people: dict[str, Any] = {
        "ik": {"birth_date": BIRTH, "residence_state": answers.home, "jobs": {"baan": job}}
    }
    situation: dict[str, Any] = {"year": years()[0], "people": people}
    if answers.family in ("partner", "family"):
        situation["civil_status"] = "married"
        people["partner"] = {"birth_date": BIRTH, "residence_state": answers.home}
        if partner_pay:
            people["partner"]["jobs"] = {
                "baan": {"employer_state": answers.home, "pay": {"salary": partner_pay}}
            }
    births = {"single_child": CHILDREN[1:], "family": CHILDREN}.get(answers.family, ())
    if births:
        situation["children"] = [{"birth_date": born} for born in births]
    return situation
