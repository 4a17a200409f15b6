"""What to do, by when and where: the procedures, forms, terms and offices that stand beside the law, by date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from grenswijzer.answers.blocks import Item, Items, Section
from grenswijzer.answers.language import LANGUAGES, Language
from grenswijzer.answers.warnings import Labels, hours_of, in_every_language
from grenswijzer.engine.graph import Graph
from grenswijzer.engine.plain import Evaluation
from grenswijzer.engine.system import LawSystem

if TYPE_CHECKING:
    from grenswijzer.answers.result import Result


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline: ``label``, ``note``, and either a ``day`` or a period from an event (``counted_from``).

    ``count`` and ``unit`` (days, months, years) are the period, ``is_backwards`` when a request reaches back that far;
    neither a day nor a period: the paper itself says it.
    """

    name: str
    label: Labels
    day: date | None
    count: int
    unit: str
    counted_from: Labels
    is_backwards: bool
    note: Labels
    is_recalled: bool


@dataclass(frozen=True, slots=True)
class Office:
    """Where to ask or to send something, and where that was read. What is not known is empty."""

    name: str
    label: Labels
    tasks: Labels
    address: Labels
    phone: Labels
    email: Labels
    hours: Labels
    url: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """One thing to do: in words, with the paper, the term and the office it needs.

    ``form``: the paper's name as printed; ``form_names``: what to call it in each language, empty where there is none.
    """

    text: Labels
    form: str
    form_names: Labels
    form_purpose: Labels
    term: Term | None
    office: Office | None


@dataclass(frozen=True, slots=True)
class Procedure:
    """What one outcome asks of a person or an employer on a date, with its article and source."""

    name: str
    label: Labels
    steps: tuple[ProcedureStep, ...]
    law: str
    source: str
    is_recalled: bool


def entry_at(body: Mapping[str, Any], day: date) -> Mapping[str, Any] | None:
    """The entry of ``by_date`` that holds on a day: to the end of its start's calendar year, or to its ``end``."""
    for start in sorted(body["by_date"], reverse=True):
        if start <= day:
            entry: Mapping[str, Any] = body["by_date"][start]
            end = entry.get("end", date(start.year, 12, 31))
            return entry if end == "open" or day <= end else None
    return None


def procedure(
    system: LawSystem,
    name: str,
    day: date,
    lives_in: Set[str] = frozenset(),
    insured_in: Set[str] = frozenset(),
) -> Procedure | None:
    """The procedure as it is on ``day``; None where nothing is known for it. Raises KeyError for an unknown name.

    ``lives_in``, ``insured_in``: names of the states of residence and of insurance of the people it is about; steps
    meant for others are left out, and so is a procedure of which no step remains. Empty: all.
    """
    body = system.references["procedures"][name]
    entry = entry_at(body, day)
    if entry is None:
        return None
    steps = tuple(
        ProcedureStep(
            text={code: step[code] for code in ("nl", "en", "fr", "de") if code in step},
            form=_form(system, step.get("form"), day).get("nl", ""),
            form_names=_form(system, step.get("form"), day),
            form_purpose=system.references["forms"][step["form"]].get("purpose", {})
            if "form" in step
            else {},
            term=term(system, step["deadline"], day) if "deadline" in step else None,
            office=office(system, step["office"]) if "office" in step else None,
        )
        for step in entry["steps"]
        if _is_for(step, "lives_in", lives_in) and _is_for(step, "insured_in", insured_in)
    )
    if not steps:
        return None
    source = entry["source"]
    return Procedure(
        name=name,
        label=body["label"],
        steps=steps,
        law=entry.get("law", ""),
        source=source if isinstance(source, str) else "; ".join(source),
        is_recalled=entry["status"] == "recalled",
    )


def _is_for(step: Mapping[str, Any], fact: str, states: Set[str]) -> bool:
    """A step is for who lives, or is insured, in one of ``states``; without states, or without saying, for all."""
    return not states or fact not in step or step[fact] in states


def texts_of(system: LawSystem, name: str, language: Language) -> Iterator[str]:
    """The words of a procedure on every date, with the names of its papers and offices; for search."""
    for entry in system.references["procedures"][name]["by_date"].values():
        for step in entry["steps"]:
            yield language.label({code: step[code] for code in ("nl", "en", "fr", "de") if code in step})
            if "form" in step:
                form = system.references["forms"][step["form"]]
                for one in form["by_date"].values():
                    yield language.label(_form_names(form, one))
            if "office" in step:
                yield language.label(system.offices[step["office"]]["name"])


def term(system: LawSystem, name: str, day: date) -> Term | None:
    """The deadline called ``name`` as it is on ``day``; a fixed date falls in the year after that day's."""
    body = system.references["deadlines"][name]
    entry = entry_at(body, day)
    if entry is None:
        return None
    fixed = entry.get("date")
    unit = next((unit for unit in ("days", "months", "years") if unit in entry), "")
    return Term(
        name=name,
        label=body["label"],
        day=date(day.year + 1, fixed["month"], fixed["day"]) if fixed else None,
        count=entry.get(unit, 0),
        unit=unit,
        counted_from=entry.get("counted_from", {}),
        is_backwards=entry.get("backwards", False),
        note=entry.get("note", {}),
        is_recalled=entry["status"] == "recalled",
    )


