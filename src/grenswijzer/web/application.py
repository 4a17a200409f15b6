"""The application: routes, and everything a request goes through before it reaches one."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from anyio.to_thread import current_default_thread_limiter, run_sync
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from grenswijzer.register import RegisterError
from grenswijzer.web import pages
from grenswijzer.web.api import add_api
from grenswijzer.web.api.problems import of_validation
from grenswijzer.web.errors import (
    ApiError,
    PageError,
    crowded_response,
    error_response,
    is_api,
    refusal_response,
    too_many_response,
)
from grenswijzer.web.files import Files
from grenswijzer.web.forms import erased_visit
from grenswijzer.web.languages import preferred
from grenswijzer.web.methods import Heads, allowed, options
from grenswijzer.web.pages import days_answers, plan, result
from grenswijzer.web.paths import BasePath, kept_paths, path_of
from grenswijzer.web.rendering import STATIC
from grenswijzer.web.security import AccessLog, Limits, Mistakes, SecurityHeaders
from grenswijzer.web.sessions import Sessions
from grenswijzer.web.settings import Settings
from grenswijzer.web.sizes import TooManyError
from grenswijzer.web.turns import CrowdedError, InTurn, Turns
from grenswijzer.web.visits import Visits
from grenswijzer.web.warming import prepare, warm

log = logging.getLogger("grenswijzer.web")

PURGE_SECONDS = 600
"""How often expired visits are erased."""

PAGES = "/{language:language}"


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application for ``settings``; without them for what ``serve`` left to this worker process.

    Raises :class:`grenswijzer.register.RegisterError` where the database cannot be used.
    """
    is_served = settings is None
    settings = settings or Settings.from_environment()
    sessions = Sessions(settings)

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # threads share one processor; what computes waits for its turn first (see turns.py)
        current_default_thread_limiter().total_tokens = settings.threads
        if is_served:
            await run_sync(prepare)
            warm()
        purging = asyncio.create_task(_purge(sessions))
        yield
        purging.cancel()
        sessions.close()

    app = FastAPI(
        title="Grenswijzer",
        lifespan=lifespan,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
    )
    turns = Turns(settings)
    app.state.settings, app.state.sessions, app.state.turns = settings, sessions, turns
    app.state.paths = kept_paths(app)
    app.state.forgetters = (result.forget, plan.forget, days_answers.drop_kept)
    app.mount("/static", Files(STATIC), name="static")  # first, as it is looked for most
    add_api(app, settings.base_path)
    app.include_router(pages.router, prefix=PAGES, include_in_schema=False)
    app.add_api_route("/", start, name="start", include_in_schema=False)
    app.add_api_route(f"{PAGES}/erase", erased_visit, methods=["POST"], name="erase", include_in_schema=False)
    _handle_errors(app)
    # the last one added is the first one a request meets
    app.add_middleware(Visits, settings=settings, sessions=sessions)
    app.add_middleware(Limits, settings=settings, is_upload=_is_upload)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts), www_redirect=False)
    app.add_middleware(Mistakes)
    app.add_middleware(SecurityHeaders, settings=settings)
    app.add_middleware(InTurn, turns=turns)
    app.add_middleware(Heads)
    app.add_middleware(AccessLog)
    app.add_middleware(BasePath, base_path=settings.base_path)
    return app


async def start(request: Request) -> Response:
    """The bare address leads to the pages in the visitor's language."""
    language = preferred(request.headers.get("accept-language", ""))
    response = RedirectResponse(path_of(request, "home", language=language), 303)
    response.headers["vary"] = "accept-language"
    return response


def _is_upload(path: str) -> bool:
    """Routes that take files: their path ends in /upload."""
    return path.endswith("/upload")


async def _purge(sessions: Sessions) -> None:
    while True:
        try:
            await run_sync(sessions.purge)
        except RegisterError as error:
            log.error("expired visits could not be erased: %s", error)
        await asyncio.sleep(PURGE_SECONDS)


def _handle_errors(app: FastAPI) -> None:
    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        if error.status_code != 405:
            return error_response(request, error.status_code, headers=error.headers)
        allow = allowed(request)
        if request.method == "OPTIONS":
            return options(allow)
        return error_response(request, 405, headers={"allow": allow})

    @app.exception_handler(PageError)
    async def page(request: Request, error: PageError) -> Response:
        return error_response(request, error.status, error.key, facts=error.facts)

    @app.exception_handler(ApiError)
    async def problem(request: Request, error: ApiError) -> Response:
        return refusal_response(request, error)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        return of_validation(request, error) if is_api(request) else error_response(request, 422)

    @app.exception_handler(TooManyError)
    async def too_many(request: Request, error: TooManyError) -> Response:
        return too_many_response(request, error)

    @app.exception_handler(CrowdedError)
    async def crowded(request: Request, error: CrowdedError) -> Response:
        return crowded_response(request, error.key, error.seconds)

    @app.exception_handler(RegisterError)
    async def database(request: Request, error: RegisterError) -> Response:
        log.error("the database cannot be used: %s", error)
        return error_response(request, 503)
