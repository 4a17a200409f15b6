"""Premiums for national insurance: old age (AOW), surviving dependants (Anw) and long-term care (AWBZ)."""

from grenswijzer.engine.arithmetic import month_of, ratio, year_of, years_between
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import NlPremiumRates


@rule(
    level="household",
    law="Wfv art. 10 (from 2006 Wfsv art. 11)",
    unit="share",
    start="2003-01-01",
    end="2014-12-31",
)
def nl_awbz_rate(
    nl_premium_rates: NlPremiumRates, nl_awbz_assessment_rate: float, nl_awbz_rate_first_of_january: float
) -> float:
    """Rate for long-term care (AWBZ-premie) in the assessment of the year."""
    if nl_premium_rates == NlPremiumRates.FIRST_OF_JANUARY:
        return nl_awbz_rate_first_of_january
    return nl_awbz_assessment_rate


@rule(
    level="household",
    law="Wfv art. 10 (from 2006 Wfsv art. 11)",
    unit="share",
    start="2003-01-01",
    end="2014-12-31",
)
def nl_long_term_care_rate(nl_awbz_rate: float) -> float:
    """Premium rate for long-term care (AWBZ-premie)."""
    return nl_awbz_rate


@rule(
    level="adult",
    law="Wfv art. 6 (Wfsv art. 6); Regulation 1408/71 art. 13",
    unit="months",
    start="2003-01-01",
    output=True,
)
def nl_premium_months(nl_insured_months: float) -> float:
    """Months in which premiums are due (premieplicht): only while insured in the Netherlands."""
    return nl_insured_months


@rule(level="adult", law="Wfv art. 9 (Wfsv art. 10(2))", unit="share", start="2003-01-01", end="2012-12-31")
def nl_share_of_year_before_pension_age(
    birth_date: int, income_year: int, nl_pension_age: float, nl_calendar_months: float
) -> float:
    """Part of the year before the month in which pension age is reached (AOW-leeftijd)."""
    years_to_go = year_of(birth_date) + nl_pension_age - income_year
    if years_to_go > 0:
        return 1.0
    if years_to_go < 0:
        return 0.0
    return ratio(month_of(birth_date) - 1, nl_calendar_months)


@rule(level="adult", law="Wfv art. 9 (Wfsv art. 10(2))", unit="months", start="2003-01-01")
def nl_aow_premium_months(nl_premium_months: float, nl_share_of_year_before_pension_age: float) -> float:
    """Months in which the old-age premium is due (AOW-premie): none from the month in which 65 is reached."""
    return nl_premium_months * nl_share_of_year_before_pension_age


@rule(
    level="adult",
    law="Wfv arts 7-8 (Wfsv arts 7-8)",
    unit="EUR/year",
    start="2003-01-01",
    end="2010-12-31",
    output=True,
)
def nl_premium_income(nl_taxable_box1_income: float, nl_premium_income_ceiling: float) -> float:
    """Income on which premiums are charged (premie-inkomen): box 1 up to the end of the second bracket."""
    return min(max(0.0, nl_taxable_box1_income), nl_premium_income_ceiling)


@rule(level="adult", law="Wfv arts 6-10 (Wfsv arts 6-11)", unit="EUR/year", start="2003-01-01", output=True)
def nl_premium_before_credits(
    nl_premium_income: float,
    nl_premium_months: float,
    nl_aow_premium_months: float,
    nl_aow_rate: float,
    nl_anw_rate: float,
    nl_long_term_care_rate: float,
    nl_months_in_year: float,
) -> float:
    """National-insurance premium before credits (premie volksverzekeringen), for the months insured."""
    other = (nl_anw_rate + nl_long_term_care_rate) * ratio(nl_premium_months, nl_months_in_year)
    return nl_premium_income * (nl_aow_rate * ratio(nl_aow_premium_months, nl_months_in_year) + other)


@rule(level="adult", law="Wfv art. 9 (Wfsv art. 10(2))", start="2003-01-01", end="2012-12-31", output=True)
def has_reached_nl_pension_age(birth_date: int, year_end: int, nl_pension_age: float) -> bool:
    """Has reached pension age by the end of the year (65 jaar)."""
    return years_between(birth_date, year_end) >= nl_pension_age
