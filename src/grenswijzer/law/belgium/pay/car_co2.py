"""Private use of the employer's car since 2012: by its list price, its age and its CO2 emission."""

from grenswijzer.engine.arithmetic import CENT, lookup, month_of, ratio, round_half_up, year_of
from grenswijzer.engine.rule import Table, rule
from grenswijzer.law.types import CarFuel


@rule(level="spell", law="WIB 92 art. 36 §2 al. 4-7", unit="g/km", start="2012-01-01")
def be_company_car_counted_co2(
    company_car_fuel: CarFuel,
    company_car_co2: float,
    be_company_car_unknown_co2_petrol: float,
    be_company_car_unknown_co2_diesel: float,
) -> float:
    """CO2 emission that counts: what the papers say, or a fixed high figure where nothing is known."""
    if company_car_co2 > 0:
        return company_car_co2
    if company_car_fuel == CarFuel.DIESEL:
        return be_company_car_unknown_co2_diesel
    return be_company_car_unknown_co2_petrol


@rule(
    level="spell",
    law="WIB 92 art. 36 §2 al. 4-7; KB/WIB 92 art. 18 §3, 9",
    unit="share",
    start="2012-01-01",
    output=True,
    when="has_company_car",
)
def be_company_car_co2_share(
    company_car_fuel: CarFuel,
    be_company_car_counted_co2: float,
    be_company_car_reference_co2_petrol: float,
    be_company_car_reference_co2_diesel: float,
    be_company_car_base_share: float,
    be_company_car_share_per_gram: float,
    be_company_car_minimum_share: float,
    be_company_car_maximum_share: float,
) -> float:
    """CO2 percentage: 5.5%, 0.1 more or less per gram above or below the year's reference; 4% for an electric car."""
    if company_car_fuel == CarFuel.ELECTRIC:
        return be_company_car_minimum_share
    reference = be_company_car_reference_co2_petrol
    if company_car_fuel == CarFuel.DIESEL:
        reference = be_company_car_reference_co2_diesel
    share = be_company_car_base_share + be_company_car_share_per_gram * (
        be_company_car_counted_co2 - reference
    )
    return min(be_company_car_maximum_share, max(be_company_car_minimum_share, share))


@rule(level="spell", law="WIB 92 art. 36 §2 al. 3", unit="years", start="2012-01-01")
def be_company_car_age_at_start(spell_start: int, company_car_first_registered_on: int) -> int:
    """Whole years of started months since the first registration, on the first day of the period."""
    years = year_of(spell_start) - year_of(company_car_first_registered_on)
    if month_of(spell_start) < month_of(company_car_first_registered_on):
        return years - 1
    return years


@rule(level="spell", law="WIB 92 art. 36 §2 al. 3", unit="years", start="2012-01-01")
def be_company_car_age_at_end(spell_end: int, company_car_first_registered_on: int) -> int:
    """Whole years of started months since the first registration, on the last day of the period."""
    years = year_of(spell_end) - year_of(company_car_first_registered_on)
    if month_of(spell_end) < month_of(company_car_first_registered_on):
        return years - 1
    return years


@rule(level="spell", law="WIB 92 art. 36 §2 al. 3", unit="days", start="2012-01-01")
def be_company_car_days_at_first_age(
    be_company_car_age_at_start: int,
    be_company_car_age_at_end: int,
    company_car_first_registered_on: int,
    spell_start: int,
    spell_days: float,
    year_start: int,
    be_days_before_month: Table,
) -> float:
    """Days of the period before the car is a year older: on the first day of the month of its registration."""
    if be_company_car_age_at_start == be_company_car_age_at_end:
        return spell_days
    birthday = year_start + lookup(be_days_before_month, month_of(company_car_first_registered_on))
    return birthday - spell_start


@rule(level="spell", law="WIB 92 art. 36 §2 al. 3", unit="share", start="2012-01-01", output=True)
def be_company_car_age_share(
    be_company_car_age_at_start: int,
    be_company_car_age_at_end: int,
    be_company_car_days_at_first_age: float,
    spell_days: float,
    be_company_car_share_by_age: Table,
) -> float:
    """Part of the list price that counts by the age of the car: 6 points less per started year, at least 70%.

    Averaged over the days of the period.
    """
    first = lookup(be_company_car_share_by_age, be_company_car_age_at_start)
    last = lookup(be_company_car_share_by_age, be_company_car_age_at_end)
    part = ratio(be_company_car_days_at_first_age, spell_days)
    return first * part + last * (1 - part)


@rule(
    level="spell",
    law="WIB 92 art. 36 §2",
    unit="EUR/year",
    start="2012-01-01",
    output=True,
    when="has_company_car",
)
def be_company_car_benefit(
    company_car_catalogue_value: float,
    be_company_car_counted_part: float,
    be_company_car_age_share: float,
    be_company_car_co2_share: float,
    be_company_car_minimum_benefit: float,
    spell_days: float,
    be_days_in_year: int,
    company_car_own_contribution: float,
) -> float:
    """Taxable benefit of private use of the employer's car (voordeel van alle aard, auto van de zaak).

    6/7 of the list price, by age, times the CO2 percentage; at least a minimum a year, part of a year by its days;
    less what the employee pays for the car.
    """
    value = company_car_catalogue_value * be_company_car_counted_part * be_company_car_age_share
    year = max(value * be_company_car_co2_share, be_company_car_minimum_benefit)
    benefit = round_half_up(year * ratio(spell_days, be_days_in_year), CENT)
    return max(0.0, benefit - company_car_own_contribution)
