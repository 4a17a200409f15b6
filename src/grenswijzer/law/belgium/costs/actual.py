"""Actual professional costs: the way to work, business trips and other proven costs (werkelijke beroepskosten)."""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import BelgianCarTitle


@rule(level="spell", law="WIB 92 art. 66 §§4-5; brochure-2003 §2.13.1", start="2003-01-01", output=True)
def be_is_commuting_car_allowed(
    commuting_car_title: BelgianCarTitle,
    commuting_car_is_of_family: bool,
    be_company_car_benefit: float,
    be_van_benefit: float,
) -> bool:
    """The car gives the right to an amount per kilometre for the way to work.

    Owned, registered in one's name, or lastingly hired or leased; then also for the spouse or child who drives it.
    Or the employer's, if the private use is taxed as a benefit; then only for the employee.
    """
    if commuting_car_title == BelgianCarTitle.OF_EMPLOYER:
        return be_company_car_benefit + be_van_benefit > 0 and not commuting_car_is_of_family
    return commuting_car_title != BelgianCarTitle.NONE


@rule(
    level="spell",
    law="WIB 92 art. 66 §4; brochure-2003 §2.13.1",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
)
def be_commuting_car_costs(
    be_is_commuting_car_allowed: bool,
    commuting_car_km: float,
    commuting_car_joint_km_of_other: float,
    be_commuting_cost_per_km: float,
) -> float:
    """Amount for driving to work (woon-werkverkeer), 0.15 a kilometre; a joint trip counts for one of the family."""
    if not be_is_commuting_car_allowed:
        return 0.0
    own = commuting_car_km - commuting_car_joint_km_of_other
    return max(0.0, round_half_up(own * be_commuting_cost_per_km, CENT))


@rule(
    level="spell",
    law="WIB 92 arts 49 and 66 §1; brochure-2003 §2.13.2",
    unit="EUR/year",
    start="2003-01-01",
    end="2017-12-31",
    output=True,
)
def be_business_car_costs(
    business_car_running_costs: float, business_car_fuel_costs: float, be_business_car_deductible_share: float
) -> float:
    """Costs of business trips by car (zakelijke ritten), the professional part: 75%, but fuel in full."""
    return round_half_up(
        business_car_running_costs * be_business_car_deductible_share + business_car_fuel_costs, CENT
    )


@rule(level="spell", law="WIB 92 art. 66", start="2018-01-01")
def has_business_car_costs(business_car_running_costs: float, business_car_fuel_costs: float) -> bool:
    """Has car costs of business trips."""
    return business_car_running_costs > 0 or business_car_fuel_costs > 0


@rule(
    level="spell",
    law="WIB 92 arts 49 and 66 §1",
    unit="EUR/year",
    start="2018-01-01",
    output=True,
    when="has_business_car_costs",
)
def be_business_car_costs(
    business_car_running_costs: float, business_car_fuel_costs: float, be_business_car_deductible_share: float
) -> float:
    """Costs of business trips by car (zakelijke ritten), the professional part: a share that follows the car's CO2.

    Since income year 2018 the fuel is limited like the other costs.
    """
    costs = business_car_running_costs + business_car_fuel_costs
    return round_half_up(costs * be_business_car_deductible_share, CENT)


@rule(level="spell", law="WIB 92 art. 49; brochure-2003 §2.12.2", start="2003-01-01")
def be_are_other_costs_deductible(
    costs_are_tied_to_job: bool,
    costs_are_borne_this_year: bool,
    costs_serve_taxable_income: bool,
    costs_are_proven: bool,
) -> bool:
    """The other costs meet the four conditions.

    Necessary for the job; made or borne in the year; to get or keep taxable income; proven in truth and amount.
    """
    in_time = costs_are_tied_to_job and costs_are_borne_this_year
    return in_time and costs_serve_taxable_income and costs_are_proven


@rule(
    level="spell",
    law="WIB 92 arts 49 and 66; brochure-2003 §§2.12.2-2.13",
    unit="EUR/year",
    start="2003-01-01",
)
def be_actual_costs_of_job(
    be_commuting_car_costs: float,
    be_business_car_costs: float,
    car_financing_costs: float,
    car_phone_costs: float,
    other_professional_costs: float,
    be_are_other_costs_deductible: bool,
) -> float:
    """All actual costs of the job. Financing and telephone of the car stand apart from both car amounts, in full."""
    car = be_commuting_car_costs + be_business_car_costs + car_financing_costs + car_phone_costs
    if be_are_other_costs_deductible:
        return car + other_professional_costs
    return car


@rule(level="spell", law="WIB 92 arts 49 and 237; brochure-2003 §2.12.2", unit="EUR/year", start="2003-01-01")
def be_deductible_costs_of_job(be_actual_costs_of_job: float, be_taxable_pay_share: float) -> float:
    """Actual costs that bear on pay taxable in Belgium: costs of a job follow its pay."""
    return round_half_up(be_actual_costs_of_job * be_taxable_pay_share, CENT)


@rule(level="adult", law="WIB 92 arts 49 and 237", unit="EUR/year", start="2003-01-01", output=True)
def be_actual_costs(sum_be_deductible_costs_of_job: float) -> float:
    """Actual professional costs on pay taxable in Belgium (werkelijke beroepskosten)."""
    return sum_be_deductible_costs_of_job
