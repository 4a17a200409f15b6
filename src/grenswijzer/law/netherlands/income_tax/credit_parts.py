"""The standard credit split into a part for income tax and parts for the premiums."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import rule


@rule(level="adult", law="Wet IB 2001 art. 8.2", unit="EUR/year", start="2003-01-01", output=True)
def nl_ordinary_credits(
    nl_general_credit: float,
    nl_labour_credit: float,
    nl_family_credits: float,
    nl_young_disabled_credit: float,
) -> float:
    """Credits that are split with the old-age premium in the denominator (deel van de standaardheffingskorting)."""
    return nl_general_credit + nl_labour_credit + nl_family_credits + nl_young_disabled_credit


@rule(level="adult", law="Wet IB 2001 art. 8.10", unit="EUR/year", start="2003-01-01", end="2014-12-31")
def nl_general_credit_in_premium(nl_general_credit: float) -> float:
    """General credit of which a part reduces the premiums (premiedeel van de algemene heffingskorting)."""
    return nl_general_credit


@rule(
    level="adult", law="Wet IB 2001 art. 8.2; Wfv art. 10 (Wfsv art. 12)", unit="EUR/year", start="2003-01-01"
)
def nl_ordinary_credits_in_premium(
    nl_ordinary_credits: float, nl_general_credit_in_premium: float, nl_general_credit: float
) -> float:
    """The same credits, as their premium part is taken from them."""
    return nl_ordinary_credits + (nl_general_credit_in_premium - nl_general_credit)


@rule(level="adult", law="Wet IB 2001 arts 8.2, 8.7", unit="EUR/year", start="2003-01-01")
def nl_credits_without_aow_part(
    nl_elderly_credit: float, nl_single_elderly_credit: float, nl_green_investment_credit: float
) -> float:
    """Credits without a part for the old-age premium: for the elderly and for green investments."""
    return nl_elderly_credit + nl_single_elderly_credit + nl_green_investment_credit


@rule(level="adult", law="Wet IB 2001 art. 8.2", unit="EUR/year", start="2003-01-01", output=True)
def nl_standard_credit(nl_ordinary_credits: float, nl_credits_without_aow_part: float) -> float:
    """All credits together (standaardheffingskorting), for a person insured in the Netherlands all year."""
    return nl_ordinary_credits + nl_credits_without_aow_part


@rule(level="household", law="Wet IB 2001 art. 8.1", unit="share", start="2003-01-01")
def nl_combined_levy_rate(
    nl_first_bracket_tax_rate: float, nl_aow_rate: float, nl_anw_rate: float, nl_long_term_care_rate: float
) -> float:
    """First bracket's tax rate plus the three premium rates (gecombineerd heffingspercentage)."""
    return nl_first_bracket_tax_rate + nl_aow_rate + nl_anw_rate + nl_long_term_care_rate


@rule(
    level="adult",
    law="Wet IB 2001 arts 8.3, 8.7",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
    output=True,
)
def nl_credit_tax_part(
    nl_ordinary_credits: float,
    nl_credits_without_aow_part: float,
    nl_first_bracket_tax_rate: float,
    nl_combined_levy_rate: float,
    nl_aow_rate: float,
) -> float:
    """Part of the credits for income tax (heffingskorting voor de inkomstenbelasting).

    The old-age rate stands in the denominator for everyone, also for who no longer pays it; not for the exceptions
    of art. 8.7.
    """
    ordinary = nl_ordinary_credits * ratio(nl_first_bracket_tax_rate, nl_combined_levy_rate)
    exceptions = nl_credits_without_aow_part * ratio(
        nl_first_bracket_tax_rate, nl_combined_levy_rate - nl_aow_rate
    )
    return ordinary + exceptions


@rule(
    level="adult",
    law="Wet IB 2001 arts 8.4, 8.7(2); Wfv art. 10 (Wfsv art. 12)",
    unit="EUR/year",
    start="2003-01-01",
)
def nl_credit_aow_part(
    nl_ordinary_credits_in_premium: float,
    nl_aow_rate: float,
    nl_combined_levy_rate: float,
    nl_aow_premium_months: float,
    nl_months_in_year: float,
) -> float:
    """Part of the credits for the old-age premium (heffingskorting AOW), for the months in which it is due."""
    whole_year = nl_ordinary_credits_in_premium * ratio(nl_aow_rate, nl_combined_levy_rate)
    return whole_year * ratio(nl_aow_premium_months, nl_months_in_year)


@rule(
    level="adult",
    law="Wet IB 2001 arts 8.5-8.7; Wfv art. 10 (Wfsv art. 12)",
    unit="EUR/year",
    start="2003-01-01",
)
def nl_credit_anw_awbz_part(
    nl_ordinary_credits_in_premium: float,
    nl_credits_without_aow_part: float,
    nl_aow_rate: float,
    nl_anw_rate: float,
    nl_long_term_care_rate: float,
    nl_combined_levy_rate: float,
    nl_premium_months: float,
    nl_months_in_year: float,
) -> float:
    """Part of the credits for the other premiums (heffingskorting Anw en AWBZ), for the months insured."""
    rates = nl_anw_rate + nl_long_term_care_rate
    ordinary = nl_ordinary_credits_in_premium * ratio(rates, nl_combined_levy_rate)
    exceptions = nl_credits_without_aow_part * ratio(rates, nl_combined_levy_rate - nl_aow_rate)
    return (ordinary + exceptions) * ratio(nl_premium_months, nl_months_in_year)


@rule(level="adult", law="Wfv art. 10 (Wfsv art. 12)", unit="EUR/year", start="2003-01-01", output=True)
def nl_credit_premium_part(nl_credit_aow_part: float, nl_credit_anw_awbz_part: float) -> float:
    """Part of the credits for the premiums (heffingskorting volksverzekeringen): none when insured in Belgium."""
    return nl_credit_aow_part + nl_credit_anw_awbz_part
