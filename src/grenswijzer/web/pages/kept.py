"""What was worked out lately, kept in memory for a short while so that looking again costs nothing.

The key is a digest of the answers, which does not say whose they are; what is kept goes after some minutes, or sooner
when there is much of it.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")

KEPT_SECONDS = 600.0


class Kept(Generic[Value]):
    """The latest ``size`` values by key, each for ``seconds``. Safe to use from several threads."""

    def __init__(
        self, size: int, seconds: float = KEPT_SECONDS, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._size, self._seconds, self._now = size, seconds, now
        self._lock = threading.Lock()
        self._found: OrderedDict[Hashable, tuple[float, Value]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of a key; made when it is not there."""
        found = self.found(key)
        if found is not None:
            return found
        value = make()
        with self._lock:
            self._found[key] = (self._now(), value)
            self._found.move_to_end(key)
            oldest = self._now() - self._seconds
            for old in [name for name, (at, _) in self._found.items() if at <= oldest]:
                del self._found[old]
            while len(self._found) > self._size:
                self._found.popitem(last=False)
        return value

    def found(self, key: Hashable) -> Value | None:
        """The value of a key when it is there."""
        with self._lock:
            entry = self._found.get(key)
            if entry is None or entry[0] <= self._now() - self._seconds:
                return None
            self._found.move_to_end(key)
            return entry[1]

    def drop(self, is_meant: Callable[[Any], bool]) -> None:
        """Forget the values whose key is meant."""
        with self._lock:
            for key in [key for key in self._found if is_meant(key)]:
                del self._found[key]

    def __contains__(self, key: Hashable) -> bool:
        """The key has a value that is not too old."""
        entry = self._found.get(key)
        return entry is not None and entry[0] > self._now() - self._seconds

    def __len__(self) -> int:
        """How many values are kept."""
        return len(self._found)


def digest(situation: Mapping[str, Any]) -> str:
    """A short name for the content of a situation."""
    text = json.dumps(situation, sort_keys=False, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
