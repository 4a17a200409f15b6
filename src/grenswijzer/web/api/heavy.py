"""Calls that compute for seconds take turns, so that they cannot hold up everybody else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends

from grenswijzer.web.turns import long_turn


async def turn() -> AsyncIterator[None]:
    """A turn among the heavy calls of this process. Raises :class:`CrowdedError` when there is none in time."""
    async with long_turn():
        yield


Heavy = Annotated[None, Depends(turn)]
