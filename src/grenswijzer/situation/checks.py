"""What cannot be true together: periods, days, countries, partners."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from grenswijzer.days import MINUTES_A_DAY, Day
from grenswijzer.days.day import FREE
from grenswijzer.law.types import Country, PayStatus
from grenswijzer.situation.problems import Problem, enum_text, joined
from grenswijzer.situation.work import WEEKDAYS, Counts, Dates, Deviation, Entry, Pattern, Work
from grenswijzer.situation.workdays import window

Path = tuple[Any, ...]

_ONE_DAY = {"en": "one day", "nl": "één dag"}


def check_partners(people: Mapping[str, Any], status: Any, given: bool, path: Path) -> Iterator[Problem]:
    """The civil status against the number of people, and who names whom.

    ``people``: what each person says under partner; ``status``: the civil status, None where the law has
    none.
    """
    names = list(people)
    where = joined((*path, "people"))
    if not names:
        yield Problem(where, "no_people")
    elif len(names) > 2:
        yield Problem(where, "too_many_people", details={"count": len(names)})
    if status is not None:
        status_path = joined((*path, "civil_status"))
        if len(names) == 1 and status != 0:
            details = {"status": enum_text(status), "person": names[0]}
            yield Problem(status_path, "partner_missing", enum_text(status), details)
        if len(names) == 2 and status == 0:
            choices = [enum_text(choice) for choice in type(status) if choice != 0]
            shown = enum_text(status) if given else None
            yield Problem(status_path, "civil_status_missing", shown, {"choices": choices})
    for name, partner in people.items():
        if partner is None:
            continue
        where = joined((*path, "people", name, "partner"))
        others = [other for other in names if other != name]
        if partner not in others:
            yield Problem(where, "partner_unknown", partner, {"names": others})
        elif people[partner] != name:
            yield Problem(where, "partner_one_sided", partner, {"person": name, "partner": partner})


def check_period(start: date | None, end: date | None, year: int, path: Path) -> Iterator[Problem]:
    """A job's start and end, against each other and the year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    if start is not None and end is not None and end < start:
        yield Problem(joined((*path, "end")), "end_before_start", end, {"start": start})
        return
    details = {"year": str(year), "first": first, "last": last}
    if start is not None and start > last:
        yield Problem(joined((*path, "start")), "outside_year", start, details)
    if end is not None and end < first:
        yield Problem(joined((*path, "end")), "outside_year", end, details)


def check_work(work: Work, path: Path) -> Iterator[Problem]:
    """What is told about the work days, without the job's period."""
    ways = work.ways
    if len(ways) > 1:
        yield Problem(joined(path), "one_work", details={"ways": ways})
    if not ways:
        yield Problem(joined(path), "no_work")
    if work.pattern is not None:
        yield from _check_pattern(work.pattern, (*path, "pattern"))
    for number, entry in enumerate(work.calendar or []):
        yield from _check_entry(entry, (*path, "calendar", number))


def _check_pattern(pattern: Pattern, path: Path) -> Iterator[Problem]:
    if pattern.first and pattern.last and pattern.last < pattern.first:
        yield Problem(joined((*path, "to")), "end_before_start", pattern.last, {"start": pattern.first})
    if (pattern.week is None) == (not pattern.weeks):
        yield Problem(joined((*path, "week")), "missing", details=_missing("week"))
    for place, name, day in _week_days(pattern, path):
        total = sum(minutes or 0.0 for minutes in day.values())
        if total > MINUTES_A_DAY:
            details = {"minutes": total, "day": _ONE_DAY}
            yield Problem(joined((*place, name)), "long_day", details=details)
    for number, deviation in enumerate(pattern.exceptions):
        place = (*path, "exceptions", number)
        yield from _check_dates(deviation, place)
        yield from _check_countries(deviation, place)
        if deviation.status is None and deviation.country is None and not deviation.countries:
            yield Problem(joined((*place, "status")), "missing", details=_missing("status"))


def _check_entry(entry: Entry, path: Path) -> Iterator[Problem]:
    yield from _check_dates(entry, path)
    yield from _check_countries(entry, path)
    if entry.presence and entry.kind not in FREE:
        details = {"hint": "", "choices": [enum_text(status) for status in FREE]}
        yield Problem(joined((*path, "status")), "choice", enum_text(entry.kind), details)
    elif entry.kind is PayStatus.WORKED or entry.kind in FREE:
        if entry.country is None and not (entry.countries and entry.kind is PayStatus.WORKED):
            yield Problem(joined((*path, "country")), "no_country")
    elif entry.planned_country is None and not entry.countries:
        yield Problem(joined((*path, "planned_country")), "no_country")


def _check_dates(told: Dates, path: Path) -> Iterator[Problem]:
    if told.period is not None:
        return
    if told.on is None and told.first is not None and told.last is not None:
        yield Problem(joined((*path, "to")), "end_before_start", told.last, {"start": told.first})
    else:
        yield Problem(joined(path), "no_dates")


