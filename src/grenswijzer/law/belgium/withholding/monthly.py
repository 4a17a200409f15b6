"""The key formula: from the taxable pay of a month to the withholding of that month (sleutelformule)."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_down, round_half_up, tax_by_scale
from grenswijzer.engine.rule import Scale, rule
from grenswijzer.law.types import BelgianWithholdingScale, Collar

_LAW = "KB/WIB 92 annex III nos 31-52"


@rule(level="spell", law="KB/WIB 92 annex III no. 13", unit="EUR/month", start="2019-01-01")
def be_contributions_of_month(
    be_is_insured_as_employee: bool,
    be_monthly_salary: float,
    collar: Collar,
    be_manual_worker_base_share: float,
    be_employee_contribution_rate: float,
    be_work_bonus_a_of_month: float,
    be_work_bonus_b_of_month: float,
    be_dutch_premium_of_job: float,
    salary: float,
    gross_pay: float,
    benefits_in_kind: float,
    be_whole_months_of_period: float,
) -> float:
    """Contributions withheld from an ordinary month's wage, after the work bonus; or the Dutch premium on it."""
    if be_is_insured_as_employee:
        share = be_manual_worker_base_share if collar == Collar.MANUAL else 1.0
        before_bonus = round_half_up(be_monthly_salary * share * be_employee_contribution_rate, CENT)
        return max(0.0, before_bonus - be_work_bonus_a_of_month - be_work_bonus_b_of_month)
    ordinary = ratio(salary + benefits_in_kind, gross_pay + benefits_in_kind)
    return round_half_up(ratio(be_dutch_premium_of_job * ordinary, be_whole_months_of_period), CENT)


@rule(level="spell", law="KB/WIB 92 annex III nos 13-26", unit="EUR/month", start="2019-01-01", output=True)
def be_taxable_pay_of_month(
    be_monthly_salary: float,
    be_company_car_benefit: float,
    be_van_benefit: float,
    be_taxable_commuting_allowance: float,
    be_whole_months_of_period: float,
    be_contributions_of_month: float,
    be_taxable_pay_share: float,
) -> float:
    """Taxable pay of an ordinary month, as far as Belgium may tax it (belastbaar maandloon).

    Without holiday pay, 13th month and bonus, which have percentages of their own.
    """
    car = be_company_car_benefit + be_van_benefit + be_taxable_commuting_allowance
    month = be_monthly_salary + ratio(car, be_whole_months_of_period) - be_contributions_of_month
    return round_half_up(max(0.0, month) * be_taxable_pay_share, CENT)


@rule(level="spell", law=_LAW, unit="EUR/month", start="2019-01-01", end="2022-12-31")
def be_withholding_base_of_month(be_taxable_pay_of_month: float, be_withholding_base_step: float) -> float:
    """Taxable pay of the month as the scale reads it: down to a multiple of 15 euros."""
    return round_down(be_taxable_pay_of_month, be_withholding_base_step)


@rule(level="spell", law=_LAW, unit="EUR/month", start="2023-01-01")
def be_withholding_base_of_month(be_taxable_pay_of_month: float) -> float:
    """Taxable pay of the month as the formula reads it: to the cent since 2023."""
    return be_taxable_pay_of_month


@rule(level="spell", law=_LAW, unit="EUR/year", start="2019-01-01", output=True)
def be_withholding_net_base(
    be_withholding_base_of_month: float,
    months_of_a_year: float,
    be_withholding_cost_rate: float,
    be_withholding_cost_maximum: float,
) -> float:
    """Twelve times the month, less the lump-sum costs (jaarlijks netto belastbaar inkomen)."""
    year = be_withholding_base_of_month * months_of_a_year
    costs = min(round_half_up(year * be_withholding_cost_rate, CENT), be_withholding_cost_maximum)
    return round_half_up(year - costs, CENT)


