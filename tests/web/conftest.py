"""The application on a database of its own, with two small pages for what no real page shows alone."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from grenswijzer.web import Settings, create_app
from grenswijzer.web.forms import Form, session_of
from grenswijzer.web.rendering import environment, render

with warnings.catch_warnings():
    # the client says that another version of its library will follow
    warnings.simplefilter("ignore")
    from fastapi.testclient import TestClient as TestClient

NOTE = """{% extends "base.html" %}{% block main %}
<p id="said">{{ said }}</p>
<form method="post" action="{{ url("note", place="here") }}">{{ form_token() }}<input name="said"></form>
{% endblock %}"""

JOB = {
    "job": "clinic",
    "residence": "NL",
    "employer": "BE",
    "first": "2026-01-01",
    "hours": "7,6",
    "name": "Heron",
}
"""The form of a job in the day register."""


def settings(folder: Path, **changed: Any) -> Settings:
    """Settings for a test: an empty database in ``folder``."""
    told: dict[str, Any] = {
        "database": f"sqlite:///{folder / 'web.sqlite'}",
        "hosts": ("testserver",),
        "request_seconds": 600.0,  # a busy machine answers late; what comes too late has tests of its own
        **changed,
    }
    return Settings(**told)


def with_note(app: FastAPI) -> FastAPI:
    """The application with a page that shows what was said and takes something else."""

    def shown(request: Request, language: str, place: str) -> Response:
        template = environment().from_string(NOTE)
        page = render(request, template, said=session_of(request).data.get("said", ""))
        return page

    def taken(request: Request, language: str, place: str, form: Form) -> Response:
        session_of(request).data["said"] = form.get("said", "")
        return PlainTextResponse("stored")

    def broken(language: str) -> Response:
        raise RuntimeError("a mistake with facts in it: Breda")

    for path, page, methods, name in (
        ("note/{place}", shown, ["GET"], "note"),
        ("note/{place}", taken, ["POST"], "take_note"),
        ("note/{place}/upload", taken, ["POST"], "upload_note"),
        ("broken", broken, ["GET"], "broken"),
    ):
        app.add_api_route(
            f"/{{language:language}}/{path}", page, methods=methods, name=name, include_in_schema=False
        )
    return app


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A browser without a visit; tests that tell something clear its cookies."""
    app = with_note(create_app(settings(tmp_path_factory.mktemp("web"))))
    with TestClient(app, follow_redirects=False, raise_server_exceptions=False) as found:
        yield found


@pytest.fixture
def browser(client: TestClient) -> TestClient:
    """The same browser, with its cookies thrown away."""
    client.cookies.clear()
    return client


def token_of(page: str) -> str:
    """The token of the first form of a page."""
    return page.partition('name="form_token" value="')[2].partition('"')[0]
