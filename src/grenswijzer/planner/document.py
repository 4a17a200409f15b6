"""A plan in words and tables: side by side per week, where the money goes, and where something changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from grenswijzer.answers.blocks import Block, Cell, Document, Item, Items, Paragraph, Row, Section, Table
from grenswijzer.answers.language import Language
from grenswijzer.answers.to_ask import question_item
from grenswijzer.planner.curve import Curve, Point
from grenswijzer.planner.told import told
from grenswijzer.planner.words import change_head, change_words, law_name, say, warnings

if TYPE_CHECKING:
    from grenswijzer.planner.plan import Plan

LEVIES = ("be_tax", "be_contributions", "nl_tax", "nl_contributions", "nl_health_premium", "nl_compensation")


def plan_document(plan: Plan, words: Language) -> Document:
    """The whole plan. Every table says which law it was computed with."""
    first = plan.first
    title = say(words, "title", job=f"{first.person}, {first.job}", year=first.year)
    assumed = [Paragraph(text) for text in warnings(plan.curves, words)]
    sections = [Section("", (Paragraph(say(words, "assumed")), *assumed), "values")]
    if len(plan.curves) > 1:
        sections.append(Section(say(words, "compared"), tuple(_side_by_side(plan, words)), "net"))
    for curve in plan.curves:
        name = law_name(curve, words)
        sections.append(Section(f"{say(words, 'per_week')} ({name})", (_per_week(curve, words),), "position"))
        sections.append(
            Section(f"{say(words, 'where_money_goes')} ({name})", (_levies(curve, words),), "net")
        )
        sections.append(
            Section(f"{say(words, 'changes')} ({name})", tuple(_changes(curve, first, words)), "values")
        )
    asked = tuple(_to_ask(plan, words))
    if asked:
        sections.append(Section(words.say("to_ask"), asked, "questions"))
    last = (Paragraph(say(words, "all_adults")), Paragraph(say(words, "not_advice")))
    return Document(title, words.code, (*sections, Section("", last, "values")))


def _week(days: int, point: Point, words: Language) -> str:
    return say(words, "week_row", days=days, year=point.home_days)


def _side_by_side(plan: Plan, words: Language) -> Iterator[Block]:
    """Net income under each law, and the difference from the first."""
    first = plan.first
    columns = [law_name(first, words, short=True)]
    for curve in plan.curves[1:]:
        columns += [law_name(curve, words, short=True)]
    rows = []
    for days, point in first.per_week():
        cells = [_amount(point.net, words)]
        for curve in plan.curves[1:]:
            other = curve.at(point.home_days).net
            cells.append(_amount(other, words))
        rows.append(Row(_week(days, point, words), tuple(cells)))
    yield Table(tuple(columns), tuple(rows))


def _per_week(curve: Curve, words: Language) -> Table:
    columns = [say(words, "net"), say(words, "employer_cost"), say(words, "insured")]
    columns += [say(words, "taxed", state=words.member(state)) for state in curve.states.values()]
    rows = []
    for days, point in curve.per_week():
        state = point.insurance_state
        insured = say(words, "undecided") if state is None else words.member(state)
        cells = [_amount(point.net, words), _amount(point.employer_cost, words), Cell(insured)]
        for name in told()["shares"].values():
            share = point.values[name]
            text = say(words, "undecided") if share is None else words.percentage(share, 1)
            cells.append(Cell(text, share, "share"))
        rows.append(Row(_week(days, point, words), tuple(cells)))
    return Table(tuple(columns), tuple(rows))


def _levies(curve: Curve, words: Language) -> Table:
    """Tax, contributions and compensation per state; columns that are nothing everywhere are left out."""
    names = [name for name in LEVIES if any(point.amounts[name] != 0 for _, point in curve.per_week())]
    rows = tuple(
        Row(_week(days, point, words), tuple(_amount(point.amounts[name], words) for name in names))
        for days, point in curve.per_week()
    )
    return Table(tuple(say(words, name) for name in names), rows)


def _changes(curve: Curve, first: Curve, words: Language) -> Iterator[Block]:
    """Where something changes; what also changes on the first curve is not said twice."""
    known = {} if curve is first else {item.text: item for item in _items(first, words)}
    items = _items(curve, words)
    shown = tuple(item for item in items if known.get(item.text) != item)
    if not items:
        yield Paragraph(say(words, "no_changes"))
        return
    if curve is first and _is_taxed_from_first_day(curve):
        text = say(words, "first_day_taxed", home=words.member(curve.home))
        yield Paragraph(text[:1].upper() + text[1:])
    if shown:
        yield Items(shown)
    if len(shown) < len(items):
        yield Paragraph(say(words, "same_changes" if shown else "all_same", name=law_name(first, words)))


def _to_ask(plan: Plan, words: Language) -> Iterator[Block]:
    """Where something cannot be decided, with the office to ask; the same under several laws is said once."""
    said = []
    for curve in plan.curves:
        for stretch in curve.undecided:
            items = tuple(question_item(stretch.graph, one, words) for one in stretch.questions)
            if (stretch.first, stretch.last, items) not in said:
                said.append((stretch.first, stretch.last, items))
                key = "open_day" if stretch.first == stretch.last else "open_days"
                yield Paragraph(say(words, key, first=stretch.first, last=stretch.last))
                yield Items(items)


def _items(curve: Curve, words: Language) -> tuple[Item, ...]:
    named = (change for change in curve.changes if change.is_named)
    return tuple(
        Item(change_head(change, words), tuple(change_words(change, curve, words))) for change in named
    )


def _is_taxed_from_first_day(curve: Curve) -> bool:
    """One home day moves a share of the pay to the state of residence."""
    name = told()["shares"].get(curve.home.name, "")
    if curve.points[0].home_days != 0 or len(curve.points) < 2:
        return False
    before, after = (point.values.get(name) for point in curve.points[:2])
    return before is not None and after is not None and bool(after > before)


def _amount(amount: float | None, words: Language) -> Cell:
    return Cell(say(words, "undecided") if amount is None else words.amount(amount), amount, "EUR/year")
