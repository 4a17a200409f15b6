"""Private use of the employer's car or van as pay in kind; the car by kilometres and horsepower, until 2009."""

from grenswijzer.engine.arithmetic import CENT, lookup, ratio, round_half_up
from grenswijzer.engine.rule import Table, rule


@rule(level="household", law="KB/WIB 92 art. 18 §3, 9", unit="days", start="2003-01-01")
def be_days_in_year(year_start: int, year_end: int) -> int:
    """Calendar days of the income year."""
    return year_end - year_start + 1


@rule(
    level="spell",
    law="KB/WIB 92 art. 18 §3, 9",
    unit="km/year",
    start="2003-01-01",
    end="2009-12-31",
    output=True,
)
def be_company_car_private_km(company_car_other_private_km: float, company_car_commuting_km: float) -> float:
    """Private kilometres with the employer's car (privékilometers): the way to the fixed place of work is private."""
    return company_car_other_private_km + company_car_commuting_km


@rule(level="spell", law="KB/WIB 92 art. 18 §3, 9", unit="km/year", start="2003-01-01", end="2009-12-31")
def be_company_car_counted_km(
    be_company_car_private_km: float,
    be_company_car_minimum_km: float,
    spell_days: float,
    be_days_in_year: int,
) -> float:
    """Kilometres that count for the benefit: at least 5,000 a year, part of a year in proportion to its days."""
    return max(be_company_car_private_km, be_company_car_minimum_km * ratio(spell_days, be_days_in_year))


@rule(
    level="spell",
    law="WIB 92 art. 36; KB/WIB 92 art. 18 §3, 9 and §4, annex I section III",
    unit="EUR/year",
    start="2003-01-01",
    end="2009-12-31",
    output=True,
    when="has_company_car",
)
def be_company_car_benefit(
    be_company_car_counted_km: float,
    company_car_fiscal_horsepower: int,
    be_company_car_benefit_per_km: Table,
    company_car_own_contribution: float,
) -> float:
    """Taxable benefit of private use of the employer's car (voordeel van alle aard, auto van de zaak).

    Kilometres times an amount by fiscal horsepower, less what the employee pays for the car.
    """
    per_km = lookup(be_company_car_benefit_per_km, company_car_fiscal_horsepower)
    return max(0.0, round_half_up(be_company_car_counted_km * per_km, CENT) - company_car_own_contribution)


@rule(
    level="spell",
    law="WIB 92 art. 36; KB/WIB 92 art. 18 §4",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
)
def be_van_benefit(van_private_use_value: float, van_own_contribution: float) -> float:
    """Taxable benefit of private use of the employer's van (bestelauto): its actual value, not the table for cars."""
    return max(0.0, van_private_use_value - van_own_contribution)
