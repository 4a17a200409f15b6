"""A curve of home days as plain data, the same for the command line, the API and the pages."""

from __future__ import annotations

from typing import Any

from grenswijzer.answers.data import plain
from grenswijzer.planner.curve import Curve


def curve_data(curve: Curve) -> dict[str, Any]:
    """Every point and every change. Amounts are in EUR a year, shares are fractions; null cannot be decided."""
    return {
        "year": curve.year,
        "person": curve.person,
        "job": curve.job,
        "work_days": curve.work_days,
        "points": [
            {
                "home_days": point.home_days,
                "household_net_income": point.net,
                "insurance_state": plain(point.insurance_state),
                **{path: plain(value) for path, value in point.values.items()},
            }
            for point in curve.points
        ],
        "changes": [
            {
                "home_days": change.home_days,
                "net_change": change.net,
                "is_cliff": change.is_cliff,
                "rules": list(change.rules),
            }
            for change in curve.changes
        ],
    }
