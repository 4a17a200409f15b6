"""The choice between lump sum and actual costs, with what the choice does to exempt allowances."""

from grenswijzer.engine.rule import rule, view


@rule(level="adult", law="WIB 92 art. 51", start="2003-01-01")
def be_supposes_lump_sum_costs() -> bool:
    """Supposition: no actual costs are deducted."""
    return False


@rule(level="adult", law="WIB 92 art. 49", start="2003-01-01")
def be_supposes_actual_costs() -> bool:
    """Supposition: actual costs are deducted."""
    return True


view(
    "if_lump_sum_costs",
    replaces={"be_has_actual_costs": "be_supposes_lump_sum_costs"},
    law="WIB 92 art. 51",
)
view(
    "if_actual_costs",
    replaces={"be_has_actual_costs": "be_supposes_actual_costs"},
    law="WIB 92 art. 49",
)


@rule(level="adult", law="WIB 92 arts 38 §1, 9° and 14°, 49 and 51", start="2003-01-01", output=True)
def be_has_actual_costs(
    be_gross_professional_income_if_lump_sum_costs: float,
    be_lump_sum_costs_if_lump_sum_costs: float,
    be_gross_professional_income_if_actual_costs: float,
    be_actual_costs_if_actual_costs: float,
) -> bool:
    """Actual costs are deducted, because less income is then left to tax than with the lump sum.

    With actual costs the allowances for commuting become taxable: that loss counts. The lump sum wins a tie.
    """
    with_lump_sum = be_gross_professional_income_if_lump_sum_costs - be_lump_sum_costs_if_lump_sum_costs
    with_actual = be_gross_professional_income_if_actual_costs - be_actual_costs_if_actual_costs
    return with_actual < with_lump_sum


@rule(level="adult", law="WIB 92 arts 49 and 51", unit="EUR/year", start="2003-01-01", output=True)
def be_professional_costs(
    be_has_actual_costs: bool, be_actual_costs: float, be_lump_sum_costs: float
) -> float:
    """Professional costs deducted from pay taxable in Belgium (beroepskosten): the lump sum or the actual costs."""
    if be_has_actual_costs:
        return be_actual_costs
    return be_lump_sum_costs
