"""The special contribution of the year since income year 2022: one scale for joint assessments, one for others."""

from grenswijzer.engine.arithmetic import CENT, round_half_up, tax_by_scale
from grenswijzer.engine.rule import Scale, rule


@rule(level="adult", law="Wet 30.03.1994 arts 108 and 110", unit="EUR/year", start="2022-01-01")
def be_household_special_contribution(
    be_special_contribution_income: float,
    be_is_taxed_as_single: bool,
    be_special_contribution_scale_single: Scale,
    be_special_contribution_scale_joint: Scale,
    be_special_contribution_minimum: float,
) -> float:
    """Special contribution of the household for the year, whoever owes it; tiny amounts are dropped."""
    if be_is_taxed_as_single:
        due = round_half_up(
            tax_by_scale(be_special_contribution_income, be_special_contribution_scale_single), CENT
        )
    else:
        due = round_half_up(
            tax_by_scale(be_special_contribution_income, be_special_contribution_scale_joint), CENT
        )
    if due < be_special_contribution_minimum:
        return 0.0
    return due
