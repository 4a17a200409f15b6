"""Answers that can be used and are hardly meant so: shown with all answers, to look at again. They stop nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from grenswijzer.answers.language import language as written_in
from grenswijzer.web.languages import message
from grenswijzer.web.pages.fields import WHOLE_DAY_MINUTES
from grenswijzer.web.pages.summary import Trouble
from grenswijzer.web.pages.told import Place, Told

LEAST_PAY_OF_A_DAY = 30.0
"""Euros for eight hours below which a year's pay is taken for a month's: under any minimum wage of an adult here.

No figure of law: it only asks. A month's pay of a full-time job told as a year's is below it up to 7,500 euros.
"""

DAYS_OF_A_WEEK = 7


def doubts(told: Told, language: str) -> list[Trouble]:
    """What to look at again, with the page that asks for it."""
    return list(_pay_of_a_month(told, language))


def _pay_of_a_month(told: Told, language: str) -> Iterator[Trouble]:
    words = written_in(language)
    for person in range(1, len(told.people) + 1):
        for number, (name, job) in enumerate(told.jobs(person).items(), 1):
            salary = _number(told.get(("people", told.person(person)[0], "jobs", name, "pay", "salary")))
            days = _days(job, told.situation.get("year")) if isinstance(job, Mapping) else 0.0
            if salary and days and salary / days < LEAST_PAY_OF_A_DAY:
                text = message(
                    language,
                    "check.pay_of_a_month",
                    job=name,
                    pay=words.amount(salary, 0),
                    year=words.amount(12 * salary, 0),
                )
                yield Trouble(text, Place("pay", person, number))


def _days(job: Mapping[str, Any], year: Any) -> float:
    """Days of eight hours in the year, about; 0 where they are told in another way or not yet."""
    work = job.get("work")
    work = work if isinstance(work, Mapping) else {}
    pattern, counts = work.get("pattern"), work.get("counts")
    if isinstance(counts, Mapping):
        return sum(_number(days) for state, days in counts.items() if state != "minutes")
    if not isinstance(pattern, Mapping) or not isinstance(year, int) or not 1900 < year < 2101:
        return 0.0
    week = pattern.get("week")
    free = ("", None)
    days = sum(1 for where in week.values() if where not in free) if isinstance(week, Mapping) else 0
    first = max(_day(job.get("start"), date(year, 1, 1)), date(year, 1, 1))
    last = min(_day(job.get("end"), date(year, 12, 31)), date(year, 12, 31))
    weeks = max(0, (last - first).days + 1) / DAYS_OF_A_WEEK
    minutes = _number(pattern.get("minutes")) or WHOLE_DAY_MINUTES
    return days * weeks * minutes / WHOLE_DAY_MINUTES


def _day(told: Any, otherwise: date) -> date:
    try:
        return date.fromisoformat(str(told))
    except ValueError:
        return otherwise


def _number(told: Any) -> float:
    return float(told) if isinstance(told, int | float) and not isinstance(told, bool) else 0.0
