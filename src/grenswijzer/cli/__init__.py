"""The command line: asks and shows, decides nothing."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run ``grenswijzer``. Exit codes: 0 done, 1 some files failed or nothing could be written, 2 wrong input."""
    # a command is over before there is much to collect; looking for it all the time took a tenth of the start
    gc.set_threshold(200_000)
    # nor is there a plugin to look for among everything that is installed
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    from grenswijzer.cli.commands import app

    try:
        app()
    except BrokenPipeError:
        # the reader has seen enough; what is still buffered must not raise again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
