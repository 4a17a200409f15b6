"""What a call of the API holds. Facts travel in the body only, never in an address."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)

MOST_IN_PROCESS = 100
"""Larger batches run in a process of their own."""

MOST_IN_BATCH = 1000

SituationBody = Annotated[
    dict[str, Any],
    WithJsonSchema({"type": "object", "x-schema": "Situation"}),
]
"""A situation as in a situation file; checked by the library, which finds every problem at once."""


def _iso(value: Any) -> Any:
    if isinstance(value, date) or (isinstance(value, str) and _DATE.fullmatch(value)):
        return value
    raise ValueError("a date as 2025-12-31 is needed")


IsoDate = Annotated[date, BeforeValidator(_iso), Field(strict=False)]
"""A date as it is written, never a number of seconds."""


class Call(BaseModel):
    """What all calls share: JSON types as they are, and no fields that we do not know."""

    model_config = ConfigDict(extra="forbid", strict=True)


class CalculateCall(Call):
    """One household in one income year."""

    situation: SituationBody
    all_values: bool = Field(False, description="Every value of the law, not only what people ask for.")
    readings: bool = Field(False, description="Add what other readings of the law would change.")
    explanation: bool = Field(False, description="Add every step behind the answer.")
    sensitivity: bool = Field(False, description="Add what 1% more of each unverified figure would change.")


class BatchCall(Call):
    """Many households; each gets its answer or its problem."""

    situations: list[SituationBody] = Field(min_length=1, max_length=MOST_IN_BATCH)
    all_values: bool = Field(False, description="Every value of the law, not only what people ask for.")


class ExplainCall(Call):
    """One value of one household."""

    situation: SituationBody
    name: str = Field(
        min_length=1, max_length=200, description="A rule (be_income_tax) or a path (an.be_income_tax)."
    )
    person: str | None = Field(
        None, max_length=200, description="Whose, where the rule is about a person and the name is no path."
    )


class PlanCall(Call):
    """Home days of one job."""

    situation: SituationBody
    job: str | None = Field(
        None, max_length=200, description="Whose job, such as an.clinic; needed when there are several."
    )


class CompareCall(Call):
    """Two situations; differences are second less first."""

    first: SituationBody
    second: SituationBody
    names: tuple[Annotated[str, Field(max_length=100)], Annotated[str, Field(max_length=100)]] = Field(
        ("1", "2"), description="What the two are called.", strict=False
    )
    all_values: bool = Field(False, description="Every value of the law, not only what people ask for.")
