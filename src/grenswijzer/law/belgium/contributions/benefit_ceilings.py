"""Wage ceilings of the benefits. They cap what a benefit counts, never what a contribution is paid on.

The ceilings were found for 2003 only.
"""

from grenswijzer.engine.rule import rule


@rule(
    level="spell",
    law="brochure-2003 §4.2 footnotes 2 and 3",
    unit="EUR/year",
    start="2003-01-01",
    end="2003-12-31",
    output=True,
)
def be_pension_counted_wage(be_contribution_base: float, be_pension_wage_ceiling: float) -> float:
    """Wage that counts for the old-age pension (loonplafond rustpensioen); contributions are paid on all of it."""
    return min(be_contribution_base, be_pension_wage_ceiling)


@rule(
    level="spell",
    law="brochure-2003 §4.2 footnotes 2 and 5",
    unit="EUR/year",
    start="2003-01-01",
    end="2003-12-31",
    output=True,
)
def be_occupational_disease_counted_wage(
    be_contribution_base: float, be_occupational_disease_wage_ceiling: float
) -> float:
    """Wage that counts for a benefit after an occupational disease (maximumbasisloon)."""
    return min(be_contribution_base, be_occupational_disease_wage_ceiling)


@rule(
    level="spell",
    law="brochure-2003 §4.2 footnote 2",
    unit="EUR/year",
    start="2003-01-01",
    end="2003-12-31",
    output=True,
)
def be_work_accident_counted_wage(be_contribution_base: float, be_work_accident_wage_ceiling: float) -> float:
    """Wage that counts for a benefit after an accident at work (maximumbasisloon)."""
    return min(be_contribution_base, be_work_accident_wage_ceiling)


@rule(
    level="spell",
    law="brochure-2003 §4.2 footnotes 2 and 4",
    unit="EUR/day",
    start="2003-01-01",
    end="2003-12-31",
    output=True,
)
def be_sickness_counted_daily_wage(
    average_daily_wage: float,
    is_six_day_week: bool,
    be_sickness_daily_wage_ceiling_six_days: float,
    be_sickness_daily_wage_ceiling_five_days: float,
) -> float:
    """Daily wage that counts for sickness and invalidity benefit, by a six-day or a five-day working week."""
    if is_six_day_week:
        return min(average_daily_wage, be_sickness_daily_wage_ceiling_six_days)
    return min(average_daily_wage, be_sickness_daily_wage_ceiling_five_days)


@rule(
    level="spell",
    law="brochure-2003 §4.2 footnote 2",
    unit="EUR/day",
    start="2003-01-01",
    end="2003-12-31",
    output=True,
)
def be_unemployment_counted_daily_wage(
    average_daily_wage: float, be_unemployment_daily_wage_ceiling: float
) -> float:
    """Daily wage that counts for unemployment benefit."""
    return min(average_daily_wage, be_unemployment_daily_wage_ceiling)
