"""Paths inside the application and as the outside world sees them, behind a proxy's base path."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from fastapi import FastAPI
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
    return outside(request, request.app.state.paths(name, tuple(parts.items())))


PATHS_KEPT = 4096
"""A page has dozens of links; looking a route up among all of them takes longer than writing the rest."""


def kept_paths(app: FastAPI) -> Callable[[str, tuple[tuple[str, Any], ...]], str]:
    """The path of a route by its name and parts, looked up once."""

    @lru_cache(maxsize=PATHS_KEPT)
    def path(name: str, parts: tuple[tuple[str, Any], ...]) -> str:
        return str(app.url_path_for(name, **dict(parts)))

    return path


def outside(request: Request, path: str) -> str:
    """A path of the application as a browser must ask for it."""
    return f"{request.scope.get('root_path', '')}{path}"