@rule(level="spell", law=_LAW, unit="EUR/year", start="2019-01-01")
def be_withholding_spouse_part(
    be_withholding_net_base: float,
    be_key_formula_scale: BelgianWithholdingScale,
    be_withholding_spouse_part_rate: float,
    be_withholding_spouse_part_maximum: float,
) -> float:
    """Scale II: the part of the income that is taxed as the spouse's (huwelijksquotiënt); else none."""
    if be_key_formula_scale != BelgianWithholdingScale.SCALE_2:
        return 0.0
    part = round_half_up(be_withholding_net_base * be_withholding_spouse_part_rate, CENT)
    return min(part, be_withholding_spouse_part_maximum)


@rule(level="spell", law=_LAW, unit="EUR/year", start="2019-01-01", output=True)
def be_annual_basic_withholding(
    be_withholding_net_base: float,
    be_withholding_spouse_part: float,
    be_key_formula_scale: BelgianWithholdingScale,
    be_withholding_basic_scale: Scale,
    be_withholding_tax_on_free_sum: float,
) -> float:
    """Withholding on a whole year's pay before reductions (jaarlijkse basisbelasting), never below zero.

    Scale II gives the amount for the tax-free sum twice, scale III not at all.
    """
    own = round_half_up(
        tax_by_scale(be_withholding_net_base - be_withholding_spouse_part, be_withholding_basic_scale), CENT
    )
    if be_key_formula_scale == BelgianWithholdingScale.SCALE_3:
        return own
    if be_key_formula_scale == BelgianWithholdingScale.SCALE_1:
        return max(0.0, own - be_withholding_tax_on_free_sum)
    spouse = round_half_up(tax_by_scale(be_withholding_spouse_part, be_withholding_basic_scale), CENT)
    return max(0.0, own + spouse - be_withholding_tax_on_free_sum - be_withholding_tax_on_free_sum)


@rule(level="spell", law=_LAW, unit="EUR/month", start="2019-01-01", end="2022-12-31", output=True)
def be_monthly_basic_withholding(be_annual_basic_withholding: float, months_of_a_year: float) -> float:
    """Withholding of a month before reductions; the printed scales drop what is below a cent.

    Checked against every amount of the three scales printed for 2021.
    """
    return round_down(ratio(be_annual_basic_withholding, months_of_a_year), CENT)


@rule(level="spell", law=_LAW, unit="EUR/month", start="2023-01-01", output=True)
def be_monthly_basic_withholding(be_annual_basic_withholding: float, months_of_a_year: float) -> float:
    """Withholding of a month before reductions: a twelfth, to the nearest cent (annex III no. 12)."""
    return round_half_up(ratio(be_annual_basic_withholding, months_of_a_year), CENT)


@rule(level="spell", law=_LAW, unit="EUR/month", start="2019-01-01", output=True)
def be_monthly_withholding(
    be_monthly_basic_withholding: float,
    be_family_reduction_of_month: float,
    be_group_insurance_reduction_of_month: float,
    be_work_bonus_reduction_of_month: float,
) -> float:
    """Payroll tax withheld from an ordinary month's pay (bedrijfsvoorheffing per maand), never below zero."""
    reductions = be_family_reduction_of_month + be_group_insurance_reduction_of_month
    return round_half_up(
        max(0.0, be_monthly_basic_withholding - reductions - be_work_bonus_reduction_of_month), CENT
    )


@rule(
    level="spell",
    law="KB/WIB 92 art. 88 and annex III",
    unit="EUR/year",
    start="2019-01-01",
    when="is_be_withholding_computed",
)
def be_withholding_by_scale(
    be_monthly_withholding: float,
    spell_months: float,
    be_holiday_pay_withholding: float,
    be_exceptional_pay_withholding: float,
) -> float:
    """Withholding on the pay of the job by the key formula of annex III (sleutelformule); it is an advance only.

    Every month alike, and holiday pay, 13th month and bonus apart. A job beside another is taken as if it were the
    only one, as each employer does.
    """
    ordinary = round_half_up(be_monthly_withholding * spell_months, CENT)
    return round_half_up(ordinary + be_holiday_pay_withholding + be_exceptional_pay_withholding, CENT)
