"""The visit behind each request of a page: read from its cookie, stored and sent back when the answer goes out."""

from __future__ import annotations

import logging

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from grenswijzer.register import RegisterError
from grenswijzer.web.errors import error_response, is_api, too_many_response
from grenswijzer.web.paths import path_within
from grenswijzer.web.security import SAFE_METHODS, bounce
from grenswijzer.web.sessions import Session, Sessions, SessionTooLargeError
from grenswijzer.web.settings import Settings
from grenswijzer.web.sizes import TooManyError

log = logging.getLogger("grenswijzer.web")


class Visits:
    """Gives each request of a page ``request.state.session``; the API and the files of the look have none."""

    def __init__(self, app: ASGIApp, settings: Settings, sessions: Sessions) -> None:
        self.app, self.sessions, self.settings = app, sessions, settings
        self._storing = CapacityLimiter(settings.threads)
        # __Host- makes a browser refuse the cookie from a neighbouring subdomain; it needs https
        self.name = "__Host-visit" if settings.https else "visit"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if is_api(request) or path_within(scope).startswith("/static/"):
            await self.app(scope, receive, send)
            return
        cookie = request.cookies.get(self.name)
        if cookie is None and _is_link_from_elsewhere(request):
            await bounce(scope["path"])(scope, receive, send)
            return
        session = self.sessions.session(cookie)
        scope.setdefault("state", {})["session"] = session
        held: Message | None = None
        refusal: Response | None = None

        async def send_stored(message: Message) -> None:
            # the head waits for the first part of the body, so that what is stored is stored before it is said
            nonlocal held, refusal
            if refusal is not None:
                return
            if message["type"] == "http.response.start":
                held = message
                return
            if held is not None:
                head, held = held, None
                refusal = await self._stored(request, session, head["status"])
                if refusal is not None:
                    return
                self._set_cookie(MutableHeaders(scope=head), session)
                await send(head)
            await send(message)

        await self.app(scope, receive, send_stored)
        if refusal is not None:
            await refusal(scope, receive, send)

    async def _stored(self, request: Request, session: Session, status: int) -> Response | None:
        """Store what was told; the page that says why where that cannot be done."""
        if status >= 500 or not session.is_changed:
            return None
        try:
            # threads of their own: what is finished must not queue behind what has yet to begin
            await run_sync(session.save, limiter=self._storing)
        except SessionTooLargeError:
            return error_response(request, 413, "error.session_too_large")
        except TooManyError as error:
            return too_many_response(request, error)
        except RegisterError as error:
            log.error("a visit cannot be stored: %s", error)
            return error_response(request, 503)
        return None

    def _set_cookie(self, headers: MutableHeaders, session: Session) -> None:
        path = "/" if self.settings.https else (self.settings.base_path or "/")
        about = f"Path={path}; HttpOnly; SameSite=Strict" + ("; Secure" if self.settings.https else "")
        if session.is_erased:
            headers.append("set-cookie", f"{self.name}=; Max-Age=0; {about}")
            headers["clear-site-data"] = '"cache", "storage"'
        elif session.is_new and session.is_used:
            # without Max-Age it ends with the browser; the server forgets it sooner or later anyway
            headers.append("set-cookie", f"{self.name}={session.id}; {about}")


def _is_link_from_elsewhere(request: Request) -> bool:
    return (
        request.method in SAFE_METHODS
        and request.headers.get("sec-fetch-site") == "cross-site"
        and request.headers.get("sec-fetch-mode") == "navigate"
    )
