"""Whatever is put into any field of any form of the pages: an answer in words, never a mistake of ours."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from web.conftest import TestClient, token_of

MOST_PAGES = 60
"""Pages that are looked at for forms."""

TRIES = 3
"""Times that each form is sent, with other rubbish in every field."""

RUBBISH = (
    "",
    " ",
    "-1",
    "0",
    "1e400",
    "9" * 400,
    "34.000",
    "1,5",
    "NaN",
    "inf",
    "٣",
    "2025-02-30",
    "0000-00-00",
    "31-12-9999",
    "true",
    "null",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "{0} %s %(x)s",
    "' or 1=1 --",
    "../../etc/passwd",
    "a\r\nset-cookie: x=1",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "\u202e\u0000"[:1],
    "é" * 3000,
    "year: 2025\npeople: {}",
)


@dataclass
class Found(HTMLParser):
    """The forms and links of a page: (action, enctype, field names)."""

    forms: list[tuple[str, list[str], list[str]]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and given.get("href", "").startswith("/nl/"):
            self.links.append(given["href"].partition("#")[0])
        elif tag == "form" and given.get("method", "").lower() == "post":
            self.forms.append((given.get("action", ""), [], []))
        elif tag in ("input", "select", "textarea", "button") and given.get("name") and self.forms:
            _, fields, files = self.forms[-1]
            (files if given.get("type") == "file" else fields).append(given["name"])


def look(page: str) -> Found:
    found = Found()
    found.feed(page)
    return found


def forms(client: TestClient) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Every form that can be reached: the page it stands on, its action, its fields and its files."""
    waiting, seen, actions = deque(["/nl/"]), {"/nl/"}, set()
    looked = 0
    while waiting and looked < MOST_PAGES:
        path = waiting.popleft()
        page = client.get(path)
        assert page.status_code < 500, path
        looked += 1
        if "text/html" not in page.headers.get("content-type", ""):
            continue
        found = look(page.text)
        for link in found.links:
            if link not in seen and not link.startswith("/nl/erase"):
                seen.add(link)
                waiting.append(link)
        for action, fields, files in found.forms:
            if action not in actions:
                actions.add(action)
                yield path, action, fields, files


def test_the_reader_of_forms_finds_them() -> None:
    found = look('<form method="post" action="/nl/x"><input name="a"><input type="file" name="f"></form>')
    assert found.forms == [("/nl/x", ["a"], ["f"])]


@pytest.mark.parametrize("start", ["nothing told", "a person to try"])
def test_rubbish_in_any_field_gets_an_answer_in_words(browser: TestClient, start: str) -> None:
    chance = random.Random(20250630)
    home = browser.get("/nl/").text
    if start == "a person to try":
        first = next(form for form in look(home).forms if "/people/" in form[0])
        assert browser.post(first[0], data={"form_token": token_of(home)}).status_code == 303
    sent = 0
    for path, action, fields, files in list(forms(browser)):
        if urlsplit(action).path.endswith("/erase"):
            continue
        for _ in range(TRIES):
            page = browser.get(path)
            if not token_of(page.text):  # an earlier answer made this question go away
                break
            data = {name: chance.choice(RUBBISH) for name in fields}
            data["form_token"] = token_of(page.text)
            content = [(name, ("x.yaml", chance.choice(RUBBISH).encode())) for name in files]
            answer = browser.post(action or path, data=data, files=content or None)
            assert answer.status_code in (200, 303, 400, 404, 413, 422), (action, data, answer.status_code)
            if answer.status_code >= 400:
                assert "<h1" in answer.text
            assert "<script>alert" not in answer.text
            sent += 1
    assert sent >= TRIES * 2


BOMB = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    b"%c: &%c [*%c,*%c,*%c,*%c]\n" % (98 + n, 98 + n, 97 + n, 97 + n, 97 + n, 97 + n) for n in range(20)
)

UPLOADS = {
    "empty": b"",
    "zeros": b"\0" * 5000,
    "no text": bytes(range(256)) * 20,
    "YAML that grows": BOMB,
    "YAML that runs": b"!!python/object/apply:os.system ['true']",
    "deep": b"[" * 50_000,
    "deep JSON": b'{"a":' * 5_000,
    "a list": b"- 1\n- 2\n",
    "one word": b"year",
    "a zip": b"PK\x03\x04" + b"\0" * 100,
    "XML with an entity": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    "a number of somebody": b"year: 2025\npeople: {an: {birth_date: 1985-03-04, bsn: 111222333}}\n",
    "too many jobs": b"year: 2025\npeople: {an: {jobs: {"
    + b", ".join(b"j%d: {pay: {salary: 1}}" % n for n in range(500))
    + b"}}}\n",
    "other shapes": b"year: 2025\npeople: [1, 2]\nchildren: 5\n",
    "odd shapes": b"year: 2025\npeople: {an: [], bert: 3, '': {}}\nreadings: [x]\ngiven: 7\n",
}


@pytest.mark.parametrize("name", UPLOADS)
def test_a_file_that_is_no_situation_is_refused_in_words(browser: TestClient, name: str) -> None:
    token = token_of(browser.get("/nl/open").text)
    answer = browser.post(
        "/nl/upload", data={"form_token": token}, files={"file": ("answers.yaml", UPLOADS[name])}
    )
    assert answer.status_code in (400, 413, 422), answer.status_code
    assert "<h1" in answer.text
    assert "111222333" not in answer.text
    assert browser.get("/nl/check", follow_redirects=True).status_code < 500
