"""What stands between the outside world and the pages: headers, limits on size and time, and a log without facts."""

from __future__ import annotations

import asyncio
import logging
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from fastapi.exceptions import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from grenswijzer.web.errors import error_response
from grenswijzer.web.paths import path_within
from grenswijzer.web.settings import Settings

log = logging.getLogger("grenswijzer.web")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""Content-Security-Policy: nothing from elsewhere, nothing inline, no frames."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": (
        "accelerometer=(), camera=(), display-capture=(), fullscreen=(self), geolocation=(), gyroscope=(), "
        "microphone=(), midi=(), payment=(), usb=(), browsing-topics=()"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-robots-tag": "noindex",
}

STRICT_TRANSPORT = "max-age=31536000"

DEEPEST_PLACES = 12
"""Places of a mistake that are logged, the innermost first."""

RETRY_SECONDS = "60"
"""When to come back after a request that took too long."""

SAFE_METHODS = frozenset(("GET", "HEAD", "OPTIONS"))


class SecurityHeaders:
    """Adds the headers to every answer; nothing is stored by a browser or proxy unless the route says so."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.https = app, settings.https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
                if self.https:
                    headers.setdefault("strict-transport-security", STRICT_TRANSPORT)
            await send(message)

        await self.app(scope, receive, send_with)


class Limits:
    """Refuses a body that is too large (413), and ends a request that takes or is sent too long (503)."""

    def __init__(self, app: ASGIApp, settings: Settings, is_upload: Callable[[str], bool]) -> None:
        self.app, self.settings, self.is_upload = app, settings, is_upload

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        upload = self.is_upload(scope["path"])
        largest = self.settings.largest_upload if upload else self.settings.largest_body
        announced = request.headers.get("content-length", "0")
        if not announced.isascii() or not announced.isdecimal():
            await error_response(request, 400)(scope, receive, send)
            return
        if int(announced) > largest:
            await error_response(request, 413)(scope, receive, send)
            return
        left = largest
        is_started = is_over = False

        async def receive_limited() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise HTTPException(413)  # whoever reads the body passes it on to the error pages
            return message

        async def send_in_time(message: Message) -> None:
            nonlocal is_started
            if not is_over:
                is_started = True
                await send(message)

        # a thread that computes cannot be stopped; the answer must not wait for it
        work = asyncio.ensure_future(self.app(scope, receive_limited, send_in_time))
        try:
            await asyncio.wait({work}, timeout=self.seconds_of(scope))
        except asyncio.CancelledError:
            work.cancel()
            raise
        if work.done():
            work.result()
        elif is_started:
            await work  # the answer is under way: nothing else can be said any more
        else:
            is_over = True
            # what still goes wrong in there is nobody's any more, and must not be logged with its facts
            work.add_done_callback(lambda done: done.cancelled() or done.exception())
            work.cancel()
            await error_response(request, 503, headers={"retry-after": RETRY_SECONDS})(scope, receive, send)

    def seconds_of(self, scope: Scope) -> float:
        """How long a request may take: batches have a limit of their own, which their process keeps."""
        is_batch = path_within(scope).endswith("/batch")
        return self.settings.batch_seconds if is_batch else self.settings.request_seconds


class Mistakes:
    """Turns what we did not foresee into an error page, and logs where it happened without what it was about.

    A traceback's message can hold what somebody told us; its places cannot.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_started = False

        async def send_noted(message: Message) -> None:
            nonlocal is_started
            is_started = True
            await send(message)

        try:
            await self.app(scope, receive, send_noted)
        except Exception as error:  # the last border: whatever went wrong, nobody sees facts or a bare 500
            places = traceback.extract_tb(error.__traceback__)[-DEEPEST_PLACES:]
            where = " < ".join(f"{Path(place.filename).name}:{place.lineno}" for place in reversed(places))
            log.error("%s at %s", type(error).__name__, where)
            if is_started:  # the connection must break, so that half an answer is not taken for a whole one
                raise ConnectionError from None
            await error_response(Request(scope), 500)(scope, receive, send)


class AccessLog:
    """One line per request: method, name of the route, status, time; no path, query, address or body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start, method = time.perf_counter(), scope["method"]
        status = 500

        async def send_noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_noted)
        finally:
            route = getattr(scope.get("route"), "name", "-")
            took = (time.perf_counter() - start) * 1000
            log.info("%s %s %d %.0f ms", method, route, status, took)


def comes_from_elsewhere(headers: Headers, scheme: str, host: str) -> bool:
    """The browser says that another site made this request (Sec-Fetch-Site, else Origin)."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    # an https proxy in front of us may leave us http; the host is what tells sites apart here
    return origin is not None and origin not in (f"{scheme}://{host}", f"https://{host}")


def bounce(url: str) -> Response:
    """A page that leads to itself at once.

    A Strict cookie does not come along with a link from another site; from our own page it does, so that a visitor who
    follows a link in a mail keeps the answers.
    """
    from markupsafe import escape

    body = (
        '<!doctype html><html><head><meta charset="utf-8"><title>Grenswijzer</title>'
        f'<meta http-equiv="refresh" content="0"></head><body><a href="{escape(url)}">Grenswijzer</a></body></html>'
    )
    return Response(body, media_type="text/html")
