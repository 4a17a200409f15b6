"""Tax credits for everyone and for work: general credit and labour credit."""

from grenswijzer.engine.arithmetic import lookup, tax_by_scale, years_between
from grenswijzer.engine.rule import Scale, Table, rule


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.10",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
    output=True,
    when="nl_is_resident",
)
def nl_general_credit(nl_general_credit_amount: float) -> float:
    """General tax credit (algemene heffingskorting), the same for every resident."""
    return nl_general_credit_amount


@rule(level="adult", law="Wet IB 2001 art. 8.11(3)", start="2003-01-01", end="2008-12-31")
def nl_labour_credit_age_group(
    birth_date: int,
    year_start: int,
    nl_labour_credit_first_age: float,
    nl_labour_credit_second_age: float,
    nl_labour_credit_third_age: float,
) -> int:
    """Age group for the labour credit at the start of the year: 0 under 57, 1 from 57, 2 from 60, 3 from 62."""
    age = years_between(birth_date, year_start)
    group = 0
    if age >= nl_labour_credit_first_age:
        group = 1
    if age >= nl_labour_credit_second_age:
        group = group + 1
    if age >= nl_labour_credit_third_age:
        group = group + 1
    return group


@rule(level="adult", law="Wet IB 2001 art. 8.11", start="2003-01-01", end="2008-12-31")
def nl_labour_credit_is_at_maximum(
    nl_labour_income: float, nl_labour_credit_age_group: int, nl_labour_credit_certain_income: float
) -> bool:
    """Labour income is so high that the credit is certainly at its maximum, for a worker under 57."""
    return nl_labour_credit_age_group == 0 and nl_labour_income >= nl_labour_credit_certain_income


@rule(level="adult", law="Wet IB 2001 art. 8.11", start="2003-01-01", end="2008-12-31")
def nl_labour_credit_is_building_up(
    nl_labour_income: float, nl_labour_credit_age_group: int, nl_labour_credit_certain_income: float
) -> bool:
    """Labour income lies where the credit still grows with it, for a worker under 57."""
    is_low = nl_labour_income > 0 and nl_labour_income < nl_labour_credit_certain_income
    return nl_labour_credit_age_group == 0 and is_low


@rule(level="adult", law="Wet IB 2001 art. 8.11(3)", start="2003-01-01", end="2008-12-31")
def nl_labour_credit_is_of_older_worker(nl_labour_income: float, nl_labour_credit_age_group: int) -> bool:
    """A worker of 57 or older, for whom a higher labour credit holds."""
    return nl_labour_credit_age_group > 0 and nl_labour_income > 0


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.11(2)",
    unit="EUR/year",
    start="2003-01-01",
    end="2008-12-31",
    when="nl_labour_credit_is_at_maximum",
)
def nl_full_labour_credit(nl_labour_credit_maximum: float) -> float:
    """Labour credit at its maximum (arbeidskorting)."""
    return nl_labour_credit_maximum


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.11(2)",
    unit="EUR/year",
    start="2003-01-01",
    end="2008-12-31",
    when="nl_labour_credit_is_building_up",
)
def nl_growing_labour_credit(
    nl_labour_income: float, nl_labour_credit_scale: Scale, nl_labour_credit_maximum: float
) -> float:
    """Labour credit that still grows with labour income, up to the maximum."""
    return min(tax_by_scale(nl_labour_income, nl_labour_credit_scale), nl_labour_credit_maximum)


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.11(3)",
    unit="EUR/year",
    start="2003-01-01",
    end="2008-12-31",
    when="nl_labour_credit_is_of_older_worker",
)
def nl_older_workers_labour_credit(
    nl_labour_income: float,
    nl_labour_credit_age_group: int,
    nl_labour_credit_first_rate: float,
    nl_labour_credit_first_maximum: float,
    nl_labour_credit_second_threshold: float,
    nl_labour_credit_second_rates: Table,
    nl_labour_credit_maxima: Table,
) -> float:
    """Labour credit of a worker of 57 or older: a higher second rate and a higher maximum, by age."""
    first = min(nl_labour_credit_first_rate * nl_labour_income, nl_labour_credit_first_maximum)
    rate = lookup(nl_labour_credit_second_rates, nl_labour_credit_age_group)
    grown = first + max(0.0, rate * (nl_labour_income - nl_labour_credit_second_threshold))
    return min(grown, lookup(nl_labour_credit_maxima, nl_labour_credit_age_group))


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.11",
    unit="EUR/year",
    start="2003-01-01",
    end="2008-12-31",
    output=True,
    when="nl_is_resident",
)
def nl_labour_credit(
    nl_full_labour_credit: float, nl_growing_labour_credit: float, nl_older_workers_labour_credit: float
) -> float:
    """Labour credit (arbeidskorting): for income from present labour, also when Belgium taxes it."""
    return nl_full_labour_credit + nl_growing_labour_credit + nl_older_workers_labour_credit
