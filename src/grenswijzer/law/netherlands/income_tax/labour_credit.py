"""Labour credit that grows and then falls with labour income (arbeidskorting since 2016)."""

from grenswijzer.engine.rule import rule


@rule(level="adult", law="Wet IB 2001 art. 8.11(2)(a)-(b)", unit="EUR/year", start="2016-01-01")
def nl_labour_credit_first_steps(
    nl_labour_credit_income: float,
    nl_labour_credit_first_rate: float,
    nl_labour_credit_first_maximum: float,
    nl_labour_credit_second_threshold: float,
    nl_labour_credit_second_rate: float,
    nl_labour_credit_second_maximum: float,
) -> float:
    """Labour credit by its first two steps (opbouw van de arbeidskorting)."""
    first = min(
        nl_labour_credit_first_rate * max(0.0, nl_labour_credit_income), nl_labour_credit_first_maximum
    )
    second = nl_labour_credit_second_rate * max(
        0.0, nl_labour_credit_income - nl_labour_credit_second_threshold
    )
    return min(first + second, nl_labour_credit_second_maximum)


@rule(level="adult", law="Wet IB 2001 art. 8.11(2)", unit="EUR/year", start="2016-01-01", end="2019-12-31")
def nl_grown_labour_credit(nl_labour_credit_first_steps: float) -> float:
    """Labour credit before it falls with income, in two steps."""
    return nl_labour_credit_first_steps


@rule(level="adult", law="Wet IB 2001 art. 8.11(2)(c)", unit="EUR/year", start="2020-01-01")
def nl_grown_labour_credit(
    nl_labour_credit_income: float,
    nl_labour_credit_first_steps: float,
    nl_labour_credit_third_threshold: float,
    nl_labour_credit_third_rate: float,
    nl_labour_credit_maximum: float,
) -> float:
    """Labour credit before it falls with income, in three steps."""
    third = nl_labour_credit_third_rate * max(0.0, nl_labour_credit_income - nl_labour_credit_third_threshold)
    return min(nl_labour_credit_first_steps + third, nl_labour_credit_maximum)


@rule(level="adult", law="Wet IB 2001 art. 8.11(2)", unit="EUR/year", start="2016-01-01", output=True)
def nl_labour_credit(
    nl_labour_credit_income: float,
    nl_grown_labour_credit: float,
    nl_labour_credit_taper_threshold: float,
    nl_labour_credit_taper_rate: float,
    nl_labour_credit_maximum: float,
    nl_labour_credit_in_payroll: float,
) -> float:
    """Labour credit (arbeidskorting): for income from present labour, also when Belgium taxes it.

    Up to the income at which it starts to fall, at least what the employer applied in the wage tax.
    """
    if nl_labour_credit_income <= nl_labour_credit_taper_threshold:
        applied = min(nl_labour_credit_in_payroll, nl_labour_credit_maximum)
        return max(nl_grown_labour_credit, applied)
    above = nl_labour_credit_income - nl_labour_credit_taper_threshold
    return max(0.0, nl_grown_labour_credit - nl_labour_credit_taper_rate * above)
