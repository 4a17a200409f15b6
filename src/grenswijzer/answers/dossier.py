"""The dossier of a year: what the register says about a job, what each rule counts, and a checksum over it all.

The content is plain data with one way of writing it down (canonical JSON: keys in order, no spaces, UTF-8); the
checksum is its SHA-256. The page is made from the content alone, so that whoever has the content can make it again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grenswijzer.answers.language import Language
from grenswijzer.answers.language import language as written_in
from grenswijzer.answers.status_document import limit_words
from grenswijzer.answers.status_words import many, say
from grenswijzer.counting import Count, count_days
from grenswijzer.days.day import Day
from grenswijzer.engine.errors import RefusalError
from grenswijzer.engine.system import LawSystem

if TYPE_CHECKING:
    from grenswijzer.register import Change, DayEntry, Employment

FORMAT = "grenswijzer dossier 1"


class DossierError(RefusalError):
    """A dossier that cannot be made or read; the message says why."""

    sentences = Path(__file__).with_name("dossier_refusals.yaml")


@dataclass(frozen=True, slots=True)
class Dossier:
    """The content of a dossier and the checksum over it."""

    content: Mapping[str, Any]

    @property
    def text(self) -> str:
        """The content as it is summed: canonical JSON."""
        return canonical(self.content)

    @property
    def checksum(self) -> str:
        """SHA-256 of the content, in hexadecimal."""
        return checksum(self.text)


def canonical(content: Mapping[str, Any]) -> str:
    """The one way in which content is written down."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def checksum(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def make_dossier(
    job: Employment,
    history: Iterable[Change],
    year: int,
    *,
    written_on: date,
    language: str = "nl",
    system: LawSystem | None = None,
) -> Dossier:
    """The dossier of one job in one calendar year.

    ``history``: every change about the year's dates, and about those of the years beside it for rules that look at any
    twelve months; by date and then by time of entry, as :meth:`Register.history` gives it. What it says of dates
    after ``written_on`` are plans: a dossier is about work that was done, so they stay out. Raises
    :class:`DossierError` where nothing is said about the year but plans, and :class:`NotLawError` for a year without
    law.
    """
    told = list(history)
    changes = [change for change in told if change.date <= written_on]
    if not any(change.date.year == year for change in changes):
        if any(change.date.year == year for change in told):
            raise DossierError("only_plans", year=year, day=written_on.isoformat())
        raise DossierError("nothing_known", person=job.person, job=job.name, year=year)
    newest = {change.date: change.entries for change in changes}
    days = [_day(day, entry) for day, entries in sorted(newest.items()) for entry in entries]
    words = written_in(language)
    counts = count_days(
        days,
        residence_state=job.residence_state,
        employer_state=job.employer_state,
        on=date(year, 12, 31),
        first_day=job.first_day,
        last_day=job.last_day,
        system=system,
    )
    period = (date(year, 1, 1), min(date(year, 12, 31), written_on))
    counts = tuple(_of_year(count, days, job, period, system) for count in counts)
    return Dossier(
        {
            "format": FORMAT,
            "year": year,
            "language": words.code,
            "written_on": written_on.isoformat(),
            "person": job.person,
            "job": job.name,
            "residence_state": job.residence_state.name,
            "employer_state": job.employer_state.name,
            "first_day": job.first_day.isoformat(),
            "last_day": job.last_day.isoformat() if job.last_day else None,
            "changes": [change_data(change) for change in changes],
            "counters": [_counter_data(count, words) for count in counts if count.counted],
        }
    )


def _of_year(
    count: Count, days: list[Day], job: Employment, period: tuple[date, date], system: LawSystem | None
) -> Count:
    """A share that looks ahead is told of the year itself, as far as it has gone: the dossier is about what was."""
    if count.counter.unit != "share":
        return count
    found = count_days(
        days,
        residence_state=job.residence_state,
        employer_state=job.employer_state,
        on=date(period[0].year, 12, 31),
        period=period,
        first_day=job.first_day,
        last_day=job.last_day,
        names=(count.counter.name,),
        system=system,
    )
    return found[0] if found else count


def change_data(change: Change) -> dict[str, Any]:
    """One change of the register as plain data."""
    return {
        "date": change.date.isoformat(),
        "entered_at": change.entered_at.isoformat(timespec="seconds"),
        "origin": change.origin,
        "entries": [_entry_data(entry) for entry in change.entries],
    }


def _entry_data(entry: DayEntry) -> dict[str, Any]:
    return {
        "country": entry.country.name,
        # whole minutes as such, so that every program writes them alike
        "minutes": int(entry.minutes) if entry.minutes == int(entry.minutes) else entry.minutes,
        "activity": entry.activity.name,
        "status": entry.pay_status.name,
        "planned_country": entry.planned_country.name,
        "evidence": entry.evidence,
        "continues_shift": entry.continues_shift,
    }


def _counter_data(count: Count, language: Language) -> dict[str, Any]:
    counter = count.counter
    is_share = counter.unit == "share"
    return {
        "name": counter.name,
        "label": language.label(counter.label),
        "law": counter.law,
        "source": list(counter.source),
        "status": counter.status,
        "what_counts": language.label(counter.counts),
        "first": count.first.isoformat(),
        "last": count.last.isoformat(),
        "counted": count.counted,
        "counted_words": language.percentage(count.counted, 2)
        if is_share
        else many(language, "days", int(count.counted)),
        "limit": count.limit,
        "comparator": count.comparator,
        "limit_words": limit_words(count, language),
        "computation": say(
            language,
            "computation",
            minutes=language.number(count.minutes, 2),
            whole=language.number(count.whole, 2),
            share=language.percentage(count.counted, 4),
        )
        if is_share
        else "",
        "dates": [day.isoformat() for day in count.dates],
    }


def _day(day: date, entry: DayEntry) -> Day:
    return Day(
        day.toordinal(),
        entry.minutes,
        entry.country,
        entry.planned_country,
        entry.activity,
        entry.pay_status,
        entry.continues_shift,
    )
