"""What if I work at home more, or less: the law over a year's home days, for this person and year."""

from grenswijzer.planner.curve import Change, Curve, Event, LawChoice, Point, step_at
from grenswijzer.planner.home_days import Left, edge_at, home_day_curve, left_at, load_home_days
from grenswijzer.planner.plan import Plan, make_plan, shipped_variants, variant_label

__all__ = [
    "Change",
    "Curve",
    "Event",
    "LawChoice",
    "Left",
    "Plan",
    "Point",
    "edge_at",
    "home_day_curve",
    "left_at",
    "load_home_days",
    "make_plan",
    "shipped_variants",
    "step_at",
    "variant_label",
]
