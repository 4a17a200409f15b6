"""Private use of the employer's car as wage (bijtelling auto van de zaak)."""

from grenswijzer.engine.arithmetic import month_of, rate_by_scale, ratio, year_of, years_between
from grenswijzer.engine.rule import Scale, referral, rule
from grenswijzer.law.types import Country

_LAW = "Wet LB 1964 art. 13bis; Wet IB 2001 art. 3.20"
_START = "2017-01-01"


@rule(level="spell", law=_LAW, start=_START)
def nl_computes_company_car_benefit(
    has_company_car: bool,
    nl_company_car_benefit_is_stated: bool,
    nl_company_car_benefit: float,
    nl_company_car_list_price: float,
    nl_has_few_private_km: bool,
) -> bool:
    """There is a car with a list price, no stated addition, and no proof of at most 500 private kilometres."""
    is_stated = nl_company_car_benefit_is_stated or nl_company_car_benefit > 0
    has_addition = has_company_car and not nl_has_few_private_km
    return has_addition and nl_company_car_list_price > 0 and not is_stated


@rule(level="spell", law=f"{_LAW}(11)", unit="months", start=_START)
def nl_months_since_first_admission(
    nl_company_car_first_admission: int, spell_start: int, months_of_a_year: float
) -> float:
    """Calendar months from the month of first admission (datum eerste toelating) to the start of the period."""
    years = year_of(spell_start) - year_of(nl_company_car_first_admission)
    return years * months_of_a_year + month_of(spell_start) - month_of(nl_company_car_first_admission)


@rule(level="spell", law=f"{_LAW}(11)", unit="share", start=_START)
def nl_share_of_months_at_first_rate(
    nl_months_since_first_admission: float, nl_company_car_rate_months: float, months_in_period: int
) -> float:
    """Part of the period's months in which the rate of the year of first admission still holds: 60 months.

    They run from the first day of the month after the first admission; then the rate of the year itself holds.
    """
    left = nl_company_car_rate_months - nl_months_since_first_admission + 1
    return min(1.0, max(0.0, ratio(left, months_in_period)))


@rule(level="spell", law=f"{_LAW}(2)", unit="EUR/year", start=_START)
def nl_first_company_car_reduction(
    nl_company_car_list_price: float,
    nl_company_car_is_zero_emission: bool,
    nl_company_car_has_no_cap: bool,
    nl_company_car_first_admission: int,
    nl_zero_emission_reductions: Scale,
    nl_zero_emission_caps: Scale,
) -> float:
    """Reduction of the addition for a car without emissions, by the year of its first admission.

    Over the list price up to a cap, for cars admitted since 2019; no cap for hydrogen and solar cars.
    """
    if not nl_company_car_is_zero_emission:
        return 0.0
    year = year_of(nl_company_car_first_admission)
    price = nl_company_car_list_price
    cap = rate_by_scale(year, nl_zero_emission_caps)
    if cap > 0 and not nl_company_car_has_no_cap:
        price = min(price, cap)
    return price * rate_by_scale(year, nl_zero_emission_reductions)


@rule(level="spell", law=f"{_LAW}(2)", unit="EUR/year", start=_START)
def nl_later_company_car_reduction(
    nl_company_car_list_price: float,
    nl_company_car_is_zero_emission: bool,
    nl_company_car_has_no_cap: bool,
    spell_start: int,
    nl_zero_emission_reductions: Scale,
    nl_zero_emission_caps: Scale,
) -> float:
    """Reduction of the addition for a car without emissions after its first 60 months, by the year itself."""
    if not nl_company_car_is_zero_emission:
        return 0.0
    year = year_of(spell_start)
    price = nl_company_car_list_price
    cap = rate_by_scale(year, nl_zero_emission_caps)
    if cap > 0 and not nl_company_car_has_no_cap:
        price = min(price, cap)
    return price * rate_by_scale(year, nl_zero_emission_reductions)


@rule(level="spell", law=f"{_LAW}(1)-(2), (11)", unit="EUR/year", start=_START)
def nl_company_car_addition_by_list_price(
    nl_company_car_list_price: float,
    nl_company_car_first_admission: int,
    nl_company_car_rates: Scale,
    nl_share_of_months_at_first_rate: float,
    nl_first_company_car_reduction: float,
    nl_later_company_car_reduction: float,
) -> float:
    """Addition for a whole year by the list price: the general rate less the reduction for no emissions."""
    general = nl_company_car_list_price * rate_by_scale(
        year_of(nl_company_car_first_admission), nl_company_car_rates
    )
    first = nl_share_of_months_at_first_rate * nl_first_company_car_reduction
    later = (1 - nl_share_of_months_at_first_rate) * nl_later_company_car_reduction
    return general - first - later


