"""The part of the credits that counts for the income tax, since it depends on where one lives (2015)."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import rule


@rule(
    level="adult", law="Wet IB 2001 arts 2.7(1), 8.3, 8.7", unit="EUR/year", start="2015-01-01", output=True
)
def nl_credit_tax_part(
    nl_credits_with_tax_part: float,
    nl_other_credits_with_tax_part: float,
    nl_first_bracket_tax_rate: float,
    nl_combined_levy_rate: float,
    nl_aow_rate: float,
) -> float:
    """Part of the credits for income tax (heffingskorting voor de inkomstenbelasting).

    The old-age rate stands in the denominator for everyone, also for who no longer pays it; not for the exceptions
    of art. 8.7.
    """
    ordinary = nl_credits_with_tax_part * ratio(nl_first_bracket_tax_rate, nl_combined_levy_rate)
    rate = ratio(nl_first_bracket_tax_rate, nl_combined_levy_rate - nl_aow_rate)
    return ordinary + nl_other_credits_with_tax_part * rate
