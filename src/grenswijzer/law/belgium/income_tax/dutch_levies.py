"""Dutch premium and tax that Belgium deducts from pay: somebody insured in the Netherlands, and exempt Dutch pay."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import BelgianDutchPremium, Country


@rule(
    level="spell", law="WIB 92 art. 52, 7°; Regulation 883/2004 art. 13", unit="EUR/year", start="2004-01-01"
)
def be_pay_insured_in_nl(gross_pay: float, benefits_in_kind: float, insurance_state: Country) -> float:
    """Pay of a job that is insured in the Netherlands: Dutch premiums burden it."""
    return gross_pay + benefits_in_kind if insurance_state == Country.NL else 0.0


@rule(level="adult", law="WIB 92 art. 52, 7°", unit="EUR/year", start="2004-01-01")
def be_dutch_premium_base(
    sum_be_pay_insured_in_nl: float, sum_benefit_amount: float, other_dutch_income: float
) -> float:
    """All income over which the Dutch premium is spread."""
    return sum_be_pay_insured_in_nl + sum_benefit_amount + max(0.0, other_dutch_income)


@rule(level="adult", law="WIB 92 art. 52, 7°", unit="EUR/year", start="2004-01-01")
def be_deductible_dutch_premium(
    nl_premium_before_credits: float,
    nl_credit_premium_part: float,
    be_dutch_premium_deduction: BelgianDutchPremium,
) -> float:
    """Dutch national-insurance premium that lowers taxable pay (aftrekbare premie volksverzekeringen).

    Compulsory contributions to the social security of the state that insures. The Dutch one is settled in the tax
    return; main reading: what is due after the premium part of the tax credits.
    """
    if be_dutch_premium_deduction == BelgianDutchPremium.BEFORE_CREDITS:
        return nl_premium_before_credits
    if be_dutch_premium_deduction == BelgianDutchPremium.NO_DEDUCTION:
        return 0.0
    return max(0.0, nl_premium_before_credits - nl_credit_premium_part)


@rule(level="spell", law="WIB 92 art. 52, 7°", unit="EUR/year", start="2004-01-01", output=True)
def be_dutch_premium_of_job(
    be_deductible_dutch_premium: float, be_pay_insured_in_nl: float, be_dutch_premium_base: float
) -> float:
    """Part of the Dutch premium that belongs to this job, in the measure of its pay."""
    share = ratio(be_pay_insured_in_nl, be_dutch_premium_base)
    return round_half_up(be_deductible_dutch_premium * share, CENT)


@rule(level="benefit", law="WIB 92 art. 52, 7°", unit="EUR/year", start="2004-01-01")
def be_dutch_premium_of_benefit(
    be_deductible_dutch_premium: float, benefit_amount: float, be_dutch_premium_base: float
) -> float:
    """Part of the Dutch premium that belongs to this benefit."""
    return round_half_up(be_deductible_dutch_premium * ratio(benefit_amount, be_dutch_premium_base), CENT)


@rule(level="spell", law="WIB 92 arts 23 §2 and 52, 7°", unit="EUR/year", start="2004-01-01")
def be_deductible_dutch_pension_premium(
    employee_pension_premium: float, employer_state: Country, be_dutch_pension_premium_lowers_pay: bool
) -> float:
    """Own premium for the pension scheme of a Dutch employer that lowers pay in Belgium (Nederlandse pensioenpremie).

    Belgium starts from the wage on the Dutch annual statement, which is after that premium.
    """
    if employer_state == Country.NL and be_dutch_pension_premium_lowers_pay:
        return employee_pension_premium
    return 0.0


@rule(level="spell", law="WIB 92 arts 23 §3, 30-31, 36, 38, 52, 7°", unit="EUR/year", start="2004-01-01")
def be_pay_after_contributions(
    gross_pay: float,
    benefits_in_kind: float,
    be_company_car_benefit: float,
    be_van_benefit: float,
    be_taxable_commuting_allowance: float,
    be_employee_contributions: float,
    be_dutch_premium_of_job: float,
    be_deductible_dutch_pension_premium: float,
) -> float:
    """Pay of the job with pay in kind, after the contributions of the state that insures, whoever taxes it."""
    in_kind = benefits_in_kind + be_company_car_benefit + be_van_benefit + be_taxable_commuting_allowance
    contributions = be_employee_contributions + be_dutch_premium_of_job + be_deductible_dutch_pension_premium
    return max(0.0, gross_pay + in_kind - contributions)


@rule(level="spell", law="WIB 92 art. 155; treaty NL-BE 2001 art. 23 §1", unit="EUR/year", start="2004-01-01")
def be_pay_taxed_in_nl(be_pay_after_contributions: float, nl_taxable_pay_share: float) -> float:
    """Pay of the job that the Netherlands taxes: Dutch income tax burdens it."""
    return be_pay_after_contributions * nl_taxable_pay_share


@rule(
    level="benefit", law="WIB 92 art. 155; treaty NL-BE 2001 art. 23 §1", unit="EUR/year", start="2004-01-01"
)
def be_benefit_taxed_in_nl(benefit_amount: float, nl_taxable_benefit_share: float) -> float:
    """Benefit that the Netherlands taxes."""
    return benefit_amount * nl_taxable_benefit_share


@rule(level="adult", law="WIB 92 art. 155", unit="EUR/year", start="2004-01-01")
def be_dutch_tax_of_resident(
    nl_box1_tax: float, nl_credit_tax_part: float, nl_unused_premium_credit: float
) -> float:
    """Dutch income tax after credits of somebody who lives in Belgium: the Netherlands gives no relief to them."""
    return max(0.0, nl_box1_tax - nl_credit_tax_part - nl_unused_premium_credit)


@rule(level="adult", law="WIB 92 art. 155", unit="share", start="2004-01-01")
def be_dutch_tax_rate_on_exempt_income(
    be_dutch_tax_of_resident: float,
    sum_be_pay_taxed_in_nl: float,
    sum_be_benefit_taxed_in_nl: float,
    other_dutch_income: float,
    be_is_taxed_as_resident: bool,
    be_exempt_income_is_after_dutch_tax: bool,
) -> float:
    """Dutch income tax per euro of income taxed there: a resident's exempt income counts after it.

    Brussels Court of Appeal 11 May 2011: net of foreign contributions and of foreign income tax.
    """
    if not be_is_taxed_as_resident or not be_exempt_income_is_after_dutch_tax:
        return 0.0
    taxed = sum_be_pay_taxed_in_nl + sum_be_benefit_taxed_in_nl + max(0.0, other_dutch_income)
    return min(1.0, ratio(be_dutch_tax_of_resident, taxed))