@rule(level="spell", law=f"{_LAW}(1)", start=_START)
def nl_company_car_is_old(
    nl_company_car_first_admission: int, spell_start: int, nl_old_company_car_years: float
) -> bool:
    """Car taken into use more than 15 (since 2026 more than 16) years ago, taxed on its market value (youngtimer)."""
    return years_between(nl_company_car_first_admission, spell_start) >= nl_old_company_car_years


@rule(
    level="spell",
    law=_LAW,
    unit="EUR/year",
    start=_START,
    when="nl_computes_company_car_benefit",
    output=True,
)
def nl_computed_company_car_benefit(
    nl_company_car_addition_by_list_price: float,
    nl_company_car_is_old: bool,
    nl_company_car_market_value: float,
    nl_old_company_car_rate: float,
    spell_months: float,
    nl_months_in_year: float,
    company_car_own_contribution: float,
) -> float:
    """Wage for private use of the employer's car (bijtelling): for the months of the job, less the own contribution."""
    addition = nl_company_car_addition_by_list_price
    if nl_company_car_is_old:
        addition = nl_company_car_market_value * nl_old_company_car_rate
    return max(0.0, addition * ratio(spell_months, nl_months_in_year) - company_car_own_contribution)


@rule(level="spell", law=_LAW, unit="EUR/year", start="2006-01-01", end="2016-12-31")
def nl_company_car_wage(nl_company_car_benefit: float) -> float:
    """Wage for private use of the employer's car, as stated."""
    return nl_company_car_benefit


@rule(level="spell", law=_LAW, unit="EUR/year", start=_START, output=True)
def nl_company_car_wage(nl_company_car_benefit: float, nl_computed_company_car_benefit: float) -> float:
    """Wage for private use of the employer's car: as stated, else computed from the list price."""
    return nl_company_car_benefit + nl_computed_company_car_benefit


@rule(level="spell", law="Wet LB 1964 art. 2; Wet IB 2001 art. 7.2", start=_START)
def nl_is_dutch_pay(nl_taxable_pay_share: float, insurance_state: Country) -> bool:
    """The Netherlands taxes or insures this job, wholly or in part."""
    return nl_taxable_pay_share > 0 or insurance_state == Country.NL


@rule(level="adult", law="Wet IB 2001 arts 2.1, 7.2", start=_START)
def nl_has_dutch_levies(nl_is_resident: bool, any_nl_is_dutch_pay: bool) -> bool:
    """Lives in the Netherlands, or has a job that it taxes or insures."""
    return nl_is_resident or any_nl_is_dutch_pay


@rule(level="adult", law="Wet IB 2001 arts 2.1, 7.2, 7.8(6)", start=_START)
def nl_needs_dutch_wage(nl_has_dutch_levies: bool, partner_nl_has_dutch_levies: bool) -> bool:
    """The wage by Dutch rules matters: for one's own levies, or in the partner's test of 90%."""
    return nl_has_dutch_levies or partner_nl_has_dutch_levies


@referral(
    blocks="nl_recomputed_wage",
    office="nl_tax_abroad",
    level="spell",
    law=_LAW,
    start=_START,
)
def nl_company_car_is_not_described(
    has_company_car: bool,
    nl_company_car_benefit_is_stated: bool,
    nl_company_car_benefit: float,
    nl_company_car_list_price: float,
    nl_has_few_private_km: bool,
    nl_needs_dutch_wage: bool,
) -> bool:
    """The Dutch list price of the car is missing: state it, or the addition by Dutch rules, or that it is nil."""
    is_stated = nl_company_car_benefit_is_stated or nl_company_car_benefit > 0 or nl_has_few_private_km
    is_missing = has_company_car and not is_stated and nl_company_car_list_price == 0
    return is_missing and nl_needs_dutch_wage


@referral(
    blocks="nl_recomputed_wage",
    office="nl_tax_abroad",
    level="spell",
    law="Wet LB 1964 art. 13bis, texts of 2014-2016",
    start=_START,
    end="2021-12-31",
)
def nl_company_car_has_rate_of_before_2017(
    nl_computes_company_car_benefit: bool,
    nl_company_car_is_zero_emission: bool,
    nl_company_car_is_old: bool,
    nl_company_car_first_admission: int,
    nl_company_car_last_old_rate_year: float,
    nl_share_of_months_at_first_rate: float,
) -> bool:
    """Cars first admitted before 2017 had other rates by CO2 for 60 months: state the addition by Dutch rules."""
    is_before = year_of(nl_company_car_first_admission) <= nl_company_car_last_old_rate_year
    has_old_rate = is_before and nl_share_of_months_at_first_rate > 0
    is_new_enough = not nl_company_car_is_zero_emission and not nl_company_car_is_old
    return nl_computes_company_car_benefit and has_old_rate and is_new_enough
