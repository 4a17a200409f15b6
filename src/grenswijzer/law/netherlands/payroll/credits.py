"""The tax credits an employer applies, for a year's wage and in whole euros."""

from grenswijzer.engine.arithmetic import EURO, ratio, round_up, taper
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country

_START = "2019-01-01"


@rule(
    level="adult",
    law="Wet LB 1964 art. 20a; treaty NL-BE 2001 art. 26(2); decree BWBR0027569 §2",
    start=_START,
)
def nl_payroll_general_credit_has_tax_part(
    nl_is_resident: bool, residence_state: Country, nl_payroll_counts_belgian_residents: bool
) -> bool:
    """The employer applies the tax part of the general credit: for residents; for Belgian residents it is allowed."""
    return nl_is_resident or (residence_state == Country.BE and nl_payroll_counts_belgian_residents)


@rule(level="spell", law="Wet LB 1964 art. 22", unit="EUR/year", start=_START)
def nl_payroll_general_credit_before_split(
    nl_payroll_year_wage: float,
    nl_general_credit_amount: float,
    nl_general_credit_taper_threshold: float,
    nl_general_credit_taper_rate: float,
) -> float:
    """General credit by the year's wage of this job alone, before it is split."""
    return taper(
        nl_general_credit_amount,
        nl_payroll_year_wage,
        nl_general_credit_taper_threshold,
        nl_general_credit_taper_rate,
    )


@rule(level="spell", law="Wet LB 1964 arts 21-22", unit="EUR/year", start=_START)
def nl_payroll_general_credit(
    nl_payroll_general_credit_before_split: float,
    nl_payroll_is_at_pension_age: bool,
    nl_payroll_general_credit_has_tax_part: bool,
    nl_first_bracket_tax_rate: float,
    nl_combined_levy_rate: float,
    nl_aow_rate: float,
) -> float:
    """General credit that the employer applies, in whole euros a year (algemene heffingskorting in de loonheffing).

    From pension age without the old-age part; each part rounded up.
    """
    if nl_payroll_general_credit_has_tax_part and not nl_payroll_is_at_pension_age:
        return round_up(nl_payroll_general_credit_before_split, EURO)
    premium_rate = nl_combined_levy_rate - nl_first_bracket_tax_rate
    if nl_payroll_is_at_pension_age:
        premium_rate = premium_rate - nl_aow_rate
    amount = nl_payroll_general_credit_before_split
    credit = round_up(amount * ratio(premium_rate, nl_combined_levy_rate), EURO)
    if nl_payroll_general_credit_has_tax_part:
        credit = credit + round_up(amount * ratio(nl_first_bracket_tax_rate, nl_combined_levy_rate), EURO)
    return credit


@rule(level="spell", law="Wet LB 1964 art. 22a(2)(a)-(b)", unit="EUR/year", start=_START)
def nl_payroll_labour_credit_first_steps(
    nl_payroll_year_wage: float,
    nl_labour_credit_first_rate: float,
    nl_labour_credit_first_maximum: float,
    nl_labour_credit_second_threshold: float,
    nl_labour_credit_second_rate: float,
    nl_labour_credit_second_maximum: float,
) -> float:
    """Labour credit by its first two steps, on the year's wage of this job alone."""
    first = min(nl_labour_credit_first_rate * nl_payroll_year_wage, nl_labour_credit_first_maximum)
    above = max(0.0, nl_payroll_year_wage - nl_labour_credit_second_threshold)
    return min(first + nl_labour_credit_second_rate * above, nl_labour_credit_second_maximum)


@rule(level="spell", law="Wet LB 1964 art. 22a(2)", unit="EUR/year", start=_START, end="2019-12-31")
def nl_payroll_labour_credit_before_split(
    nl_payroll_year_wage: float,
    nl_payroll_labour_credit_first_steps: float,
    nl_labour_credit_taper_threshold: float,
    nl_labour_credit_taper_rate: float,
) -> float:
    """Labour credit by the year's wage of this job alone, before it is split: two steps and a taper."""
    return taper(
        nl_payroll_labour_credit_first_steps,
        nl_payroll_year_wage,
        nl_labour_credit_taper_threshold,
        nl_labour_credit_taper_rate,
    )


@rule(level="spell", law="Wet LB 1964 art. 22a(2)", unit="EUR/year", start="2020-01-01")
def nl_payroll_labour_credit_before_split(
    nl_payroll_year_wage: float,
    nl_payroll_labour_credit_first_steps: float,
    nl_labour_credit_third_threshold: float,
    nl_labour_credit_third_rate: float,
    nl_labour_credit_maximum: float,
    nl_labour_credit_taper_threshold: float,
    nl_labour_credit_taper_rate: float,
) -> float:
    """Labour credit by the year's wage of this job alone, before it is split: three steps and a taper."""
    above = max(0.0, nl_payroll_year_wage - nl_labour_credit_third_threshold)
    third = nl_labour_credit_third_rate * above
    grown = min(nl_payroll_labour_credit_first_steps + third, nl_labour_credit_maximum)
    return taper(grown, nl_payroll_year_wage, nl_labour_credit_taper_threshold, nl_labour_credit_taper_rate)


@rule(level="spell", law="Wet LB 1964 arts 21-22a", unit="EUR/year", start=_START)
def nl_payroll_labour_credit(
    nl_payroll_labour_credit_before_split: float,
    nl_payroll_is_at_pension_age: bool,
    nl_work_credit_tax_share: float,
    nl_first_bracket_tax_rate: float,
    nl_combined_levy_rate: float,
    nl_aow_rate: float,
) -> float:
    """Labour credit that the employer applies, in whole euros a year (arbeidskorting in de loonheffing).

    The tax part for residents of the EU, EEA and Switzerland; from pension age without the old-age part.
    """
    if nl_work_credit_tax_share == 1 and not nl_payroll_is_at_pension_age:
        return round_up(nl_payroll_labour_credit_before_split, EURO)
    premium_rate = nl_combined_levy_rate - nl_first_bracket_tax_rate
    if nl_payroll_is_at_pension_age:
        premium_rate = premium_rate - nl_aow_rate
    amount = nl_payroll_labour_credit_before_split
    tax_part = amount * ratio(nl_first_bracket_tax_rate, nl_combined_levy_rate) * nl_work_credit_tax_share
    return round_up(amount * ratio(premium_rate, nl_combined_levy_rate), EURO) + round_up(tax_part, EURO)


@rule(
    level="spell",
    law="Wet LB 1964 art. 22b",
    unit="EUR/year",
    start=_START,
    when="nl_payroll_is_at_pension_age",
)
def nl_payroll_elderly_credit(
    nl_payroll_year_wage: float,
    nl_elderly_credit_amount: float,
    nl_elderly_credit_taper_threshold: float,
    nl_elderly_credit_taper_rate: float,
    nl_is_resident: bool,
    nl_first_bracket_tax_rate: float,
    nl_combined_levy_rate: float,
    nl_aow_rate: float,
) -> float:
    """Elderly credit that the employer applies, in whole euros a year (ouderenkorting in de loonheffing).

    Who lives abroad has only the premium part; this credit has no part for the old-age premium (art. 8.7).
    """
    credit = taper(
        nl_elderly_credit_amount,
        nl_payroll_year_wage,
        nl_elderly_credit_taper_threshold,
        nl_elderly_credit_taper_rate,
    )
    if nl_is_resident:
        return round_up(credit, EURO)
    whole = nl_combined_levy_rate - nl_aow_rate
    return round_up(credit * ratio(whole - nl_first_bracket_tax_rate, whole), EURO)
