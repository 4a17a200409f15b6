"""Exemption with progression, the shares of State and region, surcharges and what is due, from income year 2014."""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import BelgianRegion, BelgianTaxRegime

_SHARES = "Special Financing Act of 16 January 1989 arts 5/1-5/2"


@rule(level="adult", law="WIB 92 arts 130-154", unit="EUR/year", start="2014-01-01")
def be_state_tax_before_exemption(
    be_tax_after_tax_free_sum: float, be_replacement_income_reduction: float
) -> float:
    """State tax on all income, exempt income included, before the reduction for it."""
    return round_half_up(max(0.0, be_tax_after_tax_free_sum - be_replacement_income_reduction), CENT)


@rule(
    level="adult",
    law="WIB 92 art. 155; treaty NL-BE 2001 art. 23 §1",
    unit="EUR/year",
    start="2014-01-01",
    output=True,
)
def be_foreign_income_reduction(be_state_tax_before_exemption: float, be_exempt_share: float) -> float:
    """Reduction for treaty-exempt income (vrijstelling met progressievoorbehoud): its share of the tax."""
    return round_half_up(be_state_tax_before_exemption * be_exempt_share, CENT)


@rule(level="adult", law="WIB 92 arts 130-156", unit="EUR/year", start="2014-01-01", output=True)
def be_state_tax(be_state_tax_before_exemption: float, be_foreign_income_reduction: float) -> float:
    """State tax (belasting Staat, hoofdsom), before the region's part, reductions for spending and credits."""
    return round_half_up(be_state_tax_before_exemption - be_foreign_income_reduction, CENT)


@rule(level="adult", law=_SHARES, start="2014-01-01")
def be_has_regional_tax(be_regime: BelgianTaxRegime) -> bool:
    """Part of the tax is the region's: residents and art. 244; not arts 243 and 243/1."""
    return be_regime == BelgianTaxRegime.RESIDENT or be_regime == BelgianTaxRegime.ARTICLE_244


@rule(level="adult", law=_SHARES, unit="EUR/year", start="2014-01-01", output=True)
def be_reduced_state_tax(be_state_tax: float, be_has_regional_tax: bool, be_autonomy_factor: float) -> float:
    """State tax less the region's part (gereduceerde belasting Staat)."""
    if be_has_regional_tax:
        return round_half_up(be_state_tax * (1.0 - be_autonomy_factor), CENT)
    return be_state_tax


@rule(level="adult", law=_SHARES, unit="share", start="2014-01-01")
def be_regional_rate(
    be_has_regional_tax: bool,
    be_region: BelgianRegion,
    be_regional_additional_rate: float,
    be_regional_additional_rate_brussels: float,
) -> float:
    """Additional rate of the region (gewestelijke opcentiemen)."""
    if not be_has_regional_tax:
        return 0.0
    if be_region == BelgianRegion.BRUSSELS:
        return be_regional_additional_rate_brussels
    return be_regional_additional_rate


@rule(level="adult", law=_SHARES, unit="EUR/year", start="2014-01-01", output=True)
def be_regional_tax(be_reduced_state_tax: float, be_regional_rate: float) -> float:
    """Additional tax of the region (gewestelijke opcentiemen)."""
    return round_half_up(be_reduced_state_tax * be_regional_rate, CENT)


@rule(
    level="adult",
    law=f"WIB 92 arts 145/1-145/48 and 466; {_SHARES}",
    unit="EUR/year",
    start="2014-01-01",
    output=True,
)
def be_total_tax(
    be_reduced_state_tax: float, be_regional_tax: float, be_expenditure_tax_reductions: float
) -> float:
    """State and regional tax together after the reductions for spending (totale belasting), never below zero."""
    return round_half_up(
        max(0.0, be_reduced_state_tax + be_regional_tax - be_expenditure_tax_reductions), CENT
    )


@rule(
    level="adult", law=f"WIB 92 arts 466-466bis; {_SHARES}", unit="EUR/year", start="2014-01-01", output=True
)
def be_municipal_base(
    be_state_tax_before_exemption: float,
    be_autonomy_factor: float,
    be_regional_rate: float,
    be_expenditure_tax_reductions: float,
) -> float:
    """Tax on which the municipal surcharge is due: as if the exempt professional income were Belgian.

    The same lines as the total tax without the reduction for exempt income.
    """
    reduced = round_half_up(be_state_tax_before_exemption * (1.0 - be_autonomy_factor), CENT)
    regional = round_half_up(reduced * be_regional_rate, CENT)
    return round_half_up(max(0.0, reduced + regional - be_expenditure_tax_reductions), CENT)


@rule(level="adult", law="WIB 92 arts 465-470bis", unit="EUR/year", start="2014-01-01", output=True)
def be_municipal_surcharge(
    be_regime: BelgianTaxRegime, be_municipal_base: float, be_municipal_rate: float
) -> float:
    """Municipal surcharge of a resident (aanvullende gemeentebelasting), also on exempt Dutch pay (art. 466bis)."""
    if be_regime != BelgianTaxRegime.RESIDENT:
        return 0.0
    return round_half_up(be_municipal_base * be_municipal_rate, CENT)


@rule(level="adult", law="WIB 92 arts 245 and 466", unit="EUR/year", start="2014-01-01", output=True)
def be_surcharge(be_regime: BelgianTaxRegime, be_total_tax: float, be_surcharge_rate: float) -> float:
    """Surcharge for non-residents (opcentiemen) in the place of a municipal one, on the tax before credits."""
    if be_regime == BelgianTaxRegime.RESIDENT:
        return 0.0
    return round_half_up(be_total_tax * be_surcharge_rate, CENT)


@rule(
    level="adult", law="WIB 92 arts 243-245, 289ter/1, 466", unit="EUR/year", start="2017-01-01", output=True
)
def be_income_tax(
    be_total_tax: float,
    be_municipal_surcharge: float,
    be_surcharge: float,
    be_severance_tax: float,
    be_severance_surcharge: float,
    be_child_credit: float,
    be_lone_parent_credit: float,
    be_fiscal_work_bonus: float,
) -> float:
    """Belgian income tax of the year (PB or BNI/nat.pers.), surcharge included, before what was already withheld.

    Below zero when the refundable credits are more than the tax: they are paid out. The special social security
    contribution is apart.
    """
    credits = be_child_credit + be_lone_parent_credit + be_fiscal_work_bonus
    severance = be_severance_tax + be_severance_surcharge
    return round_half_up(be_total_tax + be_municipal_surcharge + be_surcharge + severance - credits, CENT)
