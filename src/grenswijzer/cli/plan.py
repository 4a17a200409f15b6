"""``grenswijzer plan``: what home days do to what is left, per week and per day."""

from __future__ import annotations

import csv
import io
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import grenswijzer
from grenswijzer.cli.choices import LanguageCode
from grenswijzer.cli.options import File, Language, Output
from grenswijzer.cli.streams import json_text, problems, source_of, stop, write

if TYPE_CHECKING:
    from grenswijzer.planner import Plan

SMALLEST, LARGEST = 320, 2400
"""Pixels a picture may be wide."""


class PlanFormat(StrEnum):
    """Shapes of a plan."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"
    SVG = "svg"
    PNG = "png"


def plan(
    file: File,
    job: Annotated[
        str | None, typer.Option("--job", help="Whose job, such as an.clinic; needed when there are several.")
    ] = None,
    with_request: Annotated[
        bool, typer.Option("--with-request", help="As if the framework agreement on telework was asked for.")
    ] = False,
    both: Annotated[
        bool, typer.Option("--both", help="With and without the framework agreement, side by side.")
    ] = False,
    variant: Annotated[
        list[str] | None,
        typer.Option(
            "--variant",
            help="Also under changed law: a YAML file, or tax-34-days, tax-25-percent, tax-40-percent, "
            "insurance-40-percent (none of them is law). A+B is both at once. Can be given more than once.",
            metavar="FILE|NAME",
        ),
    ] = None,
    year: Annotated[int | None, typer.Option("--year", help="Another year than the file's.")] = None,
    assume_law: Annotated[
        int | None,
        typer.Option(
            "--assume-law", help="Count with the law of this year; every line says so.", metavar="YEAR"
        ),
    ] = None,
    week: Annotated[bool, typer.Option("--week", help="Only whole home days a week (csv and json).")] = False,
    format_: Annotated[
        PlanFormat | None, typer.Option("--format", "-f", help="Default: by the name of --output, else text.")
    ] = None,
    width: Annotated[
        int, typer.Option("--width", min=SMALLEST, max=LARGEST, help="Pixels a picture is wide.")
    ] = 720,
    dark: Annotated[bool, typer.Option("--dark", help="A picture for a dark page.")] = False,
    language: Language = LanguageCode.NL,
    output: Output = None,
) -> None:
    """What working at home more or less would change in a year: it shows, it does not advise."""
    if both and with_request:
        stop(["--both shows the plan with the request too: leave out --with-request"])
    requests = (False, True) if both else ((True,) if with_request else (None,))
    try:
        found = grenswijzer.plan(
            source_of(file),
            job,
            requests=requests,
            variants=tuple(variant or ()),
            year=year,
            assume_law=assume_law,
        )
    except (grenswijzer.SituationError, grenswijzer.NotLawError) as error:
        stop(f"{file}: {line}" for line in problems(error, language))
    if week:
        found = found.per_week()
    write(_content(found, format_ or _by_name(output), language, width, dark), output, language)


def _by_name(output: Path | None) -> PlanFormat:
    """The shape that the name of a file asks for."""
    suffix = "" if output is None else output.suffix.lower().removeprefix(".")
    return PlanFormat(suffix) if suffix in set(PlanFormat) else PlanFormat.TEXT


def _content(plan: Plan, shape: PlanFormat, language: str, width: int, dark: bool) -> str | bytes:
    if shape is PlanFormat.JSON:
        return json_text(plan.to_dict())
    if shape is PlanFormat.CSV:
        return _table(plan)
    if shape is PlanFormat.XLSX:
        return plan.workbook(language)
    if shape is PlanFormat.SVG:
        return plan.chart(language, width=width, dark=dark)
    if shape is PlanFormat.PNG:
        return plan.picture(language, width=width, dark=dark)
    return plan.text(language)


def _table(plan: Plan) -> str:
    """Every point of every curve as a row."""
    rows = plan.rows()
    content = io.StringIO()
    writer = csv.DictWriter(content, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return content.getvalue()
