"""``grenswijzer ask``: the questions people ask, with what answers each one."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

import typer

import grenswijzer
from grenswijzer.cli.choices import LanguageCode, TextFormat
from grenswijzer.cli.options import Language, Output
from grenswijzer.cli.streams import a_day, calculated, json_text, stop, write

NUMBER = re.compile(r"(\d|A\d)(\.\d+)*", re.IGNORECASE)


def ask(
    words: Annotated[
        list[str] | None,
        typer.Argument(help="Words to search for, or a number such as 2.3.1; none lists every question."),
    ] = None,
    situation: Annotated[
        str | None, typer.Option("--situation", "-s", help="Show what the rules give for this situation.")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", help="What to do on this date (2026-01-31).")] = None,
    format_: Annotated[TextFormat, typer.Option("--format", "-f")] = TextFormat.TEXT,
    language: Language = LanguageCode.NL,
    output: Output = None,
) -> None:
    """The questions people ask: what answers each one, and what to do by when and where."""
    from grenswijzer.answers import questions
    from grenswijzer.answers.language import language as written_in
    from grenswijzer.answers.text import document_text
    from grenswijzer.calculation import law

    said, told, system = " ".join(words or ()), written_in(language), law()
    if NUMBER.fullmatch(said):
        try:
            found: tuple[questions.Question, ...] = (questions.question_of(system, said.upper()),)
        except grenswijzer.NotLawError as error:
            stop([error.message(language)])
    else:
        found = questions.search(system, said, told) if said else questions.questions(system)
    if format_ is TextFormat.JSON:
        write(json_text([questions.question_data(system, one) for one in found]), output, language)
    elif len(found) == 1:
        result = calculated(situation, language) if situation else None
        day = a_day(on) if on else date(result.year if result else system.years[-1], 12, 31)
        document = questions.question_document(system, found[0], told, day, result)
        write(document_text(document), output, language)
    elif found:
        lines = [f"{one.number:<7}{told.label(one.question)}" for one in found]
        write("\n".join(lines) + "\n", output, language)
    else:
        stop([told.say("no_question", words=said)], 1)
