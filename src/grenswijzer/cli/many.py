"""Many files at once: a row each, with the error where one cannot be computed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import grenswijzer
from grenswijzer.answers.files import Answered, csv_text, rows_of_files
from grenswijzer.answers.language import language as written_in
from grenswijzer.cli.choices import Format
from grenswijzer.cli.streams import json_text, message, problems, source_of, stop, write

_MANY = 50
"""From here on a progress bar is worth its import."""


def calculate_many(
    files: Sequence[str], chosen: Format, language: str, all_values: bool, output: Path | None
) -> int:
    """Write one table or list; returns the exit code: 0, 1 when some files failed, 2 when all did."""
    if chosen not in (Format.CSV, Format.XLSX, Format.JSON):
        stop([f"several files become one table: --format csv, xlsx or json, not {chosen}"])
    if files.count("-") > 1:
        stop(["standard input can be read only once"])
    answered = [_answered(file, language) for file in _with_progress(files)]
    if chosen is Format.JSON:
        data = [
            {
                "file": entry.file,
                "error": entry.error,
                "result": entry.result.to_dict(all_values=all_values) if entry.result else None,
            }
            for entry in answered
        ]
        content: str | bytes = json_text(data)
    else:
        header, rows = rows_of_files(answered, all_values=all_values)
        if chosen is Format.XLSX:
            from grenswijzer.answers.spreadsheet import table_workbook

            content = table_workbook(header, rows, written_in(language).say("sheet_result"))
        else:
            content = csv_text(header, rows)
    write(content, output, language)
    failed = [entry for entry in answered if entry.error]
    for entry in failed:
        message(f"{entry.file}: {entry.error}")
    if len(files) > 1:
        message(written_in(language).say("files_done", count=len(files), failed=len(failed)))
    if not failed:
        return 0
    return 2 if len(failed) == len(files) else 1


def _answered(file: str, language: str) -> Answered:
    try:
        return Answered(file, grenswijzer.calculate(source_of(file)))
    except (grenswijzer.SituationError, grenswijzer.NotLawError) as error:
        return Answered(file, None, "; ".join(problems(error, language)))


def _with_progress(files: Sequence[str]) -> Iterator[str]:
    if len(files) < _MANY or not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(files, description="", console=Console(stderr=True), transient=True)
