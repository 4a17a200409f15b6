"""What the law says under one name, as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from grenswijzer.answers.citations import cited
from grenswijzer.answers.language import Language
from grenswijzer.answers.law_entry import LawEntry, label_of, law_names
from grenswijzer.answers.law_words import missing_words, note_words, rule_words
from grenswijzer.answers.sources import sources_said
from grenswijzer.answers.text import WIDTH, padded
from grenswijzer.answers.warnings import office_of
from grenswijzer.engine.figures import FigureValue
from grenswijzer.engine.inputs import Input
from grenswijzer.engine.rule import NEVER, Rule
from grenswijzer.engine.system import LawSystem


def entry_text(entry: LawEntry, language: Language) -> str:
    """The entry with its text, articles, dates, figures and ties; ends with a line feed."""
    say = language.say
    lines = [
        f"{language.label(entry.label, entry.name)}",
        f"{say('law_' + entry.kind)}{language.colon}{entry.name}",
    ]
    for text in entry.texts:
        lines += ["", *_rule(entry.system, text, language)]
    if entry.fact is not None:
        lines += ["", *_fact(entry.system, entry.fact, language)]
    if entry.view is not None:
        lines += ["", f"{say('law_article')}{language.colon}{cited(entry.view.law, language)}"]
        for name, other in entry.view.replaces.items():
            lines += _wrapped(say("law_replaces", name=name, other=other))
    if entry.figures:
        lines += ["", f"{say('law_figures')}:"]
        for name, value in entry.figures:
            lines += _figure(entry, name, value, language)
    if entry.texts:
        lines += ["", *_ties(say("law_uses"), entry, entry.uses, language)]
    lines += ["", *_ties(say("law_used_by"), entry, entry.used_by, language)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _wrapped(text: str, indent: str = "  ") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def _rule(system: LawSystem, text: Rule, language: Language) -> Iterator[str]:
    say = language.say
    for paragraph in language.label(rule_words(text)).split("\n\n"):
        yield from _wrapped(paragraph, "")
    yield f"{say('law_article')}{language.colon}{cited(text.law, language)}"
    start = language.date(text.start)
    end = language.date(text.end)
    dates = say("law_from", start=start) if text.end == NEVER else say("law_to", start=start, end=end)
    yield f"{say('law_dates')}{language.colon}{dates}"
    yield f"{say('law_level')}{language.colon}{language.label(system.levels[text.level].label, text.level)}"
    if text.unit:
        yield f"{say('law_unit')}{language.colon}{language.unit(text.unit)}"
    if text.when:
        otherwise = language.value(text.otherwise, text.unit, text.returns)
        name = language.label(label_of(system, text.when), text.when)
        yield from _wrapped(say("law_when", otherwise=otherwise, name=f"{name} ({text.when})"), "")
    if text.output:
        yield say("law_output")
    if text.office:
        office = office_of(system, text.office, text.end)
        where = [
            language.label(office.name, office.key),
            language.label(office.address),
            language.label(office.phone),
            office.url,
        ]
        yield from _wrapped(say("law_referral", office=", ".join(part for part in where if part)), "")
        yield from _wrapped(f"{say('law_blocks')}{language.colon}{', '.join(text.blocks)}", "")


def _fact(system: LawSystem, fact: Input, language: Language) -> Iterator[str]:
    say = language.say
    kind: Any = fact.enum or {"float": float, "int": int, "bool": bool, "date": "date"}[fact.type]
    if fact.reading:
        yield f"{say('law_reading')}:"
    if fact.docs:
        yield from _wrapped(language.label(fact.docs), "")
    yield f"{say('law_level')}{language.colon}{language.label(system.levels[fact.level].label, fact.level)}"
    if fact.unit:
        yield f"{say('law_unit')}{language.colon}{language.unit(fact.unit)}"
    if fact.section:
        yield f"{say('law_section')}{language.colon}{fact.section}"
    if fact.choices:
        words = [f"{choice.name.lower()} ({language.member(choice)})" for choice in fact.choices]
        yield from _wrapped(f"{say('law_choices')}{language.colon}{', '.join(words)}", "")
    if fact.minimum is not None or fact.maximum is not None:
        ends = [
            say("law_unlimited") if end is None else language.number(end)
            for end in (fact.minimum, fact.maximum)
        ]
        yield say("law_limits", minimum=ends[0], maximum=ends[1])
    if fact.derived:
        yield say("law_program")
    elif fact.required:
        yield say("law_required")
    else:
        yield f"{say('law_default')}{language.colon}{language.value(fact.stored(fact.default), fact.unit, kind)}"


def _figure(entry: LawEntry, name: str, value: FigureValue, language: Language) -> Iterator[str]:
    figure = entry.system.figures[name]
    say = language.say
    end = say("law_from", start=language.date(value.start))
    if value.end != NEVER:
        end = say("law_to", start=language.date(value.start), end=language.date(value.end))
    own = "" if entry.figure else f"{language.label(figure.label, name)} ({name}), "
    if value.missing is not None:
        reason = language.label(missing_words(entry.system, name, value.missing))
        yield from _wrapped(f"{own}{end}{language.colon}{say('figure_missing', reason=reason)}")
        return
    written = language.figure(figure.shape, value.numbers, figure.unit)
    yield from _wrapped(f"{own}{end}{language.colon}{written}")
    source = sources_said(entry.system, value.source, language)
    told = (cited(figure.law, language), source, say(f"status_{value.status}"))
    yield from _wrapped("; ".join(part for part in told if part), "      ")
    if value.note:
        yield from _wrapped(language.label(note_words(entry.system, name, value.note)), "      ")
    if value.printed:
        printed = ", ".join(str(part) for part in value.printed.values())
        yield from _wrapped(say("law_printed", value=printed), "      ")


def _ties(heading: str, entry: LawEntry, names: Iterable[str], language: Language) -> Iterator[str]:
    yield f"{heading}:"
    found = list(names)
    if not found:
        yield f"  {language.say('law_nothing')}"
        return
    wide = min(44, max(len(name) for name in found))
    for name in found:
        label = language.label(label_of(entry.system, name), name)
        if name in entry.system.views:
            label = language.name_of("views", name)
        yield f"  {padded(name, wide)}  {label}"


def list_text(system: LawSystem, language: Language) -> str:
    """Every name with its label, by kind."""
    lines: list[str] = []
    kind = ""
    for name, found, labels in law_names(system):
        if found != kind:
            lines += ["", language.say(f"law_{found}")]
            kind = found
        label = language.name_of("views", name) if found == "view" else language.label(labels, name)
        lines.append(f"  {padded(name, 44)}  {label}")
    return "\n".join(line.rstrip() for line in lines[1:]) + "\n"
