"""Reductions for long-term saving: own life insurance and repayment of a mortgage (langetermijnsparen)."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up, tax_by_scale, years_between
from grenswijzer.engine.rule import Scale, rule


@rule(level="adult", law="WIB 92 art. 145/4; brochure-2003 §2.5.2", start="2003-01-01", output=True)
def be_is_life_insurance_eligible(
    birth_date: int,
    life_insurance_concluded_on: int,
    life_insurance_years: float,
    life_insurance_is_own_contract: bool,
    life_insurance_only_insures_self: bool,
    life_insurance_pays_on_survival: bool,
    life_insurance_survival_beneficiary_is_self: bool,
    life_insurance_pays_on_death: bool,
    life_insurance_death_beneficiary_is_family: bool,
    life_insurance_premiums_paid_in_belgium: bool,
    be_life_insurance_age: float,
    be_life_insurance_minimum_years: float,
) -> bool:
    """Premiums of an individual life insurance count for the reduction (individuele levensverzekering).

    Taken out by oneself before 65, on one's own life alone; at least ten years if it pays on survival; the benefit
    goes to oneself on survival, to the spouse or relatives to the second degree on death; paid for good in Belgium.
    """
    in_time = years_between(birth_date, life_insurance_concluded_on) < be_life_insurance_age
    own = life_insurance_is_own_contract and life_insurance_only_insures_self and in_time
    long_enough = life_insurance_years >= be_life_insurance_minimum_years
    survival = not life_insurance_pays_on_survival or (
        long_enough and life_insurance_survival_beneficiary_is_self
    )
    death = not life_insurance_pays_on_death or life_insurance_death_beneficiary_is_family
    return own and survival and death and life_insurance_premiums_paid_in_belgium


@rule(
    level="adult",
    law="WIB 92 art. 145/1, 2°",
    unit="EUR/year",
    start="2003-01-01",
    when="be_is_life_insurance_eligible",
)
def be_counted_life_insurance_premiums(life_insurance_premiums: float) -> float:
    """Life insurance premiums that count for the reduction."""
    return life_insurance_premiums


@rule(level="adult", law="WIB 92 art. 145/5; brochure-2003 §2.5.3", start="2003-01-01", output=True)
def be_is_mortgage_capital_eligible(
    mortgage_capital_repaid: float,
    mortgage_dwelling_is_in_belgium: bool,
    mortgage_is_for_dwelling: bool,
    mortgage_lender_is_in_eu: bool,
    mortgage_years: float,
    be_mortgage_minimum_years: float,
) -> bool:
    """Repayment of a mortgage loan counts for the reduction (kapitaalaflossingen).

    To get, build or rebuild a dwelling in Belgium; from a lender in the European Union; for at least ten years.
    """
    loan = (
        mortgage_is_for_dwelling and mortgage_lender_is_in_eu and mortgage_years >= be_mortgage_minimum_years
    )
    return mortgage_capital_repaid > 0 and mortgage_dwelling_is_in_belgium and loan


@rule(level="adult", law="WIB 92 art. 145/6 al. 2", start="2003-01-01")
def be_is_mortgage_of_this_year(
    be_is_mortgage_capital_eligible: bool, mortgage_concluded_on: int, year_start: int
) -> bool:
    """The loan was made in the income year, so that the ceiling of this year holds."""
    return be_is_mortgage_capital_eligible and mortgage_concluded_on >= year_start


@rule(level="adult", law="WIB 92 art. 145/6 al. 2", start="2003-01-01")
def be_is_earlier_mortgage(
    be_is_mortgage_capital_eligible: bool, mortgage_concluded_on: int, year_start: int
) -> bool:
    """The loan is of an earlier year and keeps that year's ceiling."""
    return be_is_mortgage_capital_eligible and mortgage_concluded_on < year_start


@rule(
    level="adult",
    law="WIB 92 arts 145/1, 3° and 145/6 al. 2",
    unit="EUR/year",
    start="2003-01-01",
    when="be_is_mortgage_of_this_year",
)
def be_counted_new_mortgage_capital(
    mortgage_capital_repaid: float, mortgage_loan: float, be_mortgage_loan_ceiling: float
) -> float:
    """Repayment that counts of a loan made this year: what belongs to the first part of the loan."""
    return round_half_up(
        mortgage_capital_repaid * min(1.0, ratio(be_mortgage_loan_ceiling, mortgage_loan)), CENT
    )


@rule(
    level="adult",
    law="WIB 92 arts 145/1, 3° and 145/6 al. 2",
    unit="EUR/year",
    start="2003-01-01",
    when="be_is_earlier_mortgage",
)
def be_counted_earlier_mortgage_capital(
    mortgage_capital_repaid: float, mortgage_loan: float, be_earlier_mortgage_loan_ceiling: float
) -> float:
    """Repayment that counts of a loan of an earlier year: what belongs to the first part of the loan."""
    part = min(1.0, ratio(be_earlier_mortgage_loan_ceiling, mortgage_loan))
    return round_half_up(mortgage_capital_repaid * part, CENT)


@rule(level="adult", law="WIB 92 art. 145/6 al. 1", unit="EUR/year", start="2003-01-01")
def be_long_term_saving_maximum(
    be_net_professional_income: float,
    be_long_term_saving_scale: Scale,
    be_long_term_saving_absolute_maximum: float,
) -> float:
    """Most that counts of premiums and repayments together: a share of professional income, and a maximum."""
    by_income = tax_by_scale(be_net_professional_income, be_long_term_saving_scale)
    return round_half_up(min(by_income, be_long_term_saving_absolute_maximum), CENT)


@rule(
    level="adult", law="WIB 92 arts 145/1, 2°-3° and 145/6", unit="EUR/year", start="2003-01-01", output=True
)
def be_long_term_saving_base(
    be_counted_life_insurance_premiums: float,
    be_counted_new_mortgage_capital: float,
    be_counted_earlier_mortgage_capital: float,
    be_long_term_saving_maximum: float,
) -> float:
    """Premiums and repayments on which the reduction for long-term saving is given."""
    capital = be_counted_new_mortgage_capital + be_counted_earlier_mortgage_capital
    return min(be_counted_life_insurance_premiums + capital, be_long_term_saving_maximum)
