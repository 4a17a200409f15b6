"""The planner's sentences in four languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from grenswijzer.answers.language import Language
from grenswijzer.law.types import Country
from grenswijzer.planner.curve import Change, Curve, Event
from grenswijzer.planner.told import read, told

MOST_RULES = 3
"""Of a jump without a sentence of its own, the rules that are named."""


def say(words: Language, key: str, /, **facts: object) -> str:
    """The sentence ``key`` of words.yaml with ``facts`` filled in."""
    text = read("words.yaml")[key][words.code]
    return str(text).format(**facts) if facts else str(text)


def law_name(curve: Curve, words: Language, *, short: bool = False) -> str:
    """Which law a curve was computed with: the year, what was assumed, variants, and the request."""
    choice = curve.law
    parts = [_year(curve, words)] if not choice.variants or choice.law_year is not None or not short else []
    parts += [say(words, "variant", name=words.label(name)) for name in choice.variants]
    if choice.request is not None:
        key = "with_request" if choice.request else "without_request"
        parts.append(say(words, key + ("_short" if short else "")))
    return "; ".join(parts)


def _year(curve: Curve, words: Language) -> str:
    if curve.law.law_year is None:
        return say(words, "law_of", year=curve.year)
    return say(words, "law_assumed", law=curve.law.law_year, year=curve.year)


def warnings(curves: tuple[Curve, ...], words: Language) -> Iterator[str]:
    """What is not as it is or was: assumed law, variants, corona; each once."""
    said: dict[str, None] = {}
    if curves[0].year in told()["corona_years"]:
        said[say(words, "corona")] = None
    for curve in curves:
        if curve.law.law_year is not None:
            said[say(words, "assumed_warning", year=curve.year, law=curve.law.law_year)] = None
        for name in curve.law.variants:
            said[say(words, "variant_warning", name=words.label(name))] = None
    yield from said


def day_words(days: int, words: Language) -> str:
    """From which home day on."""
    return say(words, "from_first_day") if days == 1 else say(words, "from_day", days=days)


def event_words(event: Event, words: Language) -> str:
    """A turn of the law as a sentence."""
    sentences: Mapping[str, Any] = read("words.yaml")["events"][event.rule]
    if event.rule != told()["insurance"]:
        text = sentences.get(str(event.after))
        return "" if text is None else str(text[words.code])
    if event.after is None:
        return str(sentences["undecided"][words.code])
    after = words.member(Country(event.after))
    if event.before is None:
        return str(sentences["known"][words.code]).format(after=after)
    return str(sentences["other"][words.code]).format(after=after, before=words.member(Country(event.before)))


def turn_words(change: Change, words: Language) -> list[str]:
    """What turns at a change, in sentences; the rules behind a jump that has none."""
    turned = {event.rule for event in change.events if event.after is True}
    # that it can be asked for says nothing new where it was asked for and applies
    hidden = {"eu_could_have_framework_agreement"} if "eu_framework_agreement_applies" in turned else set()
    sentences = [event_words(event, words) for event in change.events if event.rule not in hidden]
    names = [words.label(label, name) for name, label in change.labels.items()][:MOST_RULES]
    if change.is_cliff and names and not any(sentences):
        return [say(words, "unnamed_cliff", rules=", ".join(names))]
    return [sentence for sentence in sentences if sentence]


def change_words(change: Change, curve: Curve, words: Language) -> Iterator[str]:
    """What a change is, in sentences; the duties that begin and end last."""
    yield from turn_words(change, words)
    for key, duties in (("begins", change.begin), ("ends", change.end)):
        for duty in duties:
            yield say(words, key, duty=words.label(curve.labels.get(duty, {}), duty))


def change_head(change: Change, words: Language) -> str:
    """From which day, and what it does to what is left and to the employer's cost."""
    parts = []
    if change.net is not None and (change.is_cliff or abs(change.net) >= 1):
        amount = say(words, "net_change", amount=signed(change.net, words))
        parts.append(f"{say(words, 'cliff')}{words.colon}{amount}" if change.is_cliff else amount)
    if change.employer_cost is not None and abs(change.employer_cost) >= 1:
        parts.append(say(words, "cost_change", amount=signed(change.employer_cost, words)))
    head = day_words(change.home_days, words)
    return f"{head} ({'; '.join(parts)})" if parts else head


def signed(amount: float, words: Language) -> str:
    """An amount with its sign, also where it rises."""
    return words.amount(amount) if amount <= 0 else f"+{words.amount(amount)}"
