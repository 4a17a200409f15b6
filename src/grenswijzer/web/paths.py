"""Paths inside the application and as the outside world sees them, behind a proxy's base path."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send


class BasePath:
    """Tells the application under which path a proxy serves it; the proxy may pass that path on or cut it off."""

    def __init__(self, app: ASGIApp, base_path: str) -> None:
        self.app, self.base_path = app, base_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] == "http":
            scope["root_path"] = self.base_path
        await self.app(scope, receive, send)


def path_within(scope: Scope) -> str:
    """The path of a request without the base path."""
    path: str = scope["path"]
    root: str = scope.get("root_path", "")
    return path.removeprefix(root) if path == root or path.startswith(root + "/") else path


def path_of(request: Request, name: str, /, **parts: Any) -> str:
    """The path of the route called ``name``, with the base path; for links and redirects."""
    return outside(request, str(request.app.url_path_for(name, **parts)))


def outside(request: Request, path: str) -> str:
    """A path of the application as a browser must ask for it."""
    return f"{request.scope.get('root_path', '')}{path}"
