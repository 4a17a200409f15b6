"""What the commands of the day register share: options, what people type, and how days are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Any

import typer

from grenswijzer.cli.streams import message, problems, stop

if TYPE_CHECKING:
    from grenswijzer.law.types import Country
    from grenswijzer.register import Change, DayEntry, Employment, Register

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WORK_DAY = 480.0

Person = Annotated[str, typer.Argument(help="A pseudonym.")]
Job = Annotated[str, typer.Argument(help="The name of the job.")]
Database = Annotated[
    str | None,
    typer.Option("--database", envvar="GRENSWIJZER_DATABASE", help="sqlite:///FILE or postgresql://..."),
]
First = Annotated[str | None, typer.Option("--from", help="First date, such as 2026-01-01.")]
Last = Annotated[str | None, typer.Option("--until", help="Last date.")]
Holidays = Annotated[
    str | None, typer.Option("--holidays", help="Leave out public holidays of NL, BE, DE or LU.")
]
PARTS = (
    "What was done: COUNTRY[:MINUTES[:ACTIVITY]] such as NL:240:telework; or a status: absent, leave or garden_leave "
    "with [:MINUTES[:PLANNED COUNTRY]], public_holiday, or not_working[:COUNTRY] for a day without work there."
)


@cache
def _sentences() -> dict[str, dict[str, str]]:
    import yaml

    content: dict[str, dict[str, str]] = yaml.safe_load(
        (files("grenswijzer.cli") / "days.yaml").read_text(encoding="utf-8")
    )
    return content


def say(name: str, language: str, **facts: object) -> str:
    """A sentence in a language."""
    return _sentences()[name][language].format(**facts)


def opened(database: str | None, work: Callable[[Register], Any], language: str) -> Any:
    """What ``work`` makes of the register; a refusal ends with its message and exit code 2."""
    from grenswijzer.register import RegisterError, open_register
    from grenswijzer.register.transfer import TransferError

    try:
        register = open_register(database)
        try:
            return work(register)
        finally:
            register.close()
    except (RegisterError, TransferError) as error:
        stop(problems(error, language))


def a_date(text: str, what: str, language: str) -> date:
    """A date somebody typed, for ``what``: an option, or the name of a sentence."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        named = what if what.startswith("-") else say(what, language)
        stop([say("no_date", language, what=named, given=text)])


def a_part(text: str, job: Employment, said: Sequence[DayEntry], language: str) -> list[DayEntry]:
    """What somebody did, as typed. ``said``: what the register says of the date; absence takes its plan from there."""
    from grenswijzer.law.types import Activity, Country, PayStatus
    from grenswijzer.register import DayEntry
    from grenswijzer.register.transfer.words import choice

    first, *rest = text.split(":")
    status = choice(PayStatus, first)
    if status in (PayStatus.NOT_WORKING, PayStatus.PRIVATE):
        place = a_country(text, rest[0], language) if rest else Country.NONE
        return [DayEntry(place, 0.0, Activity.NONE, status)]
    if status is PayStatus.PUBLIC_HOLIDAY and not rest:
        return [DayEntry(Country.NONE, 0.0, Activity.NONE, status)]
    minutes = some_minutes(text, rest[0], language) if rest and rest[0] else None
    if status is not None and status is not PayStatus.WORKED:
        planned = a_country(text, rest[1], language) if len(rest) > 1 else None
        if minutes is None and planned is None:
            plans = [(one.country or one.planned_country, one.minutes) for one in said]
            plans = [(place, amount) for place, amount in plans if place and amount]
        else:
            plans = []
        plans = plans or [(planned or job.employer_state, WORK_DAY if minutes is None else minutes)]
        return [DayEntry(Country.NONE, amount, Activity.NONE, status, place) for place, amount in plans]
    country = choice(Country, first)
    if country is None:
        kinds = allowed(language, Country, PayStatus)
        stop([say("no_place", language, text=text, given=first, allowed=kinds)])
    usual = Activity.TELEWORK if country == job.residence_state else Activity.AT_EMPLOYER
    activity = choice(Activity, rest[1]) if len(rest) > 1 else usual
    if activity is None:
        stop([say("no_activity", language, text=text, given=rest[1], allowed=allowed(language, Activity))])
    return [DayEntry(country, WORK_DAY if minutes is None else minutes, activity)]


