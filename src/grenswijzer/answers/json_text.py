"""An answer as JSON text, the same to the byte as its data written as JSON.

Half of the text are facts nobody typed, hundreds of which differ in path and value only: what is the same whoever it is
about is written once per graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from grenswijzer.answers.data import result_data
from grenswijzer.answers.descriptions import descriptions

if TYPE_CHECKING:
    from grenswijzer.answers.result import Result
    from grenswijzer.engine.graph import Graph

_DEFAULTS = "defaults"


def json_text(data: Any) -> bytes:
    """Data as JSON text. Raises ValueError for a number that JSON does not have."""
    written = to_json(data)
    if _may_be_no_json(written):
        json.dumps(data, allow_nan=False)
    return written


def result_text(result: Result, **asked: bool) -> bytes:
    """The whole answer; ``asked`` as in :func:`grenswijzer.answers.data.result_data`.

    Raises ValueError for a number that JSON does not have.
    """
    data = result_data(result, **asked, defaults=False)
    warnings: Mapping[str, Any] = data["warnings"]
    defaults = b"[%b]" % b",".join(_defaults(result))
    parts = {name: to_json(part) if name != _DEFAULTS else defaults for name, part in warnings.items()}
    written = {name: to_json(part) if part is not warnings else _object(parts) for name, part in data.items()}
    text = _object(written)
    return json_text(result.to_dict(**asked)) if _may_be_no_json(text) else text


def _may_be_no_json(text: bytes) -> bool:
    """It has what JSON has no number for, or somebody's words are the same."""
    return b"NaN" in text or b"Infinity" in text


def _object(parts: Mapping[str, bytes]) -> bytes:
    return b"{%b}" % b",".join(b"%b:%b" % (to_json(name), part) for name, part in parts.items())


def _defaults(result: Result) -> Iterator[bytes]:
    """What nobody typed, each as in :func:`grenswijzer.answers.data.result_data`."""
    evaluation = result.evaluation
    values, unknown = evaluation.values, evaluation.unknown
    before_and_after = _around_values(evaluation.graph)
    starts: dict[str, bytes] = {}
    for said, row, place in result.taken():
        index = said.node.index
        value = values[index][row] if index not in unknown else evaluation.at(index, row)
        if value is not None and said.written is not None:
            value = said.written(value)
        if place not in starts:
            starts[place] = b'{"path":%b' % to_json(f"{place}." if place else "").removesuffix(b'"')
        before, after = before_and_after[index]
        yield b"%b%b%b%b" % (starts[place], before, to_json(value), after)


@lru_cache(maxsize=64)
def _around_values(graph: Graph) -> Mapping[int, tuple[bytes, bytes]]:
    """What stands before and after the value of each fact, by its node; it begins with the end of the path."""
    return {
        said.node.index: (
            b'%b,"name":%b,"label":%b,"value":'
            % (to_json(said.title)[1:], to_json(said.title), to_json(dict(said.label))),
            b',"unit":%b}' % to_json(said.unit),
        )
        for said in descriptions(graph).inputs
    }
