"""What happens to the credits of a frontier worker, and what the assessment comes to."""

from grenswijzer.engine.rule import rule


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.8; brochure-2003 §3.4 q1",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
)
def nl_lost_credit(nl_standard_credit: float, nl_combined_credit: float, nl_partner_payout: float) -> float:
    """Credits that bring nothing in the assessment itself: no more credit than Dutch tax and premium due."""
    return max(0.0, nl_standard_credit - nl_combined_credit - nl_partner_payout)


@rule(
    level="adult",
    law="treaty NL-BE 2001 art. 27(1); brochure-2003 §3.4 q1",
    unit="EUR/year",
    start="2003-01-01",
    when="nl_has_general_compensation_right",
    output=True,
)
def nl_own_credit_in_general_compensation(
    nl_combined_credit_if_taxed_in_nl: float, nl_combined_credit: float
) -> float:
    """Own credits that raise the general compensation, beyond those used in the assessment itself."""
    return nl_combined_credit_if_taxed_in_nl - nl_combined_credit


@rule(level="adult", law="Wet IB 2001 arts 9.1-9.2", unit="EUR/year", start="2003-01-01", output=True)
def nl_assessment_balance(
    nl_levy: float,
    nl_general_compensation: float,
    nl_special_compensation: float,
    nl_wage_tax_withheld: float,
    nl_provisional_refund: float,
) -> float:
    """What is still to be paid on the Dutch assessment (te betalen); negative: a refund."""
    compensations = nl_general_compensation + nl_special_compensation
    return nl_levy - compensations - nl_wage_tax_withheld + nl_provisional_refund
