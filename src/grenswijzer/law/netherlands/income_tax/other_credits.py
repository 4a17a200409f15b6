"""Tax credits for the elderly, young disabled people and green investors."""

from grenswijzer.engine.rule import rule


@rule(level="adult", law="Wet IB 2001 art. 8.17", start="2003-01-01", end="2010-12-31")
def nl_may_have_elderly_credit(
    nl_is_resident: bool,
    has_reached_nl_pension_age: bool,
    nl_aggregate_income: float,
    nl_elderly_credit_certain_income: float,
) -> bool:
    """Reached pension age in the year and an income that is not certainly above the limit for the elderly credit."""
    is_old = nl_is_resident and has_reached_nl_pension_age
    return is_old and nl_aggregate_income <= nl_elderly_credit_certain_income


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.17",
    unit="EUR/year",
    start="2003-01-01",
    end="2010-12-31",
    when="nl_may_have_elderly_credit",
)
def nl_elderly_credit(
    nl_aggregate_income: float, nl_elderly_credit_income_limit: float, nl_elderly_credit_amount: float
) -> float:
    """Elderly credit (ouderenkorting), up to a limit of income."""
    if nl_aggregate_income > nl_elderly_credit_income_limit:
        return 0.0
    return nl_elderly_credit_amount


@rule(level="adult", law="Wet IB 2001 art. 8.18", start="2003-01-01", end="2010-12-31")
def nl_may_have_single_elderly_credit(
    nl_may_have_elderly_credit: bool, nl_has_single_state_pension: bool
) -> bool:
    """May have the elderly credit and is entitled to the state pension of a single person."""
    return nl_may_have_elderly_credit and nl_has_single_state_pension


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.18",
    unit="EUR/year",
    start="2003-01-01",
    end="2010-12-31",
    when="nl_may_have_single_elderly_credit",
)
def nl_single_elderly_credit(nl_elderly_credit: float, nl_single_elderly_credit_amount: float) -> float:
    """Additional elderly credit of a single person (aanvullende ouderenkorting)."""
    if nl_elderly_credit > 0:
        return nl_single_elderly_credit_amount
    return 0.0


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.16a",
    unit="EUR/year",
    start="2003-01-01",
    when="nl_young_disabled_credit_applies",
)
def nl_young_disabled_credit(nl_elderly_credit: float, nl_young_disabled_credit_amount: float) -> float:
    """Credit for young disabled people (jonggehandicaptenkorting), not beside the elderly credit."""
    if nl_elderly_credit > 0:
        return 0.0
    return nl_young_disabled_credit_amount
