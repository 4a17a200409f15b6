"""Which children count for the tax credits of their parents."""

from grenswijzer.engine.arithmetic import years_between
from grenswijzer.engine.rule import rule


@rule(level="child", law="Wet IB 2001 art. 8.12", start="2003-01-01", end="2014-12-31")
def nl_is_in_household_half_a_year(nl_months_in_household: float, nl_half_year_months: float) -> bool:
    """The child belonged to the household for more than six months of the year."""
    return nl_months_in_household > nl_half_year_months


@rule(level="child", law="Wet IB 2001 art. 8.12", start="2003-01-01", end="2007-12-31")
def nl_counts_for_child_credit(
    child_birth_date: int, year_start: int, nl_is_in_household_half_a_year: bool, nl_child_credit_age: float
) -> bool:
    """Child under 18 at the start of the year, kept in the household for more than six months."""
    return (
        nl_is_in_household_half_a_year and years_between(child_birth_date, year_start) < nl_child_credit_age
    )


@rule(level="child", law="Wet IB 2001 art. 8.14", start="2003-01-01", end="2008-12-31")
def nl_counts_for_combination_credit(
    child_birth_date: int,
    year_start: int,
    nl_is_in_household_half_a_year: bool,
    nl_combination_credit_age: float,
) -> bool:
    """Child under 12 at the start of the year, registered in the household for more than six months."""
    return (
        nl_is_in_household_half_a_year
        and years_between(child_birth_date, year_start) < nl_combination_credit_age
    )


@rule(level="child", law="Wet IB 2001 art. 8.15(1)", start="2003-01-01", end="2014-12-31")
def nl_counts_for_single_parent_credit(
    child_birth_date: int,
    year_start: int,
    nl_is_in_household_half_a_year: bool,
    nl_single_parent_credit_age: float,
) -> bool:
    """Child under 27 at the start of the year, kept to an important extent in the household."""
    return (
        nl_is_in_household_half_a_year
        and years_between(child_birth_date, year_start) < nl_single_parent_credit_age
    )


@rule(level="child", law="Wet IB 2001 art. 8.16", start="2003-01-01", end="2014-12-31")
def nl_counts_for_additional_single_parent_credit(
    child_birth_date: int,
    year_start: int,
    nl_is_in_household_half_a_year: bool,
    nl_additional_single_parent_credit_age: float,
) -> bool:
    """Child under 16 at the start of the year, in the household for more than six months."""
    is_young = years_between(child_birth_date, year_start) < nl_additional_single_parent_credit_age
    return nl_is_in_household_half_a_year and is_young


@rule(level="household", law="Wet IB 2001 arts 8.12-8.13", start="2003-01-01", end="2007-12-31")
def nl_children_for_child_credit(count_nl_counts_for_child_credit: int) -> int:
    """Children that count for the child credits."""
    return count_nl_counts_for_child_credit


@rule(level="household", law="Wet IB 2001 art. 8.14", start="2003-01-01", end="2008-12-31")
def nl_children_for_combination_credit(count_nl_counts_for_combination_credit: int) -> int:
    """Children that count for the combination credit."""
    return count_nl_counts_for_combination_credit


@rule(level="household", law="Wet IB 2001 art. 8.15", start="2003-01-01", end="2014-12-31")
def nl_children_for_single_parent_credit(count_nl_counts_for_single_parent_credit: int) -> int:
    """Children that count for the single-parent credit."""
    return count_nl_counts_for_single_parent_credit


@rule(level="household", law="Wet IB 2001 art. 8.16", start="2003-01-01", end="2014-12-31")
def nl_children_for_additional_single_parent_credit(
    count_nl_counts_for_additional_single_parent_credit: int,
) -> int:
    """Children that count for the additional single-parent credit."""
    return count_nl_counts_for_additional_single_parent_credit
