"""The registry of inputs: what an entry may say, and the errors when it cannot be right."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from grenswijzer.engine.inputs import InputError, load_inputs
from grenswijzer.law.types import Country, DayDetail

ENUMS = {"Country": Country, "DayDetail": DayDetail}
LABEL = {"nl": "loon", "en": "pay"}


def load(name: str = "pay", **entry: Any) -> Any:
    body = {"level": "spell", "type": "float", "label": LABEL, **entry}
    return load_inputs(
        {name: {key: value for key, value in body.items() if value is not ...}}, ENUMS, "a.yaml"
    )[name]


def test_an_entry() -> None:
    found = load(unit="EUR/year", default=0, minimum=0, section="pay", doc="Gross.")
    assert (found.default, found.unit, found.section, found.file) == (0.0, "EUR/year", "pay", "a.yaml")
    assert type(found.default) is float
    assert not found.required
    assert load().required
    assert not load(derived=True).required
    assert load_inputs(None, ENUMS, "a.yaml") == {}


def test_choices_hold_none_only_as_default() -> None:
    assert Country.NONE not in load(type="Country").choices
    assert Country.NONE in load(type="Country", default="NONE").choices
    assert Country.NONE not in load(type="Country", default="be").choices
    assert load(type="Country", default="be").default is Country.BE
    assert load().choices == ()


def test_dates_are_stored_as_day_numbers() -> None:
    found = load(type="date", default="9999-12-31")
    assert found.default == date(9999, 12, 31)
    assert found.stored(found.default) == date(9999, 12, 31).toordinal()
    assert load().stored(2.5) == 2.5


def test_neutral_values() -> None:
    kinds = ("float", "int", "bool", "date", "Country")
    assert [load(type=kind).neutral for kind in kinds] == [0.0, 0, False, 0, Country.NONE]


BAD = [
    ({"name": "Pay"}, "lower-case"),
    ({"defualt": 1}, "unknown key 'defualt'"),
    ({"level": ...}, "level is missing"),
    ({"label": ...}, "label is missing"),
    ({"label": {"nl": "loon"}}, "at least nl and en"),
    ({"type": "money"}, "unknown type 'money'; known: float, int, bool, date, Country, DayDetail"),
    ({"derived": "yes"}, "derived is true or false"),
    ({"derived": True, "default": 1}, "so it has no default"),
    ({"default": "1"}, "'1' is no float"),
    ({"default": float("nan")}, "is no float"),
    ({"default": True}, "is no float"),
    ({"type": "int", "default": 1.5}, "is no int"),
    ({"type": "bool", "default": 1}, "is no bool"),
    ({"type": "date", "default": "1 May"}, "no ISO date"),
    ({"type": "Country", "default": "ES"}, "none of NONE, NL"),
    ({"minimum": "0"}, "'0' is no number"),
    ({"type": "bool", "minimum": 0}, "only numbers"),
    ({"minimum": 2, "maximum": 1}, "minimum 2 lies above maximum 1"),
    ({"minimum": 2, "default": 1}, "outside its own limits"),
    ({"type": "bool", "reading": True, "doc": "Open."}, "needs a default"),
    ({"type": "bool", "reading": True, "default": True}, "needs a doc"),
    ({"reading": True, "default": 1, "doc": "Open."}, "an enum or a bool"),
]


@pytest.mark.parametrize(("entry", "message"), BAD)
def test_what_an_entry_cannot_say(entry: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        load(**entry)
    assert str(caught.value).startswith(f"a.yaml: input {entry.get('name', 'pay')}: ")


def test_an_entry_is_a_mapping() -> None:
    with pytest.raises(InputError, match="expected a mapping"):
        load_inputs({"pay": 3}, ENUMS, "a.yaml")
