"""``grenswijzer serve``: the pages and the API on this machine, for nobody else unless told."""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from grenswijzer.cli.streams import message, stop

if TYPE_CHECKING:
    from grenswijzer.web.settings import Settings

APPLICATION = "grenswijzer.web.application:create_app"

SHARED_LOOP = "grenswijzer.web.door:SharedLoop"

ANY_ADDRESS = ("0.0.0.0", "::", "")

ENDING_SECONDS = 5
"""How long requests that are under way may take when the service is told to end."""

MOST_CONNECTIONS = 800
"""Connections of one process, idle ones included: below the 1,024 files that a process may usually have open."""

HUNG_SECONDS = 60
"""A process that does not say it lives for so long is ended and started again; a busy machine can take its time."""


def serve(
    host: Annotated[
        str, typer.Option("--host", help="Address to listen on; the default is for this machine only.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", "-p", min=0, max=65535, help="Port to listen on; 0 takes a free one.")
    ] = 8000,
    database: Annotated[
        str | None,
        typer.Option(
            "--database",
            help="sqlite:///FILE or postgresql://...; default: a file in your data folder.",
            envvar="GRENSWIJZER_WEB_DATABASE",
        ),
    ] = None,
    base_path: Annotated[
        str, typer.Option("--base-path", help="The path a proxy serves this under, such as /grens.")
    ] = "",
    names: Annotated[
        list[str] | None,
        typer.Option("--name", help="A host name under which people reach this; give each. * for any."),
    ] = None,
    https: Annotated[
        bool, typer.Option("--https", help="People reach this over https, through a proxy in front of it.")
    ] = False,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="Processes that answer.")] = 1,
    session_hours: Annotated[
        float,
        typer.Option("--session-hours", min=0.1, help="Answers are erased so long after their last use."),
    ] = 24.0,
) -> None:
    """Start the web pages and the API; Ctrl-C ends them."""
    from grenswijzer.web.settings import LOOPBACK_HOSTS, Settings, SettingsError, default_database

    try:
        settings = Settings(
            database=database or default_database(),
            base_path=base_path.rstrip("/"),
            hosts=tuple(names or ()) or (LOOPBACK_HOSTS if host in LOOPBACK_HOSTS else (host,)),
            https=https,
            session_hours=session_hours,
        )
    except SettingsError as error:
        stop([str(error)])
    if host in ANY_ADDRESS and not names:
        stop(
            [f"--host {host} listens on every address: say with --name under which host name people reach it"]
        )
    listening = listen(host, port)
    try:
        _check_database(settings)
        address = _address(listening, host, settings)
        message(f"Open {address}/ in a browser: the first page has people to try it with. Ctrl-C ends it.")
        message(f"The API is described at {address}/en/api")
        settings.to_environment()
        _run(listening, workers)
    finally:
        listening.close()


def listen(host: str, port: int) -> socket.socket:
    """The socket, taken before anything else is started, so that what is wrong is said at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # connections take this over; else the body of an answer waits 40 ms until the other side confirms its head
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listening.bind((host, port))
        listening.listen(1024)
    except OSError as error:
        listening.close()
        reason = "another program uses it" if error.errno in _TAKEN else (error.strerror or str(error))
        stop([f"--host {host} --port {port}: {reason}. Choose another, such as --port {_another(port)}"], 1)
    listening.set_inheritable(True)
    return listening


def _another(port: int) -> int:
    return port + 1 if 1024 <= port < 65535 else 8000


_TAKEN = (98, 48, 10048)
"""What Linux, macOS and Windows say for an address that is in use."""


def _check_database(settings: Settings) -> None:
    from grenswijzer.register import RegisterError
    from grenswijzer.web.sessions import Sessions

    try:
        Sessions(settings).close()
    except RegisterError as error:
        stop([f"--database: {error}"], 1)


def _address(listening: socket.socket, host: str, settings: Settings) -> str:
    shown = settings.hosts[0] if host in ANY_ADDRESS else host
    scheme = "https" if settings.https else "http"
    port = "" if settings.https else f":{listening.getsockname()[1]}"
    return f"{scheme}://{f'[{shown}]' if ':' in shown else shown}{port}{settings.base_path}"


def _run(listening: socket.socket, workers: int) -> None:
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    config = uvicorn.Config(
        APPLICATION,
        factory=True,
        workers=workers,
        log_config=_LOGGING,
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=False,
        ws="none",
        timeout_keep_alive=10,
        timeout_graceful_shutdown=ENDING_SECONDS,
        timeout_worker_healthcheck=HUNG_SECONDS,
        loop=SHARED_LOOP if workers > 1 and sys.platform != "win32" else "asyncio",
        limit_concurrency=MOST_CONNECTIONS,
    )
    server = uvicorn.Server(config)
    try:
        if workers > 1:
            Multiprocess(config, sockets=[listening]).run()
        else:
            server.run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    if workers == 1 and not server.started:
        sys.exit(1)


_LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(message)s"}},
    "handlers": {
        "screen": {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stderr"}
    },
    "loggers": {
        "uvicorn": {"handlers": ["screen"], "level": "WARNING", "propagate": False},
        "grenswijzer.web": {"handlers": ["screen"], "level": "INFO", "propagate": False},
    },
}
"""No addresses, paths or facts: what a request was about is nobody's business."""
