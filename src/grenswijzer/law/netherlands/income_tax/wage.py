"""What counts as wage and benefit for Dutch income tax, also when Belgium pays, taxes or insures it."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import BenefitKind, Country, JobKind

_DECREE_2009 = "decree of 7 April 2009 (BWBR0025713)"
_DECREE_2014 = "decree of 24 March 2014 (BWBR0035025)"


@rule(level="spell", law="Wet LB 1964 art. 11(1)(j)", unit="EUR/year", start="2003-01-01")
def nl_deductible_pension_premium(
    employee_pension_premium: float, employer_state: Country, nl_is_pension_scheme_accepted: bool
) -> float:
    """Own pension premium that is not wage (aftrekbare pensioenpremie): Dutch schemes, and foreign ones accepted."""
    if employer_state == Country.NL or nl_is_pension_scheme_accepted:
        return employee_pension_premium
    return 0.0


@rule(
    level="spell",
    law="Wet LB 1964 arts 10-13bis; Wet IB 2001 arts 3.81-3.82; brochure-2003 §3.2 q6",
    unit="EUR/year",
    start="2003-01-01",
    end="2005-12-31",
)
def nl_recomputed_wage(
    gross_pay: float,
    benefits_in_kind: float,
    nl_company_car_benefit: float,
    nl_other_wage: float,
    be_employee_contributions: float,
    nl_deductible_pension_premium: float,
    nl_medical_addition: float,
) -> float:
    """Wage by Dutch rules, built up from gross pay (herrekend loon).

    Gross pay and benefits in kind, less the worker's own Belgian contributions (RSZ; zero for who is insured in the
    Netherlands) and pension premium, plus the part of the health contributions that is wage in the Netherlands.
    """
    additions = benefits_in_kind + nl_company_car_benefit + nl_other_wage + nl_medical_addition
    return gross_pay + additions - be_employee_contributions - nl_deductible_pension_premium


@rule(
    level="spell",
    law=f"Wet LB 1964 arts 10-13bis; Wet IB 2001 arts 3.81-3.82; {_DECREE_2009} §4.2",
    unit="EUR/year",
    start="2006-01-01",
    end="2012-12-31",
)
def nl_recomputed_wage(
    gross_pay: float,
    benefits_in_kind: float,
    nl_company_car_wage: float,
    nl_taxable_allowances: float,
    nl_other_wage: float,
    be_employee_contributions: float,
    nl_deductible_pension_premium: float,
    nl_medical_addition: float,
) -> float:
    """Wage by Dutch rules, built up from gross pay (herrekend loon).

    Gross pay and benefits in kind, less the worker's own Belgian contributions after the work bonus (zero for who is
    insured in the Netherlands) and pension premium, plus the part of the health contributions that is wage in the
    Netherlands.
    """
    additions = benefits_in_kind + nl_company_car_wage + nl_taxable_allowances + nl_other_wage
    wage = gross_pay + additions + nl_medical_addition
    return wage - be_employee_contributions - nl_deductible_pension_premium


@rule(level="spell", law=f"{_DECREE_2014} §4.5", unit="EUR/year", start="2018-01-01")
def nl_wage_spent_on_belgian_health_care(
    be_employee_contributions_before_bonus: float,
    be_social_work_bonus: float,
    be_contributed_holiday_pay: float,
    be_employee_contribution_rate: float,
    be_employee_health_care_rate: float,
) -> float:
    """Worker's Belgian contribution for medical care, which stays wage in the Netherlands (geneeskundige verzorging).

    It compares to the Dutch premium for health insurance, which nobody may deduct. The work bonus lowers all
    branches, this one too, in the measure of their rates.
    """
    on_wage = be_employee_contributions_before_bonus - be_social_work_bonus
    withheld = on_wage + be_contributed_holiday_pay * be_employee_contribution_rate
    return round_half_up(withheld * ratio(be_employee_health_care_rate, be_employee_contribution_rate), CENT)


@rule(level="spell", law=f"{_DECREE_2014} §§4.5-4.6", unit="EUR/year", start="2018-01-01", output=True)
def nl_deductible_belgian_contributions(
    be_employee_contributions: float,
    nl_wage_spent_on_belgian_health_care: float,
    be_special_contribution_withheld: float,
    nl_special_contribution_deductible_share: float,
) -> float:
    """Belgian contributions that are taken off the wage in the Netherlands (aftrekbare Belgische bijdragen).

    Those for pension, sickness benefit and unemployment, and the deductible part of the special contribution withheld
    from the pay. Nothing for who is insured in the Netherlands.
    """
    special = round_half_up(be_special_contribution_withheld * nl_special_contribution_deductible_share, CENT)
    return be_employee_contributions - nl_wage_spent_on_belgian_health_care + special


@rule(
    level="spell",
    law=f"Wet LB 1964 arts 10-13bis; Wet IB 2001 arts 3.81-3.82; {_DECREE_2014} §4",
    unit="EUR/year",
    start="2018-01-01",
)
def nl_recomputed_wage(
    gross_pay: float,
    benefits_in_kind: float,
    nl_company_car_wage: float,
    nl_taxable_allowances: float,
    nl_other_wage: float,
    nl_deductible_belgian_contributions: float,
    nl_deductible_pension_premium: float,
) -> float:
    """Wage by Dutch rules, built up from gross pay (herrekend loon).

    Gross pay and benefits in kind, less the worker's own Belgian contributions that are no wage in the Netherlands
    and pension premium. What the worker pays in Belgium for medical care is not taken off; what the employer pays for
    it is no wage.
    """
    additions = benefits_in_kind + nl_company_car_wage + nl_taxable_allowances + nl_other_wage
    return gross_pay + additions - nl_deductible_belgian_contributions - nl_deductible_pension_premium


@rule(level="spell", law="Wet IB 2001 art. 3.80", unit="EUR/year", start="2003-01-01", output=True)
def nl_fiscal_wage_of_job(nl_wage_statement: float, nl_recomputed_wage: float) -> float:
    """Dutch fiscal wage of the job (fiscaal loon): the annual statement's, or recomputed where there is none."""
    if nl_wage_statement > 0:
        return nl_wage_statement
    return nl_recomputed_wage