def _check_countries(told: Deviation | Entry, path: Path) -> Iterator[Problem]:
    if told.countries and told.minutes is not None:
        yield Problem(joined(path), "minutes_twice")
    total = sum(told.countries.values())
    if total > MINUTES_A_DAY:
        yield Problem(joined((*path, "countries")), "long_day", details={"minutes": total, "day": _ONE_DAY})


def _missing(name: str) -> dict[str, Any]:
    return {"label": name, "limits": ""}


def check_dates_told(work: Work, start: date, end: date, year: int, path: Path) -> Iterator[Problem]:
    """Dates of work against the job's period, and all dates against what the calendar holds."""
    first, last = window(year)
    for place, day, is_work in _dates_told(work, path):
        if not first <= day <= last:
            details = {"year": str(year), "first": first, "last": last}
            yield Problem(joined(place), "outside_window", day, details)
        elif is_work and not start <= day <= end:
            yield Problem(joined(place), "outside_job", day, {"first": start, "last": end})


def _dates_told(work: Work, path: Path) -> Iterator[tuple[Path, date, bool]]:
    if work.pattern is not None:
        for key, day in (("from", work.pattern.first), ("to", work.pattern.last)):
            if day is not None:
                yield (*path, "pattern", key), day, True
    for number, entry in enumerate(work.calendar or []):
        is_work = entry.kind not in FREE
        for key, day in (("date", entry.on), ("from", entry.first), ("to", entry.last)):
            if day is not None:
                yield (*path, "calendar", number, key), day, is_work


def first_date_told(work: Work | None) -> date | None:
    """The first date on which the job must have run already."""
    days = [day for _, day, is_work in _dates_told(work, ()) if is_work] if work else []
    return min(days, default=None)


def last_date_told(work: Work | None) -> date | None:
    """The last date on which the job must still have run."""
    days = [day for _, day, is_work in _dates_told(work, ()) if is_work] if work else []
    return max(days, default=None)


def check_counts(counts: Counts, length: int, path: Path) -> Iterator[Problem]:
    """Days counted against the ``length`` in days of the job's part of the year."""
    total = sum(counts.country_days.values()) + sum(counts.absent.values())
    if total > length:
        yield Problem(joined(path), "too_many_days", details={"days": total, "limit": length})


def check_countries(work: Work, named: Iterable[Country], path: Path) -> Iterator[Problem]:
    """Work in a country that is neither home, nor an employer's, nor a trip's."""
    countries = set(named)
    for place, country in _countries_told(work, path):
        if country not in countries:
            details = {
                "country": enum_text(country),
                "countries": [enum_text(one) for one in sorted(countries)],
            }
            yield Problem(joined(place), "unnamed_country", enum_text(country), details)


def _countries_told(work: Work, path: Path) -> Iterator[tuple[Path, Country]]:
    if work.pattern is not None:
        here = (*path, "pattern")
        for place, name, day in _week_days(work.pattern, here):
            for country in day:
                yield (*place, name), country
        for number, deviation in enumerate(work.pattern.exceptions):
            yield from _countries_of(deviation, (*here, "exceptions", number))
    if work.counts is not None:
        for country in work.counts.country_days:
            yield (*path, "counts", enum_text(country)), country
        for country in work.counts.absent:
            yield (*path, "counts", "absent", enum_text(country)), country
    for number, entry in enumerate(work.calendar or []):
        yield from _countries_of(entry, (*path, "calendar", number))


def _week_days(pattern: Pattern, path: Path) -> Iterator[tuple[Path, str, Mapping[Country, float | None]]]:
    """Each day of each week: the week's place, the day's name, its minutes per country."""
    weeks = [((*path, "week"), pattern.week)] if pattern.week else []
    weeks += [((*path, "weeks", number), week) for number, week in enumerate(pattern.weeks)]
    for place, week in weeks:
        for name, day in zip(WEEKDAYS, week.days(), strict=True):
            yield place, name, day


def _countries_of(told: Deviation | Entry, path: Path) -> Iterator[tuple[Path, Country]]:
    """Where work is done or planned; where somebody is without working needs no reason."""
    status = told.kind if isinstance(told, Entry) else told.status or PayStatus.WORKED
    if told.country is not None and status is PayStatus.WORKED:
        yield (*path, "country"), told.country
    for country in told.countries:
        yield (*path, "countries", enum_text(country)), country
    if isinstance(told, Entry) and told.planned_country is not None:
        yield (*path, "planned_country"), told.planned_country


def check_long_days(days: Iterable[tuple[Path, Day]]) -> Iterator[Problem]:
    """Dates with more minutes than a day has; one problem per place (each day comes with its place)."""
    minutes: dict[int, float] = {}
    places: dict[int, list[Path]] = {}
    for place, day in days:
        minutes[day.date] = minutes.get(day.date, 0.0) + day.minutes
        found = places.setdefault(day.date, [])
        if place not in found:
            found.append(place)
    said: set[tuple[Path, ...]] = set()
    for number in sorted(minutes):
        where = tuple(places[number])
        if minutes[number] > MINUTES_A_DAY and where not in said:
            said.add(where)
            details = {"minutes": minutes[number], "day": date.fromordinal(number)}
            yield Problem(joined(where[-1]), "long_day", details=details)
