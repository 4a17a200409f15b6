"""What is due since 2015, and the payout to a low-earning partner while it was phased out."""

from grenswijzer.engine.arithmetic import ratio, year_of
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import NlPayoutLevel


@rule(
    level="adult",
    law="Wet IB 2001 art. 2.7(1); Bvdb 2001 arts 8-14, 23-24",
    unit="EUR/year",
    start="2015-01-01",
    output=True,
)
def nl_tax_after_relief(
    nl_box1_tax: float,
    nl_double_tax_relief: float,
    nl_box3_tax: float,
    nl_box3_relief: float,
    nl_other_boxes_tax: float,
) -> float:
    """Income tax after relief for double taxation, before credits."""
    box3 = nl_box3_tax - nl_box3_relief
    return nl_box1_tax - nl_double_tax_relief + box3 + nl_other_boxes_tax


@rule(level="adult", law="Wet IB 2001 arts 8.3-8.6, 8.9, 8.9a", unit="share", start="2013-01-01")
def nl_effective_credit_share(
    nl_first_bracket_tax_rate: float,
    nl_aow_rate: float,
    nl_anw_rate: float,
    nl_long_term_care_rate: float,
    nl_combined_levy_rate: float,
    nl_share_of_year_before_pension_age: float,
) -> float:
    """Part of a credit that can be raised: all of it, without the old-age part once pension age is reached.

    Who is not insured in the Netherlands gets the missing premium part as a special rise (art. 8.9a): since 2013 for
    residents too.
    """
    other = nl_first_bracket_tax_rate + nl_anw_rate + nl_long_term_care_rate
    return ratio(other + nl_aow_rate * nl_share_of_year_before_pension_age, nl_combined_levy_rate)


@rule(level="adult", law="Wet IB 2001 art. 8.9", unit="share", start="2014-01-01")
def nl_general_credit_share_in_payout(
    birth_date: int, nl_full_payout_birth_year: float, nl_general_credit_payout_share: float
) -> float:
    """Share of the general credit that can be paid out: all of it for who was born before 1963, else phased out."""
    if year_of(birth_date) < nl_full_payout_birth_year:
        return 1.0
    return nl_general_credit_payout_share


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.9(1)-(2)",
    unit="EUR/year",
    start="2014-01-01",
    end="2022-12-31",
    when="nl_can_have_partner_payout",
)
def nl_partner_payout_level(
    nl_general_credit: float,
    nl_labour_credit: float,
    nl_income_dependent_combination_credit: float,
    nl_general_credit_share_in_payout: float,
    nl_effective_credit_share: float,
    nl_payout_level: NlPayoutLevel,
) -> float:
    """Level to which the credits of a low-earning partner can be raised (toetsniveau): with the credits for work."""
    level = nl_general_credit_share_in_payout * nl_general_credit
    if nl_payout_level != NlPayoutLevel.GENERAL_CREDIT_ONLY:
        level = level + nl_labour_credit + nl_income_dependent_combination_credit
    return nl_effective_credit_share * level


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.9(1)",
    unit="EUR/year",
    start="2023-01-01",
    when="nl_can_have_partner_payout",
)
def nl_partner_payout_level(
    nl_general_credit: float,
    nl_labour_credit: float,
    nl_income_dependent_combination_credit: float,
    nl_general_credit_share_in_payout: float,
    nl_effective_credit_share: float,
    nl_payout_level: NlPayoutLevel,
) -> float:
    """Level to which the credits of a low-earning partner can be raised (toetsniveau): the general credit.

    Only people born before 1963 can still have their credit paid out.
    """
    level = nl_general_credit_share_in_payout * nl_general_credit
    if nl_payout_level == NlPayoutLevel.WITH_CREDITS_FOR_WORK and nl_general_credit_share_in_payout > 0:
        level = level + nl_labour_credit + nl_income_dependent_combination_credit
    return nl_effective_credit_share * level
