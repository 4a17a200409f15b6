"""What the law says in words, by language: texts of rules, notes on figures, and why something cannot be decided."""

from __future__ import annotations

from collections.abc import Mapping

from grenswijzer.answers.language import LANGUAGES, language
from grenswijzer.answers.warnings import Question
from grenswijzer.engine.rule import Rule
from grenswijzer.engine.steps import Step
from grenswijzer.engine.system import LawSystem
from grenswijzer.engine.translations import ENGLISH, figure_texts, first_paragraph, rule_texts
from grenswijzer.engine.unknowns import Unknown

Labels = Mapping[str, str]

_ASSUMED = " assumed for "


def rule_words(rule: Rule) -> Labels:
    """What a text of a rule says."""
    return rule_texts(rule)


def step_words(step: Step) -> Labels:
    """What the rule of a step says, or what a fact means; empty for what brings other values together."""
    if step.rule is not None:
        return rule_texts(step.rule)
    return step.evaluation.graph.system.inputs[step.node.name].docs if step.kind == "input" else {}


def note_words(system: LawSystem, name: str, note: str) -> Labels:
    """A note on the figure ``name``; empty where there is none."""
    if not note:
        return {}
    figure = system.figures[name]
    for variant in system.variants:
        # law that was assumed for a year says so behind what the law itself says
        if _ASSUMED in variant and note.endswith(variant):
            own = note.removesuffix(variant).removesuffix("; ")
            said = figure_texts(system.package, figure, own) if own else {}
            law_year, year = variant.removeprefix("law of ").split(_ASSUMED)
            assumed = {
                code: language(code).say("law_assumed", law_year=law_year, year=year) for code in LANGUAGES
            }
            return {code: "; ".join(filter(None, (_in(said, code), assumed[code]))) for code in LANGUAGES}
    return figure_texts(system.package, figure, note)


def missing_words(system: LawSystem, name: str, missing: str | None) -> Labels:
    """The reason why nobody knows the figure ``name``; empty where there is none."""
    return figure_texts(system.package, system.figures[name], missing) if missing else {}


def reason_words(system: LawSystem, unknown: Unknown | Question) -> Labels:
    """Why a value cannot be decided: what the referral says, or the reasons of the figures that are missing."""
    if unknown.missing:
        return _missing_figures(system, unknown)
    for text in system.rules.get(unknown.rule, ()):
        said = {code: first_paragraph(words) for code, words in rule_texts(text).items()}
        if said[ENGLISH] == unknown.reason:
            # a referral is called by a sentence in every language but English
            return {**system.labels.get(unknown.rule, {}), **said}
    return {ENGLISH: unknown.reason}


def _missing_figures(system: LawSystem, unknown: Unknown | Question) -> Labels:
    """The reason as the engine writes it, "figure year: why; figure year: why", with each why in every language."""
    found = dict.fromkeys(LANGUAGES, unknown.reason)
    for name in unknown.missing:
        for why in {value.missing for value in system.figures[name].values if value.missing}:
            if f": {why}" in unknown.reason:
                said = missing_words(system, name, why)
                found = {code: text.replace(why, _in(said, code)) for code, text in found.items()}
    return found


def _in(texts: Labels, code: str) -> str:
    return texts.get(code) or texts.get(ENGLISH, "")
