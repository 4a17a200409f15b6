"""What the engine refuses, and how it says so."""


class LawError(Exception):
    """The law package is not as it should be: the message names file, line and what is wrong."""


class NotLawError(Exception):
    """Something was asked that is not covered: a year, a rule or a figure that is missing, by name."""
