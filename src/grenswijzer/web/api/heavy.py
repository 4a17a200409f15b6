"""Calls that compute for seconds take turns, so that they cannot hold up everybody else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from grenswijzer.web.errors import ApiError

PATIENCE_SECONDS = 10.0
"""How long a call waits for its turn before it is told to come back."""


async def turn(request: Request) -> AsyncIterator[None]:
    """A turn among the heavy calls of this process. Raises :class:`ApiError` (503) when there is none in time."""
    turns: asyncio.Semaphore = request.app.state.turns
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            await turns.acquire()
    except TimeoutError:
        raise ApiError(503, "api.too_many_at_once", headers={"Retry-After": "60"}) from None
    try:
        yield
    finally:
        turns.release()


Heavy = Annotated[None, Depends(turn)]
