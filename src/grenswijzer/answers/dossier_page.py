"""The dossier as a page (HTML, always) and as PDF (with the extra ``pdf``), and checking one that was written."""

from __future__ import annotations

import calendar
import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup

from grenswijzer.answers.citations import cited
from grenswijzer.answers.dossier import FORMAT, Dossier, DossierError, canonical, change_data, checksum
from grenswijzer.answers.language import LANGUAGES, Language
from grenswijzer.answers.language import language as written_in
from grenswijzer.answers.status_words import many, say, told
from grenswijzer.engine.errors import file_reason
from grenswijzer.law.types import Activity, Country, PayStatus

if TYPE_CHECKING:
    from grenswijzer.register import Change

QUICK_DAYS = 7
"""Entered within a week is told apart from later; no law draws a line here."""

LARGEST_FILE = 20_000_000

EVIDENCE = "calendar event"
"""The note that days from a calendar file have, see ``register.transfer.calendars``."""

_FOLDER = Path(__file__).parent / "templates"
_CONTENT = re.compile(r'<pre id="content">(.*?)</pre>', re.DOTALL)
_CHECKSUM = re.compile(r'<code id="checksum">([0-9a-f]{64})</code>')


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def dossier_page(dossier: Dossier) -> str:
    """The page: no script, nothing fetched, made from the content alone."""
    return (
        _environment()
        .get_template("dossier.html")
        .render(
            **_Told(dossier.content).everything(),
            content=dossier.text,
            checksum=dossier.checksum,
            css=Markup((_FOLDER / "page.css").read_text(encoding="utf-8")),
            dossier_css=Markup((_FOLDER / "dossier.css").read_text(encoding="utf-8")),
        )
    )


def dossier_file(dossier: Dossier, suffix: str) -> bytes:
    """The dossier as the bytes of a file. ``suffix``: .html or .pdf.

    Raises :class:`DossierError` for another, and for PDF where the extra is not installed.
    """
    if suffix.lower() == ".html":
        return dossier_page(dossier).encode("utf-8")
    if suffix.lower() != ".pdf":
        raise DossierError("ending" if suffix else "no_ending", suffix=suffix)
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        raise DossierError("no_pdf") from error

    def nothing_is_fetched(url: str, *_: Any, **__: Any) -> Any:
        raise ValueError(f"the dossier asks for nothing from outside, not {url}")

    made: bytes = weasyprint.HTML(string=dossier_page(dossier), url_fetcher=nothing_is_fetched).write_pdf()
    return made


# -------------------------------------------------------------------- checking


@dataclass(frozen=True, slots=True)
class Verified:
    """A dossier that was read again. ``stated``: the checksum it prints; ``agrees``: it is that of the content, and
    the page is the one this content makes."""

    content: Mapping[str, Any]
    stated: str
    agrees: bool

    @property
    def job(self) -> tuple[str, str]:
        """Person and job, as in the register."""
        return str(self.content["person"]), str(self.content["job"])

    @property
    def span(self) -> tuple[date, date]:
        """The dates whose history the content holds."""
        year = int(self.content["year"])
        return date(year - 1, 1, 1), date(year + 1, 12, 31)

    def is_said_by(self, history: Iterable[Change]) -> bool:
        """The register's history up to the day the dossier was written on is the one in the dossier."""
        last = date.fromisoformat(self.content["written_on"])
        said = [change_data(change) for change in history if change.date <= last]
        return canonical({"changes": said}) == canonical({"changes": self.content["changes"]})


def verified(file: Path) -> Verified:
    """Read a dossier (.html) and sum its content again. Raises :class:`DossierError` for what is no dossier."""
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise DossierError("too_large", file=file, most=LARGEST_FILE // 1_000_000)
        page = file.read_text(encoding="utf-8")
    except OSError as error:
        raise DossierError("not_read", file=file, reason=file_reason(error)) from error
    except UnicodeDecodeError as error:
        raise DossierError("no_dossier", file=file) from error
    text, stated = _CONTENT.search(page), _CHECKSUM.search(page)
    if text is None or stated is None:
        raise DossierError("no_dossier", file=file)
    written = html.unescape(text[1])
    try:
        content = json.loads(written)
        if content["format"] != FORMAT or content["language"] not in LANGUAGES:
            raise DossierError("other_version", file=file)
        agrees = checksum(written) == stated[1] and dossier_page(Dossier(content)) == page
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, DossierError):
            raise
        return Verified({}, stated[1], False)
    return Verified(content, stated[1], agrees)


# -------------------------------------------------------------------- what stands on the page


