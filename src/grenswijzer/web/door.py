"""How several processes share one listening socket: a new connection goes to one that has nothing to do.

Otherwise every process takes what it can get, and a question waits in the queue of one while another is idle. Here a
process that has work leaves new connections to the others for a while; they wait in the socket's own queue, in their
order, for whoever is free first. Nothing is agreed between the processes but that.
"""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

log = logging.getLogger("grenswijzer.web")

UNKNOWN_SECONDS = 0.003
"""After a connection is taken: what is asked over it is not known yet, and may be work."""

HALF_SECONDS = 0.002
"""How long a process that computes for seconds, and answers others beside it, leaves a connection to the others."""

LONGEST_SECONDS, SHORTEST_SECONDS = 0.1, 0.001
"""How long a process that has work leaves a connection to the others: shorter each time it was nobody's, so that a long
queue comes inside, where it is counted and refused when it is too long."""

FULL_SECONDS = 1.0
"""How long to wait when the machine gives out no more connections."""


class Door:
    """The listening socket of several processes, as one of them sees it."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        make: Callable[[], asyncio.BaseProtocol],
        listening: socket.socket,
    ) -> None:
        self._loop, self._make, self._listening = loop, make, listening
        self._under_way = self._long = 0
        self._leave = LONGEST_SECONDS
        self._has_left = self._is_closed = False
        self._resting: asyncio.TimerHandle | None = None
        self._taking: set[asyncio.Task[Any]] = set()
        listening.setblocking(False)
        self._watch()

    def begin(self) -> None:
        """There is one more request under way."""
        self._under_way += 1

    def end(self) -> None:
        """There is one less; after the last the process is free."""
        self._under_way -= 1
        if not self._under_way:
            self._leave, self._has_left = LONGEST_SECONDS, False
            if self._resting is not None:
                self._watch()

    @contextmanager
    def half_open(self) -> Iterator[None]:
        """Something computes for seconds; others are answered beside it, but sooner by another process."""
        self._long += 1
        try:
            yield
        finally:
            self._long -= 1

    def close(self) -> None:
        """Take no more connections."""
        if not self._is_closed:
            self._is_closed = True
            self._rest(0.0, lambda: None)

    async def wait_closed(self) -> None:
        """Nothing is left to wait for."""

    def _watch(self) -> None:
        if self._resting is not None:
            self._resting.cancel()
            self._resting = None
        if not self._is_closed:
            self._loop.add_reader(self._listening.fileno(), self._knocked)

    def _rest(self, seconds: float, then: Callable[[], None]) -> None:
        self._loop.remove_reader(self._listening.fileno())
        if self._resting is not None:
            self._resting.cancel()
        self._resting = self._loop.call_later(seconds, then)

    def _left(self) -> None:
        self._has_left = True
        self._leave = max(self._leave / 2, SHORTEST_SECONDS)
        self._watch()

    def _knocked(self) -> None:
        if not self._has_left and (self._under_way or self._long):
            self._rest(self._leave if self._under_way else HALF_SECONDS, self._left)
            return
        self._has_left = False
        try:
            taken, _ = self._listening.accept()
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):
            return  # another process was faster, or whoever knocked has gone
        except OSError as error:
            log.error("no connection can be taken: %s", error.strerror)
            self._rest(FULL_SECONDS, self._watch)
            return
        taken.setblocking(False)
        task = self._loop.create_task(self._taken(taken))
        self._taking.add(task)
        task.add_done_callback(self._taking.discard)
        self._rest(UNKNOWN_SECONDS, self._watch)

    async def _taken(self, connection: socket.socket) -> None:
        try:
            await self._loop.connect_accepted_socket(self._make, connection)
        except OSError:
            connection.close()  # gone before it began


class SharedLoop(asyncio.SelectorEventLoop):
    """The event loop of one of several processes, with a :class:`Door` where there was a server."""

    door: Door | None = None

    async def create_server(self, *given: Any, **named: Any) -> Any:
        """Listen on the socket ``sock`` that other processes listen on too; the rest is asyncio's own."""
        (make,) = given
        self.door = Door(self, make, named["sock"])
        return self.door


def door_of(loop: asyncio.AbstractEventLoop) -> Door | None:
    """The door of a loop; None where one process answers alone."""
    return loop.door if isinstance(loop, SharedLoop) else None
