"""The answer in a few sentences: what is left, who taxes, who insures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from grenswijzer.answers.language import Language
from grenswijzer.answers.result import Result
from grenswijzer.answers.values import Position
from grenswijzer.web.languages import message

STATES = {"be": "BE", "nl": "NL"}


def sentences(result: Result, words: Language) -> list[str]:
    """What is left first; then, for everybody who works in the other state, who taxes and who insures.

    The first adult is the visitor.
    """
    found = [_net(result, words)]
    for number, person in enumerate(result.people):
        positions = [one for one in result.position if one.person == person]
        if positions and (len(result.people) == 1 or _crosses(positions)):
            whose = "other" if number else "you"
            for key, facts in (_tax(positions, words), _insurance(positions, words)):
                found.append(message(words.code, f"result.{key}_{whose}", person=person, **facts))
    return found


def _crosses(positions: list[Position]) -> bool:
    """More than one state taxes or insures somebody, or nobody knows."""
    states = {share.state for one in positions for share in one.shares if share.share}
    insured = {one.insurance_state.name.lower() for one in positions if one.insurance_state is not None}
    undecided = any(one.insurance_state is None for one in positions)
    return len(states | insured) > 1 or undecided or states != {"nl"}


def _net(result: Result, words: Language) -> str:
    totals = {total.name: total for total in result.sums}
    household = totals.get("household_net_income")
    people = [total for total in result.sums if total.name == "net_income"]
    if household is None or household.month_total is None or len(people) != len(result.people):
        return message(words.code, "result.net_open", year=result.year)
    gross = sum(
        (
            part.amount
            for total in people
            for part in total.parts
            if part.amount > 0 and part.name.startswith("total_")
        ),
        Decimal(0),
    )
    return message(
        words.code,
        "result.net_you" if len(result.people) == 1 else "result.net_together",
        year=result.year,
        partner=result.people[-1],
        month=words.amount(float(round(household.month_total)), 0),
        net=words.amount(float(household.total)),
        gross=words.amount(float(gross)),
    )


def _tax(positions: list[Position], words: Language) -> tuple[str, dict[str, str]]:
    """Which sentence says who taxes, with its facts."""
    shares = {tuple((share.state, share.share) for share in one.shares) for one in positions}
    if any(share is None for found in shares for _, share in found):
        return "tax_open", {}
    if len(shares) > 1:
        return "tax_changes", {}
    taxing = {state: share for state, share in next(iter(shares)) if share}
    if set(taxing) == {"be", "nl"}:
        return "tax_both", {state: words.percentage(taxing[state], 1) for state in ("be", "nl")}
    if len(taxing) == 1 and next(iter(taxing)) in STATES:
        return f"tax_{STATES[next(iter(taxing))]}", {}
    return "tax_changes", {}


def _insurance(positions: list[Position], words: Language) -> tuple[str, dict[str, str]]:
    """Which sentence says who insures, with its facts."""
    states = list(dict.fromkeys(one.insurance_state for one in positions))
    if None in states:
        return "insured_open", {}
    if len(states) > 1:
        return "insured_changes", {"states": words.listed([words.member(state) for state in states])}
    name = states[0].name
    return f"insured_{name if name in STATES.values() else 'elsewhere'}", {}


def paragraphs(result: Result, words: Language) -> Iterator[str]:
    """The sentences, each with a capital, also where a name stands first."""
    for text in sentences(result, words):
        yield text[:1].upper() + text[1:]
