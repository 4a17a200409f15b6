"""From tax and premium to what is due: credits set off in the order of the law, and the partner's payout."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import rule


@rule(
    level="adult",
    law="Wet IB 2001 art. 2.7(1); Bvdb 2001 arts 8-14",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
    output=True,
)
def nl_tax_after_relief(nl_box1_tax: float, nl_double_tax_relief: float, nl_other_boxes_tax: float) -> float:
    """Income tax after relief for double taxation, before credits."""
    return nl_box1_tax - nl_double_tax_relief + nl_other_boxes_tax


@rule(level="adult", law="Wet IB 2001 art. 8.1", unit="EUR/year", start="2003-01-01", output=True)
def nl_combined_levy(nl_tax_after_relief: float, nl_premium_before_credits: float) -> float:
    """Income tax after relief and premium together, before credits (gecombineerde inkomensheffing)."""
    return nl_tax_after_relief + nl_premium_before_credits


@rule(level="adult", law="Wet IB 2001 arts 8.1, 8.8", unit="EUR/year", start="2003-01-01", output=True)
def nl_combined_credit(
    nl_credit_tax_part: float, nl_credit_premium_part: float, nl_combined_levy: float
) -> float:
    """Credits a person can use (gecombineerde heffingskorting): never more than the combined levy."""
    return min(nl_credit_tax_part + nl_credit_premium_part, nl_combined_levy)


@rule(level="adult", law="Wet IB 2001 art. 8.8", start="2003-01-01", output=True)
def nl_is_credit_capped(
    nl_credit_tax_part: float, nl_credit_premium_part: float, nl_combined_levy: float
) -> bool:
    """The credits are more than the combined levy, so that a part is lost (maximering van art. 8.8)."""
    return nl_credit_tax_part + nl_credit_premium_part > nl_combined_levy


@rule(level="adult", law="Wet IB 2001 art. 8.9", unit="EUR/year", start="2003-01-01")
def nl_room_for_partner(nl_combined_levy: float, nl_combined_credit: float) -> float:
    """Levy left after own credits, out of which a partner's credit can be paid."""
    return nl_combined_levy - nl_combined_credit


@rule(level="adult", law="Wet IB 2001 art. 8.9", unit="EUR/year", start="2003-01-01")
def nl_partner_room(partner_nl_room_for_partner: float) -> float:
    """The partner's levy left after the partner's credits."""
    return partner_nl_room_for_partner


@rule(level="adult", law="Wet IB 2001 art. 8.9", unit="EUR/year", start="2003-01-01")
def nl_actual_partner_room(nl_partner_room: float) -> float:
    """The partner's room on the partner's real facts: a compensation moves only one's own pay."""
    return nl_partner_room


@rule(level="adult", law="Wet IB 2001 art. 8.9(1), (4)", start="2003-01-01")
def nl_can_have_partner_payout(
    nl_has_fiscal_partner: bool, nl_are_together_half_a_year: bool, nl_is_kept_by_parents: bool
) -> bool:
    """The partner's levy can raise these credits: same partner for over six months, not kept by parents."""
    return nl_has_fiscal_partner and nl_are_together_half_a_year and not nl_is_kept_by_parents


@rule(
    level="adult",
    law="Wet IB 2001 arts 8.3-8.6, 8.9, 8.9a",
    unit="share",
    start="2003-01-01",
    end="2012-12-31",
)
def nl_effective_credit_share(
    nl_first_bracket_tax_rate: float,
    nl_aow_rate: float,
    nl_anw_rate: float,
    nl_long_term_care_rate: float,
    nl_combined_levy_rate: float,
    nl_aow_premium_months: float,
    nl_premium_months: float,
    nl_months_in_year: float,
) -> float:
    """Part of a credit that this person can have: tax part and, for the months insured, premium parts.

    The special rise that replaces the missing premium part (art. 8.9a) was until 2012 for non-residents only.
    """
    aow = nl_aow_rate * ratio(nl_aow_premium_months, nl_months_in_year)
    other = (nl_anw_rate + nl_long_term_care_rate) * ratio(nl_premium_months, nl_months_in_year)
    return ratio(nl_first_bracket_tax_rate + (aow + other), nl_combined_levy_rate)


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.9(1)",
    unit="EUR/year",
    start="2003-01-01",
    end="2008-12-31",
    when="nl_can_have_partner_payout",
)
def nl_partner_payout_level(
    nl_general_credit: float,
    nl_labour_credit: float,
    nl_combination_credit: float,
    nl_general_credit_payout_share: float,
    nl_effective_credit_share: float,
) -> float:
    """Level to which the credits of a low-earning partner can be raised (toetsniveau)."""
    level = nl_general_credit_payout_share * nl_general_credit + nl_labour_credit + nl_combination_credit
    return nl_effective_credit_share * level


