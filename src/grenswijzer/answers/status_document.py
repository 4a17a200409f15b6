"""The status as a document, for text and page alike, and as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from grenswijzer.answers.blocks import Cell, Document, Item, Items, Paragraph, Row, Section, Table
from grenswijzer.answers.citations import cited
from grenswijzer.answers.language import Language
from grenswijzer.answers.procedures import term_words
from grenswijzer.answers.status import CounterStatus, Edge, Status
from grenswijzer.answers.status_words import many, say
from grenswijzer.counting import Count, twelve_months_from
from grenswijzer.law.types import Country

PLANNED_PAIR = frozenset((Country.NL, Country.BE))
"""The states whose taxes the planner computes."""

NOTHING = "–"
"""In a cell of which there is nothing to say: no free day, no time to come."""


def status_document(
    status: Status, person: str, job: str, language: Language, *, beside: Sequence[str] = ()
) -> Document:
    """Everything to be said, what counts first. ``beside``: the person's other jobs in the same time, not counted."""
    title = say(language, "title", person=person, job=job, day=language.date(status.today))
    sections = (
        counter_section(status, language, beside),
        edge_section(status, language),
        _money(status, language),
        _missing(status, language),
        _assumption(status, language),
        deadline_section(status, language),
    )
    return Document(title, language.code, tuple(section for section in sections if section.blocks))


def counter_section(status: Status, language: Language, beside: Sequence[str] = ()) -> Section:
    """A table of every counter under which something counts and that can decide something; the others in a line."""
    shown = [found for found in status.counters if found.is_news and found.is_in_play]
    quiet = [language.label(found.counter.label) for found in status.counters if not found.is_news]
    beyond = [language.label(found.counter.label) for found in status.counters if not found.is_in_play]
    columns = tuple(say(language, name) for name in ("used", "limit", "left", "expected"))
    rows = tuple(_row(found, language) for found in shown)
    blocks: list[Any] = [Table(columns, rows)] if rows else []
    if beside and any(found.counter.unit == "share" for found in status.counters):
        blocks.append(Paragraph(say(language, "beside", names=language.listed(list(beside)))))
    if beyond:
        blocks.append(Paragraph(say(language, "not_in_play", names="; ".join(beyond))))
    if quiet:
        blocks.append(Paragraph(say(language, "none_counted", names="; ".join(quiet))))
    return Section(say(language, "counters"), tuple(blocks), "thresholds")


def _row(found: CounterStatus, language: Language) -> Row:
    used, counter = found.used, found.counter
    cells = (
        Cell(_amount(used, used.counted, language), used.counted),
        Cell(limit_words(used, language)),
        Cell(_left(found, language)),
        Cell(_amount(found.forecast, found.forecast.counted, language) if found.forecast else NOTHING),
    )
    return Row(language.label(counter.label), cells, counter.name, note=note_words(found, language))


def note_words(found: CounterStatus, language: Language) -> str:
    """Period, article and what is unsure of a counter, in one line."""
    used, shown = found.used, found.forecast or found.used
    facts = {"first": language.date(shown.first), "last": language.date(shown.last), "year": used.first.year}
    is_ahead = found.counter.unit == "share" and shown.first != used.first
    parts = [
        say(language, "period_ahead" if is_ahead else "period", **facts),
        cited(found.counter.law, language),
    ]
    if found.counter.status == "recalled":
        parts.append(say(language, "unsure"))
    if shown.law_of is not None:
        parts.append(say(language, "law_of", year=shown.law_of))
    return "; ".join(parts)


def limit_words(count: Count, language: Language) -> str:
    """The limit as the law says it: at most 34 days, less than 25%."""
    if count.counter.unit == "days" and count.allowed <= 0:
        return say(language, "no_limit")
    name = {"<": "below", "<=": "up_to", ">=": "at_least"}[count.comparator]
    if count.counter.unit == "days":
        return say(language, "up_to", limit=many(language, "days", int(count.allowed)))
    return say(language, name, limit=language.percentage(count.limit, 2))


def _amount(count: Count, value: float, language: Language) -> str:
    if count.counter.unit == "days":
        return many(language, "days", int(value))
    if not count.whole:
        return say(language, "unknown")
    return language.percentage(value, 2)


