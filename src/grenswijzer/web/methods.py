"""Methods beside those that routes name: HEAD wherever GET is, OPTIONS and refusals that say what an address takes."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROUTED = ("GET", "POST")
"""Methods that routes of ours name."""


class Heads:
    """Answers HEAD as GET, without the body (RFC 9110 section 9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        scope["method"] = "GET"
        await self.app(scope, receive, send_head)


def allowed(request: Request) -> str:
    """The header Allow for the address of a request: what any route there takes, and what holds everywhere.

    A framework names the methods of one route; pages have a route for each method.
    """
    address = {
        "type": "http",
        "path": request.scope["path"],
        "root_path": request.app.state.settings.base_path,
        "headers": [],
    }
    found = [
        method
        for method in ROUTED
        if any(
            route.matches({**address, "method": method})[0] is Match.FULL
            for route in request.app.routes
            # files lie below a mount, which takes whatever comes its way
            if method == "GET" or not isinstance(route, Mount)
        )
    ]
    return ", ".join([*found, *(("HEAD",) if "GET" in found else ()), "OPTIONS"])


def options(allow: str) -> Response:
    """The answer to OPTIONS. It permits other sites nothing: that would take headers of its own."""
    return Response(status_code=204, headers={"allow": allow})
