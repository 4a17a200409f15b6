"""The Dutch income of a person who lives abroad, and the part of it that box 1 taxes."""

from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Country

_START = "2015-01-01"


@rule(level="adult", law="Wet IB 2001 art. 2.1(1)(b)", start=_START)
def nl_is_non_resident(residence_state: Country) -> bool:
    """Lives outside the Netherlands: taxed there on Dutch income only (buitenlands belastingplichtige)."""
    return residence_state != Country.NL and residence_state != Country.NONE


@rule(
    level="spell",
    law="Wet IB 2001 art. 7.2(2)(b), (7); treaty NL-BE 2001 arts 15-19",
    unit="EUR/year",
    start=_START,
)
def nl_source_wage_of_job(nl_fiscal_wage_of_job: float, nl_taxable_pay_share: float) -> float:
    """Wage of the job that the treaty leaves to the Netherlands (Nederlands loon)."""
    return nl_fiscal_wage_of_job * nl_taxable_pay_share


@rule(
    level="benefit",
    law="Wet IB 2001 art. 7.2(2)(d)-(e); treaty NL-BE 2001 art. 18",
    unit="EUR/year",
    start=_START,
)
def nl_source_benefit(benefit_amount: float, nl_taxable_benefit_share: float) -> float:
    """Benefit or pension that the treaty leaves to the Netherlands (Nederlandse uitkering)."""
    return benefit_amount * nl_taxable_benefit_share


@rule(
    level="adult",
    law="Wet IB 2001 art. 7.2(2)",
    unit="EUR/year",
    start=_START,
    when="nl_is_non_resident",
    output=True,
)
def nl_source_income(
    sum_nl_source_wage_of_job: float,
    sum_nl_source_benefit: float,
    nl_source_severance_wage: float,
    other_dutch_income: float,
) -> float:
    """Income from work in the Netherlands that it may tax (inkomen uit werk en woning in Nederland).

    Without the own home: a home in which one lives stands in the state of residence.
    """
    earned = sum_nl_source_wage_of_job + nl_source_severance_wage
    return earned + sum_nl_source_benefit + other_dutch_income


@rule(level="adult", law="Wet IB 2001 art. 7.8(1), (4)", unit="EUR/year", start=_START)
def nl_qualifying_home_and_provisions(
    nl_own_home_balance: float, nl_income_provisions: float, nl_deductions_counted_at_home: float
) -> float:
    """Negative income of the own home abroad and income provisions of a qualifying non-resident.

    Not as far as the state of residence can take them into account for the person or the partner.
    """
    home = max(0.0, 0.0 - nl_own_home_balance)
    return max(0.0, home + nl_income_provisions - nl_deductions_counted_at_home)


@rule(level="adult", law="Wet IB 2001 arts 6.2, 7.8(1), (4)", unit="EUR/year", start=_START)
def nl_qualifying_personal_deductions(
    nl_personal_deductions: float, nl_personal_deductions_counted_at_home: float
) -> float:
    """Personal deductions of a qualifying non-resident that the state of residence cannot take into account."""
    return max(0.0, nl_personal_deductions - nl_personal_deductions_counted_at_home)


@rule(
    level="adult",
    law="Wet IB 2001 arts 7.2, 7.8(1); treaty NL-BE 2001 art. 26(2)",
    unit="EUR/year",
    start=_START,
    when="nl_is_non_resident",
    output=True,
)
def nl_non_resident_box1_income(
    nl_source_income: float,
    nl_is_qualifying_non_resident: bool,
    nl_qualifying_home_and_provisions: float,
    nl_qualifying_personal_deductions: float,
    nl_treaty_deductions: float,
) -> float:
    """Dutch income less the deductions a non-resident has (inkomen uit werk en woning in Nederland).

    All deductions of a qualifying non-resident; of a resident of Belgium those for the family, pro rata. Personal
    deductions never make the income negative.
    """
    income = nl_source_income
    personal = nl_treaty_deductions
    if nl_is_qualifying_non_resident:
        income = income - nl_qualifying_home_and_provisions
        personal = nl_qualifying_personal_deductions
    return income - min(personal, max(0.0, income))


@rule(
    level="adult",
    law="Wet IB 2001 arts 2.10, 3.1, 7.2(1)",
    unit="EUR/year",
    start=_START,
    output=True,
)
def nl_taxed_box1_income(
    nl_is_non_resident: bool,
    nl_taxable_box1_income: float,
    nl_non_resident_box1_income: float,
    nl_box1_losses: float,
) -> float:
    """Income to which the box 1 rates apply (belastbaar inkomen uit werk en woning, al dan niet in Nederland).

    Of a resident all of it; of a non-resident what the Netherlands may tax. Premiums and the tests of credits look at
    all income by resident rules.
    """
    if nl_is_non_resident:
        left = nl_non_resident_box1_income - nl_box1_losses
        return max(min(nl_non_resident_box1_income, 0.0), left)
    return nl_taxable_box1_income


@referral(
    blocks="nl_non_resident_box1_income",
    office="nl_tax_abroad",
    level="adult",
    law="Wet IB 2001 ch. 7",
    start=_START,
)
def nl_is_resident_of_third_state(residence_state: Country) -> bool:
    """You live in another state than the Netherlands or Belgium: its own treaty with the Netherlands decides."""
    lives_in_treaty_state = residence_state == Country.NL or residence_state == Country.BE
    return residence_state != Country.NONE and not lives_in_treaty_state
