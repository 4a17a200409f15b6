"""The two parts of the social work bonus since 1 April 2024 (luik A en luik B). B is granted first; A is cut."""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Collar

LAW = "Wet 20.12.1999 art. 2; KB 17.01.2000 art. 1 (KB 05.03.2024)"


@rule(level="spell", law=LAW, unit="EUR/month", start="2024-04-01")
def be_work_bonus_b_of_month(
    be_reference_monthly_wage: float,
    be_work_fraction: float,
    be_monthly_contribution_due: float,
    collar: Collar,
    be_work_bonus_b_lower_limit: float,
    be_work_bonus_middle_limit: float,
    be_work_bonus_b_maximum: float,
    be_work_bonus_b_slope: float,
    be_work_bonus_b_maximum_manual: float,
    be_work_bonus_b_slope_manual: float,
) -> float:
    """Part B of a month, for very low wages (luik B): never more than the month's contributions."""
    maximum = be_work_bonus_b_maximum_manual if collar == Collar.MANUAL else be_work_bonus_b_maximum
    slope = be_work_bonus_b_slope_manual if collar == Collar.MANUAL else be_work_bonus_b_slope
    above = max(0.0, be_reference_monthly_wage - be_work_bonus_b_lower_limit)
    if be_reference_monthly_wage > be_work_bonus_middle_limit:
        return 0.0
    full = round_half_up(max(0.0, maximum - slope * above), CENT)
    return min(round_half_up(full * be_work_fraction, CENT), be_monthly_contribution_due)


@rule(level="spell", law=LAW, unit="EUR/month", start="2024-04-01")
def be_work_bonus_a_of_month(
    be_reference_monthly_wage: float,
    be_work_fraction: float,
    be_monthly_contribution_due: float,
    be_work_bonus_b_of_month: float,
    collar: Collar,
    be_work_bonus_middle_limit: float,
    be_work_bonus_a_upper_limit: float,
    be_work_bonus_a_maximum: float,
    be_work_bonus_a_slope: float,
    be_work_bonus_a_maximum_manual: float,
    be_work_bonus_a_slope_manual: float,
) -> float:
    """Part A of a month, for low wages (luik A): what part B leaves of the month's contributions at most."""
    maximum = be_work_bonus_a_maximum_manual if collar == Collar.MANUAL else be_work_bonus_a_maximum
    slope = be_work_bonus_a_slope_manual if collar == Collar.MANUAL else be_work_bonus_a_slope
    above = max(0.0, be_reference_monthly_wage - be_work_bonus_middle_limit)
    if be_reference_monthly_wage > be_work_bonus_a_upper_limit:
        return 0.0
    full = round_half_up(max(0.0, maximum - slope * above), CENT)
    left = be_monthly_contribution_due - be_work_bonus_b_of_month
    return min(round_half_up(full * be_work_fraction, CENT), left)
