"""The day register: where somebody worked, kept with the time of entry, in one file or a database.

Nothing is overwritten: every change to a date is kept beside the earlier ones, so that a late entry stays visible. The
register stores days; what a treaty or regulation counts is law and is computed there.
"""

from grenswijzer.days.day import AT_HOME, FREE, MINUTES_A_DAY, PLANNED
from grenswijzer.register.errors import RegisterError
from grenswijzer.register.filling import filled_days
from grenswijzer.register.store import Change, DayEntry, Employment, Register, beside, open_register

__all__ = [
    "AT_HOME",
    "FREE",
    "MINUTES_A_DAY",
    "PLANNED",
    "Change",
    "DayEntry",
    "Employment",
    "Register",
    "RegisterError",
    "beside",
    "filled_days",
    "open_register",
]
