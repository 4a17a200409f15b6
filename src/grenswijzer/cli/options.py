"""The options that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grenswijzer.cli.choices import LanguageCode

Language = Annotated[LanguageCode, typer.Option("--language", "-l", help="Language of the answer.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file instead of the screen.")
]
Depth = Annotated[int | None, typer.Option("--depth", min=0, help="How many levels of steps to show.")]
File = Annotated[
    str, typer.Argument(help="A situation in YAML or JSON; - reads standard input.", metavar="FILE")
]
EveryValue = Annotated[
    bool, typer.Option("--all", help="Every value of the law, not only what people ask for.")
]
