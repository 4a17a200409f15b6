"""The answer for one household, or for several: what ``grenswijzer calculate`` writes.

It stands apart from the options of the command, which take longer to load than most of the answer.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from grenswijzer.cli.choices import Format, LanguageCode
from grenswijzer.cli.streams import calculated, json_text, message, stop, write


def answer(
    files: Sequence[str],
    format_: Format | None,
    language: LanguageCode,
    *,
    explain: bool = False,
    readings: bool = False,
    sensitivity: bool = False,
    every_value: bool = False,
    depth: int | None = None,
    output: Path | None = None,
    days_from: list[str] | None = None,
    database: str | None = None,
) -> None:
    """Write the answer, in the shape and with what was asked for; ends the program where there is none."""
    chosen = format_ or (Format.TEXT if len(files) == 1 else Format.CSV)
    if days_from and (len(files) > 1 or chosen is Format.CSV):
        stop(["--days-from goes with one file, and not with --format csv"])
    if len(files) > 1 or chosen is Format.CSV:
        from grenswijzer.cli.many import calculate_many

        sys.exit(calculate_many(files, chosen, language, every_value, output))
    if days_from:
        from grenswijzer.cli.days_answers import calculated_with_days

        result = calculated_with_days(files[0], days_from, database, language)
    else:
        result = calculated(files[0], language)
    from grenswijzer.answers.language import language as written_in

    words = written_in(language)
    undecided = sum(1 for value in result.outputs if value.value is None)
    if chosen is Format.JSON:
        content: str | bytes = json_text(
            result.to_dict(
                all_values=every_value, readings=readings, explanation=explain, sensitivity=sensitivity
            )
        )
    else:
        from grenswijzer.answers.document import result_document

        document = result_document(
            result, words, all_values=every_value, readings=readings, sensitivity=sensitivity
        )
        if chosen is Format.HTML:
            from grenswijzer.answers.page import page

            content = page(document, words, result.explanation if explain else None, depth)
        elif chosen is Format.XLSX:
            from grenswijzer.answers.spreadsheet import workbook

            content = workbook(document, result.explanation, words)
        else:
            from grenswijzer.answers.text import document_text, titled

            content = document_text(document)
            if explain:
                content += titled(words.say("explanation")) + result.explanation.text(language, depth)
    write(content, output, language)
    if undecided:
        between = "" if output else "\n"  # the answer above it must be seen to have ended
        message(between + words.say("undecided_count", count=undecided))
