"""The old-age premium in the year in which a rising pension age is reached (AOW-leeftijd since 2013)."""

from grenswijzer.engine.arithmetic import month_of, ratio, year_of
from grenswijzer.engine.rule import rule


@rule(level="adult", law="AOW art. 7a(1); Wfsv art. 10(2)", unit="months", start="2013-01-01")
def nl_months_before_pension_age(
    birth_date: int,
    income_year: int,
    nl_pension_age_months: float,
    nl_pension_age_months_of_year_before: float,
    nl_months_in_year: float,
) -> float:
    """Months of the year before the one in which pension age is reached; 12 for who does not reach it this year.

    The statute gives an age per calendar year. Who already reached the age of an earlier year keeps it when the age
    rises; it never rises by more than three months, so that the age of the year before tells.
    """
    born = year_of(birth_date) * nl_months_in_year + month_of(birth_date) - 1
    first_month = income_year * nl_months_in_year
    if born + nl_pension_age_months_of_year_before < first_month:
        return 0.0
    return min(nl_months_in_year, max(0.0, born + nl_pension_age_months - first_month))


@rule(level="adult", law="Wfsv art. 10(2)", unit="share", start="2013-01-01")
def nl_share_of_year_before_pension_age(
    nl_months_before_pension_age: float, nl_months_in_year: float
) -> float:
    """Part of the year before the month in which pension age is reached (deel van het jaar vóór de AOW-leeftijd)."""
    return ratio(nl_months_before_pension_age, nl_months_in_year)


@rule(level="adult", law="AOW art. 7a(1)", start="2013-01-01", output=True)
def has_reached_nl_pension_age(nl_months_before_pension_age: float, nl_months_in_year: float) -> bool:
    """Has reached pension age by the end of the year (AOW-leeftijd bereikt)."""
    return nl_months_before_pension_age < nl_months_in_year
