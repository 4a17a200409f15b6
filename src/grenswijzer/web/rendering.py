"""Pages from templates: escaped, strict about names, with the words and numbers of the visitor's language."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Hashable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from grenswijzer.answers.language import LANGUAGES
from grenswijzer.answers.language import language as written_in
from grenswijzer.answers.page import unbroken
from grenswijzer.web.languages import language_of, message
from grenswijzer.web.paths import outside, path_within

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"

TOKEN_FIELD = "form_token"

PIECES_KEPT = 1024
"""Each is a few kB: all the law asks people to do, in four languages, on a few dates."""

_ADDRESS = re.compile(r"https?://(?:www\.)?([^\s/;,\]]+)[^\s;,\]]*")


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """The templates of the pages. A name that is not given is an error, never an empty place."""
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
    )
    found.filters |= {"unbroken": unbroken, "linked": linked}
    return found


@lru_cache(maxsize=4096)
def linked(text: str) -> Markup:
    """A text in which each address is a link that shows the site alone; amounts and dates stay on one line."""
    parts, at = [], 0
    for match in _ADDRESS.finditer(text):
        link = '<a class="utrecht-link utrecht-link--html-a" href="{}" rel="noreferrer">{}</a>'
        parts += [escape(unbroken(text[at : match.start()])), Markup(link).format(match[0], match[1])]
        at = match.end()
    return Markup("").join([*parts, escape(unbroken(text[at:]))])


def render(
    request: Request, template: str | jinja2.Template, status: int = 200, **context: Any
) -> HTMLResponse:
    """The page of a template. Beside ``context`` every template has:

    ``t("page.key", **facts)`` a sentence in the page's language; ``language`` (nl, en, fr, de) and ``languages``;
    ``words``, which writes values: ``words.amount(12.5)``, ``.number``, ``.percentage(0.25)``, ``.date``, ``.member``,
    ``.label``; ``url("name", **parts)`` the path of a route in this language; ``static("look.css")`` the path of a
    file in ``static/``; ``in_language("fr")`` this page in another language; ``turned("fr")`` where a form is sent
    whose content must come along to there; ``form_token()`` the hidden field that every form with method post needs;
    ``piece("todo.html", "todo_card", todo)`` what a macro makes of something that many pages show.

    A template whose form is to survive another language sets ``kept_form`` to the form's id.
    """
    language = language_of(request)
    found = {
        "t": partial(message, language),
        "language": language,
        "languages": LANGUAGES,
        "words": written_in(language),
        "url": _url(request, language),
        "static": partial(_static, request),
        "in_language": partial(_in_language, request),
        "turned": partial(_turned, request),
        "form_token": partial(_form_token, request),
        "piece": partial(piece, language),
        **context,
    }
    chosen = environment().get_template(template) if isinstance(template, str) else template
    return HTMLResponse(chosen.render(found), status)


@lru_cache(maxsize=PIECES_KEPT)
def piece(language: str, template: str, macro: str, about: Hashable) -> Markup:
    """What a macro of a template makes of something, kept for the next page with the same.

    For what many pages show alike, and nothing that belongs to a visit: all the macro has is ``t`` and ``about``.
    """
    made: Markup = getattr(_module(language, template), macro)(about)
    return made


@lru_cache(maxsize=64)
def _module(language: str, template: str) -> Any:
    return environment().get_template(template).make_module({"t": partial(message, language)})


def _url(request: Request, language: str) -> Callable[..., str]:
    # what path_of does, with what is the same for all links of a page looked up once
    paths, base = request.app.state.paths, outside(request, "")

    def url(name: str, /, **parts: Any) -> str:
        return f"{base}{paths(name, tuple({'language': language, **parts}.items()))}"

    return url


def _static(request: Request, file: str) -> str:
    return outside(request, f"/static/{file}?v={_version(file)}")


@lru_cache(maxsize=256)
def _version(file: str) -> str:
    """Changes with the content, so that browsers may keep a file for ever. Raises OSError for one not there."""
    return hashlib.sha256((STATIC / file).read_bytes()).hexdigest()[:12]


def _in_language(request: Request, language: str) -> str:
    """The address of this page in another language; its start where the page has no language in its path."""
    first, _, rest = path_within(request.scope).lstrip("/").partition("/")
    if first not in LANGUAGES:
        return outside(request, f"/{language}/")
    query = quote(request.url.query, safe="=&%+,-._~") if rest else ""
    return outside(request, f"/{language}/{quote(rest)}{'?' if query else ''}{query}")


def _turned(request: Request, language: str) -> str:
    """Where a form goes that a visitor wants to see in another language."""
    there = _in_language(request, language).removeprefix(outside(request, "/"))
    return outside(request, f"/{language_of(request)}/turned/{there}")


def _form_token(request: Request) -> Markup:
    token = request.state.session.form_token
    return Markup('<input type="hidden" name="{}" value="{}">').format(TOKEN_FIELD, escape(token))
