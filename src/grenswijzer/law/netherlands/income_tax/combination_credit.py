"""Credit for a working parent of a young child (inkomensafhankelijke combinatiekorting)."""

from grenswijzer.engine.arithmetic import years_between
from grenswijzer.engine.rule import rule

_LAW = "Wet IB 2001 art. 8.14a"


@rule(level="child", law=f"{_LAW}(1)(b)", start="2009-01-01")
def nl_counts_for_income_dependent_combination_credit(
    child_birth_date: int,
    year_start: int,
    nl_months_in_household: float,
    nl_half_year_months: float,
    nl_combination_credit_age: float,
) -> bool:
    """Child under 12 at the start of the year, at least six months in the household (co-parents: 156 days a year).

    A child born during the year counts when it was in the household for six months.
    """
    is_young = years_between(child_birth_date, year_start) < nl_combination_credit_age
    return is_young and nl_months_in_household >= nl_half_year_months


@rule(level="household", law=f"{_LAW}(1)(b)", start="2009-01-01")
def nl_children_for_income_dependent_combination_credit(
    count_nl_counts_for_income_dependent_combination_credit: int,
) -> int:
    """Children that count for the income-dependent combination credit."""
    return count_nl_counts_for_income_dependent_combination_credit


@rule(level="adult", law=f"{_LAW}(1)(c), (3); art. 1.2(4)(b)", start="2009-01-01", end="2021-12-31")
def nl_is_lower_earner_or_single(
    nl_has_fiscal_partner: bool,
    nl_labour_income: float,
    partner_nl_labour_income: float,
    birth_date: int,
    partner_birth_date: int,
) -> bool:
    """Has no partner for the income tax, or a lower labour income than the partner; with equal incomes the older.

    Who lives abroad and does not qualify is no partner, so that the other of the two counts as single.
    """
    if not nl_has_fiscal_partner:
        return True
    if nl_labour_income == partner_nl_labour_income:
        return birth_date < partner_birth_date
    return nl_labour_income < partner_nl_labour_income


@rule(level="adult", law=f"{_LAW}(1)(c), (3), (5)", start="2022-01-01")
def nl_is_lower_earner_or_single(
    has_partner: bool,
    nl_is_couple_for_tax: bool,
    nl_labour_income: float,
    partner_nl_labour_income: float,
    birth_date: int,
    partner_birth_date: int,
) -> bool:
    """Has no partner, or a lower labour income than the partner; with equal incomes the older of the two.

    Since 2022 a partner counts here also when he or she lives abroad and is no partner for the rest of the tax.
    """
    if not has_partner or not nl_is_couple_for_tax:
        return True
    if nl_labour_income == partner_nl_labour_income:
        return birth_date < partner_birth_date
    return nl_labour_income < partner_nl_labour_income


@rule(
    level="adult",
    law="Wet IB 2001 arts 8.1(1)(e), 8.14a",
    unit="EUR/year",
    start="2009-01-01",
    end="2014-12-31",
)
def nl_labour_credit_income(nl_labour_income: float) -> float:
    """Labour income by which the credits for work are computed: all of it."""
    return nl_labour_income


@rule(level="adult", law=f"{_LAW}(1)", start="2009-01-01")
def nl_has_income_dependent_combination_credit(
    nl_labour_credit_income: float,
    nl_income_dependent_combination_credit_threshold: float,
    nl_children_for_income_dependent_combination_credit: int,
    nl_is_lower_earner_or_single: bool,
) -> bool:
    """Works for more than the threshold, has a young child and is single or the lower earner."""
    works = nl_labour_credit_income > nl_income_dependent_combination_credit_threshold
    has_child = nl_children_for_income_dependent_combination_credit > 0
    return works and has_child and nl_is_lower_earner_or_single


@rule(level="adult", law=f"{_LAW}(2)", unit="EUR/year", start="2019-01-01", output=True)
def nl_income_dependent_combination_credit(
    nl_has_income_dependent_combination_credit: bool,
    nl_labour_credit_income: float,
    nl_income_dependent_combination_credit_threshold: float,
    nl_income_dependent_combination_credit_rate: float,
    nl_income_dependent_combination_credit_maximum: float,
) -> float:
    """Income-dependent combination credit (inkomensafhankelijke combinatiekorting), growing with labour income."""
    if not nl_has_income_dependent_combination_credit:
        return 0.0
    above = nl_labour_credit_income - nl_income_dependent_combination_credit_threshold
    return min(
        nl_income_dependent_combination_credit_rate * above, nl_income_dependent_combination_credit_maximum
    )


@rule(level="adult", law="Wet IB 2001 art. 8.2", unit="EUR/year", start="2019-01-01", output=True)
def nl_family_credits(nl_income_dependent_combination_credit: float) -> float:
    """Credits for parents: only the income-dependent combination credit is left."""
    return nl_income_dependent_combination_credit