def office(system: LawSystem, name: str) -> Office:
    """The office called ``name``."""
    body = system.offices[name]
    return Office(
        name,
        body["name"],
        body.get("tasks", {}),
        in_every_language(body.get("address", "")),
        in_every_language(body.get("phone", "")),
        in_every_language(body.get("email", "")),
        hours_of(body),
        body.get("url", ""),
        (source,) if isinstance(source := body.get("source", ()), str) else tuple(source),
    )


def _form(system: LawSystem, name: str | None, day: date) -> Labels:
    body = system.references["forms"][name] if name else None
    entry = entry_at(body, day) if body else None
    return _form_names(body, entry) if body and entry else {}


def _form_names(body: Mapping[str, Any], entry: Mapping[str, Any]) -> Labels:
    """A paper's official name in each language; where it has none there, the printed name and what it is."""
    names = in_every_language(entry["name"])
    label = body["label"]
    colon = {"fr": " : "}
    return {
        code: names[code] if code in names else f"{names['nl']}{colon.get(code, ': ')}{label[code]}"
        for code in LANGUAGES
    }


def procedures(result: Result) -> Iterator[Procedure]:
    """What this answer asks people to do, at the end of its income year: the procedures whose outcome it has."""
    evaluation = result.evaluation
    system, day = evaluation.graph.system, date(result.year, 12, 31)
    for name, outcomes in _outcomes(evaluation.graph):
        places = [
            (evaluation.graph.nodes[index].level, row)
            for index in outcomes
            for row in _rows_true(evaluation, index)
        ]
        if not places:
            continue
        lives_in = frozenset(state for place in places for state in _homes(result, *place))
        insured_in = frozenset(state for place in places for state in _insurers(result, *place))
        found = _procedure(system, name, day, lives_in, insured_in)
        if found is not None:
            yield found


def _homes(result: Result, level: str, row: int) -> Iterator[str]:
    """Where the person a row belongs to lives; for the household and what hangs below it, where its people live."""
    evaluation = result.evaluation
    fact = evaluation.graph.system.inputs.get(result.layout.residence)
    if fact is None or not fact.enum:
        return
    told = evaluation.household.inputs[fact.name]
    person = result.places.person(level, row)
    for one in told if person is None else [told[person]]:
        yield fact.enum(one).name


def _insurers(result: Result, level: str, row: int) -> Iterator[str]:
    """Which state insures the job a row is about; of a person or a household the states that insure their jobs."""
    evaluation = result.evaluation
    index = evaluation.graph.outputs.get(result.layout.insurance)
    if index is None:
        return
    node = evaluation.graph.nodes[index]
    person = result.places.person(level, row)
    for job in [row] if level == node.level else range(result.places.count(node.level)):
        if level != node.level and person not in (None, result.places.person(node.level, job)):
            continue
        if not evaluation.reasons(index, job):
            yield node.type(evaluation.values[index][job]).name


@lru_cache(maxsize=64)
def _outcomes(graph: Graph) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The procedures, with the values of a graph of which one that is true asks for them."""
    found = []
    for name, body in graph.system.references.get("procedures", {}).items():
        outcomes = body.get("when", ())
        names = [outcomes] if isinstance(outcomes, str) else outcomes
        indexes = tuple(graph.outputs[outcome] for outcome in names if outcome in graph.outputs)
        found.append((name, indexes))
    return tuple(found)


# the same words whoever they are for: only where people live and are insured makes them differ
_procedure = lru_cache(maxsize=1024)(procedure)


def _rows_true(evaluation: Evaluation, index: int) -> Iterator[int]:
    for row, value in enumerate(evaluation.values[index]):
        if value is True and not evaluation.reasons(index, row):
            yield row


def term_words(found: Term, language: Language) -> str:
    """A deadline in one line: the date, or the period and what it is counted from, or that the paper says it."""
    if found.day is not None:
        words = language.say("term_day", day=language.value(found.day.toordinal(), "date"))
    elif found.unit:
        unit = found.unit.removesuffix("s") if found.count == 1 else found.unit
        period = f"{found.count} {language.unit(unit)}"
        words = (
            language.say("term_back", period=period)
            if found.is_backwards
            else language.say("term_period", period=period, event=language.label(found.counted_from))
        )
    else:
        words = "" if found.note else language.say("term_as_stated")
    note = language.label(found.note) if found.note else ""
    return f"{words} {note}".strip()


def office_words(found: Office, language: Language) -> str:
    """An office in one line: name, and address or site where known."""
    return "; ".join(
        part for part in (language.label(found.label), language.label(found.address), found.url) if part
    )


def to_do_section(result: Result, language: Language) -> Iterator[Section]:
    """One list per procedure: the steps, each with its paper, term and office below it."""
    lists = tuple(
        Items(tuple(step_items(one.steps, language)), _title(one, language)) for one in result.procedures
    )
    if lists:
        yield Section(language.say("to_do"), lists, "to_do")


def _title(one: Procedure, language: Language) -> str:
    title = language.label(one.label)
    title = title[:1].upper() + title[1:]
    return f"{title} ({language.say('from_memory')})" if one.is_recalled else title


def step_items(steps: Iterable[ProcedureStep], language: Language) -> Iterator[Item]:
    """The steps as points of a list, each with its paper, term and office below it."""
    for step in steps:
        details = []
        if step.form:
            details.append(language.say("to_do_form", form=language.label(step.form_names)))
        if step.term is not None:
            details.append(language.say("to_do_term", term=term_words(step.term, language)))
        if step.office is not None:
            details.append(language.say("to_do_office", office=office_words(step.office, language)))
        yield Item(language.label(step.text), tuple(details))
