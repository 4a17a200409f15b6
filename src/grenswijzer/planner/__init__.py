"""What if I work at home more, or less: the law over a year's home days, for this person and year."""

from grenswijzer.planner.curve import Change, Curve, Event, LawChoice, Point, step_at
from grenswijzer.planner.home_days import edge_at, home_day_curve
from grenswijzer.planner.plan import Plan, make_plan, shipped_variants, variant_label

__all__ = [
    "Change",
    "Curve",
    "Event",
    "LawChoice",
    "Plan",
    "Point",
    "edge_at",
    "home_day_curve",
    "make_plan",
    "shipped_variants",
    "step_at",
    "variant_label",
]
