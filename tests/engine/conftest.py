"""What several of the engine's tests need."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from grenswijzer.engine import language
from grenswijzer.engine import rule as declarations
from grenswijzer.engine import system as system_module
from grenswijzer.engine.system import LawSystem

Load = Callable[..., LawSystem]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Write a package from its YAML, its rules and its choices, and load it."""

    def write(yaml: str, law: str, types: str = "") -> LawSystem:
        package = tmp_path / "tiny"
        package.mkdir()
        (package / "__init__.py").write_text("")
        (package / "types.py").write_text(types)
        (package / "tiny.yaml").write_text(yaml)
        (package / "law.py").write_text(law)
        monkeypatch.syspath_prepend(tmp_path)
        for name in [name for name in sys.modules if name.split(".")[0] == "tiny"]:
            del sys.modules[name]
        language._file.cache_clear()
        for registry in (declarations.RULES, declarations.TEMPLATES, declarations.VIEWS):
            for name in [name for name in registry if name.startswith("tiny.")]:
                del registry[name]
        importlib.invalidate_caches()
        system_module._load.cache_clear()
        return LawSystem.load("tiny")

    return write
