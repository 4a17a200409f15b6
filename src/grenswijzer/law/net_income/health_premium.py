"""The premium everyone insured in the Netherlands pays to a health insurer, whatever the income."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import rule


@rule(level="adult", law="Zvw art. 2; Regulation (EC) 883/2004 arts 17, 32", start="2006-01-01")
def nl_is_covered_through_partner(
    sum_gross_pay: float,
    sum_benefit_amount: float,
    partner_nl_insured_months: float,
    partner_be_insured_months: float,
    has_partner: bool,
) -> bool:
    """Without income of one's own and with a partner insured in Belgium: care at Belgian expense (meeverzekerd)."""
    has_no_income = sum_gross_pay == 0 and sum_benefit_amount == 0
    return has_partner and has_no_income and partner_be_insured_months > partner_nl_insured_months


@rule(level="adult", law="Zvw arts 2, 16-17", unit="EUR/year", start="2006-01-01", output=True)
def nl_nominal_health_premium(
    nl_insured_months: float,
    months_of_a_year: float,
    nl_average_health_premium: float,
    nl_health_premium_paid: float,
    nl_is_covered_through_partner: bool,
) -> float:
    """Premium paid to a Dutch health insurer for the months insured in the Netherlands (nominale premie).

    The amount that was filled in, else the average of the year. It stands apart from tax and contributions.
    """
    if nl_is_covered_through_partner or nl_insured_months == 0:
        return 0.0
    if nl_health_premium_paid > 0:
        return round_half_up(nl_health_premium_paid, CENT)
    return round_half_up(nl_average_health_premium * ratio(nl_insured_months, months_of_a_year), CENT)
