"""One row of the calendar."""

from __future__ import annotations

from typing import NamedTuple

from grenswijzer.law.types import Activity, Country, PayStatus

MINUTES_A_DAY = 24 * 60
"""No date holds more. Dates are local dates, so a change to summer time adds and takes nothing."""

AT_HOME = (Activity.TELEWORK, Activity.CORONA_TELEWORK)
"""Activities that are work at home."""

PLANNED = (PayStatus.WORKED, PayStatus.ABSENT_COUNTS_AS_PLANNED, PayStatus.LEAVE, PayStatus.GARDEN_LEAVE)
"""What fills a work date: minutes worked, or planned and not worked."""


FREE = (PayStatus.NOT_WORKING, PayStatus.PRIVATE)
"""Presence without work: a free day around the work, or a stay that has nothing to do with it."""


class Day(NamedTuple):
    """What happened on one date in one country, in one activity.

    ``date`` is a day number (``datetime.date.toordinal``) of the local date. ``country`` is where the person
    was, NONE where that is not known (at home sick, on leave); ``planned_country`` is where the work was planned.
    ``continues_shift``: the part after midnight of a shift that began the day before.
    """

    date: int
    minutes: float
    country: Country
    planned_country: Country
    activity: Activity
    pay_status: PayStatus
    continues_shift: bool = False

    @property
    def is_worked(self) -> bool:
        """Work was done, in ``country``."""
        return self.pay_status is PayStatus.WORKED and self.minutes > 0