@rule(level="spell", law="treaty NL-BE 2001 arts 15-19", unit="EUR/year", start="2003-01-01")
def nl_fiscal_wage_of_job_from_be(nl_fiscal_wage_of_job: float, be_taxable_pay_share: float) -> float:
    """Part of the job's Dutch fiscal wage that Belgium may tax (Belgisch deel van het fiscale loon)."""
    return nl_fiscal_wage_of_job * be_taxable_pay_share


@rule(level="spell", law="Bvdb 2001 art. 9(1)(b)", unit="EUR/year", start="2003-01-01")
def nl_fiscal_wage_of_job_from_third_states(
    nl_fiscal_wage_of_job: float, third_state_pay_share: float
) -> float:
    """Part of the job's Dutch fiscal wage that third states may tax (deel van het loon uit derde landen)."""
    return nl_fiscal_wage_of_job * third_state_pay_share


@rule(level="adult", law="Wet IB 2001 art. 3.80", unit="EUR/year", start="2003-01-01", output=True)
def nl_fiscal_wage(sum_nl_fiscal_wage_of_job: float) -> float:
    """Dutch fiscal wage of all jobs, wherever worked (fiscaal loon): a resident declares world income."""
    return sum_nl_fiscal_wage_of_job


@rule(level="adult", law="treaty NL-BE 2001 arts 15-19", unit="EUR/year", start="2003-01-01", output=True)
def nl_fiscal_wage_from_be(sum_nl_fiscal_wage_of_job_from_be: float) -> float:
    """Dutch fiscal wage that Belgium may tax (in België belast loon)."""
    return sum_nl_fiscal_wage_of_job_from_be


@rule(level="adult", law="Wet IB 2001 arts 3.81, 3.100-3.101", unit="EUR/year", start="2003-01-01")
def nl_benefit_income(sum_benefit_amount: float) -> float:
    """Periodic benefits and pensions (periodieke uitkeringen), from whichever state.

    Family allowance is not among them: since 2001 neither Dutch nor foreign child benefit is income.
    """
    return sum_benefit_amount


@rule(level="benefit", law="Wet IB 2001 art. 8.1", unit="EUR/year", start="2003-01-01")
def nl_benefit_as_labour_income(benefit_amount: float, benefit_kind: BenefitKind) -> float:
    """Benefit that counts as labour income (arbeidsinkomen): pay replaced during temporary sickness."""
    if benefit_kind == BenefitKind.SICKNESS:
        return benefit_amount
    return 0.0


@rule(level="adult", law="Wet IB 2001 art. 8.1", unit="EUR/year", start="2003-01-01")
def nl_labour_income(nl_fiscal_wage: float, sum_nl_benefit_as_labour_income: float) -> float:
    """Income from present labour (arbeidsinkomen): no territorial limit, so wage that Belgium taxes counts."""
    return nl_fiscal_wage + sum_nl_benefit_as_labour_income


@referral(
    blocks="nl_recomputed_wage",
    office="dutch_tax_office",
    level="spell",
    law="Wet LB 1964 art. 13bis; Wet IB 2001 art. 3.145",
    start="2003-01-01",
    end="2016-12-31",
)
def nl_has_unstated_company_car_benefit(
    be_company_car_benefit: float, be_van_benefit: float, nl_company_car_benefit_is_stated: bool
) -> bool:
    """The Dutch value of a car of the employer follows Dutch rules: state it, or that it is nil."""
    return be_company_car_benefit + be_van_benefit > 0 and not nl_company_car_benefit_is_stated


@referral(
    blocks="nl_recomputed_wage",
    office="dutch_tax_office",
    level="spell",
    law="Wet IB 2001 art. 3.2",
    start="2003-01-01",
)
def nl_is_business_profit(job_kind: JobKind) -> bool:
    """Profit of the self-employed is computed by other rules than wage, with its own deductions."""
    return job_kind == JobKind.SELF_EMPLOYED
