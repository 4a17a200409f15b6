"""What the application is told when it starts; every default is the safe one."""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path

import platformdirs

VARIABLE = "GRENSWIJZER_WEB"
"""The environment variable through which ``serve`` hands its settings to worker processes."""

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "::1")

_BASE_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")


class SettingsError(ValueError):
    """A setting that cannot be used; the message names it, what was given and what is allowed."""


def default_database() -> str:
    """One file of the application's own in the user's data folder."""
    return f"sqlite:///{Path(platformdirs.user_data_dir('grenswijzer')) / 'web.sqlite'}"


@dataclass(frozen=True, slots=True)
class Settings:
    """``database``: where sessions (and the day register of the pages) are kept, ``sqlite:///FILE`` or
    ``postgresql://...``. ``base_path``: the path a proxy serves the application under, such as ``/grens``.

    ``hosts``: the names the application answers to in the Host header; ``*`` for any. ``https``: the outside world
    reaches it over https, so cookies are Secure and browsers are told to stay there (HSTS).

    ``session_hours``: answers are erased this long after they were last used. Sizes are in bytes: ``largest_body`` for
    forms and API calls, ``largest_upload`` for routes that take files, ``largest_session`` for the answers of one
    visitor. ``request_seconds``: how long one request may take, ``batch_seconds`` a batch; ``heavy_at_once``: how many
    of the calls that compute for seconds may run together in one process, in which ``threads`` work side by side;
    ``most_waiting``: how many may wait for a short computation before others are told to come back.
    """

    database: str = field(default_factory=default_database)
    base_path: str = ""
    hosts: tuple[str, ...] = LOOPBACK_HOSTS
    https: bool = False
    session_hours: float = 24.0
    largest_body: int = 1_000_000
    largest_upload: int = 5_000_000
    largest_session: int = 1_000_000
    request_seconds: float = 30.0
    batch_seconds: float = 150.0
    heavy_at_once: int = 2
    threads: int = 4
    most_waiting: int = 400

    def __post_init__(self) -> None:
        """Refuse what would fail later or be unsafe."""
        if not _BASE_PATH.fullmatch(self.base_path):
            raise SettingsError(f"base path: {self.base_path!r}; allowed: a path such as /grens, or nothing")
        if not self.hosts:
            raise SettingsError("hosts: none given; allowed: host names, or * for any")
        for name in ("session_hours", "request_seconds", "heavy_at_once", "largest_body", "most_waiting"):
            if getattr(self, name) <= 0:
                raise SettingsError(f"{name}: {getattr(self, name)}; allowed: more than 0")
        if self.threads <= self.heavy_at_once:
            raise SettingsError(
                f"threads: {self.threads}; allowed: more than heavy_at_once ({self.heavy_at_once})"
            )

    def to_environment(self) -> None:
        """Leave the settings for worker processes started from here."""
        os.environ[VARIABLE] = json.dumps(asdict(self))

    @classmethod
    def from_environment(cls) -> Settings:
        """The settings that were left by :meth:`to_environment`; the defaults where there are none."""
        told = json.loads(os.environ.get(VARIABLE, "{}"))
        if "hosts" in told:
            told["hosts"] = tuple(told["hosts"])
        return cls(**told)
