"""Wage tax and premium that a Dutch employer withholds from a month's wage, as in the white monthly table."""

from grenswijzer.engine.arithmetic import (
    CENT,
    EURO,
    month_of,
    ratio,
    round_down,
    round_half_up,
    tax_by_scale,
)
from grenswijzer.engine.rule import Scale, referral, rule
from grenswijzer.law.types import Country, JobKind

_LAW = "Wet LB 1964 arts 20a-20b, 25-26"
_START = "2019-01-01"


@rule(level="spell", law="Wet LB 1964 arts 2, 6, 26b", start=_START)
def nl_has_wage_tax_table(
    employer_state: Country, job_kind: JobKind, insurance_state: Country, nl_taxable_pay_share: float
) -> bool:
    """A Dutch employer withholds tax and premium together: all pay taxed and insured in the Netherlands."""
    is_employee = job_kind != JobKind.NONE and job_kind != JobKind.SELF_EMPLOYED
    is_whole = insurance_state == Country.NL and nl_taxable_pay_share == 1
    return employer_state == Country.NL and is_employee and is_whole


@rule(level="spell", law="Wet LB 1964 art. 25", unit="months", start=_START)
def nl_payroll_months(spell_days: float, job_days: float, job_months: float) -> float:
    """Months over which the period's pay is spread; when the law cuts the job's year, the months of the job by days.

    The job's pay is divided over such periods by days, so that each of them shows the same month's wage.
    """
    return job_months * ratio(spell_days, job_days)


@rule(level="spell", law="Wet LB 1964 arts 10-13bis, 25(4)", unit="EUR/month", start=_START, output=True)
def nl_table_wage(
    salary: float,
    benefits_in_kind: float,
    nl_company_car_wage: float,
    nl_deductible_pension_premium: float,
    nl_taxable_allowances: float,
    nl_payroll_months: float,
) -> float:
    """Ordinary wage of a month for the wage tax (tabelloon): without holiday pay, 13th month and bonus.

    Those are taxed by the table for special pay (bijzondere beloningen), which is not computed here.
    """
    wage = salary + benefits_in_kind + nl_company_car_wage + nl_taxable_allowances
    return round_half_up(ratio(wage - nl_deductible_pension_premium, nl_payroll_months), CENT)


@rule(level="spell", law="Wet LB 1964 art. 25(1)", unit="EUR/year", start=_START)
def nl_payroll_year_wage(nl_table_wage: float, nl_table_wage_step: float, nl_months_in_year: float) -> float:
    """Year's wage behind the row of the table (herleid jaarloon): twelve times the row's wage, in steps of 4.50."""
    return round_down(max(0.0, nl_table_wage), nl_table_wage_step) * nl_months_in_year


@rule(level="spell", law="Wet LB 1964 art. 20b; AOW art. 7a", start=_START)
def nl_payroll_is_at_pension_age(spell_start: int, nl_months_before_pension_age: float) -> bool:
    """Pension age is reached at the start of the period; the table changes in the month in which it is reached."""
    return month_of(spell_start) > nl_months_before_pension_age


@rule(level="spell", law="Wet LB 1964 art. 20b", start=_START)
def nl_payroll_is_senior(nl_payroll_is_at_pension_age: bool, nl_has_senior_scale: bool) -> bool:
    """Born before 1946, with higher brackets."""
    return nl_payroll_is_at_pension_age and nl_has_senior_scale


@rule(
    level="spell",
    law="Wet LB 1964 art. 20b",
    unit="EUR/year",
    start=_START,
    when="nl_payroll_is_senior",
)
def nl_payroll_senior_levy(nl_payroll_year_wage: float, nl_payroll_senior_scale: Scale) -> float:
    """Tax and premium on the year's wage of a person born before 1946, in whole euros, before credits."""
    return round_down(tax_by_scale(nl_payroll_year_wage, nl_payroll_senior_scale), EURO)


