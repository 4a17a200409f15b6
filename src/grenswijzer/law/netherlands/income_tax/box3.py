"""Income from savings and investments (box 3): stated, taxed at the rate of the year."""

from grenswijzer.engine.rule import rule


@rule(level="adult", law="Wet IB 2001 arts 5.1, 6.2(1)", unit="EUR/year", start="2015-01-01")
def nl_personal_deductions_in_box3(
    nl_personal_deductions: float, nl_personal_deductions_in_box1: float, nl_box3_benefit: float
) -> float:
    """Personal deductions that box 1 could not take, set off against box 3: not below zero."""
    return min(nl_personal_deductions - nl_personal_deductions_in_box1, nl_box3_benefit)


@rule(level="adult", law="Wet IB 2001 art. 5.1", unit="EUR/year", start="2015-01-01", output=True)
def nl_taxable_box3_income(nl_box3_benefit: float, nl_personal_deductions_in_box3: float) -> float:
    """Taxable income from savings and investments (belastbaar inkomen uit sparen en beleggen)."""
    return nl_box3_benefit - nl_personal_deductions_in_box3


@rule(level="adult", law="Wet IB 2001 art. 2.13", unit="EUR/year", start="2015-01-01", output=True)
def nl_box3_tax(nl_taxable_box3_income: float, nl_box3_rate: float) -> float:
    """Tax on savings and investments before relief (belasting box 3)."""
    return nl_box3_rate * nl_taxable_box3_income


@rule(
    level="adult",
    law="Bvdb 2001 arts 23-24; treaty NL-BE 2001 art. 23(2)",
    unit="EUR/year",
    start="2015-01-01",
)
def nl_box3_relief(nl_box3_tax: float, nl_box3_exempt_share: float) -> float:
    """Relief for assets that another state may tax, such as a Belgian second home (vermindering box 3)."""
    return nl_box3_tax * nl_box3_exempt_share


@rule(level="adult", law="Wet IB 2001 art. 2.18", unit="EUR/year", start="2015-01-01", output=True)
def nl_aggregate_income(
    nl_box1_income: float, nl_other_boxes_income: float, nl_taxable_box3_income: float
) -> float:
    """Income of the three boxes (verzamelinkomen), on which the tests of credits rest."""
    return nl_box1_income + nl_other_boxes_income + nl_taxable_box3_income
