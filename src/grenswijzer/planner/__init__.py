"""What if I work at home more, or less: the law over a year's home days, for this person and year."""

from grenswijzer.planner.curve import Change, Curve, Point, home_day_curve

__all__ = ["Change", "Curve", "Point", "home_day_curve"]
