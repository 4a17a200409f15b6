"""Who may import whom: data flows situation -> days -> law -> answers, and the doors in between stay narrow."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "grenswijzer"

LAW_MAY_IMPORT = {
    "__future__",
    "grenswijzer.engine.rule",
    "grenswijzer.engine.arithmetic",
    "grenswijzer.law.types",
}
"""All that a module with rules may import; law/types.py and law/__init__.py stand below the rules themselves."""

FORBIDDEN = {
    "engine": ("law", "situation", "days", "answers", "cli", "web", "planner", "register", "simulation"),
    "situation": ("law", "answers", "cli", "web", "planner", "register", "simulation"),
    "days": ("law", "answers", "cli", "web", "planner", "register", "simulation"),
    "answers": ("law", "cli", "web"),
    "cli": ("law", "engine", "days", "situation"),
    "web": ("law", "engine", "days", "situation"),
}
"""Folder to the folders of the package it must not know."""

NEUTRAL = {"grenswijzer.law.types"}
"""The vocabulary of facts (country, kind of job): the one thing of law that the folders before it may name."""

SLOW = ("numba", "llvmlite", "numpy", "polars", "pandas", "pyarrow")
"""What the single-household path must not load: importing it costs more than the whole computation."""


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of every module imported anywhere in a file, inside functions too."""
    inside = path.relative_to(SOURCE.parent).with_suffix("").parts
    package = inside[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            yield node.lineno, module
            for alias in node.names:
                if SOURCE.parent.joinpath(*module.split("."), alias.name).with_suffix(".py").exists() or (
                    SOURCE.parent.joinpath(*module.split("."), alias.name).is_dir()
                ):
                    yield node.lineno, f"{module}.{alias.name}"


def python_files(folder: str) -> list[Path]:
    return sorted((SOURCE / folder).rglob("*.py"))


def wrong(path: Path, line: int, module: str) -> str:
    return f"{path.relative_to(ROOT)}:{line} imports {module}"


def test_law_imports_only_what_a_rule_is_written_with() -> None:
    below = {SOURCE / "law" / "types.py"}
    files = [path for path in python_files("law") if path not in below and path.stat().st_size]
    assert files
    packages = {"grenswijzer.engine", "grenswijzer.law"}
    found = [
        wrong(path, line, module)
        for path in files
        for line, module in imports_of(path)
        if module not in LAW_MAY_IMPORT and module not in packages
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("folder", sorted(FORBIDDEN))
def test_a_folder_does_not_know_what_lies_behind_it(folder: str) -> None:
    found = []
    for path in python_files(folder):
        modules = list(imports_of(path))
        named = {module for _, module in modules}
        for line, module in modules:
            parts = module.split(".")
            if parts[0] != "grenswijzer" or len(parts) < 2 or module in NEUTRAL:
                continue
            # `from grenswijzer.law import types` names the package on the way to the vocabulary
            if module == "grenswijzer.law" and named >= NEUTRAL:
                continue
            if parts[1] in FORBIDDEN[folder]:
                found.append(wrong(path, line, module))
    assert not found, "\n".join(found)


def test_every_folder_of_the_package_has_its_border() -> None:
    folders = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    free = {"planner", "register", "simulation"}
    assert folders - {"law"} - free <= set(FORBIDDEN), "a new folder needs a line in FORBIDDEN"


def test_the_reader_of_imports_sees_every_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "SOURCE", tmp_path / "grenswijzer")
    (tmp_path / "grenswijzer" / "law").mkdir(parents=True)
    (tmp_path / "grenswijzer" / "law" / "types.py").touch()
    (tmp_path / "grenswijzer" / "engine").mkdir()
    for text in (
        "import grenswijzer.law.types as t\n",
        "from grenswijzer.law import types\n",
        "from grenswijzer.law.types import Country\n",
        "from ..law import types\n",
        "def late():\n    from ..law.types import Country\n",
    ):
        file = tmp_path / "grenswijzer" / "engine" / "some.py"
        file.write_text(text)
        assert "grenswijzer.law.types" in {module for _, module in imports_of(file)}, text


def loaded_by(code: str) -> set[str]:
    """Top-level names of everything a fresh process has imported after running ``code``."""
    show = "\nimport sys; print('\\n'.join(sorted(name.partition('.')[0] for name in sys.modules)), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code + show], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stderr.split())


def test_a_slow_import_would_be_seen() -> None:
    assert "numpy" in loaded_by("import numpy")


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml"))[:1], ids=lambda path: path.name)
def test_one_household_loads_no_compiler_and_no_dataframes(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    loaded = loaded_by(
        f"import grenswijzer; r = grenswijzer.calculate({name!r}); print(r.explanation.text()); r.to_dict()"
    )
    assert "grenswijzer" in loaded
    assert not loaded & set(SLOW)
