"""Identification numbers: never asked for, refused when one is pasted, never repeated."""

from __future__ import annotations

import re
from typing import Any

PRIVATE_KEYS = frozenset(
    (
        "bsn",
        "burgerservicenummer",
        "sofi",
        "sofinummer",
        "rijksregisternummer",
        "rijksregister",
        "registernummer",
        "rrn",
        "insz",
        "inss",
        "niss",
        "nrn",
        "nationaalnummer",
        "nationalnumber",
        "nationalregisternumber",
        "socialsecuritynumber",
        "ssn",
        "bisnummer",
        "steueridnummer",
        "steuerid",
        "numeronational",
        "numeroregistrenational",
    )
)
"""Names of identification numbers, without spaces and signs."""

_DIGITS = re.compile(r"(?<![0-9])[0-9](?:[ .\-/]?[0-9]){8,10}(?![0-9])")


def is_private_number(digits: str) -> bool:
    """Nine digits that pass the Dutch eleven test, or eleven that pass the Belgian check of 97."""
    if len(digits) == 9 and digits != "000000000":
        weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
        return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0
    if len(digits) == 11:
        check = int(digits[9:])
        return check in (97 - int(digits[:9]) % 97, 97 - int("2" + digits[:9]) % 97)
    return False


def holds_private_number(value: Any) -> bool:
    """Some text or whole number in which a BSN or rijksregisternummer stands."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return False
    text = str(value)
    if len(text) < 9:
        return False
    return any(is_private_number(_digits(found)) for found in _DIGITS.findall(text))


def is_private_key(key: str) -> bool:
    """A key that asks for an identification number."""
    return re.sub("[^a-z]", "", key.lower()) in PRIVATE_KEYS


def masked(text: str) -> str:
    """The text with every identification number in it left out."""
    if len(text) < 9:
        return text
    return _DIGITS.sub(lambda found: "…" if is_private_number(_digits(found[0])) else found[0], text)


def _digits(text: str) -> str:
    return re.sub("[^0-9]", "", text)
