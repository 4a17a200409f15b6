"""Special compensation: what a frontier worker of 2002 loses because the Netherlands no longer taxes the pay."""

from grenswijzer.engine.rule import rule, view

_ART_27 = "treaty NL-BE 2001 art. 27(2)-(4)"

view(
    "under_frontier_rule",
    replaces={
        "be_taxable_pay_share": "be_taxable_pay_share_by_frontier_rule",
        "nl_partner_room": "nl_actual_partner_room",
    },
    law=f"{_ART_27}; treaty NL-BE 1970 art. 15(3)",
)


@rule(level="spell", law=f"{_ART_27}; treaty NL-BE 1970 art. 15(3)", unit="share", start="2003-01-01")
def be_taxable_pay_share_by_frontier_rule(
    be_taxable_pay_share: float, nl_is_in_special_compensation_scope: bool
) -> float:
    """What Belgium might tax if the frontier-worker rule still applied: nothing of the frontier worker's pay."""
    if nl_is_in_special_compensation_scope:
        return 0.0
    return be_taxable_pay_share


@rule(
    level="adult",
    law=_ART_27,
    unit="EUR/year",
    start="2003-01-01",
    when="nl_has_special_compensation_right",
    output=True,
)
def nl_levies_after_general_compensation(
    nl_levy: float,
    nl_belgian_tax_on_own_income: float,
    nl_comparable_belgian_contributions: float,
    nl_general_compensation: float,
) -> float:
    """What is finally due in both states, after the general compensation."""
    due = nl_levy + nl_belgian_tax_on_own_income + nl_comparable_belgian_contributions
    return due - nl_general_compensation


@rule(
    level="adult",
    law="Uitv.reg. IB 2001 art. 45a(2)-(3)",
    unit="EUR/year",
    start="2003-01-01",
    when="nl_has_fiscal_partner",
    output=True,
)
def nl_partner_credit_in_special_compensation(
    partner_nl_partner_payout_shortfall: float,
    nl_room_for_partner_under_frontier_rule: float,
    partner_nl_double_tax_relief: float,
    partner_nl_partner_payout: float,
    partner_nl_credit_without_exemption: float,
) -> float:
    """Credits that a partner with little income would have been paid under the frontier rule.

    A partner who lives and is insured in the Netherlands has the whole general credit: tax part and premium part.
    """
    room = nl_room_for_partner_under_frontier_rule
    paid = min(partner_nl_partner_payout_shortfall, room) - partner_nl_double_tax_relief
    return max(0.0, max(0.0, paid) - partner_nl_partner_payout - partner_nl_credit_without_exemption)


@rule(
    level="adult",
    law=f"{_ART_27}; Uitv.reg. IB 2001 art. 45a(2)",
    unit="EUR/year",
    start="2003-01-01",
    when="nl_has_special_compensation_right",
    output=True,
)
def nl_special_compensation_notional_levy(
    nl_levy_under_frontier_rule: float,
    nl_partner_credit_in_special_compensation: float,
    nl_belgian_tax_on_own_income_under_frontier_rule: float,
    nl_comparable_belgian_contributions: float,
) -> float:
    """What would be due under the frontier-worker rule (heffing onder de grensarbeidersregeling).

    Dutch tax as if only the Netherlands could tax the pay; premium only if insured there, and own credits for their
    tax part only if not; Belgian tax on other Belgian income.
    """
    dutch = nl_levy_under_frontier_rule - nl_partner_credit_in_special_compensation
    return dutch + nl_belgian_tax_on_own_income_under_frontier_rule + nl_comparable_belgian_contributions


@rule(
    level="adult",
    law=_ART_27,
    unit="EUR/year",
    start="2003-01-01",
    when="nl_has_special_compensation_right",
    output=True,
)
def nl_special_compensation(
    nl_levies_after_general_compensation: float,
    nl_special_compensation_notional_levy: float,
    nl_general_compensation: float,
    nl_belgian_tax_on_own_income: float,
    nl_comparable_belgian_contributions: float,
) -> float:
    """Special compensation (bijzondere compensatie): the net loss of income, fixed every year, never negative.

    Both compensations together never exceed the Belgian tax and comparable contributions that they treat as withheld.
    """
    loss = max(0.0, nl_levies_after_general_compensation - nl_special_compensation_notional_levy)
    left = nl_belgian_tax_on_own_income + nl_comparable_belgian_contributions - nl_general_compensation
    return min(loss, left)
