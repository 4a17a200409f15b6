"""The special social security contribution of employees (bijzondere bijdrage voor de sociale zekerheid, BBSZ)."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up, tax_by_scale
from grenswijzer.engine.rule import Scale, rule


@rule(level="adult", law="Wet 30.03.1994 art. 107", unit="EUR/year", start="2003-01-01")
def be_own_special_contribution_income(
    be_net_professional_income: float,
    be_foreign_net_professional_income: float,
    other_belgian_income: float,
    other_dutch_income: float,
    other_foreign_income: float,
    be_deductible_expenses: float,
    be_special_contribution_counts_exempt_income: bool,
) -> float:
    """One person's part of the income that decides the special contribution (BBSZ)."""
    income = be_net_professional_income + other_belgian_income
    if be_special_contribution_counts_exempt_income:
        foreign = be_foreign_net_professional_income + other_dutch_income + other_foreign_income
        income = income + foreign
    return max(0.0, income - be_deductible_expenses)


@rule(level="adult", law="Wet 30.03.1994 art. 107", unit="EUR/year", start="2003-01-01", output=True)
def be_special_contribution_income(
    be_own_special_contribution_income: float,
    partner_be_own_special_contribution_income: float,
    be_is_taxed_as_single: bool,
) -> float:
    """Income that decides the special contribution (gezinsinkomen): of both spouses if assessed jointly."""
    if be_is_taxed_as_single:
        return be_own_special_contribution_income
    return be_own_special_contribution_income + partner_be_own_special_contribution_income


@rule(
    level="adult",
    law="Wet 30.03.1994 arts 108 and 110",
    unit="EUR/year",
    start="2003-01-01",
    end="2021-12-31",
)
def be_household_special_contribution(
    be_special_contribution_income: float,
    be_special_contribution_scale: Scale,
    be_special_contribution_minimum: float,
) -> float:
    """Special contribution of the household for the year, whoever owes it; tiny amounts are dropped."""
    due = round_half_up(tax_by_scale(be_special_contribution_income, be_special_contribution_scale), CENT)
    if due < be_special_contribution_minimum:
        return 0.0
    return due


@rule(level="adult", law="Wet 30.03.1994 art. 106", start="2003-01-01")
def be_owes_special_contribution(any_be_is_insured_as_employee: bool) -> bool:
    """Owes the special contribution: was under Belgian social security for employees in the year."""
    return any_be_is_insured_as_employee


@rule(level="adult", law="Wet 30.03.1994 art. 106", unit="share", start="2003-01-01")
def be_special_contribution_share(
    be_owes_special_contribution: bool,
    partner_be_owes_special_contribution: bool,
    be_own_special_contribution_income: float,
    be_special_contribution_income: float,
    be_is_taxed_as_single: bool,
) -> float:
    """Part of the household's special contribution shown with this person.

    Spouses who both owe it share it in the measure of their income; the law only knows the household.
    """
    if not be_owes_special_contribution:
        return 0.0
    if be_is_taxed_as_single or not partner_be_owes_special_contribution:
        return 1.0
    return ratio(be_own_special_contribution_income, be_special_contribution_income)


@rule(level="adult", law="Wet 30.03.1994 arts 106-108", unit="EUR/year", start="2003-01-01", output=True)
def be_special_social_security_contribution(
    be_household_special_contribution: float,
    be_special_contribution_share: float,
    partner_be_special_contribution_share: float,
    be_has_higher_professional_income: bool,
    be_is_taxed_as_single: bool,
) -> float:
    """Special social security contribution for the year (BBSZ), settled with the income tax.

    Only persons under Belgian employee insurance owe it. What was withheld from the pay is an advance on it.
    """
    shared = not be_is_taxed_as_single and partner_be_special_contribution_share > 0
    if shared and be_special_contribution_share > 0 and be_has_higher_professional_income:
        # the other's part is rounded; the rest is this one's, so that the parts add up to the cent
        other = round_half_up(be_household_special_contribution * partner_be_special_contribution_share, CENT)
        return round_half_up(be_household_special_contribution - other, CENT)
    return round_half_up(be_household_special_contribution * be_special_contribution_share, CENT)


@rule(level="adult", law="Wet 30.03.1994 art. 110", unit="EUR/year", start="2003-01-01", output=True)
def be_special_contribution_balance(
    be_special_social_security_contribution: float, sum_be_special_contribution_withheld: float
) -> float:
    """What is still due of the special contribution at the assessment; below zero it is paid back."""
    return be_special_social_security_contribution - sum_be_special_contribution_withheld
