"""The calendar: patterns, public holidays, expanding days, neutral sums. It counts nothing by law."""

from grenswijzer.days.calendar import CalendarEntry, calendar_days
from grenswijzer.days.day import MINUTES_A_DAY, Day
from grenswijzer.days.holidays import HOLIDAY_STATES, public_holidays
from grenswijzer.days.pattern import PatternException, WorkPattern, pattern_days
from grenswijzer.days.periods import MonthCount, calendar_months, calendar_quarters, months_360, split_amount
from grenswijzer.days.sums import DayCounts, day_sums, spread_counts

__all__ = [
    "HOLIDAY_STATES",
    "MINUTES_A_DAY",
    "CalendarEntry",
    "Day",
    "DayCounts",
    "MonthCount",
    "PatternException",
    "WorkPattern",
    "calendar_days",
    "calendar_months",
    "calendar_quarters",
    "day_sums",
    "months_360",
    "pattern_days",
    "public_holidays",
    "split_amount",
    "spread_counts",
]
