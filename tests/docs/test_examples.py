"""The examples of the documentation are run: what a `console` block shows is what the program prints.

A block holds commands (lines that begin with ``$ ``), each followed by its output. A line of the output that is only
``...`` stands for any number of lines. The commands of a block run one after the other in a folder of their own, with
the examples in it and a day register of its own.
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


def blocks_of(page: Path, text: str) -> list[list[Example]]:
    """The examples of a page, block by block."""
    blocks = []
    for block in BLOCK.finditer(text):
        found = []
        line = text.count("\n", 0, block.start()) + 2
        command, output, start = "", list[str](), line
        for offset, printed in enumerate([*block.group(1).splitlines(), "$ "]):
            if not printed.startswith("$ "):
                output.append(printed)
                continue
            if command:
                found.append(Example(f"{page.name}:{start}", command, "\n".join(output)))
            command, output, start = printed[2:], [], line + offset
        blocks.append(found)
    return blocks


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


BLOCKS = [block for page in PAGES for block in blocks_of(page, page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block[0].place)
def test_the_program_prints_what_the_page_shows(block: list[Example], tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
        "COLUMNS": "110",
        "NO_COLOR": "1",
        "GRENSWIJZER_DATABASE": f"sqlite:///{tmp_path / 'days.sqlite'}",
    }
    for example in block:
        done = subprocess.run(
            example.command,
            shell=True,
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
        )
        assert matches(example.output, done.stdout), f"{example.place}: $ {example.command}\n{done.stdout}"


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
    (found,) = blocks_of(Path("page.md"), text)
    assert found == [Example("page.md:3", "one", "a\n\nb"), Example("page.md:7", "two", "")]


def test_dots_stand_for_lines_and_nothing_else_does() -> None:
    assert matches("a\n...\nd", "a\nb\nc\nd\n")
    assert matches("a\n...", "a\nb\nc\n")
    assert matches("...\nc", "a\nb\nc\n")
    assert matches("a\n...\nb", "a\nb")
    assert not matches("a\n...\nd", "a\nb\nc\n")
    assert not matches("a", "a\nb")
    assert not matches("a...b", "a b")
