"""Every sentence that a page names exists, none stands there for nothing, and every template can be read."""

from __future__ import annotations

import re
from pathlib import Path

import grenswijzer.web
from grenswijzer.web.languages import messages
from grenswijzer.web.pages.fields import DATE_PARTS
from grenswijzer.web.pages.table import table
from grenswijzer.web.rendering import environment

WEB = Path(grenswijzer.web.__file__).parent
NAMED = re.compile(r"""["'](\w+\.\w[\w.]*)""")
DATE_WORDS = {f"site.{part}" for part in DATE_PARTS}
UNITS = {one.unit for step in table().steps.values() for one in step.fields}
OTHERS = (".html", ".css", ".js", ".svg", ".yaml", ".py")


def named() -> dict[str, str]:
    """What looks like a message in code and templates, whole or as the start of one, by where it stands."""
    files = {key.partition(".")[0] for key in messages()}
    return {
        name: path.name
        for path in (*WEB.rglob("*.py"), *WEB.rglob("*.html"))
        for name in NAMED.findall(path.read_text(encoding="utf-8"))
        if name.partition(".")[0] in files and not name.endswith(OTHERS)
    }


def test_every_message_that_is_named_exists() -> None:
    missing = {
        name: where
        for name, where in named().items()
        if name not in messages()
        and not any(key.startswith(name) for key in messages() if name.endswith("_"))
    }
    assert not missing


def test_no_message_stands_there_for_nothing() -> None:
    """In the files whose messages are all named in full or by their start; others put names together."""
    known = named()
    unused = [
        key
        for key in messages()
        if key.partition(".")[0] in ("site", "check")
        and key not in known
        and key not in DATE_WORDS | UNITS
        and not any(key.startswith(name) for name in known if name.endswith("_"))
    ]
    assert not unused


def test_every_template_can_be_read() -> None:
    for name in environment().list_templates():
        environment().get_template(name)
