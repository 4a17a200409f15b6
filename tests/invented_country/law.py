"""The Island Code."""

from grenswijzer.engine.arithmetic import CENT, lookup, ratio, round_half_up, tax_by_scale
from grenswijzer.engine.rule import Scale, Table, referral, rule, view
from invented_country.types import Coast, TollReading


@rule(level="boat", law="Code 5", unit="EUR/year", start="2001-01-01")
def boat_levy(boat_catch: float, boat_levy_rate: float) -> float:
    """Levy on each boat's catch."""
    return round_half_up(boat_catch * boat_levy_rate, CENT)


@rule(level="trip", law="Code 8", start="2001-01-01")
def is_sea_day(trip_minutes: float, minimum_minutes: float) -> bool:
    """A trip of at least the minimum is a sea day."""
    return trip_minutes >= minimum_minutes


@rule(level="islander", law="Code 8", unit="days", start="2001-01-01", output=True)
def sea_days(most_in_12_months_is_sea_day: int) -> int:
    """Most sea days in any 12 months that touch the year."""
    return most_in_12_months_is_sea_day


@rule(level="boat", law="Code 6", unit="EUR/year", start="2001-01-01", output=True)
def fleet_fee(sum_concurrent_boat_levy: float, any_concurrent_is_big: bool, boat_levy: float) -> float:
    """A fleet with a big boat pays again on all boats that sail at the same time; another on its own."""
    return sum_concurrent_boat_levy if any_concurrent_is_big else boat_levy


@rule(level="boat", law="Code 6", start="2001-01-01")
def is_big(boat_catch: float, big_catch: float) -> bool:
    """A boat with a big catch."""
    return boat_catch > big_catch


@rule(level="islander", law="Code 1", unit="EUR/year", start="2001-01-01")
def fish_income(sum_boat_catch: float, sum_boat_levy: float) -> float:
    """All catches less the levies on them."""
    return max(0.0, sum_boat_catch - sum_boat_levy)


@rule(level="islander", law="Code 3", start="2001-01-01")
def is_old(islander_age: int, old_age: float) -> bool:
    """Old enough for the deduction."""
    return islander_age >= old_age


@rule(level="islander", law="Code 3", unit="EUR/year", start="2001-01-01", when="is_old")
def old_age_deduction(old_age_amount: float, fish_income: float, partner_fish_income: float) -> float:
    """Deduction of the old, in proportion to the couple's income that is theirs."""
    return old_age_amount * ratio(fish_income, fish_income + partner_fish_income)


@rule(level="islander", law="Code 2", unit="EUR/year", start="2001-01-01")
def gross_fish_tax(fish_income: float, old_age_deduction: float, fish_scale: Scale) -> float:
    """Tax by the scale."""
    return round_half_up(tax_by_scale(fish_income - old_age_deduction, fish_scale), CENT)


@rule(level="islander", law="Code 9", unit="EUR/year", start="2001-01-01", end="2001-12-31")
def bridge_toll(sea_days: int, toll_per_day: float) -> float:
    """Toll for each sea day."""
    return sea_days * toll_per_day


@rule(level="islander", law="Code 9a", unit="EUR/year", start="2002-01-01")
def bridge_toll(toll_per_day: float, toll_days: float) -> float:
    """A fixed number of days' toll, whatever the trips."""
    return toll_per_day * toll_days


@rule(level="islander", law="Code 2, 9", unit="EUR/year", start="2001-01-01", output=True)
def fish_tax(gross_fish_tax: float, bridge_toll: float, toll_reading: TollReading) -> float:
    """Tax less toll."""
    if toll_reading == TollReading.FLOORED:
        return max(0.0, gross_fish_tax - bridge_toll)
    return gross_fish_tax - bridge_toll


@rule(level="islander", law="Code 10", unit="EUR/year", start="2001-01-01")
def no_fish_income() -> float:
    """What an islander without boats has."""
    return 0.0


IF_FISHLESS = view("if_fishless", replaces={"fish_income": "no_fish_income"}, law="Code 10")


@rule(level="islander", law="Code 10", unit="EUR/year", start="2001-01-01", output=True)
def fish_advantage(
    fish_tax: float, fish_tax_if_fishless: float, partner_fish_tax_if_fishless: float
) -> float:
    """What the tax is more than if there were no fish."""
    return fish_tax - fish_tax_if_fishless - partner_fish_tax_if_fishless


@rule(level="pet", law="Code 12", unit="EUR/year", start="2001-01-01")
def pet_levy(pet_weight: float, pet_rate: float) -> float:
    """Levy by weight, written with every kind of assignment."""
    if pet_weight > 0:
        pet_weight -= 0
    else:
        pet_weight = 0.0
    levy: float = pet_weight
    levy = levy * pet_rate
    return levy


@rule(level="home", law="Code 11", unit="EUR/year", start="2001-01-01", when="is_on_a_coast")
def coast_bonus(home_coast: Coast, coast_bonus_table: Table) -> float:
    """Bonus by coast."""
    return lookup(coast_bonus_table, home_coast)


@rule(level="home", law="Code 11", start="2001-01-01")
def is_on_a_coast(home_coast: Coast) -> bool:
    """Lives on a coast."""
    return home_coast != Coast.NONE


@rule(level="home", law="Code 12", unit="EUR/year", start="2001-01-01", output=True)
def home_levy(sum_pet_levy: float, sum_fish_tax: float, any_is_old: bool, coast_bonus: float) -> float:
    """Everything the home pays; the old pay no pet levy."""
    pets = 0.0 if any_is_old else sum_pet_levy
    return pets + sum_fish_tax - coast_bonus


@referral(blocks="bridge_toll", office="harbour", level="islander", law="Code 9", start="2001-01-01")
def has_no_papers(has_lost_papers: bool) -> bool:
    """The toll cannot be decided without papers."""
    return has_lost_papers
