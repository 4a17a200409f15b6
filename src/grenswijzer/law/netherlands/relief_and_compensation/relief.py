"""Relief for double taxation: exemption with progression, and credit for directors, artists and sportspeople."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import rule


@rule(level="spell", law="treaty NL-BE 2001 art. 23(2)(b)", unit="EUR/year", start="2003-01-01")
def nl_exempt_wage_of_job(nl_fiscal_wage_of_job_from_be: float, nl_relief_is_credit: bool) -> float:
    """Wage of the job that the Netherlands exempts because Belgium may tax it (vrijgesteld loon)."""
    if nl_relief_is_credit:
        return 0.0
    return nl_fiscal_wage_of_job_from_be


@rule(level="spell", law="treaty NL-BE 2001 art. 23(2)(c)", unit="EUR/year", start="2003-01-01")
def nl_credited_wage_of_job(nl_fiscal_wage_of_job_from_be: float, nl_relief_is_credit: bool) -> float:
    """Wage of the job for which Belgian tax is credited: arts 16 and 17 (loon met verrekening)."""
    if nl_relief_is_credit:
        return nl_fiscal_wage_of_job_from_be
    return 0.0


@rule(level="benefit", law="treaty NL-BE 2001 arts 18, 23(2)(b)", unit="EUR/year", start="2003-01-01")
def nl_exempt_benefit(benefit_amount: float, be_taxable_benefit_share: float) -> float:
    """Part of a benefit that the Netherlands exempts because Belgium may tax it (vrijgestelde uitkering)."""
    return benefit_amount * be_taxable_benefit_share


@rule(
    level="adult",
    law="Bvdb 2001 art. 9; treaty NL-BE 2001 art. 23(2)(b)",
    unit="EUR/year",
    start="2003-01-01",
)
def nl_exempt_income_from_be(
    sum_nl_exempt_wage_of_job: float, sum_nl_exempt_benefit: float, nl_exempt_severance_wage: float
) -> float:
    """Box 1 income that Belgium may tax and the Netherlands exempts (buitenlands inkomen uit werk en woning)."""
    return sum_nl_exempt_wage_of_job + sum_nl_exempt_benefit + nl_exempt_severance_wage


@rule(
    level="adult",
    law="Bvdb 2001 art. 13; treaty NL-BE 2001 art. 23(2)(c)",
    unit="EUR/year",
    start="2003-01-01",
)
def nl_credited_income_from_be(sum_nl_credited_wage_of_job: float) -> float:
    """Box 1 income for which Belgian tax is credited."""
    return sum_nl_credited_wage_of_job


@rule(level="adult", law="Bvdb 2001 art. 9", unit="EUR/year", start="2003-01-01")
def nl_exempt_income_from_third_states(
    sum_nl_fiscal_wage_of_job_from_third_states: float,
    other_foreign_income: float,
    nl_third_state_income_is_taxed_there: bool,
) -> float:
    """Box 1 income from third states that is taxed there, exempt like Belgian income.

    The relief of each state has the same fraction of the same tax, so that one sum gives the same total.
    """
    if nl_third_state_income_is_taxed_there:
        return sum_nl_fiscal_wage_of_job_from_third_states + other_foreign_income
    return 0.0


@rule(level="adult", law="Bvdb 2001 art. 10(5)", unit="EUR/year", start="2003-01-01", output=True)
def nl_denominator_income(
    nl_box1_income: float,
    nl_negative_denominator_of_other_years: float,
    nl_be_takes_family_fully_into_account: bool,
    nl_income_provisions: float,
    nl_personal_deductions_in_box1: float,
) -> float:
    """Denominator of the relief (noemerinkomen): box 1 income of the year, negative ones of other years taken off.

    Own home, provisions and personal deductions are in it. They are added back, for every state, when the income
    comes mainly from a state that fully takes the family situation into account (10(7)).
    """
    denominator = nl_box1_income - nl_negative_denominator_of_other_years
    if nl_be_takes_family_fully_into_account:
        denominator = denominator + nl_income_provisions + nl_personal_deductions_in_box1
    return denominator


@rule(level="adult", law="Bvdb 2001 art. 10(6)", unit="EUR/year", start="2003-01-01")
def nl_denominator_income_for_be(
    nl_denominator_income: float,
    nl_deductions_recognised_by_be: float,
    nl_be_takes_family_fully_into_account: bool,
) -> float:
    """Denominator for Belgium: provisions and personal deductions that Belgium took into account are added back."""
    if nl_be_takes_family_fully_into_account:
        return nl_denominator_income
    return nl_denominator_income + nl_deductions_recognised_by_be


@rule(level="adult", law="Bvdb 2001 arts 11, 12", unit="EUR/year", start="2003-01-01")
def nl_exempt_income_with_carry_over(
    nl_exempt_income_from_be: float,
    nl_exempt_income_brought_forward: float,
    nl_negative_foreign_income_brought_forward: float,
    nl_has_compensated_income: bool,
) -> float:
    """Exempt Belgian income of the year with what a decision carried over from earlier years.

    Exempt income is not carried over to a year with pay under a compensation scheme for frontier workers (11(4)).
    """
    brought = nl_exempt_income_brought_forward
    if nl_has_compensated_income:
        brought = 0.0
    return nl_exempt_income_from_be + brought - nl_negative_foreign_income_brought_forward


@rule(level="adult", law="Bvdb 2001 art. 10(2)-(4)", unit="EUR/year", start="2003-01-01", output=True)
def nl_exemption_relief(
    nl_box1_tax: float,
    nl_exempt_income_with_carry_over: float,
    nl_denominator_income_for_be: float,
    nl_exempt_income_from_third_states: float,
    nl_denominator_income: float,
) -> float:
    """Reduction of tax for exempt foreign income (vrijstelling met progressievoorbehoud): tax x income / denominator.

    On box 1 tax before credits and without premiums; all states together never above that tax.
    """
    exempt = nl_exempt_income_with_carry_over + nl_exempt_income_from_third_states
    if exempt > 0 and exempt >= nl_denominator_income_for_be:
        return nl_box1_tax
    share = max(0.0, ratio(nl_exempt_income_with_carry_over, nl_denominator_income_for_be))
    share = share + max(0.0, ratio(nl_exempt_income_from_third_states, nl_denominator_income))
    return nl_box1_tax * min(1.0, share)


@rule(level="adult", law="Bvdb 2001 art. 13(2)(a)", unit="EUR/year", start="2003-01-01")
def nl_belgian_tax_to_credit(
    nl_belgian_tax_on_own_income: float,
    nl_credited_income_from_be: float,
    nl_exempt_income_from_be: float,
    other_belgian_income: float,
) -> float:
    """Belgian tax on income of arts 16 and 17: the share of that income in all income that Belgium taxes."""
    belgian = nl_credited_income_from_be + nl_exempt_income_from_be + other_belgian_income
    return nl_belgian_tax_on_own_income * ratio(nl_credited_income_from_be, belgian)


@rule(level="adult", law="Bvdb 2001 art. 13(2), (4)", unit="EUR/year", start="2003-01-01", output=True)
def nl_foreign_tax_credit(
    nl_box1_tax: float,
    nl_exemption_relief: float,
    nl_belgian_tax_to_credit: float,
    nl_belgian_tax_brought_forward: float,
    nl_has_compensated_income: bool,
    nl_credited_income_from_be: float,
    nl_denominator_income: float,
) -> float:
    """Belgian tax credited for directors, artists and sportspeople (verrekening).

    The lower of the Belgian tax and Dutch tax x income / denominator; with the exemption never above box 1 tax. With
    a compensation no Belgian tax of earlier years comes along (14(2)).
    """
    foreign = nl_belgian_tax_to_credit
    if not nl_has_compensated_income:
        foreign = foreign + nl_belgian_tax_brought_forward
    dutch = nl_box1_tax * max(0.0, ratio(nl_credited_income_from_be, nl_denominator_income))
    return min(min(foreign, dutch), nl_box1_tax - nl_exemption_relief)


@rule(
    level="adult",
    law="Bvdb 2001 arts 8-14",
    unit="EUR/year",
    start="2003-01-01",
    when="nl_is_resident",
    output=True,
)
def nl_double_tax_relief(nl_exemption_relief: float, nl_foreign_tax_credit: float) -> float:
    """Relief for double taxation (aftrek ter voorkoming van dubbele belasting), before any tax credit."""
    return nl_exemption_relief + nl_foreign_tax_credit


@rule(level="adult", law="Bvdb 2001 art. 11(1), (4)", unit="EUR/year", start="2003-01-01", output=True)
def nl_exempt_income_carried_forward(
    nl_exempt_income_with_carry_over: float,
    nl_denominator_income_for_be: float,
    nl_has_compensated_income: bool,
) -> float:
    """Exempt Belgian income without relief this year, for the next (doorschuifregeling); none with compensation."""
    if nl_has_compensated_income:
        return 0.0
    return max(0.0, nl_exempt_income_with_carry_over - max(0.0, nl_denominator_income_for_be))
