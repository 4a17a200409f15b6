"""The process of a large batch: JSON of the call on standard input, JSON of the answers on standard output."""

from __future__ import annotations

import resource
import sys

import grenswijzer
from grenswijzer.web.api.batch import MEMORY_BYTES, SECONDS, answered, text


def main() -> None:
    """Answer one batch, within limits that end this process and nothing else."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    call = grenswijzer.read(sys.stdin.buffer.read())
    results = answered(call["situations"], call.get("all_values", False))
    sys.stdout.buffer.write(text({"results": results}))


if __name__ == "__main__":
    main()
