"""The social work bonus: lower employee contributions on a low wage, month by month (sociale werkbonus).

Until 31 March 2024 one amount. Since 1 April 2024 two parts: B for very low wages and A for low wages.
"""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Collar

LAW = "Wet 20.12.1999 art. 2; KB 17.01.2000 art. 1"


@rule(level="spell", law="KB 17.01.2000 art. 1", unit="share", start="2018-01-01")
def be_work_fraction(full_time_share: float) -> float:
    """Hours worked over those of a full-time worker (prestatiebreuk), in hundredths, at most one."""
    return min(1.0, round_half_up(full_time_share, CENT))


@rule(level="spell", law="KB 17.01.2000 art. 1", unit="EUR/month", start="2018-01-01", output=True)
def be_reference_monthly_wage(be_monthly_salary: float, full_time_share: float) -> float:
    """Full-time wage of a complete month (refertemaandloon S): what the tables of the work bonus are read with.

    At 100% for everybody, manual workers too.
    """
    return round_half_up(ratio(be_monthly_salary, full_time_share), CENT)


@rule(level="spell", law="Wet 29.06.1981 art. 38 §2", unit="EUR/month", start="2018-01-01")
def be_monthly_contribution_due(
    be_monthly_salary: float,
    collar: Collar,
    be_manual_worker_base_share: float,
    be_employee_contribution_rate: float,
) -> float:
    """Employee contributions of a month before the work bonus, which can never be more."""
    share = be_manual_worker_base_share if collar == Collar.MANUAL else 1.0
    return round_half_up(be_monthly_salary * share * be_employee_contribution_rate, CENT)


@rule(level="spell", law=LAW, unit="EUR/month", start="2018-01-01", end="2024-03-31")
def be_work_bonus_b_of_month() -> float:
    """Part B of the work bonus of a month, which does not exist yet."""
    return 0.0


@rule(level="spell", law=LAW, unit="EUR/month", start="2018-01-01", end="2023-06-30")
def be_work_bonus_a_of_month(
    be_reference_monthly_wage: float,
    be_work_fraction: float,
    be_monthly_contribution_due: float,
    collar: Collar,
    be_work_bonus_lower_limit: float,
    be_work_bonus_upper_limit: float,
    be_work_bonus_maximum: float,
    be_work_bonus_slope: float,
    be_work_bonus_maximum_manual: float,
    be_work_bonus_slope_manual: float,
) -> float:
    """Work bonus of a month, not yet divided in parts: a maximum that falls as the wage rises."""
    maximum = be_work_bonus_maximum_manual if collar == Collar.MANUAL else be_work_bonus_maximum
    slope = be_work_bonus_slope_manual if collar == Collar.MANUAL else be_work_bonus_slope
    above = max(0.0, be_reference_monthly_wage - be_work_bonus_lower_limit)
    if be_reference_monthly_wage > be_work_bonus_upper_limit:
        return 0.0
    full = round_half_up(max(0.0, maximum - slope * above), CENT)
    return min(round_half_up(full * be_work_fraction, CENT), be_monthly_contribution_due)


@rule(level="spell", law=LAW, unit="EUR/month", start="2023-07-01", end="2024-03-31")
def be_work_bonus_a_of_month(
    be_reference_monthly_wage: float,
    be_work_fraction: float,
    be_monthly_contribution_due: float,
    collar: Collar,
    be_work_bonus_lower_limit: float,
    be_work_bonus_middle_limit: float,
    be_work_bonus_upper_limit: float,
    be_work_bonus_low_wage_maximum: float,
    be_work_bonus_low_wage_slope: float,
    be_work_bonus_maximum: float,
    be_work_bonus_slope: float,
    be_work_bonus_low_wage_maximum_manual: float,
    be_work_bonus_low_wage_slope_manual: float,
    be_work_bonus_maximum_manual: float,
    be_work_bonus_slope_manual: float,
) -> float:
    """Work bonus of a month, not yet divided in parts: higher and steeper for very low wages."""
    above = max(0.0, be_reference_monthly_wage - be_work_bonus_lower_limit)
    if be_reference_monthly_wage > be_work_bonus_upper_limit:
        return 0.0
    if be_reference_monthly_wage <= be_work_bonus_middle_limit:
        maximum = be_work_bonus_low_wage_maximum
        slope = be_work_bonus_low_wage_slope
        if collar == Collar.MANUAL:
            maximum = be_work_bonus_low_wage_maximum_manual
            slope = be_work_bonus_low_wage_slope_manual
    else:
        maximum = be_work_bonus_maximum_manual if collar == Collar.MANUAL else be_work_bonus_maximum
        slope = be_work_bonus_slope_manual if collar == Collar.MANUAL else be_work_bonus_slope
    full = round_half_up(max(0.0, maximum - slope * above), CENT)
    return min(round_half_up(full * be_work_fraction, CENT), be_monthly_contribution_due)


@rule(level="spell", law=LAW, unit="EUR/year", start="2018-01-01", when="be_is_insured_as_employee")
def be_social_work_bonus_b(
    be_work_bonus_b_of_month: float, spell_months: float, be_ordinary_wage_contribution: float
) -> float:
    """Part B of the work bonus for the months of the period (luik B); nothing before 1 April 2024.

    No month is above its contributions; in the whole period nothing is either, to the cent.
    """
    return min(round_half_up(be_work_bonus_b_of_month * spell_months, CENT), be_ordinary_wage_contribution)


@rule(level="spell", law=LAW, unit="EUR/year", start="2018-01-01", when="be_is_insured_as_employee")
def be_social_work_bonus_a(
    be_work_bonus_a_of_month: float,
    spell_months: float,
    be_ordinary_wage_contribution: float,
    be_social_work_bonus_b: float,
) -> float:
    """Part A of the work bonus for the months of the period (luik A); until 31 March 2024 all of it."""
    left = round_half_up(be_ordinary_wage_contribution - be_social_work_bonus_b, CENT)
    return min(round_half_up(be_work_bonus_a_of_month * spell_months, CENT), left)


@rule(level="spell", law=LAW, unit="EUR/year", start="2018-01-01", output=True)
def be_social_work_bonus(be_social_work_bonus_a: float, be_social_work_bonus_b: float) -> float:
    """Reduction of the employee contributions on a low wage (sociale werkbonus)."""
    return round_half_up(be_social_work_bonus_a + be_social_work_bonus_b, CENT)
