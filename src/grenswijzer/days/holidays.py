"""Public holidays, as a default the user may overrule.

The dates come from the library ``holidays``. Loading it takes longer than computing a household, so the dates
it gives for the usual years stand in ``public_holidays.yaml`` (``python -m grenswijzer.days.holidays`` writes
it, a test holds it equal to the library); other years and the German states ask the library itself.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

HOLIDAY_STATES = ("NL", "BE", "DE", "LU")
"""Countries whose public holidays are known."""

GERMAN_STATES = frozenset(
    ["BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"]
)
"""As in DE-NW: a German state has more holidays than the country."""

STORED_YEARS = range(2001, 2036)

_FILE = Path(__file__).with_name("public_holidays.yaml")


def is_holiday_calendar(name: str) -> bool:
    """``name`` is one of the known calendars: NL, BE, DE, LU or a German state as DE-NW."""
    country, _, part = name.partition("-")
    return country in HOLIDAY_STATES and (not part or (country == "DE" and part in GERMAN_STATES))


@lru_cache(maxsize=256)
def public_holidays(calendar: str, year: int) -> frozenset[date]:
    """The public holidays of a country (NL, BE, DE, LU) or German state (DE-NW) in one year."""
    if not is_holiday_calendar(calendar):
        raise ValueError(f"no public holidays known for {calendar!r}; known: {', '.join(HOLIDAY_STATES)}")
    if year in STORED_YEARS and calendar in HOLIDAY_STATES:
        return frozenset(
            date(year, int(text[:2]), int(text[2:])) for text in _stored()[calendar][year].split()
        )
    return library_holidays(calendar, year)


def library_holidays(calendar: str, year: int) -> frozenset[date]:
    """What the library says."""
    import holidays

    country, _, part = calendar.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=part or None, years=year))


@lru_cache(maxsize=1)
def _stored() -> dict[str, dict[int, str]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    stored: dict[str, dict[int, str]] = yaml.load(_FILE.read_text("utf-8"), Loader=loader)
    return stored


def write_stored() -> None:
    """Write ``public_holidays.yaml`` anew from the library."""
    lines = ["# Month and day of the public holidays, as the library holidays gives them (see holidays.py)."]
    for calendar in HOLIDAY_STATES:
        lines.append(f"{calendar}:")
        for year in STORED_YEARS:
            days = sorted(library_holidays(calendar, year))
            lines.append(f'  {year}: "{" ".join(day.strftime("%m%d") for day in days)}"')
    _FILE.write_text("\n".join(lines) + "\n", "utf-8")
