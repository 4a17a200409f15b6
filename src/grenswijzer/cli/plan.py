"""``grenswijzer plan``: what home days do to what is left, per week and per day."""

from __future__ import annotations

import csv
import io
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated

import typer

import grenswijzer
from grenswijzer.cli.options import File, Language, LanguageCode, Output
from grenswijzer.cli.streams import json_text, problems, source_of, stop, write

if TYPE_CHECKING:
    from grenswijzer.planner import Curve, Point

MOST_RULES = 6
"""Of one change, the rules that are named; the rest follow from them."""

WEEK_DAYS = 5


class PlanFormat(StrEnum):
    """Shapes of a plan."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


@cache
def _sentences() -> dict[str, dict[str, str]]:
    import yaml

    content: dict[str, dict[str, str]] = yaml.safe_load(
        (files("grenswijzer.cli") / "plan.yaml").read_text(encoding="utf-8")
    )
    return content


def say(name: str, language: str, **facts: object) -> str:
    """A sentence in a language."""
    return _sentences()[name][language].format(**facts)


def plan(
    file: File,
    job: Annotated[
        str | None, typer.Option("--job", help="Whose job, such as an.clinic; needed when there are several.")
    ] = None,
    format_: Annotated[PlanFormat, typer.Option("--format", "-f")] = PlanFormat.TEXT,
    language: Language = LanguageCode.NL,
    output: Output = None,
) -> None:
    """What working at home more or less would change in this year."""
    try:
        curve = grenswijzer.plan(source_of(file), job)
    except (grenswijzer.SituationError, grenswijzer.NotLawError) as error:
        stop(f"{file}: {line}" for line in problems(error, language))
    if format_ is PlanFormat.JSON:
        from grenswijzer.planner.data import curve_data

        content = json_text(curve_data(curve))
    elif format_ is PlanFormat.CSV:
        content = table(curve)
    else:
        content = text(curve, language)
    write(content, output, language)


def weekly(curve: Curve) -> list[tuple[int, Point]]:
    """0 to 5 home days a week, each with its point of the year."""
    return [(days, curve.points[round(curve.work_days * days / WEEK_DAYS)]) for days in range(WEEK_DAYS + 1)]


def text(curve: Curve, language: str) -> str:
    """The plan as plain text: a table per week, then every change by its number of home days."""
    from grenswijzer.answers.language import language as written_in

    words = written_in(language)
    names = {name: words.member(state) for name, state in curve.states.items()}
    head = [say(name, language) for name in ("per_week", "home_days", "net", "insured")]
    head += [say("taxed", language, state=names[code]) for code in ("BE", "NL")]
    rows = [head]
    for days, point in weekly(curve):
        net = say("undecided", language) if point.net is None else words.amount(point.net)
        insured = (
            say("undecided", language)
            if point.insurance_state is None
            else words.member(point.insurance_state)
        )
        shares = [point.values[f"{code}_taxable_pay_share"] for code in ("be", "nl")]
        told = ["?" if share is None else words.percentage(share, 1) for share in shares]
        rows.append([str(days), str(point.home_days), net, insured, *told])
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    title = say("title", language, person=curve.person, job=curve.job, year=curve.year)
    lines = [title, "=" * len(title), "", say("assumed", language), ""]
    for row in rows:
        cells = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        lines.append("  ".join(cells).rstrip())
    changes = say("changes", language)
    lines += ["", changes, "-" * len(changes)]
    shown = [change for change in curve.changes if change.labels or change.is_cliff]
    for change in shown:
        net = "" if change.net is None or not change.is_cliff else f" ({words.amount(change.net)})"
        lines.append(f"- {say('from_day', language, days=change.home_days)}{net}:")
        labels = [words.label(label, name) for name, label in change.labels.items()]
        lines += [f"    {label}" for label in labels[:MOST_RULES]]
    if not shown:
        lines.append(say("no_changes", language))
    return "\n".join(lines) + "\n"


def table(curve: Curve) -> str:
    """Every point as a row."""
    from grenswijzer.planner.data import curve_data

    rows = curve_data(curve)["points"]
    content = io.StringIO()
    writer = csv.DictWriter(content, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return content.getvalue()
