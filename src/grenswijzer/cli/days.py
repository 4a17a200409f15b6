"""``grenswijzer days``: the day register on the command line."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from grenswijzer.cli.choices import LanguageCode
from grenswijzer.cli.days_answers import app as answers
from grenswijzer.cli.days_files import app as files
from grenswijzer.cli.days_words import (
    PARTS,
    Database,
    First,
    Holidays,
    Job,
    Last,
    Person,
    a_country,
    a_date,
    a_part,
    a_week,
    data,
    dates,
    line,
    opened,
    say,
    span,
    the_job,
    told,
)
from grenswijzer.cli.options import Language
from grenswijzer.cli.streams import json_text, message, stop, write

if TYPE_CHECKING:
    from grenswijzer.register import Change, Register

app = typer.Typer(
    help="The day register: where somebody worked, kept with the time of entry.",
    rich_markup_mode=None,
    no_args_is_help=True,
)
app.add_typer(files)
app.add_typer(answers)


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
    from grenswijzer.register import Employment

    states = [
        a_country(option, text, language) for option, text in (("--lives", lives), ("--employer", employer))
    ]
    ends = a_date(last, "--until", language) if last else None
    made = Employment(person, job, states[0], states[1], a_date(first, "--from", language), ends)
    opened(database, lambda register: register.add_employment(made), language)
    message(say("job_added", language, person=person, job=job))


@app.command("end")
def end_job(
    person: Person,
    job: Job,
    last: Annotated[str, typer.Argument(help="The last day of the job.")],
    database: Database = None,
    language: Language = LanguageCode.NL,
) -> None:
    """Say on which day a job ends."""
    day = a_date(last, "date", language)
    opened(database, lambda register: register.end_employment(person, job, day), language)
    message(say("ended", language, person=person, job=job, day=day))


@app.command("jobs")
def list_jobs(database: Database = None, language: Language = LanguageCode.NL) -> None:
    """The people and jobs in the register."""

    def work(register: Register) -> str:
        return "".join(
            f"{job.person}  {job.name}  {job.residence_state.name} -> {job.employer_state.name}  "
            f"{job.first_day} - {job.last_day or ''}".rstrip(" -")
            + "\n"
            for job in register.employments()
        )

    write(opened(database, work, language), None, language)


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

    first = a_date(day, "date", language)
    end = a_date(last, "--until", language) if last else first

    def work(register: Register) -> int:
        known = the_job(register, person, job, language)
        said = register.current(person, job, first, end)
        days = {}
        for date_ in dates(first, end):
            before = said[date_].entries if date_ in said else ()
            told_parts = [entry for part in parts for entry in a_part(part, known, before, language)]
            days[date_] = [replace(entry, evidence=evidence) for entry in told_parts]
        return register.record(person, job, days, now=datetime.now(UTC))

    told(opened(database, work, language), language)


@app.command("week")
def add_week(
    person: Person,
    job: Job,
    monday: Annotated[str, typer.Argument(help="The Monday of the week.")],
    parts: Annotated[list[str], typer.Argument(help=f"For each day, such as mon=BE. {PARTS}")],
    database: Database = None,
    language: Language = LanguageCode.NL,
) -> None:
    """Say what was done in a week."""
    first = a_date(monday, "monday", language)
    if first.weekday():
        begins = first - timedelta(days=first.weekday())
        stop([say("no_monday", language, given=monday, monday=begins)])

    def work(register: Register) -> int:
        known = the_job(register, person, job, language)
        said = register.current(person, job, first, first + timedelta(days=6))
        before = {day.weekday(): change.entries for day, change in said.items()}
        week = a_week(parts, known, before, language)
        told_days = {first + timedelta(days=number): entries for number, entries in week.items()}
        return register.record(person, job, told_days, now=datetime.now(UTC))

    told(opened(database, work, language), language)


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
        known = the_job(register, person, job, language)
        week = a_week(parts, known, {}, language)
        start, end = span(known, first, last, language)
        days = filled_days(week, start, end, register.current(person, job, start, end), holidays)
        return register.record(person, job, days, now=datetime.now(UTC), origin="filled from a week")

    told(opened(database, work, language), language)


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
        start, end = span(the_job(register, person, job, language), first, last, language)
        return register.current(person, job, start, end)

    found: dict[date, Change] = opened(database, work, language)
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
        start, end = span(the_job(register, person, job, language), first, last, language)
        return register.history(person, job, start, end)

    lines = []
    for change in opened(database, work, language):
        late = f"; {say('late', language, count=change.days_late)}" if change.days_late else ""
        entered = change.entered_at.astimezone().strftime("%Y-%m-%d %H:%M")
        lines.append(f"{line(change, language)}  [{entered}, {change.origin}{late}]")
    write("\n".join(lines or [say("no_days", language)]) + "\n", None, language)
