"""``grenswijzer days``: the day register on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from grenswijzer.cli.options import Language, LanguageCode
from grenswijzer.cli.streams import json_text, message, stop, write

if TYPE_CHECKING:
    from grenswijzer.register import Change, DayEntry, Employment, Register

app = typer.Typer(
    help="The day register: where somebody worked, kept with the time of entry.",
    rich_markup_mode=None,
    no_args_is_help=True,
)

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
PARTS = "What was done: COUNTRY[:MINUTES[:ACTIVITY]] such as NL:240:telework, or a status such as leave."


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


def opened(database: str | None, work: Callable[[Register], Any]) -> Any:
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
        stop(str(error).splitlines())


def a_date(text: str, what: str) -> date:
    """A date somebody typed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        stop([f"{what}: {text!r} is no date; allowed: year-month-day, such as 2026-03-02"])


def a_part(text: str, job: Employment) -> DayEntry:
    """What somebody did, as typed."""
    from grenswijzer.law.types import Activity, Country, PayStatus
    from grenswijzer.register import DayEntry
    from grenswijzer.register.transfer.words import allowed, choice

    place, *rest = text.split(":")
    status = choice(PayStatus, place)
    minutes = WORK_DAY
    if rest and rest[0]:
        try:
            minutes = float(rest[0])
        except ValueError:
            stop([f"{text}: {rest[0]!r} are no minutes"])
    if status is not None:
        planned = status in (PayStatus.ABSENT_COUNTS_AS_PLANNED, PayStatus.LEAVE, PayStatus.GARDEN_LEAVE)
        where = job.employer_state if planned else Country.NONE
        return DayEntry(Country.NONE, minutes if planned else 0.0, Activity.NONE, status, where)
    country = choice(Country, place)
    if country is None:
        stop(
            [f"{text}: {place!r} is no country or status; allowed: {allowed(Country)}, {allowed(PayStatus)}"]
        )
    usual = Activity.TELEWORK if country == job.residence_state else Activity.AT_EMPLOYER
    activity = choice(Activity, rest[1]) if len(rest) > 1 else usual
    if activity is None:
        stop([f"{text}: {rest[1]!r} is no activity; allowed: {allowed(Activity)}"])
    return DayEntry(country, minutes, activity)


def a_week(texts: list[str], job: Employment) -> dict[int, list[DayEntry]]:
    """Weekday (0 is Monday) to what is done on it, from words such as ``tue=NL``."""
    week: dict[int, list[DayEntry]] = {}
    for text in texts:
        name, _, part = text.partition("=")
        if name not in WEEKDAYS or not part:
            stop(
                [
                    f"{text}: write a weekday and what was done, such as tue=NL; weekdays: {', '.join(WEEKDAYS)}"
                ]
            )
        week.setdefault(WEEKDAYS.index(name), []).append(a_part(part, job))
    return week


def the_job(register: Register, person: str, job: str) -> Employment:
    """The employment of that name."""
    found = [known for known in register.employments(person) if known.name == job]
    if not found:
        known = ", ".join(f"{one.person} {one.name}" for one in register.employments()) or "none"
        stop([f"{person} has no job called {job}; known: {known}"])
    return found[0]


def span(job: Employment, first: str | None, last: str | None) -> tuple[date, date]:
    """The dates asked for, or those of the whole job and a year ahead."""
    ends = job.last_day or max(job.first_day, datetime.now(UTC).date()) + timedelta(days=366)
    return (
        a_date(first, "--from") if first else job.first_day,
        a_date(last, "--until") if last else ends,
    )