class _Told:
    """The content in words, for the template."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.content = content
        self.language: Language = written_in(content["language"])
        self.year = int(content["year"])
        self.changes = [
            change for change in content["changes"] if change["date"].startswith(f"{self.year:04}-")
        ]
        newest = {change["date"]: change for change in self.changes}
        self.days = {day: change for day, change in sorted(newest.items()) if change["entries"]}

    def say(self, name: str, **facts: Any) -> str:
        return say(self.language, name, **facts)

    def everything(self) -> dict[str, Any]:
        content, language = self.content, self.language
        person, job = content["person"], content["job"]
        return {
            "say": self.say,
            "code": language.code,
            "title": self.say("dossier_title", year=self.year, person=person, job=job),
            "intro": self._intro(content["written_on"]),
            "facts": list(self._facts()),
            "totals": list(self._totals()),
            "free": list(self._free()),
            "counters": [self._counter(counter) for counter in content["counters"]],
            "weekdays": told("weekdays", "dossier.yaml")[language.code],
            "months": list(self._months()),
            "legend": list(self._legend()),
            "evidence": list(self._evidence()),
            "history": self._history(),
            "entries": list(self._entered()),
            "corrections": list(self._corrections()),
        }

    def _date(self, day: str) -> str:
        return self.language.date(date.fromisoformat(day))

    def _intro(self, written_on: str) -> str:
        """What this is; for a year that was not over yet also how far it goes."""
        day = self._date(written_on)
        intro = self.say("dossier_intro", day=day)
        is_over = date.fromisoformat(written_on) >= date(self.year, 12, 31)
        return intro if is_over else f"{intro} {self.say('dossier_so_far', day=day)}"

    def _state(self, name: str) -> str:
        return self.language.member(Country[name])

    def _facts(self) -> Iterator[tuple[str, str]]:
        content = self.content
        yield self.say("pseudonym"), content["person"]
        yield self.say("job"), content["job"]
        yield self.say("lives_in"), self._state(content["residence_state"])
        yield self.say("employer_in"), self._state(content["employer_state"])
        first, last = self._date(content["first_day"]), content["last_day"]
        period = self.say("from_day", first=first)
        if last:
            period = self.say("period", first=first, last=self._date(last))
        yield self.say("job_period"), period

    def _entries(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        for day, change in self.days.items():
            for entry in change["entries"]:
                yield day, entry

    def _totals(self) -> Iterator[tuple[str, str, str]]:
        dates: dict[str, set[str]] = {}
        minutes: dict[str, float] = {}
        for day, entry in self._entries():
            if entry["status"] == PayStatus.WORKED.name:
                dates.setdefault(entry["country"], set()).add(day)
                minutes[entry["country"]] = minutes.get(entry["country"], 0.0) + entry["minutes"]
        for name in sorted(dates, key=lambda name: -minutes[name]):
            yield self._state(name), str(len(dates[name])), self.language.number(minutes[name] / 60, 2)

    def _free(self) -> Iterator[tuple[str, str]]:
        found: dict[str, set[str]] = {}
        for day, entry in self._entries():
            if entry["status"] != PayStatus.WORKED.name:
                found.setdefault(entry["status"], set()).add(day)
        for status, dates in found.items():
            yield self.language.member(PayStatus[status]), many(self.language, "days", len(dates))

    def _counter(self, counter: Mapping[str, Any]) -> dict[str, Any]:
        label = str(counter["label"])
        dates = [date.fromisoformat(day) for day in counter["dates"]]
        return {
            "label": label[:1].upper() + label[1:],
            "counted": counter["counted_words"],
            "limit": counter["limit_words"],
            "period": self.say(
                "period", first=self._date(counter["first"]), last=self._date(counter["last"])
            ),
            "what_counts": self.say("what_counts", text=counter["what_counts"]),
            "computation": counter["computation"]
            or self.say("dates_that_count", count=len(dates), dates=self._by_month(dates)),
            "over": self.say("over_the_year") if counter["computation"] else "",
            "law": cited(counter["law"], self.language)
            + (f" ({self.say('unsure')})" if counter["status"] == "recalled" else ""),
            "source": self.say("source", source="; ".join(counter["source"])),
        }

    def _by_month(self, dates: Iterable[date]) -> str:
        """January: 2, 9, 16; February: 6, 13."""
        names = told("months", "dossier.yaml")[self.language.code]
        found: dict[tuple[int, int], list[str]] = {}
        for day in dates:
            found.setdefault((day.year, day.month), []).append(str(day.day))
        return "; ".join(
            f"{names[month - 1]}{f' {year}' if year != self.year else ''}: {', '.join(days)}"
            for (year, month), days in found.items()
        )

    # ---------------------------------------------------------------- calendars

    def _months(self) -> Iterator[dict[str, Any]]:
        names = told("months", "dossier.yaml")[self.language.code]
        for month in range(1, 13):
            weeks = calendar.Calendar().monthdatescalendar(self.year, month)
            yield {
                "name": f"{names[month - 1]} {self.year}",
                "weeks": [[self._box(day) if day.month == month else None for day in week] for week in weeks],
            }

    def _box(self, day: date) -> dict[str, Any]:
        change = self.days.get(day.isoformat())
        entries = change["entries"] if change else ()
        return {
            "number": day.day,
            "iso": day.isoformat(),
            "parts": [self._part(entry) for entry in entries],
            "kind": "worked" if any(entry["status"] == PayStatus.WORKED.name for entry in entries) else "",
        }

    def _part(self, entry: Mapping[str, Any]) -> dict[str, str]:
        worked = entry["status"] == PayStatus.WORKED.name
        name = entry["activity"] if worked else entry["status"]
        place = entry["country"] if entry["country"] != "NONE" else entry["planned_country"]
        minutes = round(entry["minutes"])
        return {
            "place": "" if place == "NONE" else place,
            "hours": f"{minutes // 60}:{minutes % 60:02}" if minutes else "",
            "letter": self._letter(name),
            "what": self._what(name),
        }

    def _letter(self, name: str) -> str:
        letters = told("letters", "dossier.yaml")
        return str(letters[name][self.language.code]) if name in letters else "?"

    def _what(self, name: str) -> str:
        member = Activity[name] if name in Activity.__members__ and name != "NONE" else PayStatus[name]
        return self.language.member(member)

    def _legend(self) -> Iterator[tuple[str, str]]:
        used = {
            entry["activity"] if entry["status"] == PayStatus.WORKED.name else entry["status"]
            for _, entry in self._entries()
        }
        for name in told("letters", "dossier.yaml"):
            if name in used:
                yield self._letter(name), self._what(name)

    # ---------------------------------------------------------------- evidence and history

    def _words(self, entry: Mapping[str, Any]) -> str:
        part = self._part(entry)
        planned = entry["planned_country"] != "NONE" and entry["status"] != PayStatus.WORKED.name
        place = self.say("planned_in", state=part["place"]) if planned else part["place"]
        return " ".join(word for word in (place, part["hours"], part["what"]) if word)

    def _listed(self, change: Mapping[str, Any]) -> str:
        return ", ".join(self._words(entry) for entry in change["entries"]) or self.say("emptied")

    def _evidence(self) -> Iterator[tuple[str, str, str]]:
        """Notes with what they are about; the same note about following dates stands once."""
        notes: dict[tuple[str, str], list[date]] = {}
        for day, entry in self._entries():
            if entry["evidence"]:
                notes.setdefault((entry["evidence"], self._words(entry)), []).append(date.fromisoformat(day))
        for (note, words), dates in notes.items():
            known = self.say("calendar_event") if note == EVIDENCE else note
            yield self._by_month(dates), words, known

    def _history(self) -> str:
        first: dict[str, Mapping[str, Any]] = {}
        for change in self.changes:
            first.setdefault(change["date"], change)
        quick = sum(_days_late(change) <= QUICK_DAYS for change in first.values())
        changed = len({change["date"] for change in self.changes if change is not first[change["date"]]})
        return self.say(
            "history_intro", days=len(first), quick=quick, late=len(first) - quick, corrected=changed
        )

    def _entered(self) -> Iterator[tuple[str, str, str, str]]:
        """Every moment of entry: when, how, about which dates, and how late at most."""
        moments: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
        for change in self.changes:
            moments.setdefault((change["entered_at"][:16], change["origin"]), []).append(change)
        for (moment, origin), changes in sorted(moments.items()):
            when = datetime.fromisoformat(moment)
            days = sorted(date.fromisoformat(change["date"]) for change in changes)
            about = many(self.language, "days", len(days))
            where = self.say("period", first=self.language.date(days[0]), last=self.language.date(days[-1]))
            late = max(_days_late(change) for change in changes)
            yield (
                f"{self.language.date(when.date())} {when:%H:%M} UTC",
                self._origin(origin),
                f"{about}: {where}" if len(days) > 1 else self.language.date(days[0]),
                many(self.language, "days", late),
            )

    def _origin(self, origin: str) -> str:
        known = {"typed": "typed", "filled from a week": "filled"}
        return self.say(known[origin]) if origin in known else origin

    def _corrections(self) -> Iterator[tuple[str, str, str, str]]:
        last: dict[str, Mapping[str, Any]] = {}
        for change in self.changes:
            before = last.get(change["date"])
            last[change["date"]] = change
            if before is not None:
                when = datetime.fromisoformat(change["entered_at"])
                moment = f"{self.language.date(when.date())} {when:%H:%M} UTC"
                yield self._date(change["date"]), self._listed(before), self._listed(change), moment


def _days_late(change: Mapping[str, Any]) -> int:
    entered = datetime.fromisoformat(change["entered_at"]).date()
    return max(0, (entered - date.fromisoformat(change["date"])).days)
