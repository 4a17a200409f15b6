"""What the employer withholds from the pay as an advance on the special contribution (inhouding BBSZ)."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up, tax_by_scale
from grenswijzer.engine.rule import Scale, rule
from grenswijzer.law.types import CivilStatus


@rule(level="adult", law="common concept of gross pay", unit="EUR/year", start="2003-01-01")
def be_pay_of_all_jobs(sum_gross_pay: float) -> float:
    """Gross pay of all jobs together."""
    return sum_gross_pay


@rule(level="spell", law="Wet 30.03.1994 art. 109", unit="EUR/quarter", start="2003-01-01", end="2017-12-31")
def be_quarterly_wage(be_contribution_base: float, quarters_in_period: int) -> float:
    """Gross wage of a quarter (108% for manual workers), the year's wage taken as spread evenly."""
    return ratio(be_contribution_base, quarters_in_period)


@rule(
    level="spell",
    law="Wet 30.03.1994 art. 109",
    unit="EUR/year",
    start="2003-01-01",
    end="2017-12-31",
    output=True,
)
def be_special_contribution_withheld(
    be_quarterly_wage: float,
    quarters_in_period: int,
    partner_be_pay_of_all_jobs: float,
    civil_status: CivilStatus,
    be_special_contribution_quarter_scale: Scale,
    be_special_contribution_quarter_scale_working_spouse: Scale,
    be_special_contribution_quarter_maximum: float,
    be_special_contribution_quarter_maximum_working_spouse: float,
) -> float:
    """Special contribution the employer withholds (inhouding BBSZ), by a quarter's wage and the family."""
    if civil_status == CivilStatus.MARRIED and partner_be_pay_of_all_jobs > 0:
        by_wage = tax_by_scale(be_quarterly_wage, be_special_contribution_quarter_scale_working_spouse)
        quarter = min(by_wage, be_special_contribution_quarter_maximum_working_spouse)
    else:
        by_wage = tax_by_scale(be_quarterly_wage, be_special_contribution_quarter_scale)
        quarter = min(by_wage, be_special_contribution_quarter_maximum)
    return round_half_up(quarter, CENT) * quarters_in_period


@rule(
    level="spell",
    law="Wet 30.03.1994 art. 109",
    unit="EUR/month",
    start="2018-01-01",
    when="be_is_insured_as_employee",
)
def be_special_contribution_of_month(
    be_monthly_contribution_wage: float,
    partner_be_pay_of_all_jobs: float,
    be_is_couple_in_law: bool,
    has_partner: bool,
    be_special_contribution_month_scale_single: Scale,
    be_special_contribution_month_scale_spouse_without_income: Scale,
    be_special_contribution_month_scale_working_spouse: Scale,
    be_special_contribution_month_maximum: float,
    be_special_contribution_month_maximum_working_spouse: float,
) -> float:
    """Special contribution withheld in a month, by the wage (108% for manual workers) and the family.

    The law's limits are those of a quarter; a month has a third of them. The tables changed on 1 April 2022.
    """
    if not be_is_couple_in_law or not has_partner:
        by_wage = tax_by_scale(be_monthly_contribution_wage, be_special_contribution_month_scale_single)
        maximum = be_special_contribution_month_maximum
    elif partner_be_pay_of_all_jobs > 0:
        by_wage = tax_by_scale(
            be_monthly_contribution_wage, be_special_contribution_month_scale_working_spouse
        )
        maximum = be_special_contribution_month_maximum_working_spouse
    else:
        scale_wage = be_monthly_contribution_wage
        by_wage = tax_by_scale(scale_wage, be_special_contribution_month_scale_spouse_without_income)
        maximum = be_special_contribution_month_maximum
    return round_half_up(min(by_wage, maximum), CENT)


@rule(level="spell", law="Wet 30.03.1994 art. 109", unit="EUR/year", start="2018-01-01", output=True)
def be_special_contribution_withheld(be_special_contribution_of_month: float, spell_months: float) -> float:
    """Special contribution the employer withholds (inhouding BBSZ), month by month."""
    return round_half_up(be_special_contribution_of_month * spell_months, CENT)
