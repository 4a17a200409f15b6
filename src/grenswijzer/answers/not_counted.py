"""What matters for a household's purse and is not in the answer, so that nobody takes the total for everything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from grenswijzer.answers.blocks import Item, Items, Section
from grenswijzer.answers.language import LANGUAGES, Language, read_catalogue
from grenswijzer.answers.warnings import Labels
from grenswijzer.law.types import Country

if TYPE_CHECKING:
    from grenswijzer.answers.result import Result


def not_counted(result: Result) -> Iterator[Labels]:
    """The points that concern this household: of its year, its facts, and of a state that insures somebody in it."""
    insuring = {getattr(position.insurance_state, "name", "") for position in result.position}
    homes = [Country(home).name for home in result.evaluation.household.inputs.get("residence_state", ())]
    for entry in read_catalogue("not_counted.yaml")["not_counted"]:
        is_in_time = entry.get("from", result.year) <= result.year <= entry.get("to", result.year)
        state = entry.get("insured_in")
        fact = entry.get("where")
        is_said = fact is None or any(result.evaluation.household.inputs.get(fact, ()))
        is_theirs = (
            entry.get("adults", 1) <= len(homes) and entry.get("lives_in", next(iter(homes), "")) in homes
        )
        is_insured = state is None or state in insuring
        if result.position and is_in_time and is_said and is_theirs and is_insured:
            yield {code: entry[code] for code in LANGUAGES if code in entry}


def not_counted_section(result: Result, language: Language) -> Iterator[Section]:
    """The points as a list."""
    items = tuple(Item(language.label(labels)) for labels in result.not_counted)
    if items:
        yield Section(language.say("not_counted"), (Items(items),), "not_counted")
