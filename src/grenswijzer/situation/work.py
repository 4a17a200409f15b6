"""How the work days of a job are told: a weekly pattern, totals per country, or a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from grenswijzer.days import HOLIDAY_STATES
from grenswijzer.days.holidays import is_holiday_calendar
from grenswijzer.law.types import Country, PayStatus
from grenswijzer.situation.fields import (
    ActivityField,
    CountryField,
    DateField,
    DaysField,
    MinutesField,
    StatusField,
    parse_choice,
    parse_date,
)

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
COUNTRIES = tuple(country for country in Country if country is not Country.NONE)

DEFAULT_MINUTES = 480.0
"""A working day of eight hours, where the length is not told; listed as a default."""


class Structure(BaseModel):
    """A group of keys that is no fact of the law's registry."""

    # Built when first used: most files tell the days in one of the three ways only.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _week_day(value: Any) -> Any:
    """A country alone means the usual minutes there."""
    if value is None:
        return {}
    if isinstance(value, str | Country):
        return {parse_choice(COUNTRIES, value): None}
    return value


def _status(value: Any) -> Any:
    return (
        PayStatus.ABSENT_COUNTS_AS_PLANNED if isinstance(value, str) and value.lower() == "absent" else value
    )


def _weekdays(value: Any) -> Any:
    if not isinstance(value, list | tuple) or not all(day in WEEKDAYS for day in value):
        raise PydanticCustomError("choice", "days of the week", {"choices": list(WEEKDAYS)})
    return tuple(value)


def _holidays(value: Any) -> Any:
    """The name of a calendar, none, or dates."""
    if isinstance(value, list | tuple):
        return tuple(parse_date(item) for item in value)
    name = value.upper() if isinstance(value, str) else ""
    if name != "NONE" and not is_holiday_calendar(name):
        choices = [*HOLIDAY_STATES, "DE-NW", "none", "[2003-07-21, ...]"]
        raise PydanticCustomError("choice", "holidays", {"choices": choices})
    return name


CountryMinutes = dict[CountryField, MinutesField]
DayStatusField = Annotated[StatusField, BeforeValidator(_status)]
WeekDay = Annotated[
    dict[CountryField, MinutesField | None],
    BeforeValidator(_week_day),
    WithJsonSchema({"description": "A country, or minutes per country: {BE: 240, NL: 240}."}),
]
Holidays = Annotated[
    Any,
    BeforeValidator(_holidays),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "description": "NL, BE, DE, LU, a German state as DE-NW, or none"},
                {"type": "array", "items": {"type": "string", "format": "date"}},
            ]
        }
    ),
]


class Week(Structure):
    """Where is worked on each day of the week: a country, or minutes per country. A day left out is free."""

    mon: WeekDay = {}
    tue: WeekDay = {}
    wed: WeekDay = {}
    thu: WeekDay = {}
    fri: WeekDay = {}
    sat: WeekDay = {}
    sun: WeekDay = {}

    def days(self) -> tuple[dict[Country, float | None], ...]:
        """The seven days, Monday first."""
        return tuple(getattr(self, name) for name in WEEKDAYS)


class Dates(Structure):
    """One date, or the dates from and to, both included."""

    on: DateField | None = Field(None, alias="date", description="One date.")
    first: DateField | None = Field(None, alias="from", description="First date of a stretch.")
    last: DateField | None = Field(None, alias="to", description="Last date of a stretch, included.")

    @property
    def period(self) -> tuple[date, date] | None:
        """First and last date; None when they make no stretch."""
        if self.on is not None:
            return (self.on, self.on) if self.first is None and self.last is None else None
        if self.first is None or self.last is None or self.last < self.first:
            return None
        return self.first, self.last


class Deviation(Dates):
    """What is different from the pattern on some dates."""

    status: DayStatusField | None = Field(
        None, description="worked (default), absent (counts as planned), leave, public_holiday, ..."
    )
    country: CountryField | None = Field(None, description="Where was worked; else where the person was.")
    minutes: MinutesField | None = Field(None, description="Minutes worked in country.")
    countries: CountryMinutes = Field({}, description="Minutes per country, worked or not worked.")
    activity: ActivityField | None = None