def some_minutes(text: str, told: str, language: str) -> float:
    """Minutes as typed."""
    try:
        return float(told)
    except ValueError:
        stop([say("no_minutes", language, text=text, given=told)])


def a_country(text: str, told: str, language: str) -> Country:
    """A country as typed; ``text`` is the part or option it stands in."""
    from grenswijzer.law.types import Country
    from grenswijzer.register.transfer.words import choice

    found = choice(Country, told)
    if found is None:
        stop([say("no_country", language, text=text, given=told, allowed=allowed(language, Country))])
    return found


def allowed(language: str, *kinds: Any) -> str:
    """The words of some kinds of choices, as they may be typed."""
    from grenswijzer.register.transfer.problems import CHOICES

    return ", ".join(CHOICES[kind].message(language) for kind in kinds)


def a_week(
    texts: list[str], job: Employment, said: Mapping[int, Sequence[DayEntry]], language: str
) -> dict[int, list[DayEntry]]:
    """Weekday (0 is Monday) to what is done on it, from words such as ``tue=NL``."""
    week: dict[int, list[DayEntry]] = {}
    for text in texts:
        name, _, part = text.partition("=")
        if name not in WEEKDAYS or not part:
            stop([say("no_weekday", language, text=text, allowed=", ".join(WEEKDAYS))])
        number = WEEKDAYS.index(name)
        week.setdefault(number, []).extend(a_part(part, job, said.get(number, ()), language))
    return week


def the_job(register: Register, person: str, job: str, language: str) -> Employment:
    """The employment of that name."""
    found = [known for known in register.employments(person) if known.name == job]
    if not found:
        known = ", ".join(f"{one.person} {one.name}" for one in register.employments())
        stop([say("no_job" if known else "no_jobs", language, person=person, job=job, known=known)])
    return found[0]


def span(job: Employment, first: str | None, last: str | None, language: str) -> tuple[date, date]:
    """The dates asked for, or those of the whole job and a year ahead."""
    ends = job.last_day or max(job.first_day, datetime.now(UTC).date()) + timedelta(days=366)
    return (
        a_date(first, "--from", language) if first else job.first_day,
        a_date(last, "--until", language) if last else ends,
    )


def dates(first: date, last: date) -> Iterator[date]:
    """Every date from first to last."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def told(changed: int, language: str) -> None:
    """Say how much was recorded."""
    message(say("recorded", language, count=changed) if changed else say("nothing_new", language))


def line(change: Change, language: str) -> str:
    """A date and what is said about it."""
    parts = ", ".join(part(entry, language) for entry in change.entries) or say("emptied", language)
    return f"{change.date}  {parts}"


def part(entry: DayEntry, language: str) -> str:
    """One entry in words: country, minutes, and what was done or why not."""
    from grenswijzer.answers.language import language as written_in

    words = written_in(language)
    worked = entry.pay_status.name == "WORKED"
    what = words.member(entry.activity if worked else entry.pay_status)
    where = f"{entry.country.name} " if entry.country else ""
    minutes = f"{entry.minutes:g} {say('minutes', language)} " if entry.minutes else ""
    planned = (
        ""
        if worked or not entry.planned_country
        else say("planned_in", language, state=entry.planned_country.name)
    )
    note = f" ({entry.evidence})" if entry.evidence else ""
    return f"{where}{minutes}{what}{planned}{note}"


def data(change: Change) -> dict[str, Any]:
    """A date as data."""
    return {
        "date": change.date.isoformat(),
        "entered_at": change.entered_at.isoformat(),
        "origin": change.origin,
        "entries": [
            {
                "country": entry.country.name,
                "minutes": entry.minutes,
                "activity": entry.activity.name.lower(),
                "status": entry.pay_status.name.lower(),
                "planned_country": entry.planned_country.name,
                "evidence": entry.evidence,
                "continues_shift": entry.continues_shift,
            }
            for entry in change.entries
        ],
    }
