"""The command line: asks and shows, decides nothing."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run ``grenswijzer``. Exit codes: 0 done, 1 some files failed or nothing could be written, 2 wrong input."""
    from grenswijzer.cli.commands import app

    try:
        app()
    except BrokenPipeError:
        # the reader has seen enough; what is still buffered must not raise again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