def _left(found: CounterStatus, language: Language) -> str:
    if found.counter.unit == "share":
        if found.forecast is None:
            return NOTHING
        if found.room_days is None:
            return say(language, "unknown")
        if found.room_days < 0:
            return many(language, "too_many", -found.room_days)
        return many(language, "days", found.room_days)
    if found.used.allowed <= 0:
        return NOTHING
    left = int(found.used.remaining)
    return many(language, "days", left) if left >= 0 else many(language, "too_many", -left)


def edge_section(status: Status, language: Language) -> Section:
    """Per counter the last day or the room that is left, with what lies beyond it."""
    items = []
    for found in status.counters:
        if not (found.is_news and found.is_in_play):
            continue
        details = [
            say(language, name, text=language.label(words))
            for name, words in (
                ("what_counts", found.counter.counts),
                ("beyond", found.counter.cliff),
                ("papers", found.counter.paperwork),
            )
            if words
        ]
        items.append(Item(outlook_words(found, status, language), tuple(details)))
    return Section(say(language, "edges"), (Items(tuple(items)),) if items else (), "to_do")


def outlook_words(found: CounterStatus, status: Status, language: Language) -> str:
    """The last safe day, or the room that is left, in a sentence."""
    label = language.label(found.counter.label)
    label = label[:1].upper() + label[1:]
    ahead = found.forecast
    if found.counter.unit == "days" and found.used.allowed <= 0:
        return say(language, "every_day", label=label)
    if ahead is None:
        return say(language, "job_over" if status.is_over else "no_outlook", label=label)
    if found.counter.unit == "share":
        if found.room_days is None:
            return say(language, "no_outlook", label=label)
        name = "room" if found.room_days >= 0 else "room_over"
        first = language.date(ahead.first)
        return many(language, name, abs(found.room_days), label=label, first=first)
    if found.last_safe_day is None or ahead.passed_on is None:
        return say(language, "safe_all", label=label, last=language.date(ahead.last))
    return say(
        language,
        "passed" if ahead.passed_on <= status.today else "safe_to",
        label=label,
        day=language.date(found.last_safe_day),
        over=language.date(ahead.passed_on),
    )


def _money(status: Status, language: Language) -> Section:
    title = say(language, "money")
    if not {status.residence_state, status.employer_state} <= PLANNED_PAIR:
        return Section(title, (Paragraph(say(language, "money_other_pair")),), "net")
    if status.edges is None:
        return Section(title, (Paragraph(say(language, "money_how")),), "net")
    if not status.edges:
        return Section(title, (Paragraph(say(language, "no_edges")),), "net")
    assumed = say(language, "money_assumed", days=status.edges[0].expected, year=status.counted_to.year)
    items = tuple(_edge(edge, language) for edge in status.edges)
    return Section(title, (Paragraph(assumed), Items(items)), "net")


def _edge(edge: Edge, language: Language) -> Item:
    if edge.net_before is None or edge.net_after is None:
        text = say(language, "edge_unknown", days=edge.home_days)
    else:
        text = say(
            language,
            "edge",
            days=edge.home_days,
            before=language.amount(edge.net_before),
            after=language.amount(edge.net_after),
            change=_change(edge.net_after - edge.net_before, language),
        )
    details = []
    before, after = (
        say(language, "unknown") if state is None else language.member(state) for state in edge.states
    )
    if edge.states[0] != edge.states[1]:
        details.append(say(language, "edge_insured", before=before, after=after))
    if edge.employer_cost:
        details.append(say(language, "edge_cost", change=_change(edge.employer_cost, language)))
    return Item(text, tuple(details))


def _change(amount: float, language: Language) -> str:
    written = language.amount(amount)
    return f"+{written}" if amount > 0 else written


def _missing(status: Status, language: Language) -> Section:
    if status.missing:
        dates = "; ".join(spans(status.missing, language))
        text = many(language, "missing_count", len(status.missing), dates=dates)
    else:
        text = say(language, "missing_none", day=language.date(status.counted_to))
    return Section(say(language, "missing"), (Paragraph(text),), "warnings")


def spans(days: Iterable[date], language: Language) -> Iterator[str]:
    """Dates in order as stretches; a weekend does not break one."""
    listed = list(days)
    starts = [
        place
        for place, (a, b) in enumerate(pairwise(listed), 1)
        if (b - a).days > (3 if a.weekday() == 4 else 1)
    ]
    for start, end in zip([0, *starts], [*starts, len(listed)], strict=True):
        first, last = language.date(listed[start]), language.date(listed[end - 1])
        yield first if end - start == 1 else say(language, "period", first=first, last=last)


