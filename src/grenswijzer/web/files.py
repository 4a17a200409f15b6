"""The files of the look: few and small, so they are read once and answered from memory."""

from __future__ import annotations

import hashlib
import mimetypes
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from grenswijzer.web.paths import path_within

FOR_EVER = "public, max-age=31536000, immutable"


class Files:
    """Answers with the files below a folder; one that is asked for by its version never changes."""

    def __init__(self, folder: Path) -> None:
        """Read them."""
        self._files = {
            f"/{path.relative_to(folder).as_posix()}": (path.read_bytes(), _kind(path))
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        self._tags = {
            name: f'"{hashlib.sha256(body).hexdigest()}"' for name, (body, _) in self._files.items()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The file of a path, with how long it may be kept. Raises HTTPException (404, 405)."""
        if scope["method"] != "GET":  # HEAD has become GET
            raise HTTPException(405, headers={"allow": "GET, HEAD"})
        name = path_within(scope)
        if name not in self._files:
            raise HTTPException(404)
        body, kind = self._files[name]
        is_versioned = scope["query_string"].startswith(b"v=")
        headers = {"etag": self._tags[name], "cache-control": FOR_EVER if is_versioned else "no-cache"}
        known = Headers(scope=scope).get("if-none-match", "")
        if self._tags[name] in {tag.strip().removeprefix("W/") for tag in known.split(",")}:
            await Response(status_code=304, headers=headers)(scope, receive, send)
            return
        await Response(body, headers=headers, media_type=kind)(scope, receive, send)


def _kind(path: Path) -> str:
    return mimetypes.guess_type(path.name)[0] or "text/plain"
