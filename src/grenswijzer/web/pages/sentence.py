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
    """What is left first; then, for everybody who works in the other state, who taxes and who insures."""
    found = [_net(result, words)]
    for person in result.people:
        positions = [one for one in result.position if one.person == person]
        if positions and (len(result.people) == 1 or _crosses(positions)):
            found += [_tax(person, positions, words), _insurance(person, positions, words)]
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
        "result.net_one" if len(result.people) == 1 else "result.net_two",
        year=result.year,
        person=words.listed(list(result.people)),
        month=words.amount(float(round(household.month_total)), 0),
        net=words.amount(float(household.total)),
        gross=words.amount(float(gross)),
    )


def _tax(person: str, positions: list[Position], words: Language) -> str:
    shares = {tuple((share.state, share.share) for share in one.shares) for one in positions}
    if any(share is None for found in shares for _, share in found):
        return message(words.code, "result.tax_open", person=person)
    if len(shares) > 1:
        return message(words.code, "result.tax_changes", person=person)
    taxing = {state: share for state, share in next(iter(shares)) if share}
    if set(taxing) == {"be", "nl"}:
        be, nl = (words.percentage(taxing[state], 1) for state in ("be", "nl"))
        return message(words.code, "result.tax_both", person=person, be=be, nl=nl)
    if len(taxing) == 1 and next(iter(taxing)) in STATES:
        return message(words.code, f"result.tax_{STATES[next(iter(taxing))]}", person=person)
    return message(words.code, "result.tax_changes", person=person)


def _insurance(person: str, positions: list[Position], words: Language) -> str:
    states = list(dict.fromkeys(one.insurance_state for one in positions))
    if None in states:
        return message(words.code, "result.insured_open", person=person)
    if len(states) > 1:
        listed = words.listed([words.member(state) for state in states])
        return message(words.code, "result.insured_changes", person=person, states=listed)
    name = states[0].name
    return message(
        words.code, f"result.insured_{name if name in STATES.values() else 'elsewhere'}", person=person
    )


def paragraphs(result: Result, words: Language) -> Iterator[str]:
    """The sentences with each first letter a capital, also where a name stands first."""
    for text in sentences(result, words):
        yield text[:1].upper() + text[1:]
