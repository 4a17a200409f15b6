"""A law package and its graphs as they are kept between processes, so that a new one starts with them.

What is kept belongs to one state of the files it was made from: the package's own and the engine's. A process keeps and
takes nothing when one of them changed after it had started, because it may hold the older text in memory.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import marshal
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import yaml

from grenswijzer import STARTED
from grenswijzer.engine import cache
from grenswijzer.engine.errors import LawError
from grenswijzer.engine.rule import Rule

if TYPE_CHECKING:
    from grenswijzer.engine.system import LawSystem

NO_LAW = frozenset(("__pycache__", "scenarios", "texts"))
"""Folders beside the law that hold no law: its tests, and its texts in other languages."""

_STATES: WeakKeyDictionary[LawSystem, str] = WeakKeyDictionary()


def files_below(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """A folder and every Python and YAML file below it, with what the disk says of them, in the order of names."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    yield str(folder), folder.stat()
    for entry in found:
        if entry.name.endswith((".py", ".yaml")):
            yield entry.path, entry.stat()
        elif entry.name not in NO_LAW and entry.is_dir():
            yield from files_below(Path(entry.path))


def state_of_files(folders: Sequence[Path]) -> str | None:
    """What tells one state of the files from another; None where a file is newer than this process."""
    parts = [sys.version, str(sys.flags.optimize), yaml.__version__]
    for folder in (Path(__file__).parent, *folders):
        for path, at in files_below(folder):
            if max(at.st_mtime_ns, at.st_ctime_ns) > STARTED - cache.SETTLED:
                return None
            times = (
                f"{at.st_size} {at.st_mtime_ns} {at.st_ctime_ns}" if path.endswith((".py", ".yaml")) else ""
            )
            parts.append(f"{path} {at.st_ino} {times}")
    return cache.short_hash("\n".join(parts))


def state_of(system: LawSystem) -> str | None:
    """What tells this system from every other law; None where that is not sure."""
    return _STATES.get(system)


def set_state(system: LawSystem, state: str | None) -> None:
    """Say which state of the files a system was made from."""
    if state is not None:
        _STATES[system] = state


def changed_state(system: LawSystem, what: Any) -> str | None:
    """The state of ``system`` with some figures and rules changed."""
    state = state_of(system)
    if state is None:
        return None
    return hashlib.blake2b(state.encode() + _dumped(what), digest_size=16).hexdigest()


# -------------------------------------------------------------------- systems


def kept_system(package: str, state: str | None) -> LawSystem | None:
    """The system of a package as it was kept for a state of its files."""
    content = cache.kept(f"law/{package}.system", state) if state is not None else None
    if content is None:
        return None
    system: LawSystem = pickle.loads(content)
    set_state(system, state)
    return system


def keep_system(system: LawSystem) -> None:
    """Keep a system for the next process."""
    state = state_of(system)
    if state is not None:
        cache.keep(f"law/{system.package}.system", state, _dumped(system))


def _dumped(what: Any) -> bytes:
    stream = io.BytesIO()
    _Pickler(stream, pickle.HIGHEST_PROTOCOL).dump(what)
    return stream.getvalue()


class _Pickler(pickle.Pickler):
    """Writes rules with their code, and the law's small records as what they are made from."""

    def reducer_override(self, what: Any) -> Any:
        if isinstance(what, Rule):
            return _rule, _written(what)
        if dataclasses.is_dataclass(what) and not isinstance(what, type) and hasattr(what, "__slots__"):
            return type(what), tuple(getattr(what, field.name) for field in dataclasses.fields(what))
        return NotImplemented


def _written(rule: Rule) -> tuple[Any, ...]:
    """A rule as something that can be stored: its function as code, with the few outer names it reads."""
    function = rule.function
    code = function.__code__
    if code.co_freevars:
        raise LawError(
            f"{rule.place}: {rule.name} reads names of a function around it; a rule stands by itself"
        )
    outer = {name: function.__globals__[name] for name in code.co_names if name in function.__globals__}
    fields = tuple(
        getattr(rule, field.name) for field in dataclasses.fields(rule) if field.name != "function"
    )
    return (
        function.__module__,
        function.__qualname__,
        marshal.dumps(code),
        outer,
        dict(function.__annotations__),
        fields,
    )


def _rule(
    module: str,
    name: str,
    code: bytes,
    outer: Mapping[str, Any],
    annotations: dict[str, Any],
    fields: tuple[Any, ...],
) -> Rule:
    function = FunctionType(marshal.loads(code), {"__name__": module, **outer}, name)
    function.__module__ = module
    function.__annotations__ = annotations
    return Rule(fields[0], function, *fields[1:])


# -------------------------------------------------------------------- graphs and plans


def kept_for(system: LawSystem, name: str) -> Any:
    """What was kept under ``name`` for exactly this law; None where there is nothing."""
    state = state_of(system)
    content = cache.kept(_file(system, name), f"{state} {name}") if state is not None else None
    return None if content is None else _Unpickler(io.BytesIO(content), system).load()


def keep_for(system: LawSystem, name: str, what: Any) -> None:
    """Keep something made of this law for the next process; its rules and figures are named, not copied."""
    state = state_of(system)
    if state is not None:
        stream = io.BytesIO()
        _PartPickler(stream, system).dump(what)
        cache.keep(_file(system, name), f"{state} {name}", stream.getvalue())


def _file(system: LawSystem, name: str) -> str:
    return f"law/{system.package}-{cache.short_hash(' '.join((name, *system.variants)))}"


class _PartPickler(_Pickler):
    def __init__(self, stream: io.BytesIO, system: LawSystem) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self.names: dict[int, tuple[Any, ...]] = {id(system): ("system",)}
        for name, texts in system.rules.items():
            self.names |= {id(text): ("rules", name, position) for position, text in enumerate(texts)}
        for name, figure in system.figures.items():
            self.names |= {id(at): ("figures", name, position) for position, at in enumerate(figure.values)}

    def persistent_id(self, what: Any) -> Any:
        return self.names.get(id(what))

    def reducer_override(self, what: Any) -> Any:
        if isinstance(what, CodeType):
            return marshal.loads, (marshal.dumps(what),)
        return super().reducer_override(what)


class _Unpickler(pickle.Unpickler):
    def __init__(self, stream: io.BytesIO, system: LawSystem) -> None:
        super().__init__(stream)
        self.system = system
        self.by_kind: dict[str, Callable[..., Any]] = {
            "system": lambda: system,
            "rules": lambda name, position: system.rules[name][position],
            "figures": lambda name, position: system.figures[name].values[position],
        }

    def persistent_load(self, named: tuple[Any, ...]) -> Any:
        kind, *place = named
        return self.by_kind[kind](*place)
