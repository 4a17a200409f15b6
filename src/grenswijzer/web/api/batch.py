"""Many households in one call: a few here, more in a process of their own with limits on memory and time."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from typing import Any

import grenswijzer
from grenswijzer.web.api.problems import NOT_USABLE, REFUSALS, situation_errors
from grenswijzer.web.errors import ApiError, problem
from grenswijzer.web.languages import message
from grenswijzer.web.sizes import check

MEMORY_BYTES = 2_000_000_000
"""Address space of the process of a large batch."""

SECONDS = 120
"""How long a large batch may take."""

WORKER = (sys.executable, "-m", "grenswijzer.web.api.worker")


def answered(situations: Sequence[Any], all_values: bool, language: str = "en") -> list[dict[str, Any]]:
    """For each situation its answer, or the problem with it; in their order."""
    found: list[dict[str, Any]] = []
    for index, situation in enumerate(situations):
        try:
            check(situation)
            result = grenswijzer.calculate(situation).to_dict(all_values=all_values)
        except REFUSALS as error:
            errors = situation_errors(error, situation, ("situations", index), language)
            found.append(
                {
                    "index": index,
                    "result": None,
                    "problem": problem(422, message(language, NOT_USABLE), errors),
                }
            )
        else:
            found.append({"index": index, "result": result, "problem": None})
    return found


async def answered_apart(call: bytes) -> bytes:
    """The same for the JSON text of a call, worked out in a process of its own; JSON text comes back.

    Raises :class:`ApiError` (503) when the process takes too long or too much.
    """
    process = await asyncio.create_subprocess_exec(
        *WORKER,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(SECONDS):
            content, _ = await process.communicate(call)
    except TimeoutError:
        raise ApiError(503, "api.batch_too_long", seconds=SECONDS) from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise ApiError(503, "api.batch_too_large")
    return content
