"""Examplia's choices."""

from enum import IntEnum


class Coast(IntEnum):
    """On which coast somebody lives."""

    NONE = 0
    EAST = 1
    WEST = 2


class TollReading(IntEnum):
    """Whether the bridge toll may lower the fish tax below zero."""

    FLOORED = 0
    FREE = 1