def _assumption(status: Status, language: Language) -> Section:
    return Section(say(language, "assumption"), (Paragraph(assumption_words(status, language)),), "readings")


def assumption_words(status: Status, language: Language) -> str:
    """What the outlook assumes, in a few sentences; also that a job ends before the 12 months ahead do."""
    if status.is_over:
        return say(language, "assumed_over", day=language.date(status.counted_to))
    assumed = _usual_words(status, language)
    last = status.last_day
    if last is None or last >= twelve_months_from(status.today):
        return assumed
    return f"{assumed} {say(language, 'assumed_end', day=language.date(last))}"


def _usual_words(status: Status, language: Language) -> str:
    usual = status.usual
    if not usual.weeks:
        return say(language, "assumed_nothing")
    counts = sorted(usual.days_a_week().items(), key=lambda pair: -pair[1])
    listed = [
        say(language, "days_in_one", state=language.member(state))
        if round(days, 1) == 1
        else say(language, "days_in", days=language.number(days, 1), state=language.member(state))
        for state, days in counts
    ]
    return say(
        language,
        "assumed",
        first=language.date(usual.first),
        last=language.date(usual.last),
        days=language.listed(listed),
        state=language.member(status.employer_state),
    )


def deadline_section(status: Status, language: Language) -> Section:
    """The terms, each with the day it reaches back to where it does."""
    items = []
    for found in status.deadlines:
        label = language.label(found.term.label)
        label = label[:1].upper() + label[1:]
        if found.term.is_recalled:
            label = f"{label} ({say(language, 'from_memory')})"
        details = [term_words(found.term, language)]
        if found.reaches_back_to is not None:
            details.append(say(language, "reaches_back", day=language.date(found.reaches_back_to)))
        items.append(Item(label, tuple(details)))
    return Section(say(language, "deadlines"), (Items(tuple(items)),) if items else (), "to_do")


def status_data(status: Status, person: str, job: str) -> dict[str, Any]:
    """The status as plain data: dates as text, states by name, shares as fractions, amounts in EUR a year."""
    return {
        "person": person,
        "job": job,
        "today": status.today.isoformat(),
        "counted_to": status.counted_to.isoformat(),
        "residence_state": status.residence_state.name,
        "employer_state": status.employer_state.name,
        "counters": [_counter_data(found) for found in status.counters],
        "missing_dates": [day.isoformat() for day in status.missing],
        "assumption": {
            "first": status.usual.first.isoformat(),
            "last": status.usual.last.isoformat(),
            "weeks": status.usual.weeks,
            "days_a_week": {state.name: round(days, 6) for state, days in status.usual.days_a_week().items()},
        },
        "deadlines": [
            {
                "name": found.term.name,
                "label": dict(found.term.label),
                "day": found.term.day.isoformat() if found.term.day else None,
                "count": found.term.count or None,
                "unit": found.term.unit or None,
                "reaches_back_to": found.reaches_back_to.isoformat() if found.reaches_back_to else None,
                "is_from_memory": found.term.is_recalled,
            }
            for found in status.deadlines
        ],
        "edges": None
        if status.edges is None
        else [
            {
                "expected_home_days": edge.expected,
                "home_days": edge.home_days,
                "net_before": edge.net_before,
                "net_after": edge.net_after,
                "employer_cost_change": edge.employer_cost,
                "insurance_states": [state.name if state is not None else None for state in edge.states],
            }
            for edge in status.edges
        ],
    }


def _counter_data(found: CounterStatus) -> dict[str, Any]:
    return {
        "name": found.counter.name,
        "label": dict(found.counter.label),
        "kind": found.counter.kind,
        "unit": found.counter.unit,
        "law": found.counter.law,
        "source": list(found.counter.source),
        "status": found.counter.status,
        "is_in_play": found.is_in_play,
        "used": _count_data(found.used),
        "forecast": _count_data(found.forecast) if found.forecast else None,
        "last_safe_day": found.last_safe_day.isoformat() if found.last_safe_day else None,
        "room_days": found.room_days,
    }


def _count_data(count: Count) -> dict[str, Any]:
    return {
        "first": count.first.isoformat(),
        "last": count.last.isoformat(),
        "counted": count.counted,
        "comparator": count.comparator,
        "limit": count.limit,
        "allowed": count.allowed,
        "remaining": count.remaining,
        "is_within": count.is_within,
        "passed_on": count.passed_on.isoformat() if count.passed_on else None,
        "law_of": count.law_of,
    }
