"""Who computes when: in one process one answer at a time, in the order in which they were asked.

Threads of one process share one processor. Two answers worked out side by side are both late; one after the other the
first is there in half the time, and the second no later. What computes for seconds has turns of its own, a few at once,
so that it holds up nobody else; what only looks something up or fills in a template takes no turn at all.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from functools import partial, wraps
from typing import Any, ParamSpec, TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from grenswijzer.web.door import Door, door_of
from grenswijzer.web.settings import Settings

LONG_SECONDS = 1.0
"""After this the next computation begins beside the one that still runs: one visitor cannot stop all others."""

PATIENCE_SECONDS = 10.0
"""How long a long computation waits for its turn before it is told to come back."""

SOON_SECONDS, LATER_SECONDS = 5, 60
"""When to come back, told to who finds too many others waiting."""

Given = ParamSpec("Given")
Found = TypeVar("Found")


class CrowdedError(Exception):
    """Too many others are waiting. ``key``: the message about it, in error.yaml and api.yaml; ``seconds``: when to
    come back."""

    def __init__(self, key: str, seconds: int) -> None:
        self.key, self.seconds = key, seconds
        super().__init__(key)


class Turns:
    """The turns of one process."""

    def __init__(self, settings: Settings) -> None:
        self._one_by_one = CapacityLimiter(1)
        self._long = CapacityLimiter(settings.heavy_at_once)
        self._settings = settings

    @property
    def waiting(self) -> int:
        """How many wait for a turn to compute."""
        return self._one_by_one.statistics().tasks_waiting

    @asynccontextmanager
    async def next(self) -> AsyncIterator[None]:
        """A turn to compute. Raises :class:`CrowdedError` when too many others wait for one."""
        turns = self._one_by_one
        if self.waiting >= self._settings.most_waiting:
            raise CrowdedError("crowded", SOON_SECONDS)
        is_long = False

        def let_another_begin() -> None:
            nonlocal is_long
            if turns.total_tokens < self._settings.threads:
                is_long = True
                turns.total_tokens += 1

        async with turns:
            late = asyncio.get_running_loop().call_later(LONG_SECONDS, let_another_begin)
            try:
                yield
            finally:
                late.cancel()
                if is_long:
                    turns.total_tokens -= 1

    @asynccontextmanager
    async def long(self) -> AsyncIterator[None]:
        """A turn to compute for seconds. Raises :class:`CrowdedError` when there is none in time."""
        holder = object()
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._long.acquire_on_behalf_of(holder)
        except TimeoutError:
            raise CrowdedError("too_many_at_once", LATER_SECONDS) from None
        try:
            yield
        finally:
            self._long.release_on_behalf_of(holder)


class _Asked:
    """A request under way. While it is, the process leaves new connections to others that have nothing to do."""

    def __init__(self, turns: Turns, door: Door | None) -> None:
        self.turns, self.door = turns, door
        self.has_computed = False
        self._is_counted = door is not None
        if door is not None:
            door.begin()

    def done(self) -> None:
        """It is answered, or goes on beside others."""
        if self._is_counted and self.door is not None:
            self._is_counted = False
            self.door.end()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        self.has_computed = True
        async with self.turns.next():
            yield

    @asynccontextmanager
    async def long_turn(self) -> AsyncIterator[None]:
        self.has_computed = True
        async with self.turns.long():
            self.done()
            if self.door is None:
                yield
            else:
                with self.door.half_open():
                    yield


_asked: ContextVar[_Asked] = ContextVar("asked")

_as_many_as_have_a_turn = CapacityLimiter(math.inf)


def in_turn(function: Callable[Given, Found]) -> Callable[Given, Coroutine[Any, Any, Found]]:
    """Let a function that computes be called when it is its turn, in a thread. Raises :class:`CrowdedError`."""
    return _in(function, lambda: _asked.get().turn())


def in_long_turn(function: Callable[Given, Found]) -> Callable[Given, Coroutine[Any, Any, Found]]:
    """The same for a function that computes for seconds."""
    return _in(function, long_turn)


def long_turn() -> AbstractAsyncContextManager[None]:
    """A turn for what computes for seconds in a way of its own. Raises :class:`CrowdedError`."""
    return _asked.get().long_turn()


def _in(
    function: Callable[Given, Found], turn: Callable[[], AbstractAsyncContextManager[None]]
) -> Callable[Given, Coroutine[Any, Any, Found]]:
    @wraps(function)
    async def later(*given: Given.args, **named: Given.kwargs) -> Found:
        async with turn():
            return await run_sync(partial(function, *given, **named), limiter=_as_many_as_have_a_turn)

    return later


class InTurn:
    """Knows of each request whether it computed.

    A connection over which something was computed is closed, where several processes answer: its next question goes to
    whichever of them has nothing to do, and not to the one that happened to take the first.
    """

    def __init__(self, app: ASGIApp, turns: Turns) -> None:
        self.app, self.turns = app, turns

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = _Asked(self.turns, door_of(asyncio.get_running_loop()))

        async def send_closing(message: Message) -> None:
            if message["type"] == "http.response.start" and asked.has_computed and asked.door is not None:
                MutableHeaders(scope=message)["connection"] = "close"
            await send(message)

        known = _asked.set(asked)
        try:
            await self.app(scope, receive, send_closing)
        finally:
            _asked.reset(known)
            asked.done()
