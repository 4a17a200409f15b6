"""What the program keeps on disk between runs, so that a new process starts fast.

Everything here can be thrown away: a folder that cannot be written keeps nothing, and what is damaged or was made from
something else is made anew. Nobody else should be able to write in the folder, because code is kept in it too.
"""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
import os
import pickle
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import CodeType
from typing import Any

import yaml

from grenswijzer.engine.errors import LawError

SETTLED = 2 * 10**9
"""Nanoseconds since a file's last change after which another one cannot get the same times."""


def cache_folder() -> Path:
    """Where things are kept; ``GRENSWIJZER_CACHE`` says otherwise."""
    told = os.environ.get("GRENSWIJZER_CACHE")
    if told:
        return Path(told)
    if sys.platform == "linux":
        # what platformdirs says in the usual cases (the XDG base directories), without the time it takes to load it
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
        if os.path.isabs(base):
            return Path(base, "grenswijzer")
    import platformdirs

    return Path(platformdirs.user_cache_dir("grenswijzer"))


def kept(name: str, key: str) -> bytes | None:
    """What was kept under ``name`` for the same ``key``; None where there is nothing, or nothing whole."""
    try:
        content = (cache_folder() / name).read_bytes()
    except OSError:
        return None
    size = hashlib.sha256().digest_size
    body = content[size:]
    return body if content[:size] == _digest(key, body) else None


def keep(name: str, key: str, content: bytes) -> None:
    """Keep ``content`` under ``name`` in place of what was there; where that cannot be, it is not kept."""
    path = cache_folder() / name
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        with os.fdopen(handle, "wb") as stream:
            stream.write(_digest(key, content) + content)
        os.replace(temporary, path)
    except OSError:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _digest(key: str, content: bytes) -> bytes:
    # processors have an instruction for this one: a law of 2 MB is checked in 2 ms
    found = hashlib.sha256(key.encode() + b"\0")
    found.update(content)
    return found.digest()


def short_hash(text: str) -> str:
    """A file name for a text."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


# -------------------------------------------------------------------- code


def compiled(text: str, title: str) -> CodeType:
    """The code of a Python text; it is made anew where the last text of that title was another one."""
    key = f"{importlib.util.MAGIC_NUMBER!r} {sys.version} {sys.flags.optimize}\0{title}\0{text}"
    name = f"plain/{short_hash(title)}.code"
    content = kept(name, key)
    if content is not None:
        loaded: CodeType = marshal.loads(content)
        return loaded
    made = compile(text, title, "exec")
    keep(name, key, marshal.dumps(made))
    return made


# -------------------------------------------------------------------- YAML


def read_yaml(path: Path) -> Any:
    """The content of a YAML file, with the C parser where PyYAML has it.

    Raises :class:`LawError` naming the file where it is no YAML.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with path.open(encoding="utf-8") as stream:
        try:
            return yaml.load(stream, Loader=loader)
        except yaml.YAMLError as error:
            raise LawError(f"{path}: {error}") from None


def read_all_yaml(title: str, paths: Sequence[Path]) -> list[Any]:
    """The content of each file, read anew only where a file, or what reads it, has changed."""
    state = [(str(path), path.stat()) for path in paths]
    key = repr([(file, at.st_size, at.st_mtime_ns, at.st_ctime_ns, at.st_ino) for file, at in state])
    key += f" {yaml.__version__} {sys.version}"
    name = f"yaml/{title}-{short_hash(' '.join(map(str, paths[:1])))}.pickle"
    content = kept(name, key)
    if content is not None:
        loaded: list[Any] = pickle.loads(content)
        return loaded
    found = [read_yaml(path) for path in paths]
    # a file changed a moment ago may change once more without its times telling
    if are_settled(at for _, at in state):
        keep(name, key, pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
    return found


def are_settled(states: Iterable[os.stat_result]) -> bool:
    """Whether a later change of any of the files is sure to show in its times."""
    now = time.time_ns()
    return all(now - max(at.st_mtime_ns, at.st_ctime_ns) > SETTLED for at in states)