@rule(level="adult", law="Wet IB 2001 art. 8.9(1)", unit="EUR/year", start="2003-01-01")
def nl_partner_payout_shortfall(
    nl_is_credit_capped: bool, nl_partner_payout_level: float, nl_combined_credit: float
) -> float:
    """How far the credits a person could use fall short of the level; zero when art. 8.8 did not cut them."""
    if nl_is_credit_capped:
        return max(0.0, nl_partner_payout_level - nl_combined_credit)
    return 0.0


@rule(level="adult", law="Wet IB 2001 art. 8.9(1)-(3)", unit="EUR/year", start="2003-01-01", output=True)
def nl_partner_payout(
    nl_partner_payout_shortfall: float, nl_partner_room: float, nl_double_tax_relief: float
) -> float:
    """Credits of a low-earning partner paid out against the other's levy (uitbetaling heffingskorting).

    Not above what the other has left after own credits; less one's own relief for double taxation.
    """
    return max(0.0, min(nl_partner_payout_shortfall, nl_partner_room) - nl_double_tax_relief)


@rule(level="adult", law="Wet IB 2001 art. 2.7(2)-(3)", unit="EUR/year", start="2003-01-01")
def nl_unused_premium_credit(nl_credit_premium_part: float, nl_premium_before_credits: float) -> float:
    """Premium part of the credits that is larger than the premium; it may reduce income tax."""
    return max(0.0, nl_credit_premium_part - nl_premium_before_credits)


@rule(level="adult", law="Wet IB 2001 arts 2.7, 8.8", unit="EUR/year", start="2003-01-01")
def nl_unused_tax_credit(
    nl_credit_tax_part: float, nl_unused_premium_credit: float, nl_tax_after_relief: float
) -> float:
    """Credits that are larger than the income tax left after relief."""
    return max(0.0, nl_credit_tax_part + nl_unused_premium_credit - nl_tax_after_relief)


@rule(level="adult", law="Wet IB 2001 arts 2.7, 8.9", unit="EUR/year", start="2003-01-01", output=True)
def nl_income_tax(
    nl_tax_after_relief: float,
    nl_credit_tax_part: float,
    nl_unused_premium_credit: float,
    nl_partner_payout: float,
) -> float:
    """Income tax due after relief and credits (verschuldigde inkomstenbelasting); negative: credits paid out."""
    return max(0.0, nl_tax_after_relief - nl_credit_tax_part - nl_unused_premium_credit) - nl_partner_payout


@rule(
    level="adult",
    law="Wfv art. 6 (Wfsv art. 9); Wet IB 2001 art. 8.8",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
)
def nl_national_insurance_premium(
    nl_premium_before_credits: float,
    nl_credit_premium_part: float,
    nl_unused_tax_credit: float,
    nl_excess_tax_credit_reduces_premium: bool,
) -> float:
    """National-insurance premium due after credits (verschuldigde premie volksverzekeringen)."""
    due = max(0.0, nl_premium_before_credits - nl_credit_premium_part)
    if nl_excess_tax_credit_reduces_premium:
        due = max(0.0, due - nl_unused_tax_credit)
    return due


@rule(level="adult", law="Wet IB 2001 arts 2.7, 9.1(3)", unit="EUR/year", start="2003-01-01", output=True)
def nl_levy(nl_income_tax: float, nl_national_insurance_premium: float) -> float:
    """Dutch income tax and premium due together (inkomensheffing), before compensation and withholding."""
    return nl_income_tax + nl_national_insurance_premium
