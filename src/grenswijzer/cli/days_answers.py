"""``grenswijzer days``: what the days say: the status, a situation, the dossier."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import grenswijzer
from grenswijzer.cli.choices import LanguageCode
from grenswijzer.cli.days_words import Database, Job, Person, a_date, opened, say, the_job
from grenswijzer.cli.options import Language, Output
from grenswijzer.cli.streams import json_text, message, problems, source_of, stop, write

if TYPE_CHECKING:
    from grenswijzer.register import Register

app = typer.Typer()


class StatusFormat(StrEnum):
    """Shapes of the status."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


SituationFile = Annotated[
    str | None, typer.Option("--situation", help="A situation file with pay and family, to see it in money.")
]
As = Annotated[
    str | None,
    typer.Option("--as", help="Person and job in that file, such as an.clinic; default: the same names."),
]
Today = Annotated[str | None, typer.Option("--today", help="The day asked about; default: today.")]


def this_day(today: str | None, language: str) -> date:
    """The day asked about: as typed, else today's date where the program runs."""
    return a_date(today, "--today", language) if today else datetime.now().astimezone().date()


@app.command("status")
def status(
    person: Person,
    job: Job,
    today: Today = None,
    situation: SituationFile = None,
    as_: As = None,
    format_: Annotated[StatusFormat, typer.Option("--format", "-f")] = StatusFormat.TEXT,
    output: Output = None,
    database: Database = None,
    language: Language = LanguageCode.NL,
) -> None:
    """What counts, what is left and where it leads to."""
    from grenswijzer.answers.language import language as written_in
    from grenswijzer.answers.status import with_money
    from grenswijzer.answers.status_document import status_data, status_document
    from grenswijzer.register import RegisterError, beside
    from grenswijzer.register.situations import read_content

    day = this_day(today, language)

    def work(register: Register) -> Any:
        known = the_job(register, person, job, language)
        others = beside(known, register.employments(person))
        return register_status(register, person, job, day, language), others

    try:
        found, others = opened(database, work, language)
        if situation is not None:
            content = read_content(source_of(situation))
            found = with_money(found, content, as_ or f"{person}.{job}")
    except (grenswijzer.SituationError, grenswijzer.NotLawError, RegisterError) as error:
        stop(problems(error, language))
    if format_ is StatusFormat.JSON:
        write(json_text(status_data(found, person, job)), output, language)
        return
    document = status_document(found, person, job, written_in(language), beside=others)
    if format_ is StatusFormat.HTML:
        from grenswijzer.answers.page import page

        write(page(document, written_in(language)), output, language)
    else:
        from grenswijzer.answers.text import document_text

        write(document_text(document), output, language)


def register_status(register: Register, person: str, job: str, today: date, language: str) -> Any:
    """The status of a job in the register."""
    from grenswijzer.answers.status import counted_to, day_status

    known = the_job(register, person, job, language)
    year = counted_to(today, known.last_day).year
    days = register.days(person, job, date(year - 1, 1, 1), date(year + 2, 12, 31))
    return day_status(
        days,
        residence_state=known.residence_state,
        employer_state=known.employer_state,
        today=today,
        first_day=known.first_day,
        last_day=known.last_day,
    )


@app.command("situation")
def write_situation(
    person: Person,
    job: Job,
    file: Annotated[str, typer.Argument(help="A situation file; its days come from the register.")],
    as_: As = None,
    expected: Annotated[
        bool, typer.Option("--expected", help="Also the days to come, as the last weeks repeat.")
    ] = False,
    today: Today = None,
    output: Output = None,
    database: Database = None,
    language: Language = LanguageCode.NL,
) -> None:
    """A situation file with the days of the register, for calculate, plan and the other commands."""
    from grenswijzer.register import RegisterError
    from grenswijzer.register.situations import read_content, situation_text

    day = this_day(today, language)
    place = as_ or f"{person}.{job}"
    try:
        content = read_content(source_of(file))
        days = opened(
            database,
            lambda register: days_of_year(
                register, person, job, content, day if expected else None, language
            ),
            language,
        )
        text = situation_text(content, place, days)
    except (grenswijzer.SituationError, grenswijzer.NotLawError, RegisterError) as error:
        stop(problems(error, language))
    write(text, output, language)


