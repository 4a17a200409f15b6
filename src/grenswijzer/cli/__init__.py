"""The command line: asks and shows, decides nothing."""

from __future__ import annotations

import gc
import os
import sys
from copy import copy
from typing import TYPE_CHECKING

from grenswijzer.cli.choices import LanguageCode

if TYPE_CHECKING:
    from typer import Typer


def main() -> None:
    """Run ``grenswijzer``. Exit codes: 0 done, 1 some files failed or nothing could be written, 2 wrong input."""
    # a command is over before there is much to collect; looking for it all the time took a tenth of the start
    gc.set_threshold(200_000)
    # nor is there a plugin to look for among everything that is installed
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    try:
        plain = _plain(sys.argv[1:])
        if plain is not None:
            from grenswijzer.cli.answering import answer

            answer([plain[0]], None, LanguageCode(plain[1]))
        else:
            from grenswijzer.cli.commands import app

            _asked(app, sys.argv[1:])()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # the reader has seen enough; what is still buffered must not raise again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    finally:
        # nor is there a use in looking through it all at the end, which took a sixth of the time
        gc.freeze()


def _plain(arguments: list[str]) -> tuple[str, str] | None:
    """File and language, where one answer as text is asked for; None for everything else.

    The most usual question is understood without the library that understands all of them: loading it and the
    options of a command takes as long as the answer itself.
    """
    match arguments:
        case ["calculate", file]:
            language = LanguageCode.NL.value
        case ["calculate", file, "--language" | "-l", language]:
            pass
        case ["calculate", "--language" | "-l", language, file]:
            pass
        case _:
            return None
    # on Windows patterns in names of files are worked out by the library too
    is_plain = not file.startswith("-") and language in set(LanguageCode) and os.name != "nt"
    return (file, language) if is_plain else None


def _asked(app: Typer, arguments: list[str]) -> Typer:
    """``app`` with the command asked for only: to prepare all of them takes longer than to compute an answer."""
    name = arguments[0] if arguments else ""
    commands = [
        command
        for command in app.registered_commands
        if name == (command.name or getattr(command.callback, "__name__", "").replace("_", "-"))
    ]
    groups = [group for group in app.registered_groups if group.name == name]
    if not commands and not groups:
        return app
    asked = copy(app)
    asked.registered_commands, asked.registered_groups = commands, groups
    # a callback keeps it a program with commands, even when there is one only
    asked.callback()(lambda: None)
    return asked
