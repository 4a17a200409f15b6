"""Golden files: ``pytest --update-golden`` writes them anew; look at the difference before you commit it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Golden = Callable[[str, str], None]
"""Compares a text with the golden file of a name, which stands in ``golden/`` beside the test."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    folder = request.path.parent / "golden"

    def compare(name: str, text: str) -> None:
        file = folder / name
        if request.config.getoption("--update-golden"):
            folder.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
            return
        assert file.exists(), f"{file.name} is not there: run pytest --update-golden"
        assert text == file.read_text(encoding="utf-8"), f"{file.name} has changed: pytest --update-golden"

    return compare
