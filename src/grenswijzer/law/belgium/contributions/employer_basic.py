"""Employer contributions since 2018: one basic contribution and the wage moderation, for ordinary private employers.

Category 1 of the structural reduction. Before that reduction, of which the amounts were found for two quarters only,
and without the small contributions that differ by sector or by year (closure fund, risk groups, training).
"""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import referral, rule

LAW = "Wet 29.06.1981 art. 38 §3; Wet 26.12.2015 (tax shift)"


@rule(level="spell", law=LAW, unit="EUR/year", start="2018-01-01", output=True)
def be_employer_basic_contribution(be_contribution_base: float, be_employer_basic_rate: float) -> float:
    """Basic contribution of the employer (basiswerkgeversbijdrage), 19.88% of the wage."""
    return round_half_up(be_contribution_base * be_employer_basic_rate, CENT)


@rule(level="spell", law="Wet 29.06.1981 art. 38 §3bis", unit="EUR/year", start="2018-01-01", output=True)
def be_employer_wage_moderation_contribution(
    be_contribution_base: float, be_employer_basic_rate: float, be_wage_moderation_rate: float
) -> float:
    """Employer contribution for wage moderation (loonmatiging): of the wage and of the basic contribution."""
    return round_half_up(be_contribution_base * be_wage_moderation_rate * (1 + be_employer_basic_rate), CENT)


@rule(level="spell", law=LAW, unit="share", start="2018-01-01", output=True)
def be_employer_contribution_rate(
    be_employer_basic_rate: float,
    be_wage_moderation_rate: float,
    be_employer_special_unemployment_rate: float,
    be_employer_holiday_rate: float,
) -> float:
    """Employer percentages together: 19.88% and 4.27% of 119.88% are 25%; more from ten workers on.

    For manual workers also the annual holiday per pay period.
    """
    ordinary = be_employer_basic_rate + be_wage_moderation_rate * (1 + be_employer_basic_rate)
    return ordinary + be_employer_special_unemployment_rate + be_employer_holiday_rate


@referral(
    blocks="be_employer_contributions",
    office="rsz",
    level="spell",
    law="Programmawet 18.07.2025; KB 06.10.2025",
    start="2026-01-01",
)
def is_be_wage_above_employer_ceiling(
    be_is_insured_as_employee: bool,
    be_monthly_contribution_wage: float,
    be_employer_monthly_wage_ceiling: float,
) -> bool:
    """Above a very high wage the employer no longer pays all contributions: the exact base is not known."""
    return be_is_insured_as_employee and be_monthly_contribution_wage > be_employer_monthly_wage_ceiling
