"""What pydantic refuses, as problems people understand."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from grenswijzer.engine.inputs import Input
from grenswijzer.situation.problems import LANGUAGES, Problem, enum_text, joined, words
from grenswijzer.situation.work import KEYS, keys_of

_NUMBERS = {"float_type": "number", "float_parsing": "number"}
_WHOLE = {"int_type", "int_parsing", "int_from_float", "int_parsing_size"}
_MAPPINGS = {"dict_type", "model_type", "model_attributes_type"}
_HIDDEN = ("[key]", "country_days")


def problems_of(
    error: ValidationError, path: tuple[Any, ...], facts: Mapping[str, Input] | None = None
) -> list[Problem]:
    """One problem per error; ``path`` is where the model stands, ``facts`` what its fields are."""
    found = []
    for item in error.errors(include_url=False):
        place = (*path, *(part for part in item["loc"] if part not in _HIDDEN))
        fact = (facts or {}).get(str(item["loc"][0])) if item["loc"] else None
        found.append(_problem(place, item, fact))
    return found


def _problem(path: tuple[Any, ...], item: Mapping[str, Any], fact: Input | None) -> Problem:
    kind, given, context = item["type"], item["input"], item.get("ctx", {})
    limits = limits_text(context.get("ge"), context.get("le"))
    if fact is not None:
        limits = allowed_text(fact)
    where = joined(path)
    if kind == "missing":
        label = fact.label if fact is not None else {"en": str(path[-1]), "nl": str(path[-1])}
        return Problem(where, "missing", details={"label": label, "limits": limits})
    if kind == "extra_forbidden":
        return unknown_key(path, keys_of(KEYS[_group(path)]))
    if given is None:
        return Problem(where, "missing", details={"label": _label(path, fact), "limits": limits})
    if kind in _NUMBERS or kind in _WHOLE:
        key = "whole_number" if kind in _WHOLE else "number"
        return Problem(where, key, given, {"hint": number_hint(given), "limits": limits})
    if kind == "finite_number":
        return Problem(where, "not_finite", given, {"limits": limits})
    if kind in ("greater_than_equal", "less_than_equal"):
        key = "too_low" if kind.startswith("greater") else "too_high"
        return Problem(where, key, given, {"limits": limits})
    if kind == "bool_type":
        return Problem(where, "true_or_false", given)
    if kind == "date":
        return Problem(where, "date", given)
    if kind == "choice":
        choices = list(context["choices"])
        return Problem(where, "choice", given, {"hint": name_hint(given, choices), "choices": choices})
    if kind in _MAPPINGS:
        return Problem(where, "mapping", given)
    if kind in ("list_type", "tuple_type"):
        return Problem(where, "list", given)
    return Problem(where, "invalid", given, {"reason": item["msg"]})


def _group(path: tuple[Any, ...]) -> str:
    """The nearest named group above a key."""
    return next(str(part) for part in reversed(path[:-1]) if isinstance(part, str) and part in KEYS)


def _label(path: tuple[Any, ...], fact: Input | None) -> Mapping[str, str]:
    return fact.label if fact is not None else {language: str(path[-1]) for language in LANGUAGES}


def limits_text(minimum: float | None, maximum: float | None) -> dict[str, str]:
    """The numbers that are allowed, in words."""
    if minimum is not None and maximum is not None:
        return words("between", minimum=minimum, maximum=maximum)
    if minimum is not None:
        return words("at_least", minimum=minimum)
    if maximum is not None:
        return words("at_most", maximum=maximum)
    return words("any_number")


def allowed_text(fact: Input) -> dict[str, str]:
    """What a fact may be, in words, with its unit."""
    if fact.enum is not None:
        return dict.fromkeys(LANGUAGES, ", ".join(enum_text(choice) for choice in fact.choices))
    if fact.type == "date":
        return words("a_date")
    if fact.type == "bool":
        return dict.fromkeys(LANGUAGES, "true, false")
    texts = limits_text(fact.minimum, fact.maximum)
    return {language: f"{text} {_unit(fact.unit)}".rstrip() for language, text in texts.items()}


def _unit(unit: str) -> str:
    return f"({unit})" if unit else ""


def unknown_key(path: tuple[Any, ...], known: Iterable[str], given: Any = None) -> Problem:
    """A key nobody knows, with the nearest known one."""
    known = list(known)
    details = {"hint": name_hint(path[-1], known), "known": known}
    return Problem(joined(path), "unknown_key", given, details)


def name_hint(given: Any, known: Iterable[str]) -> dict[str, str]:
    """Which known name was probably meant; nothing when none is near."""
    by_text = {name.lower(): name for name in known}
    by_end = {name.lower().rpartition(".")[2]: name for name in by_text.values()}
    near: list[str] = []
    if isinstance(given, str):
        text = given.lower().replace("-", "_").replace(" ", "_")
        near = [by_end[end] for end in difflib.get_close_matches(text, by_end, n=1, cutoff=0.6)]
    return _after_comma(words("instead", name=near[0])) if near else _nothing()


def number_hint(given: Any) -> dict[str, str]:
    """How the number in a text is written here; nothing when there is none in it."""
    number = _number_in(given) if isinstance(given, str) else None
    return _after_comma(words("decimal", number=number)) if number else _nothing()


def _after_comma(texts: Mapping[str, str]) -> dict[str, str]:
    return {language: f", {text}" for language, text in texts.items()}


def _nothing() -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, "")


def _number_in(text: str) -> str | None:
    """``37.284,00`` and ``€ 37,284.00`` as ``37284.00``."""
    bare = re.sub(r"(?i)eur(o)?|€|\s|'", "", text).removesuffix(",-").removesuffix(".-")
    if not re.fullmatch(r"[-+]?[0-9][0-9.,]*", bare):
        return None
    last = max(bare.rfind("."), bare.rfind(","))
    decimals = len(bare) - last - 1
    separators = {sign for sign in bare if sign in ".,"}
    is_decimal = last >= 0 and (len(separators) == 2 or decimals != 3) and bare.count(bare[last]) == 1
    whole = re.sub("[.,]", "", bare[:last] if is_decimal else bare)
    return f"{whole}.{bare[last + 1 :]}" if is_decimal else whole
