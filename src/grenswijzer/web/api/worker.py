"""The process of a large batch: JSON of the call on standard input, JSON of the answers on standard output."""

from __future__ import annotations

import resource
import sys
from collections.abc import Sequence

import grenswijzer
from grenswijzer.answers.json_text import json_text
from grenswijzer.web.api.batch import MEMORY_BYTES, SECONDS, answered


def main(limits: Sequence[str] = ()) -> None:
    """Answer one batch, within limits that end this process and nothing else.

    ``limits``: others than the usual ones, as ``SECONDS=10`` or ``MEMORY_BYTES=500000000``.
    """
    told = {"SECONDS": SECONDS, "MEMORY_BYTES": MEMORY_BYTES}
    told |= {name: int(value) for name, _, value in (limit.partition("=") for limit in limits)}
    resource.setrlimit(resource.RLIMIT_AS, (told["MEMORY_BYTES"], told["MEMORY_BYTES"]))
    resource.setrlimit(resource.RLIMIT_CPU, (told["SECONDS"], told["SECONDS"]))
    call = grenswijzer.read(sys.stdin.buffer.read())
    results = answered(call["situations"], call.get("all_values", False), call.get("language", "en"))
    sys.stdout.buffer.write(json_text({"results": results}))


if __name__ == "__main__":
    main(sys.argv[1:])
