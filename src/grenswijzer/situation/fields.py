"""The kinds of value in a situation, and pydantic models of facts built from the law's registry of inputs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import IntEnum
from functools import partial
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema, create_model
from pydantic_core import PydanticCustomError

from grenswijzer.engine.inputs import Input, enum_member
from grenswijzer.engine.rule import NEVER
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.situation.problems import enum_text

EARLIEST = date(1900, 1, 1)
LATEST = date(2100, 12, 31)


def parse_date(value: Any) -> date:
    """An ISO date, or the date that means never (9999-12-31)."""
    if isinstance(value, str) and len(value) == 10:
        try:
            value = date.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise PydanticCustomError("date", "a date is needed")
    if not (EARLIEST <= value <= LATEST or value == NEVER):
        raise PydanticCustomError("date", "a date is needed")
    return value


def parse_choice(choices: tuple[IntEnum, ...], value: Any) -> IntEnum:
    """One of the choices, by name, in capitals or not."""
    if isinstance(value, IntEnum) and value in choices and type(value) is type(choices[0]):
        return value
    member = enum_member(type(choices[0]), value) if isinstance(value, str) else None
    if member is None or member not in choices:
        raise PydanticCustomError(
            "choice", "none of the choices", {"choices": [enum_text(c) for c in choices]}
        )
    return member


def choice_field(choices: Iterable[IntEnum]) -> Any:
    """The annotation for one of ``choices``."""
    found = tuple(choices)
    names = [enum_text(member) for member in found]
    return Annotated[
        type(found[0]), PlainValidator(partial(parse_choice, found)), WithJsonSchema({"enum": names})
    ]


DateField = Annotated[date, PlainValidator(parse_date), WithJsonSchema({"type": "string", "format": "date"})]
CountryField = choice_field(country for country in Country if country is not Country.NONE)
ActivityField = choice_field(activity for activity in Activity if activity is not Activity.NONE)
StatusField = choice_field(status for status in PayStatus if status is not PayStatus.NONE)
MinutesField = Annotated[float, Field(strict=True, ge=0, le=24 * 60, allow_inf_nan=False)]
DaysField = Annotated[float, Field(strict=True, ge=0, le=366, allow_inf_nan=False)]


class Facts(BaseModel):
    """A group of facts; the fields come from the law's registry."""

    model_config = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())


def fact_annotation(fact: Input) -> Any:
    """The pydantic annotation of one fact, with its limits."""
    if fact.enum is not None:
        return choice_field(fact.choices)
    if fact.type == "date":
        return DateField
    if fact.type == "bool":
        return Annotated[bool, Field(strict=True)]
    limits: dict[str, Any] = {"ge": fact.minimum, "le": fact.maximum}
    if fact.type == "int":
        return Annotated[int, Field(strict=True, **limits)]
    return Annotated[float, Field(strict=True, allow_inf_nan=False, **limits)]


def facts_model(name: str, facts: Mapping[str, Input]) -> type[Facts]:
    """A model with one field per fact: required where the registry has no default."""
    fields: dict[str, Any] = {
        fact.name: (fact_annotation(fact), ... if fact.required else fact.default) for fact in facts.values()
    }
    return create_model(name, __base__=Facts, **fields)
