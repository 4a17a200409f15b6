"""What a visitor sends in a form: from this site only, of this visit, and without an identification number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from grenswijzer import holds_private_number
from grenswijzer.web.errors import PageError
from grenswijzer.web.paths import path_of
from grenswijzer.web.rendering import TOKEN_FIELD
from grenswijzer.web.security import comes_from_elsewhere
from grenswijzer.web.sessions import Session

FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")
MOST_FIELDS = 2000
MOST_FILES = 5

DRAFT = "draft"
"""Where a visit keeps what was typed and not sent yet (:mod:`grenswijzer.web.drafts`)."""


@dataclass(frozen=True, slots=True)
class Fields(Mapping[str, str]):
    """The fields of a form by name; of a name that came more than once the last, :meth:`every` has all.

    ``files``: what was uploaded, by name. ``refused``: names of fields that held a BSN or national register number;
    their values are already gone.
    """

    values_of: Mapping[str, tuple[str, ...]]
    files: Mapping[str, UploadFile] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> str:
        """The last value of a field."""
        return self.values_of[name][-1]

    def __iter__(self) -> Iterator[str]:
        """The names of the fields."""
        return iter(self.values_of)

    def __len__(self) -> int:
        """How many fields there are."""
        return len(self.values_of)

    def every(self, name: str) -> tuple[str, ...]:
        """All values of a field, such as of check boxes; empty when there are none."""
        return self.values_of.get(name, ())


def session_of(request: Request) -> Session:
    """The visit a request belongs to."""
    session: Session = request.state.session
    return session


async def form_with_refusals(request: Request) -> Fields:
    """The form of a request, for pages that say beside the field what was refused (:attr:`Fields.refused`).

    Raises :class:`PageError`: 403 from another site or without the token of this visit, 415 for what is no form,
    400 for one that cannot be read.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in FORM_TYPES:
        raise PageError(415)
    host = request.headers.get("host", "")
    if comes_from_elsewhere(request.headers, request.url.scheme, host):
        raise PageError(403)
    try:
        form = await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS)
    except HTTPException as error:
        if error.status_code != 400:  # too large: already said in other words
            raise
        raise PageError(400, "error.unreadable_form") from error
    token = form.get(TOKEN_FIELD)
    if not isinstance(token, str) or not session_of(request).has_form_token(token):
        raise PageError(403)
    fields = _fields(form)
    # whatever is sent now is what the visitor goes on with
    session_of(request).data.pop(DRAFT, None)
    return fields


def _fields(form: FormData) -> Fields:
    texts: dict[str, tuple[str, ...]] = {}
    files: dict[str, UploadFile] = {}
    refused: set[str] = set()
    for name, value in form.multi_items():
        if name == TOKEN_FIELD:
            continue
        if isinstance(value, UploadFile):
            files[name] = value
            continue
        if "\0" in name or "\0" in value:
            raise PageError(400, "error.unreadable_form")
        if holds_private_number(name):
            raise PageError(422, "error.private_number")
        if holds_private_number(value):
            refused.add(name)
            value = ""
        texts[name] = (*texts.get(name, ()), value)
    return Fields(texts, files, frozenset(refused))


async def checked_form(request: Request) -> Fields:
    """The form of a request; one with an identification number in it is refused as a whole, with an explanation."""
    fields = await form_with_refusals(request)
    if fields.refused:
        raise PageError(422, "error.private_number")
    return fields


Form = Annotated[Fields, Depends(checked_form)]
"""The argument of a page that takes a form: ``def answer(request: Request, form: Form)``."""

FormWithRefusals = Annotated[Fields, Depends(form_with_refusals)]


def erased_visit(request: Request, form: Form, language: str) -> Response:
    """Everything this visitor told us is erased at once, also what was kept in memory; the start follows."""
    session = session_of(request)
    for forget in request.app.state.forgetters:
        forget(session.data)
    session.erase()
    return RedirectResponse(path_of(request, "home", language=language), 303)
