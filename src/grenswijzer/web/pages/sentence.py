"""The answer in a few sentences: what is left, who taxes, who insures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from grenswijzer.answers.language import Language
from grenswijzer.answers.result import Result
from grenswijzer.answers.values import Position
from grenswijzer.law.types import Country
from grenswijzer.web.languages import message
from grenswijzer.web.pages.steering import stand_ins

STATES = {"be": "BE", "nl": "NL"}


def sentences(result: Result, words: Language) -> list[str]:
    """What is left first; then, for everybody who works in the other state, who taxes and who insures.

    The first adult is the visitor.
    """
    found = [_net(result, words)]
    for number, person in enumerate(result.people):
        positions = [one for one in result.position if one.person == person]
        home = _home(result, number)
        if not positions or (number and not _crosses(positions, home)):
            continue
        whose = "other" if number else "you"
        for key, facts in (_tax(result, positions, words), _insurance(positions, words)):
            called = _called(person, words, is_subject=key.startswith("insured"))
            found.append(message(words.code, f"result.{key}_{whose}", person=called, **facts))
        if not _is_whole_year(positions, result.year) and _insurers(positions) - {home, ""}:
            called = _called(person, words, is_subject=False)
            found.append(message(words.code, f"result.insured_while_working_{whose}", person=called))
    return found


def _called(person: str, words: Language, *, is_subject: bool) -> str:
    """What a partner is called in a sentence: the name, or your partner where nobody gave one."""
    if person not in stand_ins():
        return person
    return message(words.code, "result.partner_who" if is_subject else "result.partner_whom")


def _home(result: Result, number: int) -> str:
    """The state where an adult lives, in small letters."""
    told = result.evaluation.household.inputs[result.layout.residence]
    return Country(told[number]).name.lower()


def _insurers(positions: list[Position]) -> set[str]:
    """The states that insure somebody, in small letters; an empty text where nobody knows."""
    return {one.insurance_state.name.lower() if one.insurance_state is not None else "" for one in positions}


def _crosses(positions: list[Position], home: str) -> bool:
    """Another state than the one where somebody lives taxes or insures, or nobody knows."""
    states = {share.state for one in positions for share in one.shares if share.share or share.share is None}
    return states | _insurers(positions) != {home}


def _is_whole_year(positions: list[Position], year: int) -> bool:
    """Somebody works in every part of the year; where no dates are known, yes."""
    if any(one.start is None or one.end is None for one in positions):
        return True
    covered = {
        day
        for one in positions
        if one.start is not None and one.end is not None
        for day in range(one.start.toordinal(), one.end.toordinal() + 1)
    }
    days = range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
    return covered.issuperset(days)


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
        partner=_called(result.people[-1], words, is_subject=False),
        month=words.amount(float(round(household.month_total)), 0),
        net=words.amount(float(household.total)),
        gross=words.amount(float(gross)),
    )


def _tax(result: Result, positions: list[Position], words: Language) -> tuple[str, dict[str, str]]:
    """Which sentence says who taxes, with its facts; of one job the shares of the year, over all its periods."""
    shares = {tuple((share.state, share.share) for share in one.shares) for one in positions}
    if any(share is None for found in shares for _, share in found):
        return "tax_open", {}
    if len(shares) > 1:
        if len({one.job for one in positions}) > 1:
            return "tax_changes", {}
        shares = {_of_the_year(result, positions)}
    taxing = {state: share for state, share in next(iter(shares)) if share}
    if set(taxing) == {"be", "nl"}:
        return "tax_both", {state: words.percentage(taxing[state], 1) for state in ("be", "nl")}
    if len(taxing) == 1 and next(iter(taxing)) in STATES:
        return f"tax_{STATES[next(iter(taxing))]}", {}
    return "tax_changes", {}


def _of_the_year(result: Result, positions: list[Position]) -> tuple[tuple[str, float], ...]:
    """Which share of a job's pay each state may tax, over the periods into which changes of law cut it."""
    graph, names = result.evaluation.graph, result.layout.employer
    pay_of = graph.node(names["pay"]).index
    pays = [result.evaluation.at(pay_of, one.row) or 0.0 for one in positions]
    total = sum(pays)
    found: dict[str, float] = {}
    for one, pay in zip(positions, pays, strict=True):
        for share in one.shares:
            found[share.state] = found.get(share.state, 0.0) + (
                pay * (share.share or 0.0) / total if total else 0.0
            )
    return tuple(found.items())


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
