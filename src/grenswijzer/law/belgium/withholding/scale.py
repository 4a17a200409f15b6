"""Which scale of the withholding applies to a job: I, II or III (schaal I, II, III)."""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import BelgianSpouseIncome, BelgianWithholdingScale

_LAW = "KB/WIB 92 art. 88 and annex III; FPS Finance, withholding of non-residents"


@rule(level="spell", law=_LAW, unit="days", start="2019-01-01")
def be_days_of_full_belgian_work(
    spell_days: float,
    be_taxable_pay_share: float,
    work_pay_share_be: float,
    full_time_share: float,
    be_withholding_work_share_limit: float,
) -> float:
    """Days under a contract whose work in Belgium reaches 75% of the legal working time; else none."""
    if be_taxable_pay_share > 0 and work_pay_share_be * full_time_share >= be_withholding_work_share_limit:
        return spell_days
    return 0.0


@rule(level="adult", law=_LAW, start="2019-01-01", output=True)
def be_is_withheld_as_resident(
    be_is_resident: bool, sum_be_days_of_full_belgian_work: float, be_days_in_year: int
) -> bool:
    """The withholding looks at the family: residents, and non-residents who work in Belgium all year.

    A non-resident only for work in Belgium, under contracts that cover the whole calendar year, with work in Belgium
    for at least 75% of the legal working time in each. It is not the 75% of income of the assessment.
    """
    return be_is_resident or sum_be_days_of_full_belgian_work >= be_days_in_year


@rule(level="adult", law=_LAW, start="2019-01-01", output=True)
def be_key_formula_scale(
    be_is_withheld_as_resident: bool, be_spouse_income_class: BelgianSpouseIncome
) -> BelgianWithholdingScale:
    """Scale of the withholding on wages (schaal van de bedrijfsvoorheffing).

    II when the spouse has no professional income (or a very small pension), I for everybody else whose family counts;
    III, without tax-free sum and without reductions for the family, for other non-residents.
    """
    if not be_is_withheld_as_resident:
        return BelgianWithholdingScale.SCALE_3
    if be_spouse_income_class == BelgianSpouseIncome.NO_INCOME:
        return BelgianWithholdingScale.SCALE_2
    return BelgianWithholdingScale.SCALE_1


@rule(level="adult", law=_LAW, start="2019-01-01")
def is_be_withholding_scale_1_or_2(be_key_formula_scale: BelgianWithholdingScale) -> bool:
    """Scale I or II applies: family and tax-free sum count."""
    return be_key_formula_scale != BelgianWithholdingScale.SCALE_3