DaysFrom = Annotated[
    list[str] | None,
    typer.Option(
        "--days-from",
        help="Take the days of a job from the day register: PERSON/JOB there, with =an.clinic for another name here.",
        metavar="PERSON/JOB",
    ),
]


def calculated_with_days(file: str, told: list[str], database: str | None, language: str) -> Any:
    """The answer for a situation file with the days of the register in place of its own."""
    from grenswijzer.register import RegisterError
    from grenswijzer.register.situations import read_content, with_days

    try:
        content = read_content(source_of(file))
        for text in told:
            kept, _, place = text.partition("=")
            person, _, job = kept.partition("/")
            if not person or not job:
                stop([say("days_from", language, given=text)])

            work = partial(
                days_of_year, person=person, job=job, content=content, today=None, language=language
            )
            here, _, name = (place or f"{person}.{job}").partition(".")
            content = with_days(content, here, name, opened(database, work, language))
        return grenswijzer.calculate(content)
    except (grenswijzer.SituationError, grenswijzer.NotLawError, RegisterError) as error:
        stop(f"{file}: {line}" for line in problems(error, language))


def days_of_year(
    register: Register, person: str, job: str, content: Any, today: date | None, language: str
) -> Any:
    """The days of the situation's year; with ``today`` also those expected after it."""
    the_job(register, person, job, language)
    year = content.get("year") if isinstance(content, dict) else None
    if not isinstance(year, int) or not 1 < year < 9999:
        stop([say("no_year", language, given=year)])
    days = register.days(person, job, date(year, 1, 1), date(year, 12, 31))
    if today is None:
        return days
    found = register_status(register, person, job, today, language)
    return [*days, *(day for day in found.expected_days if date.fromordinal(day.date).year == year)]


@app.command("dossier")
def dossier(
    person: Person,
    job: Job,
    year: Annotated[int, typer.Argument(help="The calendar year.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Its name ends in .html or .pdf.")],
    today: Today = None,
    database: Database = None,
    language: Language = LanguageCode.NL,
) -> None:
    """The year on paper: calendars, totals under each rule, evidence, history, a checksum, signature lines."""
    from grenswijzer.answers.dossier import DossierError, make_dossier
    from grenswijzer.answers.dossier_page import dossier_file

    day = this_day(today, language)

    def work(register: Register) -> Any:
        known = the_job(register, person, job, language)
        history = register.history(person, job, date(year - 1, 1, 1), date(year + 1, 12, 31))
        return make_dossier(known, history, year, written_on=day, language=language)

    try:
        page = opened(database, work, language)
        content = dossier_file(page, output.suffix)
    except (DossierError, grenswijzer.NotLawError) as error:
        stop(problems(error, language))
    if output.exists():
        stop([say("exists", language, file=output)])
    write(content, output, language)


@app.command("verify")
def verify(
    file: Annotated[Path, typer.Argument(help="A dossier that was written before (.html).")],
    database: Database = None,
    language: Language = LanguageCode.NL,
    with_register: Annotated[
        bool, typer.Option("--register", help="Also compare with what the register says now.")
    ] = False,
) -> None:
    """Whether a dossier is still as it was written; exit code 1 when it is not."""
    from grenswijzer.answers.dossier import DossierError
    from grenswijzer.answers.dossier_page import verified

    try:
        found = verified(file)
    except DossierError as error:
        stop(problems(error, language))
    name = "verified" if found.agrees else "not_verified"
    message(say(name, language, file=file, hash=found.stated))
    if not found.agrees:
        raise typer.Exit(1)
    if with_register:

        def work(register: Register) -> bool:
            history = register.history(*found.job, *found.span)
            return found.is_said_by(history)

        same = opened(database, work, language)
        message(say("same_register" if same else "other_register", language))
        if not same:
            raise typer.Exit(1)