class Pattern(Structure):
    """Weeks that repeat, with exceptions."""

    first: DateField | None = Field(None, alias="from", description="First date; default: the job's.")
    last: DateField | None = Field(None, alias="to", description="Last date, included; default: the job's.")
    week: Week | None = Field(None, description="The week that repeats.")
    weeks: list[Week] = Field([], description="Several weeks that follow each other, the first at from.")
    minutes: MinutesField | None = Field(None, description="Minutes on a working day; default 480.")
    exceptions: list[Deviation] = Field([], description="What was different; the last one named holds.")
    holidays: Holidays = Field(None, description="Public holidays; default: of the employer's state.")
    free_days_in: CountryField | None = Field(None, description="Where days without work are spent.")
    activities: dict[CountryField, ActivityField] = Field({}, description="What is done, per country.")


class Counts(Structure):
    """Days worked in the year per country, without dates: ``BE: 176``, ``NL: 44``."""

    country_days: dict[CountryField, DaysField] = {}
    minutes_per_day: MinutesField | None = Field(None, description="Minutes on a working day; default 480.")
    absent: dict[CountryField, DaysField] = Field({}, description="Days absent that count as planned there.")
    months_with_work: dict[CountryField, Annotated[int, Field(strict=True, ge=0, le=12)]] = Field(
        {}, description="In how many months there was work in the country."
    )
    quarters_with_work: dict[CountryField, Annotated[int, Field(strict=True, ge=0, le=4)]] = Field(
        {}, description="In how many quarters there was work in the country."
    )

    @model_validator(mode="before")
    @classmethod
    def _group_countries(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        names = {key for key in value if isinstance(key, str) and key.upper() in Country.__members__}
        grouped = {key: item for key, item in value.items() if key not in names}
        return {**grouped, "country_days": {key: value[key] for key in value if key in names}}


class Entry(Dates):
    """One date or stretch of the calendar."""

    country: CountryField | None = Field(None, description="Where was worked; else where the person was.")
    countries: CountryMinutes = Field({}, description="Minutes per country on each of the dates.")
    minutes: MinutesField | None = Field(None, description="Minutes; default 480 for work.")
    activity: ActivityField | None = None
    status: DayStatusField | None = Field(None, description="worked (default), absent, leave, ...")
    planned_country: CountryField | None = Field(
        None, description="Where work that was not done was planned."
    )
    presence: Annotated[bool, Field(strict=True)] = Field(False, description="There without working.")
    continues_shift: Annotated[bool, Field(strict=True)] = Field(
        False, description="The part after midnight of a shift that began the day before."
    )
    weekdays: Annotated[
        tuple[str, ...] | None,
        BeforeValidator(_weekdays),
        WithJsonSchema({"type": "array", "items": {"enum": list(WEEKDAYS)}}),
    ] = Field(None, description="Only on these days; default: presence every day, the rest Monday to Friday.")

    @property
    def kind(self) -> PayStatus:
        """What the dates are: as told, else work, or presence without it."""
        return self.status or (PayStatus.NOT_WORKING if self.presence else PayStatus.WORKED)


class Work(Structure):
    """The work days, told in one of three ways."""

    pattern: Pattern | None = None
    counts: Counts | None = None
    calendar: list[Entry] | None = None

    @property
    def ways(self) -> list[str]:
        """Which of the three ways are used."""
        return [name for name in ("pattern", "counts", "calendar") if getattr(self, name) is not None]


class JobPeriod(Structure):
    """When a job runs, and where it brings the person beside home and the employer's state."""

    start: DateField | None = None
    end: DateField | None = None
    trips: tuple[CountryField, ...] = ()


KEYS: dict[str, type[Structure]] = {
    "work": Work,
    "pattern": Pattern,
    "week": Week,
    "weeks": Week,
    "exceptions": Deviation,
    "counts": Counts,
    "calendar": Entry,
}
"""Which model stands under which key."""


def keys_of(model: type[Structure]) -> Iterator[str]:
    """The keys people type in a group."""
    for name, found in model.model_fields.items():
        if name == "country_days":
            yield from (country.name for country in COUNTRIES)
        else:
            yield found.alias or name
