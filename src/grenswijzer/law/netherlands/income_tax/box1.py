"""Taxable income from work and home (box 1) and the tax on it, before relief and credits."""

from grenswijzer.engine.arithmetic import ratio, tax_by_scale
from grenswijzer.engine.rule import Scale, rule


@rule(
    level="child",
    law="Wet IB 2001 art. 6.14(1)(a); brochure-2003 §3.1 q3",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
)
def nl_child_maintenance_deduction(nl_child_maintenance: float, is_family_allowance_due: bool) -> float:
    """Deduction for the maintenance of a child (uitgaven voor levensonderhoud van kinderen).

    None when someone in the household is entitled to Dutch or comparable foreign family allowance for the child.
    """
    if is_family_allowance_due:
        return 0.0
    return nl_child_maintenance


@rule(level="household", law="Wet IB 2001 art. 6.13", unit="EUR/year", start="2003-01-01", end="2014-12-31")
def nl_joint_child_maintenance_deduction(sum_nl_child_maintenance_deduction: float) -> float:
    """Deduction for the maintenance of all children, to be divided between partners."""
    return sum_nl_child_maintenance_deduction


@rule(level="adult", law="Wet IB 2001 art. 2.17(2)-(5)", start="2003-01-01", end="2014-12-31", unit="share")
def nl_share_of_joint_deductions(
    nl_joint_deduction_weight: float, partner_nl_joint_deduction_weight: float, nl_has_fiscal_partner: bool
) -> float:
    """Share of joint deductions (gemeenschappelijke inkomensbestanddelen): half each unless partners choose."""
    if not nl_has_fiscal_partner:
        return 1.0
    return ratio(nl_joint_deduction_weight, nl_joint_deduction_weight + partner_nl_joint_deduction_weight)


@rule(level="adult", law="Wet IB 2001 arts 6.1-6.2", unit="EUR/year", start="2003-01-01", end="2014-12-31")
def nl_personal_deductions(
    nl_stated_personal_deductions: float,
    nl_joint_child_maintenance_deduction: float,
    nl_share_of_joint_deductions: float,
) -> float:
    """Personal deductions (persoonsgebonden aftrek) claimed by this person."""
    return nl_stated_personal_deductions + nl_share_of_joint_deductions * nl_joint_child_maintenance_deduction


@rule(level="adult", law="Wet IB 2001 art. 3.1", unit="EUR/year", start="2003-01-01")
def nl_box1_income_before_personal_deductions(
    nl_fiscal_wage: float,
    nl_severance_wage: float,
    nl_benefit_income: float,
    other_dutch_income: float,
    other_foreign_income: float,
    nl_own_home_balance: float,
    nl_income_provisions: float,
) -> float:
    """World income from work and home less income provisions, before personal deductions.

    Income in Belgium from savings or real estate is not in it: that belongs to box 3.
    """
    wage = nl_fiscal_wage + nl_severance_wage
    earned = wage + nl_benefit_income + other_dutch_income + other_foreign_income
    return earned + nl_own_home_balance - nl_income_provisions


@rule(level="adult", law="Wet IB 2001 art. 6.2", unit="EUR/year", start="2003-01-01")
def nl_personal_deductions_in_box1(
    nl_personal_deductions: float, nl_box1_income_before_personal_deductions: float
) -> float:
    """Personal deductions that reduce box 1: not below zero; the rest goes to box 3 and box 2."""
    return min(nl_personal_deductions, max(0.0, nl_box1_income_before_personal_deductions))


@rule(level="adult", law="Wet IB 2001 art. 3.1", unit="EUR/year", start="2003-01-01", output=True)
def nl_box1_income(
    nl_box1_income_before_personal_deductions: float, nl_personal_deductions_in_box1: float
) -> float:
    """Income from work and home (inkomen uit werk en woning), before losses of other years."""
    return nl_box1_income_before_personal_deductions - nl_personal_deductions_in_box1


@rule(level="adult", law="Wet IB 2001 arts 3.1, 3.149-3.150", unit="EUR/year", start="2003-01-01")
def nl_taxable_box1_income(nl_box1_income: float, nl_box1_losses: float) -> float:
    """Taxable income from work and home (belastbaar inkomen uit werk en woning): losses of other years taken off."""
    return max(min(nl_box1_income, 0.0), nl_box1_income - nl_box1_losses)


@rule(level="adult", law="Wet IB 2001 art. 2.18", unit="EUR/year", start="2003-01-01", end="2014-12-31")
def nl_aggregate_income(nl_box1_income: float, nl_other_boxes_income: float) -> float:
    """Income of the three boxes (verzamelinkomen), on which the tests of some credits rest."""
    return nl_box1_income + nl_other_boxes_income


@rule(
    level="adult",
    law="Wet IB 2001 arts 2.7(1)(a), 2.10",
    unit="EUR/year",
    start="2003-01-01",
    end="2010-12-31",
    output=True,
)
def nl_box1_tax(nl_taxable_box1_income: float, nl_box1_scale: Scale) -> float:
    """Income tax on box 1 before relief and credits, without premiums (belasting box 1)."""
    return tax_by_scale(nl_taxable_box1_income, nl_box1_scale)
