"""``grenswijzer days``: files in and out, back-ups, and erasing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grenswijzer.cli.choices import LanguageCode
from grenswijzer.cli.days_words import (
    Database,
    First,
    Job,
    Last,
    Person,
    opened,
    part,
    say,
    span,
    the_job,
    told,
)
from grenswijzer.cli.options import Language
from grenswijzer.cli.streams import message, stop, write

if TYPE_CHECKING:
    from grenswijzer.register import Register

app = typer.Typer()


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
        known = the_job(register, person, job, language)
        start, end = span(known, first, last, language)
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

    changed = opened(database, work, language)
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
        start, end = span(the_job(register, person, job, language), first, last, language)
        write_days(register.current(person, job, start, end), file, datetime.now(UTC))

    opened(database, work, language)
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
    opened(database, lambda register: register.erase(person), language)
    message(say("erased", language, person=person))


@app.command("backup")
def back_up(file: Path, database: Database = None, language: Language = LanguageCode.NL) -> None:
    """Write the whole register to a file."""
    opened(database, lambda register: register.back_up(file), language)
    message(say("saved", language, file=file))


@app.command("restore")
def restore(file: Path, database: Database = None, language: Language = LanguageCode.NL) -> None:
    """Read a back-up into an empty register."""
    opened(database, lambda register: register.restore(file), language)
    message(say("restored", language, file=file))
