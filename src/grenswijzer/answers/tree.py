"""An explanation as a tree in plain text. A step is written out once; after that it says "see above"."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from grenswijzer.answers.citations import cited
from grenswijzer.answers.explanation import ExplainedStep, Explanation
from grenswijzer.answers.language import Language
from grenswijzer.answers.law_words import missing_words, reason_words
from grenswijzer.answers.sources import sources_said
from grenswijzer.answers.text import WIDTH
from grenswijzer.engine.steps import FigureUse
from grenswijzer.engine.system import LawSystem

_DEEPEST_INDENT = 40


def tree_text(explanation: Explanation, language: Language, depth: int | None = None) -> str:
    """Every target with what it rests on, ``depth`` levels down (None: all the way)."""
    writer = _Tree(explanation, language, depth)
    lines = []
    for number, target in enumerate(explanation.target_ids):
        if number:
            lines.append("")
        lines += writer.lines(target, 0)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def headline(found: ExplainedStep, language: Language) -> str:
    """ "Label (an.hospital): value"."""
    place = language.place(found.id.rpartition(".")[0])
    where = f" ({place})" if place else ""
    return f"{label_of(found, language)}{where}{language.colon}{written_value(found, language)}"


def label_of(found: ExplainedStep, language: Language) -> str:
    """What a step is about: its name, on which other facts, and how rows were brought together."""
    shown = found.step
    label = language.label(shown.label, shown.name)
    if found.view:
        views = ", ".join(language.name_of("views", view) for view in found.view)
        label = f"{label}, {views}"
    if shown.kind == "aggregate":
        label = f"{language.say('operation_' + shown.operation)} {label}"
    return label


def written_value(found: ExplainedStep, language: Language) -> str:
    """The value in words, or that the rule does not apply."""
    if not found.step.applies and found.step.value is not None:
        return language.say("does_not_apply")
    return language.value(found.step.value, found.step.unit, found.kind)


def remarks(found: ExplainedStep, language: Language) -> str:
    """Name in the law, article, and whether it was given or taken as a default."""
    marks = [found.step.name, cited(found.step.law, language)]
    if found.mark != "computed":
        marks.append(language.say(f"mark_{found.mark}"))
    return "; ".join(mark for mark in marks if mark)


def figure_line(system: LawSystem, use: FigureUse, language: Language) -> str:
    """A figure with value, article, source and status."""
    label = language.label(use.label, use.name)
    if use.value.missing is not None:
        reason = language.label(missing_words(system, use.name, use.value.missing))
        return f"{label}{language.colon}{language.say('figure_missing', reason=reason)}"
    value = language.figure(use.shape, use.value.numbers, use.unit)
    status = language.say(f"status_{use.value.status}")
    said = (cited(use.law, language), sources_said(system, use.value.source, language), status)
    return f"{label}{language.colon}{value} [{'; '.join(part for part in said if part)}]"


def summary_line(found: ExplainedStep, language: Language) -> str:
    """Many rows in one line."""
    summary = found.summary
    assert summary is not None
    label = language.label(summary.label, summary.name)
    line = language.say("summary", count=language.number(summary.count), label=label)
    if summary.first is not None and summary.last is not None:
        line = f"{line}, {language.period(summary.first, summary.last)}"
    return f"{line} [{cited(summary.law, language)}]" if summary.law else line


class _Tree:
    def __init__(self, explanation: Explanation, language: Language, depth: int | None) -> None:
        self.explanation = explanation
        self.language = language
        self.depth = depth
        self.written: set[str] = set()

    def lines(self, id_: str, level: int) -> Iterator[str]:
        system = self.explanation.result.evaluation.graph.system
        todo: list[tuple[str, int]] = [(id_, level)]
        while todo:
            current, at = todo.pop()
            found = self.explanation.by_id[current]
            below = [read for _, ids in found.arguments for read in ids]
            if current in self.written:
                hint = f" ({self.language.say('see_above')})" if below or found.figures else ""
                yield from self._wrapped(headline(found, self.language) + hint, at)
                continue
            self.written.add(current)
            yield from self._wrapped(headline(found, self.language), at)
            yield from self._wrapped(remarks(found, self.language), at, "  ")
            for reason in sorted(found.step.unknown, key=lambda reason: reason.rule):
                words = self.language.label(reason_words(system, reason))
                yield from self._wrapped(self.language.say("because", reason=words), at, "  ")
            if self.depth is not None and at >= self.depth:
                if below or found.figures:
                    yield from self._wrapped(self.language.say("deeper"), at, "  ")
                continue
            for use in found.figures:
                yield from self._wrapped("= " + figure_line(system, use, self.language), at + 1)
            if found.summary is not None:
                yield from self._wrapped(summary_line(found, self.language), at + 1)
            todo += [(read, at + 1) for read in reversed(list(dict.fromkeys(below)))]

    def _wrapped(self, text: str, level: int, extra: str = "") -> list[str]:
        indent = min(2 * level, _DEEPEST_INDENT) * " "
        if 2 * level > _DEEPEST_INDENT:
            indent += f"({level}) "
        first = indent + extra
        rest = " " * (len(first) + 4)
        wide = WIDTH + 8
        return textwrap.wrap(text, wide, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
