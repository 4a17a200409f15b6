"""Tax credits for people of pension age, with the taper of 2019."""

from grenswijzer.engine.arithmetic import taper
from grenswijzer.engine.rule import rule


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.17",
    unit="EUR/year",
    start="2019-01-01",
    when="has_reached_nl_pension_age",
    output=True,
)
def nl_elderly_credit(
    nl_elderly_credit_income: float,
    nl_elderly_credit_amount: float,
    nl_elderly_credit_taper_threshold: float,
    nl_elderly_credit_taper_rate: float,
) -> float:
    """Elderly credit (ouderenkorting) of who has reached pension age at the end of the year, less with more income."""
    return taper(
        nl_elderly_credit_amount,
        nl_elderly_credit_income,
        nl_elderly_credit_taper_threshold,
        nl_elderly_credit_taper_rate,
    )


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.18",
    unit="EUR/year",
    start="2011-01-01",
    when="nl_has_single_state_pension",
    output=True,
)
def nl_single_elderly_credit(nl_single_elderly_credit_amount: float) -> float:
    """Credit for who can get the state pension of a single person (alleenstaande-ouderenkorting)."""
    return nl_single_elderly_credit_amount
