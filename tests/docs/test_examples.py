"""The examples of the documentation are run: what a `console` block shows is what the program prints.

A block holds commands (lines that begin with ``$ ``), each followed by its output. A line of the output that is only
``...`` stands for any number of lines.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted(path for path in (ROOT / "docs").rglob("*.md") if path.is_file()),
]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """A command and the output printed under it."""

    place: str
    command: str
    output: str


def examples_of(page: Path, text: str) -> list[Example]:
    found = []
    for block in BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 2
        command, output, start = "", list[str](), line
        for offset, printed in enumerate([*block.group(1).splitlines(), "$ "]):
            if not printed.startswith("$ "):
                output.append(printed)
                continue
            if command:
                found.append(Example(f"{page.name}:{start}", command, "\n".join(output)))
            command, output, start = printed[2:], [], line + offset
    return found


def matches(shown: str, printed: str) -> bool:
    """Whether the shown output is the printed one, where ``...`` on a line of its own is any lines."""
    pattern = "\n".join(
        r"(?:.*\n?)*?" if line.strip() == "..." else re.escape(line.rstrip())
        for line in shown.strip("\n").split("\n")
    )
    pattern = pattern.replace("(?:.*\\n?)*?\n", "(?:.*\\n)*?")
    return (
        re.fullmatch(pattern, "\n".join(line.rstrip() for line in printed.strip("\n").split("\n")))
        is not None
    )


EXAMPLES = [example for page in PAGES for example in examples_of(page, page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.place)
def test_the_program_prints_what_the_page_shows(example: Example) -> None:
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
        "COLUMNS": "110",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        example.command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
    )
    printed = done.stdout + done.stderr
    assert matches(example.output, printed), f"{example.place}: $ {example.command}\n{printed}"


def test_every_command_the_pages_name_exists() -> None:
    """A `make` target in a page is one of the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        target
        for page in PAGES
        for target in re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert {"run", "test"} <= named
    assert named <= targets


def test_a_block_is_read_as_commands_with_their_output() -> None:
    text = "Text\n```console\n$ one\na\n\nb\n$ two\n```\n```sh\n$ three\n```\n"
    found = examples_of(Path("page.md"), text)
    assert found == [Example("page.md:3", "one", "a\n\nb"), Example("page.md:7", "two", "")]


def test_dots_stand_for_lines_and_nothing_else_does() -> None:
    assert matches("a\n...\nd", "a\nb\nc\nd\n")
    assert matches("a\n...", "a\nb\nc\n")
    assert matches("...\nc", "a\nb\nc\n")
    assert matches("a\n...\nb", "a\nb")
    assert not matches("a\n...\nd", "a\nb\nc\n")
    assert not matches("a", "a\nb")
    assert not matches("a...b", "a b")
