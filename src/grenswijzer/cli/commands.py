"""The commands of ``grenswijzer``."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

import grenswijzer
from grenswijzer.cli.answering import answer
from grenswijzer.cli.ask import ask
from grenswijzer.cli.choices import Format, LanguageCode, LawFormat, StepFormat, TextFormat
from grenswijzer.cli.days import app as days
from grenswijzer.cli.days_answers import DaysFrom
from grenswijzer.cli.days_words import Database
from grenswijzer.cli.options import Depth, EveryValue, File, Language, Output
from grenswijzer.cli.plan import plan
from grenswijzer.cli.serve import serve
from grenswijzer.cli.streams import a_day, calculated, json_text, stop, write

if TYPE_CHECKING:
    from grenswijzer.answers.language import Language as Words

app = typer.Typer(
    name="grenswijzer",
    help="Who taxes and insures people who live in one country and work in another, and what is left.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(days, name="days")
app.command()(ask)
app.command()(plan)
app.command()(serve)


@app.command()
def calculate(
    files: Annotated[
        list[str],
        typer.Argument(help="Situations in YAML or JSON; - reads standard input.", metavar="FILE..."),
    ],
    format_: Annotated[
        Format | None, typer.Option("--format", "-f", help="Default: text for one file, csv for several.")
    ] = None,
    language: Language = LanguageCode.NL,
    explain: Annotated[bool, typer.Option("--explain", help="Add every step behind the answer.")] = False,
    readings: Annotated[
        bool, typer.Option("--readings", help="Add what other readings of the law would change.")
    ] = False,
    sensitivity: Annotated[
        bool, typer.Option("--sensitivity", help="Add what 1% more of each unverified figure would change.")
    ] = False,
    every_value: EveryValue = False,
    depth: Depth = None,
    output: Output = None,
    days_from: DaysFrom = None,
    database: Database = None,
) -> None:
    """Answer for one household, or one row a file for several."""
    answer(
        files,
        format_,
        language,
        explain=explain,
        readings=readings,
        sensitivity=sensitivity,
        every_value=every_value,
        depth=depth,
        output=output,
        days_from=days_from,
        database=database,
    )


@app.command()
def compare(
    first: File,
    second: File,
    format_: Annotated[TextFormat, typer.Option("--format", "-f")] = TextFormat.TEXT,
    language: Language = LanguageCode.NL,
    every_value: EveryValue = False,
    output: Output = None,
) -> None:
    """Two households, or one in two situations, line by line; what is left first."""
    from grenswijzer.answers.comparison import Comparison

    if first == second == "-":
        stop(["standard input can be read only once"])
    sides = calculated(first, language), calculated(second, language)
    comparison = Comparison(*sides, (first, second), every_value)
    content = json_text(comparison.to_dict()) if format_ is TextFormat.JSON else comparison.text(language)
    write(content, output, language)


@app.command()
def cliffs(
    file: File,
    person: Annotated[
        str | None, typer.Option("--person", "-p", help="Whose pay rises; default: of everyone with a job.")
    ] = None,
    up_to: Annotated[
        float, typer.Option("--up-to", min=1, help="How far above the pay to look, in EUR a year.")
    ] = 10000.0,
    step: Annotated[float, typer.Option("--step", min=1, help="By how much pay rises each time.")] = 100.0,
    format_: Annotated[TextFormat, typer.Option("--format", "-f")] = TextFormat.TEXT,
    language: Language = LanguageCode.NL,
    output: Output = None,
) -> None:
    """Where more pay leaves less: the thresholds and tapers above the pay as it is, with their articles."""
    from grenswijzer.answers import cliffs as found_by
    from grenswijzer.answers.language import language as written_in
    from grenswijzer.answers.text import document_text

    result = calculated(file, language)
    try:
        found = result.cliffs(person, up_to=up_to, step=step)
    except grenswijzer.NotLawError as error:
        stop([error.message(language)])
    if format_ is TextFormat.JSON:
        write(json_text(found_by.cliffs_data(found)), output, language)
    else:
        document = found_by.cliffs_document(found, result.year, written_in(language))
        write(document_text(document), output, language)


@app.command()
def explain(
    file: File,
    rule: Annotated[str, typer.Argument(help="A rule, or a path such as an.be_income_tax.", metavar="RULE")],
    person: Annotated[
        str | None, typer.Option("--person", "-p", help="Whose, where the rule is about a person.")
    ] = None,
    depth: Depth = None,
    format_: Annotated[StepFormat, typer.Option("--format", "-f")] = StepFormat.TEXT,
    language: Language = LanguageCode.NL,
    output: Output = None,
) -> None:
    """How one value came about, with the article and figures behind every step."""
    result = calculated(file, language)
    try:
        explanation = result.explain(rule, person)
    except grenswijzer.NotLawError as error:
        stop([error.message(language)])
    from grenswijzer.answers.language import language as written_in

    words = written_in(language)
    if format_ is StepFormat.JSON:
        write(json_text(explanation.to_dict()), output, language)
    elif format_ is StepFormat.HTML:
        from grenswijzer.answers.page import explanation_page

        write(explanation_page(explanation, words, depth), output, language)
    elif format_ is StepFormat.XLSX:
        from grenswijzer.answers.blocks import Document
        from grenswijzer.answers.spreadsheet import workbook

        write(workbook(Document(rule, language, ()), explanation, words), output, language)
    else:
        write(explanation.text(language, depth), output, language)


@app.command()
def law(
    rule: Annotated[str | None, typer.Argument(help="A rule, figure, fact or view.", metavar="RULE")] = None,
    year: Annotated[int | None, typer.Option("--year", help="Only this year.")] = None,
    every_name: Annotated[bool, typer.Option("--list", help="Every name in the law with its label.")] = False,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Years by chapter, and the figures that are missing.")
    ] = False,
    timeline: Annotated[
        bool, typer.Option("--timeline", help="What is law, what was law, and what is only intended.")
    ] = False,
    on: Annotated[
        str | None, typer.Option("--on", help="With --timeline: as known on this date (2026-01-31).")
    ] = None,
    format_: Annotated[
        LawFormat, typer.Option("--format", "-f", help="markdown: with --coverage only.")
    ] = LawFormat.TEXT,
    language: Language = LanguageCode.NL,
    output: Output = None,
) -> None:
    """What the law says: text, article, figures over the years, what it uses and what uses it."""
    from grenswijzer.answers import law_text
    from grenswijzer.answers.language import language as written_in
    from grenswijzer.answers.law_entry import law_names
    from grenswijzer.calculation import law as the_law

    if sum((rule is not None, every_name, coverage, timeline)) != 1:
        stop(["give the name of a rule, figure or fact, or --list, --coverage or --timeline"])
    if on is not None and not timeline:
        stop(["--on goes with --timeline"])
    words, system = written_in(language), the_law()
    is_json = format_ is LawFormat.JSON
    if format_ is LawFormat.MARKDOWN and not coverage:
        stop(["--format markdown goes with --coverage"])
    if coverage:
        write(_coverage(system, format_, words), output, language)
    elif timeline:
        day = a_day(on) if on else date.today()
        write(_timeline(system, day, is_json, words), output, language)
    elif rule is None:
        names = [
            {"name": name, "kind": kind, "label": dict(label)} for name, kind, label in law_names(system)
        ]
        write(json_text(names) if is_json else law_text.list_text(system, words), output, language)
    else:
        try:
            entry = grenswijzer.look_up(rule, year)
        except grenswijzer.NotLawError as error:
            stop([error.message(language)])
        write(json_text(entry.to_dict()) if is_json else entry.text(words), output, language)


def _coverage(system: Any, shape: LawFormat, words: Words) -> str:
    from grenswijzer.answers import coverage
    from grenswijzer.answers.text import document_text

    if shape is LawFormat.JSON:
        return json_text(coverage.coverage_data(system))
    if shape is LawFormat.MARKDOWN:
        return coverage.coverage_markdown(system, words)
    return document_text(coverage.coverage_document(system, words))


def _timeline(system: Any, day: date, is_json: bool, words: Words) -> str:
    from grenswijzer.answers import timeline
    from grenswijzer.answers.text import document_text

    if is_json:
        return json_text(timeline.timeline_data(system, day))
    return document_text(timeline.timeline_document(system, words, day))


class SchemaOf(StrEnum):
    """What there is a JSON Schema of."""

    SITUATION = "situation"
    RESULT = "result"


@app.command()
def schema(
    of: Annotated[SchemaOf, typer.Argument(metavar="situation|result")],
    language: Language = LanguageCode.EN,
    output: Output = None,
) -> None:
    """The JSON Schema of a situation file or of an answer."""
    if of is SchemaOf.RESULT:
        from grenswijzer.answers.schema import result_schema

        write(json_text(result_schema()), output, language)
        return
    write(json_text(grenswijzer.situation_schema(language)), output, language)
