"""A running application and a real Chromium; skipped in one line where there is none, an error in CI."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

from grenswijzer.web import Settings, create_app

CHROMIUM = "/usr/bin/chromium"
AXE = Path(__file__).parent / "vendor" / "axe.min.js"

NewPage = Callable[..., Page]

PATIENCE_MS = 60_000
"""How long a page, or what a key or a click does a moment later, is waited for: a busy machine is no failure."""

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The application on a free port of loopback, with a database of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    database = tmp_path_factory.mktemp("web") / "web.sqlite"
    app = create_app(Settings(database=f"sqlite:///{database}"))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail(f"{CHROMIUM} is missing: apt-get install chromium")
        pytest.skip(f"no {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: Browser, address: str) -> Iterator[NewPage]:
    """Makes a page with a visit of its own; any request to another site and any error on the page fail the test."""
    contexts = []
    strange: list[str] = []

    def make(*, width: int = 1280, javascript: bool = True, dark: bool = False, language: str = "nl") -> Page:
        context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale=language,
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on(
            "request",
            lambda request: strange.append(request.url) if not request.url.startswith(address) else None,
        )
        page.on(
            "console", lambda said: strange.append(said.text) if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: strange.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    # a page that is refused says so to the console; that is what some tests are about
    told = [text for text in strange if "status of 422" not in text]
    assert not told, "\n".join(told)