def dates(first: date, last: date) -> Iterator[date]:
    """Every date from first to last."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def told(changed: int, language: str) -> None:
    """Say how much was recorded."""
    message(say("recorded", language, count=changed) if changed else say("nothing_new", language))


@app.command("job")
def add_job(
    person: Person,
    job: Job,
    lives: Annotated[str, typer.Option("--lives", help="State of residence, such as NL.")],
    employer: Annotated[str, typer.Option("--employer", help="State of the employer, such as BE.")],
    first: Annotated[str, typer.Option("--from", help="First day of the job.")],
    last: Last = None,
    database: Database = None,
    language: Language = LanguageCode.NL,
) -> None:
    """Put a job in the register, and its person when new."""
    from grenswijzer.law.types import Country
    from grenswijzer.register import Employment
    from grenswijzer.register.transfer.words import allowed, choice

    states = []
    for option, text in (("--lives", lives), ("--employer", employer)):
        state = choice(Country, text)
        if state is None:
            stop([f"{option}: {text!r} is no state; allowed: {allowed(Country)}"])
        states.append(state)
    ends = a_date(last, "--until") if last else None
    made = Employment(person, job, states[0], states[1], a_date(first, "--from"), ends)
    opened(database, lambda register: register.add_employment(made))
    message(say("job_added", language, person=person, job=job))


@app.command("jobs")
def list_jobs(database: Database = None) -> None:
    """The people and jobs in the register."""

    def work(register: Register) -> str:
        return "".join(
            f"{job.person}  {job.name}  {job.residence_state.name} -> {job.employer_state.name}  "
            f"{job.first_day} - {job.last_day or ''}".rstrip(" -")
            + "\n"
            for job in register.employments()
        )

    write(opened(database, work), None, "en")


@app.command("add")
def add_days(
    person: Person,
    job: Job,
    day: Annotated[str, typer.Argument(help="A date, such as 2026-03-02.")],
    parts: Annotated[list[str], typer.Argument(help=PARTS, metavar="PART...")],
    last: Annotated[str | None, typer.Option("--until", help="The same up to this date.")] = None,
    evidence: Annotated[str, typer.Option("--evidence", help="A note; nothing about health.")] = "",
    database: Database = None,
    language: Language = LanguageCode.NL,
) -> None:
    """Say what was done on a date, in place of what was said before; that stays in the history."""
    from dataclasses import replace

    first = a_date(day, "date")
    end = a_date(last, "--until") if last else first

    def work(register: Register) -> int:
        known = the_job(register, person, job)
        entries = [replace(a_part(part, known), evidence=evidence) for part in parts]
        return register.record(person, job, dict.fromkeys(dates(first, end), entries), now=datetime.now(UTC))

    told(opened(database, work), language)


@app.command("week")
def add_week(
    person: Person,
    job: Job,
    monday: Annotated[str, typer.Argument(help="The Monday of the week.")],
    parts: Annotated[list[str], typer.Argument(help="For each day, such as mon=BE tue=NL:480:telework.")],
    database: Database = None,
    language: Language = LanguageCode.NL,
) -> None:
    """Say what was done in a week."""
    first = a_date(monday, "Monday")
    if first.weekday():
        stop([f"{monday} is no Monday; that week begins on {first - timedelta(days=first.weekday())}"])

    def work(register: Register) -> int:
        week = a_week(parts, the_job(register, person, job))
        told_days = {first + timedelta(days=number): entries for number, entries in week.items()}
        return register.record(person, job, told_days, now=datetime.now(UTC))

    told(opened(database, work), language)


@app.command("fill")
def fill_days(
    person: Person,
    job: Job,
    parts: Annotated[list[str], typer.Argument(help="For each weekday, such as mon=BE fri=NL.")],
    first: First = None,
    last: Last = None,
    holidays: Holidays = None,
    database: Database = None,
    language: Language = LanguageCode.NL,
) -> None:
    """Fill the dates nothing is said about with a week that repeats."""
    from grenswijzer.register import filled_days

    def work(register: Register) -> int:
        known = the_job(register, person, job)
        week = a_week(parts, known)
        start, end = span(known, first, last)
        days = filled_days(week, start, end, register.current(person, job, start, end), holidays)
        return register.record(person, job, days, now=datetime.now(UTC), origin="filled from a week")

    told(opened(database, work), language)


@app.command("list")
def list_days(
    person: Person,
    job: Job,
    first: First = None,
    last: Last = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    database: Database = None,
    language: Language = LanguageCode.NL,
) -> None:
    """The days as they are known now."""

    def work(register: Register) -> dict[date, Change]:
        start, end = span(the_job(register, person, job), first, last)
        return register.current(person, job, start, end)

    found: dict[date, Change] = opened(database, work)
    if as_json:
        write(json_text([data(change) for change in found.values()]), None, language)
        return
    lines = [line(change, language) for change in found.values()] or [say("no_days", language)]
    write("\n".join(lines) + "\n", None, language)


@app.command("history")
def show_history(
    person: Person,
    job: Job,
    first: First = None,
    last: Last = None,
    database: Database = None,
    language: Language = LanguageCode.NL,
) -> None:
    """Everything that was ever said about the days, with the time of entry."""

    def work(register: Register) -> list[Change]:
        start, end = span(the_job(register, person, job), first, last)
        return register.history(person, job, start, end)

    lines = []
    for change in opened(database, work):
        late = f"; {say('late', language, count=change.days_late)}" if change.days_late else ""
        entered = change.entered_at.astimezone().strftime("%Y-%m-%d %H:%M")
        lines.append(f"{line(change, language)}  [{entered}, {change.origin}{late}]")
    write("\n".join(lines or [say("no_days", language)]) + "\n", None, language)


@app.command("import")
def import_days(
    person: Person,
    job: Job,
    file: Annotated[Path, typer.Argument(help="A calendar (.ics), a spreadsheet (.xlsx) or a table (.csv).")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    zone: Annotated[str, typer.Option("--zone", help="Time zone of the days.")] = "Europe/Amsterdam",
    first: First = None,
    last: Last = None,
    database: Database = None,
    language: Language = LanguageCode.NL,
) -> None:
    """Take days over from a file; twice the same file changes nothing."""
    from grenswijzer.register.transfer import plan_import, read_days

    def work(register: Register) -> int | None:
        known = the_job(register, person, job)
        start, end = span(known, first, last)
        days = read_days(
            file,
            residence=known.residence_state,
            employer=known.employer_state,
            first=start,
            last=end,
            zone=zone,
        )
        plan = plan_import(register, person, job, days)
        counts = {"new": len(plan.new), "changed": len(plan.changed), "same": len(plan.same)}
        message(say("would_change", language, **counts))
        if not dry_run:
            return register.record(person, job, plan.days, now=datetime.now(UTC), origin=file.name[:200])
        for day in sorted((*plan.new, *plan.changed)):
            kind = say("new" if day in plan.new else "different", language)
            parts = ", ".join(part(entry, language) for entry in plan.days[day])
            write(f"{day}  {kind}: {parts}\n", None, language)
        return None

    changed = opened(database, work)
    if changed is None:
        message(say("dry_run", language))
    else:
        told(changed, language)


@app.command("export")
def export_days(
    person: Person,
    job: Job,
    file: Annotated[Path, typer.Argument(help="Its name ends in .csv, .xlsx, .json or .ics.")],
    first: First = None,
    last: Last = None,
    database: Database = None,
    language: Language = LanguageCode.NL,
) -> None:
    """Write the days to a file."""
    from grenswijzer.register.transfer import write_days

    def work(register: Register) -> None:
        start, end = span(the_job(register, person, job), first, last)
        write_days(register.current(person, job, start, end), file, datetime.now(UTC))

    opened(database, work)
    message(say("saved", language, file=file))


@app.command("erase")
def erase(
    person: Person,
    yes: Annotated[bool, typer.Option("--yes", help="Yes, erase everything.")] = False,
    database: Database = None,
    language: Language = LanguageCode.NL,
) -> None:
    """Erase a person with every job, day and change."""
    if not yes:
        stop([say("erase_needs_yes", language)])
    opened(database, lambda register: register.erase(person))
    message(say("erased", language, person=person))


@app.command("backup")
def back_up(file: Path, database: Database = None, language: Language = LanguageCode.NL) -> None:
    """Write the whole register to a file."""
    opened(database, lambda register: register.back_up(file))
    message(say("saved", language, file=file))


@app.command("restore")
def restore(file: Path, database: Database = None, language: Language = LanguageCode.NL) -> None:
    """Read a back-up into an empty register."""
    opened(database, lambda register: register.restore(file))
    message(say("restored", language, file=file))


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
    note = f" ({entry.evidence})" if entry.evidence else ""
    return f"{where}{minutes}{what}{note}"


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
            }
            for entry in change.entries
        ],
    }
