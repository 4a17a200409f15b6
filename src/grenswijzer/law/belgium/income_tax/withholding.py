"""What the employer already withheld, and what is left to pay or comes back (bedrijfsvoorheffing en afrekening)."""

from grenswijzer.engine.arithmetic import CENT, round_half_up, tax_by_scale
from grenswijzer.engine.rule import Scale, rule
from grenswijzer.law.types import BelgianNonResidentCategory, BelgianWithholdingScale, CivilStatus


@rule(
    level="adult",
    law="KB/WIB 92 art. 88 and annex III; brochure-2003 §2.1",
    start="2003-01-01",
    end="2013-12-31",
    output=True,
)
def be_withholding_scale(
    be_non_resident_category: BelgianNonResidentCategory,
    civil_status: CivilStatus,
    has_partner: bool,
    partner_be_world_professional_income: float,
) -> BelgianWithholdingScale:
    """Scale of the withholding on wages (schaal van de bedrijfsvoorheffing).

    I and II only with a home in Belgium all year: II when the spouse has no professional income, else I. Everybody
    else has III, which knows no family benefits: those follow in the assessment.
    """
    if be_non_resident_category == BelgianNonResidentCategory.NONE:
        return BelgianWithholdingScale.NONE
    if be_non_resident_category != BelgianNonResidentCategory.HOME_IN_BELGIUM:
        return BelgianWithholdingScale.SCALE_3
    is_married = civil_status == CivilStatus.MARRIED and has_partner
    if is_married and partner_be_world_professional_income <= 0:
        return BelgianWithholdingScale.SCALE_2
    return BelgianWithholdingScale.SCALE_1


@rule(level="spell", law="KB/WIB 92 art. 88 and annex III", start="2003-01-01")
def is_be_withholding_computed(be_taxable_pay: float, be_withheld_amount_is_known: bool) -> bool:
    """There is Belgian taxable pay and nobody said what was withheld: the scale has to tell."""
    return be_taxable_pay > 0 and not be_withheld_amount_is_known


@rule(
    level="spell",
    law="KB/WIB 92 annex III",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
    when="is_be_withholding_computed",
)
def be_withholding_by_scale(
    be_taxable_pay: float,
    be_withholding_scale: BelgianWithholdingScale,
    be_withholding_scale_1: Scale,
    be_withholding_scale_2: Scale,
    be_withholding_scale_3: Scale,
) -> float:
    """Withholding by the scales of annex III on the pay of the job (bedrijfsvoorheffing volgens de schaal)."""
    if be_withholding_scale == BelgianWithholdingScale.SCALE_1:
        return round_half_up(tax_by_scale(be_taxable_pay, be_withholding_scale_1), CENT)
    if be_withholding_scale == BelgianWithholdingScale.SCALE_2:
        return round_half_up(tax_by_scale(be_taxable_pay, be_withholding_scale_2), CENT)
    return round_half_up(tax_by_scale(be_taxable_pay, be_withholding_scale_3), CENT)


@rule(level="spell", law="WIB 92 arts 270-275", unit="EUR/year", start="2003-01-01")
def be_withholding_tax(
    be_withheld_amount_is_known: bool, be_withheld_amount: float, be_withholding_by_scale: float
) -> float:
    """Payroll tax withheld from the pay (bedrijfsvoorheffing): an advance on the final tax."""
    return be_withheld_amount if be_withheld_amount_is_known else be_withholding_by_scale


@rule(level="adult", law="WIB 92 arts 246, 276 and 296", unit="EUR/year", start="2003-01-01", output=True)
def be_tax_settlement(be_income_tax: float, sum_be_withholding_tax: float) -> float:
    """What the assessment leaves (afrekening): above zero still to pay, below zero a refund."""
    return round_half_up(be_income_tax - sum_be_withholding_tax, CENT)
