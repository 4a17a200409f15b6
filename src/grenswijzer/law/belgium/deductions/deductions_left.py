"""What is still deducted from income since 2012: alimony. All other spending became a reduction of tax."""

from grenswijzer.engine.rule import rule


@rule(level="adult", law="WIB 92 art. 104", unit="EUR/year", start="2012-01-01", output=True)
def be_deductible_expenses(be_alimony_deduction: float) -> float:
    """All spending deducted from net income (aftrekbare bestedingen): only alimony."""
    return be_alimony_deduction


@rule(level="adult", law="WIB 92 arts 243/1 and 244", start="2014-01-01", output=True)
def be_has_resident_deductions(be_has_full_reliefs: bool) -> bool:
    """Has the reductions of a resident of Belgium: residents and non-residents under arts 243/1 and 244."""
    return be_has_full_reliefs


@rule(level="adult", law="WIB 92 arts 6, 23 and 155", unit="EUR/year", start="2014-01-01")
def be_own_net_income(
    be_net_professional_income: float, other_belgian_income: float, be_exempt_professional_income: float
) -> float:
    """This person's own net income before any moving between spouses; a resident's exempt income belongs to it."""
    return be_net_professional_income + other_belgian_income + be_exempt_professional_income
