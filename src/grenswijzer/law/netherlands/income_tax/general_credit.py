"""General tax credit that falls with income (algemene heffingskorting)."""

from grenswijzer.engine.arithmetic import taper
from grenswijzer.engine.rule import rule


@rule(level="adult", law="Wet IB 2001 art. 8.10", unit="EUR/year", start="2015-01-01", output=True)
def nl_general_credit(
    nl_general_credit_income: float,
    nl_general_credit_amount: float,
    nl_general_credit_taper_threshold: float,
    nl_general_credit_taper_rate: float,
) -> float:
    """General tax credit (algemene heffingskorting): for everyone, less with more income.

    The income that counts is that from work and home to 2024, that of the three boxes from 2025.
    """
    return taper(
        nl_general_credit_amount,
        nl_general_credit_income,
        nl_general_credit_taper_threshold,
        nl_general_credit_taper_rate,
    )