@rule(level="spell", law=f"{_LAW}; Wfsv arts 10-11", unit="EUR/year", start=_START)
def nl_payroll_levy(
    nl_payroll_year_wage: float,
    nl_payroll_is_at_pension_age: bool,
    nl_payroll_is_senior: bool,
    nl_payroll_senior_levy: float,
    nl_payroll_scale: Scale,
    nl_payroll_pension_age_scale: Scale,
) -> float:
    """Tax and premium together on the year's wage, in whole euros, before credits (loonheffing op jaarbasis)."""
    if nl_payroll_is_senior:
        return nl_payroll_senior_levy
    levy = tax_by_scale(nl_payroll_year_wage, nl_payroll_scale)
    if nl_payroll_is_at_pension_age:
        levy = tax_by_scale(nl_payroll_year_wage, nl_payroll_pension_age_scale)
    return round_down(levy, EURO)


@rule(
    level="spell",
    law=_LAW,
    unit="EUR/month",
    start=_START,
    when="nl_has_wage_tax_table",
    output=True,
)
def nl_monthly_wage_tax_without_credit(nl_payroll_levy: float, nl_months_in_year: float) -> float:
    """Withheld in a month without any tax credit (loonheffing zonder loonheffingskorting)."""
    return round_half_up(ratio(nl_payroll_levy, nl_months_in_year), CENT)


@rule(
    level="spell",
    law=f"{_LAW}; Wet LB 1964 arts 21-22a",
    unit="EUR/month",
    start=_START,
    when="nl_has_wage_tax_table",
    output=True,
)
def nl_monthly_wage_tax_with_credit(
    nl_payroll_levy: float,
    nl_payroll_general_credit: float,
    nl_payroll_labour_credit: float,
    nl_payroll_elderly_credit: float,
    nl_months_in_year: float,
) -> float:
    """Withheld in a month with the tax credits (loonheffing met loonheffingskorting)."""
    credits = nl_payroll_general_credit + nl_payroll_labour_credit + nl_payroll_elderly_credit
    return round_half_up(ratio(max(0.0, nl_payroll_levy - credits), nl_months_in_year), CENT)


@rule(
    level="spell",
    law="Wet LB 1964 art. 22a",
    unit="EUR/month",
    start=_START,
    when="nl_has_wage_tax_table",
    output=True,
)
def nl_monthly_labour_credit(
    nl_payroll_levy: float,
    nl_payroll_general_credit: float,
    nl_payroll_labour_credit: float,
    nl_payroll_elderly_credit: float,
    nl_months_in_year: float,
) -> float:
    """Labour credit in the month's withholding (verrekende arbeidskorting), as far as there is levy left for it."""
    left = max(0.0, nl_payroll_levy - nl_payroll_general_credit - nl_payroll_elderly_credit)
    return round_half_up(ratio(min(nl_payroll_labour_credit, left), nl_months_in_year), CENT)


@rule(
    level="spell",
    law="Wet LB 1964 arts 23, 25-27",
    unit="EUR/month",
    start=_START,
    when="nl_has_wage_tax_table",
    output=True,
)
def nl_monthly_wage_tax(
    nl_applies_payroll_credit: bool,
    nl_monthly_wage_tax_with_credit: float,
    nl_monthly_wage_tax_without_credit: float,
) -> float:
    """Wage tax and premium withheld from an ordinary month's wage (loonheffing per maand, witte tabel)."""
    if nl_applies_payroll_credit:
        return nl_monthly_wage_tax_with_credit
    return nl_monthly_wage_tax_without_credit


@referral(
    blocks="nl_monthly_wage_tax",
    office="nl_tax_abroad",
    level="spell",
    law="Wet LB 1964 art. 27; Handboek Loonheffingen (herleidingsregels)",
    start=_START,
)
def nl_needs_other_wage_tax_table(
    employer_state: Country,
    job_kind: JobKind,
    insurance_state: Country,
    nl_has_wage_tax_table: bool,
    nl_taxable_pay_share: float,
) -> bool:
    """Tax or premium is withheld on only a part of the pay: the tables for "tax only" or "premium only" hold then."""
    is_employee = job_kind != JobKind.NONE and job_kind != JobKind.SELF_EMPLOYED
    has_dutch_levy = nl_taxable_pay_share > 0 or insurance_state == Country.NL
    return employer_state == Country.NL and is_employee and has_dutch_levy and not nl_has_wage_tax_table
