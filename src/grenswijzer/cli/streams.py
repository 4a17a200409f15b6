"""Reading situations and writing answers: files, standard input and output, messages on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, Protocol

import grenswijzer


def message(text: str) -> None:
    """A line for the person at the screen; never mixed with the answer."""
    print(text, file=sys.stderr, flush=True)


def stop(lines: Iterable[str], code: int = 2) -> NoReturn:
    """Say what is wrong and end."""
    for line in lines:
        message(line)
    sys.exit(code)


def source_of(file: str) -> bytes | Path:
    """What to read: standard input for ``-``."""
    return sys.stdin.buffer.read() if file == "-" else Path(file)


class Refused(Protocol):
    """What is refused and says why: NotLawError, RegisterError, TransferError, DossierError."""

    def message(self, language: str = "en") -> str:
        """Why, in a language."""


def problems(error: grenswijzer.SituationError | Refused, language: str) -> list[str]:
    """What is wrong, a line each, in a language."""
    if isinstance(error, grenswijzer.SituationError):
        return error.messages(language)
    return error.message(language).splitlines()


def calculated(file: str, language: str) -> Any:
    """The answer for a file; ends with every problem and exit code 2 where there is none."""
    try:
        return grenswijzer.calculate(source_of(file))
    except (grenswijzer.SituationError, grenswijzer.NotLawError) as error:
        stop(f"{file}: {line}" for line in problems(error, language))


def write(content: str | bytes, output: Path | None, language: str) -> None:
    """The answer to a file, or to standard output."""
    if output is None:
        if isinstance(content, str):
            reconfigure = getattr(sys.stdout, "reconfigure", None)
            if reconfigure is not None and (sys.stdout.encoding or "").lower() not in ("utf-8", "utf8"):
                reconfigure(encoding="utf-8")
            sys.stdout.write(content)
            sys.stdout.flush()
            return
        if sys.stdout.isatty():
            stop(["a spreadsheet cannot be shown on the screen: use --output FILE"])
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    except OSError as error:
        stop([f"{output}: {error.strerror}"], 1)
    from grenswijzer.answers.language import language as written_in

    message(written_in(language).say("saved", file=output))


def a_day(text: str) -> date:
    """A date as people type it in a command; ends with what is wrong."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        stop([f"{text}: not a date; write it as 2026-01-31"])


def json_text(data: Any) -> str:
    """Data as readable JSON."""
    import json

    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
